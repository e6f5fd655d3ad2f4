import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** A file as it went out of the program or comes into it. */
export interface JobFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** How a test gives files to the program and takes them from it: dialogs in the desktop shell, up- and download in a browser. */
export interface JobFiles {
  /** Runs an action that writes a file, and returns what was written. */
  readonly taken: (action: () => Promise<void>) => Promise<JobFile>;
  /** Runs an action that asks for a file, and answers with this one. */
  readonly given: (file: JobFile, action: () => Promise<void>) => Promise<void>;
}

/** A plain browser without the File System Access API, whose pickers no test can answer. Call before the page is opened. */
export async function browserFiles(page: Page): Promise<JobFiles> {
  // Playwright begins to catch choosers some time after the first listener: it must be there before the key that opens one.
  page.on('filechooser', () => undefined);
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    Reflect.deleteProperty(globalThis, 'showOpenFilePicker');
    // They stand on the prototype chain: shadow what deleting did not reach.
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  });
  return {
    taken: async (action) => {
      const waiting = page.waitForEvent('download');
      await action();
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    given: async (file, action) => {
      const waiting = page.waitForEvent('filechooser');
      await action();
      const chooser = await waiting;
      await chooser.setFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
    },
  };
}
