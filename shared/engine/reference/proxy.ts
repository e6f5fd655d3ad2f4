import { parseIpv4 } from '../../net/address.ts';
import type { PlanDevice } from '../../plan/plan.ts';
import type { Because, HttpCondition, HttpPolicy, ProxyListener, ProxyMember, ProxyPool, ProxyStage, SpeaksFrom } from '../../plan/stage.ts';
import { profiles } from '../../plan/profiles.ts';
import { choose, chooseBySource } from './choose.ts';
import { aborted, answered, lost, type Conversation, type Request } from './answer.ts';
import { resetTo, segment, type Packet } from './packet.ts';
import { matches } from './predicate.ts';
import { wayOutAddress } from './route.ts';
import { drop, note, type Fate, type Run, type Visit } from './walk.ts';

/** Connection 1 as it stands at the proxy. */
export interface Proxied {
  readonly run: Run;
  readonly client: PlanDevice;
  readonly question: Packet;
  readonly request: Request | null;
  readonly connection: number;
  readonly visit: Visit;
  readonly stage: ProxyStage;
  /** A member's conversation is one like the client's. */
  readonly converse: (run: Run, client: PlanDevice, question: Packet, request: Request | null) => Conversation;
}

/** The proxy that takes the packet: TCP, and datagrams where its other ports are silent (public-cloud.md C.7). */
export function proxyFor(visit: Visit): ProxyStage | null {
  const { packet, device } = visit;
  const isItsOwn = (proxy: ProxyStage): boolean => proxy.sharesAddress !== true || (packet.flags !== null && proxy.listeners.some((listener) => listener.port === packet.destinationPort));
  const stage = device.stages.find((candidate) => candidate.kind === 'proxy' && candidate.address === packet.destination && isItsOwn(candidate));
  if (stage?.kind !== 'proxy' || packet.icmp !== null) return null;
  return packet.flags !== null || stage.noListener.action === 'deny' ? stage : null;
}

/** C.7 L3 and L4: who is served at all, and on which port. */
function refused({ visit, stage }: Proxied, listener: ProxyListener | undefined): Fate | null {
  const { access } = stage;
  const row = access?.rows.find((candidate) => matches(candidate.match, visit.packet, visit));
  if (access !== null && (row?.action ?? access.defaultAction) !== 'permit') {
    const end = drop(visit, { disposition: 'DENIED_IN', reason: row?.reason ?? access.reason, because: row?.because ?? stage.because, step: ['filter', 'DENIED'], passable: true });
    if (end !== null) return end;
  } else if (access !== null) note(visit, 'filter', 'PERMITTED', row?.because ?? stage.because);
  if (listener !== undefined) return null;
  const isLoud = stage.noListener.action === 'reject';
  return drop(visit, { disposition: isLoud ? 'REFUSED' : 'DENIED_IN', reason: stage.noListener.reason, because: stage.because, answer: isLoud ? 'reset' : null, passable: isLoud });
}

/** Paths, and hosts in whatever case, whole or by a part; what a probe does not carry (headers, cookies) holds for none. */
function holdsFor({ on, compare, value }: HttpCondition, request: Request): boolean {
  if (on !== 'path' && on !== 'host') return false;
  const [said, wanted] = on === 'path' ? [request.path, value] : [request.host.toLowerCase(), value.toLowerCase()];
  if (compare === 'equals') return said === wanted;
  if (compare === 'starts-with') return said.startsWith(wanted);
  if (compare === 'regex') return new RegExp(wanted).test(said);
  return compare === 'ends-with' ? said.endsWith(wanted) : said.includes(wanted);
}

