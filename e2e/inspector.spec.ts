import { expect, test } from '@playwright/test';
import { newDocument } from './support/editor.ts';

test.describe('several components', () => {
  test('ux-54 common properties of several components: mixed values say so, one typed value goes to all in one undo step', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['VPC', 'Subnet', 'Instance', 'Instance']) await editor.paletteItem(kind).press('Enter');
    const [first, second] = [editor.component(/^Instance instance, /), editor.component(/^Instance instance-2, /)];
    const { inspector } = editor;
    await first.click();
    const zone = inspector.getByLabel('Availability zone', { exact: true });
    await zone.fill('kr2');
    await zone.press('Enter');
    await second.click({ modifiers: ['Shift'] });
    await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('2 components');
    await expect(zone).toHaveValue('');
    await expect(zone).toHaveAttribute('placeholder', 'mixed');
    // Looking at a mixed value changes nothing.
    await zone.focus();
    await zone.press('Tab');
    await expect(page.getByRole('toolbar').getByRole('button', { name: /^Undo/ })).toHaveAccessibleName(/Edit instance/);

    await zone.fill('kr1-pub-a');
    await zone.press('Enter');
    await expect(zone).toHaveValue('kr1-pub-a');
    await expect(zone).not.toHaveAttribute('placeholder');
    await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
    await expect(zone).toHaveAttribute('placeholder', 'mixed');
    await inspector.getByRole('button', { name: 'instance Instance', exact: true }).click();
    await expect(zone).toHaveValue('kr2');
  });

  test('ux-54 what one of several components refuses is named, the text stays, and none of them changes', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['VPC', 'Subnet', 'Instance', 'Instance']) await editor.paletteItem(kind).press('Enter');
    const { inspector } = editor;
    await editor.component(/^Instance instance, /).click();
    await editor.component(/^Instance instance-2, /).click({ modifiers: ['Shift'] });
    const memory = inspector.getByLabel('Memory', { exact: false });
    await memory.fill('lots');
    await memory.press('Enter');
    await expect(memory).toHaveValue('lots');
    await expect(memory).toHaveAttribute('aria-invalid', 'true');
    await expect(inspector.getByRole('alert')).toHaveText('Not a number');
    await memory.press('Escape');
    await expect(memory).toHaveValue('2048');
    // A flavor is not changed while its instance runs: here both run, and both are named.
    const flavor = inspector.getByLabel('Flavor', { exact: true });
    await flavor.fill('m2.c2m4');
    await flavor.press('Enter');
    await expect(inspector.getByRole('alert')).toContainText('instance: Stop instance first.');
    await expect(inspector.getByRole('alert')).toContainText('instance-2: Stop instance-2 first.');
    await expect(flavor).toHaveValue('m2.c2m4');
    await expect(page.getByRole('toolbar').getByRole('button', { name: /^Undo/ })).toHaveAccessibleName(/Add Instance/);
  });

  test('ux-54 tags of several components: one that some have says so, given to all and taken away in one step each', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['VPC', 'Subnet', 'Instance', 'Instance']) await editor.paletteItem(kind).press('Enter');
    const tags = editor.inspector.getByRole('group', { name: 'Tags' });
    const field = tags.getByRole('combobox');
    await editor.component(/^Instance instance, /).click();
    await field.fill('web');
    await field.press('Enter');
    await expect(tags.locator('.chip')).toHaveText(['web']);
    await editor.component(/^Instance instance-2, /).click({ modifiers: ['Shift'] });
    await expect(tags.locator('.chip')).toHaveText(['web 1/2']);
    await tags.getByRole('button', { name: 'web, on 1 of 2. Add tag web to all' }).click();
    await expect(tags.locator('.chip')).toHaveText(['web']);
    await field.fill('서울, dmz');
    await field.press('Enter');
    await expect(tags.locator('.chip')).toHaveText(['web', '서울', 'dmz']);
    await tags.getByRole('button', { name: 'Remove tag web' }).click();
    await expect(tags.locator('.chip')).toHaveText(['서울', 'dmz']);
    await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
    await expect(tags.locator('.chip')).toHaveText(['web', '서울', 'dmz']);
  });
});

test('ux-93 the inspector is made wider and narrower at its edge, by pointer and by arrow keys, between 240 and 420 pixels', async ({ page }) => {
  const editor = await newDocument(page);
  const edge = editor.inspector.getByRole('separator', { name: 'Inspector width' });
  const width = async (): Promise<number> => Math.round((await editor.box(editor.inspector)).width);
  expect(await width()).toBe(280);
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(300);
  await page.keyboard.press('Home');
  await expect.poll(width).toBe(240);
  const { x, y, height } = await editor.box(edge);
  await editor.drag({ x: x + 2, y: y + height / 2 }, { x: x - 400, y: y + height / 2 });
  await expect.poll(width).toBe(420);
  await edge.dblclick();
  await expect.poll(width).toBe(280);
});

test('ux-54 a field tells its help to whoever is in it, and a screen reader why its text was not taken', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet', 'Instance']) await editor.paletteItem(kind).press('Enter');
  const memory = editor.inspector.getByLabel('Memory');
  await memory.fill('lots');
  await memory.press('Enter');
  await expect(memory).toHaveAccessibleDescription('Not a number');
  await expect(memory).toHaveValue('lots');
  await memory.press('Escape');
  const disk = editor.inspector.getByLabel('Root disk');
  const help = await disk.evaluate((field) => document.getElementById(`${field.id}-help`)?.textContent ?? '');
  expect(help.length).toBeGreaterThan(5);
  await expect(editor.inspector.getByText(help)).toBeHidden();
  await disk.focus();
  await expect(editor.inspector.getByText(help)).toBeVisible();
  await expect(disk).toHaveAccessibleDescription(help);
});
