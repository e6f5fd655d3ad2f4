import type { Network } from './network.ts';
import { flowOf, type ReadyInquiry } from './probe/inquiry.ts';
import { converse } from './run/converse.ts';
import type { Ending } from './run/ending.ts';
import { clearLog } from './run/log.ts';
import { resetMachine, type Choice, type Machine } from './run/machine.ts';

/** More alternatives than this are not tried (CONTRACTS 3). */
export const mostPaths = 1024;

/** One run of the first packet or request, with the choices it met. */
export interface Run {
  readonly ending: Ending;
  readonly choices: readonly Choice[];
}

const noChoices: readonly Choice[] = [];
const defaults: readonly number[] = [];

/** Runs the first packet of an inquiry from a clean state at `startUs`. */
export function runFirst(network: Network, machine: Machine, inquiry: ReadyInquiry, how: { readonly script: readonly number[]; readonly startUs: number }): Run {
  resetMachine(machine);
  clearLog(machine.log);
  machine.timeUs = how.startUs;
  machine.script = how.script;
  machine.guestDevice = inquiry.source.isGuest ? inquiry.source.device : -1;
  machine.guestAddress[0] = inquiry.source.address ?? 0;
  const ending = converse({ network, machine }, flowOf(network, inquiry, 1), inquiry.request);
  return { ending, choices: machine.choices.length === 0 ? noChoices : [...machine.choices] };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The scripts that share the first choices of a run up to `depth` and differ there, alternatives by name. */
function siblings(run: Run, depth: number): readonly (readonly number[])[] {
  const choice = run.choices[depth];
  if (choice === undefined) return [];
  const prefix = run.choices.slice(0, depth).map((made) => made.chosen);
  const order = choice.of.map((name, index) => ({ name, index })).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index));
  return order.filter((entry) => entry.index !== choice.chosen).map((entry) => [...prefix, entry.index]);
}

/**
 * Tries every combination of alternatives: re-runs with a script of choices instead of forking state. `visit` gets each run while its log is still in
 * the machine; the first is the run made with the defaults (or the choices asked for). Returns true when there were more than {@link mostPaths}.
 */
export function exploreRuns(network: Network, machine: Machine, inquiry: ReadyInquiry, startUs: number, visit: (run: Run) => void): boolean {
  const first = runFirst(network, machine, inquiry, { script: defaults, startUs });
  visit(first);
  if (first.choices.length === 0) return false;
  const seen: (readonly number[])[] = [first.choices.map((choice) => choice.chosen)];
  const waiting = first.choices.flatMap((_, depth) => siblings(first, depth));
  let count = 1;
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    if (count === mostPaths) return true;
    const run = runFirst(network, machine, inquiry, { script, startUs });
    const taken = run.choices.map((choice) => choice.chosen);
    if (seen.some((known) => isSame(known, taken))) continue;
    seen.push(taken);
    count += 1;
    visit(run);
    for (let depth = script.length; depth < run.choices.length; depth++) waiting.push(...siblings(run, depth));
  }
  return false;
}
