import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { visibilityOf, vlanOf } from '../../vlans.ts';
import type { CustomerRouterProps } from './props.ts';

/** The frontend router serves public VLANs only, the backend router private ones (domain/private-cloud.md b.6 rule 11). */
export function refuseVlan(self: Self<CustomerRouterProps>, { link }: LinkChange, scope: Scope): readonly Refusal[] {
  const vlan = link.kind === 'l2' ? vlanOf(scope, link.to.component) : null;
  const wanted = self.props.role === 'backend' ? 'private' : 'public';
  if (vlan === null || visibilityOf(vlan) === wanted) return [];
  const name = scope.component(link.to.component)?.component.name ?? link.to.component;
  return [{ code: `ROUTER_VLAN.${wanted}`, params: { name: self.component.name, vlan: name }, at: { component: self.id }, blocking: [link.to.component] }];
}
