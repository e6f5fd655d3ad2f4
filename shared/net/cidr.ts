import { formatIpv4, ipv4, parseIpv4, type Ipv4 } from './address.ts';

/** An IPv4 prefix. `network` has its host bits cleared. */
export interface Cidr {
  readonly network: Ipv4;
  readonly prefixLength: number;
}

/** Why a text is no usable prefix: not an address and length at all, or an address with host bits set (`10.0.0.5/24`). */
export type CidrProblem = 'malformed' | 'host-bits';

/** The netmask of a prefix length 0 to 32 as signed 32-bit integer. */
export function maskOf(prefixLength: number): Ipv4 {
  return ipv4(prefixLength === 0 ? 0 : -1 << (32 - prefixLength));
}

/** Reads "10.0.0.0/24" and keeps host bits apart: `{ address, cidr }`, or null when the text is no address with a length. */
export function parseInterfaceAddress(text: string): { readonly address: Ipv4; readonly cidr: Cidr } | null {
  const match = /^([0-9.]+)\/(\d{1,2})$/.exec(text);
  const address = parseIpv4(match?.[1] ?? '');
  const prefixLength = Number(match?.[2] ?? NaN);
  if (address === null || !(prefixLength <= 32)) return null;
  return { address, cidr: { network: ipv4(address & maskOf(prefixLength)), prefixLength } };
}

/** Reads a prefix whose host bits are zero; anything else is null. {@link cidrProblem} tells why. */
export function parseCidr(text: string): Cidr | null {
  const read = parseInterfaceAddress(text);
  return read !== null && read.address === read.cidr.network ? read.cidr : null;
}

/** What is wrong with a prefix text, or null when {@link parseCidr} accepts it. */
export function cidrProblem(text: string): CidrProblem | null {
  const read = parseInterfaceAddress(text);
  if (read === null) return 'malformed';
  return read.address === read.cidr.network ? null : 'host-bits';
}

export function formatCidr(cidr: Cidr): string {
  return `${formatIpv4(cidr.network)}/${cidr.prefixLength}`;
}

export function cidrContains(cidr: Cidr, address: Ipv4): boolean {
  return (address & maskOf(cidr.prefixLength)) === cidr.network;
}

/** True when every address of `inner` is in `outer` (equal prefixes included). */
export function cidrCovers(outer: Cidr, inner: Cidr): boolean {
  return outer.prefixLength <= inner.prefixLength && cidrContains(outer, inner.network);
}

export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrCovers(a, b) || cidrCovers(b, a);
}

/** How many addresses the prefix holds, network and broadcast included. */
export function cidrSize(cidr: Cidr): number {
  return 2 ** (32 - cidr.prefixLength);
}

/** The last address: the broadcast address of a subnet up to /30. */
export function lastAddress(cidr: Cidr): Ipv4 {
  return ipv4(cidr.network | ~maskOf(cidr.prefixLength));
}

const privateRanges: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((text) => {
  const cidr = parseCidr(text);
  if (cidr === null) throw new Error(`unreadable constant ${text}`);
  return cidr;
});

/** The RFC 1918 block that covers the prefix, or null. */
export function privateRangeOf(cidr: Cidr): Cidr | null {
  return privateRanges.find((range) => cidrCovers(range, cidr)) ?? null;
}

/** True for RFC 1918 addresses: the ones the public internet neither routes to nor accepts from. */
export function isPrivateAddress(address: Ipv4): boolean {
  return privateRanges.some((range) => cidrContains(range, address));
}
