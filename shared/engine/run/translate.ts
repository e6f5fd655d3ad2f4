// Address translation. Runs once per translating device and packet: no allocation, integers only.
import { alternativeWords, targetWords, translationWords } from '../compile/tables.ts';
import { matchWords } from '../compile/matches.ts';
import type { Network } from '../network.ts';
import { choose } from './choose.ts';
import * as event from './event.ts';
import { established, fresh, record, related, stop, type Machine } from './machine.ts';
import { matchesHere } from './match-packet.ts';
import {
  destination, destinationPort, error, flags, protocol, protocolIcmp, protocolTcp, protocolUdp, quotedDestination, quotedDestinationPort, quotedProtocol, quotedSource, quotedSourcePort,
  source, sourcePort,
} from './packet.ts';
import * as entry from './session.ts';

/** Applies to the destination what the packet's session remembers; of an ICMP error also to the header it quotes. */
export function restoreDestination(machine: Machine): void {
  const at = machine.session;
  if (at < 0 || (machine.state !== established && machine.state !== related && !(machine.state === fresh && !entry.isUnconfirmed(machine)))) return;
  // What the device says itself about a packet is addressed to whom it is for already.
  if (machine.ingress < 0 && (machine.state === related || machine.isAttached)) return;
  const { packet, sessions, isReply } = machine;
  const known = sessions[at + entry.status] ?? 0;
  if (machine.state === related && (known & (entry.destinationTranslated | entry.sourceTranslated)) !== 0) {
    const base = isReply ? entry.originalSource : entry.replySource;
    packet[quotedSource] = sessions[at + base] ?? 0;
    packet[quotedDestination] = sessions[at + base + 1] ?? 0;
    packet[quotedSourcePort] = sessions[at + base + 2] ?? 0;
    packet[quotedDestinationPort] = sessions[at + base + 3] ?? 0;
  }
  if ((known & (isReply ? entry.sourceTranslated : entry.destinationTranslated)) === 0) return;
  const base = isReply ? entry.originalSource : entry.replySource;
  packet[destination] = sessions[at + base] ?? 0;
  if (machine.state !== related) packet[destinationPort] = sessions[at + base + 2] ?? 0;
  if (machine.state !== related && packet[protocol] === protocolIcmp) packet[sourcePort] = packet[destinationPort] ?? 0;
  const table = isReply ? entry.sourceTable : entry.destinationTable;
  record(machine, event.translated, sessions[at + table] ?? -1, sessions[at + table + 1] ?? -1, event.fromSession);
}

/** Applies to the source what the packet's session remembers; also to an error of the device's own, which hides who translates (forwarding.md 6). */
export function restoreSource(machine: Machine): void {
  const at = machine.session;
  if (at < 0 || (machine.state !== established && machine.state !== related && !(machine.state === fresh && !entry.isUnconfirmed(machine)))) return;
  const { packet, sessions, isReply } = machine;
  const known = sessions[at + entry.status] ?? 0;
  if ((known & (isReply ? entry.destinationTranslated : entry.sourceTranslated)) === 0) return;
  const base = isReply ? entry.originalDestination : entry.replyDestination;
  packet[source] = sessions[at + base] ?? 0;
  if (machine.state !== related) packet[sourcePort] = sessions[at + base + 2] ?? 0;
  if (machine.state !== related && packet[protocol] === protocolIcmp) packet[destinationPort] = packet[sourcePort] ?? 0;
  const table = isReply ? entry.destinationTable : entry.sourceTable;
  record(machine, event.translated, sessions[at + table] ?? -1, sessions[at + table + 1] ?? -1, event.fromSession | event.sourceSide);
}

