import { applyPatches, enablePatches } from 'immer';
import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Notice } from '../model/operation.ts';
import type { Command, History, HistoryStep } from './contract.ts';

enablePatches();

/** Steps kept for undo; older ones are forgotten. */
export const historyLimit = 1000;

export type HistoryResult =
  | { readonly ok: true; readonly history: History; readonly step: HistoryStep; readonly notice: Notice | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A history without steps whose document counts as saved, as after opening a file. */
export function createHistory(design: Design): History {
  return { design, past: [], future: [], saved: 0, checkpoints: [] };
}

/** The history after a new step: the undone future is cut off, the oldest step may be forgotten. */
export function push(history: History, design: Design, step: HistoryStep): History {
  const past = [...history.past, step];
  const forgotten = Math.max(0, past.length - historyLimit);
  // A position in the undone future cannot be reached again, nor one whose steps are forgotten.
  const kept = (position: number | null): number | null => (position === null || position > history.past.length || position < forgotten ? null : position - forgotten);
  return {
    design,
    past: past.slice(forgotten),
    future: [],
    saved: kept(history.saved),
    checkpoints: history.checkpoints.map((checkpoint) => ({ ...checkpoint, position: kept(checkpoint.position) })),
  };
}

/** Applies a command. The history is the same object when it is refused or changes nothing. */
export function dispatch(history: History, command: Command, args: unknown, registry: AnyRegistry): HistoryResult {
  const result = command.apply(history.design, args, registry);
  if (!result.ok) return result;
  return { ok: true, step: result.step, notice: result.notice, history: result.step.patches.length === 0 ? history : push(history, result.design, result.step) };
}

/** Takes the last step back; the same object when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return { ...history, design: applyPatches(history.design, step.inverse), past: history.past.slice(0, -1), future: [step, ...history.future] };
}

/** Takes the last undone step again; the same object when there is none. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return { ...history, design: applyPatches(history.design, step.patches), past: [...history.past, step], future };
}

/** Goes to a position: how many steps are done (0 is the oldest state still known). */
export function travel(history: History, position: number): History {
  let at = history;
  while (at.past.length > position && at.past.length > 0) at = undo(at);
  while (at.past.length < position && at.future.length > 0) at = redo(at);
  return at;
}

export function markSaved(history: History): History {
  return { ...history, saved: history.past.length };
}

/** True when the document is not what was last saved: the position differs from the save point. */
export function isDirty(history: History): boolean {
  return history.saved !== history.past.length;
}
