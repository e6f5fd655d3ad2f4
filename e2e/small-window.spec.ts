import { expect, test, type Page } from '@playwright/test';
import { editorOn, openSample, type Editor } from './support/editor.ts';

const sample = 'getting-started-6-load-balancer';

/**
 * Texts that are cut: what a text's lines need against what their nearest clipping box shows. Boxes that scroll cut nothing; names that a person
 * gave may end in an ellipsis; the picture of the canvas and what only a screen reader reads are not looked at.
 */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const skipped = '.visually-hidden, .region-canvas, .name, .recent-row, .sample-picture, [aria-hidden="true"], textarea, select, option';
    const walker = document.createTreeWalker(document.querySelector('#root') ?? document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const words = text.textContent?.trim() ?? '';
      const parent = text.parentElement;
      if (words === '' || parent === null || parent.closest(skipped) !== null || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = range.getBoundingClientRect();
      for (let box: Element | null = parent; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
        const shown = box.getBoundingClientRect();
        // A panel that is put away stands outside the window as a whole.
        if (shown.left >= innerWidth) break;
        const isCut = style.overflowX !== 'visible' || box.matches('button');
        if (isCut && (lines.right > shown.right + 1.5 || lines.left < shown.left - 1.5) && style.textOverflow !== 'ellipsis') {
          found.push(`${words.slice(0, 40)} in ${box.className || box.tagName}`);
          break;
        }
        if (style.position === 'fixed') break;
      }
    }
    return found;
  });
}

async function start(page: Page, settings: Readonly<Record<string, unknown>>, size: { readonly width: number; readonly height: number }): Promise<Editor> {
  await page.setViewportSize(size);
  await page.addInitScript((kept) => localStorage.setItem('hopline.settings', JSON.stringify(kept)), settings);
  await page.goto('/');
  await expect(page.locator('.sample').first()).toBeVisible();
  return editorOn(page);
}

for (const [name, settings, size] of [
  ['1024 x 640', { language: 'ko' }, { width: 1024, height: 640 }],
  ['200 % text', { language: 'ko', uiZoom: 2 }, { width: 1440, height: 900 }],
] as const) {
  test(`ux-95 at ${name} no Korean text is cut, on the start screen, in the panels and in the dialogs`, async ({ page }) => {
    const editor = await start(page, settings, size);
    expect(await cutTexts(page), 'start').toEqual([]);
    await page.locator(`[data-sample="${sample}"]`).click();
    await expect(editor.component(/ vm1, /)).toBeVisible();
    expect(await cutTexts(page), 'editor').toEqual([]);
    await editor.component(/ vm1, /).click({ position: { x: 20, y: 10 } });
    await page.getByRole('button', { name: '속성 보이기' }).click();
    await expect(page.getByRole('button', { name: '속성 숨기기' })).toBeInViewport({ ratio: 1 });
    // It slides in: the whole of it has to be there.
    await expect(editor.inspector).toBeInViewport({ ratio: 0.99 });
    expect(await cutTexts(page), 'inspector').toEqual([]);
    for (const tab of ['components', 'addresses', 'rules', 'routes', 'history', 'findings']) {
      await page.locator(`#bottom-tab-${tab}`).click();
      expect(await cutTexts(page), tab).toEqual([]);
    }
    for (const keys of ['Shift+Slash', 'Control+e', 'c']) {
      await editor.component(/ vm1, /).focus();
      await page.keyboard.press(keys);
      const dialog = page.getByRole('dialog').first();
      await expect(dialog).toBeInViewport({ ratio: 0.99 });
      expect(await cutTexts(page), keys).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  });
}

test('ux-95 at 200 % everything stays in reach: the canvas keeps half the width, the palette opens from its rail, what is placed and traced works', async ({ page }) => {
  const editor = await start(page, { language: 'en', uiZoom: 2 }, { width: 1440, height: 900 });
  await page.getByRole('button', { name: /^New blank document/ }).click();
  const canvas = page.getByRole('main', { name: 'Canvas' });
  expect((await editor.box(canvas)).width).toBeGreaterThanOrEqual(720);
  await page.getByRole('button', { name: 'Show the left panel' }).click();
  // Pointer places are those of the screen, whatever the size of the parts.
  await editor.dragFromPalette('VPC', { x: 1000, y: 330 });
  await expect(editor.component(/^VPC/)).toBeVisible();
  await page.getByRole('button', { name: 'Hide the left panel' }).click();
  const { x, y, width, height } = await editor.box(editor.component(/^VPC/));
  expect([x < 1000, x + width > 1000, y < 330, y + height > 330]).toEqual([true, true, true, true]);
  for (const name of [/^Trace/, 'Export', /^Undo/]) await expect(page.getByRole('toolbar').first().getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.body.scrollLeft])).toEqual([0, 0]);
});

test('ux-95 ux-105 Mod+Alt+plus and minus change the size of the window’s own parts, the canvas keeps its zoom, and the size is kept (logic only)', async ({ page }) => {
  const editor = await openSample(page, sample);
  const toolbar = page.getByRole('toolbar').first();
  const before = [(await editor.box(toolbar)).height, (await editor.box(editor.component(/ vm1, /))).height];
  await editor.component(/ vm1, /).focus();
  await page.keyboard.press('Control+Alt+Equal');
  await expect.poll(async () => Math.round((await editor.box(toolbar)).height)).toBe(Math.round((before[0] ?? 0) * 1.1));
  await page.keyboard.press('Control+Alt+Equal');
  await page.keyboard.press('Control+Alt+Minus');
  await expect.poll(async () => Math.round((await editor.box(toolbar)).height)).toBe(Math.round((before[0] ?? 0) * 1.1));
  expect((await editor.box(editor.component(/ vm1, /))).height).toBeCloseTo(before[1] ?? 0, 0);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('style', /--ui-zoom: 1\.1/);
});

test('ux-95 a narrow window lays the inspector over the canvas when it is asked for, or when the focus goes there', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 700 });
  const editor = await openSample(page, sample);
  const canvas = page.getByRole('main', { name: 'Canvas' });
  const wide = (await editor.box(canvas)).width;
  await expect(editor.inspector).not.toBeInViewport();
  await editor.component(/ vm1, /).click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Control+i');
  await expect(editor.inspector).toBeInViewport({ ratio: 0.99 });
  expect((await editor.box(canvas)).width).toBe(wide);
  await page.keyboard.press('Control+i');
  await expect(editor.inspector).not.toBeInViewport();
  await editor.component(/ vm1, /).focus();
  await page.keyboard.press('Enter');
  await expect(editor.inspector).toBeInViewport({ ratio: 0.99 });
  expect(await page.evaluate(() => document.activeElement?.closest('.inspector') !== null)).toBe(true);
});

test('ux-95 forced colours and more contrast keep selection, focus and severity to be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const editor = await openSample(page, sample);
  await editor.component(/ vm1, /).click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return [outlineStyle, outlineWidth];
  });
  expect(ring).toEqual(['solid', '2px']);
  await expect(page.getByRole('toolbar').first().getByRole('button', { name: 'Select', exact: true })).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('#bottom-tab-findings')).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('.status-bar .severity').first()).toHaveCSS('forced-color-adjust', 'none');
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
  const [line, strong] = await page.evaluate(() => ['--line', '--line-strong'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
  expect(line).toBe(strong);
});
