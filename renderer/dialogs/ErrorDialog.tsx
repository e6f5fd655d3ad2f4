import { appTexts } from '../../shared/i18n/app.ts';
import { filesTexts } from '../../shared/i18n/files.ts';
import { useSession, type ErrorNotice } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { Dialog } from './Dialog.tsx';
import { CopyButton } from './CopyButton.tsx';

/** What happened, where, what was kept, what to do, and the code for support; the details can be copied (UX 97). */
export function ErrorDialog({ notice }: { readonly notice: ErrorNotice }) {
  const say = useTexts(appTexts);
  const sayFiles = useTexts(filesTexts);
  const language = useLanguage();
  const { close } = useSession.getState();
  const { title, message, details, remedy, code, choices = [], severity = 'error' } = notice;
  const support = sayFiles('support.code', { code });
  const text = [...[title, message, ...details, ...(remedy === null ? [] : [remedy])].map((line) => line[language]), support].join('\n');
  const hasDefault = choices.some((choice) => choice.isDefault);
  const choose = (run: () => void): void => {
    const { dialog } = useSession.getState();
    run();
    // A choice may have opened the next dialog.
    if (useSession.getState().dialog === dialog) close();
  };
  return (
    <Dialog
      title={title[language]}
      close={close}
      tone="alert"
      wide={details.length > 0 || choices.length > 0}
      actions={
        <>
          <CopyButton text={text} />
          <span className="grow" />
          {hasDefault || choices.length === 0 ? null : choices.map((choice) => (
            <button key={choice.label.en} type="button" className="button" onClick={() => choose(choice.run)}>
              {choice.label[language]}
            </button>
          ))}
          <button type="button" className={hasDefault ? 'button' : 'button primary'} data-autofocus={hasDefault ? undefined : ''} onClick={close}>
            {say(hasDefault ? 'dialog.cancel' : 'dialog.ok')}
          </button>
          {hasDefault ? choices.map((choice) => (
            <button key={choice.label.en} type="button" className={choice.isDefault ? 'button primary' : 'button'} data-autofocus={choice.isDefault ? '' : undefined} onClick={() => choose(choice.run)}>
              {choice.label[language]}
            </button>
          )) : null}
        </>
      }
    >
      <p className="error-line">
        <SeverityMark severity={severity} size={18} />
        {message[language]}
      </p>
      {details.length === 0 ? null : (
        <ul className="error-details" tabIndex={0} aria-label={say('dialog.details')}>
          {details.map((line) => (
            <li key={line.en}>{line[language]}</li>
          ))}
        </ul>
      )}
      {remedy === null ? null : <p>{remedy[language]}</p>}
      <p className="quiet error-code">{support}</p>
    </Dialog>
  );
}
