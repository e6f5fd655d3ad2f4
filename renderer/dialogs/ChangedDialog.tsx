import { appTexts } from '../../shared/i18n/app.ts';
import { compareWithDisk } from '../compare/choose.ts';
import { useSession, type ChangedChoice } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { Dialog } from './Dialog.tsx';

/** The file was changed by another program: one version goes only when the person says which; keeping both is the default (UX 11). */
export function ChangedDialog({ file, answer }: { readonly file: string; readonly answer: (choice: ChangedChoice) => void }) {
  const say = useTexts(appTexts);
  const choose = (choice: ChangedChoice): void => {
    useSession.getState().close();
    answer(choice);
  };
  return (
    <Dialog
      title={say('changed.title', { name: file })}
      close={() => choose('cancel')}
      tone="alert"
      wide
      actions={
        <>
          <button type="button" className="button" onClick={() => choose('reload')}>
            {say('changed.reload')}
          </button>
          <button type="button" className="button" onClick={() => choose('keep')}>
            {say('changed.keep')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              choose('cancel');
              void compareWithDisk();
            }}
          >
            {say('changed.compare')}
          </button>
          <span className="grow" />
          <button type="button" className="button" onClick={() => choose('cancel')}>
            {say('dialog.cancel')}
          </button>
          <button type="button" className="button primary" data-autofocus="" onClick={() => choose('saveAs')}>
            {say('file.saveAs')}
          </button>
        </>
      }
    >
      <p>{say('changed.message')}</p>
      <ul className="choice-notes">
        {(['reload', 'keep', 'compare', 'saveAs'] as const).map((choice) => (
          <li key={choice}>
            <b>{say(choice === 'saveAs' ? 'file.saveAs' : `changed.${choice}`)}</b> {say(`changed.${choice}.note`)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
