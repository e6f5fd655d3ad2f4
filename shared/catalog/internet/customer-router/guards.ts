import type { LinkChange, Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TextParams } from '../../../model/text.ts';
import { visibilityOf, vlanOf } from '../../vlans.ts';
import type { CustomerRouterProps } from './props.ts';

/**
 * The frontend router serves public VLANs only, the backend router private ones (domain/private-cloud.md b.6 rule 11): what ROUTER-VLAN tells of a network on
 * the other side; null where it may be served.
 */
export function wrongSide(self: Self<CustomerRouterProps>, network: ComponentId | null, scope: Scope): TextParams | null {
  const vlan = vlanOf(scope, network);
  const wanted = self.props.role === 'backend' ? 'private' : 'public';
  if (vlan === null || visibilityOf(vlan) === wanted) return null;
  const params = { name: self.component.name, vlan: scope.component(network)?.component.name ?? '' };
  return wanted === 'private' ? { case: 'private', ...params } : params;
}

export function refuseVlan(self: Self<CustomerRouterProps>, { link }: LinkChange, scope: Scope): readonly Refusal[] {
  const params = link.kind === 'l2' ? wrongSide(self, link.to.component, scope) : null;
  return params === null ? [] : [{ code: 'ROUTER-VLAN', params, at: { component: self.id }, blocking: [link.to.component] }];
}
