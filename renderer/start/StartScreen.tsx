import { FilePlus, FolderOpen, ShieldCheck } from 'lucide-react';
import { appCommand } from '../keymap/commands.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { startTexts } from '../../shared/i18n/start.ts';
import { newDocument, openDocument } from '../state/file-actions.ts';
import { useTexts } from '../state/texts.ts';
import { GuideGallery } from '../guides/GuideGallery.tsx';
import { Mark } from '../toolbar/Mark.tsx';
import { TourOffer } from '../tour/TourOffer.tsx';
import { LookSwitches } from './LookSwitches.tsx';
import { RecentFiles } from './RecentFiles.tsx';
import { SampleGallery } from './SampleGallery.tsx';
import './start.css';

/** What a person sees without a document: new, open, samples that open as copies, recent files (UX 2, VISUAL 12). */
export function StartScreen() {
  const say = useTexts(startTexts);
  const shortcut = useShortcutLabel();
  const keys = (id: string): string => shortcut(appCommand(id)) ?? '';
  return (
    <main className="start-screen">
      <div className="start" data-region="start" aria-label={say('start.label')} role="region">
        <div className="start-side">
          <h1>
            <Mark size={34} />
            Hopline
          </h1>
          <p className="start-tagline">{say('start.tagline')}</p>
          <div className="start-actions">
            <button type="button" className="button primary" onClick={() => void newDocument()}>
              <FilePlus size={16} strokeWidth={1.75} aria-hidden="true" />
              <span>{say('start.new')}</span>
              <kbd aria-hidden="true">{keys('file.new')}</kbd>
            </button>
            <button type="button" className="button" onClick={() => void openDocument()}>
              <FolderOpen size={16} strokeWidth={1.75} aria-hidden="true" />
              <span>{say('start.open')}</span>
              <kbd aria-hidden="true">{keys('file.open')}</kbd>
            </button>
          </div>
          <TourOffer />
          <span className="grow" />
          <p className="start-privacy">
            <ShieldCheck size={14} strokeWidth={1.75} aria-hidden="true" />
            {say('start.privacy')}
          </p>
          <LookSwitches />
        </div>
        <div className="start-main">
          <GuideGallery />
          <SampleGallery />
          <RecentFiles />
        </div>
      </div>
    </main>
  );
}
