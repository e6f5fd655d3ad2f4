import { useMemo } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { removalPreviews, removeWith } from '../canvas/selection-actions.ts';
import { PreviewList } from '../operations/PreviewList.tsx';
import { removalOutcome } from '../operations/removal-outcome.ts';
import { RemovalResults } from '../operations/RemovalResults.tsx';
import { scopeOf, useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { Dialog } from './Dialog.tsx';

/** A container with contents goes: all of it, or only itself (UX 44). */
export function RemoveDialog({ ids, count }: { readonly ids: readonly string[]; readonly count: number }) {
  const say = useTexts(editorTexts);
  const sayApp = useTexts(appTexts);
  const design = useDesign();
  const { close } = useSession.getState();
  const all = useMemo(() => removalOutcome(design, ids, 'remove'), [design, ids]);
  const out = useMemo(() => removalOutcome(design, ids, 'moveOut'), [design, ids]);
  const names = ids.map((id) => design.components[id]?.name ?? id).join(', ');
  const choose = (contents: 'remove' | 'moveOut'): void => {
    close();
    removeWith(ids, contents);
  };
  return (
    <Dialog
      title={say('remove.title')}
      close={close}
      tone="alert"
      actions={
        <>
          <button type="button" className="button danger" onClick={() => choose('remove')}>
            {say('remove.contents')}
          </button>
          <span className="grow" />
          <button type="button" className="button" data-autofocus={out.refused === null ? undefined : ''} onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
          <button type="button" className="button primary" data-autofocus={out.refused === null ? '' : undefined} disabled={out.refused !== null} onClick={() => choose('moveOut')}>
            {say('remove.moveOut')}
          </button>
        </>
      }
    >
      <p>{say('remove.message', { name: names, count })}</p>
      <RemovalResults all={all} out={out} />
      {all.refused === null ? <PreviewList previews={removalPreviews(scopeOf(design), ids)} /> : null}
    </Dialog>
  );
}
