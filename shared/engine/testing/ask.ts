import { compile, trace, traceSchema, type Step, type Trace } from '../index.ts';
import type { Plan } from '../../plan/plan.ts';
import { compareProbe } from './compare.ts';

export type AskedProbe = Parameters<typeof trace>[1];

/** Traces a probe through a plan and holds the answer against the published schema. Unless said otherwise: a ping from `client` to 10.0.2.10. */
export function ask(plan: Plan, probe: Partial<AskedProbe> = {}, options: Parameters<typeof trace>[2] = {}): Trace {
  return traceSchema.parse(trace(compile(plan), { from: 'client', to: '10.0.2.10', kind: 'ping', ...probe }, options));
}

/** {@link ask}, and the naive interpreter must say the same (reference/). */
export function askBoth(plan: Plan, probe: Partial<AskedProbe> = {}): Trace {
  const asked = { from: 'client', to: '10.0.2.10', kind: 'ping', ...probe } as const;
  const difference = compareProbe(plan, compile(plan), asked);
  if (difference !== null) throw new Error(`the interpreters differ: ${JSON.stringify(difference)}`);
  return ask(plan, probe);
}

/** The legs of the played path, one line each: `forward: client router server`. */
export function legLines(result: Trace): readonly string[] {
  return (result.paths[0]?.legs ?? []).map((leg) => `${leg.direction}: ${leg.hops.map((hop) => hop.component).join(' ')}`);
}

/** The steps of one hop of the played path; none where there is no such hop. */
export function stepsAt(result: Trace, leg: number, hop: number): readonly Step[] {
  return result.paths[0]?.legs[leg]?.hops[hop]?.steps ?? [];
}

/** The steps of one hop by kind. */
export function kindsAt(result: Trace, leg: number, hop: number): readonly string[] {
  return stepsAt(result, leg, hop).map((step) => step.kind);
}

/** The ICMP type and code of each error leg, as it left. */
export function errorCodes(result: Trace): readonly string[] {
  return (result.paths[0]?.legs ?? []).flatMap((leg) => {
    const icmp = leg.hops[0]?.enter.headers.find((header) => header.layer === 'icmp');
    return leg.direction === 'error' && icmp?.layer === 'icmp' ? [`${icmp.type}/${icmp.code}`] : [];
  });
}
