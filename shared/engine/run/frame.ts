// The way of a frame from the interface it leaves by to the one it is for: virtual switches, bridges, overlays. No allocation, integers only.
import { findAddress } from '../compile/address-hash.ts';
import { endpointWords } from '../compile/tunnels.ts';
import type { Network } from '../network.ts';
import * as event from './event.ts';
import { record, stop, type Machine } from './machine.ts';
import { wireBytes } from './packet.ts';
import { runBridgeDoor, runPort } from './port.ts';
import { enter, leave, visit } from './visit.ts';
import { wrapFrame } from './wrap.ts';

/*
 * Every function here gives the offset of the program that goes on, `dropped` when the frame ends, or `onwards` when a bridge has put it on another
 * segment, by the interface that is then the machine's egress one.
 */
const dropped = -1;
const onwards = -2;

/** Where a frame is headed on a segment: its target, or the bridge that is next on the way there. */
function stopOn(network: Network, segment: number, target: number): number {
  const home = network.interfaceSegment[target] ?? -1;
  if (home === segment || network.stops === null) return target;
  const bridge = findAddress(network.stops, segment, home);
  return bridge < 0 ? target : bridge;
}

/** A segment, or a VXLAN inside which the segment is carried, loses what is too long without a word (forwarding.md 10). */
export function isTooLong(network: Network, machine: Machine, segment: number): boolean {
  if (wireBytes(machine.packet) <= (network.segmentMtu[segment] ?? 0)) return false;
  stop(machine, event.segmentTooBig, segment, 0, 0);
  return true;
}

/** The bridge at which the frame has arrived puts it on the next segment. */
function crossBridge(network: Network, machine: Machine, door: number): number {
  if (runBridgeDoor(network, machine, door)) return dropped;
  const home = network.interfaceSegment[machine.frameTarget] ?? -1;
  const out = network.waysOut === null ? -1 : findAddress(network.waysOut, door, home);
  record(machine, event.bridged, -1, door, out);
  machine.egress = out;
  if (out < 0 || network.interfaceUp[out] !== 1) {
    stop(machine, event.interfaceDown, out, 0, 0);
    return dropped;
  }
  if (isTooLong(network, machine, network.interfaceSegment[out] ?? -1)) return dropped;
  leave(machine, event.byInterface);
  return onwards;
}

/** The frame reaches an interface: the target's IP stack takes it, a bridge sends it on. */
function land(network: Network, machine: Machine, interfaceNumber: number): number {
  if (interfaceNumber === machine.frameTarget) return enter(network, machine, interfaceNumber);
  if (visit(network, machine, network.interfaceDevice[interfaceNumber] ?? 0, interfaceNumber, event.byInterface)) return dropped;
  return crossBridge(network, machine, interfaceNumber);
}

/** The present device, a virtual switch or an endpoint, has the frame for one of its ports or an interface of its own. */
function handOver(network: Network, machine: Machine, segment: number, stopAt: number): number {
  const program = stopAt === machine.passedPort ? -1 : (network.portIn[stopAt] ?? -1);
  const isOnSwitch = (network.interfaceSwitch[stopAt] ?? -1) >= 0;
  if (isOnSwitch && runPort(network, machine, stopAt, program)) return dropped;
  record(machine, event.bridged, segment, -1, stopAt);
  machine.egress = stopAt;
  leave(machine, event.byInterface);
  return land(network, machine, stopAt);
}

/** Frames of an overlay travel between endpoints inside packets of the underlay; behind the same one they do not. */
function crossOverlay(network: Network, machine: Machine, from: number, stopAt: number): number {
  const segment = network.interfaceSegment[from] ?? -1;
  const { endpoints, endpointOf } = network.tunnels;
  const there = network.interfaceSwitch[stopAt] ?? -1;
  const sender = findAddress(endpointOf, segment, machine.device);
  const receiver = findAddress(endpointOf, segment, there >= 0 ? there : (network.interfaceDevice[stopAt] ?? -1));
  if (sender < 0 || receiver < 0) {
    stop(machine, event.noTunnelEndpoint, segment, -1, sender < 0 ? from : stopAt);
    return dropped;
  }
  if (endpoints[receiver * endpointWords] === machine.device) return handOver(network, machine, segment, stopAt);
  machine.frameStop = stopAt;
  return wrapFrame(network, machine, segment, sender, receiver);
}

