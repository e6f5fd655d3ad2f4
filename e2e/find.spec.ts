import { expect, test, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';

const bar = (page: Page) => page.getByRole('search', { name: 'Find on the canvas' });
const field = (page: Page) => bar(page).getByRole('searchbox');
const found = (page: Page) => bar(page).getByRole('status');
const nodeOf = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const selected = (page: Page, id: string) => page.locator(`.react-flow__node.selected[data-id="${id}"]`);

async function startFinding(page: Page): Promise<void> {
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
}

/** How strongly a component is painted: the mean distance of its pixels from the canvas around it. */
async function ink({ page }: Editor, id: string): Promise<number> {
  return nodeOf(page, id).evaluate((element) => {
    const picture = document.querySelector<HTMLCanvasElement>('canvas.picture');
    const context = picture?.getContext('2d');
    if (picture === null || context === null || context === undefined) throw new Error('no picture');
    const [box, whole] = [element.getBoundingClientRect(), picture.getBoundingClientRect()];
    const scale = picture.width / whole.width;
    const { data } = context.getImageData((box.x - whole.x) * scale, (box.y - whole.y) * scale, box.width * scale, box.height * scale);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += (data[at + 3] ?? 0) === 0 ? 0 : (255 - (data[at] ?? 0)) * ((data[at + 3] ?? 0) / 255);
    return sum / (data.length / 4);
  });
}

test('ux-33 Mod+F finds by name, kind in both languages, IP and the network that holds it; the hit is shown and selected', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await editor.atRest();
  await startFinding(page);
  await page.keyboard.type('esx2');
  await expect(found(page)).toHaveText(/^1 of \d+: esx2$/);
  await expect(selected(page, 'esx2')).toHaveCount(1);
  await field(page).fill('192.168.30.77');
  await expect(found(page)).toHaveText(/LS-DB/);
  await field(page).fill('논리 스위치');
  const korean = await found(page).innerText();
  await field(page).fill('logical switch');
  await expect(found(page)).toHaveText(korean);
  await field(page).fill('nothing of the kind');
  await expect(found(page)).toHaveText('Nothing found');
});

test('ux-33 the camera goes to the hit, and closer where it could not be read', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await page.getByRole('combobox', { name: 'Zoom' }).selectOption('400 %');
  await editor.atRest();
  const before = await editor.view();
  await startFinding(page);
  await page.keyboard.type('vm60');
  await expect(found(page)).toHaveText('1 of 1: vm60');
  await editor.atRest();
  await expect(nodeOf(page, 'vm60')).toBeInViewport();
  const after = await editor.view();
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeGreaterThan(50);
  expect(after.zoom).toBe(4);
  await page.getByRole('combobox', { name: 'Zoom' }).selectOption('25 %');
  await editor.atRest();
  await page.keyboard.press('F3');
  await editor.atRest();
  expect((await editor.view()).zoom).toBe(1);
  await expect(nodeOf(page, 'vm60')).toBeInViewport();
});

test('ux-33 Enter, Shift+Enter, F3 and the buttons go round the hits', async ({ page }) => {
  await openSample(page, 'icp-on-vcenter');
  await startFinding(page);
  await page.keyboard.type('esxi host');
  await expect(found(page)).toHaveText(/^1 of 4: op-esx1$/);
  await page.keyboard.press('Enter');
  await expect(found(page)).toHaveText(/^2 of 4: esx1$/);
  await page.keyboard.press('F3');
  await expect(found(page)).toHaveText(/^3 of 4: esx2$/);
  await page.keyboard.press('Enter');
  await expect(found(page)).toHaveText(/^4 of 4: esx3$/);
  await page.keyboard.press('Enter');
  await expect(found(page)).toHaveText(/^1 of 4/);
  await page.keyboard.press('Shift+Enter');
  await expect(found(page)).toHaveText(/^4 of 4/);
  await page.keyboard.press('Shift+F3');
  await expect(found(page)).toHaveText(/^3 of 4/);
  await bar(page).getByRole('button', { name: 'Next hit' }).click();
  await expect(found(page)).toHaveText(/^4 of 4/);
  await bar(page).getByRole('button', { name: 'Previous hit' }).click();
  await expect(found(page)).toHaveText(/^3 of 4/);
});

test('ux-33 ux-87 all else is dimmed while the bar is open; Escape closes it, gives the focus back, and F goes on to the next hit', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await page.locator('.canvas').focus();
  const [web, other] = [await ink(editor, 'web-1'), await ink(editor, 'client')];
  await startFinding(page);
  await page.keyboard.type('web-');
  await expect(found(page)).toHaveText(/^1 of/);
  await editor.atRest();
  await expect.poll(async () => (await ink(editor, 'client')) / other).toBeLessThan(0.6);
  expect(await ink(editor, 'web-1')).toBeGreaterThan(web * 0.8);
  const first = (await found(page).innerText()).split(': ')[1] ?? '';
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect.poll(async () => (await ink(editor, 'client')) / other).toBeGreaterThan(0.8);
  await expect(page.locator('.react-flow__node:focus')).toHaveAttribute('aria-label', new RegExp(` ${first},`));
  const before = await page.locator('.react-flow__node.selected').getAttribute('data-id');
  await page.keyboard.press('f');
  await expect(page.locator('.react-flow__node.selected')).not.toHaveAttribute('data-id', before ?? '');
  await expect(bar(page)).toHaveCount(0);
});

test('ux-33 a tag and the text of a note are found, and the focus goes back to the field it came from', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^New/ }).click();
  await page.locator('.canvas').focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: /note/i })).toBeFocused();
  await page.keyboard.type('Ask the **bank** about 10.9');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  const palette = page.getByRole('complementary', { name: 'Component palette' }).getByRole('searchbox');
  await palette.focus();
  await expect(palette).toBeFocused();
  await startFinding(page);
  await page.keyboard.type('bank 10.9');
  await expect(found(page)).toHaveText(/^1 of 1/);
  await page.keyboard.press('Escape');
  await expect(palette).toBeFocused();
});