/** The first row of a translation that matches, and whose packet entered the device as the row wants it; -1 for none. */
function findRow(network: Network, machine: Machine, table: number, words: Int32Array): number {
  const { translations, targets } = network.stages;
  const count = translations[table * translationWords] ?? 0;
  const first = translations[table * translationWords + 1] ?? 0;
  for (let row = 0; row < count; row++) {
    if (!matchesHere(network, machine, first + row * matchWords, words)) continue;
    const original = targets[((translations[table * translationWords + 2] ?? 0) + row) * targetWords + 2] ?? -1;
    if (original < 0 || matchesHere(network, machine, original, machine.entry)) return row;
  }
  return -1;
}

/** Protocols whose flows a number tells apart: ports, or the identifier of an echo. */
function isTold(kind: number | undefined): boolean {
  return hasPorts(kind) || kind === protocolIcmp;
}

/** TCP and UDP: of other protocols the words for ports hold an identifier (ICMP) or nothing. */
function hasPorts(kind: number | undefined): boolean {
  return kind === protocolTcp || kind === protocolUdp;
}

/** Offset of the alternative to use for a row, -1 when the row has none. */
function pickAlternative(network: Network, machine: Machine, table: number, row: number): number {
  const { translations, targets } = network.stages;
  const target = (translations[table * translationWords + 2] ?? 0) + row;
  const count = targets[target * targetWords + 1] ?? 0;
  if (count === 0) return -1;
  const index = count === 1 ? 0 : choose(network, machine, count, { table, row });
  return (targets[target * targetWords] ?? 0) + index * alternativeWords;
}

/** NAT of the destination for the first packet of a session. A balancer has one row: what it remembers is the alternative. True when the packet ends here. */
export function translateDestination(network: Network, machine: Machine, table: number, isBalancer: boolean = false): boolean {
  const at = machine.session;
  if (!entry.isUnconfirmed(machine) || ((machine.sessions[at + entry.status] ?? 0) & entry.destinationTranslated) !== 0) return false;
  const { packet, sessions } = machine;
  const row = findRow(network, machine, table, packet);
  if (row < 0) return false;
  const alternative = pickAlternative(network, machine, table, row);
  if (alternative < 0) {
    stop(machine, event.noTranslationAddress, table, row, 0);
    return true;
  }
  const port = network.stages.alternatives[alternative + 1] ?? -1;
  packet[destination] = sessions[at + entry.replySource] = network.stages.alternatives[alternative] ?? 0;
  if (port >= 0 && hasPorts(packet[protocol])) packet[destinationPort] = sessions[at + entry.replySourcePort] = port;
  sessions[at + entry.status] = (sessions[at + entry.status] ?? 0) | entry.destinationTranslated;
  const first = network.stages.targets[((network.stages.translations[table * translationWords + 2] ?? 0) + row) * targetWords] ?? 0;
  const decided = isBalancer ? (alternative - first) / alternativeWords : row;
  sessions[at + entry.destinationTable] = table;
  sessions[at + entry.destinationRow] = decided;
  record(machine, event.translated, table, decided, 0);
  return false;
}

const firstFreePort = 1024;
const lastPort = 65535;

/** The packet's port if no other session has it, else the next free one from 1024 on. A protocol without ports has nothing to give way with. */
function freePort(machine: Machine, wanted: number): number {
  if (!entry.isReplyTaken(machine, machine.session, wanted)) return wanted;
  if (!isTold(machine.packet[protocol])) return -1;
  for (let port = firstFreePort; port <= lastPort; port++) if (!entry.isReplyTaken(machine, machine.session, port)) return port;
  return -1;
}

