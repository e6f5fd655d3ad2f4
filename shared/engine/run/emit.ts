// Leaving a device: runs once per hop, no allocation, integers only.
import type { Network } from '../network.ts';
import { confirmSession } from './confirm.ts';
import * as event from './event.ts';
import { carry, isTooLong } from './frame.ts';
import { record, stop, type Machine } from './machine.ts';
import { findNeighbour, noInstance } from './neighbour.ts';
import { isBroadcastOf } from './own-address.ts';
import { destination, hostUnreachable, unreachableType } from './packet.ts';
import { raise } from './raise.ts';
import { enter, leave } from './visit.ts';

const dropped = -1;

/** Nobody gets the packet: `why` is the third operand of the event. */
function missing(network: Network, machine: Machine, segment: number, cause: number, why: number): number {
  stop(machine, cause, segment, machine.egress, why);
  const isSilent = network.profiles[machine.device]?.neighbourFailure === 'silent' || (segment >= 0 && network.segmentIsSilent[segment] === 1);
  // A router keeps a broadcast for its own network to itself, and says nothing about it.
  if (!isSilent && !isBroadcastOf(network, machine.egress, machine.packet[destination] ?? 0)) raise(network, machine, unreachableType, hostUnreachable);
  return dropped;
}

/** Sends the packet out of the egress interface and to whoever is there: the offset of the program that goes on, -1 when it ends on the way. */
export function emit(network: Network, machine: Machine): number {
  const { egress } = machine;
  if (egress < 0 || network.interfaceUp[egress] !== 1) {
    stop(machine, event.interfaceDown, egress, 0, 0);
    return dropped;
  }
  const segment = network.interfaceSegment[egress] ?? -1;
  if (segment < 0) return missing(network, machine, segment, event.unplugged, 0);
  const neighbour = findNeighbour(network, machine, segment);
  if (neighbour < 0 || network.interfaceUp[neighbour] !== 1) return missing(network, machine, segment, event.neighbourMissing, neighbour === noInstance ? 1 : 0);
  if (network.segmentIsWire[segment] !== 1) record(machine, event.neighbourFound, segment, neighbour, 0);
  // The neighbour is found by a small frame; only then is this one too long for the segment (forwarding.md 10).
  if (isTooLong(network, machine, segment)) return dropped;
  confirmSession(machine);
  leave(machine, event.byInterface);
  if (network.segmentIsPlain[segment] !== 1) return carry(network, machine, neighbour);
  machine.timeUs += network.segmentDelay[segment] ?? 0;
  return enter(network, machine, neighbour);
}
