import { appTexts } from '../../shared/i18n/app.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { removalPreviews, removeWith } from '../canvas/selection-actions.ts';
import { PreviewList } from '../operations/PreviewList.tsx';
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
          <button type="button" className="button" onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
          <button type="button" className="button primary" data-autofocus="" onClick={() => choose('moveOut')}>
            {say('remove.moveOut')}
          </button>
        </>
      }
    >
      <p>{say('remove.message', { name: names, count })}</p>
      <PreviewList previews={removalPreviews(scopeOf(design), ids)} />
    </Dialog>
  );
}
