import { findAddress } from '../compile/address-hash.ts';
import { readAddress } from '../compile/words.ts';
import type { Header } from '../report.ts';
import type { Network } from '../network.ts';
import * as event from './event.ts';
import { carryFromPort } from './frame.ts';
import { confirmSession } from './confirm.ts';
import { errorBytesLimit, errorOverheadBytes, flowSetupUs, type Flow } from './flow.ts';
import { forward } from './forward.ts';
import { attachedToNone, ended, invalidState, keepEntry, record, type End, type Machine } from './machine.ts';
import { ownAddress } from './own-address.ts';
import * as packet from './packet.ts';
import { clearWraps } from './wraps.ts';

/** Everything a conversation needs, passed along. */
export interface Context {
  readonly network: Network;
  readonly machine: Machine;
}

/** Starts the next leg of the log. */
export function beginLeg(machine: Machine, direction: number, connection: number): void {
  record(machine, event.leg, direction, connection, 0);
}

/** A packet of its own stands at a device: nothing is known of it yet. */
function begin(network: Network, machine: Machine, device: number, isFirst: boolean): void {
  // What the records refer to is kept as long as they are.
  if (!machine.recording) clearWraps(machine.log.wraps);
  machine.visits = machine.crumbAt = 0;
  machine.errorType = -1;
  machine.device = machine.tracker = device;
  machine.ingress = machine.egress = machine.route = -1;
  machine.frameTarget = machine.port = machine.passedPort = -1;
  machine.state = 0;
  machine.session = -1;
  machine.isTrusted = false;
  machine.dueUs = network.deviceDelay[device] ?? 0;
  keepEntry(machine);
  record(machine, event.originated, isFirst ? 1 : 0, 0, 0);
}

/** Starts a frame at the virtual switch of a port that rejected one, addressed to whoever sent that (a port asks nothing about what it says itself). */
function originateAtPort(context: Context, device: number, from: RejectedAt): End {
  const { network, machine } = context;
  begin(network, machine, device, false);
  const at = carryFromPort(network, machine, from.port, from.sender);
  return at < 0 ? ended.dropped : forward(network, machine, at);
}

function originate(context: Context, device: number, isFirst: boolean): End {
  const { network, machine } = context;
  begin(network, machine, device, isFirst);
  const end = forward(network, machine, network.originate[device] ?? 0);
  machine.attached = -1;
  return end;
}

function clearPacket(machine: Machine): void {
  for (let word = 0; word < packet.packetWords; word++) machine.packet[word] = 0;
  machine.startUs = 0;
}

/** Sends the first packet of a flow: echo request, SYN or datagram; or with `bits` another one of the same direction. */
export function sendFlow(context: Context, flow: Flow, bits: number, size: number): End {
  const { machine } = context;
  const words = machine.packet;
  clearPacket(machine);
  words[packet.source] = flow.source;
  words[packet.destination] = flow.destination;
  words[packet.protocol] = flow.protocol;
  words[packet.sourcePort] = flow.sourcePort;
  words[packet.destinationPort] = flow.destinationPort;
  words[packet.icmpType] = flow.protocol === packet.protocolIcmp ? packet.echoRequest : 0;
  words[packet.ttl] = flow.ttl;
  words[packet.bytes] = size;
  words[packet.flags] = bits | (flow.dontFragment ? packet.dontFragment : 0);
  machine.request = flow.number;
  const isFirst = flow.isFirst && (bits & packet.ack) === 0;
  machine.startUs = isFirst ? flowSetupUs : 0;
  return originate(context, flow.device, isFirst);
}

/** A port of a virtual switch that rejected a frame, and the interface the frame had left by. */
export interface RejectedAt {
  readonly port: number;
  readonly sender: number;
}

/** Where the machine's frame was rejected; null when it was not a port that ended the packet. */
export function rejectedAt(machine: Machine): RejectedAt | null {
  return machine.port < 0 ? null : { port: machine.port, sender: machine.frameSource };
}

/** A packet as it stood where it arrived: what an answer turns round. */
export interface Arrival {
  readonly device: number;
  readonly source: number;
  readonly destination: number;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly bytes: number;
  readonly flags: number;
  /** Set where the packet did not arrive but was rejected by a port. */
  readonly at: RejectedAt | null;
}

/** Ends a leg at a device that takes the packet: its crossing is counted and its session known from now on. */
export function arrive(context: Context): Arrival {
  const { network, machine } = context;
  const words = machine.packet;
  words[packet.fragmentBytes] = 0;
  confirmSession(machine);
  machine.timeUs += network.deviceDelay[machine.device] ?? 0;
  return {
    device: machine.device,
    source: words[packet.source] ?? 0,
    destination: words[packet.destination] ?? 0,
    protocol: words[packet.protocol] ?? 0,
    sourcePort: words[packet.sourcePort] ?? 0,
    destinationPort: words[packet.destinationPort] ?? 0,
    bytes: words[packet.bytes] ?? 0,
    flags: words[packet.flags] ?? 0,
    at: rejectedAt(machine),
  };
}

