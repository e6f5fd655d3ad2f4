import type { PlanDevice } from '../../plan/plan.ts';
import type { Because } from '../../plan/stage.ts';
import type { DeviceProfile } from '../../plan/profiles.ts';
import { isError, type Packet } from './packet.ts';

type MidStream = DeviceProfile['midStream'];

/** One direction of a conversation. The identifier of an echo stands in for both ports. */
export interface Flow {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
}

/** What a device remembers (forwarding.md 2): the first packet as it came in, and the answer as it will come in. */
export interface Session {
  readonly original: Flow;
  reply: Flow;
  /** The rows that translated, for the steps that translate back. */
  destinationBy: Because | null;
  sourceBy: Because | null;
  answered: boolean;
  /** The interface its first packet came by, or left by. Null until it is known. */
  port: string | null;
}

/** How a packet stands to the sessions of a device. `made`: an error or reset that the device itself wrote about a packet of this session. */
export type Standing =
  | { readonly state: 'untracked' | 'invalid'; readonly session: null; readonly direction: null }
  | { readonly state: 'new' | 'established' | 'related'; readonly session: Session; readonly direction: 'original' | 'reply'; readonly made?: true };

/** By device, or by port of a virtual switch. */
export type SessionTables = Map<string, Session[]>;

/** A device tracks when it is told to, or when a stage of it cannot work otherwise. */
export function tracks(device: PlanDevice): boolean {
  return device.stages.some(
    (stage) =>
      stage.kind === 'session' ||
      stage.kind === 'balance' ||
      (stage.kind === 'filter' && stage.stateful && stage.slot !== 'port-out' && stage.slot !== 'port-in') ||
      ((stage.kind === 'destination-translate' || stage.kind === 'source-translate') && !stage.stateless),
  );
}

/** Calls of the device's own are balanced too: then what it tells itself goes through its table like everything else (stage.ts, balancesOwn). */
export function balancesOwn(device: PlanDevice): boolean {
  return device.stages.some((stage) => stage.kind === 'balance' && stage.balancesOwn === true);
}

export function flowOf(packet: Packet): Flow {
  const identifier = packet.icmp?.identifier ?? null;
  return {
    source: packet.source, destination: packet.destination, protocol: packet.protocol,
    sourcePort: packet.icmp === null ? packet.sourcePort : identifier, destinationPort: packet.icmp === null ? packet.destinationPort : identifier,
  };
}

export function turned(flow: Flow): Flow {
  return { source: flow.destination, destination: flow.source, protocol: flow.protocol, sourcePort: flow.destinationPort, destinationPort: flow.sourcePort };
}

export function isSameFlow(a: Flow, b: Flow): boolean {
  return a.source === b.source && a.destination === b.destination && a.protocol === b.protocol && a.sourcePort === b.sourcePort && a.destinationPort === b.destinationPort;
}

const nobody = { session: null, direction: null } as const;

/** An error belongs to the session its quotation belongs to, and travels against it. */
function related(about: Packet, sessions: readonly Session[]): Standing {
  const back = turned(flowOf(about));
  for (const session of sessions) {
    if (isSameFlow(back, session.reply)) return { state: 'related', session, direction: 'reply' };
    if (isSameFlow(back, session.original)) return { state: 'related', session, direction: 'original' };
  }
  return { state: 'invalid', ...nobody };
}

/** Only a first packet may open a session: SYN, echo request, any packet of UDP or of a protocol without ports; to some, a segment out of the middle as well. */
function opens(packet: Packet, midStream: MidStream): boolean {
  if (packet.icmp !== null) return packet.icmp.type === 8;
  return packet.flags === null || packet.flags === 'SYN' || (packet.flags === 'ACK' && midStream === 'new');
}

/** An echo request never is the answer of a session, an echo reply never its question. */
function fits(packet: Packet, direction: 'original' | 'reply'): boolean {
  return packet.icmp === null || (packet.icmp.type === 8) === (direction === 'original');
}

/** Looks the packet up. A new session is not in the table before the packet has left the device or was taken by it. */
export function standing(packet: Packet, sessions: readonly Session[], midStream: MidStream): Standing {
  if (packet.about !== null && isError(packet)) return related(packet.about, sessions);
  const flow = flowOf(packet);
  for (const session of sessions) {
    if (isSameFlow(flow, session.original) && fits(packet, 'original')) {
      if (packet.flags === 'ACK' && !session.answered) return { state: 'invalid', ...nobody };
      return { state: session.answered ? 'established' : 'new', session, direction: 'original' };
    }
    if (isSameFlow(flow, session.reply) && fits(packet, 'reply')) return { state: 'established', session, direction: 'reply' };
  }
  if (!opens(packet, midStream)) return { state: 'invalid', ...nobody };
  const session: Session = { original: flow, reply: turned(flow), destinationBy: null, sourceBy: null, answered: false, port: null };
  return { state: 'new', session, direction: 'original' };
}
