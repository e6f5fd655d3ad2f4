import { version } from '../../package.json';
import { appTexts } from '../../shared/i18n/app.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { Mark } from '../toolbar/Mark.tsx';
import { Dialog } from './Dialog.tsx';

/** Version, licences, and that nothing leaves this machine (UX 102). */
export function AboutDialog() {
  const say = useTexts(appTexts);
  const { close } = useSession.getState();
  return (
    <Dialog title={say('help.about')} close={close}>
      <div className="about">
        <Mark size={44} />
        <div>
          <b>Hopline</b>
          <p className="numeric">{say('about.version', { version })}</p>
          <p>{say('about.line')}</p>
          <p className="quiet">{say('status.localOnlyHelp')}</p>
          <p className="quiet">{say('about.licences')}</p>
        </div>
      </div>
    </Dialog>
  );
}
