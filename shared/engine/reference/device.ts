import type { Slot, Stage } from '../../plan/stage.ts';
import { deliver, owns } from './deliver.ts';
import { emit, fitInterface, fitStages, type Move } from './emit.ts';
import { admit, filter } from './filter.ts';
import { passesReversePath, route } from './route.ts';
import type { Standing } from './session.ts';
import { track } from './track.ts';
import { balance, bySession, translateDestination, translateSource } from './translate.ts';
import { drop, plain, type Fate, type Visit } from './walk.ts';

type End = Fate | Move;

/** Slots before a packet that starts here is routed: it came in by no interface. */
const inward: ReadonlySet<Slot> = new Set(['receive', 'decapsulate', 'ingress-filter', 'balance']);

function isBound(visit: Visit, stage: Stage): boolean {
  const before = stage.slot === 'receive' || stage.slot === 'ingress-filter' || stage.slot === 'destination-translate' || stage.slot === 'balance';
  const id = before ? visit.ingress?.id : visit.egress?.id;
  return stage.interface === null || stage.interface === id;
}

function runStage(visit: Visit, stage: Stage): End | null {
  switch (stage.kind) {
    case 'admit':
      return admit(visit, stage);
    case 'filter':
      return filter(visit, stage);
    case 'destination-translate':
      return visit.ingress === null ? null : translateDestination(visit, stage);
    case 'source-translate':
      return translateSource(visit, stage);
    case 'balance':
      return balance(visit, stage);
    default:
      return null;
  }
}

/** Every stage of the slot, in plan order, admissions first. */
function runStages(visit: Visit, slot: Slot): End | null {
  if (visit.ingress === null && inward.has(slot)) return null;
  // Packets of the device itself do not pass its forward filters (Linux: OUTPUT is not FORWARD).
  if (visit.ingress === null && slot === 'forward-filter') return null;
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
function refuseMartian(visit: Visit): End | null {
  const { device, ingress, packet } = visit;
  if (ingress === null || !owns(device, packet.source)) return null;
  return drop(visit, { disposition: 'DENIED_IN', reason: 'MARTIAN_SOURCE', because: plain(device) });
}

/** The reverse path, and whether the packet is for this device at all (forwarding.md 4, 5). */
function takeOrForward(visit: Visit): End | null {
  const { device, ingress, packet } = visit;
  const because = plain(device);
  if (!passesReversePath(visit)) {
    const end = drop(visit, { disposition: 'DENIED_IN', reason: 'REVERSE_PATH_FILTER', because, passable: true });
    if (end !== null) return end;
  }
  if (owns(device, packet.destination)) return deliver(visit);
  if (ingress !== null && !visit.profile.forwards) return drop(visit, { disposition: 'DENIED_IN', reason: 'FORWARDER_NOT_READY', because });
  return null;
}

function runSlot(visit: Visit, slot: Slot, made: Standing | null): End | null {
  switch (slot) {
    case 'receive':
      return refuseMartian(visit) ?? runStages(visit, slot);
    case 'session':
      if (visit.ingress !== null || !owns(visit.device, visit.packet.destination)) track(visit, made);
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
export function pass(visit: Visit, made: Standing | null): End {
  const stopped = visit.ingress === null ? isStopped(visit) : undefined;
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
