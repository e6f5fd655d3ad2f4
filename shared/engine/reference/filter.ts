import type { AdmitStage, FilterStage } from '../../plan/stage.ts';
import { owns } from './deliver.ts';
import { matches } from './predicate.ts';
import { drop, note, type Fate, type Visit } from './walk.ts';

/** Admission: packets that match no row end silently. A list without rows is a device that is down. */
export function admit(visit: Visit, stage: AdmitStage): Fate | null {
  if (stage.rows.some((row) => matches(row, visit.packet, visit))) {
    note(visit, 'policy', 'PERMITTED', stage.because);
    return null;
  }
  const way = stage.slot === 'receive' || stage.slot === 'port-in' ? 'DENIED_IN' : 'DENIED_OUT';
  return drop(visit, { disposition: stage.rows.length === 0 ? 'COMPONENT_DOWN' : way, reason: stage.reason, because: stage.because, passable: true });
}

/** A port of the public cloud keeps its own table: what came in by another port is unknown to it (profiles.ts, tracking). */
function isElsewhere(visit: Visit, stage: FilterStage): boolean {
  const { session } = visit.standing;
  if (visit.profile.tracking === 'device' || stage.interface === null) return false;
  if (session === null || session.port === null) return false;
  return session.port !== stage.interface;
}

/** An edge gateway has its own word for a packet of no connection (private-cloud.md g, T20). */
function noSession({ profile }: Visit): string {
  return profile.id === 'edge' ? 'STATEFUL_NO_SESSION' : 'CT_INVALID';
}

/** First match decides, else the default; a stateful filter looks at rows only for what opens a session (forwarding.md 2). */
export function filter(visit: Visit, stage: FilterStage): Fate | null {
  const isInward = stage.slot === 'ingress-filter' || stage.slot === 'deliver' || stage.slot === 'port-in';
  const disposition = isInward ? 'DENIED_IN' : 'DENIED_OUT';
  const { state } = visit.standing;
  if (stage.stateful && (state === 'established' || state === 'related') && !isElsewhere(visit, stage)) {
    note(visit, 'filter', 'PERMITTED', stage.because);
    return null;
  }
  if (stage.stateful && state !== 'new' && state !== 'untracked') {
    return drop(visit, { disposition, reason: noSession(visit), because: stage.because, step: ['filter', 'DENIED'], passable: true });
  }
  const views = { original: { ...visit.packet, ...endsOf(visit) }, current: visit.packet };
  const row = stage.rows.find((candidate) => matches(candidate.match, views[candidate.view ?? stage.view], visit));
  const action = row?.action ?? stage.defaultAction;
  const because = row?.because ?? stage.because;
  if (action === 'permit') {
    note(visit, 'filter', 'PERMITTED', because);
    return null;
  }
  const reason = row?.reason ?? stage.reason;
  if (action === 'deny') return drop(visit, { disposition, reason, because, step: ['filter', 'DENIED'], passable: true });
  // Forwarding.md 9: RST for TCP, else ICMP 3/13.
  const answer = visit.packet.flags === null ? ([3, 13] as const) : 'reset';
  const ownOutcome = visit.packet.flags === null ? 'ADMIN_PROHIBITED' : null;
  // What was for the device itself is answered in the name of the address that was asked.
  const from = owns(visit.device, visit.packet.destination) ? visit.entered.destination : null;
  return drop(visit, { disposition, reason, because, step: ['filter', 'REJECTED'], answer, from, ownOutcome, passable: true });
}

/** Addresses and ports as the packet had them when it entered the device. */
function endsOf(visit: Visit): Pick<Visit['packet'], 'source' | 'destination' | 'sourcePort' | 'destinationPort'> {
  const { source, destination, sourcePort, destinationPort } = visit.entered;
  return { source, destination, sourcePort, destinationPort };
}