/** Sends the answer to what arrived, from the address it was sent to (forwarding.md 12: nothing else would be recognised). */
export function sendReply(context: Context, to: Arrival, bits: number, size: number): End {
  const { network, machine } = context;
  const words = machine.packet;
  clearPacket(machine);
  words[packet.source] = to.destination;
  words[packet.destination] = to.source;
  words[packet.protocol] = to.protocol;
  words[packet.sourcePort] = to.destinationPort;
  words[packet.destinationPort] = to.sourcePort;
  words[packet.icmpType] = packet.echoReply;
  words[packet.ttl] = network.profiles[to.device]?.initialTtl ?? 64;
  words[packet.bytes] = size;
  words[packet.flags] = bits | (to.flags & packet.dontFragment);
  return to.at === null ? originate(context, to.device, false) : originateAtPort(context, to.device, to.at);
}

/** RFC 7600: the source of an ICMP error from a device without any address, as Linux does it. */
export const addresslessSource = readAddress('192.0.0.8') ?? 0;

/** An ICMP error about the packet as it entered the device that cannot carry it. */
export interface ErrorSpec {
  readonly device: number;
  readonly ingress: number;
  readonly type: number;
  readonly code: number;
  readonly mtu: number;
  readonly delayUs: number;
  readonly bytes: number;
  readonly quoted: Int32Array;
  /** About a tunnel's own packet: no error of it is for whoever sent what is inside. */
  readonly isOuter: boolean;
  /** What the machine's `attached` is to be: the device's entry for the packet's connection; and whether the packet ran against its opener's direction. */
  readonly session: number;
  readonly isReply: boolean;
  readonly at: RejectedAt | null;
  /** Where the packet was going when it ended. */
  readonly towards: number;
}

/** Reads the error that the last drop called for; null when it called for none. */
export function pendingError(machine: Machine): ErrorSpec | null {
  if (machine.errorType < 0) return null;
  return {
    device: machine.causeDevice,
    ingress: machine.ingress,
    type: machine.errorType,
    code: machine.errorCode,
    mtu: machine.errorMtu,
    delayUs: machine.errorDelayUs,
    bytes: machine.packet[packet.bytes] ?? 0,
    quoted: machine.entry.slice(),
    isOuter: machine.packet[packet.frame] !== 0,
    session: machine.port >= 0 ? -1 : machine.state === invalidState ? attachedToNone : machine.session,
    isReply: machine.isReply,
    at: rejectedAt(machine),
    towards: machine.packet[packet.destination] ?? 0,
  };
}

/** Sends the error to the source of the packet it quotes: a packet like any other (forwarding.md 6). A closed port speaks from the address that was asked, as Linux does, and so does a port of a virtual switch. */
export function sendError(context: Context, spec: ErrorSpec, isFromAsked: boolean): End {
  const { network, machine } = context;
  const words = machine.packet;
  const target = spec.quoted[packet.source] ?? 0;
  clearPacket(machine);
  const asked = spec.quoted[packet.destination] ?? 0;
  // What was for the device itself (a filter of local delivery rejected it) is answered in the name of that address, as Linux does.
  const isLocal = findAddress(network.own, spec.device, spec.towards) >= 0;
  words[packet.source] = isFromAsked || isLocal || spec.at !== null ? asked : (ownAddress(network, spec.device, target, spec.ingress) ?? addresslessSource);
  words[packet.destination] = target;
  words[packet.protocol] = packet.protocolIcmp;
  words[packet.icmpType] = spec.type;
  words[packet.icmpCode] = spec.code;
  words[packet.ttl] = network.profiles[spec.device]?.initialTtl ?? 64;
  words[packet.bytes] = Math.min(errorBytesLimit, spec.bytes + errorOverheadBytes);
  words[packet.flags] = packet.error;
  words[packet.nextMtu] = spec.mtu;
  words[packet.quotedSource] = target;
  words[packet.quotedDestination] = asked;
  words[packet.quotedProtocol] = spec.quoted[packet.protocol] ?? 0;
  words[packet.quotedSourcePort] = spec.quoted[packet.sourcePort] ?? 0;
  words[packet.quotedDestinationPort] = spec.quoted[packet.destinationPort] ?? 0;
  // Whatever the packet wore when it was stopped: the device knows what its own error is about.
  machine.attached = spec.session;
  machine.isAttachedReply = !spec.isReply;
  machine.timeUs += spec.delayUs;
  machine.startUs = spec.delayUs - (network.deviceDelay[spec.device] ?? 0);
  return spec.at === null ? originate(context, spec.device, false) : originateAtPort(context, spec.device, spec.at);
}

/** Adds what the application says to the end of a leg. Nothing is made while nobody records. */
export function recordDelivery(
  machine: Machine,
  service: number,
  make: () => { readonly because: { readonly component: string; readonly path?: string; readonly label: string }; readonly detail: Readonly<Record<string, unknown>>; readonly application: Header | null },
): void {
  if (!machine.recording) return;
  const { because, detail, application } = make();
  const note = machine.log.notes.push({ kind: 'deliver', action: 'DELIVERED', because, detail: { ...detail }, ...(application === null ? {} : { application }) }) - 1;
  record(machine, event.delivered, service, note, 0);
}
