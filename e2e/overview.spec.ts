import { expect, test, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor, type Place } from './support/editor.ts';

const map = (page: Page) => page.getByRole('application', { name: /^Overview map/ });
const seen = (page: Page) => page.locator('.minimap-seen');
const trail = (page: Page) => page.getByRole('navigation', { name: 'Where you are on the canvas' });
const nodeOf = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);

test('ux-30 M shows the overview map and hides it, the choice is kept, and it has the drawing in it', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await page.locator('.canvas').focus();
  await expect(map(page)).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(map(page)).toBeVisible();
  const colours = await map(page).locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const found = new Set<string>();
    for (let at = 0; at < data.length; at += 4) found.add(`${String(data[at])} ${String(data[at + 1])} ${String(data[at + 2])} ${String(data[at + 3])}`);
    return found.size;
  });
  expect(colours).toBeGreaterThan(8);
  await openSample(page, 'getting-started');
  await expect(map(page)).toBeVisible();
  await page.getByRole('button', { name: 'Overview map' }).click();
  await expect(map(page)).toHaveCount(0);
  await editor.menu('View', 'Overview map');
  await expect(map(page)).toBeVisible();
});

test('ux-30 a press and a drag on the map take the camera there, arrows and plus as well; the rectangle follows', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await page.getByRole('button', { name: 'Overview map' }).click();
  await page.getByRole('combobox', { name: 'Zoom' }).selectOption('200 %');
  await editor.atRest();
  const box = await editor.box(map(page));
  const centred = async (place: Place): Promise<void> => {
    await expect.poll(async () => Math.abs((await editor.middle(seen(page))).x - place.x)).toBeLessThan(2);
    expect(Math.abs((await editor.middle(seen(page))).y - place.y)).toBeLessThan(2);
  };
  const left = { x: box.x + 70, y: box.y + 60 };
  await page.mouse.click(left.x, left.y);
  await centred(left);
  const before = await editor.view();
  await editor.drag(left, { x: left.x + 60, y: left.y + 10 });
  await centred({ x: left.x + 60, y: left.y + 10 });
  const dragged = await editor.view();
  expect(dragged.x).toBeGreaterThan(before.x + 100);
  expect(dragged.zoom).toBe(2);
  await map(page).focus();
  await page.keyboard.press('ArrowLeft');
  await editor.atRest();
  expect((await editor.view()).x).toBeLessThan(dragged.x - 50);
  await page.keyboard.press('+');
  await editor.atRest();
  expect((await editor.view()).zoom).toBeCloseTo(2.5, 4);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await editor.atRest();
  expect((await editor.view()).zoom).toBe(2);
});

/** A point in the body of a container with nothing on it: inside of its right edge. */
async function bodyOf(editor: Editor, id: string): Promise<Place> {
  await editor.atRest();
  const { x, y, width, height } = await editor.box(nodeOf(editor.page, id));
  return { x: x + width - 40, y: y + height / 2 };
}

test('ux-35 a double click on a body enters the container, its title is renamed instead; a crumb and Escape lead out again', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  const before = await editor.view();
  await expect(trail(page)).toHaveText('DocumentAll');
  const band = await editor.box(nodeOf(page, 'vpc'));
  await page.mouse.dblclick(band.x + 60, band.y + 12);
  await expect(page.getByRole('textbox', { name: 'Name' }).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(trail(page)).toHaveText('DocumentAll');
  const body = await bodyOf(editor, 'subnet');
  await page.mouse.dblclick(body.x, body.y);
  await editor.atRest();
  await expect(trail(page).getByRole('listitem')).toHaveText(['Document', 'Default Network', 'Default Subnet']);
  await expect(trail(page).locator('[aria-current]')).toHaveText('Default Subnet');
  expect((await editor.view()).zoom).toBeGreaterThan(before.zoom);
  // What is outside has no element any more: neither pointer nor keyboard reach it.
  await expect(nodeOf(page, 'vm1')).toBeAttached();
  await expect(nodeOf(page, 'client')).toHaveCount(0);
  await expect(nodeOf(page, 'vpc')).toHaveCount(0);
  await trail(page).getByRole('button', { name: 'Default Network' }).click();
  await editor.atRest();
  await expect(trail(page).getByRole('listitem')).toHaveText(['Document', 'Default Network']);
  await expect(nodeOf(page, 'vpc')).toBeAttached();
  await page.keyboard.press('Escape');
  await editor.atRest();
  await expect(trail(page)).toHaveText('DocumentAll');
  await expect(nodeOf(page, 'client')).toBeAttached();
  expect((await editor.view()).zoom).toBeCloseTo(before.zoom, 4);
});

