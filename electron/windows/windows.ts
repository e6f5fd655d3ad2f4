import { BrowserWindow, Menu, nativeTheme, screen, type WebContents } from 'electron';
import type { Notice } from '../../shared/desktop/contract.ts';
import { appPage } from '../shell/app-protocol.ts';
import { backgroundOf } from '../shell/settings.ts';
import { leastSize, restoredBounds, type WindowState } from '../shell/window-state.ts';
import type { Services } from '../services.ts';
import { AppWindow } from './app-window.ts';
import { showMenu } from './menus.ts';
import { watchHealth } from './watch-health.ts';

export interface Windows {
  readonly of: (contents: WebContents) => AppWindow | null;
  /** Shows a file: in the window that has it already, in a vacant one, or in a new one. Without a file a window comes to the front. */
  readonly show: (file: string | null) => void;
  /** Tells the person something, in the first window that can. */
  readonly notify: (notice: Notice) => void;
  /** Quitting was asked for; each window asks its person first. */
  readonly expectQuit: () => void;
}

export interface WindowOptions {
  /** Absolute path of the preload script. */
  readonly preload: string;
  readonly isPackaged: boolean;
  /** What earlier windows left; null at a first start. */
  readonly lastState: WindowState | null;
}

export function createWindows(services: Services, options: WindowOptions): Windows {
  const open = new Map<number, AppWindow>();
  let lastState = options.lastState;
  let isQuitting = false;

  const create = (): AppWindow => {
    const bounds = restoredBounds(lastState, screen.getAllDisplays().map((display) => display.workArea));
    const browser = new BrowserWindow({
      ...bounds,
      minWidth: leastSize.width,
      minHeight: leastSize.height,
      show: false,
      title: 'Hopline',
      backgroundColor: backgroundOf(services.settings.current(), nativeTheme.shouldUseDarkColors),
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        // Its dictionaries would come from the network.
        spellcheck: false,
        devTools: !options.isPackaged,
      },
    });
    const window = new AppWindow(browser);
    open.set(window.contents.id, window);
    follow(window);
    showMenu(null, window, services);
    if (lastState?.maximized === true) browser.maximize();
    void browser.loadURL(appPage);
    return window;
  };

  const follow = (window: AppWindow): void => {
    const { browser, contents } = window;
    watchHealth(window, services);
    browser.once('ready-to-show', () => browser.show());
    // The title is what the page tells through setTitle, not what its <title> says.
    browser.on('page-title-updated', (event) => event.preventDefault());
    browser.on('focus', () => Menu.setApplicationMenu(window.menu));
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) window.forgetPage();
    });
    browser.on('close', (event) => {
      lastState = { ...browser.getNormalBounds(), maximized: browser.isMaximized() };
      void services.windowState.store(lastState);
      // A page that does not listen (not loaded, crashed) has nothing to ask.
      if (window.mayClose || !window.listensTo('closeRequested')) return;
      event.preventDefault();
      window.quitsAfterwards = isQuitting;
      isQuitting = false;
      // A question is on the screen already.
      if (services.dialogs.isOpen()) window.send('closeRequested', {});
    });
    browser.on('closed', () => open.delete(window.contents.id));
  };

  const isShowing = (window: AppWindow, file: string): boolean => window.path !== null && window.path.normalize('NFC') === file.normalize('NFC');

  const comeForward = ({ browser }: AppWindow): void => {
    if (browser.isMinimized()) browser.restore();
    browser.show();
    browser.focus();
  };

  return {
    of: (contents) => open.get(contents.id) ?? null,
    show: (file) =>
      services.dialogs.whenOpen(() => {
        const all = [...open.values()];
        if (file === null) {
          const [first] = all;
          comeForward(first ?? create());
          return;
        }
        services.grants.allow(file);
        const showing = all.find((window) => isShowing(window, file));
        if (showing !== undefined) {
          comeForward(showing);
          return;
        }
        const window = all.find((each) => each.isVacant) ?? create();
        // Until the page tells the same, so that two files asked for at once get two windows.
        window.path = file;
        window.send('openRequested', { path: file });
        comeForward(window);
      }),
    notify: (notice) => [...open.values()][0]?.send('notice', notice),
    expectQuit: () => {
      isQuitting = true;
    },
  };
}
