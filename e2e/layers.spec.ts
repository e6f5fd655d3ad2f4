import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor } from './support/editor.ts';

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Layers' });

/** How dark the picture is over the middle of a component: a dimmed card lets the canvas through. */
async function pixelsOf(page: Page, target: Locator): Promise<string> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('not on screen');
  return (await page.screenshot({ clip: { x: box.x + 8, y: box.y + 8, width: box.width - 16, height: box.height - 16 } })).toString('base64');
}

async function drawMixed(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'DNS server', 'Router']) await editor.paletteItem(kind).press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  return editor;
}

test('ux-93 layers are switched by keyboard: by kind and family, with counts; what is out is dimmed, said in a banner, and comes back with Clear', async ({ page }) => {
  const editor = await drawMixed(page);
  const router = editor.component(/^Router /);
  await editor.component(/^Internet internet/).click();
  const before = await pixelsOf(page, router);
  await page.keyboard.press('Alt+Shift+l');
  const switches = panel(page);
  await expect(switches.getByRole('checkbox').first()).toBeFocused();
  await expect(switches.getByRole('status')).toHaveText('3 of 3 shown');
  const family = switches.getByRole('group', { name: 'Family' });
  const hybrid = family.getByRole('checkbox', { name: /^Hybrid · on-prem/ });
  await hybrid.focus();
  await page.keyboard.press('Space');
  await expect(switches.getByRole('status')).toHaveText('2 of 3 shown');
  await expect.poll(async () => pixelsOf(page, router)).not.toBe(before);
  await page.keyboard.press('Escape');
  await expect(switches).toHaveCount(0);
  await expect(page.locator('.canvas')).toBeFocused();
  const banner = page.locator('.filter-banner');
  await expect(banner).toContainText('2 of 3 shown');
  await banner.getByRole('button', { name: 'Clear' }).click();
  await expect(banner).toHaveCount(0);
  await expect.poll(async () => pixelsOf(page, router)).toBe(before);
});

test('what layers take out is marked in the outline and the tables, or not listed at all; another document begins with all layers on', async ({ page }) => {
  const editor = await drawMixed(page);
  await page.keyboard.press('Control+Shift+e');
  const tree = page.getByRole('tree', { name: 'Outline of the design' });
  await page.keyboard.press('Control+Shift+u');
  await expect(page.getByRole('grid')).toBeFocused();
  await editor.menu('View', /^Layers/);
  const switches = panel(page);
  await switches.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'Only Router' }).click();
  await expect(switches.getByRole('status')).toHaveText('1 of 3 shown');
  await expect(tree.getByRole('treeitem', { name: /filtered out by layers$/ })).toHaveCount(2);
  await expect(page.locator('.inventory-row.filtered')).toHaveCount(2);
  await switches.getByRole('radio', { name: 'hidden' }).check();
  await expect(tree.getByRole('treeitem')).toHaveCount(1);
  await expect(page.locator('.inventory-row')).toHaveCount(1);
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await switches.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'All on: Kind' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await switches.getByRole('group', { name: 'Kind' }).getByRole('checkbox', { name: /^Router/ }).uncheck();
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await page.keyboard.press('Control+n');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Don’t Save' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(0);
  await expect(page.locator('.filter-banner')).toHaveCount(0);
});

test('a container stays while something in it is shown; severity is a layer; the switches are axe clean in both themes and languages', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-1-private-only');
  await editor.menu('View', /^Layers/);
  const switches = panel(page);
  const total = await page.locator('.react-flow__node').count();
  await switches.getByRole('radio', { name: 'hidden' }).check();
  await switches.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'Only Instance' }).click();
  await expect(editor.component(/^VPC/)).toBeVisible();
  await expect(editor.component(/^Subnet/)).toBeVisible();
  expect(await page.locator('.react-flow__node').count()).toBeLessThan(total);
  await switches.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(total);
  const severity = switches.getByRole('group', { name: 'Severity' });
  await severity.getByRole('checkbox', { name: /^No finding/ }).uncheck();
  await expect(switches.getByRole('status')).not.toHaveText(`${String(total)} of ${String(total)} shown`);
  for (const language of ['English', '한국어']) {
    for (const theme of ['light', 'dark']) {
      const found = await new AxeBuilder({ page }).include('[data-layers]').analyze();
      expect(found.violations.map(({ id }) => `${language} ${theme} ${id}`)).toEqual([]);
      await page.getByRole('toolbar').getByRole('button', { name: /^(Switch theme|테마 바꾸기)$/ }).click();
    }
    if (language === 'English') await page.getByRole('contentinfo').getByRole('button', { name: /Language|언어/ }).click();
  }
});
