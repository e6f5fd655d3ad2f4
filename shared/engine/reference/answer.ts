import type { PlanDevice } from '../../plan/plan.ts';
import type { ServiceRow } from '../../plan/stage.ts';
import { profiles } from '../../plan/profiles.ts';
import type { Disposition } from '../report.ts';
import { answerTo, segment, type Packet } from './packet.ts';
import { send, sendAnswer, tellTunnel } from './send.ts';
import { flowOf, isSameFlow, turned } from './session.ts';
import { drop, note, plain, type Answer, type Fate, type Run, type Visit } from './walk.ts';

/** What is asked once a connection stands: an HTTP request. Null: nothing, the connection is the question. */
export interface Request {
  readonly host: string;
  readonly path: string;
  readonly isSecret: boolean;
}

/** How one question and its answer ended. */
export interface Conversation {
  readonly outcome: string;
  readonly disposition: Disposition;
  readonly reason: string | null;
  readonly at: string;
  readonly isUndetermined: boolean;
  /** Somebody who was meant answered: the machine, a service, a member, an HTTP rule. */
  readonly isAnswered: boolean;
  /** It was the sender's own stack that said no. */
  readonly isOwn: boolean;
  /** What the sender heard: the answer, or the error about its packet. */
  readonly heard: Packet | null;
  /** HTTP status, and who served it. */
  readonly status: number | null;
  readonly backend: string | null;
}

const nothing = { isUndetermined: false, isAnswered: false, isOwn: false, heard: null, status: null, backend: null } as const;

const spoken: Readonly<Record<string, string>> = {
  '3/0': 'NET_UNREACHABLE', '3/1': 'HOST_UNREACHABLE', '3/3': 'REFUSED', '3/4': 'FRAGMENTATION_NEEDED', '3/13': 'ADMIN_PROHIBITED', '11/0': 'TTL_EXCEEDED',
};

export function aborted(fate: Extract<Fate, { kind: 'aborted' }>): Conversation {
  return { ...nothing, outcome: 'TIMEOUT', disposition: 'INSUFFICIENT_INFO', reason: fate.reason, at: fate.device.component, isUndetermined: true };
}

/** An answer to one instance of a distributed router may come to another: to the person who asks they are one router (forwarding.md 15). */
function isOneStack(a: PlanDevice, b: PlanDevice): boolean {
  return a.id === b.id || (a.distributed !== undefined && b.distributed !== undefined && a.component === b.component);
}

interface Asked {
  readonly client: PlanDevice;
  readonly question: Packet;
  /** What is said about the question. */
  readonly kind: Answer['kind'];
}

/** What of an error or a reset reaches the sender, as its stack would tell it. Null: nothing it can make sense of. */
function hear(run: Run, connection: number, fate: Fate, asked: Asked): { readonly outcome: string; readonly packet: Packet } | null {
  if (fate.kind !== 'arrived') {
    tellTunnel(run, connection, fate, asked.kind === 'error');
    return null;
  }
  const { visit } = fate;
  const { packet } = visit;
  const { client, question } = asked;
  // An error about the packet of a tunnel is nothing a person hears, even where the tunnel starts.
  const isMine =
    isOneStack(visit.device, client) && (packet.about?.inside ?? null) === null &&
    isSameFlow(packet.about === null ? turned(flowOf(packet)) : flowOf(packet.about), flowOf(question));
  if (packet.about === null && !isMine) {
    drop(visit, { disposition: 'REPLY_LOST', reason: 'REPLY_FROM_UNEXPECTED_ADDRESS', because: plain(visit.device) });
    return null;
  }
  note(visit, 'deliver', 'DELIVERED', plain(visit.device));
  // A stack makes nothing of an error about a packet it did not send: one that was not translated back on its way.
  return !isMine ? null : { outcome: packet.about === null ? 'REFUSED' : (spoken[`${packet.icmp?.type}/${packet.icmp?.code}`] ?? 'TIMEOUT'), packet };
}

