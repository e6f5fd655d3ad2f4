import type { PlanDevice } from '../../plan/plan.ts';
import type { ServiceRow } from '../../plan/stage.ts';
import { balancesOwn, flowOf, isSameFlow, turned } from './session.ts';
import { confirm } from './track.ts';
import { listensForVxlan } from './tunnel-ports.ts';
import { drop, note, plain, type Fate, type Visit } from './walk.ts';

export function owns(device: PlanDevice, address: string): boolean {
  return device.interfaces.some((own) => own.addresses.some((row) => row.address === address));
}

/** It answers a connection that a proxy here opened in its client's name, or is an error about it: whoever is addressed, it goes no further. */
export function answersBorrower({ run, device, packet, standing, isOwn }: Visit): boolean {
  if (isOwn) return false;
  const isReply = standing.state === 'established' && standing.direction === 'reply';
  const about = packet.about !== null ? flowOf(packet.about) : isReply ? standing.session.original : packet.flags === null ? null : turned(flowOf(packet));
  return about !== null && run.borrowed.some((open) => open.device.id === device.id && isSameFlow(flowOf(open.question), about));
}

/** The packet is for the device itself: whichever of its addresses was asked, from whichever side (forwarding.md 5). */
export function deliver(visit: Visit): Fate {
  const { device, packet } = visit;
  const owner = device.interfaces.find((candidate) => candidate.addresses.some((row) => row.address === packet.destination));
  note(visit, 'inbound', 'ACCEPTED', owner?.because ?? plain(device));
  whole(visit);
  // A machine that calls itself leaves no trace in its own table: nothing of it goes over a wire. Unless a service may stand between it and itself.
  if (!visit.isOwn || balancesOwn(device)) confirm(visit);
  return { kind: 'arrived', visit };
}

/** All fragments are there: the receiver sees the whole packet. */
function whole(visit: Visit): void {
  visit.packet = { ...visit.packet, bytes: visit.packet.wholeBytes };
}

export type Taken = { readonly kind: 'served'; readonly service: ServiceRow | null } | Exclude<Fate, { readonly kind: 'arrived' }>;

function serviceFor(visit: Visit): ServiceRow | null {
  const { device, packet } = visit;
  const protocol = packet.flags === null ? 'udp' : 'tcp';
  const rows = device.stages.flatMap((stage) => (stage.kind === 'deliver' ? stage.services : []));
  return (
    rows.find((row) => row.protocol === protocol && row.port === packet.destinationPort && (row.bind === '0.0.0.0' || row.bind === packet.destination)) ?? null
  );
}

/** What becomes of a question that reached its device: an answer, a refusal (RST, port unreachable) or silence, by personality. */
export function take(visit: Visit): Taken {
  const { device, profile } = visit;
  if (visit.packet.icmp !== null) {
    if (profile.answersPing) note(visit, 'deliver', 'DELIVERED', plain(device));
    else return refuse(drop(visit, { disposition: 'DENIED_IN', reason: 'TRAFFIC_TYPE_BLOCKED', because: plain(device), passable: true }));
    return { kind: 'served', service: null };
  }
  const service = serviceFor(visit);
  if (service !== null) {
    note(visit, 'deliver', 'DELIVERED', service.because);
    return { kind: 'served', service };
  }
  // Whoever takes VXLAN out of its packets drops what is none (tunnel.ts).
  if (listensForVxlan(visit)) return refuse(drop(visit, { disposition: 'DENIED_IN', reason: 'PROTOCOL_RESTRICTION', because: plain(device), passable: true }));
  const answer = profile.closedPort === 'silent' ? null : visit.packet.flags === null ? ([3, 3] as const) : 'reset';
  const asked = visit.entered.destination;
  return refuse(drop(visit, { disposition: 'REFUSED', reason: 'NO_LISTENER', because: plain(device), answer, from: asked, ownOutcome: answer === null ? null : 'REFUSED', passable: true }));
}

function refuse(end: Fate | null): Taken {
  if (end !== null && end.kind !== 'arrived') return end;
  return { kind: 'served', service: null };
}
