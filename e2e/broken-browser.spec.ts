import { expect, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';
import { savedJson, test } from './support/faultless.ts';
import { browserFiles } from './support/files.ts';

const machine = (editor: Editor, name: string) => editor.component(new RegExp(`^Instance ${name},`));
const status = (page: Page) => page.locator('.status-bar');

async function rename(editor: Editor, from: string, to: string): Promise<void> {
  await machine(editor, from).click();
  await editor.inspector.locator('input[type=text]').first().fill(to);
  await editor.page.keyboard.press('Enter');
  await expect(machine(editor, to)).toBeVisible();
}

test('ux-66 ux-99 a checker that cannot start or dies is said and asked again; editing, undo and saving go on', async ({ page, mayFail }) => {
  mayFail.push('net::ERR_FAILED', 'engine-worker');
  let isBroken = true;
  await page.route('**/engine-worker*', (route) => (isBroken ? route.abort() : route.continue()));
  const files = await browserFiles(page);
  const editor = await openSample(page, 'getting-started');
  await expect(status(page)).toContainText('check failed');
  const first = await savedJson(page, files);
  await rename(editor, 'web-1', 'front');
  await expect(status(page)).toContainText('check failed');
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+z');
  await expect(machine(editor, 'web-1')).toBeVisible();
  expect(await savedJson(page, files)).toEqual(first);
  isBroken = false;
  await rename(editor, 'web-1', 'front');
  await expect(status(page)).not.toContainText('check failed');
  await expect(status(page)).not.toContainText('checking');
});

test('ux-52 ux-97 a layout whose worker cannot start ends with the reason and changes nothing', async ({ page, mayFail }) => {
  mayFail.push('net::ERR_FAILED');
  await page.route('**/elk-worker*', (route) => route.abort());
  const editor = await openSample(page, 'getting-started');
  await page.locator('.canvas').focus();
  await page.keyboard.press('l');
  await expect(page.locator('.toast')).toContainText('The layout could not be computed. Nothing was changed.');
  await expect(editor.unsavedMark).toBeHidden();
});

for (const { name, breakIt } of [
  {
    name: 'refuses storage',
    breakIt: () => {
      for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(globalThis, store, {
          get: () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }
    },
  },
  {
    name: 'has no room left',
    breakIt: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
      IDBFactory.prototype.open = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
  },
]) {
  test(`ux-101 ux-103 in a browser that ${name} the window starts, language and theme switch in the middle of a rename, which is kept, and a design is drawn and saved`, async ({ page }) => {
    await page.addInitScript(breakIt);
    const files = await browserFiles(page);
    const editor = await openSample(page, 'getting-started');
    await machine(editor, 'web-1').click();
    await editor.inspector.locator('input[type=text]').first().fill('half-typed');
    await editor.menu('View', 'Dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await editor.menu('View', '한국어');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.getByRole('main').getByRole('group', { name: /half-typed/ })).toBeVisible();
    await page.locator('.canvas').focus();
    expect(JSON.stringify(await savedJson(page, files))).toContain('"half-typed"');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('main').getByRole('group', { name: / web-1,/ })).toBeVisible();
  });
}

test('ux-48 ux-97 a clipboard that may not be read or written is said, with the keys that work, and nothing changes', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = (): Promise<never> => Promise.reject(new DOMException('Read permission denied.', 'NotAllowedError'));
    for (const way of ['read', 'readText', 'write', 'writeText']) Object.defineProperty(Clipboard.prototype, way, { value: refuse });
  });
  const editor = await openSample(page, 'getting-started');
  await editor.menu('Edit', /^Paste/);
  await expect(page.locator('.toast')).toContainText('The browser does not let the clipboard be read from here. Press Ctrl+V on the canvas to paste.');
  await page.keyboard.press('Control+Shift+U');
  await page.locator('.region-bottom').getByRole('button', { name: 'Copy CSV' }).click();
  await expect(page.locator('.toast').last()).toContainText('The clipboard cannot be written to');
  await expect(editor.unsavedMark).toBeHidden();
});

test('ux-5 ux-96 nothing fires behind the question about unsaved edits, and a file dropped on it is not taken', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await rename(editor, 'web-1', 'front');
  await machine(editor, 'front').click();
  await page.keyboard.press('Control+n');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Save' }).last()).toBeFocused();
  for (const key of ['Delete', 'Control+z', 'l', 'Control+n', 'Control+d']) await page.keyboard.press(key);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{"format":"hopline-design","version":1,"components":{}}'], 'other.hopline'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(question).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(machine(editor, 'front')).toBeVisible();
  await expect(status(page)).toContainText('18 components · 8 links');
});
