import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, parseCidr } from '../../net/cidr.ts';
import type { Match, Range } from '../../plan/stage.ts';
import type { Packet } from './packet.ts';
import type { Visit } from './walk.ts';

/** True when the prefix (or single address) holds the address; texts that are neither hold nothing. */
export function holds(prefix: string, address: string): boolean {
  const cidr = parseCidr(prefix.includes('/') ? prefix : `${prefix}/32`);
  const parsed = parseIpv4(address);
  return cidr !== null && parsed !== null && cidrContains(cidr, parsed);
}

function within(ranges: readonly Range[] | undefined, value: number | null): boolean {
  return ranges === undefined || (value !== null && ranges.some(([first, last]) => value >= first && value <= last));
}

function among(prefixes: readonly string[] | undefined, address: string): boolean {
  return prefixes === undefined || prefixes.some((prefix) => holds(prefix, address));
}

/** The interface must be there, and one of those named. */
function isOneOf(names: readonly string[] | undefined, interfaceId: string | undefined): boolean {
  return names === undefined || (interfaceId !== undefined && names.includes(interfaceId));
}

/** Where the packet is in its device. A port of a virtual switch is outside: what it sees came in by nothing, is about to leave by nothing and is nobody's own. */
function isWhere({ ingress, egress, isOwn }: Match, visit: Visit): boolean {
  if (visit.port !== null) return ingress === undefined && egress === undefined && isOwn === undefined;
  return isOneOf(ingress, visit.ingress?.id) && isOneOf(egress, visit.egress?.id) && (isOwn === undefined || visit.isOwn);
}

/** Every member present must hold; lists hold when one element does (plan.ts, Match). */
export function matches(match: Match, packet: Packet, visit: Visit): boolean {
  return (
    isWhere(match, visit) &&
    among(match.sources, packet.source) &&
    among(match.destinations, packet.destination) &&
    !match.exceptSources?.some((prefix) => holds(prefix, packet.source)) &&
    !match.exceptDestinations?.some((prefix) => holds(prefix, packet.destination)) &&
    (match.protocol === undefined || match.protocol === packet.protocol) &&
    within(match.sourcePorts, packet.sourcePort) &&
    within(match.destinationPorts, packet.destinationPort) &&
    within(match.icmpTypes, packet.icmp?.type ?? null) &&
    within(match.icmpCodes, packet.icmp?.code ?? null)
  );
}
