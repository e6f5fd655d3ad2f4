import type { answerHeader } from './application.ts';
import { causeOf, type Cause } from './cause.ts';
import { ending, type Ending } from './ending.ts';
import * as event from './event.ts';
import { adoptSession } from './confirm.ts';
import { ackBytes, resetBytes, type Flow } from './flow.ts';
import { block, deny, ended, stop, type Machine } from './machine.ts';
import * as packet from './packet.ts';
import { arrive, beginLeg, pendingError, recordDelivery, sendError, sendFlow, sendReply, type Arrival, type Context } from './send.ts';
import { hasOneWaySession, originalSource, originalSourcePort, replySource, replySourcePort } from './session.ts';
import { isUndecided } from '../undecided.ts';

const outcomeOfUnreachable: Readonly<Record<number, string>> = {
  [packet.netUnreachable]: 'NET_UNREACHABLE',
  [packet.hostUnreachable]: 'HOST_UNREACHABLE',
  [packet.portUnreachable]: 'REFUSED',
  [packet.fragmentationNeeded]: 'FRAGMENTATION_NEEDED',
  [packet.adminProhibited]: 'ADMIN_PROHIBITED',
};

/** What the sender's stack reports for an ICMP error. */
function outcomeOfError(type: number, code: number): string {
  return type === packet.timeExceeded ? 'TTL_EXCEEDED' : (outcomeOfUnreachable[code] ?? 'HOST_UNREACHABLE');
}

/** A stack makes nothing of an error about a packet that it did not send: one that was not translated back on its way (forwarding.md 6). */
function isAbout(flow: Flow, words: Int32Array): boolean {
  return (
    words[packet.quotedSource] === flow.source && words[packet.quotedDestination] === flow.destination && words[packet.quotedProtocol] === flow.protocol &&
    words[packet.quotedSourcePort] === flow.sourcePort && words[packet.quotedDestinationPort] === flow.destinationPort
  );
}

/** The same device, or another instance of the same distributed router: its addresses are the same everywhere (forwarding.md 15), and what it asked may be answered on another host. */
function isSameStack({ network }: Context, one: number, other: number): boolean {
  if (one === other) return true;
  const [a, b] = [network.devices[one], network.devices[other]];
  return a?.distributed !== undefined && b?.distributed !== undefined && a.component === b.component;
}

/** What the opener of a flow learns from an error. */
interface Heard {
  readonly outcome: string;
  readonly from: number;
  readonly isLocal: boolean;
}

/**
 * Sends the pending ICMP error, if any; `asked` speaks for the address that was asked instead of the one the error leaves by. Returns what the opener of
 * the flow learns from it, or null when it hears nothing. While blockers are searched, what becomes of an error is none of them.
 */
export function reportError(context: Context, flow: Flow, connection: number, asked: boolean = false): Heard | null {
  return report(context, flow, connection, asked, false);
}

/** `isAboutError`: about the packet of a tunnel in which an error was lost. What becomes of that one is told to nobody (forwarding.md 6). */
function report(context: Context, flow: Flow, connection: number, asked: boolean, isAboutError: boolean): Heard | null {
  const { machine } = context;
  const spec = pendingError(machine);
  if (spec === null || machine.assume) return null;
  const outcome = outcomeOfError(spec.type, spec.code);
  // The sender's own stack failed: nothing was sent and nothing comes back. Of a lost reply the opener learns nothing.
  if (spec.ingress < 0 && spec.isOuter) return null;
  if (spec.ingress < 0) return spec.device === flow.device ? { outcome, from: flow.source, isLocal: true } : null;
  beginLeg(machine, event.errorLeg, connection);
  if (sendError(context, spec, asked) !== ended.delivered) {
    // There are no errors about errors, but there may be one about the packet that carried it.
    if (!isAboutError) report(context, flow, connection, false, true);
    return null;
  }
  const arrival = arrive(context);
  recordDelivery(machine, -1, () => ({ because: placeOf(context, arrival.device), detail: { outcome }, application: null }));
  const isHeard = !spec.isOuter && isSameStack(context, arrival.device, flow.device) && arrival.destination === flow.source && isAbout(flow, machine.packet);
  return isHeard ? { outcome, from: arrival.source, isLocal: false } : null;
}

/** The component of a device as the reason of something no rule decided. */
export function placeOf(context: Context, device: number): { readonly component: string; readonly label: string } {
  const component = context.network.devices[device]?.component ?? '';
  return { component, label: component };
}

/** How the answer fared on its way back. */
export interface Back {
  readonly isHeard: boolean;
  readonly from: number;
  readonly ttl: number;
}

/** A filter rejected a TCP segment: it answers with a reset (forwarding.md 9). */
export function isResetBy(machine: Machine, cause: Cause): boolean {
  return cause.event === event.filtered && cause.c === event.rejected && machine.packet[packet.protocol] === packet.protocolTcp;
}

/**
 * The packet at hand as what a reset answers. The reset belongs to the packet's connection, though that may never come about, and goes the opposite
 * way: to the opener's own address or to the answerer, whatever the packet wore where it was rejected (Linux attaches the connection to the reset).
 * What the connection still has to put on it, the source, is put on as it leaves.
 */
