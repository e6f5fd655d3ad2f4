import { formatIpv4, ipv4 } from '../../net/address.ts';
import type { HttpPolicy, ProxyListener } from '../../plan/stage.ts';
import { unhealthy, type Pool, type Proxy } from '../compile/services.ts';
import { denies, permits } from '../compile/tables.ts';
import { isUndecided } from '../undecided.ts';
import { answerBack, concluded } from './answer-back.ts';
import { answerHeader, requestHeader } from './application.ts';
import { lendAddress, returnAddress } from './borrowed.ts';
import { causeOf, type Cause } from './cause.ts';
import { decide } from './choose.ts';
import { ending, type Ending } from './ending.ts';
import * as event from './event.ts';
import { filterAction, findFilterRow } from './filter.ts';
import { resetBytes, type Flow, type Request } from './flow.ts';
import { conditionField, orderPolicies, policyHolds } from './http-policy.ts';
import type { StepCore } from './log.ts';
import { block, deny, record, stop } from './machine.ts';
import { monitorQuestion } from './monitor.ts';
import * as packet from './packet.ts';
import { balanceNote, eligibleMembers, hasUndeterminedMember, memberFlow, memberName, voiceOf, pickMember, type Eligible } from './pool.ts';
import { arrive, recordDelivery, type Arrival, type Context } from './send.ts';

/*
 * A proxy ends connection 1 and opens connection 2 with a new 5-tuple and a fresh TTL (forwarding.md 14; public-cloud.md C.7).
 * Legs: 1 forward, 2 forward, 2 return, 1 return.
 */

/** Runs a conversation: passed in, because a member's conversation is one like the client's. */
export type Converse = (context: Context, flow: Flow, request: Request | null) => Ending;

/** Connection 1 as it stands at the proxy. */
interface Visit {
  readonly flow: Flow;
  readonly request: Request | null;
  readonly connection: number;
  readonly startedUs: number;
  readonly proxy: number;
}

interface Session extends Visit {
  readonly context: Context;
  readonly converse: Converse;
  readonly entry: Proxy;
  readonly arrival: Arrival;
}

/** Proxies behind proxies end here, so that one that is its own member gives an answer at all. */
const deepest = 16;

function note(session: Session, made: StepCore): void {
  const { machine } = session.context;
  if (machine.recording) record(machine, event.noted, machine.log.notes.push(made) - 1, 0, 0);
}

/** Answers the client with an HTTP status, or with what TCP says. */
function answerClient(session: Session, outcome: string, more: { readonly status?: number; readonly isReset?: boolean; readonly cause?: Cause; readonly isAnswered?: boolean; readonly ending?: Partial<Ending> }): Ending {
  const { context, flow, connection, startedUs, arrival, request } = session;
  const isReset = more.isReset === true;
  const back = answerBack(context, flow, connection, arrival, {
    bits: isReset ? packet.rst | packet.ack : packet.syn | packet.ack,
    bytes: isReset ? resetBytes : arrival.bytes,
    detail: { outcome },
    application: answerHeader(request, more.status ?? null, null),
  });
  const isAnswered = more.isAnswered === true;
  return concluded(context, flow, connection, startedUs, arrival, back, { ...more.ending, outcome, isAnswered, cause: more.cause ?? null });
}

/** No member can take the request: 503 where the proxy speaks HTTP, a reset where it only passes bytes. */
function withoutBackend(session: Session, isHttp: boolean, cause: Cause): Ending {
  return isHttp && session.request !== null
    ? answerClient(session, 'HTTP_503', { status: 503, cause })
    : answerClient(session, 'RESET', { isReset: true, cause });
}

/** Connection 2. In the client's name its answers are the proxy's where they come by. */
function callMember(session: Session, pool: Pool, member: Eligible, request: Request | null): Ending {
  const { context, entry, arrival } = session;
  const flow = memberFlow(context.network, { proxy: entry, pool }, member, { client: arrival.source, bytes: arrival.bytes, number: session.flow.number });
  if (voiceOf(entry, pool) !== 'client') return session.converse(context, flow, request);
  lendAddress(context.machine, flow);
  const inner = session.converse(context, flow, request);
  returnAddress(context.machine);
  return inner;
}

function chooseMember(session: Session, pool: Pool, members: readonly Eligible[]): Eligible | undefined {
  const { network, machine } = session.context;
  const at = session.entry.stage.because.component;
  const turn = pickMember(network, pool, members, { client: session.arrival.source, number: session.flow.number, at });
  const position = members.length === 1 ? 0 : decide(machine, at, members.map(memberName), turn);
  return members[position];
}

