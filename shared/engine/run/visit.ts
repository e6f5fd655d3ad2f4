// Entering and leaving devices: runs once per hop, no allocation, integers only.
import type { Network } from '../network.ts';
import * as event from './event.ts';
import { keepEntry, record, stop, type Machine } from './machine.ts';
import { frame, packetWords } from './packet.ts';
import { isSameInside } from './wraps.ts';

/** Passes after which loops are looked for. */
const firstCrumb = 16;
/** Passes after which a packet is given up: a TTL of 255 ends it before (forwarding.md 13), with 32 virtual switches and bridges between any two that count it down. */
const visitBudget = 8192;

function isAtCrumb(machine: Machine): boolean {
  const { packet, crumb, log } = machine;
  if (crumb[packetWords] !== machine.device || crumb[packetWords + 1] !== machine.ingress || crumb[packetWords + 2] !== machine.frameTarget) return false;
  for (let word = 0; word < packetWords; word++) if (word !== frame && crumb[word] !== packet[word]) return false;
  return isSameInside(log.wraps, packet[frame] ?? 0, crumb[frame] ?? 0);
}

/**
 * A packet that stands in the same place with the same headers, TTL included, will do so for ever. The place is compared with one remembered place,
 * which moves on at every power of two: every endless loop is met, and nothing is kept per hop.
 */
function isEndless(machine: Machine): boolean {
  const { packet, crumb } = machine;
  if (machine.visits < firstCrumb) return false;
  if (machine.crumbAt > 0 && isAtCrumb(machine)) return true;
  if ((machine.visits & (machine.visits - 1)) === 0) {
    for (let word = 0; word < packetWords; word++) crumb[word] = packet[word] ?? 0;
    crumb[packetWords] = machine.device;
    crumb[packetWords + 1] = machine.ingress;
    crumb[packetWords + 2] = machine.frameTarget;
    machine.crumbAt = machine.visits;
  }
  return false;
}

/**
 * Enters a device by an interface of its own, or as a frame a virtual switch by the port of the interface that sent it; `by` says whether that lies
 * behind the switch's uplink (event.ts). True when the packet ends there.
 */
export function visit(network: Network, machine: Machine, device: number, ingress: number, by: number): boolean {
  machine.device = machine.tracker = device;
  machine.ingress = ingress;
  machine.egress = -1;
  machine.state = 0;
  machine.session = -1;
  machine.isTrusted = false;
  machine.dueUs = network.deviceDelay[device] ?? 0;
  machine.visits += 1;
  keepEntry(machine);
  record(machine, event.entered, by, 0, 0);
  if (isEndless(machine)) {
    stop(machine, event.loop, 0, 0, 0);
    return true;
  }
  if (machine.visits < visitBudget) return false;
  stop(machine, event.hopBudget, 0, 0, 0);
  return true;
}

/** Hands the packet to a device's IP stack: the offset of its program, or -1 when the packet ends there. */
export function enter(network: Network, machine: Machine, neighbour: number): number {
  machine.frameTarget = machine.passedPort = -1;
  const device = network.interfaceDevice[neighbour] ?? 0;
  return visit(network, machine, device, neighbour, event.byInterface) ? -1 : (network.transit[device] ?? -1);
}

/**
 * The packet goes out of the egress interface, or as a frame to that one's port, by the uplink of the virtual switch or not: the device's crossing is
 * paid once, however often it does so in one visit.
 */
export function leave(machine: Machine, by: number): void {
  machine.timeUs += machine.dueUs + machine.startUs;
  machine.dueUs = 0;
  machine.startUs = 0;
  record(machine, event.exited, by, 0, 0);
}
