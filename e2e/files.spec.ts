import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { editorOn, newDocument, type Editor } from './support/editor.ts';
import { browserFiles, type JobFiles } from './support/files.ts';

/** A design as a person might have typed it: a VPC, a subnet in it, the internet, and a link. */
const whole = `{
  "format": "hopline-design",
  "version": 1,
  "meta": { "name": "branch" },
  "components": {
    "net": { "kind": "internet", "name": "net" },
    "vpc": { "kind": "vpc", "name": "vpc-a", "props": { "cidr": "10.0.0.0/16" } },
    "sub": { "kind": "subnet", "name": "sub-a", "parent": "vpc", "props": { "cidr": "10.0.1.0/24" } }
  },
  "links": {},
  "placements": {
    "net": { "x": 0, "y": 0 },
    "vpc": { "x": 0, "y": 120, "width": 400, "height": 240 },
    "sub": { "x": 24, "y": 48, "width": 240, "height": 120 }
  },
  "probes": {}
}
`;

async function startWith(page: Page): Promise<{ readonly editor: Editor; readonly files: JobFiles; readonly open: (text: string, name?: string) => Promise<void> }> {
  const files = await browserFiles(page);
  const editor = await newDocument(page);
  return { editor, files, open: (text, name = 'branch.hopline') => files.given({ name, bytes: Buffer.from(text) }, () => page.keyboard.press('Control+o')) };
}

/** A real file of the browser's own file system, opened through the picker's door. */
async function startWithRealFile(page: Page, text: string): Promise<{ readonly onDisk: () => Promise<string> }> {
  await page.addInitScript((written) => {
    const handle = async (): Promise<FileSystemFileHandle> => (await navigator.storage.getDirectory()).getFileHandle('branch.hopline', { create: true });
    Reflect.set(globalThis, 'showOpenFilePicker', async () => {
      const file = await handle();
      const stream = await file.createWritable();
      await stream.write(written);
      await stream.close();
      return [file];
    });
    // While it is being replaced there is no file for a moment.
    Reflect.set(globalThis, 'readBranch', async () => (await (await handle()).getFile()).text().catch(() => ''));
  }, text);
  await page.goto('/');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  return { onDisk: () => page.evaluate(() => (Reflect.get(globalThis, 'readBranch') as () => Promise<string>)()) };
}

