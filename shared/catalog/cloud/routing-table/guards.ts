import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { explicitSubnetsOf, gatewayOf, nameOf, vpcOf } from '../association.ts';

interface Props {
  readonly isDefault: boolean;
}

/** The default table goes only with its VPC; any other one only when nothing uses it. */
export function refuseRemoval(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const vpc = vpcOf(scope, self.id);
  const at = { component: self.id };
  if (self.props.isDefault && vpc !== null) return [{ code: 'NHN-RT-001', params: {}, at, blocking: [vpc.id] }];
  const gateway = gatewayOf(scope, self.id);
  const users = [...explicitSubnetsOf(scope, self.id), ...(gateway === null ? [] : [gateway])];
  if (users.length === 0) return [];
  const list = users.map((user) => nameOf(scope, user.id)).join(', ');
  return [{ code: 'NHN-RT-007', params: { rt: self.component.name, list }, at, blocking: users.map((user) => user.id) }];
}

/** A table has one internet gateway at most. */
export function refuseGateway(self: Self<Props>, change: LinkChange, scope: Scope): readonly Refusal[] {
  const other = scope.component(change.link.from.component);
  const present = gatewayOf(scope, self.id);
  if (present === null || other?.component.kind !== 'internet-gateway') return [];
  const params = { rt: self.component.name, ig2: present.component.name };
  return [{ code: 'NHN-IG-005', params, at: { component: self.id }, blocking: [present.id], rule: ['IG-10'] }];
}
