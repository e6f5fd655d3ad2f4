import fc from 'fast-check';
import type { Probe } from '../../model/probe.ts';
import type { Plan } from '../../plan/plan.ts';
import { compile, trace, type Header, type Hop, type Leg, type Network, type Trace } from '../index.ts';
import { randomPlan } from './random-plan.ts';
import { randomProbe } from './random-probe.ts';

/** Random networks for properties, and readings of a trace that a property needs. */

export interface Asked {
  readonly plan: Plan;
  readonly network: Network;
  readonly probe: Probe;
  readonly result: Trace;
}

const probes = 4;

/** Runs `check` on the probes of random networks. The seed is fixed: every run asks the same. */
export function forAllTraces(networks: number, check: (asked: Asked) => void): void {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const plan = randomPlan(seed);
      const network = compile(plan);
      for (let number = 0; number < probes; number++) {
        const probe = randomProbe(seed * probes + number, plan);
        check({ plan, network, probe, result: trace(network, probe) });
      }
    }),
    { numRuns: networks, seed: 11, endOnFailure: true },
  );
}

export type Ipv4 = Extract<Header, { layer: 'ipv4' }>;

/** The IP headers of a packet, outermost first. */
export function ipHeaders(headers: readonly Header[]): readonly Ipv4[] {
  return headers.filter((header): header is Ipv4 => header.layer === 'ipv4');
}

/** What a packet looked like at one moment of a visit: when it entered, or after a step. */
export interface Sight {
  readonly hop: Hop;
  readonly step: Hop['steps'][number] | null;
  readonly headers: readonly Header[];
  readonly bytes: number;
}

/** Every sight of a leg, in order. */
export function sights(leg: Leg): readonly Sight[] {
  return leg.hops.flatMap((hop) => [
    { hop, step: null, headers: hop.enter.headers, bytes: hop.enter.bytes },
    ...hop.steps.map((step) => ({ hop, step, headers: step.headers, bytes: step.bytes })),
  ]);
}

/** Neighbouring sights of all legs of all paths. */
export function changes(result: Trace): readonly { readonly before: Sight; readonly after: Sight }[] {
  return result.paths.flatMap((path) => path.legs).flatMap((leg) => {
    const seen = sights(leg);
    return seen.slice(1).flatMap((after, index) => {
      const before = seen[index];
      return before === undefined ? [] : [{ before, after }];
    });
  });
}
