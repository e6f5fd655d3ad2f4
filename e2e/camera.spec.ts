import { expect, test, type Page } from '@playwright/test';
import { openSample, type Editor, type Place } from './support/editor.ts';
import { browserFiles } from './support/files.ts';

const canvas = (page: Page) => page.locator('.canvas');

async function expectPoint(found: Place, wanted: Place, within = 1): Promise<void> {
  expect(Math.abs(found.x - wanted.x)).toBeLessThan(within);
  expect(Math.abs(found.y - wanted.y)).toBeLessThan(within);
}

/** A place of the canvas with nothing on it. */
async function emptyPlace(editor: Editor): Promise<Place> {
  await editor.atRest();
  const { x, y, height } = await editor.box(canvas(editor.page));
  return { x: x + 30, y: y + height - 40 };
}

/** Drags with a button of the mouse. */
async function pan({ page }: Editor, from: Place, by: Place, button: 'left' | 'middle' | 'right' = 'middle'): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up({ button });
}

test('ux-26 the wheel zooms at the pointer, over cards as well, between 5 % and 400 %', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  const card = await editor.middle(editor.component(/^Instance vm1/));
  await page.mouse.move(card.x, card.y);
  const [before, point] = [await editor.view(), await editor.pointAt(card)];
  await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await editor.view()).zoom).toBeGreaterThan(before.zoom * 1.1);
  await expectPoint(await editor.pointAt(card), point);
  for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -1000);
  await expect.poll(async () => (await editor.view()).zoom).toBe(4);
  await expectPoint(await editor.pointAt(card), point);
  for (let turn = 0; turn < 14; turn++) await page.mouse.wheel(0, 1000);
  await expect.poll(async () => (await editor.view()).zoom).toBeCloseTo(0.05, 5);
  await expectPoint(await editor.pointAt(card), point, 20);
});

test('ux-26 ux-27 with the wheel set to pan it moves the drawing, Mod+wheel and a pinch zoom, and the setting is kept', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.menu('View', 'Wheel pans');
  const empty = await emptyPlace(editor);
  await page.mouse.move(empty.x, empty.y);
  const [before, point] = [await editor.view(), await editor.pointAt(empty)];
  await page.mouse.wheel(40, 90);
  await expect.poll(async () => (await editor.view()).y).toBeCloseTo(before.y + 90 / before.zoom, 1);
  expect((await editor.view()).x).toBeCloseTo(before.x + 40 / before.zoom, 1);
  expect((await editor.view()).zoom).toBe(before.zoom);
  await page.mouse.wheel(-40, -90);
  // A browser tells a pinch on a trackpad as a wheel with Ctrl and small steps.
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -8);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await editor.view()).zoom).toBeGreaterThan(before.zoom * 1.05);
  await expectPoint(await editor.pointAt(empty), point);
  await openSample(page, 'getting-started');
  await editor.atRest();
  const reopened = await editor.view();
  await page.mouse.move(empty.x, empty.y);
  await page.mouse.wheel(0, 50);
  await expect.poll(async () => (await editor.view()).y).toBeCloseTo(reopened.y + 50 / reopened.zoom, 1);
});

test('ux-27 Space with the left button, the middle and the right button pan, over cards as well; nothing is moved or selected', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  const empty = await emptyPlace(editor);
  const card = await editor.middle(editor.component(/^Instance vm1/));
  const drag = async (from: Place, button: 'left' | 'middle' | 'right'): Promise<void> => {
    const before = await editor.view();
    await pan(editor, from, { x: 60, y: -30 }, button);
    await expect.poll(async () => (await editor.view()).x).toBeCloseTo(before.x - 60 / before.zoom, 1);
    expect((await editor.view()).y).toBeCloseTo(before.y + 30 / before.zoom, 1);
  };
  await canvas(page).focus();
  await page.keyboard.down('Space');
  await drag(card, 'left');
  await page.keyboard.up('Space');
  await drag(empty, 'middle');
  await drag(await editor.middle(editor.component(/^Instance vm1/)), 'middle');
  // Linux pastes what is marked anywhere with that button.
  await expect(page.getByRole('group', { name: /^Note / })).toHaveCount(0);
  await drag(await editor.middle(editor.component(/^Instance vm1/)), 'right');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0);
  await expect(editor.unsavedMark).toHaveCount(0);
  await page.mouse.click(...at(await editor.middle(editor.component(/^Instance vm1/))), { button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
});

function at({ x, y }: Place): [number, number] {
  return [x, y];
}

