import { app, dialog, ipcMain, nativeTheme } from 'electron';
import { z } from 'zod';
import { events, type EventName } from '../../shared/desktop/contract.ts';
import { windowTitle } from '../../shared/desktop/window-title.ts';
import type { Services } from '../services.ts';
import { done, failed } from '../shell/failure.ts';
import { placeOf } from '../shell/place.ts';
import { showMenu } from '../windows/menus.ts';
import { listeningChannel } from './channel.ts';
import { callerOf, handle, type Border } from './handle.ts';

// The names are the table's own keys.
const listeningSchema = z.object({ event: z.enum(Object.keys(events) as [EventName, ...EventName[]]), active: z.boolean() });

const themeSchema = z.enum(['light', 'dark', 'system']).catch('system');

/** Title, menu, questions, settings and the way out. */
export function answerWindowRequests(services: Services, border: Border): void {
  const { settings, dialogs, saves, platform } = services;
  // Native dialogs, menus and scroll bars follow the theme of the window.
  const followTheme = (): void => {
    nativeTheme.themeSource = themeSchema.parse(settings.current()['theme']);
  };
  followTheme();

  ipcMain.on(listeningChannel, (event, received: unknown) => {
    const caller = callerOf(event, border);
    const told = listeningSchema.safeParse(received);
    if (caller !== null && told.success) caller.setListening(told.data.event, told.data.active);
  });

  handle('askUnsaved', border, async ({ title, message, save, discard, cancel }, caller) => {
    const answers = ['save', 'discard', 'cancel'] as const;
    const { response } = await dialogs.during(() =>
      dialog.showMessageBox(caller.browser, { type: 'warning', message: title, detail: message, buttons: [save, discard, cancel], defaultId: 0, cancelId: 2, noLink: true }),
    );
    return done(answers[response] ?? 'cancel');
  });

  handle('setTitle', border, async ({ title, path, edited }, caller) => {
    caller.path = path;
    caller.edited = edited;
    const shown = platform === 'darwin' || platform === 'win32' ? platform : 'linux';
    caller.browser.setTitle(windowTitle({ title, folder: path === null ? null : placeOf(path).folder, edited }, shown));
    if (platform === 'darwin') {
      caller.browser.setRepresentedFilename(path ?? '');
      caller.browser.setDocumentEdited(edited);
    }
    return done(null);
  });

  handle('setMenu', border, async ({ items }, caller) => {
    showMenu(items, caller, services);
    return done(null);
  });

  handle('readSettings', border, async () => done({ ...settings.current() }));

  handle('writeSettings', border, async (args) => {
    const isKept = await settings.replace(args.settings);
    followTheme();
    return isKept ? done(null) : failed('UNKNOWN', null, 'the settings file could not be written');
  });

  handle('closeWindow', border, async (_args, caller) => {
    await saves.idle();
    caller.mayClose = true;
    caller.browser.close();
    if (caller.quitsAfterwards) app.quit();
    return done(null);
  });
}
