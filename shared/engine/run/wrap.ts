// Putting a packet into another one: no allocation except when the table of wrapped packets grows.
import { vxlanSourcePort } from '../../net/flow-hash.ts';
import type { Tunnel } from '../../plan/tunnel.ts';
import { wrappedBytes } from '../../plan/tunnel.ts';
import { rowWords } from '../compile/routes.ts';
import { endpointWords, toNextHop, toNobody, wrapperWords } from '../compile/tunnels.ts';
import type { Network } from '../network.ts';
import { confirmSession } from './confirm.ts';
import { hashPacket } from './choose.ts';
import * as event from './event.ts';
import { fitPacket } from './fit.ts';
import { keepEntry, record, stop, type Machine } from './machine.ts';
import { matchesHere } from './match-packet.ts';
import { bytes, destination, destinationPort, dontFragment, flags, frame, packetWords, protocol, source, sourcePort, ttl, wireBytes } from './packet.ts';
import { byOverlay, byStage, isWrappedBy, nextWrap, wrapDevice, wrapKind, wrapNumber, wrapSource, wrapStop, wrapTarget, wrapTunnel, wrapWords } from './wraps.ts';

/** Moves the packet at hand into the table and returns its row. */
function store(machine: Machine, kind: number, number: number, tunnel: number): number {
  const { packet, log } = machine;
  const row = nextWrap(log.wraps);
  const { rows } = log.wraps;
  const at = row * wrapWords;
  for (let word = 0; word < packetWords; word++) rows[at + word] = packet[word] ?? 0;
  rows[at + wrapKind] = kind;
  rows[at + wrapNumber] = number;
  rows[at + wrapTunnel] = tunnel;
  rows[at + wrapDevice] = machine.device;
  rows[at + wrapTarget] = machine.frameTarget;
  rows[at + wrapSource] = machine.frameSource;
  rows[at + wrapStop] = machine.frameStop;
  return row;
}

function outerFlags(tunnel: Tunnel, inner: number): number {
  if (tunnel.dontFragment === 'copy') return inner & dontFragment;
  return tunnel.dontFragment === 'set' ? dontFragment : 0;
}

/** Writes the outer packet over the inner one, which is row `row` by now. */
function writeOuter(network: Network, machine: Machine, tunnel: Tunnel, row: number): void {
  const { packet } = machine;
  const size = wireBytes(packet);
  const { ports } = tunnel;
  const from = ports === null ? 0 : ports.source === 'flow' ? vxlanSourcePort(hashPacket(network, machine)) : ports.source;
  const left = tunnel.ttl === 'copy' ? (packet[ttl] ?? 0) : tunnel.ttl;
  const bits = outerFlags(tunnel, packet[flags] ?? 0);
  packet.fill(0);
  packet[protocol] = tunnel.protocol;
  packet[sourcePort] = from;
  packet[destinationPort] = ports === null ? 0 : ports.destination;
  packet[ttl] = left;
  packet[bytes] = wrappedBytes(tunnel, size);
  packet[flags] = bits;
  packet[frame] = row;
}

/** The device sends the outer packet like one of its own: the offset of the program that does. */
function sendOuter(network: Network, machine: Machine, kind: number, number: number): number {
  record(machine, event.wrapped, kind, number, 0);
  machine.ingress = machine.egress = machine.route = machine.frameTarget = machine.passedPort = -1;
  machine.state = 0;
  machine.session = -1;
  machine.isTrusted = false;
  keepEntry(machine);
  return network.originate[machine.device] ?? -1;
}

const dropped = -1;
/** Result of {@link wrapPacket}: the packet is none of the stage's. */
export const notWrapped = -2;

/** A packet that already contains a wrapping by the same hand would go round for ever. */
function isRecursion(machine: Machine, kind: number, number: number): boolean {
  if (!isWrappedBy(machine.log.wraps, machine.packet[frame] ?? 0, kind, number, machine.device)) return false;
  stop(machine, event.loop, 0, 0, 0);
  return true;
}

/** Wraps the frame at hand, which is about to reach the machine's `frameStop`, from one endpoint of its segment's overlay to another. */
export function wrapFrame(network: Network, machine: Machine, segment: number, sender: number, receiver: number): number {
  const { endpoints, segmentTunnel, tunnels } = network.tunnels;
  const number = segmentTunnel[segment] ?? -1;
  const tunnel = tunnels[number];
  const from = sender * endpointWords;
  const to = receiver * endpointWords;
  if (tunnel === undefined || endpoints[from + 2] !== 1 || endpoints[to + 2] !== 1) {
    stop(machine, event.noTunnelEndpoint, segment, -1, machine.frameStop);
    return dropped;
  }
  if (isRecursion(machine, byOverlay, segment)) return dropped;
  writeOuter(network, machine, tunnel, store(machine, byOverlay, segment, number));
  machine.packet[source] = endpoints[from + 3] ?? 0;
  machine.packet[destination] = endpoints[to + 3] ?? 0;
  return sendOuter(network, machine, byOverlay, sender);
}

/** Wraps the packet at hand if it is one of the stage's; its own connection has got through the device then. */
export function wrapPacket(network: Network, machine: Machine, stage: number): number {
  const { tunnels, wrappers } = network.tunnels;
  const at = stage * wrapperWords;
  const number = wrappers[at] ?? -1;
  const tunnel = tunnels[number];
  if (tunnel === undefined || !matchesHere(network, machine, wrappers[at + 1] ?? 0, machine.packet)) return notWrapped;
  const { rows } = network.routes;
  const route = machine.route * rowWords;
  const isToNextHop = wrappers[at + 4] === toNextHop;
  if (wrappers[at + 2] !== 1 || wrappers[at + 4] === toNobody || (isToNextHop && rows[route + 2] !== 1)) {
    stop(machine, event.noTunnelEndpoint, -1, stage, 0);
    return dropped;
  }
  if (isRecursion(machine, byStage, stage) || fitPacket(network, machine, wrappers[at + 6] ?? 0, stage)) return dropped;
  confirmSession(machine);
  writeOuter(network, machine, tunnel, store(machine, byStage, stage, number));
  machine.packet[source] = wrappers[at + 3] ?? 0;
  machine.packet[destination] = isToNextHop ? (rows[route + 3] ?? 0) : (wrappers[at + 5] ?? 0);
  return sendOuter(network, machine, byStage, stage);
}
