// Leaving a device and entering the next: runs once per hop, no allocation, integers only.
import { duplicateKey, findAddress } from '../compile/address-hash.ts';
import { rowWords } from '../compile/routes.ts';
import type { Network } from '../network.ts';
import { chooseClaimant } from './choose.ts';
import * as event from './event.ts';
import { keepEntry, record, stop, type Machine } from './machine.ts';
import { bytes, destination, fragmentBytes, hostUnreachable, packetWords, unreachableType } from './packet.ts';
import { raise } from './raise.ts';
import { adopted, confirmed, isUnconfirmed, port, status } from './session.ts';

/** Passes after which loops are looked for, and after which a packet is given up: no design is that deep. */
const firstCrumb = 16;
const visitBudget = 2048;

/** What the device answers in somebody's name belongs to the connection that was asked for, although it never came about. */
export function adoptSession(machine: Machine): void {
  if (isUnconfirmed(machine)) enterSession(machine, adopted);
}

function enterSession(machine: Machine, bit: number): void {
  const at = machine.session + status;
  machine.sessions[at] = (machine.sessions[at] ?? 0) | bit;
  // One that starts here belongs to the interface it leaves by.
  if (machine.ingress < 0) machine.sessions[machine.session + port] = machine.egress + 1;
}

/** The connection's first packet got through the device: from now on the table knows it. */
export function confirmSession(machine: Machine): void {
  if (!isUnconfirmed(machine) || ((machine.sessions[machine.session + status] ?? 0) & adopted) !== 0) return;
  enterSession(machine, confirmed);
  record(machine, event.sessionCreated, 0, 0, 0);
}

function missing(network: Network, machine: Machine, segment: number, cause: number): boolean {
  stop(machine, cause, segment, machine.egress, 0);
  const isSilent = network.profiles[machine.device]?.neighbourFailure === 'silent' || (segment >= 0 && network.segmentIsSilent[segment] === 1);
  if (!isSilent) raise(network, machine, unreachableType, hostUnreachable);
  return true;
}

/** The interface that gets the frame; -1 when nobody answers for the next hop. */
function findNeighbour(network: Network, machine: Machine, segment: number): number {
  if (network.segmentIsWire[segment] === 1) return network.interfacePeer[machine.egress] ?? -1;
  const { rows } = network.routes;
  const row = machine.route * rowWords;
  const nextHop = rows[row + 2] === 1 ? (rows[row + 3] ?? 0) : (machine.packet[destination] ?? 0);
  if (network.staticNeighbours !== null) {
    const stated = findAddress(network.staticNeighbours, machine.egress, nextHop);
    if (stated >= 0) return stated;
  }
  const claimants = network.duplicates?.get(duplicateKey(segment, nextHop));
  return claimants === undefined ? findAddress(network.neighbours, segment, nextHop) : chooseClaimant(network, machine, segment, claimants);
}

/**
 * A packet that stands in the same place with the same headers, TTL included, will do so for ever. The place is compared with one remembered place,
 * which moves on at every power of two: every endless loop is met, and nothing is kept per hop.
 */
function isEndless(machine: Machine): boolean {
  const { packet, crumb } = machine;
  if (machine.visits < firstCrumb) return false;
  let isSame = machine.crumbAt > 0 && crumb[packetWords] === machine.device && crumb[packetWords + 1] === machine.ingress;
  for (let word = 0; isSame && word < packetWords; word++) isSame = crumb[word] === packet[word];
  if (isSame) return true;
  if ((machine.visits & (machine.visits - 1)) === 0) {
    for (let word = 0; word < packetWords; word++) crumb[word] = packet[word] ?? 0;
    crumb[packetWords] = machine.device;
    crumb[packetWords + 1] = machine.ingress;
    machine.crumbAt = machine.visits;
  }
  return false;
}

function enter(network: Network, machine: Machine, neighbour: number): boolean {
  machine.device = network.interfaceDevice[neighbour] ?? 0;
  machine.ingress = neighbour;
  machine.egress = -1;
  machine.state = 0;
  machine.session = -1;
  machine.visits += 1;
  keepEntry(machine);
  record(machine, event.entered, 0, 0, 0);
  if (isEndless(machine)) {
    stop(machine, event.loop, 0, 0, 0);
    return true;
  }
  if (machine.visits < visitBudget) return false;
  stop(machine, event.hopBudget, 0, 0, 0);
  return true;
}

/** Sends the packet out of the egress interface and into whatever is there. True when it ends on the way. */
export function emit(network: Network, machine: Machine): boolean {
  const { egress, packet } = machine;
  if (egress < 0 || network.interfaceUp[egress] !== 1) {
    stop(machine, event.interfaceDown, egress, 0, 0);
    return true;
  }
  const segment = network.interfaceSegment[egress] ?? -1;
  if (segment < 0) return missing(network, machine, segment, event.unplugged);
  const neighbour = findNeighbour(network, machine, segment);
  if (neighbour < 0 || network.interfaceUp[neighbour] !== 1) return missing(network, machine, segment, event.neighbourMissing);
  if (network.segmentIsWire[segment] !== 1) record(machine, event.neighbourFound, segment, neighbour, 0);
  // The neighbour is found by a small frame; only then is this one too long for the segment (forwarding.md 10).
  const size = packet[fragmentBytes] === 0 ? (packet[bytes] ?? 0) : (packet[fragmentBytes] ?? 0);
  if (size > (network.segmentMtu[segment] ?? 0)) {
    stop(machine, event.segmentTooBig, segment, 0, 0);
    return true;
  }
  confirmSession(machine);
  machine.timeUs += (network.deviceDelay[machine.device] ?? 0) + machine.startUs;
  machine.startUs = 0;
  record(machine, event.exited, 0, 0, 0);
  machine.timeUs += network.segmentDelay[segment] ?? 0;
  return enter(network, machine, neighbour);
}