export function rejected(context: Context): Arrival {
  const { machine } = context;
  adoptSession(machine);
  const arrival = arrive(context);
  if (machine.session < 0 || arrival.at !== null) return arrival;
  machine.attached = machine.session;
  machine.isAttachedReply = !machine.isReply;
  const { sessions, session, isReply } = machine;
  const opener = { address: sessions[session + originalSource] ?? 0, port: sessions[session + originalSourcePort] ?? 0 };
  const answerer = { address: sessions[session + replySource] ?? 0, port: sessions[session + replySourcePort] ?? 0 };
  const [from, to] = isReply ? [answerer, opener] : [opener, answerer];
  return { ...arrival, source: from.address, sourcePort: from.port, destination: to.address, destinationPort: to.port };
}

/** A rejected answer: the reset goes to whoever answered. No reset about a reset, but an error about the tunnel's packet that carried one. */
function resetAnswerer(context: Context, flow: Flow, connection: number, answered: Arrival): void {
  const { machine } = context;
  if (machine.assume || ((machine.packet[packet.flags] ?? 0) & packet.rst) !== 0) return;
  const answer = rejected(context);
  beginLeg(machine, event.forwardLeg, connection);
  if (sendReply(context, answer, packet.rst | packet.ack, resetBytes) !== ended.delivered) {
    reportError(context, flow, connection);
    return;
  }
  const there = arrive(context);
  const isExpected = isSameStack(context, there.device, answered.device) && there.source === answered.source && there.destination === answered.destination && there.sourcePort === answered.sourcePort;
  if (!isExpected) stop(machine, event.unexpectedReply, 0, 0, 0);
  else recordDelivery(machine, -1, () => ({ because: placeOf(context, there.device), detail: {}, application: null }));
}

const unheard: Back = { isHeard: false, from: 0, ttl: -1 };

/** Sends the answer and follows it home. The opener takes it only if it comes from where the question went; ping does not mind. */
export function answerBack(
  context: Context,
  flow: Flow,
  connection: number,
  to: Arrival,
  answer: { readonly bits: number; readonly bytes: number; readonly detail?: Readonly<Record<string, unknown>>; readonly application?: ReturnType<typeof answerHeader> },
): Back {
  const { machine } = context;
  beginLeg(machine, event.returnLeg, connection);
  if (sendReply(context, to, answer.bits, answer.bytes) !== ended.delivered) {
    if (machine.assume) block(machine);
    const lost = causeOf(machine);
    if (isResetBy(machine, lost)) resetAnswerer(context, flow, connection, to);
    else reportError(context, flow, connection);
    restoreCause(machine, lost);
    return unheard;
  }
  const ttl = machine.packet[packet.ttl] ?? 0;
  const arrival = arrive(context);
  const isHome = isSameStack(context, arrival.device, flow.device) && arrival.destination === flow.source;
  const isExpected = flow.protocol === packet.protocolIcmp || (arrival.source === flow.destination && arrival.sourcePort === flow.destinationPort);
  if (!(isHome && isExpected) && deny(machine, event.unexpectedReply, 0, 0, 0)) return unheard;
  recordDelivery(machine, -1, () => ({ because: placeOf(context, arrival.device), detail: { ...answer.detail }, application: answer.application ?? null }));
  return { isHeard: true, from: arrival.source, ttl };
}

function restoreCause(machine: Machine, cause: Cause): void {
  machine.cause = cause.event;
  machine.causeDevice = cause.device;
  machine.causeA = cause.a;
  machine.causeB = cause.b;
  machine.causeC = cause.c;
}

/** The opener's third packet, shown only where it dies: a device that saw one direction only lets the handshake pass and nothing after it. */
export function acknowledgementDies(context: Context, flow: Flow, connection: number): boolean {
  const { machine } = context;
  // A reset is answered by nobody.
  const isReset = ((machine.packet[packet.flags] ?? 0) & packet.rst) !== 0;
  if (flow.protocol !== packet.protocolTcp || isReset || !hasOneWaySession(machine)) return false;
  const before = machine.log.count;
  const { device, ingress, egress, timeUs } = machine;
  const answer = machine.packet.slice();
  beginLeg(machine, event.forwardLeg, connection);
  const end = sendFlow(context, flow, packet.ack, ackBytes);
  if (end !== ended.delivered) return true;
  machine.log.count = before;
  // Nothing is told of it: the answer stands where it stood.
  Object.assign(machine, { device, ingress, egress, timeUs });
  machine.packet.set(answer);
  return false;
}

/** The question arrived and the answer did not, or nobody can tell what became of it. */
function answerLost(context: Context, arrival: Arrival): Ending {
  const cause = causeOf(context.machine);
  const isAborted = isUndecided(context.network, cause);
  return ending('TIMEOUT', arrival.device, { cause, isReplyLost: !isAborted, isAborted });
}

/** Ends a conversation whose question was answered by the stack or service at `arrival`. */
export function concluded(context: Context, flow: Flow, connection: number, startedUs: number, arrival: Arrival, back: Back, answer: Partial<Ending> & { readonly outcome: string }): Ending {
  const { machine } = context;
  if (!back.isHeard) return answerLost(context, arrival);
  const elapsedUs = machine.timeUs - startedUs;
  if (acknowledgementDies(context, flow, connection)) {
    if (machine.assume) block(machine);
    return ending('STALLED', machine.causeDevice, { cause: causeOf(machine) });
  }
  return {
    outcome: answer.outcome,
    device: answer.device ?? arrival.device,
    isAnswered: answer.isAnswered ?? false,
    cause: answer.cause ?? null,
    isReplyLost: false,
    isAborted: answer.isAborted ?? false,
    replyFrom: back.from,
    replyTtl: back.ttl,
    elapsedUs,
    served: answer.served ?? null,
    login: answer.login ?? null,
    address: answer.address ?? null,
  };
}