/** The question ended on its way, or was refused where it arrived. */
export function lost(run: Run, fate: Extract<Fate, { kind: 'dropped' }>, client: PlanDevice, question: Packet, connection: number): Conversation {
  // Looking for blockers, the loss of an error is none of them.
  const isQuiet = fate.answer === null || run.blockers !== null;
  const told = isQuiet || fate.answer === null ? null : hear(run, connection, sendAnswer(run, { direction: 'return', connection }, fate.device, fate.answer), { client, question, kind: fate.answer.kind });
  const { disposition, reason, device, ownOutcome } = fate;
  return { ...nothing, outcome: ownOutcome ?? told?.outcome ?? 'TIMEOUT', disposition, reason, at: device.component, isOwn: ownOutcome !== null, heard: told?.packet ?? null };
}

/** Is this answer one the sender waits for? A ping takes it from any address (forwarding.md 12), at the address that asked. */
function isExpected(answer: Packet, question: Packet): boolean {
  if (question.icmp !== null) return answer.destination === question.source;
  return isSameFlow(turned(flowOf(answer)), flowOf(question));
}

interface Served {
  readonly connection: number;
  readonly server: Visit;
  readonly outcome: string;
  /** What goes back; null: the usual answer to the question. */
  readonly answer: Packet | null;
  readonly more: Partial<Conversation>;
  /** The service that does not speak what it is asked in. */
  readonly misunderstood?: ServiceRow | null;
}

/** The answer's way back, and whether the sender can use it. */
export function answered(run: Run, client: PlanDevice, question: Packet, served: Served): Conversation {
  const { server, connection } = served;
  const answer = served.answer ?? answerTo(server.packet, profiles[server.device.profile].initialTtl);
  const back = send(run, { direction: 'return', connection, hops: [] }, server.device, answer);
  if (back.kind === 'aborted') return aborted(back);
  if (back.kind === 'dropped') {
    const isTold = back.answer !== null && run.blockers === null;
    if (isTold && back.answer !== null) hear(run, connection, sendAnswer(run, { direction: 'forward', connection }, back.device, back.answer), { client: server.device, question: answer, kind: back.answer.kind });
    return { ...nothing, outcome: 'TIMEOUT', disposition: 'REPLY_LOST', reason: back.reason, at: back.device.component };
  }
  const { visit } = back;
  if (!isOneStack(visit.device, client) || !isExpected(visit.packet, question)) {
    const reason = 'REPLY_FROM_UNEXPECTED_ADDRESS';
    const end = drop(visit, { disposition: 'REPLY_LOST', reason, because: plain(visit.device), passable: true });
    if (end !== null) return { ...nothing, outcome: 'TIMEOUT', disposition: 'REPLY_LOST', reason, at: visit.device.component };
  }
  note(visit, 'deliver', 'DELIVERED', plain(visit.device));
  const stalled = visit.packet.flags === 'SYN,ACK' ? thirdPacket(run, client, question, connection) : null;
  if (stalled !== null) return { ...nothing, ...stalled };
  if (served.misunderstood !== undefined && served.misunderstood !== null) {
    const reason = 'PROTOCOL_RESTRICTION';
    drop(visit, { disposition: 'REFUSED', reason, because: served.misunderstood.because, at: server.device });
    return { ...nothing, outcome: 'RESET', disposition: 'REFUSED', reason, at: server.device.component };
  }
  return { ...nothing, outcome: served.outcome, disposition: 'ACCEPTED', reason: null, at: server.device.component, heard: visit.packet, ...served.more };
}

type Stalled = Pick<Conversation, 'outcome' | 'disposition' | 'reason' | 'at'>;

/** The ACK that ends the handshake is shown only where it dies: connected, and then nothing flows (forwarding.md 3). */
function thirdPacket(run: Run, client: PlanDevice, question: Packet, connection: number): Stalled | null {
  const ends = { source: question.source, destination: question.destination, ttl: question.ttl };
  const ack = segment(ends, [question.sourcePort ?? 0, question.destinationPort ?? 0], 'ACK', 52);
  const legs = run.legs.length;
  const fate = send(run, { direction: 'forward', connection, hops: [] }, client, ack);
  if (fate.kind === 'dropped') return { outcome: 'STALLED', disposition: fate.disposition, reason: fate.reason, at: fate.device.component };
  run.legs.length = legs;
  return null;
}
