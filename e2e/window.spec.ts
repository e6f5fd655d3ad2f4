import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { newDocument, openSample } from './support/editor.ts';

/** Gives a file to the open dialog of a browser that has no file system pickers. */
async function openFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test.beforeEach(async ({ page }) => {
  // Playwright begins to catch choosers some time after the first listener: it must be there before the key that opens one.
  page.on('filechooser', () => undefined);
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'showOpenFilePicker');
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
  });
});

test('ux-101 theme and language switch at once, menus too, and are kept', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-2-floating-ip');
  await editor.menu('View', 'Dark Theme');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await editor.menu('View', '한국어');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('menubar').getByRole('menuitem', { name: '파일', exact: true })).toBeVisible();
  await expect(editor.component(/^인스턴스 vm1, 192\.168\.0\.4, 서브넷 Default Subnet 안/)).toBeVisible();
  await expect(editor.paletteItem('라우팅 테이블')).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await editor.menu('보기', '시스템 테마 따르기');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  }
});

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'ko'] as const) {
    test(`the editor has no serious accessibility problem (${theme}, ${language})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const editor = await openSample(page, 'getting-started-6-load-balancer');
      if (language === 'ko') await editor.menu('View', '한국어');
      await editor.component(/ default, /).click();
      await editor.inspector.locator('tr.row').last().click();
      await expect(editor.inspector.locator('tr.row.open')).toBeVisible();
      const serious = async (): Promise<string[]> =>
        (await new AxeBuilder({ page }).analyze()).violations.filter((found) => found.impact === 'serious' || found.impact === 'critical').map((found) => found.id);
      expect(await serious()).toEqual([]);
      await editor.component(/ vm1, /).click();
      await page.keyboard.press('c');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await serious()).toEqual([]);
    });
  }
}

test('letters are shortcuts under the Hangul layout, and never inside a field', async ({ page }) => {
  await newDocument(page);
  const hand = page.getByRole('toolbar').getByRole('button', { name: 'Hand' });
  const press = (target: string): Promise<void> => page.locator(target).first().dispatchEvent('keydown', { key: 'ㅗ', code: 'KeyH', bubbles: true });
  await page.getByRole('textbox', { name: 'Name' }).focus();
  await press('.inspector .input');
  await expect(hand).toHaveAttribute('aria-pressed', 'false');
  await press('.canvas');
  await expect(hand).toHaveAttribute('aria-pressed', 'true');
});

test('ux-5 leaving unsaved edits asks; Save is the default, Escape keeps the document', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('VPC').press('Enter');
  await page.keyboard.press('Control+w');
  const question = page.getByRole('alertdialog', { name: 'Save your changes?' });
  await expect(question.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(editor.component(/^VPC/)).toBeVisible();
  await page.keyboard.press('Control+w');
  await question.getByRole('button', { name: 'Don’t Save' }).click();
  await expect(page.getByRole('heading', { name: 'Hopline', level: 1 })).toBeVisible();
});

test('a damaged file names place and remedy, and the open document stays', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-2-floating-ip');
  const before = await editor.documentName.innerText();
  await openFile(page, 'broken.hopline', '{ "format": "hopline-design",\n  "version": 1,\n  "components": { } oops }');
  const dialog = page.getByRole('alertdialog', { name: 'broken.hopline cannot be opened' });
  await expect(dialog.getByRole('listitem')).toContainText('line 3, column 21');
  await expect(dialog).toContainText('The document that was open is unchanged.');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(editor.documentName).toHaveText(before);
  await expect(editor.component(/^Instance vm1/)).toBeVisible();
});

test('ux-11 a file that others changed is not overwritten before the person says so; Compare, Keep Mine, Reload and Cancel do what they say', async ({ page }) => {
  // A real file of the browser's own file system, opened through the picker's door.
  await page.addInitScript(() => {
    const file = async (): Promise<FileSystemFileHandle> => (await navigator.storage.getDirectory()).getFileHandle('shared.hopline', { create: true });
    Reflect.set(globalThis, 'showOpenFilePicker', async () => [await file()]);
    Reflect.set(globalThis, 'writeShared', async (text: string) => {
      const stream = await (await file()).createWritable();
      await stream.write(text);
      await stream.close();
    });
    Reflect.set(globalThis, 'readShared', async () => (await (await file()).getFile()).text());
  });
  const text = (name: string): string => `{ "format": "hopline-design", "version": 1, "meta": { "name": "${name}" }, "components": {}, "links": {}, "placements": {}, "probes": {} }`;
  const write = (name: string): Promise<void> => page.evaluate((written) => (Reflect.get(globalThis, 'writeShared') as (given: string) => Promise<void>)(written), text(name));
  const nameOnDisk = async (): Promise<string> => (JSON.parse(await page.evaluate(() => (Reflect.get(globalThis, 'readShared') as () => Promise<string>)())) as { meta: { name: string } }).meta.name;
  await page.goto('/');
  await write('first');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const name = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveValue('first');
  const rename = async (to: string): Promise<void> => {
    await name.fill(to);
    await name.press('Enter');
  };
  const question = page.getByRole('alertdialog', { name: 'shared.hopline has changed on disk' });
  const unsaved = page.getByRole('img', { name: 'Unsaved changes' });

  await rename('mine');
  await write('theirs');
  await page.keyboard.press('Control+s');
  await expect(question.getByRole('button', { name: 'Save As…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(name).toHaveValue('mine');
  await expect(unsaved).toBeVisible();
  expect(await nameOnDisk()).toBe('theirs');

  await page.keyboard.press('Control+s');
  await question.getByRole('button', { name: 'Compare' }).click();
  const comparison = page.getByRole('complementary', { name: 'Comparison' });
  await expect(comparison).toContainText('shared.hopline → this document');
  await expect(comparison.locator('.change-jump')).toHaveText(/Name.*before.*theirs.*after.*mine/);
  await expect(unsaved).toBeVisible();
  expect(await nameOnDisk()).toBe('theirs');

  await page.keyboard.press('Control+s');
  await question.getByRole('button', { name: 'Keep Mine' }).click();
  await expect(unsaved).toBeHidden();
  expect(await nameOnDisk()).toBe('mine');

  await rename('mine again');
  await write('theirs again');
  await page.keyboard.press('Control+s');
  await question.getByRole('button', { name: 'Reload' }).click();
  await expect(name).toHaveValue('theirs again');
  await expect(unsaved).toBeHidden();
  expect(await nameOnDisk()).toBe('theirs again');
});

test('a hostile file opens as plain text or is refused with the reason', async ({ page }) => {
  const editor = await newDocument(page);
  await page.evaluate(() => Reflect.set(globalThis, 'wasRun', false));
  const hostile = '<img src=x onerror=wasRun=true><script>wasRun=true</script>';
  const text = (id: string): string =>
    `{ "format": "hopline-design", "version": 1, "meta": { "name": "h" }, "components": { "${id}": { "kind": "internet", "name": ${JSON.stringify(hostile)}, "parent": null, "props": {} } }, "links": {}, "placements": {}, "probes": {} }`;
  await openFile(page, 'hostile.hopline', text('net'));
  await page.locator('.react-flow__node').click();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText(hostile);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'wasRun') as unknown)).toBe(false);
  await openFile(page, 'hostile.hopline', text('__proto__'));
  await expect(page.getByRole('alertdialog')).toContainText('__proto__');
});

test('F6 walks the regions and every region is named', async ({ page }) => {
  await openSample(page, 'getting-started-2-floating-ip');
  const region = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region']);
  await page.locator('body').click({ position: { x: 700, y: 850 } });
  const visited = new Set<string | undefined>();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('F6');
    visited.add(await region());
  }
  expect([...visited].sort()).toEqual(['canvas', 'findings', 'inspector', 'palette', 'title', 'toolbar']);
  for (const name of ['Component palette', 'Inspector']) await expect(page.getByRole('complementary', { name })).toBeVisible();
  await expect(page.getByRole('main', { name: 'Canvas' })).toBeVisible();
});

test('F6 does not get stuck at an empty canvas', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('VPC').focus();
  const visited: (string | undefined)[] = [];
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press('F6');
    visited.push(await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region']));
  }
  expect(visited).toEqual(['canvas', 'inspector', 'findings']);
});

test('search finds by name, by address inside a prefix, and runs commands', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-6-load-balancer');
  const palette = page.getByRole('dialog');
  const search = async (words: string, first: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
    await expect(palette.getByRole('option').first()).toContainText(first);
  };
  await search('192.168.0.77', 'Default');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await search('web-lb', 'web-lb');
  await page.keyboard.press('Enter');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('web-lb');
  await search('어두운', 'Dark Theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the editor works under the security policy without one message on the console', async ({ page }) => {
  const messages: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') messages.push(message.text());
  });
  page.on('pageerror', (error) => messages.push(error.message));
  const editor = await openSample(page, 'getting-started-6-load-balancer');
  await editor.component(/^Instance vm1/).click();
  await page.keyboard.press('l');
  await expect(editor.unsavedMark).toBeVisible();
  await editor.menu('Help', 'About Hopline');
  await expect(page.getByRole('dialog', { name: 'About Hopline' })).toContainText('Your data stays on this computer.');
  await page.keyboard.press('Escape');
  expect(messages).toEqual([]);
});
