import type { BalanceStage, Because, DestinationTranslateStage, SourceTranslateStage, TranslateRow } from '../../plan/stage.ts';
import { choose, chooseBySource } from './choose.ts';
import { owns } from './deliver.ts';
import type { Packet } from './packet.ts';
import { matches } from './predicate.ts';
import { isSameFlow, type Session } from './session.ts';
import { drop, note, type Fate, type Visit } from './walk.ts';

type End = 'source' | 'destination';

/** Writes one end of the packet anew. The identifier of an echo is both of its ports. */
function rewrite(packet: Packet, end: End, address: string, port: number | null): Packet {
  const moved = end === 'source' ? { ...packet, source: address } : { ...packet, destination: address };
  if (port === null) return moved;
  if (packet.icmp !== null) return packet.icmp.identifier === null ? moved : { ...moved, icmp: { ...packet.icmp, identifier: port } };
  if (packet.sourcePort === null) return moved;
  return end === 'source' ? { ...moved, sourcePort: port } : { ...moved, destinationPort: port };
}

function transformed(visit: Visit, packet: Packet, because: Because): void {
  visit.packet = packet;
  note(visit, 'translate', 'TRANSFORMED', because);
}

/** What a known session does to this end of the packet, in either direction. True when it spoke. */
export function bySession(visit: Visit, end: End): boolean {
  const { session, direction, state } = visit.standing;
  if (session === null) return false;
  const isBack = direction === 'reply';
  // A reset of the device itself is addressed to whom it is for already.
  if (visit.isOwn && state === 'established' && end === 'destination' && visit.standing.made === true) return false;
  const because = (end === 'destination') === isBack ? session.sourceBy : session.destinationBy;
  if (because === null) return false;
  // Forwards the answer's ends say what the packet becomes; backwards the question's ends do.
  const known = isBack ? session.original : session.reply;
  const address = end === 'destination' ? known.source : known.destination;
  const port = end === 'destination' ? known.sourcePort : known.destinationPort;
  if (state !== 'related') {
    transformed(visit, rewrite(visit.packet, end, address, port), because);
    return true;
  }
  const outer = rewrite(visit.packet, end, address, null);
  // An error the device wrote itself already speaks of the packet as its sender knows it, and goes to that one; it hides who translates all the same.
  if (visit.standing.state === 'related' && visit.standing.made === true) {
    if (end === 'source') transformed(visit, outer, because);
    return true;
  }
  const { about } = visit.packet;
  const other: End = end === 'destination' ? 'source' : 'destination';
  transformed(visit, { ...outer, about: about === null ? null : rewrite(about, other, address, port) }, because);
  return true;
}

function turnedRound(packet: Packet): Packet {
  const { source, destination, sourcePort, destinationPort } = packet;
  return { ...packet, source: destination, destination: source, sourcePort: destinationPort, destinationPort: sourcePort };
}

function fits(visit: Visit, row: TranslateRow, packet: Packet): boolean {
  return matches(row.match, packet, visit) && (row.original === undefined || matches(row.original, visit.entered, visit));
}

/**
 * Stateless rows know no sessions: every packet is looked at, and an error is known by what it quotes as well (forwarding.md 6). They act outside
 * connection tracking and filters, which see the addresses inside (plan.ts, `stateless`).
 */
export function byPair(visit: Visit, rows: readonly TranslateRow[], end: End): void {
  const { packet } = visit;
  const quoted = packet.about === null ? null : turnedRound(packet.about);
  const row = rows.find((candidate) => fits(visit, candidate, packet) || (quoted !== null && matches(candidate.match, quoted, visit)));
  const address = row?.addresses[0];
  if (row === undefined || address === undefined) return;
  const about = quoted !== null && matches(row.match, quoted, visit) ? turnedRound(rewrite(quoted, end, address, row.port)) : packet.about;
  transformed(visit, { ...rewrite(packet, end, address, row.port), about }, row.because);
}

/** NAT rows are for the first packet of a session alone (forwarding.md 2). */
function isFirst(visit: Visit): Session | null {
  const { session, state } = visit.standing;
  return state === 'new' && visit.run.sessions.get(visit.device.id)?.includes(session) !== true ? session : null;
}

function pickAddress(visit: Visit, row: TranslateRow): string | null {
  const ways = row.addresses.map((address) => ({ component: visit.device.component, address, name: address }));
  return choose(visit.run, visit.device.component, visit.packet, ways)?.address ?? null;
}

/** A rule without an address to give ends the packet. */
function noAddress(visit: Visit, row: TranslateRow): Fate | null {
  return drop(visit, { disposition: 'TRANSLATION_FAILED', reason: 'NAT_NO_ADDRESSES', because: row.because });
}

