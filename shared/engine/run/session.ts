// Connection tracking. Runs once per stateful device and packet: no allocation except when the table grows.
import { attachedToNone, established, fresh, invalidState, related, untracked, type Machine } from './machine.ts';
import {
  ack, destination, destinationPort, echoReply, echoRequest, error, flags, icmpType, protocol, protocolIcmp, protocolTcp, quotedDestination,
  quotedDestinationPort, quotedProtocol, quotedSource, quotedSourcePort, rst, source, sourcePort, syn,
} from './packet.ts';

/*
 * An entry: tracker (a device, or a port of a virtual switch), status bits, protocol; the opener's tuple as it entered (source, destination, ports); the tuple a reply has when it enters;
 * then table and row of the translation of the destination and of the source (-1: none); last the interface its first packet used, plus 1.
 */
export const sessionWords = 16;
export const status = 1;
export const originalSource = 3;
export const originalDestination = 4;
export const originalSourcePort = 5;
export const originalDestinationPort = 6;
export const replySource = 7;
export const replyDestination = 8;
export const replySourcePort = 9;
export const replyDestinationPort = 10;
export const destinationTable = 11;
export const destinationRow = 12;
export const sourceTable = 13;
export const sourceRow = 14;
export const port = 15;

/** Status bits. An entry counts only once its first packet has left the device or arrived. */
export const confirmed = 1;
export const replied = 2;
export const destinationTranslated = 4;
export const sourceTranslated = 8;
/** It never came about, and the device answered in its name: nothing confirms it any more. */
export const adopted = 16;

function isTuple(table: Int32Array, at: number, from: number, to: number, fromPort: number, toPort: number): boolean {
  return table[at] === from && table[at + 1] === to && table[at + 2] === fromPort && table[at + 3] === toPort;
}

/** True when another entry of the device already expects replies with this tuple. */
export function isReplyTaken(machine: Machine, except: number, port: number): boolean {
  const { sessions } = machine;
  const own = except + replySource;
  // Both ports of an echo are its identifier.
  const from = sessions[except + 2] === protocolIcmp ? port : (sessions[own + 2] ?? 0);
  for (let at = 0; at < machine.sessionCount * sessionWords; at += sessionWords) {
    if (at === except || sessions[at] !== sessions[except] || sessions[at + 2] !== sessions[except + 2] || ((sessions[at + status] ?? 0) & confirmed) === 0) continue;
    if (isTuple(sessions, at + replySource, sessions[own] ?? 0, sessions[own + 1] ?? 0, from, port)) return true;
  }
  return false;
}

/** What may be the first packet of a connection: of protocols without handshake or question any (ports are 0 where there are none). */
function opens(packet: Int32Array, isMidStreamNew: boolean): boolean {
  const kind = packet[protocol];
  if (kind === protocolIcmp) return packet[icmpType] === echoRequest;
  if (kind !== protocolTcp) return true;
  const bits = (packet[flags] ?? 0) & (syn | ack | rst);
  return bits === syn || (bits === ack && isMidStreamNew);
}

function begin(machine: Machine): void {
  const { packet } = machine;
  const last = (machine.sessionCount - 1) * sessionWords;
  const isLastUnused = last >= 0 && ((machine.sessions[last + status] ?? 0) & confirmed) === 0;
  const at = isLastUnused ? last : machine.sessionCount * sessionWords;
  if (!isLastUnused) machine.sessionCount += 1;
  if (at + sessionWords > machine.sessions.length) {
    const larger = new Int32Array(Math.max(sessionWords * 32, machine.sessions.length * 2));
    larger.set(machine.sessions);
    machine.sessions = larger;
  }
  const { sessions } = machine;
  sessions[at] = machine.tracker;
  sessions[at + status] = 0;
  sessions[at + 2] = packet[protocol] ?? 0;
  sessions[at + originalSource] = sessions[at + replyDestination] = packet[source] ?? 0;
  sessions[at + originalDestination] = sessions[at + replySource] = packet[destination] ?? 0;
  sessions[at + originalSourcePort] = sessions[at + replyDestinationPort] = packet[sourcePort] ?? 0;
  sessions[at + originalDestinationPort] = sessions[at + replySourcePort] = packet[destinationPort] ?? 0;
  sessions[at + destinationTable] = sessions[at + sourceTable] = -1;
  sessions[at + destinationRow] = sessions[at + sourceRow] = -1;
  sessions[at + port] = machine.ingress + 1;
  machine.session = at;
  machine.isReply = false;
  machine.state = fresh;
}

