import type { CommandResult } from '../../shared/document/contract.ts';
import { noteOf } from '../../shared/model/note.ts';
import { useDocument } from './document.ts';
import type { Refusal } from '../../shared/model/finding.ts';
import { refusalText, stepTitle } from './sentences.ts';
import { useSession } from './session.ts';

/** Whether a refusal says more than its sentence: a rule, what stands in the way, or a remedy. */
function saysMore(refusal: Refusal): boolean {
  return refusal.rule !== undefined || refusal.fix !== undefined || (refusal.blocking ?? []).length > 0;
}

/** Shows why an edit was refused: all reasons, each with what stands in the way and its remedy. */
export function tellRefused(refusals: readonly Refusal[]): void {
  const [first] = refusals;
  if (first !== undefined) useSession.getState().toast(refusalText(first), 'refused', refusals.length > 1 || saysMore(first) ? refusals : []);
}

/** Shows more about a refusal whose sentence is shown elsewhere, such as below a field. */
export function tellMore(refusals: readonly Refusal[]): void {
  if (refusals.some(saysMore)) tellRefused(refusals);
}

/** Runs a command for a gesture or a menu item; a refusal is shown with its reasons, nothing else happens. */
export function edit(command: string, args: unknown): CommandResult {
  const result = useDocument.getState().dispatch(command, args);
  if (!result.ok) tellRefused(result.refusals);
  else useSession.getState().forgetRefusals();
  if (result.ok && result.notice !== null) useSession.getState().open({ name: 'notice', title: stepTitle(result.step), notice: result.notice });
  return result;
}

/** The components and notes among `ids` that no other of them holds: moving or removing these takes the rest along. */
export function outermost(ids: readonly string[]): readonly string[] {
  const { design } = useDocument.getState().history;
  const { components } = design;
  const chosen = new Set(ids);
  return ids.filter((id) => {
    for (let parent = components[id]?.parent ?? null; parent !== null; parent = components[parent]?.parent ?? null) {
      if (chosen.has(parent)) return false;
    }
    return components[id] !== undefined || noteOf(design, id) !== null;
  });
}
