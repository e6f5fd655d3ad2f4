import { compareIpv4, formatIpv4, offsetIpv4, parseIpv4, type Ipv4 } from '../net/address.ts';
import { cidrSize, formatCidr, parseCidr } from '../net/cidr.ts';

/* Addresses as rules name them: `any`, one address, a prefix, or a range `192.0.2.5-192.0.2.9` (domain/private-cloud.md b.3, NatRule). */

interface Span {
  readonly first: Ipv4;
  /** How many addresses follow the first one. */
  readonly more: number;
}

function readSpan(text: string): Span | null {
  const [from = '', to, ...rest] = text.split('-').map((part) => part.trim());
  if (rest.length > 0) return null;
  if (to === undefined) {
    const cidr = parseCidr(from.includes('/') ? from : `${from}/32`);
    return cidr === null || (!from.includes('/') && parseIpv4(from) === null) ? null : { first: cidr.network, more: cidrSize(cidr) - 1 };
  }
  const [first, last] = [parseIpv4(from), parseIpv4(to)];
  return first === null || last === null || compareIpv4(last, first) < 0 ? null : { first, more: compareIpv4(last, first) };
}

/** The largest prefix that starts at an address and holds no more than `count` addresses. */
function prefixAt(first: Ipv4, count: number): { readonly text: string; readonly size: number } {
  let length = 32;
  while (length > 0) {
    const wider = parseCidr(`${formatIpv4(first)}/${length - 1}`);
    if (wider === null || wider.network !== first || cidrSize(wider) > count) break;
    length -= 1;
  }
  const cidr = parseCidr(`${formatIpv4(first)}/${length}`);
  return cidr === null ? { text: `${formatIpv4(first)}/32`, size: 1 } : { text: formatCidr(cidr), size: cidrSize(cidr) };
}

/** Prefixes that together are exactly what the words name; null where it cannot be read. `any` and nothing are every address. */
export function readAddresses(text: string): readonly string[] | null {
  const word = text.trim().toLowerCase();
  if (word === '' || word === 'any') return ['0.0.0.0/0'];
  const span = readSpan(word);
  if (span === null) return null;
  const prefixes: string[] = [];
  for (let done = 0; done <= span.more; ) {
    const { text: prefix, size } = prefixAt(offsetIpv4(span.first, done), span.more + 1 - done);
    prefixes.push(prefix);
    done += size;
  }
  return prefixes;
}

/** Addresses a translation may use; more are not told apart. */
const listLimit = 256;

/** The single addresses that the words name; null where they cannot be read, name no address, or too many. */
export function listAddresses(text: string): readonly string[] | null {
  const span = readSpan(text);
  if (span === null || span.more >= listLimit) return null;
  return Array.from({ length: span.more + 1 }, (_, index) => formatIpv4(offsetIpv4(span.first, index)));
}

export function isAnyAddress(text: string): boolean {
  const word = text.trim().toLowerCase();
  return word === '' || word === 'any' || word === '0.0.0.0/0';
}
