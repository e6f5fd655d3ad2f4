import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, openSample } from './support/editor.ts';

const nodes = (page: Page): Locator => page.locator('.react-flow__node');

/** Opens the sheet with `?` and in it the editor of shortcuts. */
async function openEditor(page: Page): Promise<Locator> {
  await page.keyboard.press('Shift+Slash');
  const dialog = page.getByRole('dialog', { name: 'Keyboard Shortcuts' });
  await dialog.getByRole('button', { name: 'Change Shortcuts…' }).click();
  await expect(dialog.getByRole('searchbox')).toBeVisible();
  return dialog;
}

/** Waits for new keys of a command and presses them. */
async function press(dialog: Locator, command: string, keys: string): Promise<void> {
  await dialog.getByRole('button', { name: `Change the shortcut of ${command}` }).click();
  await expect(dialog.getByRole('button', { name: `Press the new keys for ${command}` })).toBeFocused();
  await dialog.page().keyboard.press(keys);
}

const row = (dialog: Locator, id: string): Locator => dialog.locator(`[data-command="${id}"]`);

test('ux-86 the sheet opens with ?, a shortcut is changed by pressing keys and holds at once in menus, tooltips and after a restart', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('Internet').press('Enter');
  await editor.component(/^Internet/).focus();
  const dialog = await openEditor(page);
  await press(dialog, 'Duplicate', 'Control+Alt+j');
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+Alt+J']);
  await expect(dialog.getByRole('status')).toHaveText('Duplicate: Ctrl+Alt+J');
  await expect(dialog.getByRole('button', { name: 'Change the shortcut of Duplicate' })).toBeFocused();
  await press(dialog, 'Hand', 'g');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+Alt+j');
  await expect(nodes(page)).toHaveCount(2);
  await page.keyboard.press('Control+d');
  await expect(nodes(page)).toHaveCount(2);
  await page.keyboard.press('g');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Hand' })).toHaveAttribute('title', 'Hand (G)');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Hand' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('menubar').getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toContainText('Ctrl+Alt+J');
  await page.reload();
  await page.getByRole('button', { name: /^New/ }).click();
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Hand' })).toHaveAttribute('title', 'Hand (G)');
});

test('ux-86 a shortcut in use is named and may be replaced or left; keys that cannot be had say why; one reset and all', async ({ page }) => {
  await newDocument(page);
  const dialog = await openEditor(page);
  await press(dialog, 'Duplicate', 'Control+a');
  await expect(dialog.getByRole('alert')).toHaveText('Ctrl+A already belongs to Select All.');
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(dialog).toBeVisible();
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+D']);

  await press(dialog, 'Duplicate', 'Control+a');
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+A']);
  await expect(row(dialog, 'edit.selectAll')).toContainText('none');
  await expect(row(dialog, 'edit.selectAll')).toContainText('changed');

  await press(dialog, 'Rename', 'Control+c');
  await expect(dialog.getByRole('alert')).toHaveText('Ctrl+C cannot be used. Copy needs this key in fields as well.');
  await page.keyboard.press('Control+ArrowLeft');
  await expect(dialog.getByRole('alert')).toHaveText(/^Ctrl\+← cannot be used\. This key moves things/);
  await page.keyboard.press('Escape');

  await row(dialog, 'edit.selectAll').getByRole('button', { name: 'Reset the shortcut of Select All to Ctrl+A' }).click();
  await expect(row(dialog, 'edit.selectAll').locator('kbd')).toHaveText(['Ctrl+A']);
  await expect(row(dialog, 'edit.duplicate')).toContainText('none');
  await row(dialog, 'edit.rename').getByRole('button', { name: 'Remove the shortcut of Rename' }).click();
  await expect(row(dialog, 'edit.rename')).toContainText('none');
  await dialog.getByRole('button', { name: 'Reset All' }).click();
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+D']);
  await expect(row(dialog, 'edit.rename').locator('kbd')).toHaveText(['F2']);
  await expect(dialog.locator('.tag')).toHaveCount(0);
});

test('ux-86 shortcuts are exported to a file and imported again; a foreign file is refused and changes nothing', async ({ page }) => {
  await newDocument(page);
  const dialog = await openEditor(page);
  await press(dialog, 'Duplicate', 'Control+Alt+j');
  await expect(dialog.getByRole('status')).toHaveText('Duplicate: Ctrl+Alt+J');
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Export…', exact: true }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toBe('hopline-shortcuts.json');
  expect(JSON.parse(text)).toEqual({ hopline: 'keymap', version: 1, shortcuts: { 'edit.duplicate': ['$mod+Alt+KeyJ'] } });
  const take = async (name: string, content: string): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog.getByRole('button', { name: 'Import…', exact: true }).click()]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  };
  await take('design.json', '{"components":{}}');
  await expect(dialog.getByRole('status')).toHaveText('This is no file of shortcuts exported from Hopline. Your shortcuts are unchanged.');
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+Alt+J']);
  await dialog.getByRole('button', { name: 'Reset All' }).click();
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+D']);
  await take('shortcuts.json', text);
  await expect(dialog.getByRole('status')).toHaveText('1 shortcut imported.');
  await expect(row(dialog, 'edit.duplicate').locator('kbd')).toHaveText(['Ctrl+Alt+J']);
});

