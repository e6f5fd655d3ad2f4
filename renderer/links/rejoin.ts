import { registry } from '../../shared/catalog/index.ts';
import { findCommand, rejoinOf } from '../../shared/document/index.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import { componentId } from '../../shared/model/design.ts';
import { isHeldByLock, removalPreviews } from '../canvas/selection-actions.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, tellRefused } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { focusLink } from './focus-link.ts';

/** Takes a box away and links its two neighbours: one step, and the new link has the focus. */
export function rejoinNow(id: string): void {
  const name = useDocument.getState().history.design.components[id]?.name ?? id;
  if (!edit('component.rejoin', { id }).ok) return;
  const { link } = useSelection.getState();
  useSession.getState().announce(fillBoth(linkTexts['rejoin.done'], { name }));
  if (link !== null) focusLink(link);
}

/** Deletes the selected box and rejoins its sides; where that cannot be, or where its kind has something to say first, a question comes before it (UX 61). */
export function deleteAndRejoin(): void {
  const [id] = useSelection.getState().ids;
  if (id === undefined) return;
  const { design } = useDocument.getState().history;
  if (isHeldByLock(scopeOf(design), [id])) return;
  const refusals = findCommand('component.remove')?.check(design, { ids: [id], contents: 'remove' }, registry) ?? [];
  if (refusals.length > 0) tellRefused(refusals);
  else if (rejoinOf(design, registry, componentId(id)).link !== null && removalPreviews(scopeOf(design), [id]).length === 0) rejoinNow(id);
  else useSession.getState().open({ name: 'rejoin', id });
}
