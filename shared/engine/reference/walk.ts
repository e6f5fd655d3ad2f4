import { profiles, type DeviceProfile } from '../../plan/profiles.ts';
import type { Plan, PlanDevice, PlanInterface } from '../../plan/plan.ts';
import type { Because } from '../../plan/stage.ts';
import type { Disposition, Hop, Leg, Step } from '../report.ts';
import type { Frame, Plug } from './layer2.ts';
import { headersOf, type Packet } from './packet.ts';
import type { SessionTables, Standing } from './session.ts';

/** Choices of a run: `forced` scripts the first ones, the rest fall by hash. */
export interface Choosing {
  readonly forced: readonly number[];
  readonly made: { readonly at: string; readonly chosen: string; readonly of: readonly string[]; readonly index: number }[];
  readonly known: Map<string, number>;
}

export interface Blocker {
  readonly at: string;
  readonly because: Because;
  readonly reason: string;
}

/** One run of one question: everything that happened so far. */
export interface Run {
  readonly plan: Plan;
  readonly sessions: SessionTables;
  readonly choosing: Choosing;
  readonly legs: MutableLeg[];
  /** Null: drops are drops. A list: each drop that a permission could mend is noted here, and the packet goes on. */
  readonly blockers: Blocker[] | null;
  /** Connections that proxies have open in their clients' names. */
  readonly borrowed: { readonly device: PlanDevice; readonly question: Packet }[];
  /** Connections so far: a proxy, once met, opens more. */
  readonly counter: { connections: number; proxies: number };
  /** Which request of several this is, counted from 0. */
  readonly request: number;
  /** Members each pool's monitor found serving, by device and pool; absent where nobody asks or the monitors themselves do. */
  readonly healthy: ReadonlyMap<string, readonly string[]>;
  /** Members of which nobody can say whether they serve, by pool. */
  readonly unsure: ReadonlyMap<string, readonly string[]>;
}

export type MutableHop = Omit<Hop, 'steps' | 'egress'> & { egress: string | null; readonly steps: Step[] };
export type MutableLeg = Omit<Leg, 'hops'> & { readonly hops: MutableHop[] };

/** How a packet's way ended. */
export type Fate =
  | { readonly kind: 'arrived'; readonly visit: Visit }
  | {
      readonly kind: 'dropped';
      readonly device: PlanDevice;
      readonly disposition: Disposition;
      readonly reason: string;
      /** What the device sends back about it, and as which session; null: silence. */
      readonly answer: Answer | null;
      /** The sender's own stack said no: what it tells the person. */
      readonly ownOutcome: string | null;
    }
  | { readonly kind: 'aborted'; readonly device: PlanDevice; readonly reason: string };

export interface Answer {
  readonly kind: 'error' | 'reset';
  readonly type: number;
  readonly code: number;
  readonly about: Packet;
  readonly entered: Packet;
  readonly session: Standing;
  /** Address of the interface the packet came by. */
  readonly ingressAddress: string | null;
  /** Address the answer must come from; null: that of the interface it leaves by. */
  readonly from: string | null;
  /** The port of a virtual switch that refused: the answer starts there as a frame. Null: the device itself speaks. */
  readonly port: AtPort | null;
}

/** A frame that a port of a virtual switch looks at. */
export interface AtPort {
  readonly plug: Plug;
  readonly frame: Frame;
}

/** A packet in a device. */
export interface Visit {
  readonly run: Run;
  readonly device: PlanDevice;
  readonly profile: DeviceProfile;
  readonly hop: MutableHop;
  readonly leg: MutableLeg;
  /** What was met before on the packet's way. */
  readonly seen: Set<string>;
  /** Null: the packet starts here, or passes as a frame. */
  readonly ingress: PlanInterface | null;
  /** The packet is the device's own. */
  readonly isOwn: boolean;
  /** Out of a tunnel that leads to no interface: nobody asks for the way back. */
  readonly isUnchecked: boolean;
  /** Set while a port of a virtual switch looks at the frame; such a port keeps a table of connections of its own. */
  readonly port: AtPort | null;
  egress: PlanInterface | null;
  /** What the route names as next hop; null: the destination itself. */
  via: string | null;
  /** The next hop on the egress segment. */
  nextHop: string;
  packet: Packet;
  readonly entered: Packet;
  standing: Standing;
}

export function plain(component: PlanDevice): Because {
  return { component: component.component, label: component.component };
}

export function note(visit: Visit, kind: Step['kind'], action: Step['action'], because: Because, reason?: string): void {
  visit.hop.steps.push({
    seq: 0, kind, action, because, headers: [...headersOf(visit.packet)], bytes: visit.packet.bytes, timeUs: 0, detail: {}, ...(reason === undefined ? {} : { reason }),
  });
}

interface Drop {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly because: Because;
  readonly step?: readonly [kind: Step['kind'], action: Step['action']];
  readonly answer?: readonly [type: number, code: number] | 'reset' | null;
  readonly from?: string | null;
  /** What the own stack tells a sender that has not left its machine. */
  readonly ownOutcome?: string | null;
  /** Whose fault it is, where not the device's in which it shows. */
  readonly at?: PlanDevice;
  /** A permission could mend it: looking for all blockers, the packet goes on. */
  readonly passable?: boolean;
}

