import type { ComponentId } from '../../model/design.ts';
import type { Finding, Fix } from '../../model/finding.ts';
import type { Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { cidrContains } from '../../net/cidr.ts';
import { fixedReservation, nextFreeAddress, subnetCidr } from './addressing.ts';
import { nameOf } from './association.ts';

/** An address somewhere in the props of a component that stands in a subnet. */
export interface PlacedAddress {
  readonly owner: ComponentId;
  readonly interfaceId: string;
  readonly text: string;
  readonly path: string;
}

/** Which problem an address in a subnet has: taken by somebody else, or not assignable there and why. Null for none, or nothing readable to judge. */
export type AddressProblem =
  | { readonly kind: 'taken'; readonly by: ComponentId }
  | { readonly kind: 'not-assignable'; readonly reason: string };

/** Judges one placed address (C.1). Unfinished ones (no address, no subnet, unreadable prefix) are not judged. */
export function addressProblem(scope: Scope, placed: PlacedAddress): AddressProblem | null {
  const subnet = scope.segmentOf(placed.owner, placed.interfaceId);
  const cidr = subnetCidr(scope, subnet);
  const address = parseIpv4(placed.text);
  if (subnet === null || cidr === null || address === null) return null;
  const canonical = formatIpv4(address);
  const rival = scope
    .holders(canonical)
    .find((ref) => (ref.owner !== placed.owner || ref.row.id !== placed.interfaceId) && scope.segmentOf(ref.owner, ref.row.id) === subnet);
  if (rival !== undefined) return { kind: 'taken', by: rival.owner };
  if (!cidrContains(cidr, address)) return { kind: 'not-assignable', reason: scope.prefix(subnet) ?? '' };
  const reserved = fixedReservation(cidr, address);
  return reserved === null ? null : { kind: 'not-assignable', reason: reserved };
}

/** The finding about a placed address. `remedy` makes the change that sets another address. */
export function addressFindings(scope: Scope, placed: PlacedAddress, remedy: (address: string) => Pick<Fix, 'command' | 'args'>): readonly Finding[] {
  const problem = addressProblem(scope, placed);
  const subnet = scope.segmentOf(placed.owner, placed.interfaceId);
  if (problem === null || subnet === null) return [];
  const at = { component: placed.owner, path: placed.path };
  const free = nextFreeAddress(scope, subnet);
  const fix = (code: string) => (free === null ? {} : { fix: { ...remedy(free), title: `${code}.fix`, params: { ip: free } } });
  if (problem.kind === 'taken') {
    const params = { ip: placed.text, owner: nameOf(scope, problem.by) };
    return [{ code: 'NHN-NIC-001', severity: 'error', at, params, ...fix('NHN-NIC-001') }];
  }
  const params = { ip: placed.text, subnet: nameOf(scope, subnet), reason: problem.reason };
  return [{ code: 'NHN-NIC-002', severity: 'error', at, params, ...fix('NHN-NIC-002') }];
}
