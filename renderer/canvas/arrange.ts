import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { createLayoutRun, type LayoutRun } from '../workers/layout-client.ts';
import { fitAll } from './camera-actions.ts';

let running: LayoutRun | null = null;

/** Arranges the whole drawing with ELK in its worker. One undo step; nothing changes when it is cancelled, fails, or the document has moved on. */
export async function arrange(): Promise<void> {
  if (running !== null) return;
  const { design } = useDocument.getState().history;
  const session = useSession.getState();
  running = createLayoutRun(design, registry);
  session.setArranging(true);
  session.announce(editorTexts['arrange.running']);
  const outcome = await running.result;
  running = null;
  session.setArranging(false);
  switch (outcome.state) {
    case 'cancelled':
      session.toast(editorTexts['arrange.cancelled']);
      return;
    case 'failed':
      session.toast(fillBoth(editorTexts['arrange.failed'], { detail: outcome.detail }), 'refused');
      return;
    case 'done': {
      const now = useDocument.getState().history.design;
      if (now.components !== design.components || now.links !== design.links) {
        session.toast(editorTexts['arrange.cancelled']);
        return;
      }
      if (!edit('layout.apply', { placements: outcome.placements }).ok) return;
      session.announce(editorTexts['arrange.done']);
      fitAll();
    }
  }
}

export function cancelArrange(): void {
  running?.cancel();
}
