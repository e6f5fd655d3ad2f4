import { useDeferredValue, useMemo, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { csvLimits } from '../../shared/file/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { importTexts } from '../../shared/i18n/import.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { desktop } from '../desktop/index.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { tellOpenFailed } from '../state/file-errors.ts';
import { problemText } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth, useLanguage, useTexts } from '../state/texts.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { readImport } from './read-import.ts';
import './import.css';

/** Longer texts are named by their size instead of being shown in a field. */
const longestShown = 40_000;
/** Room between what is there and what comes. */
const gap = 64;
const columns = ['name', 'kind', 'container', 'address', 'tags'] as const;
const example = 'name,kind,container,address\noffice,vpc,,10.20.0.0/16\nfloor-1,subnet,office,10.20.1.0/24\nweb,instance,floor-1,10.20.1.10';

interface Source {
  readonly text: string;
  readonly from: string | null;
}

/** Takes a design or a sheet of hosts into the document: every row is shown first, wrong ones with their reason, the others come in as one step (UX 24). */
export function ImportDialog({ text, from }: Source) {
  const say = useTexts(importTexts);
  const sayApp = useTexts(appTexts);
  const language = useLanguage();
  const design = useDesign();
  const [source, setSource] = useState<Source>({ text, from });
  const shown = useDeferredValue(source);
  const read = useMemo(() => {
    const { all, nodes } = layoutOf(design, registry);
    const at = nodes.length === 0 ? { x: 0, y: 0 } : { x: all.x + all.width + gap, y: all.y };
    return readImport(shown.text, shown.from ?? say('import.clipboard'), design, registry, at);
  }, [shown, design, say]);
  const { close } = useSession.getState();
  const comes = read.plan?.rows.filter((row) => row.problem === null).length ?? 0;
  const choose = async (): Promise<void> => {
    const result = await desktop().openFile({ filters: [{ name: say('file.import'), extensions: ['hopline', 'json', 'csv', 'tsv', 'txt', 'tfstate'] }], title: say('import.title') });
    if (result.ok) setSource({ text: result.value.text, from: result.value.name });
    else if (result.failure.code !== 'CANCELLED') tellOpenFailed(result.failure, result.failure.path ?? '');
  };
  const run = (): void => {
    const planned = read.plan?.edit ?? null;
    if (planned === null) return;
    close();
    if (!edit(planned.command, planned.args).ok) return;
    useSession.getState().toast(fillBoth(importTexts['import.done'], { count: comes }));
    revealComponents(useSelection.getState().ids);
  };
  return (
    <Dialog
      title={say('import.title')}
      close={close}
      wide
      actions={
        <>
          <span className="import-summary" role="status">
            {read.plan === null ? '' : say('import.summary', { count: comes, all: read.plan.rows.length })}
          </span>
          <span className="grow" />
          <button type="button" className="button" onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
          <button type="button" className="button primary" disabled={(read.plan?.edit ?? null) === null || shown !== source} onClick={run}>
            {say('import.run', { count: comes })}
          </button>
        </>
      }
    >
      <p className="quiet">{say('import.about')}</p>
      <div className="import-source">
        <button type="button" className="button small" data-autofocus={source.text === '' ? '' : undefined} onClick={() => void choose()}>
          {say('import.choose')}
        </button>
        {source.text.length > longestShown || source.from !== null ? (
          <>
            <span>{say('import.fromFile', { name: source.from ?? say('import.clipboard'), size: Math.ceil(source.text.length / 1024) })}</span>
            <button type="button" className="button small" onClick={() => setSource({ text: '', from: null })}>
              {say('import.clear')}
            </button>
          </>
        ) : null}
      </div>
      {source.text.length > longestShown || source.from !== null ? null : (
        <textarea
          className="input import-text"
          aria-label={say('import.paste')}
          placeholder={say('import.paste')}
          data-autofocus={source.text === '' ? undefined : ''}
          rows={4}
          spellCheck={false}
          value={source.text}
          onChange={(event) => setSource({ text: event.target.value, from: null })}
        />
      )}
      <details className="import-columns">
        <summary>{say('import.columns')}</summary>
        <ul>
          {columns.map((column) => (
            <li key={column}>{say(`import.column.${column}`)}</li>
          ))}
        </ul>
        <pre aria-label={say('import.example')}>{example}</pre>
      </details>
      {read.refused === null ? null : (
        <p className="import-refused" role="alert">
          {say(`import.${read.refused}`, { limit: csvLimits.rows })}
        </p>
      )}
      {read.problemCount === 0 ? null : (
        <div role="alert">
          <p className="import-refused">{say(read.plan === null ? 'import.unreadable' : 'import.partial', { count: read.problemCount })}</p>
          <ul className="error-details" tabIndex={0} aria-label={sayApp('dialog.details')}>
            {read.problems.slice(0, 50).map((problem) => (
              <li key={`${problem.path} ${problem.code} ${String(problem.line)}`}>{problemText(problem)[language]}</li>
            ))}
          </ul>
        </div>
      )}
      {read.plan === null ? source.text === '' ? <p className="quiet">{say('import.empty')}</p> : null : <ImportPreview plan={read.plan} />}
    </Dialog>
  );
}
