import { FileQuestion, FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RecentFile } from '../../shared/desktop/contract.ts';
import { startTexts } from '../../shared/i18n/start.ts';
import { desktop } from '../desktop/index.ts';
import { openDocument, openPath } from '../state/file-actions.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { openedWhen } from './opened-when.ts';

/** Files opened before, newest first. A missing one stays, greyed, until the person locates or removes it (UX 21). */
export function RecentFiles() {
  const say = useTexts(startTexts);
  const [now] = useState(() => new Date());
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    let mounted = true;
    void desktop()
      .listRecent({})
      .then((result) => {
        if (mounted && result.ok) setFiles(result.value);
      });
    return () => {
      mounted = false;
    };
  }, []);
  const forget = (path: string): void => {
    void desktop()
      .forgetRecent({ path })
      .then((result) => {
        if (result.ok) setFiles((current) => current.filter((file) => file.path !== path));
      });
  };
  return (
    <section className="start-recent" aria-labelledby="start-recent">
      <h2 id="start-recent">{say('start.recent')}</h2>
      {files.length === 0 ? <p className="quiet">{say('start.recent.none')}</p> : null}
      <ul>
        {files.map((file) => (
          <RecentRow key={file.path} file={file} now={now} onForget={() => forget(file.path)} />
        ))}
      </ul>
    </section>
  );
}

function RecentRow({ file, now, onForget }: { readonly file: RecentFile; readonly now: Date; readonly onForget: () => void }) {
  const say = useTexts(startTexts);
  const language = useLanguage();
  const when = openedWhen(new Date(file.openedMs), now, language);
  if (!file.missing) {
    return (
      <li>
        <button type="button" className="recent-row" aria-label={say('start.recent.open', { name: file.name })} onClick={() => void openPath(file.path)}>
          <FileText size={16} strokeWidth={1.75} aria-hidden="true" />
          <b>{file.name}</b>
          <span>{file.folder}</span>
          <span className="numeric">{when}</span>
        </button>
      </li>
    );
  }
  return (
    <li className="recent-row gone">
      <FileQuestion size={16} strokeWidth={1.75} aria-hidden="true" />
      <b>{file.name}</b>
      <span>{say('start.recent.missing', { folder: file.folder })}</span>
      <span className="numeric">{when}</span>
      <span className="recent-actions">
        <button type="button" className="button small" aria-label={say('start.recent.locateNamed', { name: file.name })} onClick={() => void openDocument()}>
          {say('start.recent.locate')}
        </button>
        <button type="button" className="button small plain" aria-label={say('start.recent.removeNamed', { name: file.name })} onClick={onForget}>
          {say('start.recent.remove')}
        </button>
      </span>
    </li>
  );
}
