import type { Plan } from '../../plan/plan.ts';
import type { Hop, Leg, Step, Trace } from '../report.ts';
import { ask, type AskedProbe } from './ask.ts';
import { devicesOf, legsOf } from './golden-table.ts';

/* What the scenarios of domain/private-cloud.md (g) ask of a trace through RT-1. */

/** A probe, the plan it ran through, and what came of it. */
export interface Reading {
  readonly plan: Plan;
  readonly result: Trace;
}

export function read(plan: Plan, probe: Partial<AskedProbe>, choices: readonly string[] = []): Reading {
  return { plan, result: ask(plan, probe, { choices }) };
}

/** The devices of one direction, a space between them. */
export function way({ plan, result }: Reading, direction: Leg['direction']): string {
  return devicesOf(plan, legsOf(result, direction)).join(' ');
}

export function hopsOf({ result }: Reading, direction?: Leg['direction']): readonly Hop[] {
  return (result.paths[0]?.legs ?? []).filter((leg) => direction === undefined || leg.direction === direction).flatMap((leg) => leg.hops);
}

export function stepsOf(reading: Reading, direction?: Leg['direction']): readonly Step[] {
  return hopsOf(reading, direction).flatMap((hop) => hop.steps);
}

const vteps: Readonly<Record<string, string>> = { '10.100.1.11': 'esx1', '10.100.1.12': 'esx2', '10.100.1.13': 'esx3' };

/** The VXLAN wrappings of one direction: `5001 esx2>esx1`. */
export function vxlans(reading: Reading, direction: Leg['direction']): readonly string[] {
  return stepsOf(reading, direction).flatMap((step) => {
    const [outer, , inside] = step.headers;
    if (step.kind !== 'encapsulate' || outer?.layer !== 'ipv4' || inside?.layer !== 'vxlan') return [];
    return [`${inside.vni} ${vteps[outer.source] ?? outer.source}>${vteps[outer.destination] ?? outer.destination}`];
  });
}

/** How often something was wrapped in one direction, by the layer put around it. */
export function wrappings(reading: Reading, layer: 'vxlan' | 'ipip' | 'l2-tunnel', direction: Leg['direction']): number {
  return stepsOf(reading, direction).filter((step) => step.kind === 'encapsulate' && step.headers.find((header) => !['ipv4', 'udp'].includes(header.layer))?.layer === layer).length;
}

/** The innermost addresses and TTL of what arrived at the last device of one direction: `source>destination ttl`. */
export function arrived(reading: Reading, direction: Leg['direction']): string {
  const inner = hopsOf(reading, direction).at(-1)?.enter.headers.findLast((header) => header.layer === 'ipv4');
  return inner?.layer === 'ipv4' ? `${inner.source}>${inner.destination} ttl${inner.ttl}` : '';
}

/** What changed an address on the way in one direction, in order; what a session repeats is marked. A proxy's own connection is no translation. */
export function translations(reading: Reading, direction: Leg['direction']): readonly string[] {
  return stepsOf(reading, direction).flatMap((step) =>
    step.detail['side'] === undefined ? [] : [`${step.because.label}${step.detail['by'] === 'session' ? ' (session)' : ''}`],
  );
}
