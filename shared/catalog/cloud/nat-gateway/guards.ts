import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseFullSubnet } from '../addressing.ts';
import { floatingIpsOn, gatewayOf, nameOf, tableOf } from '../association.ts';
import { refuseInDisabled } from '../project.ts';
import { inProject, projectOf, quotaRefusals } from '../quota.ts';

interface Props {
  readonly address: string;
}

/** VPC, subnet and floating IP are fixed for life (B.2). */
function fixed(self: Self<unknown>, scope: Scope | null): Refusal {
  const fips = scope === null ? [] : floatingIpsOn(scope, self.id);
  return { code: 'NHN-NAT-002', params: { fip: fips[0]?.component.name ?? '-' }, at: { component: self.id } };
}

/** In a subnet that reaches the internet, one of at most three, and for good. */
export function refusePlace(self: Self<Props>, scope: Scope): readonly Refusal[] {
  if (scope.component(self.id) !== null) return [fixed(self, scope)];
  const after = scope.supposing(self.id, self.component);
  const subnet = scope.component(self.component.parent);
  const table = subnet === null ? null : tableOf(after, subnet.id);
  const isCutOff = table === null || gatewayOf(after, table.table.id) === null;
  const cutOff: readonly Refusal[] = isCutOff && subnet !== null ? [{ code: 'NHN-NAT-001', params: {}, at: { component: subnet.id }, blocking: [table?.table.id ?? subnet.id] }] : [];
  const project = projectOf(after, self.id);
  const count = inProject(after, 'nat-gateway', project).length;
  return [
    ...refuseInDisabled(self, scope),
    ...cutOff,
    ...quotaRefusals({ code: 'NHN-NAT-003', name: 'natGateways', count, project, at: { component: self.id } }),
    ...refuseFullSubnet(self, scope),
  ];
}

/** Its floating IP stays as long as it does, and goes free with it (B.3). */
export function refuseDisassociation(self: Self<unknown>, change: LinkChange, scope: Scope): readonly Refusal[] {
  if (scope.component(change.link.from.component)?.component.kind !== 'floating-ip') return [];
  return [{ ...fixed(self, scope), params: { fip: nameOf(scope, change.link.from.component) }, blocking: [self.id] }];
}

/** So does its address. */
export function refuseUpdate(self: Self<Props>, next: Props): readonly Refusal[] {
  return self.props.address === '' || next.address === self.props.address ? [] : [{ ...fixed(self, null), at: { component: self.id, path: '/address' } }];
}