test('ux-35 ux-93 by keyboard: Alt+Enter enters the selected container, Escape leaves it and the focus is on it', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('Default Network');
  await page.keyboard.press('Escape');
  await expect(nodeOf(page, 'vpc')).toBeFocused();
  await expect(page.locator('.react-flow__node.selected[data-id="vpc"]')).toHaveCount(1);
  await editor.atRest();
  const before = await editor.view();
  await page.keyboard.press('Alt+Enter');
  await editor.atRest();
  await expect(trail(page).getByRole('listitem')).toHaveText(['Document', 'Default Network']);
  await expect(page.getByText('Inside Default Network. Escape leaves.')).toBeAttached();
  await page.keyboard.press('Escape');
  await editor.atRest();
  await expect(trail(page)).toHaveText('DocumentAll');
  await expect(nodeOf(page, 'vpc')).toBeFocused();
  expect(await editor.view()).toEqual(before);
  // Back goes inside again: the place one has looked at was there.
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect(trail(page).getByRole('listitem')).toHaveText(['Document', 'Default Network']);
});

test('ux-35 new things go into the container one is in; what is selected outside leads out of it', async ({ page }) => {
  const editor = await newDocument(page);
  const region = await editor.box(page.locator('.canvas'));
  await editor.dragFromPalette('VPC', { x: region.x + 260, y: region.y + 140 });
  await editor.dragFromPalette('VPC', { x: region.x + 260, y: region.y + 480 });
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  const inner = await bodyOf(editor, 'vpc');
  await page.mouse.dblclick(inner.x, inner.y);
  await editor.atRest();
  await expect(trail(page).locator('[aria-current]')).toHaveText('vpc');
  await editor.dragFromPalette('Subnet', { x: region.x + 24, y: region.y + region.height - 60 });
  await expect(page.locator('.react-flow__node.selected')).toHaveAttribute('aria-label', /in VPC vpc,/);
  await expect(trail(page).locator('[aria-current]')).toHaveText('vpc');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('vpc-2');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1: vpc-2');
  await expect(trail(page)).toHaveText('DocumentAll');
});

test('ux-31 at 20 % the titles of containers are still written large enough to read', async ({ page }) => {
  // What is written on the canvas, with the size it has on screen.
  await page.addInitScript(() => {
    const written: { text: string; px: number }[] = [];
    Object.assign(globalThis, { written });
    const watched = new Proxy(Reflect.get(CanvasRenderingContext2D.prototype, 'fillText'), {
      apply: (fillText, context: CanvasRenderingContext2D, args: [string, number, number]) => {
        const size = Number(/([\d.]+)px/.exec(context.font)?.[1] ?? 0);
        written.push({ text: args[0], px: (size * context.getTransform().a) / devicePixelRatio });
        Reflect.apply(fillText, context, args);
      },
    });
    Object.defineProperty(CanvasRenderingContext2D.prototype, 'fillText', { value: watched });
  });
  const editor = await openSample(page, 'icp-on-vcenter');
  await editor.atRest();
  await page.locator('.canvas').focus();
  const { x, y } = await editor.middle(page.locator('.canvas'));
  await page.mouse.move(x, y);
  while ((await editor.view()).zoom > 0.21) await page.mouse.wheel(0, 40);
  await page.evaluate(() => Reflect.get(globalThis, 'written').splice(0));
  await page.mouse.wheel(0, 10);
  const sizes = (): Promise<readonly { readonly text: string; readonly px: number }[]> => page.evaluate(() => Reflect.get(globalThis, 'written'));
  await expect.poll(async () => (await sizes()).map(({ text }) => text)).toContain('vCenter Server');
  expect((await editor.view()).zoom).toBeGreaterThan(0.19);
  for (const { px } of await sizes()) expect(px).toBeGreaterThanOrEqual(10.5);
});
