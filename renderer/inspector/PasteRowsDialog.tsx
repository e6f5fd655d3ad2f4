import { useMemo, useState } from 'react';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { appTexts } from '../../shared/i18n/app.ts';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { addRows, listField, previewRows } from './add-rows.ts';
import { tableFields } from './paste-rows.ts';

/** Rows from a spreadsheet: the text stays as it was pasted, wrong lines are listed with the reason, the right ones go in as one step (UX 54). */
export function PasteRowsDialog({ component: id, path, text: given }: { readonly component: string; readonly path: string; readonly text: string }) {
  const say = useTexts(inspectorTexts);
  const sayApp = useTexts(appTexts);
  const language = useLanguage();
  const design = useDesign();
  const [text, setText] = useState(given);
  const component = design.components[id];
  const field = component === undefined ? null : listField(component, path);
  const { rows, problems } = useMemo(() => previewRows(text, { component: id, path }, design, language), [text, id, path, design, language]);
  const { close } = useSession.getState();
  if (field === null) return null;
  const add = (): void => {
    close();
    addRows({ component: id, path }, rows);
  };
  return (
    <Dialog
      title={say('paste.title', { label: field.hint.label[language] })}
      close={close}
      wide
      actions={
        <>
          <span className="grow" />
          <button type="button" className="button" onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
          <button type="button" className="button primary" disabled={rows.length === 0} onClick={add}>
            {say('paste.go', { count: rows.length })}
          </button>
        </>
      }
    >
      <p className="quiet">{say('paste.help', { columns: tableFields(field.row).map(({ hint }) => hint.label[language]).join(', ') })}</p>
      <textarea className="input paste-text" rows={7} wrap="off" spellCheck={false} aria-label={say('paste.text')} data-autofocus="" value={text} onChange={(event) => setText(event.target.value)} />
      <div role="status">
        {rows.length + problems.length === 0 ? <p className="quiet">{say('paste.none')}</p> : null}
        {rows.length === 0 ? null : (
          <p className="error-line">
            <SeverityMark severity="ok" size={15} />
            {say('paste.good', { count: rows.length })}
          </p>
        )}
        {problems.length === 0 ? null : (
          <>
            <p className="error-line">
              <SeverityMark severity="error" size={15} />
              {say('paste.bad', { count: problems.length })}
            </p>
            <ul className="error-details">
              {problems.slice(0, 200).map(({ line, problem }) => (
                <li key={line}>
                  <b>{say('paste.line', { line })}</b> {problem[language]}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}
