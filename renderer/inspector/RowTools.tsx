import { ClipboardPaste, Copy } from 'lucide-react';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { fillBoth, useLanguage, useTexts } from '../state/texts.ts';
import type { FormField } from './form-model.ts';
import { rowsAsCsv } from './paste-rows.ts';
import type { Row } from './row-summary.ts';

/** A list as a table for other programs: rows in from the clipboard, and out to it. */
export function RowTools({ field, rows, component, path }: { readonly field: FormField; readonly rows: readonly Row[]; readonly component: string; readonly path: string }) {
  const say = useTexts(inspectorTexts);
  const language = useLanguage();
  const design = useDesign();
  const { open, toast } = useSession.getState();
  const paste = async (): Promise<void> => {
    // Without the person's leave nothing can be read: then the dialog waits for a paste of their own.
    const text = await navigator.clipboard.readText().catch(() => '');
    open({ name: 'pasteRows', component, path, text });
  };
  const copy = (): void => {
    navigator.clipboard.writeText(rowsAsCsv(rows, field.row, design, language)).then(
      () => toast(fillBoth(inspectorTexts['rows.copied'], { count: rows.length })),
      () => toast(inspectorTexts['rows.copyFailed'], 'refused'),
    );
  };
  return (
    <>
      {rows.length === 0 ? null : (
        <button type="button" className="icon-button small row-tool" aria-label={say('rows.copy')} title={say('rows.copy')} onClick={copy}>
          <Copy size={13} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
      <button type="button" className="icon-button small row-tool" aria-label={say('rows.paste')} title={say('rows.paste')} onClick={() => void paste()}>
        <ClipboardPaste size={13} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  );
}
