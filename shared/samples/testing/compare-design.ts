import { registry } from '../../catalog/index.ts';
import { createChecker, validate } from '../../checks/index.ts';
import { findCommand } from '../../document/index.ts';
import { compile, createDesignCompiler, trace, type Network, type Trace } from '../../engine/index.ts';
import { compareProbe } from '../../engine/testing/compare.ts';
import { chance } from '../../engine/testing/random.ts';
import { serializeDesign } from '../../file/index.ts';
import type { Design } from '../../model/design.ts';
import { followDesigns } from '../../model/followed-scope.ts';
import type { Probe } from '../../model/probe.ts';
import { createScope } from '../../model/scope.ts';
import { createPlanner, planDesign } from '../../plan/plan-design.ts';
import type { Plan } from '../../plan/plan.ts';
import { asFile, edited, randomDesign } from './random-design.ts';
import { designProbe } from './random-design-probe.ts';
import { shrinkDesign } from './shrink-design.ts';

/* What must hold for every design of the private and hybrid half, however it is drawn. */

export const probesPerNetwork = 25;

/** What does not hold: which fact, of what, and what was said instead. */
export interface DesignFailure {
  readonly seed: number;
  readonly fact: string;
  readonly design: Design;
  readonly probe?: Probe;
  /** Values of the design before it, where only following an edit shows it. */
  readonly before?: readonly Design[];
  readonly engine: unknown;
  readonly witness: unknown;
}

type Said = Pick<DesignFailure, 'fact' | 'engine' | 'witness'>;

function thrown(fact: string, error: unknown): Said {
  return { fact, engine: error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4) : String(error), witness: 'nothing is thrown' };
}

/** Everything that is shown of a component can be asked, and its operations looked at and run. */
function askEverything(design: Design, isRun: boolean): Said | null {
  const scope = createScope(design, registry);
  for (const id of Object.keys(design.components)) {
    const entry = scope.component(id);
    const kind = entry === null ? null : registry.find(entry.component.kind);
    if (entry === null || kind === null) continue;
    try {
      kind.card(entry.id, entry.component, scope);
      kind.readings(entry.id, entry.component, scope);
      kind.derivedRows(entry.id, entry.component, scope);
      kind.relocate(entry.id, entry.component, scope);
      kind.previewRemoval(entry.id, entry.component, scope);
      for (const operation of kind.operations) {
        operation.candidates(entry.id, entry.component, scope);
        operation.isOffered(entry.id, entry.component, scope);
        operation.preview(entry.id, entry.component, {}, scope);
        if (isRun) findCommand('component.operate')?.apply(design, { id, operation: operation.id, inputs: {} }, registry);
      }
    } catch (error) {
      return thrown(`throws at ${entry.component.kind}`, error);
    }
  }
  return null;
}

/** The fix of every finding can be applied or is refused. */
function applyFixes(design: Design): Said | null {
  try {
    for (const { code, fix } of validate(design, registry)) {
      if (fix === undefined) continue;
      const command = findCommand(fix.command);
      if (command === null) return { fact: `fix of ${code}`, engine: fix.command, witness: 'a command' };
      try {
        const result = command.apply(design, fix.args, registry);
        if (!result.ok && result.refusals.some((refusal) => refusal.code === 'BAD_ARGUMENTS')) return { fact: `fix of ${code}`, engine: result.refusals, witness: 'arguments the command takes' };
      } catch (error) {
        return thrown(`fix of ${code}`, error);
      }
    }
  } catch (error) {
    return thrown('throws in checks', error);
  }
  return null;
}

function roundTrip(design: Design): Said | null {
  const again = asFile(design);
  if (again === null) return { fact: 'file', engine: null, witness: 'a file' };
  const [before, after] = [JSON.stringify(planDesign(design, registry)), JSON.stringify(planDesign(again, registry))];
  if (before !== after) return { fact: 'plan after a file', engine: after, witness: before };
  const text = serializeDesign(design);
  return text === serializeDesign(again) ? null : { fact: 'file', engine: serializeDesign(again), witness: text };
}

/** What stands of one design alone; null: everything that is asked of it holds. */
function designProblem(design: Design, isRun = true): Said | null {
  try {
    return roundTrip(design) ?? askEverything(design, isRun) ?? applyFixes(design);
  } catch (error) {
    return thrown('throws in the plan', error);
  }
}

/** UNREACHABLE is proven by every way, so none of them may have given up. That an error's own way home is not known disproves nothing. */
function provesNothing(network: Network, probe: Probe): Said | null {
  const { verdict, paths, resolution } = trace(network, probe, { allPaths: true });
  const legs = [...(resolution ?? []), ...paths.flatMap((path) => path.legs)].filter((leg) => leg.direction !== 'error');
  const isAborted = legs.some((leg) => leg.hops.some((hop) => hop.steps.some((step) => step.kind === 'abort')));
  return verdict === 'UNREACHABLE' && isAborted ? { fact: 'proof', engine: 'UNREACHABLE with an abort', witness: 'UNDETERMINED' } : null;
}