/** C.7 L7: all that reject, then those that redirect, then those that choose a pool, each by position. */
function decidingPolicy(listener: ProxyListener, request: Request): HttpPolicy | null {
  const fitting = listener.policies.filter((policy) => policy.conditions.every((condition) => holdsFor(condition, request)));
  if (listener.isOrdered === true) return fitting[0] ?? null;
  for (const kind of ['reject', 'redirect', 'pool'] as const) {
    const found = fitting.find((policy) => policy.action.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** Smooth weighted turns: everybody gains its weight, the richest is served and pays the total. */
function turn(members: readonly ProxyMember[], number: number): ProxyMember | undefined {
  const credit = new Map(members.map((member) => [member, 0]));
  const total = members.reduce((sum, member) => sum + member.weight, 0);
  let served: ProxyMember | undefined;
  for (let request = 0; request <= number; request++) {
    for (const member of members) credit.set(member, (credit.get(member) ?? 0) + member.weight);
    const most = Math.max(...credit.values());
    served = members.find((member) => credit.get(member) === most);
    if (served !== undefined) credit.set(served, most - total);
  }
  return served;
}

function byClient({ run, stage, visit }: Proxied, members: readonly ProxyMember[]): ProxyMember | undefined {
  const total = members.reduce((sum, member) => sum + member.weight, 0);
  let left = chooseBySource(run, stage.because.component, visit.packet.source, total);
  return members.find((member) => (left -= member.weight) < 0);
}

/** No document says how many proxies may stand behind each other; one that is its own member must come to an end. */
const deepest = 16;

function nameOf(member: ProxyMember): string {
  return member.component ?? member.id;
}

function isUsable({ enabled, weight, address }: ProxyMember): boolean {
  return enabled && weight > 0 && parseIpv4(address) !== null;
}

function pickMember(proxied: Proxied, pool: ProxyPool): ProxyMember | null {
  const { run, stage } = proxied;
  const healthy = run.healthy.get(`${stage.because.component} ${pool.id}`);
  if (run.counter.connections > deepest) return null;
  const members = pool.members.filter((member) => isUsable(member) && (healthy === undefined || healthy.includes(member.id)));
  const preferred = pool.method === 'source-ip' ? byClient(proxied, members) : turn(members, pool.persistence === 'source-ip' ? 0 : run.request);
  const ways = members.map((member) => ({ component: '', address: '', name: nameOf(member), member }));
  return choose(run, stage.because.component, null, ways, members.findIndex((member) => member === preferred))?.member ?? null;
}

/** The proxy's own answer to its client. */
function say(proxied: Proxied, outcome: string, more: Partial<Conversation>, isReset = false): Conversation {
  const { run, client, question, connection, visit } = proxied;
  const answer = isReset ? resetTo(visit.packet, profiles[visit.device.profile].initialTtl) : null;
  return answered(run, client, question, { connection, server: visit, outcome, answer, more });
}

function withoutMember(proxied: Proxied, isHttp: boolean, more: Partial<Conversation>): Conversation {
  return isHttp && proxied.request !== null ? say(proxied, 'HTTP_503', { ...more, status: 503 }) : say(proxied, 'RESET', more, true);
}

interface Voice {
  readonly from: SpeaksFrom;
  readonly address: string;
}

/** A pool may say otherwise than its proxy. */
function voiceOf(stage: ProxyStage, pool: ProxyPool): Voice {
  return { from: pool.speaksFrom ?? stage.speaksFrom ?? 'address', address: stage.address };
}

/** From which address a proxy speaks to a member: its own, that of the way there, or its client's; a monitor has no client and is the proxy's own. */
function speakingAddress(device: PlanDevice, voice: Voice, member: ProxyMember, client: string | null = null): string {
  if (voice.from === 'address') return voice.address;
  if (voice.from === 'client' && client !== null) return client;
  const first = device.interfaces.flatMap((own) => own.addresses.slice(0, 1))[0];
  return wayOutAddress(device, member.address) ?? first?.address ?? voice.address;
}

/** Connection 2: as long as connection 1, with what is asked in it, in the open where the proxy has read it and its pool does not say otherwise. */
function askMember({ run, stage, visit, request, converse }: Proxied, pool: ProxyPool, member: ProxyMember, isHttp: boolean): Conversation {
  const voice = voiceOf(stage, pool);
  const ends = { source: speakingAddress(visit.device, voice, member, visit.packet.source), destination: member.address, ttl: profiles[visit.device.profile].initialTtl };
  const question = segment(ends, [40000 + run.request, member.port], 'SYN', visit.packet.wholeBytes);
  const isBorrowed = voice.from === 'client';
  if (isBorrowed) run.borrowed.push({ device: visit.device, question });
  const inner = converse(run, visit.device, question, request === null ? null : { ...request, isSecret: pool.protocol === 'https' || (request.isSecret && !isHttp) });
  if (isBorrowed) run.borrowed.pop();
  return inner;
}

/** No document says from which port a monitor asks; one that no request uses. */
const monitorPort = 39999;

/** What a pool's monitor asks a member: a connection, or a request in it. Null: nobody asks. */
export function monitorQuestion(device: PlanDevice, stage: ProxyStage, pool: ProxyPool, member: ProxyMember): { readonly question: Packet; readonly request: Request | null } | null {
  const { monitor } = pool;
  if (monitor === null) return null;
  const ends = { source: speakingAddress(device, voiceOf(stage, pool), member), destination: member.address, ttl: profiles[device.profile].initialTtl };
  const request = monitor.type === 'http' ? { host: member.address, path: monitor.path, isSecret: monitor.tls === true } : null;
  return { question: segment(ends, [monitorPort, monitor.port ?? member.port], 'SYN', 60), request };
}

/** Looking for all obstacles, what stands before each member, and before the monitor that asks it, is one. */
function tryMembers(proxied: Proxied, pool: ProxyPool, isHttp: boolean): ReadonlyMap<ProxyMember, Conversation> {
  const { run, visit, stage } = proxied;
  const found = new Map<ProxyMember, Conversation>();
  const key = `${stage.because.component} ${pool.id}`;
  const [healthy, unsure] = [run.healthy.get(key), run.unsure.get(key) ?? []];
  for (const member of pool.members) {
    if (!isUsable(member) || run.counter.connections > deepest) continue;
    found.set(member, askMember(proxied, pool, member, isHttp));
    // Nothing stands before a monitor that is content.
    const isOut = healthy !== undefined && !healthy.includes(member.id) && !unsure.includes(member.id);
    const asked = isOut ? monitorQuestion(visit.device, stage, pool, member) : null;
    if (asked !== null) proxied.converse(run, visit.device, asked.question, asked.request);
  }
  return found;
}

/** What the model lacks to tell who serves: the pool that is named, or what would become of a member. Null: nobody serves. */
function gapOf({ run, stage }: Proxied, poolId: string | null, pool: ProxyPool | undefined): Because | null {
  if (pool === undefined) return poolId === null ? null : stage.because;
  const unsure = run.unsure.get(`${stage.because.component} ${pool.id}`) ?? [];
  const isOpen = (member: ProxyMember): boolean => member.enabled && member.weight > 0 && (unsure.includes(member.id) || parseIpv4(member.address) === null);
  if (run.counter.connections > deepest || !pool.members.some(isOpen)) return null;
  return pool.members.find((member) => member.enabled && parseIpv4(member.address) === null)?.because ?? pool.because;
}

/** C.7 L8 to L14: a member, and a second connection to it from the proxy's address. */
function toPool(proxied: Proxied, poolId: string | null, isHttp: boolean): Conversation {
  const { run, stage, visit } = proxied;
  const pool = stage.pools.find((candidate) => candidate.id === poolId);
  const member = pool === undefined ? null : pickMember(proxied, pool);
  const at = visit.device.component;
  if (pool === undefined || member === null) {
    const gap = gapOf(proxied, poolId, pool);
    const end = drop(visit, { disposition: 'NO_BACKEND', reason: gap === null ? 'NO_BACKEND' : 'INSUFFICIENT_CONFIG', because: gap ?? pool?.because ?? stage.because });
    if (end?.kind === 'aborted') return aborted(end);
    if (run.blockers !== null && pool !== undefined) {
      tryMembers(proxied, pool, isHttp);
      return say(proxied, 'REPLY', { isAnswered: true, at });
    }
    return withoutMember(proxied, isHttp, { disposition: 'NO_BACKEND', reason: 'NO_BACKEND', at });
  }
  note(visit, 'balance', 'BALANCED', member.because);
  const tried = run.blockers !== null ? tryMembers(proxied, pool, isHttp) : null;
  const inner = tried?.get(member) ?? askMember(proxied, pool, member, isHttp);
  if (inner.isUndetermined) return inner;
  // Looking for all obstacles, it goes on as if the member had served.
  if (!inner.isAnswered && run.blockers !== null) return say(proxied, 'REPLY', { isAnswered: true, at });
  if (!inner.isAnswered) return withoutMember(proxied, isHttp, { disposition: inner.disposition, reason: inner.reason, at: inner.at });
  return say(proxied, inner.outcome, { at: inner.at, status: inner.status, backend: inner.backend, isAnswered: true });
}

/** Plain HTTP to a port of TLS is answered in the clear with 400, TLS to a port of plain HTTP with a reset. */
function misunderstood(proxied: Proxied, { because }: ProxyListener, request: Request): Conversation {
  const at = proxied.visit.device.component;
  if (!request.isSecret) return say(proxied, 'HTTP_400', { isAnswered: true, at, status: 400 });
  const end = { disposition: 'REFUSED', reason: 'PROTOCOL_RESTRICTION' } as const;
  drop(proxied.visit, { ...end, because });
  return say(proxied, 'RESET', { ...end, at }, true);
}

/** What becomes of a connection that reached a proxy's address (forwarding.md 14; public-cloud.md C.7). */
export function throughProxy(proxied: Proxied): Conversation {
  const { run, client, question, connection, visit, stage, request } = proxied;
  run.counter.proxies += 1;
  const listener = visit.packet.flags === null ? undefined : stage.listeners.find((candidate) => candidate.port === visit.packet.destinationPort);
  const end = refused(proxied, listener);
  if (end?.kind === 'aborted') return aborted(end);
  if (end?.kind === 'dropped') return lost(run, end, client, question, connection);
  const at = visit.device.component;
  // Only where all obstacles are looked for: the refusal has a way back too.
  if (listener === undefined) return say(proxied, 'RESET', { at }, true);
  note(visit, 'deliver', 'DELIVERED', listener.because);
  note(visit, 'proxy', 'PROXIED', listener.because);
  // What is read by the proxy is accepted before anybody knows who will answer; the rest is passed through (forwarding.md 14).
  if (listener.mode === 'tcp' || listener.mode === 'https') return toPool(proxied, listener.defaultPool, false);
  if (request === null) return say(proxied, 'REPLY', { isAnswered: true, at });
  if (request.isSecret !== (listener.mode === 'terminated-https')) return misunderstood(proxied, listener, request);
  const policy = decidingPolicy(listener, request);
  if (policy === null) return toPool(proxied, listener.defaultPool, true);
  note(visit, 'policy', policy.action.kind === 'reject' ? 'REJECTED' : 'PERMITTED', policy.because, policy.reason);
  if (policy.action.kind === 'pool') return toPool(proxied, policy.action.pool, true);
  const { status } = policy.action;
  return say(proxied, `HTTP_${status}`, { isAnswered: true, at, status });
}
