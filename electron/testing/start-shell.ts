import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { EventName, RequestArgs, RequestName, RequestResult, Result } from '../../shared/desktop/contract.ts';
import { eventChannel, listeningChannel, requestChannel } from '../ipc/channel.ts';
import type * as Fake from './fake-electron.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A page in one of the shell's windows, as the shell sees it. */
export interface Page {
  readonly window: Fake.BrowserWindow;
  readonly ask: <Name extends RequestName>(name: Name, args: RequestArgs<Name>) => Promise<Result<RequestResult<Name>>>;
  readonly listen: (...events: readonly EventName[]) => void;
  /** Payloads of an event that reached the page, in order. */
  readonly heard: (event: EventName) => unknown[];
}

export interface StartedShell {
  readonly electron: typeof Fake;
  /** The program's folder in the user's data. */
  readonly userData: string;
  /** A folder of the person, empty at first. */
  readonly documents: string;
  readonly page: (index?: number) => Page;
  readonly pages: () => readonly Page[];
}

export interface StartOptions {
  readonly argv?: readonly string[];
  readonly userData?: string;
  readonly prepare?: (electron: typeof Fake, userData: string) => Promise<void> | void;
}

/** Runs the real main.ts with the fake Electron, real files and a fresh user-data folder. */
export async function startShell({ argv = [], userData, prepare }: StartOptions = {}): Promise<StartedShell> {
  vi.resetModules();
  const electron = await import('./fake-electron.ts');
  const folder = await temporaryFolder();
  electron.app.folder = userData ?? path.join(folder, 'user-data');
  const documents = path.join(folder, 'documents');
  await Promise.all([mkdir(electron.app.folder, { recursive: true }), mkdir(documents)]);
  await prepare?.(electron, electron.app.folder);
  const argvBefore = process.argv;
  process.argv = ['/opt/hopline/hopline', ...argv];
  const signals = ['uncaughtException', 'unhandledRejection'] as const;
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal as 'uncaughtException')]));
  onTestFinished(() => {
    process.argv = argvBefore;
    for (const signal of signals) {
      for (const listener of process.listeners(signal as 'uncaughtException')) {
        if (before.get(signal)?.includes(listener) !== true) process.off(signal, listener);
      }
    }
  });
  await import('../main.ts');
  if (electron.app.isFirstInstance) await vi.waitUntil(() => electron.BrowserWindow.all.length > 0);
  const { all } = electron.BrowserWindow;
  return {
    electron,
    userData: electron.app.folder,
    documents,
    page: (index = 0) => pageOf(electron, all.at(index)),
    pages: () => all.map((window) => pageOf(electron, window)),
  };
}

/** What a message from the top frame of the window's own page looks like. */
export function ownFrame(window: Fake.BrowserWindow): { sender: Fake.WebContents; senderFrame: { parent: null; origin: string } } {
  return { sender: window.webContents, senderFrame: { parent: null, origin: 'app://hopline' } };
}

function pageOf(electron: typeof Fake, window: Fake.BrowserWindow | undefined): Page {
  if (window === undefined) throw new Error('There is no such window.');
  return {
    window,
    ask: async (name, args) => {
      const handler = electron.ipcMain.handlers.get(requestChannel(name));
      if (handler === undefined) throw new Error(`Nobody answers ${name}.`);
      // The handler was registered for exactly this name.
      return (await handler(ownFrame(window), args)) as Awaited<ReturnType<Page['ask']>> as never;
    },
    listen: (...events) => {
      for (const event of events) electron.ipcMain.emit(listeningChannel, ownFrame(window), { event, active: true });
    },
    heard: (event) => window.webContents.told.filter((told) => told.channel === eventChannel(event)).map((told) => told.payload),
  };
}
