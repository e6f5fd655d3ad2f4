import { expect, type Page } from '@playwright/test';
import { holdableEngine } from './support/engine.ts';
import { newDocument, openSample, type Editor } from './support/editor.ts';
import { expectSoundHistory, savedJson, test } from './support/faultless.ts';
import { browserFiles } from './support/files.ts';

const machine = (editor: Editor) => editor.component(/^Instance web-1,/);
const status = (page: Page) => page.locator('.status-bar');

/** A thousand networks in rows, with no places of their own in each other. */
function thousand(): string {
  const ids = Array.from({ length: 1000 }, (_, at) => at);
  const components = Object.fromEntries(ids.map((at) => [`v${String(at)}`, { kind: 'vpc', name: `v${String(at)}`, props: { cidr: '10.0.0.0/16' } }]));
  const placements = Object.fromEntries(ids.map((at) => [`v${String(at)}`, { x: (at % 40) * 600, y: Math.floor(at / 40) * 400, width: 280, height: 160 }]));
  return JSON.stringify({ format: 'hopline-design', version: 1, components, placements });
}

test('ux-32 ux-66 with 1,000 components and a check that does not answer every key and every frame of a drag is shown at once, and the findings say that they are being checked', async ({ page }) => {
  const engine = await holdableEngine(page);
  const files = await browserFiles(page);
  const editor = await newDocument(page);
  await files.given({ name: 'thousand.hopline', bytes: Buffer.from(thousand()) }, () => page.keyboard.press('Control+o'));
  await expect(status(page)).toContainText('1000 components');
  await expect(status(page)).not.toContainText('checking');
  await engine.hold();
  await page.keyboard.press('Control+f');
  await expect(page.locator('.find-bar input')).toBeFocused();
  await page.keyboard.type('v500');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await editor.component(/^VPC v500,/).focus();
  await editor.atRest();
  const name = editor.inspector.locator('input[type=text]').first();
  await name.fill('first');
  await name.press('Enter');
  await expect(status(page)).toContainText('checking');
  expect(await engine.waiting()).toBeGreaterThan(0);

  const text = 'a-name-typed-while-it-is-checked';
  await name.fill('');
  for (let length = 1; length <= text.length; length++) {
    await name.press(text.charAt(length - 1));
    // Read once, without waiting: the letter is there when the key has been handled.
    expect(await name.inputValue()).toBe(text.slice(0, length));
  }
  await name.press('Enter');
  const dragged = editor.component(/^VPC a-name-typed/);
  await expect(dragged).toBeVisible();
  const box = await editor.box(dragged);
  await page.mouse.move(box.x + 20, box.y + 12);
  await page.mouse.down();
  const seen = new Set<string>();
  for (let step = 1; step <= 20; step++) {
    await page.mouse.move(box.x + 20 + step * 3, box.y + 12 + step);
    seen.add(await dragged.evaluate((node) => new Promise<string>((resolve) => requestAnimationFrame(() => resolve(node.style.transform)))));
  }
  // The first few pixels are the threshold of a drag.
  expect(seen.size).toBeGreaterThan(10);
  await editor.release();
  await expect(status(page)).toContainText('checking');
  await engine.release();
  await expect(status(page)).not.toContainText('checking');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(editor.component(/^VPC first,/)).toBeVisible();
});

test('ux-62 Delete while the thing is dragged removes it and ends the drag; other keys and a second pointer change nothing', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await newDocument(page);
  const first = await savedJson(page, files);
  for (const kind of ['Internet', 'VPC']) await editor.paletteItem(kind).press('Enter');
  await editor.atRest();
  const internet = editor.component(/^Internet internet/);
  await internet.click();
  const before = await savedJson(page, files);
  const from = await editor.middle(internet);
  await editor.holdFrom(from, { x: from.x + 90, y: from.y + 60 });
  await page.keyboard.press('Delete');
  await expect(status(page)).toContainText('1 component ');
  await page.mouse.move(from.x + 120, from.y + 70, { steps: 3 });
  await editor.release();
  await page.keyboard.press('Control+z');
  await expect(internet).toBeVisible();
  expect(await savedJson(page, files)).toEqual(before);

  // A finger that comes and goes while the mouse resizes is not the mouse.
  const vpc = editor.component(/^VPC vpc/);
  await vpc.click({ position: { x: 20, y: 12 } });
  await editor.atRest();
  const width = (await editor.box(vpc)).width;
  const corner = await editor.middle(page.locator('[data-handle="1,1"]'));
  await editor.holdFrom(corner, { x: corner.x + 60, y: corner.y + 40 });
  await page.evaluate(() => {
    for (const type of ['pointerdown', 'pointermove', 'pointerup']) document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 77, pointerType: 'touch', clientX: 5, clientY: 5 }));
  });
  await page.mouse.move(corner.x + 80, corner.y + 40, { steps: 3 });
  await editor.release();
  await expect.poll(async () => Math.round((await editor.box(vpc)).width - width)).toBeGreaterThan(70);
  await expectSoundHistory(editor, files, first, 5);
});

test('ux-63 ux-66 two hundred times undo and redo while checks come in end where they began, with findings about what is shown', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await openSample(page, 'getting-started');
  await machine(editor).click();
  await editor.inspector.locator('input[type=text]').first().fill('renamed');
  await page.keyboard.press('Enter');
  await expect(editor.component(/^Instance renamed,/)).toBeVisible();
  const last = await savedJson(page, files);
  await page.locator('.canvas').focus();
  await page.evaluate(() => {
    const press = (code: string, key: string): boolean => document.querySelector('.canvas')?.dispatchEvent(new KeyboardEvent('keydown', { code, key, ctrlKey: true, bubbles: true, cancelable: true })) ?? false;
    for (let time = 0; time < 200; time++) press(time % 2 === 0 ? 'KeyZ' : 'KeyY', time % 2 === 0 ? 'z' : 'y');
  });
  expect(await savedJson(page, files)).toEqual(last);
  await expect(status(page)).not.toContainText('checking');
  await page.keyboard.press('Control+z');
  await expect(machine(editor)).toBeVisible();
});

test('ux-52 a document that is left takes its layout along: the next one is laid out at once, and is not moved by the one before', async ({ page }) => {
  const files = await browserFiles(page);
  // The worker of the layout never answers the first time.
  let asked = 0;
  await page.route('**/elk-worker*', async (route) => {
    asked += 1;
    if (asked === 1) await new Promise((done) => setTimeout(done, 1500));
    await route.continue().catch(() => undefined);
  });
  const editor = await openSample(page, 'getting-started');
  await page.locator('.canvas').focus();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: /Cancel/ }).first()).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(status(page)).toContainText('0 components');
  await expect(page.getByRole('button', { name: /^Cancel/ })).toHaveCount(0);
  const first = await savedJson(page, files);
  await editor.paletteItem('VPC').press('Enter');
  await page.locator('.canvas').focus();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: /^Cancel/ })).toHaveCount(0);
  await expectSoundHistory(editor, files, first, 4);
});
