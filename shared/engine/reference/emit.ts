import type { PlanDevice, PlanInterface, PlanSegment } from '../../plan/plan.ts';
import type { Because } from '../../plan/stage.ts';
import { choose } from './choose.ts';
import type { Packet } from './packet.ts';
import { interfaceOf } from './route.ts';
import { confirm } from './track.ts';
import { drop, note, type Fate, type Visit } from './walk.ts';

/** The packet is on its way to another device's interface. */
export interface Move {
  readonly kind: 'moved';
  readonly device: PlanDevice;
  readonly interface: PlanInterface;
  readonly packet: Packet;
}

/** Too big: with DF the sender hears of it, without it is cut. Every fragment but the last carries a multiple of eight bytes; the trace follows the first. */
function fit(visit: Visit, bytes: number, because: Because): Fate | null {
  if (visit.packet.bytes <= bytes) return null;
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

interface Neighbour {
  readonly device: PlanDevice;
  readonly interface: PlanInterface;
}

function membersOf(visit: Visit, segment: PlanSegment): readonly Neighbour[] {
  return visit.run.plan.devices.flatMap((device) =>
    device.interfaces
      .filter((candidate) => candidate.segment === segment.id && candidate.up && !(device.id === visit.device.id && candidate.id === visit.egress?.id))
      .map((candidate) => ({ device, interface: candidate })),
  );
}

/** Static entries first, then who owns the address on the segment; at the other end of a wire stands whoever stands there. */
function neighbour(visit: Visit, segment: PlanSegment): Neighbour | null {
  const members = membersOf(visit, segment);
  if (segment.form === 'point-to-point') return members[0] ?? null;
  for (const stage of visit.device.stages) {
    if (stage.kind !== 'resolve' || (stage.interface !== null && stage.interface !== visit.egress?.id)) continue;
    const entry = stage.neighbours.find((candidate) => candidate.address === visit.nextHop);
    if (entry === undefined) continue;
    const device = visit.run.plan.devices.find((candidate) => candidate.id === entry.device);
    const at = device === undefined ? null : interfaceOf(device, entry.interface);
    // What is written down is not asked again, even when nobody is there.
    return device !== undefined && at?.up === true ? { device, interface: at } : null;
  }
  const owners = members.filter((member) => member.interface.addresses.some((own) => own.address === visit.nextHop));
  const claims = owners.map((owner) => ({ component: owner.device.component, address: '', name: owner.device.component, owner }));
  // Whose answer comes first nobody can foresee; the animation plays the first by name.
  return choose(visit.run, segment.component ?? segment.id, visit.packet, claims, 0)?.owner ?? null;
}

function unresolved(visit: Visit, because: Because, reason: string, isSilent: boolean): Fate | null {
  const isQuiet = isSilent || visit.profile.neighbourFailure === 'silent';
  const step = because === visit.egress?.because ? (['drop', 'DROPPED'] as const) : (['neighbor', 'DROPPED'] as const);
  return drop(visit, {
    disposition: 'NEIGHBOR_UNREACHABLE', reason, because, step, answer: isQuiet ? null : [3, 1], ownOutcome: isQuiet ? null : 'HOST_UNREACHABLE',
  });
}

/** Puts the packet on the wire: neighbour, what the segment carries, the session, and off it goes. */
export function emit(visit: Visit): Fate | Move | null {
  const { egress } = visit;
  if (egress === null) return null;
  const segment = visit.run.plan.segments.find((candidate) => candidate.id === egress.segment);
  if (segment === undefined) return unresolved(visit, egress.because, 'NEIGHBOR_UNREACHABLE', false);
  const next = neighbour(visit, segment);
  if (next === null) return unresolved(visit, segment.because, segment.missing.reason, segment.missing.silent);
  if (segment.form === 'broadcast') note(visit, 'neighbor', 'RESOLVED', segment.because);
  // Nobody on a layer 2 segment can say that a frame was too long for it (forwarding.md 10).
  if (visit.packet.bytes > segment.mtuBytes) return drop(visit, { disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', because: segment.because });
  confirm(visit);
  note(visit, 'exit', 'TRANSMITTED', egress.because);
  visit.hop.egress = egress.id;
  return { kind: 'moved', device: next.device, interface: next.interface, packet: visit.packet };
}
