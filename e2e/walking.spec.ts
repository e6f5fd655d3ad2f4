import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, openSample } from './support/editor.ts';
import { startApp } from './support/app.ts';

const told = (page: Page): Locator => page.getByRole('contentinfo').getByRole('status');
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className ?? '');

/** Presses a key and waits until the focus has gone on. */
async function step(page: Page, key: string): Promise<string> {
  const before = await focused(page);
  await page.keyboard.press(key);
  await expect.poll(() => focused(page)).not.toBe(before);
  return focused(page);
}

test('ux-89 Tab enters the drawing at its first thing, walks the containment tree and goes back; Enter opens the properties', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-1-private-only');
  await page.keyboard.press('Escape');
  await page.locator('.canvas').focus();
  const order: string[] = [await step(page, 'Tab')];
  for (let count = 1; count < (await page.locator('.react-flow__node').count()); count++) order.push(await step(page, 'Tab'));
  const names = order.map((label) => label.split(',')[0] ?? '');
  const vpc = names.findIndex((name) => name.startsWith('VPC '));
  const subnet = names.findIndex((name) => name.startsWith('Subnet '));
  const instance = names.findIndex((name) => name.startsWith('Instance vm1'));
  expect(vpc).toBeGreaterThanOrEqual(0);
  expect(subnet).toBeGreaterThan(vpc);
  expect(instance).toBeGreaterThan(subnet);
  // Depth first: between a container and what stands in it there is nothing of another container.
  expect(order.slice(vpc + 1, instance + 1).every((label) => / in (VPC|Subnet) /.test(label))).toBe(true);
  // The elements stand in the same order, for those who read the page without moving the focus.
  expect(await page.locator('.react-flow__node').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')))).toEqual(order);
  for (const label of order.toReversed().slice(1)) expect(await step(page, 'Shift+Tab')).toBe(label);
  await step(page, 'Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.react-flow__node') === null)).toBe(true);

  await editor.component(/^Instance vm1/).focus();
  await page.keyboard.press('Enter');
  await expect(editor.inspector.locator('.input').first()).toBeFocused();
});

test('ux-89 Tab goes on to what is too far away to have an element, and the camera follows', async ({ page }) => {
  const editor = await openSample(page, 'hybrid-all');
  await page.keyboard.press('Control+0');
  await editor.atRest();
  await page.keyboard.press('Escape');
  await page.locator('.canvas').focus();
  const total = Number(/(\d+)/.exec((await page.locator('.canvas').getAttribute('aria-label')) ?? '')?.[1]);
  expect(total).toBeGreaterThan(30);
  const seen = new Set<string>();
  const canvas = await editor.box(page.locator('.canvas'));
  for (let count = 0; count < 30; count++) seen.add(await step(page, 'Tab'));
  expect(seen.size).toBe(30);
  await editor.atRest();
  const box = await editor.box(page.locator('.react-flow__node:focus'));
  expect(box.x + box.width > canvas.x && box.x < canvas.x + canvas.width && box.y + box.height > canvas.y && box.y < canvas.y + canvas.height).toBe(true);
});

test('ux-89 Alt with an arrow goes to the nearest object in that direction', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  // What is found may still be on its way: it is part of a name as soon as it is there.
  await expect(page.locator('.react-flow__node[aria-label$="finding"]')).toHaveCount(3);
  const nodes = page.locator('.react-flow__node');
  const boxes = await Promise.all([0, 1, 2].map(async (index) => ({ label: (await nodes.nth(index).getAttribute('aria-label')) ?? '', x: (await editor.box(nodes.nth(index))).x })));
  const row = boxes.sort((left, right) => left.x - right.x).map(({ label }) => label);
  await page.locator(`.react-flow__node[aria-label="${row[0] ?? ''}"]`).focus();
  expect(await step(page, 'Alt+ArrowRight')).toBe(row[1]);
  expect(await step(page, 'Alt+ArrowRight')).toBe(row[2]);
  expect(await step(page, 'Alt+ArrowLeft')).toBe(row[1]);
});

