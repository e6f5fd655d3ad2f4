import { findCommand, removalList, whereabouts } from '../../shared/document/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { HistoryStep } from '../../shared/document/contract.ts';
import type { Preview } from '../../shared/model/operation.ts';
import type { Scope } from '../../shared/model/scope.ts';
import { fillText } from '../../shared/i18n/fill-text.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { stepTitle } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { lockedRefusal } from '../arrange/locked.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { revealComponents } from './camera-actions.ts';
import { gridStep } from './gesture.ts';

/** Deletes what is selected. A container with contents asks first whether they go too (UX 44). */
export function deleteSelection(): void {
  const { ids, link } = useSelection.getState();
  if (link !== null) {
    edit('link.disconnect', { id: link });
    return;
  }
  const chosen = outermost(ids);
  if (chosen.length === 0) return;
  const scope = scopeOf(useDocument.getState().history.design);
  if (isHeldByLock(scope, chosen)) return;
  const others = removalList(scope, chosen).filter((id) => !ids.includes(id));
  if (others.length > 0) useSession.getState().open({ name: 'remove', ids: chosen, links: [], count: others.length });
  else if (removalPreviews(scope, chosen).length > 0 && canRemove(chosen)) useSession.getState().open({ name: 'removeAsk', ids: chosen });
  else removeWith(chosen, 'remove');
}

/** True, and told, when something that would go is locked: it is unlocked first. */
export function isHeldByLock(scope: Scope, ids: readonly string[]): boolean {
  const locked = lockedRefusal([...new Set([...ids, ...removalList(scope, ids)])]);
  if (locked !== null) useSession.getState().toast(locked, 'refused');
  return locked !== null;
}

/** What the kinds say to going away, for everything that a removal takes along. */
export function removalPreviews(scope: Scope, ids: readonly string[]): readonly Preview[] {
  return removalList(scope, ids).flatMap((id) => {
    const component = scope.component(id)?.component;
    return component === undefined ? [] : (registry.find(component.kind)?.previewRemoval(id, component, scope) ?? []);
  });
}

/** What is refused anyway needs no question. */
function canRemove(ids: readonly string[]): boolean {
  const { design } = useDocument.getState().history;
  return findCommand('component.remove')?.check(design, { ids, contents: 'remove' }, registry).length === 0;
}

export function removeWith(ids: readonly string[], contents: 'remove' | 'moveOut'): void {
  if (isHeldByLock(scopeOf(useDocument.getState().history.design), ids)) return;
  edit('component.remove', { ids, contents });
}

export function duplicateSelection(): void {
  const ids = outermost(useSelection.getState().ids);
  if (ids.length > 0) edit('selection.duplicate', { ids });
}

export function startRename(): void {
  const [id] = useSelection.getState().ids;
  if (id === undefined) return;
  revealComponents([id]);
  useSession.getState().rename(id);
}

/** Moves the selection by grid steps, one undo step per key press. */
export function nudge(dx: number, dy: number): void {
  const layout = layoutOf(shownDesign(), registry);
  const moves = outermost(useSelection.getState().ids).flatMap((id) => {
    const node = layout.find(id);
    const origin = (node?.parent === null || node === null ? null : layout.bounds(node.parent)) ?? { x: 0, y: 0 };
    return node === null ? [] : [{ id, x: node.bounds.x - origin.x + dx * gridStep, y: node.bounds.y - origin.y + dy * gridStep }];
  });
  if (moves.length > 0) edit('component.move', { moves });
}

function told(text: 'step.undone' | 'step.redone', step: HistoryStep | null): void {
  if (step === null) return;
  const title = stepTitle(step);
  const sentence = editorTexts[text];
  useSession.getState().announce({ ko: fillText(sentence.ko, { step: title.ko }), en: fillText(sentence.en, { step: title.en }) });
  revealComponents(whereabouts(step, useDocument.getState().history.design));
}

/** Undo, with what changed selected and brought into view. */
export function takeBack(): void {
  told('step.undone', useDocument.getState().undo());
}

export function takeForward(): void {
  told('step.redone', useDocument.getState().redo());
}
