import { dialog } from 'electron';
import { desktopTexts } from '../../shared/i18n/desktop.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import type { Services } from '../services.ts';
import { createCrashPolicy } from '../shell/crash-policy.ts';
import type { AppWindow } from './app-window.ts';

/** A page that crashes is loaded again, at most twice a minute; a page that hangs is left to the person's choice. */
export function watchHealth(window: AppWindow, services: Services): void {
  const { browser, contents } = window;
  const { clock, log, dialogs, language } = services;
  const policy = createCrashPolicy();

  const loadAgain = (): void => {
    const file = window.path;
    window.forgetPage();
    window.edited = false;
    window.send('notice', { code: 'WINDOW_RELOADED', path: file });
    if (file !== null) window.send('openRequested', { path: file });
    // Not from inside the event that told of the crash: Electron itself would crash.
    setImmediate(() => {
      if (!browser.isDestroyed()) contents.reload();
    });
  };
  const ask = async (title: 'crashedTitle' | 'hangingTitle', detail: string, buttons: readonly ('reload' | 'close' | 'wait')[], preferred: number): Promise<string | undefined> => {
    const { response } = await dialogs.during(() =>
      dialog.showMessageBox(browser, {
        type: 'warning',
        message: say(desktopTexts, language(), title),
        detail,
        buttons: buttons.map((button) => say(desktopTexts, language(), button)),
        defaultId: preferred,
        cancelId: preferred,
        noLink: true,
      }),
    );
    return buttons[response];
  };

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || browser.isDestroyed()) return;
    log.error(`the window's process ended: ${reason}`);
    if (policy.next(clock.now()) === 'reload') {
      loadAgain();
      return;
    }
    void ask('crashedTitle', say(desktopTexts, language(), 'crashedDetail', { reason }), ['reload', 'close'], 0).then((choice) => {
      if (choice === 'reload') loadAgain();
      else browser.destroy();
    });
  });

  let isAsking = false;
  browser.on('unresponsive', () => {
    if (isAsking) return;
    isAsking = true;
    void ask('hangingTitle', say(desktopTexts, language(), 'hangingDetail'), ['wait', 'reload'], 0).then((choice) => {
      isAsking = false;
      if (choice === 'reload') loadAgain();
    });
  });
}