test('ux-28 100 %, fit all, fit the selection, larger and smaller by keys', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await editor.atRest();
  const all = await editor.view();
  await canvas(page).focus();
  await page.keyboard.press('Control+0');
  await editor.atRest();
  expect((await editor.view()).zoom).toBe(1);
  await page.keyboard.press('Control+Equal');
  await page.keyboard.press('Control+Shift+Equal');
  await editor.atRest();
  expect((await editor.view()).zoom).toBeCloseTo(1.5625, 4);
  await page.keyboard.press('Control+Minus');
  await editor.atRest();
  expect((await editor.view()).zoom).toBeCloseTo(1.25, 4);
  await page.keyboard.press('Shift+1');
  await editor.atRest();
  expect((await editor.view()).zoom).toBeCloseTo(all.zoom, 4);
  await expectPoint(await editor.view(), all);
  const esg = page.locator('.react-flow__node[data-id="esg"]');
  await esg.focus();
  await page.keyboard.press('Shift+2');
  await editor.atRest();
  expect((await editor.view()).zoom).toBe(1);
  const [box, region] = [await editor.middle(esg), await editor.middle(canvas(page))];
  await expectPoint(box, region, 2);
  await page.keyboard.press('Control+1');
  await editor.atRest();
  await expectPoint(await editor.view(), all);
});

/** Opens the program with a sample, and its text as files of two names. */
async function openAsFiles(page: Page): Promise<{ readonly editor: Editor; readonly open: (name: string) => Promise<void> }> {
  const files = await browserFiles(page);
  const editor = await openSample(page, 'getting-started');
  const saved = await files.taken(() => page.keyboard.press('Control+s'));
  const open = async (name: string): Promise<void> => {
    await files.given({ ...saved, name }, () => page.keyboard.press('Control+o'));
    await expect(editor.documentName).toHaveText(name);
    await editor.atRest();
  };
  return { editor, open };
}

test('ux-29 a file opens as a whole the first time and where it was last looked at afterwards, also after a restart', async ({ page }) => {
  const { editor, open } = await openAsFiles(page);
  await open('seen.hopline');
  const first = await editor.view();
  await page.keyboard.press('Control+0');
  await pan(editor, await emptyPlace(editor), { x: 120, y: -80 });
  const left = await editor.view();
  await open('other.hopline');
  await expectPoint(await editor.view(), first);
  await open('seen.hopline');
  await expectPoint(await editor.view(), left);
  expect((await editor.view()).zoom).toBe(1);
  await page.reload();
  await page.getByRole('button', { name: /^New/ }).click();
  await open('seen.hopline');
  await expectPoint(await editor.view(), left);
});

test('ux-29 a view that would show nothing of the drawing is not restored: all of it is shown', async ({ page }) => {
  const { editor, open } = await openAsFiles(page);
  await open('seen.hopline');
  const first = await editor.view();
  const empty = await emptyPlace(editor);
  for (let push = 0; push < 4; push++) await pan(editor, empty, { x: 780, y: -500 });
  await open('other.hopline');
  await open('seen.hopline');
  await expectPoint(await editor.view(), first);
  expect((await editor.view()).zoom).toBeCloseTo(first.zoom, 4);
});

test('ux-29 what is in the middle of the canvas stays there when the window or a panel changes its size', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  const before = await editor.view();
  await page.setViewportSize({ width: 1240, height: 700 });
  await expectPoint(await editor.view(), before);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Tall panel' }).click();
  await expect(page.getByRole('button', { name: 'Tall panel' })).toHaveAttribute('aria-pressed', 'true');
  await expectPoint(await editor.view(), before);
});

test('ux-34 back and forward go through the places one has looked at, from the menu as well', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await editor.atRest();
  const all = await editor.view();
  await expect(page.getByRole('menubar')).toBeVisible();
  await page.locator('.react-flow__node[data-id="esg"]').click();
  await editor.atRest();
  await page.keyboard.press('Shift+2');
  await editor.atRest();
  const close = await editor.view();
  expect(close.zoom).toBe(1);
  const empty = await emptyPlace(editor);
  await pan(editor, empty, { x: 500, y: -200 });
  const panned = await editor.view();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await editor.atRest();
  await expectPoint(await editor.view(), close);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await editor.atRest();
  await expectPoint(await editor.view(), all);
  expect((await editor.view()).zoom).toBeCloseTo(all.zoom, 4);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await editor.atRest();
  await expectPoint(await editor.view(), close);
  await editor.menu('View', 'Next view');
  await editor.atRest();
  await expectPoint(await editor.view(), panned);
  await expect(editor.unsavedMark).toHaveCount(0);
});