/** While blockers are searched every member is tried, because each may be blocked for its own reason. */
function tryEveryMember(session: Session, pool: Pool, request: Request | null): Ending {
  const members = eligibleMembers(pool, true);
  for (const entry of members) {
    callMember(session, pool, entry, request);
    // Out of rotation: whatever keeps the monitor from it, which may ask another port.
    const isOut = pool.healthy[entry.index] === unhealthy;
    const question = isOut ? monitorQuestion(session.context.network, { proxy: session.entry, pool, member: entry.member }, entry.address) : null;
    if (question !== null) session.converse(session.context, question.flow, question.request);
  }
  return answerClient(session, 'REPLY', { isAnswered: members.length > 0, ending: {} });
}

/** A pool that is named and not there, or members that are not said: whether the client is served is not known. */
function undeterminedBackend(session: Session, poolNumber: number): Ending {
  const { machine } = session.context;
  stop(machine, event.noBackend, session.proxy, poolNumber, 1);
  if (machine.assume) block(machine);
  return ending('TIMEOUT', session.arrival.device, { cause: causeOf(machine), isAborted: true });
}

/** X-Forwarded-For: the source the proxy sees, behind those that proxies before it saw. */
function forwardedFor({ arrival }: Session, request: Request & { readonly kind: 'http' }, isAdded: boolean): { readonly forwardedFor?: string } {
  if (!isAdded) return {};
  const source = formatIpv4(ipv4(arrival.source));
  return { forwardedFor: request.forwardedFor === undefined ? source : `${request.forwardedFor}, ${source}` };
}

function forwardToPool(session: Session, poolName: string | null, listener: ProxyListener): Ending {
  const { machine } = session.context;
  const pool = session.entry.pools.find((candidate) => candidate.plan.id === poolName);
  const isHttp = listener.mode === 'http' || listener.mode === 'terminated-https';
  const poolNumber = pool === undefined ? -1 : session.entry.pools.indexOf(pool);
  const healthy = pool === undefined || machine.connections > deepest ? [] : eligibleMembers(pool, false);
  if (pool === undefined || healthy.length === 0) {
    if (pool === undefined ? poolName !== null : machine.connections <= deepest && hasUndeterminedMember(pool)) return undeterminedBackend(session, poolNumber);
    const isOver = deny(machine, event.noBackend, session.proxy, poolNumber, 0);
    if (isOver || pool === undefined || machine.connections > deepest) return withoutBackend(session, isHttp, causeOf(machine));
  }
  const isEncrypted = pool.plan.protocol === 'https' || (!isHttp && session.request?.kind === 'http' && session.request.tls);
  const request = session.request?.kind === 'http' ? { ...session.request, tls: isEncrypted, ...forwardedFor(session, session.request, isHttp && listener.addsForwardedFor && machine.recording) } : session.request;
  if (machine.assume) return tryEveryMember(session, pool, request);
  const member = chooseMember(session, pool, healthy);
  if (member === undefined) return withoutBackend(session, isHttp, causeOf(machine));
  if (machine.recording) note(session, balanceNote(pool, member, healthy, session.arrival.source));
  const inner = callMember(session, pool, member, request);
  if (inner.isAborted) return inner;
  // The client was accepted before the member was asked; without an answer there is only the proxy's own to give.
  if (!inner.isAnswered) {
    const cause = inner.cause ?? causeOf(machine);
    const said = withoutBackend(session, isHttp, cause);
    // Unless the proxy's own answer came to grief: then that decides.
    return said.cause === cause ? { ...said, isReplyLost: inner.isReplyLost } : said;
  }
  return answerClient(session, inner.outcome, {
    isAnswered: true,
    ...(inner.served === null ? {} : { status: inner.served.status }),
    ending: { served: inner.served, login: inner.login, device: inner.device },
  });
}

function recordPolicies(session: Session, request: Request & { readonly kind: 'http' }, policies: readonly HttpPolicy[], winner: HttpPolicy): void {
  note(session, {
    kind: 'policy',
    action: winner.action.kind === 'reject' ? 'REJECTED' : 'PERMITTED',
    because: winner.because,
    ...(winner.reason === undefined ? {} : { reason: winner.reason }),
    detail: {
      ...winner.action,
      position: policies.indexOf(winner) + 1,
      total: policies.length,
      candidates: policies.map((policy, index) => ({
        because: policy.because,
        position: index + 1,
        won: policy === winner,
        action: policy.action.kind,
        fields: policy.conditions.map((condition) => conditionField(condition, request)),
      })),
    },
  });
}

