import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains } from '../../net/cidr.ts';
import { nextFreeAddress, reservations, subnetCidr } from './addressing.ts';

/** True when a port may keep its address in the subnet it now stands in: readable, inside, not reserved, nobody else's. Unreadable subnets keep all. */
function keepsAddress(scope: Scope, owner: ComponentId, text: string, subnet: ComponentId): boolean {
  const cidr = subnetCidr(scope, subnet);
  if (cidr === null) return true;
  const address = parseIpv4(text);
  if (address === null || !cidrContains(cidr, address) || reservations(scope, subnet, cidr).has(address)) return false;
  return scope.members(subnet).every((ref) => ref.owner === owner || !ref.row.addresses.includes(text));
}

/** The address of something about to stand in a subnet; null where that is no readable subnet, or a full one. */
export function firstAddress(scope: Scope, parent: ComponentId | null): string | null {
  return parent === null ? null : nextFreeAddress(scope, parent);
}

/** The address that replaces `text` in the subnet where its owner now stands; null where it keeps its own, or none is free. */
export function movedAddress(scope: Scope, owner: ComponentId, text: string): string | null {
  const subnet = scope.parent(owner);
  return subnet === null || keepsAddress(scope, owner, text, subnet.id) ? null : nextFreeAddress(scope, subnet.id);
}
