import type { Reading, Self } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { Refusal } from '../../model/finding.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';
import { formatIpv4, ipv4, offsetIpv4, parseIpv4, type Ipv4 } from '../../net/address.ts';
import { cidrContains, cidrCovers, cidrSize, cidrsOverlap, formatCidr, lastAddress, parseCidr, type Cidr } from '../../net/cidr.ts';
import { gatewayOf, tableOf } from './association.ts';

/*
 * Addresses of a subnet (domain/public-cloud.md C.1): first host = gateway, second = DHCP, third = source NAT as soon as the subnet's table has an
 * internet gateway (the lowest free one where that is taken); ports get the lowest free host.
 */

/** The prefix of a subnet, or null while what is written there is no usable one. */
export const subnetCidr = perScope((scope, subnet: ComponentId | null): Cidr | null => {
  const text = subnet === null ? null : scope.prefix(subnet);
  return text === null ? null : parseCidr(text);
});

/** The gateway of a subnet: its first host. */
export function gatewayAddress(cidr: Cidr): string {
  return formatIpv4(offsetIpv4(cidr.network, 1));
}

/** Addresses that interfaces wired to a subnet hold, as numbers. */
const held = perScope((scope, subnet: ComponentId): ReadonlySet<number> => {
  const addresses = scope.members(subnet).flatMap((ref) => ref.row.addresses);
  return new Set(addresses.flatMap((address) => parseIpv4(address) ?? []));
});

function lowestFree(cidr: Cidr, from: number, taken: ReadonlySet<number>): Ipv4 | null {
  for (let offset = from; offset < cidrSize(cidr) - 1; offset += 1) {
    const address = offsetIpv4(cidr.network, offset);
    if (!taken.has(address)) return address;
  }
  return null;
}

/** Why an address of the prefix cannot be given to a port. */
export type Reservation = 'network' | 'gateway' | 'dhcp' | 'snat' | 'broadcast';

function fixedReservations(cidr: Cidr): Map<number, Reservation> {
  return new Map<number, Reservation>([
    [cidr.network, 'network'],
    [offsetIpv4(cidr.network, 1), 'gateway'],
    [offsetIpv4(cidr.network, 2), 'dhcp'],
    [lastAddress(cidr), 'broadcast'],
  ]);
}

/** Why an address of the prefix can never be a port's. Source NAT is not among them: it steps aside for a port that came first. */
export function fixedReservation(cidr: Cidr, address: Ipv4): Reservation | null {
  return fixedReservations(cidr).get(address) ?? null;
}

/** The reserved addresses of a subnet. */
export function reservations(scope: Scope, subnet: ComponentId, cidr: Cidr): ReadonlyMap<number, Reservation> {
  const reserved = fixedReservations(cidr);
  const table = tableOf(scope, subnet);
  if (table !== null && gatewayOf(scope, table.table.id) !== null) {
    const address = lowestFree(cidr, 3, held(scope, subnet));
    if (address !== null) reserved.set(address, 'snat');
  }
  return reserved;
}

/** The lowest address a new port of the subnet gets; null when there is none left. */
export function nextFreeAddress(scope: Scope, subnet: ComponentId): string | null {
  const cidr = subnetCidr(scope, subnet);
  if (cidr === null) return null;
  const taken = new Set([...held(scope, subnet), ...reservations(scope, subnet, cidr).keys()]);
  const address = lowestFree(cidr, 1, taken);
  return address === null ? null : formatIpv4(address);
}

/** How many addresses ports of the subnet can still get. */
export function freeCount(scope: Scope, subnet: ComponentId, cidr: Cidr): number {
  const inside = [...held(scope, subnet)].filter((address) => cidrContains(cidr, ipv4(address)));
  return cidrSize(cidr) - new Set([...inside, ...reservations(scope, subnet, cidr).keys()]).size;
}

const readingLabels = {
  free: { ko: '남은 주소', en: 'Free addresses' },
  next: { ko: '다음 주소', en: 'Next address' },
  gateway: { ko: '게이트웨이', en: 'Gateway' },
  dhcp: { ko: 'DHCP', en: 'DHCP' },
  snat: { ko: '소스 NAT', en: 'Source NAT' },
} as const satisfies Readonly<Record<string, Localized>>;

