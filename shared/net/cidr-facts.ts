import { formatIpv4, offsetIpv4, parseIpv4 } from './address.ts';
import { cidrContains, cidrCovers, cidrSize, cidrsOverlap, lastAddress, maskOf, parseInterfaceAddress, type Cidr } from './cidr.ts';

/** What a person wants to know about a prefix. Addresses are dotted quads. */
export interface CidrFacts {
  readonly network: string;
  readonly netmask: string;
  /** Null where no address is one: /31 (RFC 3021) and /32. */
  readonly broadcast: string | null;
  readonly firstHost: string;
  readonly lastHost: string;
  readonly total: number;
  /** Addresses that hosts may have: network and broadcast left out up to /30. */
  readonly hosts: number;
}

export function cidrFacts(cidr: Cidr): CidrFacts {
  const [total, last] = [cidrSize(cidr), lastAddress(cidr)];
  const isPointToPoint = cidr.prefixLength >= 31;
  return {
    network: formatIpv4(cidr.network),
    netmask: formatIpv4(maskOf(cidr.prefixLength)),
    broadcast: isPointToPoint ? null : formatIpv4(last),
    firstHost: formatIpv4(isPointToPoint ? cidr.network : offsetIpv4(cidr.network, 1)),
    lastHost: formatIpv4(isPointToPoint ? last : offsetIpv4(last, -1)),
    total,
    hosts: isPointToPoint ? total : total - 2,
  };
}

/**
 * The equal parts of a prefix, lowest first.
 * @param bits how many bits longer the parts are: 1 gives two, 2 gives four
 * @param most at most so many are listed
 * @returns none where the parts would be longer than /32
 */
export function splitCidr(cidr: Cidr, bits: number, most = 2 ** bits): readonly Cidr[] {
  const prefixLength = cidr.prefixLength + bits;
  if (prefixLength > 32 || bits < 0) return [];
  const size = 2 ** (32 - prefixLength);
  return Array.from({ length: Math.min(2 ** bits, most) }, (_, index) => ({ network: offsetIpv4(cidr.network, index * size), prefixLength }));
}

/** Where an address, or a prefix, lies from a prefix; null when the text is neither. */
export function relationTo(cidr: Cidr, text: string): 'inside' | 'outside' | 'overlaps' | null {
  const address = parseIpv4(text);
  if (address !== null) return cidrContains(cidr, address) ? 'inside' : 'outside';
  const other = parseInterfaceAddress(text)?.cidr ?? null;
  if (other === null) return null;
  if (cidrCovers(cidr, other)) return 'inside';
  return cidrsOverlap(cidr, other) ? 'overlaps' : 'outside';
}
