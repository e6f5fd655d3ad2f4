import { app, dialog } from 'electron';
import path from 'node:path';
import { z } from 'zod';
import { openedFileSchema, type OpenedFile, type Result } from '../../shared/desktop/contract.ts';
import type { Services } from '../services.ts';
import { exportFile } from '../shell/export-file.ts';
import { done, failed } from '../shell/failure.ts';
import { removeLeftovers } from '../shell/leftovers.ts';
import { readTextFile } from '../shell/read-file.ts';
import { droppedChannel } from './channel.ts';
import { handle, handleChannel, type Border } from './handle.ts';
import { chooseTarget } from './save-dialog.ts';

const notChosen = 'the person has not chosen this file';

/** Opening, saving, exporting and the recent list. Only files that the person pointed at are ever touched. */
export function answerFileRequests(services: Services, border: Border): void {
  const { disk, clock, grants, recent, folders, saves, dialogs } = services;

  const used = async (file: string): Promise<void> => {
    grants.allow(file);
    await recent.add(file);
    // Jump list and dock menu; the function does nothing on Linux.
    app.addRecentDocument(file);
  };
  const read = async (file: string): Promise<Result<OpenedFile>> => {
    const opened = await readTextFile(file, disk);
    if (opened.ok) {
      await used(file);
      void removeLeftovers(file, disk, clock);
    }
    return opened;
  };

  handle('openFile', border, async ({ filters, title }, caller) => {
    const folder = (await folders.get('document')) ?? app.getPath('documents');
    const answer = await dialogs.during(() => dialog.showOpenDialog(caller.browser, { title, filters, defaultPath: folder, properties: ['openFile'] }));
    const [file] = answer.filePaths;
    if (answer.canceled || file === undefined) return failed('CANCELLED');
    await folders.remember('document', path.dirname(file));
    return read(file);
  });

  handle('readFile', border, async ({ path: file }) => (grants.allows(file) || recent.has(file) ? read(file) : failed('BAD_REQUEST', file, notChosen)));

  handleChannel(droppedChannel, z.object({ path: z.string() }), openedFileSchema, border, async ({ path: file }) =>
    path.isAbsolute(file) ? read(file) : failed('BAD_REQUEST', null, notChosen),
  );

  handle('saveFile', border, async (request, caller) =>
    grants.allows(request.path) ? saves.save(request, caller.id) : failed('BAD_REQUEST', request.path, notChosen),
  );

  handle('saveFileAs', border, async ({ text, ...question }, caller) => {
    const file = await chooseTarget(question, 'document', caller, services);
    if (file === null) return failed('CANCELLED');
    const saved = await saves.save({ path: file, text, expected: null }, caller.id);
    if (saved.ok) await used(file);
    return saved;
  });

  handle('exportFile', border, async ({ content, ...question }, caller) => {
    const file = await chooseTarget(question, 'export', caller, services);
    return file === null ? failed('CANCELLED') : exportFile(file, content, disk, clock);
  });

  handle('listRecent', border, async () => done(await recent.list()));

  handle('forgetRecent', border, async ({ path: file }) => {
    await recent.forget(file);
    return done(null);
  });
}
