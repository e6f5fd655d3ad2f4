import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronLaunch } from '../../tools/electron-launch.mjs';
import type { JobFiles } from './files.ts';

/** The built desktop program, running, with folders of its own. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The program's folder in the user's data. */
  readonly userData: string;
  /** A folder of the person, empty at first. */
  readonly documents: string;
  /** Everything the page wrote to its console as a warning or an error. */
  readonly complaints: readonly string[];
  /** Ends the program as a power cut would. */
  readonly kill: () => Promise<void>;
}

export interface LaunchOptions {
  /** Files on the command line. */
  readonly files?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The user data of an earlier start. */
  readonly userData?: string;
}

interface Fixtures {
  /** Starts the program; what is still running when the test ends is ended. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
  /** A folder of the person, removed when the test ends. */
  readonly documents: string;
}

const english = { language: 'en', theme: 'light' };

export const test = base.extend<Fixtures>({
  // Playwright reads the names of the fixtures from this pattern, so it must be one.
  // oxlint-disable-next-line no-empty-pattern
  documents: async ({}, use) => {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'hopline-documents-')));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  launch: async ({ documents }, use) => {
    const running: ChildProcess[] = [];
    const folders: string[] = [];
    await use(async ({ files = [], settings = english, userData } = {}) => {
      const folder = userData ?? (await realpath(await mkdtemp(path.join(tmpdir(), 'hopline-user-'))));
      folders.push(folder);
      if (userData === undefined) await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
      const electron = await launchApp(files, folder);
      // Playwright forgets the process when it ends.
      const child = electron.process();
      running.push(child);
      const page = await electron.firstWindow();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.waitForLoadState('load');
      return { electron, page, userData: folder, documents, complaints, kill: () => kill(child) };
    });
    for (const child of running) await kill(child);
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
});

/** How often a start is tried, and how long each may take. */
const launchAttempts = 4;
const launchTimeoutMs = 15_000;

/**
 * One start in about a hundred, more on a busy machine, Playwright's own attaching to the main process never ends (the program itself was
 * started 140 times without it and never hung), so a start that does not attach is ended and made again.
 */
async function launchApp(files: readonly string[], userData: string, attempt = 1): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...electronLaunch({ args: files, userData }), timeout: launchTimeoutMs });
  } catch (error) {
    if (attempt === launchAttempts) throw error;
    return launchApp(files, userData, attempt + 1);
  }
}

/** Ends a program at once, as a power cut would: whatever state it is in, and without the question about unsaved changes. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/**
 * Answers dialogs from now on, as the person would: where to save (`folder`: under the suggested name), which file to open, which
 * button of a question. Returns a function that tells the buttons of the questions asked since.
 */
export async function answerDialogs({ electron }: RunningApp, answers: { readonly folder?: string; readonly save?: string; readonly open?: string; readonly button?: number }): Promise<() => Promise<string[][]>> {
  await electron.evaluate(({ dialog }, given) => {
    const marks = globalThis as unknown as { askedButtons: string[][] };
    marks.askedButtons = [];
    const cancelled = { canceled: true, filePath: '' };
    const saveTo = (suggested: string): string | undefined => given.save ?? (given.folder === undefined ? undefined : `${given.folder}/${suggested.split(/[\\/]/).pop() ?? ''}`);
    // The real functions are overloaded: with and without a parent window. The shell always names one.
    Object.assign(dialog, {
      showSaveDialog: async (_window: unknown, options: { defaultPath?: string }) => {
        const filePath = saveTo(options.defaultPath ?? '');
        return filePath === undefined ? cancelled : { canceled: false, filePath };
      },
      showOpenDialog: async () => (given.open === undefined ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [given.open] }),
      showMessageBox: async (_window: unknown, options: { buttons?: string[] }) => {
        marks.askedButtons.push(options.buttons ?? []);
        return { response: given.button ?? 0, checkboxChecked: false };
      },
    });
  }, answers);
  return () => electron.evaluate(() => (globalThis as unknown as { askedButtons: string[][] }).askedButtons);
}

/** Files for the main job: they go through the shell's dialogs and its real save path. */
export function shellFiles(app: RunningApp): JobFiles {
  let count = 0;
  const freshFolder = async (): Promise<string> => {
    count += 1;
    const folder = path.join(app.documents, String(count));
    await mkdir(folder);
    return folder;
  };
  return {
    taken: async (action) => {
      const folder = await freshFolder();
      await answerDialogs(app, { folder });
      await action();
      const name = await onlyFileIn(folder);
      return { name, bytes: await readFile(path.join(folder, name)) };
    },
    given: async (file, action) => {
      const place = path.join(await freshFolder(), file.name);
      await writeFile(place, file.bytes);
      await answerDialogs(app, { open: place });
      await action();
    },
  };
}

/** The file that appears in a folder, complete: temporary files of a save have another ending. */
async function onlyFileIn(folder: string): Promise<string> {
  let name: string | undefined;
  await expect(async () => {
    [name] = (await readdir(folder)).filter((each) => !each.endsWith('.tmp'));
    expect(name).toBeDefined();
  }).toPass();
  return name ?? '';
}
