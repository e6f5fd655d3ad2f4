// Runs once per filter row and packet: no allocation, no closures, integers only.
import type { MatchTables } from '../compile/matches.ts';
import type { Network } from '../network.ts';
import type { Machine } from './machine.ts';
import { destination, destinationPort, icmpCode, icmpType, protocol, protocolIcmp, protocolTcp, protocolUdp, source, sourcePort } from './packet.ts';

/** True when the value lies in one of the sorted, disjoint ranges of the set. */
export function isInSet(sets: Int32Array, offset: number, value: number): boolean {
  let low = 0;
  let high = (sets[offset] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (value < (sets[offset + 1 + middle * 2] ?? 0)) high = middle - 1;
    else if (value > (sets[offset + 2 + middle * 2] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Like {@link isInSet} for ranges kept in the order they were written. */
export function isInRanges(sets: Int32Array, offset: number, value: number): boolean {
  const count = sets[offset] ?? 0;
  for (let index = 0; index < count; index++) {
    if (value >= (sets[offset + 1 + index * 2] ?? 0) && value <= (sets[offset + 2 + index * 2] ?? 0)) return true;
  }
  return false;
}

/** Whether the words of a packet, or of the copy of how it entered, satisfy the match at this offset, wherever it is. Ports hold for TCP and UDP only, types for ICMP only. */
export function matchesPacket(tables: MatchTables, offset: number, words: Int32Array): boolean {
  const { matches, sets } = tables;
  const wantedProtocol = matches[offset] ?? -1;
  const actualProtocol = words[protocol] ?? 0;
  if (wantedProtocol >= 0 && wantedProtocol !== actualProtocol) return false;
  const sources = matches[offset + 1] ?? -1;
  if (sources >= 0 && !isInSet(sets, sources, (words[source] ?? 0) ^ 0x80000000)) return false;
  const destinations = matches[offset + 2] ?? -1;
  if (destinations >= 0 && !isInSet(sets, destinations, (words[destination] ?? 0) ^ 0x80000000)) return false;
  const hasPorts = actualProtocol === protocolTcp || actualProtocol === protocolUdp;
  const sourcePorts = matches[offset + 3] ?? -1;
  if (sourcePorts >= 0 && !(hasPorts && isInRanges(sets, sourcePorts, words[sourcePort] ?? 0))) return false;
  const destinationPorts = matches[offset + 4] ?? -1;
  if (destinationPorts >= 0 && !(hasPorts && isInRanges(sets, destinationPorts, words[destinationPort] ?? 0))) return false;
  const types = matches[offset + 5] ?? -1;
  if (types >= 0 && !(actualProtocol === protocolIcmp && isInRanges(sets, types, words[icmpType] ?? 0))) return false;
  const codes = matches[offset + 6] ?? -1;
  if (codes >= 0 && !(actualProtocol === protocolIcmp && isInRanges(sets, codes, words[icmpCode] ?? 0))) return false;
  const exceptSources = matches[offset + 7] ?? -1;
  if (exceptSources >= 0 && isInSet(sets, exceptSources, (words[source] ?? 0) ^ 0x80000000)) return false;
  const exceptDestinations = matches[offset + 8] ?? -1;
  return exceptDestinations < 0 || !isInSet(sets, exceptDestinations, (words[destination] ?? 0) ^ 0x80000000);
}

function isNamed(network: Network, list: number, interfaceNumber: number): boolean {
  if (list < 0) return true;
  const { sets } = network.matches;
  const name = interfaceNumber < 0 ? -1 : (network.interfaceName?.[interfaceNumber] ?? -1);
  const count = name < 0 ? 0 : (sets[list] ?? 0);
  for (let index = 1; index <= count; index++) if (sets[list + index] === name) return true;
  return false;
}

/** Whether the packet at hand is where the match wants it. At a port of a virtual switch a frame is nowhere: neither in nor about to leave, and nobody's own. */
function isInPlace(network: Network, machine: Machine, place: number): boolean {
  if (machine.port >= 0) return false;
  const { sets } = network.matches;
  if (sets[place + 2] === 1 && machine.ingress >= 0) return false;
  return isNamed(network, sets[place] ?? -1, machine.ingress) && isNamed(network, sets[place + 1] ?? -1, machine.egress);
}

/** Whether the packet at hand is where the match at this offset of the network wants it. */
export function isWhereWanted(network: Network, machine: Machine, offset: number): boolean {
  const place = network.matches.matches[offset + 9] ?? -1;
  return place < 0 || isInPlace(network, machine, place);
}

/** Whether the packet at hand, as `words` show it, satisfies the match at this offset of the network, place and all. */
export function matchesHere(network: Network, machine: Machine, offset: number, words: Int32Array): boolean {
  return matchesPacket(network.matches, offset, words) && isWhereWanted(network, machine, offset);
}
