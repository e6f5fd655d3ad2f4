import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { paintedBox, pixelAt } from './support/canvas-pixels.ts';
import { newDocument } from './support/editor.ts';

const count = (components: number): string => `${String(components)} ${components === 1 ? 'component' : 'components'} · 0 links`;

test.describe('palette', () => {
  test('ux-36 groups by family; favourites and what was placed last on top, by pointer and keyboard, kept over a restart', async ({ page }) => {
    const editor = await newDocument(page);
    const groups = page.locator('.palette [data-group]');
    const names = (): Promise<string[]> => groups.evaluateAll((all) => all.map((group) => group.getAttribute('data-group') ?? ''));
    const families = await names();
    expect(families).toEqual(['cloud', 'nsx', 'k8s', 'onprem', 'internet', 'annotations']);

    const subnet = editor.paletteItem('Subnet');
    await subnet.hover();
    await page.getByRole('button', { name: 'Favourite: Subnet' }).click();
    await editor.paletteItem('VPC').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Favourite: VPC' })).toBeFocused();
    await page.keyboard.press('Enter');
    const favourites = page.locator('[data-group="favourites"] .palette-item');
    await expect(favourites).toHaveText(['Subnet', 'VPC']);

    await editor.paletteItem('Internet').press('Enter');
    await editor.paletteItem('VPC').press('Enter');
    await editor.paletteItem('Key pair').press('Enter');
    // What is a favourite stands on top already.
    const recent = page.locator('[data-group="recent"] .palette-item');
    await expect(recent).toHaveText(['Key pair', 'Internet']);
    expect((await names()).slice(0, 3)).toEqual(['favourites', 'recent', 'cloud']);

    await newDocument(page);
    await expect(favourites).toHaveText(['Subnet', 'VPC']);
    await expect(recent).toHaveText(['Key pair', 'Internet']);
    await page.getByRole('button', { name: 'Favourite: Subnet' }).first().click();
    await expect(favourites).toHaveText(['VPC']);
    await editor.paletteItem('VPC, favourite').press('Enter');
    await expect(editor.component(/^VPC vpc,/)).toBeVisible();
  });

  test('favourites, the row that is armed and the bar above the canvas pass axe', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.paletteItem('Subnet').hover();
    await page.getByRole('button', { name: 'Favourite: Subnet' }).click();
    await editor.paletteItem('VPC').click();
    await expect(page.locator('.placing-bar')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('.palette').include('.placing-bar').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });

  test('ux-36 searches Korean, English and first consonants, marks what it found, and Enter places the first', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.menu('View', '한국어');
    const search = page.getByRole('searchbox', { name: '구성 요소 검색' });
    const found = page.locator('.palette .palette-label');
    const marked = page.locator('.palette mark');
    for (const [words, mark] of [['넷 게이트', '넷 게이트'], ['internet gate', null], ['ㅇㅌㄴㄱㅇ', '인터넷 게이']] as const) {
      await search.fill(words);
      await expect(found).toHaveText(['인터넷 게이트웨이']);
      if (mark !== null) await expect(marked.first()).toHaveText(mark);
    }
    await search.fill('ㅇㅌㄴ');
    await expect(found.first()).toHaveText('인터넷');
    await search.press('Enter');
    await expect(editor.component(/^인터넷 internet/)).toBeVisible();
    await search.press('Escape');
    await expect(search).toHaveValue('');
  });
});

test.describe('dragging from the palette', () => {
  test('ux-37 shows a ghost in real size, lights every container that may hold it and the one under the pointer more', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.holdFrom(await editor.middle(editor.paletteItem('VPC')), { x: 640, y: 240 });
    await expect(editor.tip).toHaveText('vpc · on the canvas192.168.0.0/16');
    const ghost = await paintedBox(page, 'live');
    await editor.release();
    const vpc = await editor.box(editor.component(/^VPC vpc,/));
    expect(Math.abs((ghost?.width ?? 0) - vpc.width)).toBeLessThanOrEqual(10);
    expect(Math.abs((ghost?.height ?? 0) - vpc.height)).toBeLessThanOrEqual(10);
    expect(Math.abs((ghost?.x ?? 0) - vpc.x)).toBeLessThanOrEqual(6);

    await editor.paletteItem('VPC').press('Enter');
    await editor.paletteItem('Internet').press('Enter');
    await editor.menu('View', 'Fit All');
    await editor.atRest();
    await page.mouse.click(1100, 560);
    const [one, two] = [await editor.box(editor.component(/^VPC vpc,/)), await editor.box(editor.component(/^VPC vpc-2,/))];
    const corner = (box: typeof one) => ({ x: box.x + box.width - 30, y: box.y + box.height - 20 });
    const [before, other] = [await pixelAt(page, 'picture', corner(one)), await pixelAt(page, 'picture', corner(two))];
    expect(before).toEqual(other);
    await editor.paletteItem('Subnet').scrollIntoViewIfNeeded();
    await editor.holdFrom(await editor.middle(editor.paletteItem('Subnet')), { x: one.x + one.width / 2, y: one.y + 40 });
    await expect(editor.tip).toHaveText('subnet · in vpc192.168.0.0/24');
    await expect.poll(() => pixelAt(page, 'picture', corner(two))).not.toEqual(other);
    const [strong, quiet] = [await pixelAt(page, 'picture', corner(one)), await pixelAt(page, 'picture', corner(two))];
    const change = (from: readonly number[], to: readonly number[]): number => from.reduce((sum, part, index) => sum + Math.abs(part - (to[index] ?? 0)), 0);
    expect(change(before, strong)).toBeGreaterThan(change(other, quiet));
    expect(change(other, quiet)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect(editor.tip).toBeHidden();
    await expect.poll(() => pixelAt(page, 'picture', corner(two))).toEqual(other);
    await editor.release();
    await expect(page.getByText(count(3)).first()).toBeVisible();
  });

  test('ux-37 says why a container cannot hold it, to the eye and to a screen reader, and nothing is added', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.dragFromPalette('VPC', { x: 640, y: 240 });
    const vpc = await editor.box(editor.component(/^VPC vpc,/));
    await editor.holdFrom(await editor.middle(editor.paletteItem('Instance')), { x: vpc.x + 200, y: vpc.y + 120 });
    await expect(editor.tip).toHaveText('Instance cannot be inside VPC. It may be inside: Subnet.');
    await expect(editor.tip).toHaveAttribute('role', 'alert');
    await page.mouse.move(vpc.x + vpc.width + 60, vpc.y + vpc.height + 40);
    await expect(editor.tip).toHaveText('instance · on the canvas');
    await page.keyboard.press('Escape');
    await editor.release();
    await editor.holdFrom(await editor.middle(editor.paletteItem('Subnet')), { x: vpc.x + vpc.width + 60, y: vpc.y + vpc.height + 40 });
    await expect(editor.tip).toHaveText('Subnet must be inside: VPC.');
    await editor.release();
    await expect(page.getByText(count(1)).first()).toBeVisible();
  });

  test('ux-37 a thing let go just outside of a border goes inside, and new things never cover what stands there', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.dragFromPalette('VPC', { x: 640, y: 240 });
    const vpc = await editor.box(editor.component(/^VPC vpc,/));
    await editor.dragFromPalette('Subnet', { x: vpc.x + vpc.width + 10, y: vpc.y + 60 });
    await expect(editor.component(/^Subnet subnet, .*in VPC vpc/)).toBeVisible();
    const there = { x: 420, y: 600 };
    await editor.dragFromPalette('Internet', there);
    await editor.dragFromPalette('Internet', there);
    const [one, two] = [await editor.box(editor.component(/^Internet internet(,|$)/)), await editor.box(editor.component(/^Internet internet-2(,|$)/))];
    expect(two.x >= one.x + one.width || one.x >= two.x + two.width || two.y >= one.y + one.height || one.y >= two.y + two.height).toBe(true);
  });
});

