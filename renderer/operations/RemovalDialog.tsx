import { appTexts } from '../../shared/i18n/app.ts';
import { operationTexts } from '../../shared/i18n/operations.ts';
import { removalPreviews, removeWith } from '../canvas/selection-actions.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { scopeOf, useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { PreviewList } from './PreviewList.tsx';

/** Deleting what its kind wants to be asked about: what it means, then the verb; Cancel is the default (UX 96). */
export function RemovalDialog({ ids }: { readonly ids: readonly string[] }) {
  const say = useTexts(operationTexts);
  const sayApp = useTexts(appTexts);
  const design = useDesign();
  const { close } = useSession.getState();
  const [only, ...more] = ids;
  const title = more.length === 0 ? say('remove.ask', { name: design.components[only ?? '']?.name ?? '' }) : say('remove.askMany', { count: ids.length });
  const remove = (): void => {
    close();
    removeWith(ids, 'remove');
  };
  return (
    <Dialog
      title={title}
      close={close}
      tone="alert"
      actions={
        <>
          <button type="button" className="button danger" onClick={remove}>
            {say('remove.do')}
          </button>
          <span className="grow" />
          <button type="button" className="button" data-autofocus="" onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
        </>
      }
    >
      <PreviewList previews={removalPreviews(scopeOf(design), ids)} />
    </Dialog>
  );
}
