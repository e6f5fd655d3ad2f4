import { app, dialog } from 'electron';
import path from 'node:path';
import { safeFileName, withEnding } from '../../shared/desktop/file-name.ts';
import type { RequestArgs } from '../../shared/desktop/contract.ts';
import { desktopTexts } from '../../shared/i18n/desktop.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import type { Services } from '../services.ts';
import type { FolderPurpose } from '../shell/last-folders.ts';
import { placeOf } from '../shell/place.ts';
import type { AppWindow } from '../windows/app-window.ts';

type Question = Pick<RequestArgs<'saveFileAs'>, 'suggestedName' | 'filters' | 'title'>;

/** Asks where to write, and whether to replace what is there. Null when the person thinks again. */
export async function chooseTarget(question: Question, purpose: FolderPurpose, caller: AppWindow, services: Services): Promise<string | null> {
  const { suggestedName, filters, title } = question;
  const folder = (await services.folders.get(purpose)) ?? app.getPath('documents');
  const answer = await services.dialogs.during(() =>
    dialog.showSaveDialog(caller.browser, {
      title,
      filters,
      defaultPath: path.join(folder, withEnding(safeFileName(suggestedName), filters)),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    }),
  );
  if (answer.canceled || answer.filePath === '') return null;
  const target = withEnding(answer.filePath, filters);
  // The dialog asked about the name without the ending that some systems leave for us to add.
  if (target !== answer.filePath && !(await mayReplace(target, caller, services))) return null;
  await services.folders.remember(purpose, path.dirname(target));
  return target;
}

async function mayReplace(target: string, caller: AppWindow, services: Services): Promise<boolean> {
  const isThere = await services.disk.facts(target).then(() => true, () => false);
  if (!isThere) return true;
  const language = services.language();
  const { name, folder } = placeOf(target);
  const { response } = await services.dialogs.during(() =>
    dialog.showMessageBox(caller.browser, {
      type: 'question',
      message: say(desktopTexts, language, 'replaceTitle', { name }),
      detail: say(desktopTexts, language, 'replaceDetail', { folder }),
      buttons: [say(desktopTexts, language, 'replace'), say(desktopTexts, language, 'cancel')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    }),
  );
  return response === 0;
}
