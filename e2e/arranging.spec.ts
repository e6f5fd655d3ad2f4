import { expect, test, type Page } from '@playwright/test';
import { newDocument, type Editor, type Place } from './support/editor.ts';

/** Three machines of the internet on an empty canvas, each at its place, at 100 %. */
async function drawThree(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await page.keyboard.press('Control+0');
  await editor.atRest();
  return editor;
}

const names = { internet: /^Internet internet/, user: /^External user/, dns: /^DNS server/ };

/** Moves a component so that its upper left corner comes to a place, without helping lines. */
async function put(editor: Editor, name: RegExp, to: Place): Promise<void> {
  const { page } = editor;
  const box = await editor.box(editor.component(name));
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.keyboard.down('Control');
  await page.mouse.move(to.x, to.y + 10, { steps: 3 });
  await page.mouse.move(to.x + 20, to.y + 20, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up('Control');
  await expect.poll(async () => editor.box(editor.component(name)).then(({ x, y }) => [x, y])).toEqual([to.x, to.y]);
}

test('ux-46 a dragged card is taken into line with its neighbours, shown by lines; Mod suspends that, Shift keeps the axis', async ({ page }) => {
  const editor = await drawThree(page);
  await put(editor, names.internet, { x: 400, y: 200 });
  await put(editor, names.user, { x: 700, y: 330 });
  await put(editor, names.dns, { x: 520, y: 470 });
  const from = await editor.middle(editor.component(names.user));
  const internet = await editor.box(editor.component(names.internet));
  // Three pixels below the line of the other's upper edge.
  const near = { x: from.x + 40, y: from.y - 127 };
  await editor.holdFrom(from, near);
  await expect(page.locator('.guide-line[data-axis="y"]').first()).toBeAttached();
  await page.keyboard.down('Control');
  await page.mouse.move(near.x + 1, near.y);
  await expect(page.locator('.guide-line')).toHaveCount(0);
  await page.keyboard.up('Control');
  await page.mouse.move(near.x, near.y);
  await expect(page.locator('.guide-line[data-axis="y"]').first()).toBeAttached();
  await editor.release();
  await expect(page.locator('.guide-line')).toHaveCount(0);
  expect((await editor.box(editor.component(names.user))).y).toBe(internet.y);

  const level = await editor.box(editor.component(names.user));
  const middle = await editor.middle(editor.component(names.user));
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 30, middle.y + 5, { steps: 3 });
  await page.keyboard.down('Shift');
  await page.mouse.move(middle.x + 90, middle.y + 61, { steps: 3 });
  await editor.release();
  await page.keyboard.up('Shift');
  const after = await editor.box(editor.component(names.user));
  expect(after.y).toBe(level.y);
  expect(after.x).toBeGreaterThan(level.x + 60);
});

test('ux-46 equal distances are found and written on brackets; Mod+\' takes the grid away and brings it back', async ({ page }) => {
  const editor = await drawThree(page);
  await put(editor, names.internet, { x: 360, y: 300 });
  await put(editor, names.user, { x: 880, y: 300 });
  await put(editor, names.dns, { x: 600, y: 420 });
  const [left, right] = [await editor.box(editor.component(names.internet)), await editor.box(editor.component(names.user))];
  const dns = await editor.box(editor.component(names.dns));
  const gap = (right.x - left.x - left.width - dns.width) / 2;
  const from = await editor.middle(editor.component(names.dns));
  await editor.holdFrom(from, { x: from.x + left.x + left.width + gap - dns.x + 3, y: from.y - 118 });
  await expect(page.locator('.guide-gap')).toHaveCount(2);
  await expect(page.locator('.guide-gap text').first()).toHaveText(String(gap));
  await editor.release();
  const placed = await editor.box(editor.component(names.dns));
  expect([placed.x - left.x - left.width, right.x - placed.x - placed.width]).toEqual([gap, gap]);

  await expect(page.locator('.grid')).toBeVisible();
  await page.keyboard.press("Control+'");
  await expect(page.locator('.grid')).toBeHidden();
  await page.keyboard.press("Control+'");
  await expect(page.locator('.grid')).toBeVisible();
});

test('ux-46 Escape gives a drag up: nothing has moved and there is nothing to undo for it', async ({ page }) => {
  const editor = await drawThree(page);
  const steps = await page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label');
  const before = await editor.box(editor.component(names.dns));
  const from = await editor.middle(editor.component(names.dns));
  await editor.holdFrom(from, { x: from.x + 130, y: from.y + 90 });
  await page.keyboard.press('Escape');
  await editor.release();
  expect(await editor.box(editor.component(names.dns))).toEqual(before);
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAttribute('aria-label', steps ?? '');
});

test('ux-47 arrows move by one grid step, with Shift by ten; quick presses are a step each', async ({ page }) => {
  const editor = await drawThree(page);
  const dns = editor.component(names.dns);
  await dns.click();
  const before = await editor.box(dns);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await expect.poll(async () => editor.box(dns)).toEqual({ ...before, x: before.x + 12, y: before.y + 40 });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => editor.box(dns)).toEqual({ ...before, x: before.x + 8 });
});

test('ux-47 several components are aligned and spaced evenly, from the menu, the inspector and by key, each in one undo step', async ({ page }) => {
  const editor = await drawThree(page);
  await put(editor, names.internet, { x: 360, y: 200 });
  await put(editor, names.user, { x: 440, y: 270 });
  await put(editor, names.dns, { x: 700, y: 460 });
  const all = [names.internet, names.user, names.dns].map((name) => editor.component(name));
  const places = async (): Promise<readonly (readonly number[])[]> => Promise.all(all.map(async (one) => editor.box(one).then(({ x, y }) => [Math.round(x), Math.round(y)])));
  const before = await places();
  await all[0]?.click();
  await page.keyboard.press('Control+a');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(3);
  await editor.menu('Arrange', 'Align Left');
  await expect.poll(places).toEqual([[360, 200], [360, 270], [360, 460]]);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(3);
  await editor.inspector.getByRole('group', { name: 'Alignment' }).getByRole('button', { name: 'Distribute Vertically' }).click();
  await expect.poll(places).toEqual([[360, 200], [360, 330], [360, 460]]);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Space 3 evenly down');
  await page.keyboard.press('Alt+w');
  await expect.poll(places).toEqual([[360, 200], [360, 200], [360, 200]]);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect.poll(places).toEqual(before);
});

test('ux-47 what may not move is named, and nothing moves', async ({ page }) => {
  const editor = await drawThree(page);
  await put(editor, names.user, { x: 440, y: 270 });
  await editor.component(names.user).click();
  await page.keyboard.press('Control+Shift+l');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+w');
  await expect(page.getByText('external-user is locked.').first()).toBeVisible();
  expect((await editor.box(editor.component(names.user))).y).toBe(270);
});
