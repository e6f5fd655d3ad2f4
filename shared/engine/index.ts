/*
 * The engine: a plan in, answers out. It knows devices, segments and stages, and no kind of component.
 *
 *   compile/   numbers what the plan names, writes each device's stages as words in slot order, links tables, asks the monitors of proxies
 *   run/       one interpreter moves a packet word by word (forward.ts), as a frame between devices (frame.ts) and inside other packets (wrap.ts,
 *              unwrap.ts: the outer one runs through the same programs); a conversation is the packets one probe sets off (converse.ts, proxy.ts)
 *   decode/    turns the flat log of a run into hops and steps, only when somebody looks
 *   probe/     reads what a person asked: names, addresses, URLs
 *
 * Nothing in here reads a clock, draws lots or throws for what a design says: a broken plan gives honest traces.
 * Integers never leave this folder; addresses are signed 32-bit words in typed arrays inside it. A network is immutable, so a run can be repeated.
 */
import type { Design } from '../model/design.ts';
import type { FollowedScope } from '../model/followed-scope.ts';
import { createPlanner, planDesign, type PlanRegistry } from '../plan/plan-design.ts';
import { compile, createCompiler } from './compile/compile.ts';
import type { Network } from './network.ts';

export { bulk } from './bulk.ts';
export { compile } from './compile/compile.ts';
export type { Network } from './network.ts';
export * from './report.ts';
export { explore, roundTrip, type Exploration, type RoundTrip } from './round-trip.ts';
export { trace, type TraceOptions } from './trace.ts';

/** Plans a design with the kinds of a registry and compiles the plan. */
export function compileDesign(design: Design, registry: PlanRegistry): Network {
  return compile(planDesign(design, registry));
}

/**
 * Plans and compiles one value of a design after the other. Each network answers as that of {@link compileDesign}; what an edit does not concern is kept
 * from the one before, so a program that follows a person's edits asks the same compiler every time. `followed` may be shared with
 * others that follow the same designs (see {@link createPlanner}).
 */
export function createDesignCompiler(registry: PlanRegistry, followed?: FollowedScope): (design: Design) => Network {
  const plan = createPlanner(registry, followed);
  const compileNext = createCompiler();
  let last: Network | null = null;
  return (design) => {
    const next = plan(design);
    if (last?.plan !== next) last = compileNext(next);
    return last;
  };
}
