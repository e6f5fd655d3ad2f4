import type { Ipv4 } from '../net/address.ts';
import { cidrContains, cidrCovers, cidrsOverlap, parseCidr, type Cidr } from '../net/cidr.ts';
import type { Match, Range } from '../plan/stage.ts';

/*
 * How packet predicates stand to each other and to one packet, as far as that can be said of addresses, protocols, ports and interfaces. Answers about two
 * predicates err on the side of silence: `covers` is only true where it is certain, `meets` only false where it is.
 */

const everywhere = parseCidr('0.0.0.0/0');

const anywhere = everywhere === null ? null : [everywhere];
const known = new WeakMap<readonly string[], readonly Cidr[] | null>();

/** Prefixes of one side; null where one of them cannot be read. Each list is read once: every rule is compared with every other. */
function prefixes(texts: readonly string[] | undefined): readonly Cidr[] | null {
  if (texts === undefined) return anywhere;
  const cached = known.get(texts);
  if (cached !== undefined) return cached;
  const read = texts.map((text) => parseCidr(text.includes('/') ? text : `${text}/32`));
  const made = read.includes(null) ? null : read.flatMap((cidr) => cidr ?? []);
  known.set(texts, made);
  return made;
}

function coversAddresses(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  const [outer, inner] = [prefixes(a), prefixes(b)];
  return outer !== null && inner !== null && inner.every((cidr) => outer.some((around) => cidrCovers(around, cidr)));
}

function meetsAddresses(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  const [one, other] = [prefixes(a), prefixes(b)];
  return one === null || other === null || one.some((cidr) => other.some((second) => cidrsOverlap(cidr, second)));
}

/** Addresses of `b` that `a` leaves out: none may be. */
function excepts(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined) return true;
  return !meetsAddresses(a, b);
}

function coversRanges(a: readonly Range[] | undefined, b: readonly Range[] | undefined): boolean {
  if (a === undefined) return true;
  return b !== undefined && b.every(([first, last]) => a.some((range) => range[0] <= first && last <= range[1]));
}

function meetsRanges(a: readonly Range[] | undefined, b: readonly Range[] | undefined): boolean {
  return a === undefined || b === undefined || a.some(([first, last]) => b.some((range) => range[0] <= last && first <= range[1]));
}

function coversNames(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || (b !== undefined && b.every((name) => a.includes(name)));
}

function meetsNames(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((name) => b.includes(name));
}

/** True when every packet that matches `b` certainly matches `a`. */
export function covers(a: Match, b: Match): boolean {
  return (
    coversAddresses(a.sources, b.sources) && coversAddresses(a.destinations, b.destinations) &&
    excepts(a.exceptSources, b.sources) && excepts(a.exceptDestinations, b.destinations) &&
    (a.protocol === undefined || a.protocol === b.protocol) &&
    coversRanges(a.sourcePorts, b.sourcePorts) && coversRanges(a.destinationPorts, b.destinationPorts) &&
    coversRanges(a.icmpTypes, b.icmpTypes) && coversRanges(a.icmpCodes, b.icmpCodes) &&
    coversNames(a.ingress, b.ingress) && coversNames(a.egress, b.egress) && (a.isOwn === undefined || b.isOwn === true)
  );
}

/** False when no packet can match both. */
export function meets(a: Match, b: Match): boolean {
  const isLeftOut = (except: readonly string[] | undefined, side: readonly string[] | undefined): boolean => except !== undefined && coversAddresses(except, side);
  return (
    meetsAddresses(a.sources, b.sources) && meetsAddresses(a.destinations, b.destinations) &&
    !isLeftOut(a.exceptSources, b.sources) && !isLeftOut(b.exceptSources, a.sources) &&
    !isLeftOut(a.exceptDestinations, b.destinations) && !isLeftOut(b.exceptDestinations, a.destinations) &&
    (a.protocol === undefined || b.protocol === undefined || a.protocol === b.protocol) &&
    meetsRanges(a.sourcePorts, b.sourcePorts) && meetsRanges(a.destinationPorts, b.destinationPorts) &&
    meetsNames(a.ingress, b.ingress) && meetsNames(a.egress, b.egress) &&
    !((a.isOwn === true && b.ingress !== undefined) || (b.isOwn === true && a.ingress !== undefined))
  );
}

/** A packet as far as a check knows it. Without `from` nobody asks who sent it; without `port` it is of a protocol that has none. */
export interface KnownPacket {
  readonly from?: Ipv4;
  readonly to: Ipv4;
  readonly protocol: number;
  readonly port?: number;
}

function holds(texts: readonly string[], address: Ipv4): boolean {
  return texts.some((text) => {
    const cidr = parseCidr(text);
    return cidr !== null && cidrContains(cidr, address);
  });
}

/** Whether a predicate means the packet, whatever interfaces it passes. */
export function matchesPacket(match: Match, { from, to, protocol, port }: KnownPacket): boolean {
  return (
    (from === undefined || ((match.sources === undefined || holds(match.sources, from)) && !holds(match.exceptSources ?? [], from))) &&
    (match.destinations === undefined || holds(match.destinations, to)) && !holds(match.exceptDestinations ?? [], to) &&
    (match.protocol === undefined || match.protocol === protocol) &&
    (port === undefined || match.destinationPorts === undefined || match.destinationPorts.some(([first, last]) => first <= port && port <= last))
  );
}
