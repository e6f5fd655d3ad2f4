import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor } from './support/editor.ts';
import { browserFiles } from './support/files.ts';

const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Outline of the design' });
const item = (page: Page, name: string | RegExp): Locator => tree(page).getByRole('treeitem', { name });

/** A VPC with two subnets and an instance in the first, with the outline shown and focused. */
async function drawNetwork(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet']) await editor.paletteItem(kind).press('Enter');
  await editor.paletteItem('Instance').press('Enter');
  await editor.component(/^VPC vpc/).click({ position: { x: 60, y: 12 } });
  await editor.paletteItem('Subnet').press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(4);
  await page.keyboard.press('Control+Shift+e');
  await expect(tree(page)).toBeFocused();
  return editor;
}

test('ux-92 the outline is a tree: every line has a name, its level, position and how many siblings; folding is told', async ({ page }) => {
  await drawNetwork(page);
  const vpc = item(page, /^VPC vpc/);
  await expect(vpc).toHaveAttribute('aria-level', '1');
  await expect(vpc).toHaveAttribute('aria-expanded', 'true');
  const second = item(page, /^Subnet subnet-2, 192\.168\.\d+\.0\/24/);
  await expect(second).toHaveAttribute('aria-level', '2');
  await expect(second).toHaveAttribute('aria-posinset', '2');
  await expect(second).toHaveAttribute('aria-setsize', '2');
  await expect(item(page, /^Instance instance, 192\.168\.\d+\.\d+, \d findings?$/)).toHaveAttribute('aria-level', '3');
});

test('ux-93 in the outline arrows choose and fold, F2 renames, Delete deletes, several are chosen, all without a pointer; canvas and inspector follow', async ({ page }) => {
  const editor = await drawNetwork(page);
  await page.keyboard.press('Home');
  await expect(item(page, /^VPC vpc/)).toHaveAttribute('aria-selected', 'true');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('vpc');
  await page.keyboard.press('ArrowLeft');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('subnet');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(tree(page).getByRole('treeitem', { selected: true })).toHaveCount(3);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('3 components');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(3);

  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  const name = page.getByRole('textbox', { name: 'Name of vpc' });
  await expect(name).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.type('shop');
  await page.keyboard.press('Enter');
  await expect(editor.component(/^VPC shop/)).toBeVisible();
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('never');
  await page.keyboard.press('Escape');
  await expect(item(page, /^VPC shop/)).toBeVisible();

  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(3);
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(tree(page).getByRole('treeitem')).toHaveCount(4);
});

test('ux-93 what can be dragged into another container can be moved there from a list, one undo step', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await page.keyboard.press('Control+Shift+e');
  await item(page, /^Virtual machine db,/).click();
  await page.keyboard.press('Control+Shift+m');
  const dialog = page.getByRole('dialog', { name: 'Move db to' });
  await expect(dialog.getByRole('option', { name: /^esx1/ })).toBeVisible();
  // Where it is already is no choice.
  await expect(dialog.getByRole('option', { name: /^esx3/ })).toHaveCount(0);
  await page.keyboard.type('nothing');
  await expect(dialog).toContainText('No container matches');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('esx1');
  await page.keyboard.press('Enter');
  await expect(editor.component(/^Virtual machine db, 192\.168\.30\.50, in ESXi host esx1/)).toBeVisible();
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Moved to esx1');
  await expect(item(page, /^Virtual machine db,/)).toHaveAttribute('aria-selected', 'true');
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(editor.component(/^Virtual machine db, 192\.168\.30\.50, in ESXi host esx3/)).toBeVisible();
});

test('a container that a kind refuses is listed with the reason', async ({ page }) => {
  await drawNetwork(page);
  await item(page, /^Instance instance/).click();
  await page.keyboard.press('Control+Shift+m');
  await expect(page.getByRole('dialog', { name: 'Move instance to' }).getByRole('option', { name: /^subnet-2/ })).toHaveText(/Stop instance first\.$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the outline finds by name, address, kind and network; what is chosen on the canvas is chosen in it, unfolded and in view', async ({ page }) => {
  const editor = await openSample(page, 'icp-on-vcenter');
  await page.keyboard.press('Control+Shift+e');
  const search = page.getByRole('searchbox', { name: 'Name, IP, kind, tag' });
  await search.fill('logical switch');
  await expect(tree(page).locator('.outline-row:not(.around)')).toHaveCount(Number(await page.getByRole('status', { name: /found/ }).innerText()));
  await search.fill('192.168.30.77');
  await expect(item(page, /LS-DB/)).toBeVisible();
  await search.fill('nothing at all');
  await expect(page.getByText('No component matches')).toBeVisible();
  await search.press('Escape');
  await page.getByRole('button', { name: 'Collapse all' }).click();
  await expect(item(page, /^Virtual machine db/)).toHaveCount(0);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('vm60');
  await page.keyboard.press('Enter');
  await expect(item(page, /vm60/)).toHaveAttribute('aria-selected', 'true');
  await expect(item(page, /vm60/)).toBeInViewport();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('vm60');
});

test('5,000 components are one tree, of which only what is in view is on the page', async ({ page }) => {
  const files = await browserFiles(page);
  const ids = Array.from({ length: 5000 }, (_, number) => `vpc-${String(number)}`);
  const components = Object.fromEntries(ids.map((id) => [id, { kind: 'vpc', name: id, parent: null, props: {} }]));
  const placements = Object.fromEntries(ids.map((id, number) => [id, { x: (number % 70) * 440, y: Math.floor(number / 70) * 320, width: 400, height: 280 }]));
  const text = JSON.stringify({ format: 'hopline-design', version: 1, meta: { name: 'large', description: '', profile: 'current', seed: 0 }, components, links: {}, placements, probes: {} });
  await page.goto('/');
  await files.given({ name: 'large.hopline', bytes: Buffer.from(text) }, async () => page.keyboard.press('Control+o'));
  await expect(page.locator('.react-flow__node').first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Control+Shift+e');
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press('End');
  const last = item(page, /^VPC vpc-4999/);
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-posinset', '5000');
  await expect(last).toHaveAttribute('aria-setsize', '5000');
  expect(await tree(page).getByRole('treeitem').count()).toBeLessThan(120);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`outline and its move dialog pass axe in both languages, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await drawNetwork(page);
    await page.keyboard.press('End');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Language' }).click();
    await expect(page.getByRole('tree', { name: '설계의 개요' })).toBeVisible();
    await page.locator('.outline-tree').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+Shift+m');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
