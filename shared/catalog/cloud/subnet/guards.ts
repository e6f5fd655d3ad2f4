import type { ComponentId } from '../../../model/design.ts';
import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseInDisabled } from '../project.ts';
import { projectOf, quotaRefusals } from '../quota.ts';
import { defaultTableOf, floatingIpsOn, gatewayOf, nameOf, vpcOf } from '../association.ts';

/** One more than the quota of its VPC allows, or one in a project that is not in use yet. */
export function refusePlace(self: Self<unknown>, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  const { parent } = self.component;
  const count = after.children(parent).filter((child) => child.component.kind === self.component.kind).length;
  const at = { component: parent ?? self.id };
  const refusals = quotaRefusals({ code: 'NHN-Q-002', name: 'subnets', count, project: projectOf(after, self.id), at });
  return [...refuseInDisabled(self, scope), ...refusals];
}

/** A subnet in which an address is still held cannot go (NHN-SUB-007). */
export function refuseRemoval(self: Self<unknown>, scope: Scope): readonly Refusal[] {
  const owners = [...new Set(scope.members(self.id).map((ref) => ref.owner))];
  if (owners.length === 0) return [];
  const list = owners.map((owner) => nameOf(scope, owner)).join(', ');
  return [{ code: 'NHN-SUB-007', params: { s: self.component.name, list }, at: { component: self.id }, blocking: owners }];
}

/** Floating IPs on ports of the subnet would stop working on a table without internet gateway (NHN-SUB-008). */
function refuseLosingInternet(self: Self<unknown>, table: ComponentId | null, scope: Scope): readonly Refusal[] {
  if (table !== null && gatewayOf(scope, table) !== null) return [];
  const fips = scope.members(self.id).flatMap((ref) => floatingIpsOn(scope, ref.owner, ref.row.id));
  const [first] = fips;
  if (first === undefined) return [];
  const params = { fip: fips.map((fip) => fip.component.name).join(', '), rt: table === null ? '-' : nameOf(scope, table) };
  const links = fips.flatMap((fip) => scope.links(fip.id, 'attach').map((view) => view.id));
  const fix = { command: 'component.remove', args: { links }, title: 'NHN-SUB-008.fix' };
  return [{ code: 'NHN-SUB-008', params, at: { component: self.id }, blocking: fips.map((fip) => fip.id), fix }];
}

/** Linking a subnet to a table: same VPC, and no floating IP may lose the internet. */
export function refuseAssociation(self: Self<unknown>, change: LinkChange, scope: Scope): readonly Refusal[] {
  if (change.link.kind !== 'attach') return [];
  const table = scope.component(change.link.to.component);
  if (table === null) return [];
  const own = vpcOf(scope, self.id);
  const other = vpcOf(scope, table.id);
  if (own !== null && other !== null && own.id !== other.id) {
    return [{ code: 'NHN-SUB-006', params: { rt: table.component.name }, at: { component: self.id }, blocking: [table.id] }];
  }
  return refuseLosingInternet(self, table.id, scope);
}

/** Unlinking returns the subnet to the default table of its VPC. */
export function refuseDissociation(self: Self<unknown>, change: LinkChange, scope: Scope): readonly Refusal[] {
  if (change.link.kind !== 'attach') return [];
  const vpc = vpcOf(scope, self.id);
  return refuseLosingInternet(self, vpc === null ? null : (defaultTableOf(scope, vpc.id)?.id ?? null), scope);
}
