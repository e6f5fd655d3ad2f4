// The state of a run. Addresses live in typed arrays only; the number fields stay small integers. record() runs once per step: no allocation.
import { createLog, nextRecord, recordMeta, type Log } from './log.ts';
import { packetWords } from './packet.ts';

/** Words of a packet that are kept as they were on entering a device; the layout is that of the packet's first words. */
export const entryWords = 7;
/** A packet in the state it had at a loop check: the packet, the device, the ingress interface and whom the frame is for. */
const crumbWords = packetWords + 3;

/** How a run of one packet ended. */
export type End = typeof ended.delivered | typeof ended.dropped;
export const ended = { delivered: 1, dropped: 2 } as const;

/** State of the packet's connection at the device it is in. */
export const untracked = 0;
export const fresh = 1;
export const established = 2;
export const related = 3;
export const invalidState = 4;

/** Value of {@link Machine.attached}: the packet is about one that the device knows to be of no connection, and so is of none either. */
export const attachedToNone = -2;

export interface Machine {
  readonly packet: Int32Array;
  readonly entry: Int32Array;
  readonly crumb: Int32Array;
  /** Where the packet is; interface numbers, -1 for none. */
  device: number;
  ingress: number;
  egress: number;
  /** The row number of the last routing decision. */
  route: number;
  /** Whose table of connections is asked: the device's number, or that of a port (run/port.ts). */
  tracker: number;
  /** A frame under way: interface it is for, the one it left by, the one it is about to reach. Port whose stages run, and one not asked again. -1: none. */
  frameTarget: number;
  frameSource: number;
  frameStop: number;
  port: number;
  passedPort: number;
  /** The packet came out of a tunnel that stands for the interface it would have to come by. */
  isTrusted: boolean;
  /** What the device still costs when the packet leaves it: a device is paid once per visit. */
  dueUs: number;
  /** A public address nobody in the design owns lives at the internet while a probe comes from there: device (-1: none) and address. */
  guestDevice: number;
  readonly guestAddress: Int32Array;
  /** Connections that proxies have open in their clients' names (run/borrowed.ts), and how many. */
  borrowed: Int32Array;
  borrowedCount: number;
  /** Virtual time in microseconds. */
  timeUs: number;
  /** What leaving the first device costs beside its own crossing: the set-up of a new flow; negative where only part of a long way lies ahead. */
  startUs: number;
  /** Connection state at the present device, its entry (offset, -1: none) and whether the packet runs in the opener's direction. */
  state: number;
  session: number;
  isReply: boolean;
  /** Entry that the next packet a device sends belongs to (-1: it is looked up like any other), and whether it runs against the opener's direction. */
  attached: number;
  isAttachedReply: boolean;
  /** The packet at hand was attached to its entry, by the device it is in. */
  isAttached: boolean;
  sessions: Int32Array;
  sessionCount: number;
  /** Devices entered so far. */
  visits: number;
  crumbAt: number;
  /** The event that ended the packet, with its operands. */
  cause: number;
  causeDevice: number;
  causeA: number;
  causeB: number;
  causeC: number;
  /** ICMP error that the last drop calls for; type -1: none. Quotes the packet as it entered. */
  errorType: number;
  errorCode: number;
  errorMtu: number;
  /** How much of the device's crossing lay behind the packet when the error was made. */
  errorDelayUs: number;
  /** Lets a packet pass where a rule stops it, and lists the rule: `[cause, device, a, b, c, ...]`. */
  assume: boolean;
  /** A device whose own state stops nothing: the proxy whose members are asked how they are. -1: none. */
  exempt: number;
  readonly blocked: number[];
  recording: boolean;
  readonly log: Log;
  /** Choices made in this run, and those that a re-run must make: indexes of alternatives, in order. */
  readonly choices: Choice[];
  script: readonly number[];
  /** Names a person wants chosen wherever they are an alternative. */
  preferred: readonly string[];
  /** Leg of the conversation that is under way. */
  connections: number;
  /** Number of the request in its series, from 1: what round robin goes by. */
  request: number;
}

export interface Choice {
  readonly at: string;
  readonly chosen: number;
  readonly of: readonly string[];
  /** Hash of the flow it was made for; null where every request chooses anew. */
  readonly flow: number | null;
}

export function createMachine(): Machine {
  return {
    packet: new Int32Array(packetWords), entry: new Int32Array(entryWords), crumb: new Int32Array(crumbWords),
    device: 0, ingress: -1, egress: -1, route: -1, tracker: 0,
    frameTarget: -1, frameSource: -1, frameStop: -1, port: -1, passedPort: -1, isTrusted: false, dueUs: 0, guestDevice: -1, guestAddress: new Int32Array(1), borrowed: new Int32Array(0), borrowedCount: 0, timeUs: 0, startUs: 0,
    state: untracked, session: -1, isReply: false, attached: -1, isAttachedReply: false, isAttached: false, sessions: new Int32Array(0), sessionCount: 0,
    visits: 0, crumbAt: 0,
    cause: 0, causeDevice: 0, causeA: 0, causeB: 0, causeC: 0,
    errorType: -1, errorCode: 0, errorMtu: 0, errorDelayUs: 0,
    assume: false, exempt: -1, blocked: [], recording: false, log: createLog(),
    choices: [], script: [], preferred: [], connections: 0, request: 1,
  };
}

const noScript: readonly number[] = [];

/** Forgets connections, choices, blockers and time; the log is kept. */
export function resetMachine(machine: Machine): void {
  machine.timeUs = 0;
  machine.sessionCount = 0;
  machine.borrowedCount = 0;
  // Setting a length is no small thing, even where nothing changes.
  if (machine.choices.length > 0) machine.choices.length = 0;
  if (machine.blocked.length > 0) machine.blocked.length = 0;
  machine.connections = 0;
  machine.script = noScript;
}

/** Appends one step to the log, with the packet as it is now. */
export function record(machine: Machine, event: number, a: number, b: number, c: number): void {
  if (!machine.recording) return;
  const offset = nextRecord(machine.log);
  const { records } = machine.log;
  const { packet } = machine;
  records[offset] = event;
  records[offset + 1] = machine.device;
  records[offset + 2] = machine.ingress;
  records[offset + 3] = machine.egress;
  records[offset + 4] = a;
  records[offset + 5] = b;
  records[offset + 6] = c;
  records[offset + 7] = machine.timeUs;
  for (let word = 0; word < packetWords; word++) records[offset + recordMeta + word] = packet[word] ?? 0;
}

/** Remembers how the packet entered the device: for filters that compare original addresses, and for errors, which quote it. */
export function keepEntry(machine: Machine): void {
  for (let word = 0; word < entryWords; word++) machine.entry[word] = machine.packet[word] ?? 0;
}

/** Records the step that ends the packet and remembers it as the cause. */
export function stop(machine: Machine, event: number, a: number, b: number, c: number): void {
  record(machine, event, a, b, c);
  machine.cause = event;
  machine.causeDevice = machine.device;
  machine.causeA = a;
  machine.causeB = b;
  machine.causeC = c;
}

/** Lists what stopped the packet while blockers are searched. */
export function block(machine: Machine): void {
  machine.blocked.push(machine.cause, machine.causeDevice, machine.causeA, machine.causeB, machine.causeC);
}

/**
 * A rule says no: true ends the run. While blockers are searched it is listed and the packet goes on as if it had been permitted.
 */
export function deny(machine: Machine, event: number, a: number, b: number, c: number): boolean {
  stop(machine, event, a, b, c);
  if (!machine.assume) return true;
  block(machine);
  return false;
}
