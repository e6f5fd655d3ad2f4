import type { Probe } from '../model/probe.ts';
import type { Network } from './network.ts';
import type { Leg, Path, Trace, Verdict } from './report.ts';
import { trace } from './trace.ts';

/** The way there and the way back as the components passed, in the order they were passed. */
export interface RoundTrip {
  readonly verdict: Verdict;
  readonly forward: readonly string[];
  readonly back: readonly string[];
  /** The answer came the same way the question went. Null without an answer. */
  readonly isSymmetric: boolean | null;
}

function componentsOf(legs: readonly Leg[], direction: Leg['direction']): readonly string[] {
  const own = legs.filter((leg) => leg.direction === direction).sort((a, b) => (direction === 'forward' ? a.connection - b.connection : b.connection - a.connection));
  return own.flatMap((leg) => leg.hops.map((hop) => hop.component));
}

/** Compares both ways of the path that a trace plays. */
export function roundTrip(network: Network, probe: Probe): RoundTrip {
  const { verdict, paths } = trace(network, probe);
  const legs = paths[0]?.legs ?? [];
  const [forward, back] = [componentsOf(legs, 'forward'), componentsOf(legs, 'return')];
  return { verdict, forward, back, isSymmetric: back.length === 0 ? null : forward.join('\n') === [...back].reverse().join('\n') };
}

/** Every way a probe can go: the alternatives of all choices, the one that is played first. */
export interface Exploration {
  readonly verdict: Verdict;
  readonly outcome: Trace['outcome'];
  readonly paths: readonly Path[];
  readonly isTruncated: boolean;
}

/** Follows every alternative of every choice (at most 1,024). */
export function explore(network: Network, probe: Probe): Exploration {
  const { verdict, outcome, paths, truncated } = trace(network, probe, { allPaths: true });
  return { verdict, outcome, paths, isTruncated: truncated === true };
}
