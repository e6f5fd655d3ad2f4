import { registry } from '../../shared/catalog/index.ts';
import { rejoinOf } from '../../shared/document/index.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import { componentId } from '../../shared/model/design.ts';
import { deleteSelection, removalPreviews } from '../canvas/selection-actions.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { PreviewList } from '../operations/PreviewList.tsx';
import { scopeOf, useDesign } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { rejoinNow } from './rejoin.ts';

/** Before a box between two goes: why its sides cannot be rejoined, or what its kind says to going away. */
export function RejoinDialog({ id }: { readonly id: string }) {
  const say = useTexts(linkTexts);
  const sayApp = useTexts(appTexts);
  const language = useLanguage();
  const design = useDesign();
  const { close } = useSession.getState();
  const { link, refusals } = rejoinOf(design, registry, componentId(id));
  const [refusal] = refusals;
  const deleteOnly = (): void => {
    close();
    useSelection.getState().select([id]);
    deleteSelection();
  };
  const deleteAndJoin = (): void => {
    close();
    rejoinNow(id);
  };
  return (
    <Dialog
      title={link === null ? say('rejoin.cannot') : say('rejoin.title', { name: design.components[id]?.name ?? id })}
      close={close}
      tone="alert"
      actions={
        <>
          <button type="button" className="button danger" onClick={link === null ? deleteOnly : deleteAndJoin}>
            {say(link === null ? 'rejoin.anyway' : 'rejoin.delete')}
          </button>
          <span className="grow" />
          <button type="button" className="button" data-autofocus="" onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
        </>
      }
    >
      {link !== null || refusal === undefined ? null : <p>{refusalText(refusal)[language]}</p>}
      <PreviewList previews={removalPreviews(scopeOf(design), [id])} />
    </Dialog>
  );
}
