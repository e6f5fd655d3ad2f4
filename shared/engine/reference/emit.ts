import { formatIpv4 } from '../../net/address.ts';
import { lastAddress, parseInterfaceAddress } from '../../net/cidr.ts';
import type { PlanSegment } from '../../plan/plan.ts';
import type { Because } from '../../plan/stage.ts';
import { frameOn, segmentOf, type Plug } from './layer2.ts';
import { answerer } from './neighbour.ts';
import { isTunnels } from './route.ts';
import { confirm } from './track.ts';
import { drop, note, type Fate, type Next, type Visit } from './walk.ts';

/** Too big: with DF the sender hears of it, without it is cut. Every fragment but the last carries a multiple of eight bytes; the trace follows the first. */
export function fit(visit: Visit, bytes: number, because: Because): Fate | null {
  if (visit.packet.bytes <= bytes) return null;
  if (visit.packet.dontFragment && isTunnels(visit)) {
    // Whoever wrapped the packet could only tell itself: nobody hears of it (forwarding.md 10).
    return drop(visit, { disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', because });
  }
  if (visit.packet.dontFragment) {
    return drop(visit, { disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', because, answer: [3, 4], ownOutcome: 'FRAGMENTATION_NEEDED' });
  }
  visit.packet = { ...visit.packet, bytes: 20 + Math.floor((bytes - 20) / 8) * 8 };
  note(visit, 'fragment', 'FRAGMENTED', because);
  return null;
}

/** The MTU of the way out, looked at before the forward filters (forwarding.md 1). */
export function fitInterface(visit: Visit): Fate | null {
  const { egress } = visit;
  return egress === null ? null : fit(visit, egress.mtuBytes, egress.because);
}

/** Tighter limits that were put on the interface. */
export function fitStages(visit: Visit): Fate | null {
  for (const stage of visit.device.stages) {
    if (stage.kind !== 'fit' || (stage.interface !== null && stage.interface !== visit.egress?.id)) continue;
    const end = fit(visit, stage.mtuBytes, stage.because);
    if (end !== null) return end;
  }
  return null;
}

/** The last address of a network of the way out is everybody's: no router sends such a packet on, and none says so (RFC 2644). */
function isBroadcast({ egress, packet }: Visit): boolean {
  return (egress?.addresses ?? []).some((own) => {
    const network = own.prefixLength < 31 ? parseInterfaceAddress(`${own.address}/${own.prefixLength}`) : null;
    return network !== null && formatIpv4(lastAddress(network.cidr)) === packet.destination;
  });
}

function unresolved(visit: Visit, because: Because, reason: string, isSilent: boolean): Fate | null {
  const isQuiet = isSilent || visit.profile.neighbourFailure === 'silent' || isBroadcast(visit);
  const step = because === visit.egress?.because ? (['drop', 'DROPPED'] as const) : (['neighbor', 'DROPPED'] as const);
  return drop(visit, {
    disposition: 'NEIGHBOR_UNREACHABLE', reason, because, step, answer: isQuiet ? null : [3, 1], ownOutcome: isQuiet ? null : 'HOST_UNREACHABLE',
  });
}

/** Nobody on a layer 2 segment can say that a frame was too long for it (forwarding.md 10). */
export function fitSegment(visit: Visit, segment: PlanSegment): Fate | null {
  if (visit.packet.bytes <= segment.mtuBytes) return null;
  return drop(visit, { disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', because: segment.because });
}

/** Puts the packet on the wire: neighbour, what the segment carries, the session, and off it goes. */
export function emit(visit: Visit): Next | null {
  const { egress } = visit;
  if (egress === null) return null;
  const at: Plug = { device: visit.device, interface: egress };
  const segment = segmentOf(visit.run.plan, at);
  if (segment === null) return unresolved(visit, egress.because, 'NEIGHBOR_UNREACHABLE', false);
  const { plug: target, reason, isAsked } = answerer(visit, segment, at);
  if (target === null) return unresolved(visit, segment.because, reason, segment.missing.silent);
  if (isAsked) note(visit, 'neighbor', 'RESOLVED', segment.because);
  const end = fitSegment(visit, segment);
  if (end !== null) return end;
  confirm(visit);
  note(visit, 'exit', 'TRANSMITTED', egress.because);
  visit.hop.egress = egress.id;
  return { kind: 'frame', visit, frame: frameOn(visit.run.plan, { segment, source: at, target, at }) };
}
