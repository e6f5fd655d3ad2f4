import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type InterfaceRef, type Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { cidrContains, parseCidr } from '../../net/cidr.ts';

/*
 * Virtual IPs: addresses of a subnet that are reserved, for several instances to share (domain/public-cloud.md B.2 Port). The instance that holds one
 * at the moment says so in the virtual IP; anti-spoofing lets it pass only where the port lists it among its allowed addresses.
 */

/** The address of a virtual IP, canonical; null while there is none. */
export function virtualAddress(entry: Entry): string | null {
  const text = entry.component.props['address'];
  const address = typeof text === 'string' ? parseIpv4(text) : null;
  return address === null ? null : formatIpv4(address);
}

/** The extra addresses a port may use, as it lists them. */
export function allowedAddresses(scope: Scope, ref: InterfaceRef): readonly string[] {
  const rows: unknown = scope.component(ref.owner)?.component.props['interfaces'];
  const own: unknown = Array.isArray(rows) ? rows.find((row: { readonly id?: unknown }) => row.id === ref.row.id) : null;
  if (typeof own !== 'object' || own === null || !('allowedAddresses' in own) || !Array.isArray(own.allowedAddresses)) return [];
  return own.allowedAddresses.filter((text): text is string => typeof text === 'string');
}

/** True when a port may send and receive with an address that is not its own. */
export function allowsAddress(scope: Scope, ref: InterfaceRef, address: string): boolean {
  const word = parseIpv4(address);
  return allowedAddresses(scope, ref).some((text) => {
    if (text === address) return true;
    const cidr = parseCidr(text);
    return cidr !== null && word !== null && cidrContains(cidr, word);
  });
}

/** Virtual IPs with an address, by the instance that is said to hold them now. */
const byHolder = perScope((scope, holder: ComponentId): readonly string[] =>
  scope.ofKind('virtual-ip').flatMap((entry) => (entry.component.props['holder'] === holder ? (virtualAddress(entry) ?? []) : [])),
);

/** Virtual IPs that a port holds or may come to hold: those it lists as allowed. */
export function virtualIpsOf(scope: Scope, ref: InterfaceRef): readonly string[] {
  return scope.ofKind('virtual-ip').flatMap((entry) => {
    const address = virtualAddress(entry);
    return address !== null && allowsAddress(scope, ref, address) ? [address] : [];
  });
}

/** Virtual IPs that stand on a port of a subnet now: its instance holds them, and the address belongs to that subnet. */
export function heldVirtualIps(scope: Scope, ref: InterfaceRef): readonly string[] {
  const subnet = scope.segmentOf(ref.owner, ref.row.id);
  const cidr = subnet === null ? null : parseCidr(scope.prefix(subnet) ?? '');
  return byHolder(scope, ref.owner).filter((address) => {
    const word = parseIpv4(address);
    return cidr !== null && word !== null && cidrContains(cidr, word);
  });
}