/** What two interpreters make of a probe. */
function probeProblem(plan: Plan, probe: Probe): Said | null {
  const network = compile(plan);
  const difference = compareProbe(plan, network, probe);
  return difference ?? provesNothing(network, probe);
}

/** Whether what is planned, compiled and found of a design step by step is what it is alone. */
function stepProblem(designs: readonly Design[]): Said | null {
  const followed = followDesigns(registry);
  const [plan, check, compileNext] = [createPlanner(registry), createChecker(registry, followed), createDesignCompiler(registry, followed)];
  for (const design of designs) {
    try {
      const fresh = JSON.stringify(planDesign(design, registry));
      const next = JSON.stringify(plan(design));
      if (next !== fresh) return { fact: 'incremental plan', engine: next, witness: fresh };
      const compiled = JSON.stringify(compileNext(design).plan);
      if (compiled !== fresh) return { fact: 'incremental network', engine: compiled, witness: fresh };
      const [found, alone] = [JSON.stringify(check(design)), JSON.stringify(validate(design, registry))];
      if (found !== alone) return { fact: 'incremental findings', engine: found, witness: alone };
    } catch (error) {
      return thrown('throws step by step', error);
    }
  }
  return null;
}

/** Running every operation of a design takes long: one design in so many. */
const operatedOnce = 3;

/** Edits that are followed, one after the other, and then all taken back. */
const edits = 3;

/** Takes notice of an answer, so that a test can tell that much was asked. */
export type Notice = (answer: Trace) => void;

/** Draws the design of a seed and asks it everything; null when all of it holds. */
export function compareSeed(seed: number, notice?: Notice): DesignFailure | null {
  const design = randomDesign(seed);
  const alone = designProblem(design, seed % operatedOnce === 0);
  if (alone !== null) return { seed, design, ...alone };
  const dice = chance(seed ^ 0x5eed);
  const plan = planDesign(design, registry);
  const network = compile(plan);
  for (let number = 0; number < probesPerNetwork; number++) {
    if (plan.devices.length === 0) break;
    const probe = designProbe(seed * probesPerNetwork + number, design, plan, dice);
    const found = compareProbe(plan, network, probe) ?? provesNothing(network, probe);
    if (found !== null) return { seed, design, probe, ...found };
    notice?.(trace(network, probe));
  }
  const values = [design];
  for (let step = 0; step < edits; step++) values.push(edited(values.at(-1) ?? design, dice));
  const found = stepProblem([...values, design]);
  return found === null ? null : { seed, design, before: values, ...found };
}

function stillFails({ fact, probe, before }: DesignFailure, design: Design): Said | null {
  try {
    const said = probe !== undefined ? probeProblem(planDesign(design, registry), probe) : before === undefined ? designProblem(design) : null;
    return said?.fact === fact ? said : null;
  } catch {
    return null;
  }
}

const shownLines = 6;

/** Both sides as lines, from the first that differs. */
function apart(engine: unknown, witness: unknown): readonly [readonly string[], readonly string[]] {
  const linesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.flat(2).map(String) : typeof value === 'string' ? value.split(/(?<=[,}])(?=["{])/) : [JSON.stringify(value)]);
  const [mine, others] = [linesOf(engine), linesOf(witness)];
  const first = mine.findIndex((line, index) => line !== others[index]);
  const from = Math.max(0, (first < 0 ? mine.length : first) - 1);
  return [mine.slice(from, from + shownLines), others.slice(from, from + shownLines)];
}

/** The same failure on the smallest design that still has it, as a person reads it; one that needs two designs stays as it is. */
export function shrinkFailure(failure: DesignFailure): Readonly<Record<string, unknown>> {
  const { seed, fact, probe, before } = failure;
  const design = before === undefined ? shrinkDesign(failure.design, (smaller) => stillFails(failure, smaller) !== null) : failure.design;
  const said = stillFails(failure, design) ?? failure;
  const [engine, witness] = apart(said.engine, said.witness);
  if (before !== undefined) return { seed, fact, ids: Object.keys(design.components), engine, witness };
  const components = Object.entries(design.components).map(([id, { kind, parent, props }]) => `${id}: ${kind} in ${parent ?? '-'} ${JSON.stringify(props)}`);
  const links = Object.values(design.links).map(({ kind, from, to }) => `${kind} ${from.component}/${from.port ?? ''} ${to.component}/${to.port ?? ''}`);
  return { seed, fact, probe: JSON.stringify(probe), components, links, engine, witness };
}
