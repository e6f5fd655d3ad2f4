import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains } from '../../net/cidr.ts';
import { reservations, subnetCidr } from './addressing.ts';

/** True when a port may keep its address in the subnet it now stands in: readable, inside, not reserved, nobody else's. Unreadable subnets keep all. */
export function keepsAddress(scope: Scope, owner: ComponentId, text: string, subnet: ComponentId): boolean {
  const cidr = subnetCidr(scope, subnet);
  if (cidr === null) return true;
  const address = parseIpv4(text);
  if (address === null || !cidrContains(cidr, address) || reservations(scope, subnet, cidr).has(address)) return false;
  return scope.members(subnet).every((ref) => ref.owner === owner || !ref.row.addresses.includes(text));
}
