import type { Probe } from '../../model/probe.ts';
import type { Plan } from '../../plan/plan.ts';
import { compile, trace, type Network } from '../index.ts';
import { comparable, factsOf, type Facts } from '../reference/facts.ts';
import { referenceTrace } from '../reference/trace.ts';
import { randomPlan } from './random-plan.ts';
import { randomProbe } from './random-probe.ts';
import { shrinkPlan } from './shrink-plan.ts';

/** The two interpreters disagree: which facts, on which plan and probe. */
export interface Difference {
  readonly fact: string;
  readonly engine: unknown;
  readonly witness: unknown;
}

/** The engine's answer to a probe nobody can place, or whose name nobody knows; the witness says null. */
function isUnplaced(facts: Facts): boolean {
  return facts.outcome === 'DNS_FAILED' || (facts.verdict === 'UNDETERMINED' && facts.reason === 'NO_SOURCE_OR_DESTINATION');
}

function differenceOf(plan: Plan, network: Network, probe: Probe): Difference | null {
  const raw = factsOf(trace(network, probe));
  const expected = referenceTrace(plan, probe);
  if (expected === null) return isUnplaced(raw) ? null : { fact: 'ends', engine: raw, witness: null };
  const [engine, witness] = [comparable(raw), comparable(expected)];
  const facts = Object.keys(witness) as (keyof Facts)[];
  const isCompared = (name: keyof Facts): boolean => name !== 'blockers' || witness.blockers !== null;
  const fact = facts.find((name) => isCompared(name) && JSON.stringify(engine[name]) !== JSON.stringify(witness[name]));
  return fact === undefined ? null : { fact, engine: engine[fact], witness: witness[fact] };
}

/** The first fact in which the two differ, or null. Neither may throw: what one of them throws is a difference too. */
export function compareProbe(plan: Plan, network: Network, probe: Probe): Difference | null {
  try {
    return differenceOf(plan, network, probe);
  } catch (error) {
    return { fact: 'throws', engine: error instanceof Error ? error.message : String(error), witness: null };
  }
}

export const probesPerNetwork = 10;

export interface Failure extends Difference {
  readonly seed: number;
  readonly probe: Probe;
  readonly plan: Plan;
}

/** Builds the network of a seed and asks it; null when both interpreters agree on every probe. */
export function compareSeed(seed: number): Failure | null {
  const plan = randomPlan(seed);
  const network = compile(plan);
  for (let number = 0; number < probesPerNetwork; number++) {
    const probe = randomProbe(seed * probesPerNetwork + number, plan);
    const found = compareProbe(plan, network, probe);
    if (found !== null) return { ...found, seed, probe, plan };
  }
  return null;
}

/** The same failure on the smallest plan on which the same fact differs. */
export function shrinkFailure(failure: Failure): Failure {
  const { fact, probe } = failure;
  const plan = shrinkPlan(failure.plan, (smaller) => compareProbe(smaller, compile(smaller), probe)?.fact === fact);
  return { ...failure, ...compareProbe(plan, compile(plan), probe), plan };
}
