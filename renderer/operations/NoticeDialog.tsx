import { appTexts } from '../../shared/i18n/app.ts';
import { operationTexts } from '../../shared/i18n/operations.ts';
import type { Notice } from '../../shared/model/operation.ts';
import type { Localized } from '../../shared/model/text.ts';
import { CopyButton } from '../dialogs/CopyButton.tsx';
import { Dialog } from '../dialogs/Dialog.tsx';
import { operationText } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';

/** What an operation tells or gives besides what it did. A text of several lines is what a console would print, letter for letter. */
export function NoticeDialog({ title, notice }: { readonly title: Localized; readonly notice: Notice }) {
  const say = useTexts(operationTexts);
  const sayApp = useTexts(appTexts);
  const language = useLanguage();
  const { close } = useSession.getState();
  const text = operationText(notice)[language];
  const isPrinted = text.includes('\n');
  return (
    <Dialog
      title={title[language]}
      close={close}
      wide={isPrinted}
      actions={
        <>
          <CopyButton text={text} label={say('notice.copy')} />
          <span className="grow" />
          <button type="button" className="button primary" data-autofocus="" onClick={close}>
            {sayApp('dialog.ok')}
          </button>
        </>
      }
    >
      {isPrinted ? <pre className="notice-print">{text}</pre> : <p>{text}</p>}
    </Dialog>
  );
}
