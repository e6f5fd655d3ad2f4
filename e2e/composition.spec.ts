import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';
import { test } from './support/faultless.ts';

/** A field of the window: how to come to it from a drawing with a machine selected, and how to leave it. */
interface Field {
  readonly name: string;
  readonly enter: (editor: Editor) => Promise<Locator>;
}

const focused = ({ page }: Editor): Locator => page.locator('input:focus, textarea:focus');

/** Presses a key where the keyboard is, and takes the field that then has the focus. */
const byKey = (name: string, ...keys: readonly string[]): Field => ({
  name,
  enter: async (editor) => {
    for (const key of keys) await editor.page.keyboard.press(key);
    await expect(focused(editor)).toBeVisible();
    return focused(editor);
  },
});
const inPanel = (name: string, keys: string, field: string): Field => ({
  name,
  enter: async ({ page }) => {
    await page.keyboard.press(keys);
    return page.locator(field).first();
  },
});

const fields: readonly Field[] = [
  byKey('name on the canvas', 'F2'),
  byKey('find bar', 'Control+f'),
  byKey('command palette', 'Control+k'),
  byKey('targets of a link', 'c'),
  inPanel('source of a probe', 'r', '.probe-form [role=combobox]'),
  inPanel('port of a probe', 'r', '.probe-form input[inputmode=numeric]'),
  inPanel('search of the outline', 'Control+Shift+E', '.region-left input[type=search]'),
  {
    name: 'name in the outline',
    enter: async (editor) => {
      await editor.page.keyboard.press('Control+Shift+E');
      await expect(editor.page.locator('.outline-tree')).toBeFocused();
      await editor.page.keyboard.press('F2');
      await expect(focused(editor)).toBeVisible();
      return focused(editor);
    },
  },
  inPanel('filter of a table', 'Control+Shift+U', '.inventory-filter input'),
  {
    name: 'cell of a table',
    enter: async (editor) => {
      await editor.page.keyboard.press('Control+Shift+U');
      await expect(editor.page.locator('.inventory-grid')).toBeFocused();
      await editor.page.keyboard.press('F2');
      await expect(focused(editor)).toBeVisible();
      return focused(editor);
    },
  },
  inPanel('name of a checkpoint', 'Control+Shift+H', '[data-checkpoint-name]'),
  { name: 'name in the inspector', enter: async ({ inspector }) => inspector.locator('input[type=text]').first() },
  { name: 'tags', enter: async ({ inspector }) => inspector.locator('[data-field=tags] input') },
  {
    name: 'description of the document',
    enter: async (editor) => {
      await editor.menu('File', /properties/i);
      return editor.page.getByRole('dialog').locator('textarea').first();
    },
  },
];

/** Keys that an input method takes for itself while a syllable is open; most mean something to the window. */
const keys = [['Enter', 'Enter'], ['Escape', 'Escape'], ['Backspace', 'Backspace'], ['ㅊ', 'KeyC'], ['ㅎ', 'KeyV'], ['ArrowDown', 'ArrowDown']] as const;

async function pressComposing(session: CDPSession, [key, code]: readonly [string, string]): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, windowsVirtualKeyCode: 229 });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode: 229 });
}

async function withMachine(page: Page): Promise<Editor> {
  const editor = await openSample(page, 'getting-started');
  await editor.component(/^Instance web-1,/).click();
  await expect(editor.component(/^Instance web-1,/)).toBeFocused();
  return editor;
}

for (const { name, enter } of fields) {
  test(`ux-41 ux-87 a syllable that is being composed in a field (${name}) is nobody's key: nothing is committed, closed or started, and Escape is the input method's`, async ({ page }) => {
    const editor = await withMachine(page);
    const field = await enter(editor);
    await field.focus();
    await field.fill('');
    await expect(field).toHaveValue('');
    const dialogs = await page.locator('dialog[open]').count();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '하', selectionStart: 1, selectionEnd: 1 });
    for (const key of keys) await pressComposing(session, key);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('하');
    await expect(page.locator('dialog[open]')).toHaveCount(dialogs);
    await expect(editor.unsavedMark).toBeHidden();
    await session.send('Input.insertText', { text: '한' });
    await expect(field).toHaveValue('한');
    await expect(field).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('.status-bar')).toContainText('18 components · 8 links');
    await expect(editor.component(/^Instance web-1,/)).toBeVisible();
  });
}