/** What a keyboard under the Hangul layout sends for a letter: its place is that of the letter, its text a jamo. */
async function pressHangul(page: Page, letter: string, jamo: string, isComposing = false): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const key = { code: `Key${letter}`, key: isComposing ? 'Process' : jamo, windowsVirtualKeyCode: isComposing ? 229 : letter.charCodeAt(0) };
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await client.detach();
}

test('ux-87 V, H, C, T, N, R, L and F work under the Hangul layout', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user']) await editor.paletteItem(kind).press('Enter');
  const tool = (name: string): Locator => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  const user = editor.component(/^External user/);
  await user.click();
  await pressHangul(page, 'H', 'ㅗ');
  await expect(tool('Hand')).toHaveAttribute('aria-pressed', 'true');
  await pressHangul(page, 'V', 'ㅍ');
  await expect(tool('Select')).toHaveAttribute('aria-pressed', 'true');
  await pressHangul(page, 'C', 'ㅊ');
  await expect(page.getByRole('dialog', { name: /external-user/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await pressHangul(page, 'R', 'ㄱ');
  await expect(page.getByRole('dialog', { name: 'Trace a packet' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const [letter, jamo, name] of [['N', 'ㅜ', 'Note'], ['T', 'ㅅ', 'Text box']] as const) {
    await page.locator('.canvas').focus();
    await pressHangul(page, letter, jamo);
    await expect(page.getByRole('textbox', { name: `Text of the ${name}` })).toBeFocused();
    await page.keyboard.type(`a ${name}`);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('group', { name: `${name} a ${name}` })).toBeVisible();
  }
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('internet');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await user.click();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('external-user');
  await pressHangul(page, 'F', 'ㄹ');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('internet');
  await page.locator('.canvas').focus();
  await pressHangul(page, 'L', 'ㅣ');
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Layout applied');
});

test('ux-87 single letters stay letters in fields and in a half-typed syllable', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('Internet').press('Enter');
  await editor.component(/^Internet/).click();
  const name = editor.inspector.getByLabel('Name', { exact: true });
  await name.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('vhctnrlf');
  await expect(name).toHaveValue('vhctnrlf');
  await page.keyboard.press('Enter');
  await expect(editor.component(/^Internet vhctnrlf/)).toBeVisible();
  await expect(nodes(page)).toHaveCount(1);
  await page.locator('.canvas').focus();
  for (const letter of ['H', 'C', 'N', 'R', 'L']) await pressHangul(page, letter, 'ㅗ', true);
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Select', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(nodes(page)).toHaveCount(1);
});

test('ux-88 F6 goes through title bar, toolbar, palette, canvas, properties, findings and status bar, Shift+F6 back; every landmark has a name', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-1-private-only');
  const region = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region']);
  await editor.component(/^Instance vm1/).click();
  await expect(editor.component(/^Instance vm1/)).toBeFocused();
  const forth: (string | undefined)[] = [];
  for (let step = 0; step < 7; step++) {
    await page.keyboard.press('F6');
    forth.push(await region());
  }
  expect(forth).toEqual(['inspector', 'findings', 'status', 'title', 'toolbar', 'palette', 'canvas']);
  // Back at the canvas means back at what is being worked on.
  await expect(editor.component(/^Instance vm1/)).toBeFocused();
  await page.keyboard.press('Shift+F6');
  expect(await region()).toBe('palette');
  const landmarks = '.app > header, main, aside, .editor > footer, nav, section[aria-label], section[aria-labelledby], [role=region], [role=search]';
  for (const [language, wanted] of [['en', /[A-Za-z]/], ['ko', /[가-힣]/]] as const) {
    if (language === 'ko') await page.getByRole('button', { name: 'Language' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const names = await page.locator(landmarks).evaluateAll((elements) => elements.map((element) => [element.tagName, element.getAttribute('aria-label') ?? document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ?? '']));
    expect(names.length).toBeGreaterThan(6);
    expect(names.filter(([, name]) => !wanted.test(name ?? ''))).toEqual([]);
  }
});

test('ux-63 menu and button name the step; one drag and one typed field are one step each; Mod+Z, Mod+Shift+Z and Ctrl+Y', async ({ page }) => {
  const editor = await newDocument(page);
  const toolbar = page.getByRole('toolbar');
  await editor.paletteItem('Internet').press('Enter');
  const node = editor.component(/^Internet internet/);
  const from = await editor.middle(node);
  await editor.drag(from, { x: from.x + 60, y: from.y + 120 });
  await expect(toolbar.getByRole('button', { name: 'Undo: Move internet' })).toBeVisible();
  await editor.component(/^Internet/).click();
  const name = editor.inspector.getByLabel('Name', { exact: true });
  await name.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('the outer world');
  await page.keyboard.press('Enter');
  await expect(toolbar.getByRole('button', { name: /^Undo: Rename/ })).toBeVisible();
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+z');
  await expect(editor.component(/^Internet internet/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await editor.atRest();
  const back = await editor.middle(editor.component(/^Internet/));
  expect(Math.hypot(back.x - from.x, back.y - from.y)).toBeLessThan(4);
  await expect(toolbar.getByRole('button', { name: 'Undo: Add Internet' })).toBeVisible();
  await page.getByRole('menubar').getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /^Redo: Move/ })).toContainText('Ctrl+Shift+Z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(editor.component(/^Internet the outer world/)).toBeVisible();
});