/** Reasons that say what the model does not know: they prove nothing (verdicts-and-checks.md 1, last group). */
const unknowns = new Set(['NO_SOURCE_OR_DESTINATION', 'MISMATCHED_IP_VERSION', 'NON_ROUTABLE_ADDRESS', 'UNSUPPORTED_COMPONENT', 'INSUFFICIENT_CONFIG', 'UNKNOWN_EXTERNAL_ADDRESS']);

/** Ends the packet's way here, or, when all blockers are wanted and this one can be passed, notes it and lets the packet go on (null). */
export function drop(visit: Visit, end: Drop): Fate | null {
  const { run, device } = visit;
  if (unknowns.has(end.reason)) {
    note(visit, 'abort', 'ABORTED', end.because, end.reason);
    return { kind: 'aborted', device, reason: end.reason };
  }
  const [kind, action] = end.step ?? ['drop', 'DROPPED'];
  note(visit, kind, action, end.because, end.reason);
  if (run.blockers !== null) {
    if (!isAfterthought(visit, end)) run.blockers.push({ at: (end.at ?? device).component, because: end.because, reason: end.reason });
    if (end.passable === true) return null;
  }
  const isLocal = visit.isOwn;
  // What a tunnel's own packet meets at home, nobody hears of.
  const ownOutcome = isLocal && visit.packet.inside === null ? (end.ownOutcome ?? null) : null;
  return { kind: 'dropped', device, disposition: end.disposition, reason: end.reason, ownOutcome, answer: isLocal && end.answer !== 'reset' ? null : answerOf(visit, end) };
}

/** Behind a gateway that was passed although it is closed is nobody: that it has no service itself is no second obstacle. */
function isAfterthought({ run, device }: Visit, { reason }: Drop): boolean {
  return device.profile === 'transparent' && (reason === 'NO_LISTENER' || reason === 'TRAFFIC_TYPE_BLOCKED') && run.blockers !== null && run.blockers.length > 0;
}

/** No error about an error or a reset, none from a stack that sends none; a reset answers TCP only. */
function answerOf(visit: Visit, end: Drop): Answer | null {
  const { answer = null, from = null } = end;
  if (answer === null || visit.packet.about !== null || visit.packet.flags === 'RST,ACK') return null;
  const shared = { about: visit.packet, entered: visit.entered, session: visit.standing, from, ingressAddress: visit.ingress?.addresses[0]?.address ?? null, port: visit.port };
  if (answer === 'reset') return { kind: 'reset', type: 0, code: 0, ...shared };
  return visit.profile.sendsErrors ? { kind: 'error', type: answer[0], code: answer[1], ...shared } : null;
}

interface Way {
  readonly run: Run;
  readonly leg: MutableLeg;
  readonly seen: Set<string>;
}

function opened({ run, leg, seen }: Way, device: PlanDevice, hop: MutableHop, packet: Packet, more: Partial<Visit>): Visit {
  const standing: Standing = { state: 'untracked', session: null, direction: null };
  return {
    run, leg, seen, device, profile: profiles[device.profile], hop, ingress: null, isOwn: false, isUnchecked: false, port: null, egress: null, via: null, nextHop: packet.destination,
    packet, entered: packet, standing, ...more,
  };
}

/** A hop begins: the packet comes by an interface, passes as a frame (`ingress` names the port), or starts here (`isOwn`). */
export function enter(way: Way, device: PlanDevice, packet: Packet, how: { readonly by?: PlanInterface; readonly ingress?: string | null; readonly isOwn?: boolean }): Visit {
  const hop: MutableHop = {
    component: device.component, host: device.host, ingress: how.by?.id ?? how.ingress ?? null, egress: null,
    enter: { headers: [...headersOf(packet)], bytes: packet.bytes }, steps: [],
  };
  way.leg.hops.push(hop);
  return opened(way, device, hop, packet, { ingress: how.by ?? null, isOwn: how.isOwn === true });
}

/** Another packet in the same hop: what was wrapped here and is now sent, what was unwrapped and now comes in. */
export function within(visit: Visit, packet: Packet, more: Partial<Pick<Visit, 'ingress' | 'isOwn' | 'isUnchecked'>>): Visit {
  return opened(visit, visit.device, visit.hop, packet, more);
}

/** Far more than a TTL lets a packet meet: 32 for each of 255; whoever takes nothing off it is known by the breadcrumbs. */
const hopBudget = 8192;

/** Forwarding.md 13: the same packet, TTL and all it carries included, at the same door goes round for ever. */
export function refuseRound(visit: Visit, door: string): Fate | null {
  const breadcrumb = `${visit.device.id} ${door} ${JSON.stringify(visit.packet, (key, value: unknown) => (key === 'frame' || key === 'tunnel' ? undefined : value))}`;
  const isRound = visit.seen.has(breadcrumb);
  visit.seen.add(breadcrumb);
  if (!isRound && visit.leg.hops.length > hopBudget) return drop(visit, { disposition: 'TTL_EXCEEDED', reason: 'MAX_HOPS_EXCEEDED', because: plain(visit.device) });
  return isRound ? drop(visit, { disposition: 'LOOP', reason: 'ROUTING_LOOP', because: plain(visit.device) }) : null;
}

/** What happens next to a packet that has not come to its end. */
export type Next =
  | Fate
  /** The device's program, from its beginning. */
  | { readonly kind: 'program'; readonly visit: Visit }
  /** It was put on a segment by `frame.at`. */
  | { readonly kind: 'frame'; readonly visit: Visit; readonly frame: Frame }
  /** It came out of an overlay at an endpoint. */
  | { readonly kind: 'out'; readonly visit: Visit; readonly frame: Frame };
