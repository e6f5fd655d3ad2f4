import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openSample } from './support/editor.ts';

async function openTable(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click();
  return page.getByRole('grid', { name: new RegExp(`^${name}\\.`) });
}

/** The row with a cell of exactly this text. */
const row = (grid: Locator, text: string): Locator => grid.getByRole('row').filter({ has: grid.page().getByRole('gridcell', { name: text, exact: true }) });

test('ux-54 cells of the tables take names and addresses by the inspector’s commands; what is refused stays in the cell with the reason, the model unchanged', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-6-load-balancer');
  const grid = await openTable(page, 'Components');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('web-1');
  await row(grid, 'web-1').getByRole('gridcell', { name: 'web-1', exact: true }).dblclick();
  const name = page.getByRole('textbox', { name: 'Name of web-1' });
  await expect(name).toBeFocused();
  await name.fill('front');
  await name.press('Enter');
  await expect(editor.component(/^Instance front,/)).toBeVisible();
  await expect(grid).toBeFocused();

  await page.getByRole('tab', { name: 'Addresses', exact: true }).click();
  const addresses = page.getByRole('grid', { name: /^Addresses\./ });
  await page.getByRole('searchbox', { name: 'Filter' }).fill('front');
  await addresses.getByRole('gridcell', { name: '192.168.0.6', exact: true }).dblclick();
  const address = page.getByRole('textbox', { name: 'Address of front' });
  await address.fill('192.168.0.600');
  await address.press('Enter');
  await expect(page.locator('.inventory').getByRole('alert')).toBeVisible();
  await expect(address).toHaveValue('192.168.0.600');
  await expect(editor.component(/^Instance front, 192\.168\.0\.6,/)).toBeVisible();
  // The kind's own refusal, too: a floating IP is bound to the address.
  await address.fill('192.168.0.66');
  await address.press('Enter');
  await expect(page.locator('.inventory').getByRole('alert')).toHaveText('Disassociate fip-web-1 first.');
  await expect(address).toHaveValue('192.168.0.66');
  await expect(editor.component(/^Instance front, 192\.168\.0\.6,/)).toBeVisible();
  await address.press('Escape');
  await expect(addresses.getByRole('gridcell', { name: '192.168.0.6', exact: true })).toBeVisible();
});

test('an address typed into the table of addresses is the address of the component, one undo step', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-1-private-only');
  const addresses = await openTable(page, 'Addresses');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('vm1');
  await addresses.getByRole('row').nth(1).getByRole('gridcell').first().dblclick();
  const address = page.getByRole('textbox', { name: 'Address of vm1' });
  await address.fill('192.168.0.66');
  await address.press('Enter');
  await expect(editor.component(/^Instance vm1, 192\.168\.0\.66,/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(editor.component(/^Instance vm1, 192\.168\.0\.66,/)).toHaveCount(0);
  await expect(addresses.getByRole('gridcell', { name: '192.168.0.66', exact: true })).toHaveCount(0);
});

test('tables sort, filter and are copied as CSV; a row leads to its object and its very field', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const editor = await openSample(page, 'icp-on-vcenter');
  const addresses = await openTable(page, 'Addresses');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('192.168.20.0/24 node');
  const header = addresses.getByRole('columnheader', { name: 'Address' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  const first = addresses.getByRole('row').nth(1).getByRole('gridcell').first();
  await expect(first).toHaveText('192.168.20.11');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(first).toHaveText('192.168.20.32');
  await page.getByRole('button', { name: 'Copy CSV' }).click();
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv.split(/\r?\n/).slice(0, 2)).toEqual(['Address,Component,Kind,Interface,Network,Prefix,MTU', '192.168.20.32,worker2,Worker node,eth0,LS-ICP,192.168.20.0/24,1500']);

  const rules = await openTable(page, 'Rules');
  await row(rules, 'NAT rules').first().getByRole('gridcell').first().click();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('ESG');
  await expect(editor.inspector.locator('tr.row.open')).toHaveCount(1);
  const routes = await openTable(page, 'Routes');
  await expect(row(routes, 'ESG').first()).toBeVisible();
});

test('ux-93 the tables are walked, edited and left by the keyboard alone', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-6-load-balancer');
  await page.keyboard.press('Control+Shift+u');
  const grid = page.getByRole('grid', { name: /^Components\./ });
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(1);
  await page.keyboard.press('F2');
  await page.keyboard.type('renamed');
  await page.keyboard.press('Enter');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('renamed');
  await expect(grid).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('never');
  await page.keyboard.press('Escape');
  await expect(row(grid, 'renamed')).toHaveCount(1);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the tables pass axe in both languages, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openSample(page, 'getting-started-6-load-balancer');
    for (const [at, name] of ['Components', 'Rules'].entries()) {
      const grid = await openTable(page, name);
      await grid.getByRole('gridcell').first().click();
      if (at === 0) expect((await new AxeBuilder({ page }).include('.region-bottom').analyze()).violations).toEqual([]);
    }
    await page.getByRole('button', { name: 'Language' }).click();
    await expect(page.getByRole('tab', { name: '라우트' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