test('ux-89 Control with an arrow goes round the links of a node and says which of how many; Escape goes back, Alt with an arrow to the other end', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External user', 'External network']) await editor.paletteItem(kind).press('Enter');
  const internet = editor.component(/^Internet internet/);
  for (const target of ['external-user', 'external-network']) {
    await internet.focus();
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type(target);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await internet.focus();
  await page.keyboard.press('Control+ArrowRight');
  await expect(told(page)).toHaveText(/^Link 1 of 2: routed to external-/);
  const first = await told(page).innerText();
  const link = page.locator('[data-link]');
  await expect(link).toBeFocused();
  await expect(link).toHaveAccessibleDescription(first);
  const isAt = async (text: string | RegExp): Promise<void> => {
    await expect(told(page)).toHaveText(text);
    await expect(link).toBeFocused();
    await expect(link).toHaveAccessibleDescription(text);
  };
  await page.keyboard.press('Control+ArrowRight');
  await isAt(/^Link 2 of 2: routed to external-/);
  await page.keyboard.press('Control+ArrowRight');
  await isAt(first);
  await page.keyboard.press('Control+ArrowLeft');
  await expect(told(page)).toHaveText(/^Link 2 of 2/);
  await expect(link).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(internet).toBeFocused();
  await page.keyboard.press('Control+ArrowRight');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.inspector') instanceof HTMLElement)).toBe(true);
  await internet.focus();
  await page.keyboard.press('Control+ArrowRight');
  await expect(link).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => focused(page)).toMatch(/^External (user|network) external-/);
});

test('ux-92 nodes and links have a name, a role description, their state, container and place among their siblings', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-6-load-balancer');
  const web = editor.component(/^Instance web-1,/);
  await expect(web).toHaveAttribute('aria-roledescription', 'component');
  await expect(web).toHaveAccessibleName(/^Instance web-1, 192\.168\.0\.\d+, in Subnet Default Subnet/);
  await expect(web).toHaveAccessibleDescription(/^\d of 4 in Default Subnet, 1 link$/);
  await expect(editor.component(/^VPC Default Network/)).toHaveAttribute('aria-roledescription', 'container');
  const places = await page.locator('.react-flow__node[aria-description*="of 4 in Default Subnet"]').evaluateAll((nodes) => nodes.map((node) => (node.getAttribute('aria-description') ?? '').slice(0, 6)));
  expect(places).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.locator('.react-flow__node[aria-description*="번째"]').first()).toBeAttached();
});

test('ux-92 what is selected and where it was moved is told politely', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('Internet').press('Enter');
  await editor.paletteItem('External user').press('Enter');
  await expect(told(page)).toHaveAttribute('aria-live', 'polite');
  await editor.component(/^Internet/).focus();
  await page.keyboard.press('Control+a');
  await expect(told(page)).toHaveText('2 selected');
  await page.keyboard.press('ArrowRight');
  await expect(told(page)).toHaveText('2 moved');
  await page.keyboard.press('Escape');
  await expect(told(page)).toHaveText('Nothing selected');
  await editor.component(/^Internet/).click();
  await expect(told(page)).toHaveText('internet selected');
  await page.keyboard.press('ArrowDown');
  await expect(told(page)).toHaveText(/^internet moved to x -?\d+, y -?\d+$/);
});

test('ux-92 a trace reads as a list of hops, each with its device', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-3-icmp');
  await app.traceSaved('Ping vm1');
  const hops = page.getByRole('list', { name: 'Hops' }).first().getByRole('listitem');
  expect(await hops.count()).toBeGreaterThan(3);
  const devices = await hops.locator('.hop-row b').allInnerTexts();
  expect(devices.filter((name) => name !== '')).toHaveLength(await hops.count());
});

test('ux-93 what the pointer does on the drawing has its keys: look around, move, resize, put elsewhere, menu, enter and leave', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet', 'Instance']) await editor.paletteItem(kind).press('Enter');
  const vpc = editor.component(/^VPC /);
  const instance = editor.component(/^Instance instance/);
  await editor.atRest();

  await page.locator('.canvas').focus();
  await page.keyboard.press('Escape');
  await expect(told(page)).toHaveText('Nothing selected');
  const seen = await editor.box(vpc);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await editor.box(vpc)).x).toBeCloseTo(seen.x - 64, 0);
  await expect.poll(async () => (await editor.box(vpc)).y).toBeCloseTo(seen.y - 64, 0);

  await instance.focus();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('instance');
  const before = await editor.box(instance);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await editor.box(instance)).x).toBeGreaterThan(before.x + 20);

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu').getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(instance).toBeFocused();

  await vpc.focus();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('vpc');
  const wide = (await editor.box(vpc)).width;
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(async () => (await editor.box(vpc)).width).toBeGreaterThan(wide);

  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('navigation').filter({ hasText: 'vpc' })).toBeVisible();
  await editor.atRest();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await editor.atRest();

  await editor.paletteItem('Subnet').press('Enter');
  await instance.focus();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('instance');
  // Only a stopped instance may go to another subnet.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('shut down');
  await page.keyboard.press('Enter');
  await expect(editor.inspector.getByLabel('State', { exact: true })).toHaveValue('SHUTOFF');
  await instance.focus();
  await page.keyboard.press('Control+Shift+m');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('subnet-2');
  await page.keyboard.press('Enter');
  await expect(editor.component(/^Instance instance, 192\.168\.1\.\d+, Shut off, in Subnet subnet-2/)).toBeVisible();
});
