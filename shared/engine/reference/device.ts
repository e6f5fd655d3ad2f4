import type { Slot, Stage } from '../../plan/stage.ts';
import { answersBorrower, deliver, owns } from './deliver.ts';
import { emit, fitInterface, fitStages } from './emit.ts';
import { admit, filter } from './filter.ts';
import { passesReversePath, route } from './route.ts';
import { balancesOwn, type Standing } from './session.ts';
import { confirm, track } from './track.ts';
import { balance, byPair, bySession, translateDestination, translateSource } from './translate.ts';
import { decapsulate } from './unwrap.ts';
import { drop, plain, type Next, type Visit } from './walk.ts';
import { encapsulate } from './wrap.ts';

/** Slots before a packet that starts here is routed: it came in by no interface. */
const inward: ReadonlySet<Slot> = new Set(['receive', 'ingress-filter', 'balance', 'deliver']);

/** Slots whose stages are bound to the interface a packet came by; the others to the one it leaves by. */
const byIngress: ReadonlySet<Slot> = new Set(['receive', 'ingress-filter', 'destination-translate', 'balance', 'deliver']);

function isBound(visit: Visit, stage: Stage): boolean {
  const id = byIngress.has(stage.slot) ? visit.ingress?.id : visit.egress?.id;
  return stage.interface === null || stage.interface === id;
}

function runStage(visit: Visit, stage: Stage): Next | null {
  switch (stage.kind) {
    case 'admit':
      return admit(visit, stage);
    case 'filter':
      return filter(visit, stage);
    case 'destination-translate':
      return visit.isOwn || stage.stateless ? null : translateDestination(visit, stage);
    case 'source-translate':
      return stage.stateless ? null : translateSource(visit, stage);
    case 'balance':
      return visit.isOwn && stage.balancesOwn !== true ? null : balance(visit, stage);
    default:
      return null;
  }
}

/** Every stage of the slot, in plan order, admissions first. */
function runStages(visit: Visit, slot: Slot): Next | null {
  if (visit.isOwn && inward.has(slot) && slot !== 'balance') return null;
  // Packets of the device itself do not pass its forward filters (Linux: OUTPUT is not FORWARD).
  if (visit.isOwn && slot === 'forward-filter') return null;
  const stages = visit.device.stages.filter((stage) => stage.slot === slot);
  // Whether a port is up and its sender honest comes before what its rules say (public-cloud.md C.3, E1 and E2).
  for (const stage of [...stages.filter((candidate) => candidate.kind === 'admit'), ...stages.filter((candidate) => candidate.kind !== 'admit')]) {
    if (!isBound(visit, stage)) continue;
    const end = runStage(visit, stage);
    if (end !== null) return end;
  }
  return null;
}

/** Nobody else can have sent what carries the device's own address (forwarding.md 12). */
function refuseMartian(visit: Visit): Next | null {
  const { device, packet } = visit;
  if (visit.isOwn || !owns(device, packet.source)) return null;
  return drop(visit, { disposition: 'DENIED_IN', reason: 'MARTIAN_SOURCE', because: plain(device) });
}

/** Fixed pairs of addresses: outside connection tracking on both sides. */
function mapPairs(visit: Visit, slot: 'destination-translate' | 'source-translate'): void {
  for (const stage of visit.device.stages) {
    if ((stage.kind !== 'destination-translate' && stage.kind !== 'source-translate') || stage.slot !== slot || !stage.stateless || !isBound(visit, stage)) continue;
    byPair(visit, stage.rows, slot === 'destination-translate' ? 'destination' : 'source');
  }
}

/** What is for the device itself: its filters (Linux INPUT), what came in a tunnel, delivery. */
function deliverHere(visit: Visit): Next {
  const { device, profile, packet } = visit;
  const filtered = runStages(visit, 'deliver');
  if (filtered !== null) return filtered;
  // Who called a service is answered in its name (nat INPUT); only the device's own calls end here.
  if (balancesOwn(device)) bySession(visit, 'source');
  if (packet.inside === null) return deliver(visit);
  // The outer packet was taken, whoever understands it: its session is known from now on.
  if (!visit.isOwn || balancesOwn(device)) confirm(visit);
  if (profile.order.indexOf('decapsulate') > profile.order.indexOf('deliver')) {
    const inner = decapsulate(visit);
    if (inner !== null) return inner;
  }
  const end = drop(visit, { disposition: 'REFUSED', reason: 'NO_TUNNEL_ENDPOINT', because: plain(device) });
  return end ?? deliver(visit);
}

/** The reverse path, and whether the packet is for this device at all (forwarding.md 4, 5). */
function takeOrForward(visit: Visit): Next | null {
  const { device, packet } = visit;
  const because = plain(device);
  if (!passesReversePath(visit)) {
    const end = drop(visit, { disposition: 'DENIED_IN', reason: 'REVERSE_PATH_FILTER', because, passable: true });
    if (end !== null) return end;
  }
  if (owns(device, packet.destination) || answersBorrower(visit)) return deliverHere(visit);
  if (!visit.isOwn && !visit.profile.forwards) return drop(visit, { disposition: 'DENIED_IN', reason: 'FORWARDER_NOT_READY', because });
  return null;
}

function runSlot(visit: Visit, slot: Slot, made: Standing | null): Next | null {
  switch (slot) {
    case 'receive':
      return refuseMartian(visit) ?? runStages(visit, slot);
    case 'decapsulate':
      return visit.profile.order.indexOf('decapsulate') < visit.profile.order.indexOf('deliver') ? decapsulate(visit) : null;
    case 'session':
      if (!visit.isOwn) mapPairs(visit, 'destination-translate');
      if (!visit.isOwn || balancesOwn(visit.device) || !owns(visit.device, visit.packet.destination)) track(visit, made);
      return null;
    case 'destination-translate':
      bySession(visit, 'destination');
      return runStages(visit, slot);
    case 'deliver':
      return takeOrForward(visit);
    case 'route':
      return route(visit) ?? fitInterface(visit);
    case 'source-translate':
      bySession(visit, 'source');
      return runStages(visit, slot);
    case 'encapsulate':
      mapPairs(visit, 'source-translate');
      return encapsulate(visit);
    case 'fit':
      return fitStages(visit);
    case 'emit':
      return runStages(visit, slot) ?? emit(visit);
    default:
      return runStages(visit, slot);
  }
}

/** A stopped machine sends nothing, so it routes nothing either: public-cloud.md C.3 E1 stands before everything the port does. */
function isStopped(visit: Visit): Stage | undefined {
  return visit.device.stages.find((stage) => stage.kind === 'admit' && stage.slot === 'egress-filter' && stage.interface === null && stage.rows.length === 0);
}

/** One packet in one device: its slots in the order of the profile. `made`: the session of what the device itself answers. */
export function pass(visit: Visit, made: Standing | null): Next {
  const stopped = visit.isOwn ? isStopped(visit) : undefined;
  if (stopped?.kind === 'admit') {
    const end = admit(visit, stopped);
    if (end !== null) return end;
  }
  for (const slot of visit.profile.order) {
    const end = runSlot(visit, slot, made);
    if (end !== null) return end;
  }
  throw new Error(`a packet stayed in ${visit.device.id}`);
}
