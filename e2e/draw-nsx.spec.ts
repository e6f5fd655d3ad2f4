import { expect, test } from '@playwright/test';
import { newDocument, type Place } from './support/editor.ts';

test('a small NSX topology is drawn by mouse: what is dropped stands inside, wires take a free interface or make one', async ({ page }) => {
  const editor = await newDocument(page);
  const place = (label: string, x: number, y: number): Promise<void> => editor.dragFromPalette(label, { x, y });
  await place('vCenter Server instance', 560, 120);
  await place('Logical switch', 560, 180);
  await place('Logical switch', 560, 220);
  await place('Logical switch', 560, 256);
  await place('vSphere cluster', 540, 300);
  await place('ESXi host', 380, 360);
  // Over the host's left edge: it is moved inside.
  await place('Virtual machine', 330, 420);
  await place('Edge gateway', 380, 490);
  await place('Distributed router', 830, 200);
  const host = await editor.box(editor.component(/^ESXi host/));
  const machine = await editor.box(editor.component(/^Virtual machine/));
  expect(machine.x).toBeGreaterThan(host.x);
  expect(machine.x + machine.width).toBeLessThanOrEqual(host.x + host.width);

  const rail = async (name: RegExp): Promise<Place> => {
    const { x, y, width, height } = await editor.box(editor.component(name));
    return { x: x + width / 4, y: y + height / 2 };
  };
  const wire = async (from: RegExp, to: RegExp): Promise<void> => editor.holdFrom(await editor.bottomEdge(editor.component(from)), await rail(to));
  await wire(/^Virtual machine/, /^Logical switch logical-switch,/);
  await editor.release();
  await expect(page.getByText('9 components · 1 link').first()).toBeVisible();

  // The router has two interfaces: both are offered, then the one that is left, then a new one.
  await wire(/^Distributed router/, /^Logical switch logical-switch,/);
  await editor.release();
  await expect(page.getByRole('dialog', { name: 'Connect from dlr' }).getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await wire(/^Distributed router/, /^Logical switch logical-switch-2/);
  await editor.release();
  await wire(/^Distributed router/, /^Logical switch logical-switch-3/);
  await expect(editor.tip).toContainText('new interface lif3');
  await editor.release();
  await expect(page.getByText('9 components · 4 links').first()).toBeVisible();
  await editor.component(/^Distributed router/).click();
  await expect(editor.inspector.getByRole('group', { name: 'Logical interfaces (LIF)' }).locator('tr.row')).toHaveText([/^lif1.*logical-switch$/, /^lif2.*logical-switch-2$/, /^lif3.*logical-switch-3$/]);
});

test('the same by keyboard: Enter in the palette, C for wires', async ({ page }) => {
  const editor = await newDocument(page);
  const search = page.getByRole('searchbox', { name: 'Find a component' });
  const put = async (words: string): Promise<void> => {
    await search.fill(words);
    await search.press('Enter');
  };
  for (const words of ['vCenter', 'vSphere cluster', 'ESXi', 'Virtual machine', 'Logical switch', 'DLR']) await put(words);
  await expect(page.getByText('6 components · 0 links').first()).toBeVisible();
  await expect(editor.component(/^Virtual machine virtual-machine, in ESXi host esxi-host/)).toBeAttached();
  await expect(editor.component(/^Logical switch logical-switch, 5000, in vCenter Server instance/)).toBeAttached();
  await editor.component(/^Virtual machine/).focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Connect from virtual-machine' });
  await expect(dialog.getByRole('option').first()).toContainText('logical-switch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('6 components · 1 link').first()).toBeVisible();
});