test.describe('click to place', () => {
  test('ux-39 a click arms placing, the ghost follows, a click on the canvas places one and goes back to Select', async ({ page }) => {
    const editor = await newDocument(page);
    const bar = page.locator('.placing-bar');
    await editor.paletteItem('VPC').click();
    await expect(bar).toContainText('VPC: click the canvas to place it');
    await expect(editor.paletteItem('VPC')).toHaveAttribute('aria-pressed', 'true');
    await page.mouse.move(640, 240, { steps: 3 });
    await expect(editor.tip).toContainText('vpc · on the canvas');
    expect((await paintedBox(page, 'live'))?.width).toBeGreaterThan(200);
    await page.mouse.click(640, 240);
    await expect(editor.component(/^VPC vpc,/)).toBeVisible();
    await expect(bar).toBeHidden();
    await page.mouse.click(1000, 600);
    await expect(page.getByText(count(1)).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveAttribute('aria-pressed', 'true');
  });

  test('ux-39 Q or the lock keeps it on; Escape and V leave; the wheel still zooms', async ({ page }) => {
    const editor = await newDocument(page);
    const bar = page.locator('.placing-bar');
    await editor.paletteItem('Internet').click();
    await page.keyboard.press('q');
    await expect(bar.getByRole('button', { name: /^Keep placing/ })).toHaveAttribute('aria-pressed', 'true');
    for (const x of [500, 700, 900]) await page.mouse.click(x, 300);
    await expect(page.getByText(count(3)).first()).toBeVisible();
    await expect(bar).toBeVisible();
    const before = await editor.box(editor.component(/^Internet internet(,|$)/));
    await page.mouse.wheel(0, -300);
    await expect.poll(async () => (await editor.box(editor.component(/^Internet internet(,|$)/))).width).toBeGreaterThan(before.width);
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();

    await editor.paletteItem('External user').click();
    await bar.getByRole('button', { name: /^Keep placing/ }).click();
    await expect(page.getByText(count(3)).first()).toBeVisible();
    await page.mouse.click(600, 560);
    await expect(page.getByText(count(4)).first()).toBeVisible();
    await page.keyboard.press('v');
    await expect(bar).toBeHidden();
    await editor.paletteItem('External user').click();
    await editor.paletteItem('External user').click();
    await expect(bar).toBeHidden();
  });
});

test('ux-40 new, duplicated and pasted objects get free names and the next free addresses, also after undo and redo', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet', 'Instance', 'Instance']) await editor.paletteItem(kind).press('Enter');
  const instances = page.locator('.react-flow__node[aria-label^="Instance "]');
  const facts = async (): Promise<string[]> => (await instances.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))).map((label) => /^Instance (\S+, [\d.]+)/.exec(label)?.[1] ?? '').sort();
  await expect(instances).toHaveCount(2);
  const [first = ''] = await facts();
  expect(first).toMatch(/^instance, 192\.168\.0\.\d+$/);
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Control+d');
  await expect(instances).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(instances).toHaveCount(3);
  await editor.paletteItem('Instance').press('Enter');
  await page.keyboard.press('Control+d');
  await expect(instances).toHaveCount(5);
  const all = await facts();
  expect(new Set(all.map((fact) => fact.split(', ')[0])).size).toBe(5);
  expect(new Set(all.map((fact) => fact.split(', ')[1])).size).toBe(5);
  expect(all.every((fact) => fact.includes(', 192.168.0.'))).toBe(true);
});