function bindDestination(session: Session, packet: Packet, because: Because): void {
  session.destinationBy = because;
  session.reply = { ...session.reply, source: packet.destination, ...(packet.icmp === null ? { sourcePort: packet.destinationPort } : {}) };
}

export function translateDestination(visit: Visit, stage: DestinationTranslateStage): Fate | null {
  const session = isFirst(visit);
  if (session === null || session.destinationBy !== null) return null;
  const row = stage.rows.find((candidate) => fits(visit, candidate, visit.packet));
  if (row === undefined) return null;
  const address = pickAddress(visit, row);
  if (address === null) return noAddress(visit, row);
  const packet = rewrite(visit.packet, 'destination', address, visit.packet.icmp === null ? row.port : null);
  bindDestination(session, packet, row.because);
  transformed(visit, packet, row.because);
  return null;
}

export function translateSource(visit: Visit, stage: SourceTranslateStage): Fate | null {
  const session = isFirst(visit);
  if (session === null || session.sourceBy !== null) return null;
  const row = stage.rows.find((candidate) => fits(visit, candidate, visit.packet));
  if (row === undefined) return null;
  const address = pickAddress(visit, row);
  if (address === null) return noAddress(visit, row);
  const { icmp } = visit.packet;
  const wanted = row.port ?? (icmp === null ? visit.packet.sourcePort : icmp.identifier);
  const port = stage.ports === 'keep' ? wanted : freePort(visit, session, address, wanted);
  if (port === 'none') return noAddress(visit, row);
  const packet = rewrite(visit.packet, 'source', address, port);
  session.sourceBy = row.because;
  const identifier = packet.icmp?.identifier ?? null;
  const ports = packet.icmp === null ? { destinationPort: packet.sourcePort } : { sourcePort: identifier, destinationPort: identifier };
  session.reply = { ...session.reply, destination: packet.source, ...ports };
  transformed(visit, packet, row.because);
  return null;
}

/** The port itself when no other session's answers would be mistaken for ours, else the next free one from 1024 (stage.ts); a protocol without ports has none to give way to. */
function freePort(visit: Visit, session: Session, address: string, wanted: number | null): number | null | 'none' {
  const known = visit.run.sessions.get(visit.device.id) ?? [];
  const isEcho = visit.packet.icmp !== null;
  const isTaken = (port: number | null): boolean =>
    known.some((other) => isSameFlow(other.reply, { ...session.reply, destination: address, destinationPort: port, ...(isEcho ? { sourcePort: port } : {}) }));
  if (!isTaken(wanted)) return wanted;
  if (wanted === null) return 'none';
  for (let port = 1024; port <= 65535; port++) if (!isTaken(port)) return port;
  return 'none';
}

/** What the choice goes by: the flow, its source alone (as a proxy's source-ip does, CONTRACTS 3), or whose turn it is. */
function ruleOf({ run, device, packet }: Visit, { method = 'flow', backends }: BalanceStage): 'hash' | number {
  if (method === 'flow') return 'hash';
  return method === 'source' ? chooseBySource(run, device.component, packet.source, backends.length) : run.request % backends.length;
}

/** Destination NAT to one of the backends, for packets that open a session. */
export function balance(visit: Visit, stage: BalanceStage): Fate | null {
  const session = isFirst(visit);
  if (session === null || session.destinationBy !== null || !matches(stage.match, visit.packet, visit)) return null;
  const ways = stage.backends.map((backend) => ({ component: backend.component, address: backend.address, name: backend.component, backend }));
  const backend = choose(visit.run, visit.device.component, visit.packet, ways, ruleOf(visit, stage))?.backend;
  if (backend === undefined) {
    // Forwarding.md 9: kube-proxy without endpoints answers port unreachable to every protocol.
    const answer = stage.empty.action === 'reject' ? ([3, 3] as const) : null;
    // On an address of the device's own the packet would have stayed here: what is said about it comes from the address that was asked.
    const from = owns(visit.device, visit.packet.destination) ? visit.entered.destination : null;
    return drop(visit, { disposition: 'NO_BACKEND', reason: stage.empty.reason, because: stage.because, answer, from, ownOutcome: answer === null ? null : 'REFUSED' });
  }
  visit.packet = rewrite(visit.packet, 'destination', backend.address, visit.packet.icmp === null ? backend.port : null);
  bindDestination(session, visit.packet, backend.because);
  note(visit, 'balance', 'BALANCED', backend.because);
  return null;
}
