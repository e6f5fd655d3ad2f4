import type { Network } from '../network.ts';
import type { Hop, Leg, Step } from '../report.ts';
import * as event from '../run/event.ts';
import type { Log } from '../run/log.ts';
import { wireBytes } from '../run/packet.ts';
import { headersOf, type Inside } from './headers.ts';
import { opensHop, passageName, readEntry, type Entry } from './record.ts';
import { decodeStep } from './step.ts';

const directions = ['forward', 'return', 'error'] as const;

function beginHop(inside: Inside, entry: Entry): Hop {
  const { network } = inside;
  const enter = { headers: headersOf(inside, entry.words), bytes: wireBytes(entry.words) };
  if (entry.event === event.switched) return { component: network.segments[entry.a]?.component ?? '', host: null, ingress: null, egress: null, enter, steps: [] };
  const device = network.devices[entry.device];
  return { component: device?.component ?? '', host: device?.host ?? null, ingress: entry.event === event.entered ? passageName(network, entry) : null, egress: null, enter, steps: [] };
}

/** A packet that came back to a device by the same interface with the same headers but a smaller TTL went round: the devices in between. */
function loopOf(hops: readonly Hop[]): readonly string[] {
  const last = hops.at(-1);
  if (last === undefined) return [];
  const isSame = (hop: Hop): boolean => hop.component === last.component && hop.ingress === last.ingress;
  const earlier = hops.slice(0, -1).findLastIndex(isSame);
  return earlier < 0 ? [] : hops.slice(earlier, -1).map((hop) => hop.component);
}

function nameLoop(hops: readonly Hop[]): void {
  const last = hops.at(-1)?.steps.at(-1);
  if (last === undefined || (last.reason !== 'TTL_EXCEEDED' && last.reason !== 'ROUTING_LOOP')) return;
  const loop = loopOf(hops);
  if (loop.length > 0) last.detail['loop'] = loop;
}

/** Decodes a log from record `first` on into legs, hops and steps. Steps are numbered through. */
export function decodeLegs(network: Network, log: Log, first = 0): Leg[] {
  const inside = { network, wraps: log.wraps };
  const legs: Leg[] = [];
  let hops: Hop[] = [];
  let steps: Step[] = [];
  let hop: Hop | null = null;
  let before = log.records.subarray(0, 0);
  let enter = before;
  let seq = 1;
  for (let index = first; index < log.count; index++) {
    const entry = readEntry(log, index);
    if (entry.event === event.leg) {
      hops = [];
      legs.push({ direction: directions[entry.a] ?? 'forward', connection: entry.b, hops });
      continue;
    }
    if (opensHop(entry) || hop === null) {
      hop = beginHop(inside, entry);
      steps = hop.steps;
      hops.push(hop);
      enter = entry.words;
      before = entry.words;
    }
    const step = decodeStep({ network, wraps: log.wraps, before, enter, notes: log.notes }, entry, seq);
    before = entry.words;
    // From here on another packet is looked at.
    if (entry.event === event.wrapped || entry.event === event.unwrapped) enter = entry.words;
    if (step === null) continue;
    seq += 1;
    steps.push(step);
    if (entry.event === event.exited) hop.egress = passageName(network, entry);
  }
  for (const leg of legs) nameLoop(leg.hops);
  return legs;
}
