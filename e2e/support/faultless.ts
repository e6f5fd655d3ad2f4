import { expect, test as base, type Page } from '@playwright/test';
import type { Editor } from './editor.ts';
import type { JobFiles } from './files.ts';

/** A test in which the page may throw nothing and write no error to its console. What it may is added by the test: a part of the message. */
export const test = base.extend<{ readonly mayFail: string[] }>({
  mayFail: [
    async ({ page }, use) => {
      const [faults, allowed]: [string[], string[]] = [[], []];
      const follow = (one: Page): void => {
        one.on('pageerror', (error) => faults.push(error.stack ?? error.message));
        one.on('console', (message) => {
          if (message.type() === 'error') faults.push(message.text());
        });
      };
      follow(page);
      await use(allowed);
      expect(faults.filter((fault) => !allowed.some((part) => fault.includes(part)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The document as a file would hold it. */
export async function savedJson(page: Page, files: JobFiles): Promise<unknown> {
  const { bytes } = await files.taken(() => page.keyboard.press('Control+Shift+S'));
  return JSON.parse(bytes.toString()) as unknown;
}

/** Takes everything back and does it all again: the first and the last state must be those given. Leaves the document at the last. */
export async function expectSoundHistory({ page }: Editor, files: JobFiles, first: unknown, steps: number): Promise<void> {
  await page.locator('.canvas').focus();
  const last = await savedJson(page, files);
  for (let step = 0; step < steps; step++) await page.keyboard.press('Control+z');
  expect(await savedJson(page, files)).toEqual(first);
  for (let step = 0; step < steps; step++) await page.keyboard.press('Control+y');
  expect(await savedJson(page, files)).toEqual(last);
}
