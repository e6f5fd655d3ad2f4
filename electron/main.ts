import { app, crashReporter, dialog, session } from 'electron';
import path from 'node:path';
import { problemInDesign } from '../shared/file/problem-in-design.ts';
import { desktopTexts } from '../shared/i18n/desktop.ts';
import { say } from '../shared/i18n/catalogue.ts';
import { answerFileRequests } from './ipc/file-requests.ts';
import type { Border } from './ipc/handle.ts';
import { answerWindowRequests } from './ipc/window-requests.ts';
import { guardContents } from './security/guard-contents.ts';
import { guardSession } from './security/guard-session.ts';
import { declareAppScheme, serveApp } from './security/serve-app.ts';
import { openServices } from './services.ts';
import { filesOf } from './shell/arguments.ts';
import { systemClock } from './shell/clock.ts';
import { nodeDisk } from './shell/disk.ts';
import { openLog } from './shell/log.ts';
import { languageOf } from './shell/settings.ts';
import { createWindows, type Windows } from './windows/windows.ts';

/** The composition root: everything is put together here and nothing is decided here. */
const log = openLog(path.join(app.getPath('userData'), 'logs'), systemClock.now);
let windows: Windows | null = null;
/** Resolves when everything is on the disk. */
let settle: (() => Promise<void>) | null = null;
/** Files asked for before there was anything to show them. */
const early: string[] = [];

function show(files: readonly string[]): void {
  if (windows === null) early.push(...files);
  else if (files.length === 0) windows.show(null);
  else for (const file of files) windows.show(file);
}

async function begin(): Promise<void> {
  guardSession(session.defaultSession, app.isPackaged);
  serveApp(session.defaultSession, path.join(import.meta.dirname, '../renderer'));
  const services = await openServices({
    disk: nodeDisk,
    clock: systemClock,
    log,
    platform: process.platform,
    folder: app.getPath('userData'),
    locale: app.getLocale(),
    verify: problemInDesign,
  });
  const { value: lastState } = await services.windowState.load();
  const opened = createWindows(services, { preload: path.join(import.meta.dirname, 'preload.cjs'), isPackaged: app.isPackaged, lastState });
  const border: Border = { log, windowOf: opened.of };
  answerFileRequests(services, border);
  answerWindowRequests(services, border);
  windows = opened;
  settle = services.idle;
  show(early);
  if (services.settings.setAside !== null) opened.notify({ code: 'SETTINGS_SET_ASIDE', path: services.settings.setAside });
  log.info(`started ${app.getVersion()} on ${process.platform}, Electron ${process.versions['electron'] ?? ''}`);
}

/** A defect: told once, then the program ends; saved files are whole at any moment. */
function giveUp(cause: unknown): void {
  log.error('defect', cause);
  const language = languageOf({}, app.isReady() ? app.getLocale() : 'en');
  dialog.showErrorBox(say(desktopTexts, language, 'defectTitle'), say(desktopTexts, language, 'defectDetail', { log: path.join(app.getPath('userData'), 'logs') }));
  app.exit(1);
}

process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

// The sandbox of every process. Electron cannot run as root with it; whoever starts it so says --no-sandbox, and the windows keep theirs.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Nothing is sent over the network: no name is ever resolved, on top of the session's own refusal.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.setAppUserModelId('io.hopline.app');
crashReporter.start({ uploadToServer: false });
declareAppScheme();

if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('second-instance', (_event, argv, workingFolder) => show(filesOf(argv, workingFolder)));
  // macOS hands over files this way, possibly before the program is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    show([file]);
  });
  app.on('activate', () => show([]));
  app.on('before-quit', () => windows?.expectQuit());
  app.on('will-quit', (event) => {
    if (settle === null) return;
    event.preventDefault();
    void settle().finally(() => {
      settle = null;
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  early.push(...filesOf(process.argv, process.cwd()));
  app.whenReady().then(begin).catch(giveUp);
} else {
  app.quit();
}