/** NAT of the source for the first packet of a session. True when the packet ends here. */
export function translateSource(network: Network, machine: Machine, table: number): boolean {
  const at = machine.session;
  if (!entry.isUnconfirmed(machine) || ((machine.sessions[at + entry.status] ?? 0) & entry.sourceTranslated) !== 0) return false;
  const { packet, sessions } = machine;
  const row = findRow(network, machine, table, packet);
  if (row < 0) return false;
  const alternative = pickAlternative(network, machine, table, row);
  const keepsPort = (network.stages.translations[table * translationWords + 3] ?? 0) === 1;
  if (alternative >= 0) sessions[at + entry.replyDestination] = network.stages.alternatives[alternative] ?? 0;
  const stated = alternative < 0 ? -1 : (network.stages.alternatives[alternative + 1] ?? -1);
  const wanted = stated < 0 || !isTold(packet[protocol]) ? (packet[sourcePort] ?? 0) : stated;
  const port = keepsPort ? wanted : freePort(machine, wanted);
  if (alternative < 0 || port < 0) {
    stop(machine, event.noTranslationAddress, table, row, 0);
    return true;
  }
  packet[source] = sessions[at + entry.replyDestination] ?? 0;
  packet[sourcePort] = sessions[at + entry.replyDestinationPort] = port;
  // Both ports of an echo are its identifier.
  if (packet[protocol] === protocolIcmp) packet[destinationPort] = sessions[at + entry.replySourcePort] = port;
  sessions[at + entry.status] = (sessions[at + entry.status] ?? 0) | entry.sourceTranslated;
  sessions[at + entry.sourceTable] = table;
  sessions[at + entry.sourceRow] = row;
  record(machine, event.translated, table, row, event.sourceSide);
  return false;
}

const mirrored = new Int32Array(7);

/**
 * The packet that an ICMP error answers, seen from the side that sent the error: what a stateless translation has to look at, because the error
 * itself may come from any hop behind it (forwarding.md 6).
 */
function mirrorQuoted(packet: Int32Array): Int32Array {
  mirrored[source] = packet[quotedDestination] ?? 0;
  mirrored[destination] = packet[quotedSource] ?? 0;
  mirrored[protocol] = packet[quotedProtocol] ?? 0;
  mirrored[sourcePort] = packet[quotedDestinationPort] ?? 0;
  mirrored[destinationPort] = packet[quotedSourcePort] ?? 0;
  return mirrored;
}

/** The words that one side of a packet has, and the words of the quoted packet that stand for the same side of the same flow. */
interface Side {
  readonly address: number;
  readonly port: number;
  readonly quotedAddress: number;
  readonly quotedPort: number;
  readonly bits: number;
}

const destinationSide: Side = { address: destination, port: destinationPort, quotedAddress: quotedSource, quotedPort: quotedSourcePort, bits: event.stateless };
const sourceSide: Side = {
  address: source, port: sourcePort, quotedAddress: quotedDestination, quotedPort: quotedDestinationPort, bits: event.stateless | event.sourceSide,
};

function mapSide(network: Network, machine: Machine, table: number, side: Side): boolean {
  const { packet } = machine;
  const quotes = ((packet[flags] ?? 0) & error) !== 0 ? findRow(network, machine, table, mirrorQuoted(packet)) : -1;
  // An error is a packet too: its own ends count where those it quotes say nothing.
  const row = quotes >= 0 ? quotes : findRow(network, machine, table, packet);
  if (row < 0) return false;
  const alternative = pickAlternative(network, machine, table, row);
  if (alternative < 0) {
    stop(machine, event.noTranslationAddress, table, row, 0);
    return true;
  }
  const address = network.stages.alternatives[alternative] ?? 0;
  const port = network.stages.alternatives[alternative + 1] ?? -1;
  packet[side.address] = address;
  if (quotes >= 0) packet[side.quotedAddress] = address;
  if (port >= 0 && hasPorts(packet[quotes >= 0 ? quotedProtocol : protocol])) packet[quotes >= 0 ? side.quotedPort : side.port] = port;
  record(machine, event.translated, table, row, side.bits);
  return false;
}

/** One half of a stateless 1:1 pair: rewrites the destination, and of an ICMP error the quoted source with it. */
export function mapDestination(network: Network, machine: Machine, table: number): boolean {
  return mapSide(network, machine, table, destinationSide);
}

/** The other half: rewrites the source; hops behind it show the public address in the errors they send. */
export function mapSource(network: Network, machine: Machine, table: number): boolean {
  return mapSide(network, machine, table, sourceSide);
}
