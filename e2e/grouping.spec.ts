import { expect, test, type Locator, type Page } from '@playwright/test';
import { appOn } from './support/app.ts';
import { newDocument, openSample, type Editor } from './support/editor.ts';

const chosen = (page: Page): Locator => page.locator('.react-flow__node.selected');
const internet = /^Internet internet/;
const user = /^External user external-user,/;
const dns = /^DNS server dns-server,/;

async function drawThree(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await editor.atRest();
  return editor;
}

async function groupTwo(editor: Editor): Promise<void> {
  await editor.component(internet).click();
  await editor.component(user).click({ modifiers: ['Shift'] });
  await editor.page.keyboard.press('Control+g');
  await expect(editor.page.locator('.group-frame')).toHaveCount(1);
}

test('ux-51 what is grouped is selected and moved together; a double click goes into the group; ungrouping is undone', async ({ page }) => {
  const editor = await drawThree(page);
  await groupTwo(editor);
  await editor.component(dns).click();
  await expect(page.locator('.group-frame')).toHaveCount(0);
  await editor.component(user).click();
  await expect(chosen(page)).toHaveCount(2);
  await expect(page.locator('.group-frame')).toHaveCount(1);

  const [before, other] = [await editor.box(editor.component(user)), await editor.box(editor.component(internet))];
  await editor.component(dns).click();
  const from = await editor.middle(editor.component(user));
  await editor.drag(from, { x: from.x + 40, y: from.y + 200 });
  await expect.poll(async () => (await editor.box(editor.component(user))).y).toBe(before.y + 200);
  const [after, taken] = [await editor.box(editor.component(user)), await editor.box(editor.component(internet))];
  expect([taken.x - other.x, taken.y - other.y]).toEqual([after.x - before.x, 200]);

  await editor.component(user).dblclick();
  await expect(chosen(page)).toHaveCount(1);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Only external-user of its group is selected');
  await editor.component(dns).click();
  await editor.component(user).click();
  await page.keyboard.press('Control+Shift+g');
  await expect(page.locator('.group-frame')).toHaveCount(0);
  await editor.component(dns).click();
  await editor.component(user).click();
  await expect(chosen(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await editor.component(dns).click();
  await editor.component(user).click();
  await expect(page.locator('.group-frame')).toHaveCount(1);
});

test('ux-51 copies of a group are a group of their own', async ({ page }) => {
  const editor = await drawThree(page);
  await groupTwo(editor);
  await page.keyboard.press('Control+d');
  await expect(page.locator('.react-flow__node')).toHaveCount(5);
  await expect(page.locator('.group-frame')).toHaveCount(1);
  await expect(page.locator('.group-frame')).toHaveAttribute('data-group', 'group-2');
  await editor.component(dns).click();
  await editor.component(/^External user external-user-2,/).click();
  await expect(chosen(page)).toHaveCount(2);
  await expect(editor.component(user)).not.toHaveClass(/selected/);
});

test('ux-51 a locked thing is neither dragged, nudged nor deleted, and says why; unlocked it is', async ({ page }) => {
  const editor = await drawThree(page);
  const locked = editor.component(dns);
  await locked.click();
  await page.keyboard.press('Control+Shift+l');
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Lock 1');
  const before = await editor.box(locked);
  const from = await editor.middle(locked);
  await editor.holdFrom(from, { x: from.x + 90, y: from.y + 120 });
  await expect(editor.tip).toHaveText('dns-server is locked.');
  await editor.release();
  expect(await editor.box(locked)).toEqual(before);
  await page.keyboard.press('Delete');
  await expect(page.locator('.toast').filter({ hasText: 'dns-server is locked.' }).first()).toBeVisible();
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await page.keyboard.press('ArrowRight');
  expect(await editor.box(locked)).toEqual(before);
  await editor.menu('Object', 'Unlock');
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await editor.box(locked)).x).toBe(before.x + 4);
  await page.keyboard.press('Delete');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
});

test('ux-51 things are hidden and counted, and shown again from the status bar, each an undo step', async ({ page }) => {
  const editor = await drawThree(page);
  await editor.component(dns).click();
  await page.keyboard.press('Shift+h');
  await expect(editor.component(dns)).toHaveCount(0);
  const bar = page.getByRole('contentinfo');
  await expect(bar).toContainText('1 hidden');
  await expect(bar).toContainText('3 components');
  await page.keyboard.press('Control+z');
  await expect(editor.component(dns)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(editor.component(dns)).toHaveCount(0);
  await bar.getByRole('button', { name: 'Show All Hidden' }).click();
  await expect(editor.component(dns)).toBeVisible();
  await expect(bar).not.toContainText('hidden');
});

test('ux-51 what is hidden is traced as before, and shown while a trace passes through it', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-3-icmp');
  const app = appOn(page);
  const crossed = page.locator('.react-flow__node[data-id="internet"]');
  await crossed.click();
  await page.keyboard.press('Shift+h');
  await expect(crossed).toHaveCount(0);
  await app.traceSaved('Ping vm1');
  await expect(app.verdict).toHaveText('Reachable');
  await expect(crossed).toBeVisible();
  await app.closeTrace();
  await expect(crossed).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('1 hidden');
  await page.keyboard.press('Control+z');
  await expect(editor.component(/^Internet Internet/)).toBeVisible();
});

test('ux-51 bring forward and send back change what lies on top', async ({ page }) => {
  const editor = await drawThree(page);
  const first = await editor.box(editor.component(internet));
  const from = await editor.middle(editor.component(user));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 20, from.y, { steps: 2 });
  await page.keyboard.down('Control');
  await page.mouse.move(first.x + first.width / 2 + 30, first.y + first.height / 2 + 12, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Control');
  const second = await editor.box(editor.component(user));
  // A point that both cover.
  const shared = { x: Math.max(first.x, second.x) + 30, y: Math.max(first.y, second.y) + 14 };
  const topmost = async (): Promise<string | null> => page.evaluate(({ x, y }) => document.elementsFromPoint(x, y).find((one) => one.matches('.react-flow__node'))?.getAttribute('data-id') ?? null, shared);
  await page.keyboard.press('Escape');
  await expect.poll(topmost).toBe('internet');
  await editor.component(internet).click({ position: { x: 12, y: 10 } });
  await page.keyboard.press('Control+[');
  await expect.poll(topmost).toBe('external-user');
  await page.keyboard.press('Control+]');
  await expect.poll(topmost).toBe('internet');
});