function applyPolicies(session: Session, listener: ProxyListener, request: Request & { readonly kind: 'http' }): Ending | string | null {
  const policies = orderPolicies(listener);
  const winner = policies.find((policy) => policyHolds(policy, request));
  if (winner === undefined) return listener.defaultPool;
  recordPolicies(session, request, policies, winner);
  if (winner.action.kind === 'pool') return winner.action.pool;
  const { status } = winner.action;
  return answerClient(session, `HTTP_${status}`, { status, isAnswered: true });
}

/** The listener accepted the connection: HTTP rules, then a member. */
function accepted(session: Session, listener: ProxyListener): Ending {
  const { request } = session;
  const isHttp = listener.mode === 'http' || listener.mode === 'terminated-https';
  if (!isHttp) return forwardToPool(session, listener.defaultPool, listener);
  if (request === null) return answerClient(session, 'REPLY', { isAnswered: true });
  if (request.kind !== 'http' || request.tls !== (listener.mode === 'terminated-https')) return misunderstood(session, listener, request);
  const decided = applyPolicies(session, listener, request);
  return decided === null || typeof decided === 'string' ? forwardToPool(session, decided, listener) : decided;
}

/** The client speaks something else than the listener: plain HTTP to a TLS port gets 400, everything else a reset. */
function misunderstood(session: Session, listener: ProxyListener, request: Request): Ending {
  if (request.kind === 'http' && listener.mode === 'terminated-https') return answerClient(session, 'HTTP_400', { status: 400, isAnswered: true });
  stop(session.context.machine, event.wrongProtocol, -1, session.proxy, session.entry.stage.listeners.indexOf(listener));
  if (session.context.machine.assume) block(session.context.machine);
  return answerClient(session, 'RESET', { isReset: true, cause: causeOf(session.context.machine) });
}

/** Sources the proxy does not serve hear nothing. */
function refusesSource(session: Session): boolean {
  const { network, machine } = session.context;
  const { access } = session.entry;
  if (access < 0) return false;
  const row = findFilterRow(network, machine, access, machine.packet);
  const isServed = filterAction(network, access, row) === permits;
  if (isServed) {
    record(machine, event.filtered, access, row, event.permitted);
    return false;
  }
  return deny(machine, event.accessDenied, session.proxy, access, row);
}

/** A closed port of a proxy that says so: what stands in the way is the port, whether or not the reset gets home. */
function refuseAloud({ context, flow, connection, arrival }: Session, cause: Cause): Ending {
  const back = answerBack(context, flow, connection, arrival, { bits: packet.rst | packet.ack, bytes: resetBytes });
  return ending(back.isHeard ? 'REFUSED' : 'TIMEOUT', arrival.device, { cause, replyFrom: back.from, replyTtl: back.ttl });
}

/** What happens to a connection that reached a proxy's address. */
export function proxyConversation(context: Context, visit: Visit, converse: Converse): Ending {
  const { network, machine } = context;
  const entry = network.proxies[visit.proxy];
  const arrival = arrive(context);
  if (entry === undefined) throw new Error(`no such proxy: ${visit.proxy}`);
  const session: Session = { ...visit, context, converse, entry, arrival };
  if (refusesSource(session)) {
    const cause = causeOf(machine);
    return ending('TIMEOUT', arrival.device, { cause, isAborted: isUndecided(network, cause) });
  }
  const isTcp = arrival.protocol === packet.protocolTcp;
  const listener = isTcp ? entry.stage.listeners.find((candidate) => candidate.port === arrival.destinationPort) : undefined;
  if (listener === undefined) {
    const isLoud = entry.stage.noListener.action === 'reject';
    stop(machine, event.noListener, visit.proxy, isLoud ? permits : denies, 0);
    if (machine.assume) machine.blocked.push(event.noListener, arrival.device, visit.proxy, isLoud ? permits : denies, 0);
    const cause = causeOf(machine);
    return isLoud ? refuseAloud(session, cause) : ending('TIMEOUT', arrival.device, { cause });
  }
  recordDelivery(machine, -1, () => ({ because: listener.because, detail: { listener: listener.port, mode: listener.mode }, application: requestHeader(visit.request) }));
  note(session, { kind: 'proxy', action: 'PROXIED', because: listener.because, detail: { mode: listener.mode, port: listener.port } });
  return accepted(session, listener);
}
