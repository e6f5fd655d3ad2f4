// Taking a packet out of another one: no allocation, integers only.
import type { Tunnel } from '../../plan/tunnel.ts';
import { findAddress } from '../compile/address-hash.ts';
import { endpointWords, unwrapperWords, type TunnelEnds } from '../compile/tunnels.ts';
import type { Network } from '../network.ts';
import { confirmSession } from './confirm.ts';
import * as event from './event.ts';
import { carryUnwrapped } from './frame.ts';
import { keepEntry, record, stop, type Machine } from './machine.ts';
import { matchesPacket } from './match-packet.ts';
import { destination, destinationPort, frame, packetWords, protocol } from './packet.ts';
import { byOverlay, byStage, wrapKind, wrapNumber, wrapSource, wrapStop, wrapTarget, wrapTunnel, wrapWords } from './wraps.ts';

const dropped = -1;
/** Result of {@link unwrap}: the packet belongs to no tunnel that ends here. */
export const notForTunnel = -2;
const none = -1;

/** The outer packet has arrived, its connection is known; the inner one is put back as it was wrapped, whatever became of the outer. */
function restore(machine: Machine, at: number): void {
  confirmSession(machine);
  const { packet, log } = machine;
  for (let word = 0; word < packetWords; word++) packet[word] = log.wraps.rows[at + word] ?? 0;
  machine.state = 0;
  machine.session = -1;
  machine.tracker = machine.device;
  machine.egress = -1;
  keepEntry(machine);
}

function unwrapFrame(network: Network, machine: Machine, at: number, endpoint: number): number {
  const { rows } = machine.log.wraps;
  restore(machine, at);
  machine.frameTarget = rows[at + wrapTarget] ?? -1;
  machine.frameSource = rows[at + wrapSource] ?? -1;
  record(machine, event.unwrapped, byOverlay, endpoint, 0);
  return carryUnwrapped(network, machine, rows[at + wrapNumber] ?? -1, rows[at + wrapStop] ?? -1);
}

function unwrapPacket(network: Network, machine: Machine, at: number, stage: number): number {
  restore(machine, at);
  const into = network.tunnels.unwrappers[stage * unwrapperWords + 5] ?? none;
  machine.isTrusted = into < 0;
  if (into >= 0) machine.ingress = into;
  record(machine, event.unwrapped, byStage, stage, 0);
  return network.transit[machine.device] ?? dropped;
}

/** The packet's protocol and port are those of the tunnel. */
function isCarriedBy(machine: Machine, tunnel: Tunnel): boolean {
  return machine.packet[protocol] === tunnel.protocol && (tunnel.ports === null || machine.packet[destinationPort] === tunnel.ports.destination);
}

/** True when the packet is for the address and UDP port of a VXLAN that ends at its device, though nothing is wrapped in it. */
export function isForVxlanPort(network: Network, machine: Machine): boolean {
  const ends = network.tunnels.ends[machine.device] ?? null;
  if (ends === null || machine.packet[frame] !== 0) return false;
  const { tunnels, unwrappers } = network.tunnels;
  for (const stage of ends.unwrappers) {
    const at = stage * unwrapperWords;
    const own = tunnels[unwrappers[at] ?? -1];
    if (own?.type === 'vxlan' && isCarriedBy(machine, own) && unwrappers[at + 1] === 1 && unwrappers[at + 2] === machine.packet[destination]) return true;
  }
  return isListening(network, machine, ends);
}

/** True when an endpoint of the device listens for VXLAN at the packet's destination, whatever network it carries. */
function isListening(network: Network, machine: Machine, ends: TunnelEnds): boolean {
  const { tunnels, endpoints } = network.tunnels;
  for (const endpoint of ends.endpoints) {
    const own = tunnels[endpoints[endpoint * endpointWords + 4] ?? -1];
    if (own?.type === 'vxlan' && isCarriedBy(machine, own) && endpoints[endpoint * endpointWords + 3] === machine.packet[destination]) return true;
  }
  return false;
}

const otherNetwork = -2;
/** Results of {@link findStage} from here downwards: the stage that would take the packet, from somebody else. */
const refused = -3;

/** The stage that takes the packet out; else what the best of those that do not has against it. */
function findStage(network: Network, machine: Machine, ends: TunnelEnds, wanted: Tunnel): number {
  const { tunnels, unwrappers } = network.tunnels;
  let found = none;
  for (const stage of ends.unwrappers) {
    const at = stage * unwrapperWords;
    const own = tunnels[unwrappers[at] ?? -1];
    const limit = unwrappers[at + 4] ?? -1;
    if (own?.type !== wanted.type || !isCarriedBy(machine, own)) continue;
    if (unwrappers[at + 1] !== 1 || unwrappers[at + 2] !== machine.packet[destination] || (limit >= 0 && limit !== machine.ingress)) continue;
    const peers = unwrappers[at + 3] ?? -1;
    if (own.vni !== wanted.vni) found = found === none ? otherNetwork : found;
    else if (peers < 0 || matchesPacket(network.matches, peers, machine.packet)) return stage;
    else if (found > refused) found = refused - stage;
  }
  return found;
}

/** What is wrapped belongs to a tunnel, but to none that ends here. */
function refuse(network: Network, machine: Machine, ends: TunnelEnds, found: number): number {
  confirmSession(machine);
  if (found <= refused) {
    stop(machine, event.peerRefused, refused - found, 0, 0);
    return dropped;
  }
  if (found !== otherNetwork && !isListening(network, machine, ends)) return notForTunnel;
  stop(machine, event.vniMismatch, 0, 0, 0);
  return dropped;
}

/**
 * Takes the packet at hand out of its tunnel, if one of its kind ends at the device: the offset of the program that goes on with what was inside,
 * -1 when it ends here, {@link notForTunnel} for everything else.
 */
export function unwrap(network: Network, machine: Machine): number {
  const at = (machine.packet[frame] ?? 0) * wrapWords;
  const ends = network.tunnels.ends[machine.device] ?? null;
  if (at === 0 || ends === null || machine.ingress < 0) return notForTunnel;
  if (findAddress(network.own, machine.device, machine.packet[destination] ?? 0) < 0) return notForTunnel;
  const { rows } = machine.log.wraps;
  const tunnel = network.tunnels.tunnels[rows[at + wrapTunnel] ?? -1];
  if (tunnel === undefined) return notForTunnel;
  if (rows[at + wrapKind] === byStage) {
    const found = findStage(network, machine, ends, tunnel);
    return found >= 0 ? unwrapPacket(network, machine, at, found) : refuse(network, machine, ends, found);
  }
  const endpoint = findAddress(network.tunnels.endpointOf, rows[at + wrapNumber] ?? -1, machine.device);
  const isMine = endpoint >= 0 && isCarriedBy(machine, tunnel) && network.tunnels.endpoints[endpoint * endpointWords + 3] === machine.packet[destination];
  return isMine ? unwrapFrame(network, machine, at, endpoint) : refuse(network, machine, ends, none);
}
