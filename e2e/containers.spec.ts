import { expect, test, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor } from './support/editor.ts';

/** vpc > subnet (192.168.0.0/24) with an instance, and subnet-2 (192.168.1.0/24), placed without a pointer. */
async function twoSubnets(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet', 'Instance']) await editor.paletteItem(kind).press('Enter');
  await page.locator('.react-flow__node[data-id="vpc"]').focus();
  await editor.paletteItem('Subnet').press('Enter');
  await editor.menu('View', 'Fit All');
  await editor.atRest();
  return editor;
}

const inSubnet = /^Instance instance, 192\.168\.0\.\d+, in Subnet subnet(,|$)/;
const subnet2 = /^Subnet subnet-2, 192\.168\.1\.0\/24/;

test('ux-42 moving into another container asks nothing, says while hovering and afterwards which address changes, and is one undo step', async ({ page }) => {
  const editor = await twoSubnets(page);
  await page.locator('.react-flow__node[data-id="subnet"]').focus();
  await editor.paletteItem('Virtual IP').press('Enter');
  const moved = editor.component(/^Virtual IP virtual-ip, 192\.168\.0\.\d+, in Subnet subnet(,|$)/);
  const label = (await moved.getAttribute('aria-label')) ?? '';
  const address = /192\.168\.0\.\d+/.exec(label)?.[0] ?? '';
  const goal = await editor.box(editor.component(subnet2));
  const middle = { x: goal.x + goal.width / 2, y: goal.y + goal.height / 2 };
  await editor.holdFrom(await editor.middle(moved), middle);
  await expect(editor.tip).toContainText('to subnet-2');
  await expect(editor.tip).toContainText(new RegExp(`Address ${address.replaceAll('.', String.raw`\.`)} → 192\\.168\\.1\\.\\d+`));
  await editor.release();
  await expect(editor.component(/^Virtual IP virtual-ip, 192\.168\.1\.\d+, in Subnet subnet-2(,|$)/)).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.toast')).toContainText('Moved virtual-ip to subnet-2 · ');
  await expect(page.locator('.toast')).toContainText(`${address} → 192.168.1.`);
  await page.keyboard.press('Control+z');
  await expect(moved).toHaveAttribute('aria-label', label);

  // A kind's own rule against the move is told at the same place: a running instance keeps its subnet.
  await editor.holdFrom(await editor.middle(editor.component(inSubnet)), middle);
  await expect(editor.tip).toHaveText('Stop instance first.');
  await editor.release();
  await expect(editor.component(inSubnet)).toBeVisible();
});

test('ux-42 an illegal container says why, Escape gives the move up, and nothing changes', async ({ page }) => {
  const editor = await twoSubnets(page);
  const instance = editor.component(inSubnet);
  const vpc = await editor.box(editor.component(/^VPC vpc,/));
  await editor.holdFrom(await editor.middle(instance), { x: vpc.x + vpc.width / 2, y: vpc.y + vpc.height - 12 });
  await expect(editor.tip).toHaveText('Instance cannot be inside VPC. It may be inside: Subnet.');
  await page.keyboard.press('Escape');
  await expect(editor.tip).toBeHidden();
  await editor.release();
  await expect(instance).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: Add Subnet' })).toBeVisible();
});