function trackError(machine: Machine): void {
  const { packet, sessions } = machine;
  const from = packet[quotedSource] ?? 0;
  const to = packet[quotedDestination] ?? 0;
  const fromPort = packet[quotedSourcePort] ?? 0;
  const toPort = packet[quotedDestinationPort] ?? 0;
  for (let at = 0; at < machine.sessionCount * sessionWords; at += sessionWords) {
    if (sessions[at] !== machine.tracker || sessions[at + 2] !== packet[quotedProtocol]) continue;
    // What never got through is known to nobody but the device that has just stopped it, which attaches its own error to it.
    if (((sessions[at + status] ?? 0) & confirmed) === 0) continue;
    // A quoted packet that left here reads as the mirror image of the tuple expected from the other side.
    const aboutOpener = isTuple(sessions, at + replySource, to, from, toPort, fromPort);
    const aboutReply = isTuple(sessions, at + originalSource, to, from, toPort, fromPort);
    if (!aboutOpener && !aboutReply) continue;
    machine.state = related;
    machine.session = at;
    machine.isReply = aboutOpener;
    return;
  }
  machine.state = invalidState;
}

/** Finds the packet's connection at the present device, or opens one; `isMidStreamNew`: also for a TCP segment in the middle of one it never saw. */
export function trackConnection(machine: Machine, isMidStreamNew: boolean): void {
  const { packet, sessions } = machine;
  machine.state = untracked;
  machine.session = -1;
  machine.isReply = false;
  machine.isAttached = machine.attached !== -1;
  if (machine.isAttached) {
    const isKnown = machine.attached !== attachedToNone;
    machine.session = isKnown ? machine.attached : -1;
    machine.isReply = isKnown && machine.isAttachedReply;
    machine.state = !isKnown ? invalidState : ((packet[flags] ?? 0) & error) === 0 ? established : related;
    machine.attached = -1;
    return;
  }
  const bits = packet[flags] ?? 0;
  if ((bits & error) !== 0) {
    trackError(machine);
    return;
  }
  const from = packet[source] ?? 0;
  const to = packet[destination] ?? 0;
  const fromPort = packet[sourcePort] ?? 0;
  const toPort = packet[destinationPort] ?? 0;
  const isIcmp = packet[protocol] === protocolIcmp;
  for (let at = 0; at < machine.sessionCount * sessionWords; at += sessionWords) {
    const known = sessions[at + status] ?? 0;
    if (sessions[at] !== machine.tracker || sessions[at + 2] !== packet[protocol]) continue;
    if ((known & confirmed) === 0) continue;
    if (isTuple(sessions, at + originalSource, from, to, fromPort, toPort) && !(isIcmp && packet[icmpType] !== echoRequest)) {
      machine.session = at;
      // The opener's third packet without any answer seen: this device is on one way only (forwarding.md 3).
      const isLate = (bits & (syn | ack | rst)) === ack && (known & replied) === 0;
      machine.state = isLate ? invalidState : (known & replied) === 0 ? fresh : established;
      return;
    }
    if (isTuple(sessions, at + replySource, from, to, fromPort, toPort) && !(isIcmp && packet[icmpType] !== echoReply)) {
      sessions[at + status] = known | replied;
      machine.session = at;
      machine.isReply = true;
      machine.state = established;
      return;
    }
  }
  if (opens(packet, isMidStreamNew)) begin(machine);
  else machine.state = invalidState;
}

/** True when the packet is the first of a connection that is not in the table yet. */
export function isUnconfirmed(machine: Machine): boolean {
  return machine.session >= 0 && machine.state === fresh && ((machine.sessions[machine.session + status] ?? 0) & confirmed) === 0;
}

/** True when some device has seen a TCP connection's first packet but none of its answers. */
export function hasOneWaySession(machine: Machine): boolean {
  for (let at = 0; at < machine.sessionCount * sessionWords; at += sessionWords) {
    const isTcp = machine.sessions[at + 2] === protocolTcp;
    if (isTcp && ((machine.sessions[at + status] ?? 0) & (confirmed | replied)) === confirmed) return true;
  }
  return false;
}
