import { appTexts } from '../../shared/i18n/app.ts';
import { useSession, type ErrorNotice } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { Dialog } from './Dialog.tsx';

/** What happened, where, what was kept, what to do; the details can be copied (UX 97). */
export function ErrorDialog({ notice }: { readonly notice: ErrorNotice }) {
  const say = useTexts(appTexts);
  const language = useLanguage();
  const { close } = useSession.getState();
  const text = [notice.title, notice.message, ...notice.details].map((line) => line[language]).join('\n');
  return (
    <Dialog
      title={notice.title[language]}
      close={close}
      tone="alert"
      wide={notice.details.length > 0}
      actions={
        <>
          <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(text)}>
            {say('dialog.copyDetails')}
          </button>
          <span className="grow" />
          <button type="button" className="button primary" data-autofocus="" onClick={close}>
            {say('dialog.ok')}
          </button>
        </>
      }
    >
      <p className="error-line">
        <SeverityMark severity="error" size={18} />
        {notice.message[language]}
      </p>
      {notice.details.length === 0 ? null : (
        <ul className="error-details">
          {notice.details.map((line) => (
            <li key={line.en}>{line[language]}</li>
          ))}
        </ul>
      )}
      {notice.remedy === null ? null : <p className="quiet">{notice.remedy[language]}</p>}
    </Dialog>
  );
}
