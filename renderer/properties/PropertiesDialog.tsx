import { useId } from 'react';
import { designVersion } from '../../shared/file/index.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { propertiesTexts } from '../../shared/i18n/properties.ts';
import type { Language } from '../../shared/model/text.ts';
import { notesOf } from '../../shared/model/note.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { MetaField } from './MetaField.tsx';
import { setMeta } from './set-meta.ts';
import './properties.css';

/** What the document says about itself: each change is one undo step. Times are the file system's: no file of ours holds a date (UX 23, CONTRACTS 1). */
export function PropertiesDialog() {
  const say = useTexts(propertiesTexts);
  const sayApp = useTexts(appTexts);
  const language = useLanguage();
  const design = useDocument((state) => state.history.design);
  const file = useDocument((state) => state.file);
  const profileId = useId();
  const { close } = useSession.getState();
  const { meta } = design;
  // A browser that hands out downloads knows no time of the file: it says 0.
  const time = (milliseconds = 0): string => (milliseconds <= 0 ? say('properties.unknown') : timeText(milliseconds, language));
  const counts = { components: design.components, links: design.links, probes: design.probes, notes: notesOf(design), kept: design.extra } as const;
  const names = ['components', 'links', 'probes', 'notes', 'kept'] as const;
  return (
    <Dialog
      title={say('properties.title')}
      close={close}
      wide
      actions={
        <>
          <span className="grow" />
          <button type="button" className="button primary" onClick={close}>
            {sayApp('dialog.close')}
          </button>
        </>
      }
    >
      <div className="properties-fields">
        <MetaField label={say('properties.name')} value={meta.name} isFirst commit={(name) => setMeta({ name })} />
        <MetaField label={say('properties.author')} value={meta.author ?? ''} commit={(author) => setMeta({ author })} />
        <MetaField label={say('properties.description')} value={meta.description} isLong commit={(description) => setMeta({ description })} />
        <label htmlFor={profileId}>{say('properties.profile')}</label>
        <select id={profileId} className="input" value={meta.profile} onChange={(event) => setMeta({ profile: event.target.value })}>
          <option value="current">{say('properties.current')}</option>
          <option value="seed">{say('properties.seed')}</option>
        </select>
        <MetaField label={say('properties.choiceSeed')} value={String(meta.seed)} help={say('properties.choiceSeedHelp')} commit={(seed) => (/^\d{1,10}$/.test(seed) ? setMeta({ seed: Number(seed) }) : propertiesTexts['properties.choiceSeedHelp'])} />
      </div>
      <div className="properties-facts">
        <section>
          <h3>{say('properties.file')}</h3>
          <dl>
            <Fact label={say('properties.file')} value={file === null ? say('properties.unsaved') : file.name} />
            {file === null || file.folder === '' ? null : <Fact label={say('properties.place')} value={file.folder} />}
            <Fact label={say('properties.version')} value={String(designVersion)} />
            {file === null ? null : (
              <>
                <Fact label={say('properties.created')} value={time(file.fingerprint.createdMs)} />
                <Fact label={say('properties.modified')} value={time(file.fingerprint.modifiedMs)} />
                <Fact label={say('properties.size')} value={say('properties.bytes', { size: file.fingerprint.size })} />
              </>
            )}
          </dl>
        </section>
        <section>
          <h3>{say('properties.counts')}</h3>
          <dl>
            {names.map((name) => (name === 'kept' && Object.keys(counts.kept).length === 0 ? null : <Fact key={name} label={say(`properties.${name}`)} value={String(Object.keys(counts[name]).length)} />))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function timeText(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(milliseconds);
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="numeric">{value}</dd>
    </div>
  );
}
