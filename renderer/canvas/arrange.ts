import { registry } from '../../shared/catalog/index.ts';
import { arrangeTexts } from '../../shared/i18n/arrange.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { createLayoutRun, type LayoutRun } from '../workers/layout-client.ts';
import { fitAll } from './camera-actions.ts';

let running: LayoutRun | null = null;

/** Lays out `only` (empty: the whole drawing) in a worker. One undo step; nothing changes when it is cancelled, fails, or the document has moved on. */
export async function arrange(only: readonly string[] = []): Promise<void> {
  if (running !== null) return;
  const { opened, history } = useDocument.getState();
  const { design } = history;
  const session = useSession.getState();
  const { width, height } = useViewport.getState();
  const progress = (done: number, total: number): void => session.setArranging({ done, total });
  running = createLayoutRun(design, registry, { aspect: height > 0 ? width / height : 1.6, only, progress });
  session.setArranging({ done: 0, total: 0 });
  session.announce(editorTexts['arrange.running']);
  // A document that is left takes its layout along: the next one may want to be laid out at once.
  const unfollow = useDocument.subscribe((now) => {
    if (now.opened === opened && now.isOpen) return;
    running?.cancel();
    forget();
  });
  const forget = (): void => {
    unfollow();
    running = null;
    session.setArranging(null);
  };
  const outcome = await running.result;
  if (useDocument.getState().opened !== opened || !useDocument.getState().isOpen) return;
  forget();
  switch (outcome.state) {
    case 'cancelled':
      session.toast(editorTexts['arrange.cancelled']);
      return;
    case 'failed':
      session.toast(fillBoth(editorTexts['arrange.failed'], { detail: outcome.detail }), 'refused');
      return;
    case 'done': {
      const now = useDocument.getState().history.design;
      if (now.components !== design.components || now.links !== design.links || now.placements !== design.placements) {
        session.toast(arrangeTexts['arrange.outdated']);
        return;
      }
      const moved = Object.entries(outcome.placements).filter(([id, placement]) => placement !== design.placements[id]);
      if (!edit('layout.apply', { placements: Object.fromEntries(moved) }).ok) return;
      session.announce(editorTexts['arrange.done']);
      if (only.length === 0) fitAll();
    }
  }
}

/** Lays out what is selected: the contents of one container, or several neighbours among themselves. */
export function arrangeSelection(): void {
  void arrange(useSelection.getState().ids);
}

/** Whether everything selected keeps its place in layouts. */
export function isPinned(): boolean {
  const { ids } = useSelection.getState();
  const { placements } = useDocument.getState().history.design;
  return ids.length > 0 && ids.every((id) => placements[id]?.pinned === true);
}

export function togglePin(): void {
  edit('layout.pin', { ids: useSelection.getState().ids, pinned: !isPinned() });
}

export function cancelArrange(): void {
  running?.cancel();
}
