import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { nextPublicAddress, poolCidr } from '../addressing.ts';
import { refuseInDisabled } from '../project.ts';
import { externalNetworkOf, floatingIpsOn, gatewayOf, nameOf, portOf, tableBehind, targetOf } from '../association.ts';
import { attachFix } from './attach-fix.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly address: string;
  readonly deleteProtection: boolean;
}

/** Allocation takes an address of the pool; where none is left there is nothing to allocate (GS-22). */
export function refusePlace(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const pool = externalNetworkOf(scope, self.props.externalNetwork);
  const isThere = scope.component(self.id) !== null;
  const isExhausted = !isThere && pool !== null && poolCidr(scope, pool.id) !== null && nextPublicAddress(scope, pool.id) === null;
  const full: readonly Refusal[] = isExhausted ? [{ code: 'NHN-FIP-001', params: {}, at: { component: pool.id }, rule: ['GS-22'] }] : [];
  return [...refuseInDisabled(self, scope), ...full];
}

/** One floating IP, one port with an address, on a table that reaches the internet (GS-24, GS-72; B.1). */
export function refuseAssociation(self: Self<Props>, change: LinkChange, scope: Scope): readonly Refusal[] {
  const { component: owner, port } = change.link.to;
  const at = { component: self.id };
  const present = targetOf(scope, self.id);
  if (present !== null) return [{ code: 'NHN-FIP-004', params: {}, at, blocking: [present.owner], rule: ['GS-24'] }];
  const target = portOf(scope, owner, port ?? null);
  const ambiguous = port === undefined && scope.interfaces(owner).length > 1;
  if (target === null || target.row.addresses.length === 0 || ambiguous) return [{ code: 'NHN-FIP-004', params: {}, at, blocking: [owner] }];
  const rivals = floatingIpsOn(scope, owner, target.row.id);
  if (rivals.length > 0) return [{ code: 'NHN-FIP-004', params: {}, at, blocking: rivals.map((fip) => fip.id), rule: ['GS-24', 'GS-72'] }];
  const table = tableBehind(scope, target);
  if (table !== null && gatewayOf(scope, table.id) !== null) return [];
  const subnet = scope.segmentOf(owner, target.row.id);
  const params = {
    port: `${nameOf(scope, owner)} ${target.row.id}`, s: subnet === null ? '-' : nameOf(scope, subnet), rt: table?.component.name ?? '-',
  };
  return [{ code: 'NHN-FIP-002', params, at, blocking: table === null ? [owner] : [table.id], ...attachFix(table, scope) }];
}

/** Releasing needs disassociation and no protection (B.2). */
export function refuseRemoval(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const refusal: Refusal = { code: 'NHN-FIP-005', params: { fip: self.component.name }, at: { component: self.id } };
  if (self.props.deleteProtection) {
    return [{ ...refusal, fix: { command: 'component.update', args: { id: self.id, props: { deleteProtection: false } }, title: 'NHN-FIP-005.unprotect' } }];
  }
  const target = targetOf(scope, self.id);
  const link = scope.links(self.id, 'attach')[0];
  if (target === null || link === undefined) return [];
  return [{ ...refusal, blocking: [target.owner], fix: { command: 'link.disconnect', args: { id: link.id }, title: 'NHN-FIP-005.fix' } }];
}

/** The address is fixed for life once the floating IP is in use (B.2: survives re-association, never changes). */
export function refuseUpdate(self: Self<Props>, next: Props, scope: Scope): readonly Refusal[] {
  if (next.address === self.props.address || self.props.address === '' || targetOf(scope, self.id) === null) return [];
  return [{ code: 'NHN-FIP-005', params: { fip: self.component.name }, at: { component: self.id, path: '/address' } }];
}