test('ux-43 a container grows with what is put near its edge, pushes its neighbours aside in the same step, and swallows nothing', async ({ page }) => {
  const editor = await twoSubnets(page);
  const [subnet, other, vpc] = [editor.component(/^Subnet subnet, /), editor.component(subnet2), editor.component(/^VPC vpc,/)];
  const [before, neighbour, around] = [await editor.box(subnet), await editor.box(other), await editor.box(vpc)];
  const card = await editor.box(editor.component(inSubnet));
  // By the left part of the card, so that the pointer stays inside while the card hangs over the right edge.
  await editor.drag({ x: card.x + 24, y: card.y + card.height / 2 }, { x: before.x + before.width - 20, y: card.y + card.height / 2 });
  await expect(editor.component(inSubnet)).toBeVisible();
  const [grown, pushed, outer] = [await editor.box(subnet), await editor.box(other), await editor.box(vpc)];
  expect(grown.width).toBeGreaterThan(before.width + 20);
  const isApart = pushed.x >= grown.x + grown.width || pushed.y >= grown.y + grown.height;
  expect(isApart).toBe(true);
  expect(outer.x + outer.width).toBeGreaterThan(Math.max(grown.x + grown.width, pushed.x + pushed.width));
  expect(outer.y + outer.height).toBeGreaterThan(Math.max(grown.y + grown.height, pushed.y + pushed.height));
  await page.keyboard.press('Control+z');
  await expect.poll(async () => [await editor.box(subnet), await editor.box(other), await editor.box(vpc)]).toEqual([before, neighbour, around]);
});

test('ux-43 eight handles resize a container, which stops at its contents; covering a neighbour is refused with the reason', async ({ page }) => {
  const editor = await twoSubnets(page);
  const [vpc, subnet] = [editor.component(/^VPC vpc,/), editor.component(/^Subnet subnet, /)];
  await vpc.focus();
  const handles = page.locator('.resize-handle');
  await expect(handles).toHaveCount(8);
  const before = await editor.box(vpc);
  await editor.drag(await editor.middle(page.locator('[data-handle="1,1"]')), { x: before.x + 40, y: before.y + 40 });
  const small = await editor.box(vpc);
  const contents = await editor.box(editor.component(subnet2));
  expect(small.x + small.width).toBeGreaterThan(contents.x + contents.width);
  expect(small.y + small.height).toBeGreaterThan(contents.y + contents.height);
  await editor.drag(await editor.middle(page.locator('[data-handle="-1,0"]')), { x: small.x - 60, y: small.y + small.height / 2 });
  const wide = await editor.box(vpc);
  expect(wide.x).toBeLessThan(small.x - 40);
  expect(Math.abs((await editor.box(editor.component(subnet2))).x - contents.x)).toBeLessThan(2);

  await subnet.focus();
  const own = await editor.box(subnet);
  await editor.holdFrom(await editor.middle(page.locator('[data-handle="1,1"]')), { x: contents.x + contents.width / 2, y: contents.y + contents.height / 2 });
  await expect(editor.tip).toHaveText('subnet would overlap subnet-2.');
  await editor.release();
  await expect(page.locator('.toast')).toContainText('subnet would overlap subnet-2.');
  await expect.poll(() => editor.box(subnet)).toEqual(own);
});

test('ux-43 a container dragged over its neighbour says why not and stays where it was', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Internet']) await editor.paletteItem(kind).press('Enter');
  await editor.menu('View', 'Fit All');
  // Small enough that the pointer stays away from the edge of the board, where the camera would go on and on.
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Minus');
  await editor.atRest();
  const [vpc, internet] = [await editor.box(editor.component(/^VPC vpc,/)), await editor.box(editor.component(/^Internet internet/))];
  const [dx, dy] = [internet.x - vpc.x - vpc.width / 2, internet.y - vpc.y - vpc.height / 2];
  await editor.holdFrom({ x: vpc.x + vpc.width / 2, y: vpc.y + 8 }, { x: vpc.x + vpc.width / 2 + dx, y: vpc.y + 8 + dy });
  await expect(editor.tip).toHaveText('vpc would overlap internet.');
  await editor.release();
  await expect(page.locator('.toast')).toContainText('vpc would overlap internet.');
  // Near the edge of the board the camera follows the drag: what counts is where the two stand to each other.
  await expect.poll(async () => {
    const [one, other] = [await editor.box(editor.component(/^VPC vpc,/)), await editor.box(editor.component(/^Internet internet/))];
    return [Math.round(one.x - other.x), Math.round(one.y - other.y)];
  }).toEqual([Math.round(vpc.x - internet.x), Math.round(vpc.y - internet.y)]);
});

