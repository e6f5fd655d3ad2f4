import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { editorOn, newDocument, openSample } from './support/editor.ts';

interface Palette {
  readonly box: ReturnType<Page['getByRole']>;
  readonly options: ReturnType<Page['getByRole']>;
  readonly active: ReturnType<Page['locator']>;
  readonly group: (name: string) => ReturnType<Page['getByRole']>;
  readonly open: (keys?: string) => Promise<void>;
}

function paletteOn(page: Page): Palette {
  const dialog = page.getByRole('dialog', { name: /^(Command palette|명령 팔레트)$/ });
  const box = dialog.getByRole('combobox');
  return {
    box,
    options: dialog.getByRole('option'),
    active: dialog.locator('[role=option][aria-selected=true]'),
    group: (name) => dialog.getByRole('group', { name }),
    open: async (keys = 'Control+Shift+p') => {
      await page.keyboard.press(keys);
      await expect(box).toBeFocused();
    },
  };
}

test('ux-85 Mod+Shift+P and Mod+K open every command with its shortcut; Escape gives the focus back', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('Internet').press('Enter');
  const node = editor.component(/^Internet/);
  await node.focus();
  const palette = paletteOn(page);
  await palette.open();
  await expect(palette.group('Commands').getByRole('option', { name: /^Duplicate/ })).toContainText('Ctrl+D');
  await expect(palette.group('Commands').getByRole('option', { name: /^Zoom In/ })).toContainText('View');
  await expect(palette.group('Samples').getByRole('option', { name: /^Getting started/ }).first()).toBeAttached();
  await expect(palette.group('Guides').getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(palette.box).toBeHidden();
  await expect(node).toBeFocused();
  await palette.open('Control+k');
  await page.keyboard.type('duplic');
  await expect(palette.active).toContainText('Duplicate');
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await expect(palette.box).toBeHidden();
});

test('ux-85 Korean and English find the same command in either language, words in any order, first consonants too', async ({ page }) => {
  await newDocument(page);
  const palette = paletteOn(page);
  await palette.open();
  for (const typed of ['dark theme', 'theme dark', '어두운', '어두운 테마', 'ㅇㄷㅇ']) {
    await palette.box.fill(typed);
    await expect(palette.active, typed).toContainText('Dark Theme');
  }
  await palette.box.fill('no such thing');
  await expect(palette.options).toHaveCount(0);
  await palette.box.fill('korean 한국어');
  await expect(palette.options).toHaveCount(0);
  await palette.box.fill('한국어');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await palette.open();
  for (const typed of ['dark', '어두운 테마']) {
    await palette.box.fill(typed);
    await expect(palette.active, typed).toContainText('어두운 테마');
    await expect(palette.active, typed).toContainText('Dark Theme');
  }
});

test('ux-85 what was used last stands first, also after the program is started again', async ({ page }) => {
  await newDocument(page);
  const palette = paletteOn(page);
  for (const typed of ['Tables', 'Outline']) {
    await palette.open();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(palette.box).toBeHidden();
  }
  await palette.open();
  await expect(palette.group('Recently used').getByRole('option')).toHaveText([/^Outline/, /^Tables/]);
  await expect(palette.active).toContainText('Outline');
  await page.reload();
  await page.getByRole('button', { name: /^New/ }).click();
  await expect(page.locator('.canvas')).toBeVisible();
  await palette.open();
  await expect(palette.group('Recently used').getByRole('option')).toHaveText([/^Outline/, /^Tables/]);
});

test('ux-85 a command that is not possible stands last and says why; Enter tells it and runs nothing', async ({ page }) => {
  await newDocument(page);
  const palette = paletteOn(page);
  await palette.open();
  await expect(palette.options.last()).toHaveAttribute('aria-disabled', 'true');
  const off = palette.group('Not possible now');
  await expect(off.getByRole('option', { name: /^Duplicate/ })).toContainText('Select a component first.');
  await expect(off.getByRole('option', { name: /^Export/ })).toContainText('The canvas is empty.');
  await page.keyboard.type('duplicate');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Duplicate is not possible now. Select a component first.');
  await expect(palette.box).toBeFocused();
});

test('ux-85 operations of the selected component stand in the list; components and addresses are found; samples open as copies', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-1-private-only');
  const palette = paletteOn(page);
  await editor.component(/^Instance vm1/).click();
  await palette.open();
  await expect(palette.group('Operations').getByRole('option').first()).toContainText('vm1');
  await palette.box.fill('192.168.0.77');
  await expect(palette.group('Components').getByRole('option').first()).toContainText('192.168.0.0/24');
  await palette.box.fill('load balancer');
  await palette.group('Samples').getByRole('option', { name: /Getting started 6/ }).click();
  await expect(editor.documentName).toContainText('Getting started 6');
});

test('ux-85 without a document the palette works as well: it opens a sample', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^New/ })).toBeVisible();
  const palette = paletteOn(page);
  await palette.open();
  await page.keyboard.type('hybrid');
  await expect(palette.active).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editorOn(page).documentName).toBeVisible();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
});

for (const language of ['en', 'ko'] as const) {
  test(`the command palette, the shortcut sheet and the editor of shortcuts pass axe, ${language}`, async ({ page }) => {
    test.setTimeout(120_000);
    await newDocument(page);
    if (language === 'ko') await page.getByRole('button', { name: 'Language' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const violations = async (): Promise<unknown> => (await new AxeBuilder({ page }).include('dialog[open]').analyze()).violations;
    await paletteOn(page).open();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Shift+Slash');
    await expect(page.locator('.shortcut-sheet')).toBeFocused();
    expect(await violations()).toEqual([]);
    await page.locator('[data-sheet-toggle]').click();
    await page.locator('[data-command="edit.duplicate"] button').first().click();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}
