import { expect, test, type Page } from '@playwright/test';
import { appOn } from './support/app.ts';
import { editorOn, newDocument } from './support/editor.ts';

/** The name of what has the keyboard focus, and whether the ring around it can be seen. */
async function focus(page: Page): Promise<{ name: string; region: string | undefined }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return {
      name: element === document.body ? 'nothing' : (element?.getAttribute('aria-label') ?? element?.textContent ?? ''),
      region: element?.closest<HTMLElement>('[data-region]')?.dataset['region'],
    };
  });
}

/** Presses F6 until a region has the focus. */
async function goTo(page: Page, region: string): Promise<void> {
  for (let step = 0; step < 8; step++) {
    if ((await focus(page)).region === region) return;
    await page.keyboard.press('F6');
  }
  throw new Error(`F6 does not reach ${region}`);
}

/** Types a kind into the palette's search and places the first answer. */
async function place(page: Page, kind: string): Promise<void> {
  const before = await page.locator('.react-flow__node').count();
  await goTo(page, 'palette');
  const search = page.getByRole('searchbox', { name: 'Find a component' });
  // One Shift+Tab after another leads from any item back to the search field.
  for (let step = 0; step < 30 && !(await search.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(before + 1);
}

/** Goes to a component by the search box. */
async function find(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focus(page)).name).toContain(` ${name}`);
}

/** Connects the focused component with the target that the search leaves. */
async function connect(page: Page, target: string): Promise<void> {
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(target);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('ux-93 the first network is drawn, connected, edited, traced and stepped through without a pointer; the focus is always somewhere', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^New/ })).toBeVisible();
  await page.keyboard.press('Control+n');
  const editor = editorOn(page);
  const app = appOn(page);
  await expect.poll(async () => (await focus(page)).region).toBe('canvas');

  for (const kind of ['external user', 'internet', 'external network', 'vpc', 'routing table', 'security group', 'subnet', 'internet gateway', 'instance', 'floating ip']) await place(page, kind);
  await expect(editor.component(/^Instance instance, 192\.168\.0\.\d+, in Subnet subnet/)).toBeVisible();
  await find(page, 'external-user');
  await connect(page, 'internet');
  await find(page, 'external-network');
  await connect(page, 'internet');
  await find(page, 'internet-gateway');
  await connect(page, 'routing-table');
  await find(page, 'floating-ip');
  await connect(page, 'instance');
  await expect(page.getByText('10 components · 4 links').first()).toBeVisible();

  await find(page, 'security-group');
  await page.keyboard.press('Enter');
  const add = editor.inspector.getByRole('button', { name: 'Add Rules' });
  for (let step = 0; step < 12 && !(await add.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'ALL ICMP' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.inspector.locator('tr.row.open')).toContainText('ICMP');
  await expect(editor.inspector.locator('tr.row.open .row-open')).toBeFocused();
  await expect(page.getByRole('img', { name: '0 errors', exact: true })).toBeVisible();

  await page.keyboard.press('r');
  const form = page.getByRole('dialog', { name: 'Trace a packet' });
  await expect(form.getByRole('combobox', { name: 'From' })).toBeFocused();
  await page.keyboard.type('external-user');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.type('instance');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: 'To' })).toHaveValue('instance');
  await page.keyboard.press('Enter');
  await expect(app.verdict).toHaveText('Reachable');
  await expect.poll(async () => (await focus(page)).region).toBe('player');
  await page.keyboard.press('Home');
  const hop = page.locator('.hop-item.current .hop-row b');
  await expect(hop).toHaveText('external-user');
  await page.keyboard.press('ArrowRight');
  await expect(hop).toHaveText('internet');
  await page.keyboard.press('ArrowLeft');
  await expect(hop).toHaveText('external-user');
  const visited = new Set<string | undefined>();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('F6');
    visited.add((await focus(page)).region);
  }
  expect([...visited].sort()).toEqual(['canvas', 'player', 'status', 'title', 'toolbar', 'trace']);
  await page.keyboard.press('Escape');
  await expect(app.verdict).toBeHidden();
  await expect.poll(async () => (await focus(page)).name).not.toBe('nothing');
});

test('ux-94 deleting passes the focus on, and the ring around it can be seen', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  await editor.component(/^External user/).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  const names: string[] = [];
  for (const left of [2, 1, 0]) {
    await page.keyboard.press('Delete');
    await expect(page.locator('.react-flow__node')).toHaveCount(left);
    await expect.poll(async () => (await focus(page)).region).toBe('canvas');
    names.push((await focus(page)).name);
    if (left > 0) expect(await page.evaluate(() => (document.activeElement === null ? '' : getComputedStyle(document.activeElement).outlineWidth))).toBe('2px');
  }
  expect(names.filter((name) => name === 'nothing')).toEqual([]);
});

test('a list of rules keeps the focus while rows are added, moved and removed', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('VPC').press('Enter');
  await editor.paletteItem('Security group').press('Enter');
  const rules = editor.inspector.getByRole('group', { name: 'Rules', exact: true });
  await rules.getByRole('button', { name: 'Add Rules' }).press('Enter');
  await page.keyboard.press('Enter');
  await expect(rules.locator('tr.row.open .row-open')).toBeFocused();
  const up = rules.getByRole('button', { name: 'Move up' });
  const count = await rules.locator('tr.row').count();
  await up.focus();
  for (let step = 1; step < count; step++) await page.keyboard.press('Enter');
  await expect(up).toBeDisabled();
  await expect(rules.getByRole('button', { name: 'Move down' })).toBeFocused();
  await rules.getByRole('button', { name: 'Remove row' }).focus();
  await page.keyboard.press('Enter');
  await expect(rules.locator('tr.row')).toHaveCount(count - 1);
  await expect.poll(async () => (await focus(page)).region).toBe('inspector');
});

test('connecting where nothing can be reached yet says what is missing', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('External network').press('Enter');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Connect from external-network' });
  await expect(dialog).toContainText('There is nothing to connect to yet. External network can be linked to: Internet. Add one from the palette.');
  await page.keyboard.press('Escape');
  await editor.paletteItem('Key pair').press('Enter');
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog')).toContainText('Key pair takes no links. Its relations are set in its properties.');
});

test('the shortcut sheet tells the keys of the canvas and of the player, too', async ({ page }) => {
  await newDocument(page);
  await page.keyboard.press('Shift+Slash');
  const sheet = page.getByRole('dialog', { name: 'Keyboard Shortcuts' });
  for (const line of ['Hop by hop', 'To the neighbour', 'Auto Layout']) await expect(sheet.getByText(line)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('an empty canvas says what to do, and leads to the samples', async ({ page }) => {
  const editor = await newDocument(page);
  const canvas = page.getByRole('main', { name: 'Canvas' });
  await expect(canvas).toContainText('Drag a component here from the palette');
  await canvas.getByRole('button', { name: 'Open a Sample' }).click();
  await expect(page.getByRole('region', { name: 'Start screen' })).toBeVisible();
  await page.getByRole('button', { name: /^New/ }).click();
  await editor.paletteItem('VPC').press('Enter');
  await expect(canvas).not.toContainText('Drag a component here from the palette');
});
