import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { explicitSubnetsOf, gatewayOf, nameOf, tablesOf, vpcOf } from '../association.ts';
import { refuseInDisabled } from '../project.ts';
import { projectOf, quotaRefusals } from '../quota.ts';

interface Props {
  readonly isDefault: boolean;
}

/** One more than the quota of its VPC allows, or in a project that is not in use yet. */
export function refusePlace(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  const vpc = vpcOf(after, self.id);
  if (vpc === null) return refuseInDisabled(self, scope);
  const count = tablesOf(after, vpc.id).length;
  return [...refuseInDisabled(self, scope), ...quotaRefusals({ code: 'NHN-Q-003', name: 'routingTables', count, project: projectOf(after, self.id), at: { component: vpc.id } })];
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
