// Whether a packet is short enough for what is ahead of it: runs for every packet on its way out. No allocation, integers only.
import type { Network } from '../network.ts';
import * as event from './event.ts';
import { record, stop, type Machine } from './machine.ts';
import { dontFragment, flags, fragmentationNeeded, fragmentBytes, frame, unreachableType, wireBytes } from './packet.ts';
import { raise } from './raise.ts';

const ipHeaderBytes = 20;

/** Instead of the stage about to wrap the packet: it is the way out that limits it. */
export const byWayOut = -1;

/** A tunnel's packet at the device that has just made it. */
export function isOwnOuter({ packet, ingress }: Machine): boolean {
  return ingress < 0 && packet[frame] !== 0;
}

/**
 * Holds the packet against the MTU of its way out, or of the stage about to wrap it. With DF what is longer ends here and its sender hears of it: true.
 * Without, it goes on in pieces.
 */
export function fitPacket(network: Network, machine: Machine, limit: number, wrapper: number): boolean {
  const { packet } = machine;
  const size = wireBytes(packet);
  if (size <= limit) return false;
  if (((packet[flags] ?? 0) & dontFragment) !== 0) {
    const silence = isOwnOuter(machine) ? 1 : 0;
    if (wrapper === byWayOut) stop(machine, event.tooBig, limit, machine.egress, silence);
    else stop(machine, event.tooBigToWrap, limit, wrapper, silence);
    raise(network, machine, unreachableType, fragmentationNeeded);
    machine.errorMtu = limit;
    return true;
  }
  const payload = (limit - ipHeaderBytes) & ~7;
  packet[fragmentBytes] = payload + ipHeaderBytes;
  record(machine, event.fragmented, limit, Math.ceil((size - ipHeaderBytes) / payload), wrapper + 1);
  return false;
}