test('ux-16 a file of a newer version opens read-only with an explanation that stays; Save asks first, writes elsewhere and keeps what it does not know', async ({ page }) => {
  const { editor, files, open } = await startWith(page);
  await open(whole.replace('"version": 1', '"version": 7, "weather": { "wind": 4 }'));
  const banner = page.getByRole('region', { name: 'About this document' });
  await expect(banner).toContainText('Read-only: a newer Hopline wrote this file (version 7; this one knows 1).');
  await expect(page.getByRole('banner')).toContainText('Read-only');
  await expect(editor.component(/^VPC vpc-a/)).toBeVisible();

  await page.keyboard.press('Control+s');
  const question = page.getByRole('alertdialog', { name: 'Save in the form of this program?' });
  await expect(question).toContainText('What this program does not know is kept as it came');
  await expect(question).toContainText('The file itself is not changed.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(banner).toBeVisible();

  await page.keyboard.press('Control+s');
  await expect(question.getByRole('button', { name: 'Save As…' })).toBeFocused();
  const saved = await files.taken(() => page.keyboard.press('Enter'));
  expect(JSON.parse(saved.bytes.toString())).toMatchObject({ version: 1, weather: { wind: 4 }, components: { vpc: { name: 'vpc-a' } } });
  await expect(banner).toBeHidden();
});

test('ux-16 a file of an older version opens in the present form; the original stays until the first save, which keeps a copy of it', async ({ page }) => {
  const older = await readFile('shared/file/migrations/fixtures/version-0.json', 'utf8');
  const { onDisk } = await startWithRealFile(page, older);
  const banner = page.getByRole('region', { name: 'About this document' });
  await expect(banner).toContainText('This file has an older form (version 0).');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  expect(await onDisk()).toBe(older);

  const kept = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const download = await kept;
  expect(download.suggestedFilename()).toBe('branch (version 0).hopline');
  expect(await readFile(await download.path(), 'utf8')).toBe(older);
  await expect(page.locator('.toast').filter({ hasText: 'kept as branch (version 0).hopline' })).toBeVisible();
  await expect.poll(onDisk).toContain('"version": 1');
  expect(JSON.parse(await onDisk())).toMatchObject({ format: 'hopline-design', version: 1 });
  await expect(banner).toBeHidden();

  // Once is enough: the next save replaces a file in the present form.
  let downloads = 0;
  page.on('download', () => downloads++);
  await page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Name' }).fill('renamed');
  await page.keyboard.press('Control+s');
  await expect.poll(onDisk).toContain('renamed');
  expect(downloads).toBe(0);
});

test('ux-17 ux-97 a damaged file is named with line and field; what can be read opens as a new document that says what is missing', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { editor, files, open } = await startWith(page);
  await open(whole.replace('"parent": "vpc", "props": { "cidr": "10.0.1.0/24" }', '"parent": vpc'));
  const dialog = page.getByRole('alertdialog', { name: 'branch.hopline cannot be opened' });
  await expect(dialog.getByRole('listitem')).toContainText('line 8, column 59 /components/sub/parent: Found v where a value is needed.');
  await expect(dialog).toContainText('The document that was open is unchanged.');
  await expect(dialog).toContainText('2 components and 0 links can be read, 1 place is left out.');
  await expect(dialog).toContainText('Code for support: JSON_SYNTAX');
  await expect(dialog.getByRole('button', { name: 'OK' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Copy Details' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('line 8, column 59 /components/sub/parent');

  await dialog.getByRole('button', { name: 'Open What Can Be Read' }).click();
  await expect(dialog).toBeHidden();
  await expect(editor.component(/^VPC vpc-a/)).toBeVisible();
  await expect(editor.component(/sub-a/)).toHaveCount(0);
  await expect(editor.unsavedMark).toBeVisible();
  const banner = page.getByRole('region', { name: 'About this document' });
  await expect(banner).toContainText('Only what could be read of branch.hopline is open; 1 place is missing. The file itself is unchanged.');
  await banner.getByRole('button', { name: 'Show What Is Missing' }).click();
  const missing = page.getByRole('alertdialog', { name: 'What is missing from branch.hopline' });
  await expect(missing.getByRole('listitem')).toContainText('/components/sub/parent');
  await page.keyboard.press('Escape');
  await expect(missing).toBeHidden();

  // Saving asks where: it never goes back into the damaged file by itself.
  const saved = await files.taken(() => page.keyboard.press('Control+s'));
  expect(saved.name).toBe('branch.hopline');
  await expect(banner).toBeHidden();
});

test('ux-17 nothing to read is said, and the open document stays on screen', async ({ page }) => {
  const { editor } = await startWith(page);
  await editor.paletteItem('VPC').press('Enter');
  await expect(editor.component(/^VPC/)).toBeVisible();
  const question = page.getByRole('alertdialog', { name: 'Save your changes?' });
  const discard = question.getByRole('button', { name: 'Don’t Save' });
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await discard.click();
  await (await chooser).setFiles({ name: 'empty.hopline', mimeType: 'application/json', buffer: Buffer.from('{ "format": "hopline-design", "version": 1, "components": { "a": ') });
  const dialog = page.getByRole('alertdialog', { name: 'empty.hopline cannot be opened' });
  await expect(dialog.getByRole('listitem')).toContainText('The file ends too early');
  await expect(dialog.getByRole('button', { name: 'Open What Can Be Read' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(editor.component(/^VPC/)).toBeVisible();
});

test('ux-97 in a Korean window every word of a file problem is Korean, but for paths and codes', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('hopline.settings', JSON.stringify({ language: 'ko' })));
  const files = await browserFiles(page);
  await page.goto('/');
  const open = (text: string): Promise<void> => files.given({ name: '지점.hopline', bytes: Buffer.from(text) }, () => page.keyboard.press('Control+o'));
  const dialog = page.getByRole('alertdialog');
  const words = async (): Promise<string[]> => {
    const text = (await dialog.innerText()).replaceAll(/지점\.hopline|지원 코드: \w+|\/[\w/.-]*|"[^"]*"|Hopline|OK|\bversion\b|\bI[PD]\b/g, ' ');
    return text.match(/[A-Za-z]{2,}/g) ?? [];
  };
  for (const text of [
    whole.replace('"vpc-a"', 'oops'),
    whole.replace('"vpc-a"', '7'),
    whole.replace('"kind": "vpc"', '"kinds": "vpc"'),
    whole.slice(0, 300),
    whole.replace('"vpc":', '"10.0.0.1":'),
    whole.replace('"format": "hopline-design",', ''),
    '{ "format": "hopline-design", "version": "x" }',
  ]) {
    await open(text);
    await expect(dialog).toBeVisible();
    expect(await words(), text.slice(0, 60)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  expect(await editorOn(page).documentName.count()).toBe(0);
});
