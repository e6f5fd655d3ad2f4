import { isDirty, travel } from '../../shared/document/index.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { useDocument } from '../state/document.ts';
import { readOther } from '../state/file-actions.ts';
import { useSettings } from '../state/settings.ts';
import { showComparison } from './compare-store.ts';

/** Asks for a file and compares the document with it. */
export async function compareWithFile(): Promise<void> {
  const other = await readOther(null, say(appTexts, useSettings.getState().language, 'file.compare'));
  if (other !== null && useDocument.getState().isOpen) showComparison(other.design, other.name);
}

/**
 * Compares the document with what was last saved. The history knows it without asking anybody; only where its steps are cut off, and when another program
 * may have written, the file itself is read.
 */
export async function compareWithSaved(): Promise<void> {
  const { history, file } = useDocument.getState();
  if (file === null) return;
  if (history.saved !== null) {
    showComparison(isDirty(history) ? travel(history, history.saved).design : history.design, null);
    return;
  }
  await compareWithDisk();
}

/** Compares the document with its file as it is now, whoever wrote it. */
export async function compareWithDisk(): Promise<void> {
  const { file } = useDocument.getState();
  if (file === null) return;
  const other = await readOther(file.path, '');
  if (other !== null && useDocument.getState().isOpen) showComparison(other.design, other.name);
}