/** A VLAN is a hop for what two tunnel endpoints send each other over it (CONTRACTS 3). */
function noteVlan(network: Network, machine: Machine, from: number, to: number, segment: number): void {
  if (network.interfaceIsVtep[from] !== 1 || network.interfaceIsVtep[to] !== 1) return;
  const vlan = network.segments[segment];
  if (vlan === undefined || vlan.form !== 'broadcast' || vlan.component === null) return;
  machine.visits += 1;
  record(machine, event.switched, segment, from, to);
}

/** The frame crosses the segment on which it was put by `from`, which is plugged in directly or on the virtual switch the frame is in. */
function cross(network: Network, machine: Machine, from: number): number {
  const segment = network.interfaceSegment[from] ?? -1;
  const stopAt = stopOn(network, segment, machine.frameTarget);
  const here = network.interfaceSwitch[from] ?? -1;
  const there = network.interfaceSwitch[stopAt] ?? -1;
  if (here >= 0 && here === there) return handOver(network, machine, segment, stopAt);
  if ((network.tunnels.segmentTunnel[segment] ?? -1) >= 0) return crossOverlay(network, machine, from, stopAt);
  if (here >= 0) {
    record(machine, event.bridged, segment, -1, stopAt);
    machine.egress = stopAt;
    leave(machine, event.byUplink);
  } else if (there < 0 && stopAt === machine.frameTarget) noteVlan(network, machine, from, stopAt, segment);
  machine.timeUs += network.segmentDelay[segment] ?? 0;
  if (there < 0) return land(network, machine, stopAt);
  return visit(network, machine, there, from, event.byUplink) ? dropped : handOver(network, machine, segment, stopAt);
}

/** Follows a frame that a device has put on a segment, over as many bridges as there are. */
function carryOn(network: Network, machine: Machine, first: number): number {
  let result = first;
  while (result === onwards) result = board(network, machine, machine.egress);
  return result;
}

/** The frame enters the virtual switch of the interface it left by, where there is one. */
function board(network: Network, machine: Machine, from: number): number {
  const here = network.interfaceSwitch[from] ?? -1;
  if (here >= 0) {
    if (visit(network, machine, here, from, event.byInterface)) return dropped;
    if (from !== machine.passedPort && runPort(network, machine, from, network.portOut[from] ?? -1)) return dropped;
  }
  return cross(network, machine, from);
}

/** Carries the frame that has just left by the egress interface to its target, or to where it is wrapped. */
export function carry(network: Network, machine: Machine, target: number): number {
  machine.frameTarget = target;
  machine.frameSource = machine.egress;
  return carryOn(network, machine, board(network, machine, machine.egress));
}

/** Starts a frame in the virtual switch itself: what the port of an interface sends to the one whose frame it rejected. */
export function carryFromPort(network: Network, machine: Machine, port: number, target: number): number {
  machine.frameTarget = target;
  machine.frameSource = port;
  machine.passedPort = port;
  return carryOn(network, machine, cross(network, machine, port));
}

/** Goes on with a frame of the segment that came out of its tunnel at the present device, an endpoint of the overlay. */
export function carryUnwrapped(network: Network, machine: Machine, segment: number, stopAt: number): number {
  if (network.interfaceSwitch[stopAt] === machine.device) return carryOn(network, machine, handOver(network, machine, segment, stopAt));
  if ((network.interfaceSwitch[stopAt] ?? -1) >= 0 || network.interfaceDevice[stopAt] !== machine.device) {
    // Another endpoint with the same address took it: whom it is for is not here.
    stop(machine, event.noTunnelEndpoint, segment, -1, stopAt);
    return dropped;
  }
  machine.ingress = stopAt;
  if (stopAt !== machine.frameTarget) return carryOn(network, machine, crossBridge(network, machine, stopAt));
  machine.frameTarget = -1;
  return network.transit[machine.device] ?? dropped;
}