/** How many addresses of a subnet are left, which comes next, and whose the reserved ones are (C.1). Nothing while its prefix is none. */
export function addressReadings(scope: Scope, subnet: ComponentId): readonly Reading[] {
  const cidr = subnetCidr(scope, subnet);
  if (cidr === null) return [];
  const holders = [...reservations(scope, subnet, cidr)];
  const reserved = (['gateway', 'dhcp', 'snat'] as const).flatMap((reason) => {
    const holder = holders.find(([, held]) => held === reason);
    return holder === undefined ? [] : [{ label: readingLabels[reason], value: formatIpv4(ipv4(holder[0])), isReserved: true as const }];
  });
  const next = nextFreeAddress(scope, subnet);
  return [
    { label: readingLabels.free, value: String(Math.max(0, freeCount(scope, subnet, cidr))) },
    ...(next === null ? [] : [{ label: readingLabels.next, value: next }]),
    ...reserved,
  ];
}

/** A subnet without a free address takes nothing more in (NHN-SUB-004). For what is about to stand in one. */
export function refuseFullSubnet(self: Self<unknown>, scope: Scope): readonly Refusal[] {
  const subnet = scope.component(self.component.parent);
  if (subnet === null || subnetCidr(scope, subnet.id) === null || nextFreeAddress(scope, subnet.id) !== null) return [];
  return [{ code: 'NHN-SUB-004', params: { s: subnet.component.name }, at: { component: subnet.id }, blocking: [subnet.id] }];
}

/** The first address of the public pool is the network's own gateway; floating IPs and gateways get the lowest free one after it. */
export function nextPublicAddress(scope: Scope, pool: ComponentId, alsoTaken: readonly string[] = []): string | null {
  const cidr = poolCidr(scope, pool);
  if (cidr === null) return null;
  const taken = new Set<number>(alsoTaken.flatMap((address) => parseIpv4(address) ?? []));
  for (let offset = 2; offset < cidrSize(cidr) - 1; offset += 1) {
    const address = offsetIpv4(cidr.network, offset);
    const text = formatIpv4(address);
    if (!taken.has(address) && scope.holders(text).length === 0) return text;
  }
  return null;
}

/** The pool prefix of an external network. */
export const poolCidr = perScope((scope, pool: ComponentId): Cidr | null => parseCidr(scope.advertised(pool)[0] ?? ''));

/** The first prefix of the given length inside `around` that overlaps none of `taken`. */
export function nextFreePrefix(around: Cidr, prefixLength: number, taken: readonly Cidr[]): string | null {
  const size = 2 ** (32 - prefixLength);
  for (let offset = 0; offset + size <= cidrSize(around); offset += size) {
    const candidate: Cidr = { network: offsetIpv4(around.network, offset), prefixLength };
    if (!taken.some((cidr) => cidrsOverlap(cidr, candidate))) return formatCidr(candidate);
  }
  return null;
}

/** The range of a VPC; the first VPC's default where the file leaves it out, null while it is unreadable. */
export function vpcRange(vpc: ComponentId | null, scope: Scope): Cidr | null {
  const range = scope.component(vpc)?.component.props['cidr'] ?? '192.168.0.0/16';
  return typeof range === 'string' ? parseCidr(range) : null;
}

function siblings(vpc: ComponentId | null, scope: Scope, self: ComponentId): readonly Cidr[] {
  return scope.children(vpc).flatMap((child) => (child.id === self ? [] : (subnetCidr(scope, child.id) ?? [])));
}

/** The next block of a VPC that no other subnet uses, of the given length or smaller where the VPC itself is smaller. */
export function freeBlock(vpc: ComponentId | null, scope: Scope, self: ComponentId, prefixLength: number): string | null {
  const around = vpcRange(vpc, scope);
  return around === null ? null : nextFreePrefix(around, Math.max(prefixLength, around.prefixLength), siblings(vpc, scope, self));
}

/** True when a subnet with this prefix would be inside the VPC and overlap none of its other subnets. */
export function fitsInVpc(cidr: Cidr, vpc: ComponentId | null, scope: Scope, self: ComponentId): boolean {
  const around = vpcRange(vpc, scope);
  return (around === null || cidrCovers(around, cidr)) && !siblings(vpc, scope, self).some((other) => cidrsOverlap(other, cidr));
}
