import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, type Editor } from './support/editor.ts';

const chosen = (page: Page): Locator => page.locator('.react-flow__node.selected');

/** The names of what is selected, without kind and container. */
async function chosenNames(page: Page): Promise<readonly string[]> {
  const labels = await chosen(page).evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id') ?? ''));
  return labels.sort();
}

/** The internet with two things linked to it and two that are not. */
async function drawInternet(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'External network', 'DNS server', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(5);
  for (const name of [/^External user/, /^External network/]) {
    await editor.component(name).click();
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect(page.getByText('5 components · 2 links').first()).toBeVisible();
  return editor;
}

test('ux-50 a marquee drawn to the right takes what it holds, drawn to the left what it touches; Shift adds, Escape gives it up', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await editor.atRest();
  const [left, right] = [await editor.box(editor.component(/^Internet internet/)), await editor.box(editor.component(/^External user/))];
  const [above, below] = [left.y - 14, left.y + left.height + 60];
  const inRight = right.x + right.width / 2;
  const beforeLeft = left.x - 14;
  await editor.holdFrom({ x: beforeLeft, y: below }, { x: inRight, y: above });
  await expect(page.locator('.marquee.contain')).toBeVisible();
  await editor.release();
  await expect(page.locator('.marquee')).toHaveCount(0);
  await expect.poll(async () => chosenNames(page)).toEqual(['internet']);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('1 selected');

  await editor.holdFrom({ x: inRight, y: below }, { x: left.x + left.width / 2, y: above });
  await expect(page.locator('.marquee.touch')).toBeVisible();
  await editor.release();
  await expect.poll(async () => chosenNames(page)).toEqual(['external-user', 'internet']);

  await editor.component(/^DNS server dns-server,/).click();
  await page.keyboard.down('Shift');
  await editor.drag({ x: beforeLeft, y: below }, { x: inRight, y: above });
  await page.keyboard.up('Shift');
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server', 'internet']);

  await editor.holdFrom({ x: inRight, y: below }, { x: beforeLeft, y: above });
  await expect.poll(async () => chosenNames(page)).toEqual(['external-user', 'internet']);
  await page.keyboard.press('Escape');
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server', 'internet']);
  await editor.release();
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server', 'internet']);
  await page.mouse.click(inRight, below + 40);
  await expect(chosen(page)).toHaveCount(0);
});

test('ux-50 a marquee within a container is about what stands in it; Mod+A takes everything in the container, then everything', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'VPC', 'Subnet']) await editor.paletteItem(kind).press('Enter');
  await editor.paletteItem('Instance').press('Enter');
  const subnet = editor.component(/^Subnet subnet/);
  await subnet.click({ position: { x: 40, y: 10 } });
  await editor.paletteItem('Instance').press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(5);
  await editor.atRest();
  const [first, second] = [await editor.box(editor.component(/^Instance instance,/)), await editor.box(editor.component(/^Instance instance-2,/))];
  await editor.drag({ x: Math.max(first.x, second.x) + 90, y: Math.max(first.y, second.y) + 80 }, { x: Math.min(first.x, second.x) + 40, y: Math.min(first.y, second.y) + 20 });
  await expect.poll(async () => chosenNames(page)).toContain('instance');
  expect(await chosenNames(page)).not.toContain('subnet');

  await editor.component(/^Instance instance,/).click();
  await page.keyboard.press('Control+a');
  await expect.poll(async () => chosenNames(page)).toEqual(['instance', 'instance-2']);
  await page.keyboard.press('Control+a');
  await expect(chosen(page)).toHaveCount(5);
  await subnet.click({ position: { x: 40, y: 10 } });
  await page.keyboard.press('Control+a');
  await expect.poll(async () => chosenNames(page)).toEqual(['instance', 'instance-2']);
  await editor.menu('Select', 'Select Container');
  await expect.poll(async () => chosenNames(page)).toEqual(['subnet']);
  await editor.menu('Select', 'Select Contents');
  await expect.poll(async () => chosenNames(page)).toEqual(['instance', 'instance-2']);
});

test('ux-50 Shift+click adds and takes away; same kind, upstream, downstream, connected and the rest are commands', async ({ page }) => {
  const editor = await drawInternet(page);
  await editor.component(/^Internet internet/).click();
  await editor.component(/^DNS server dns-server,/).click({ modifiers: ['Shift'] });
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server', 'internet']);
  await editor.component(/^Internet internet/).click({ modifiers: ['Shift'] });
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server']);

  await editor.component(/^External user/).click();
  await page.keyboard.press('Alt+Shift+o');
  await expect.poll(async () => chosenNames(page)).toEqual(['external-user', 'internet']);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('2 selected');
  await editor.component(/^Internet internet/).click();
  await page.keyboard.press('Alt+Shift+i');
  await expect.poll(async () => chosenNames(page)).toEqual(['external-network', 'external-user', 'internet']);
  await editor.component(/^External user/).click();
  await editor.menu('Select', 'Select Connected');
  await expect.poll(async () => chosenNames(page)).toEqual(['external-network', 'external-user', 'internet']);
  await page.keyboard.press('Control+Shift+a');
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server', 'dns-server-2']);
  await editor.component(/^DNS server dns-server,/).click();
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server']);
  await page.keyboard.press('Alt+Shift+a');
  await expect.poll(async () => chosenNames(page)).toEqual(['dns-server', 'dns-server-2']);
  await editor.menu('Select', 'Select None');
  await expect(chosen(page)).toHaveCount(0);
});