test('ux-43 containers are resized from the keyboard, with the size said, and fitted to their contents', async ({ page }) => {
  const editor = await twoSubnets(page);
  const vpc = editor.component(/^VPC vpc,/);
  await vpc.focus();
  await expect(vpc).toBeFocused();
  const before = await editor.box(vpc);
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect.poll(async () => (await editor.box(vpc)).width).toBeGreaterThan(before.width);
  expect((await editor.box(vpc)).height).toBeGreaterThan(before.height);
  await expect(page.getByText(/^vpc: \d+ × \d+$/)).toBeAttached();
  await editor.menu('Object', 'Fit Container to Contents');
  const fitted = await editor.box(vpc);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect(page.locator('.toast')).toContainText('vpc would be too small for its contents.');
  await expect.poll(() => editor.box(vpc)).toEqual(fitted);
});

test.describe('deleting', () => {
  test('ux-44 a container with contents asks: all of it or only itself, each with its result listed, and both can be undone', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['On-premises site', 'Server']) await editor.paletteItem(kind).press('Enter');
    const site = editor.component(/^On-premises site onprem-site/);
    const server = editor.component(/^Server .*in On-premises site/);
    await expect(server).toBeVisible();
    await site.focus();
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('alertdialog', { name: 'Delete the contents too?' });
    const results = dialog.locator('.removal-results dd');
    await expect(results.nth(0)).toContainText('onprem-site');
    await expect(results.nth(0)).toContainText('server');
    await dialog.getByRole('button', { name: 'Delete All' }).click();
    await expect(page.getByText('0 components · 0 links').first()).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(server).toBeVisible();

    const box = await editor.box(site);
    await page.mouse.click(box.x + 60, box.y + 10);
    await page.keyboard.press('Delete');
    await expect(results.nth(1)).toContainText('server → the canvas');
    await dialog.getByRole('button', { name: 'Move Out' }).click();
    await expect(page.getByText('1 component · 0 links').first()).toBeVisible();
    await expect(editor.component(/^Server server/)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(server).toBeVisible();
  });

  test('ux-44 contents move out where they may, and where they may not the dialog says why', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['VPC', 'Subnet', 'Virtual IP']) await editor.paletteItem(kind).press('Enter');
    await editor.component(/^Subnet subnet,/).focus();
    await page.keyboard.press('Backspace');
    const dialog = page.getByRole('alertdialog', { name: 'Delete the contents too?' });
    await expect(dialog.locator('.removal-results')).toContainText('Moving out is not possible: Subnet subnet is in use by virtual-ip.');
    await expect(dialog.getByRole('button', { name: 'Move Out' })).toBeDisabled();
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('3 components · 0 links').first()).toBeVisible();
  });

  test('ux-45 Delete and Backspace delete; what the rules protect stays, with the reason and a way to what stands against it', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['Internet', 'External user']) await editor.paletteItem(kind).press('Enter');
    await editor.component(/^External user/).focus();
    await page.keyboard.press('Delete');
    await expect(page.getByText('1 component · 0 links').first()).toBeVisible();
    await editor.component(/^Internet internet/).focus();
    await page.keyboard.press('Backspace');
    await expect(page.getByText('0 components · 0 links').first()).toBeVisible();

    const sample = await openSample(page, 'getting-started-2-floating-ip');
    const gateway = sample.component(/^Internet gateway/);
    await gateway.click();
    await page.keyboard.press('Delete');
    const card = page.locator('.refusal-card');
    await expect(card).toBeVisible();
    await expect(gateway).toBeVisible();
    await expect(card).toContainText('NHN-IG-006');
    await card.getByRole('button', { name: 'fip-vm1' }).click();
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('fip-vm1');
  });
});
