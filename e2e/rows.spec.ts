import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, type Editor } from './support/editor.ts';

const rules = (editor: Editor): Locator => editor.inspector.getByRole('group', { name: 'Rules', exact: true });
const order = async (editor: Editor): Promise<readonly (string | null)[]> => rules(editor).locator('tr.row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
const undo = (page: Page): Locator => page.getByRole('toolbar').getByRole('button', { name: /^Undo/ });

/** A security group with three ingress rules beside those it is born with. */
async function withRules(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  await editor.paletteItem('Security group').press('Enter');
  await addRules(page, editor);
  return editor;
}

async function addRules(page: Page, editor: Editor): Promise<void> {
  for (const name of ['SSH', 'HTTP', 'RDP']) {
    await rules(editor).getByRole('button', { name: 'Add Rules' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await expect(rules(editor).locator('tr.row.open .row-open')).toBeFocused();
  }
}

test('ux-54 rules are numbered top to bottom and reordered by keys and by their handle, each move one undo step', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['vCenter Server instance', 'Distributed firewall']) await editor.paletteItem(kind).press('Enter');
  await addRules(page, editor);
  const before = await order(editor);
  await expect(rules(editor).getByText('top to bottom')).toBeVisible();
  await expect(rules(editor).locator('.row-number')).toHaveText(before.map((_id, index) => String(index + 1)));
  const last = before.length - 1;
  const key = rules(editor).getByRole('button', { name: `Edit ${String(before[last])}`, exact: true });
  await expect(key).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  const moved = before.toSpliced(last, 1).toSpliced(last - 1, 0, before[last] ?? '');
  await expect.poll(() => order(editor)).toEqual(moved);
  await expect(key).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: `now ${String(last)} of ${String(before.length)}` })).toHaveCount(1);
  await undo(page).click();
  await expect.poll(() => order(editor)).toEqual(before);

  // The rule that is open keeps no row apart from the others: it is closed before it is dragged.
  await key.click();
  const handle = (id: string | null): Locator => rules(editor).locator(`tr[data-row="${String(id)}"] .row-order`);
  await handle(before[last] ?? null).scrollIntoViewIfNeeded();
  const [from, to] = [await editor.middle(handle(before[last] ?? null)), await editor.middle(handle(before[0] ?? null))];
  await editor.holdFrom(from, { x: to.x, y: to.y - 6 });
  await expect(rules(editor).locator('tr.drop-before')).toHaveCount(1);
  await editor.release();
  await expect.poll(() => order(editor)).toEqual([before[last], ...before.slice(0, last)]);
  await undo(page).click();
  await expect.poll(() => order(editor)).toEqual(before);
});

test('ux-54 a row is duplicated and removed by keys; a copy that the list refuses waits as a draft', async ({ page }) => {
  const editor = await withRules(page);
  const before = await order(editor);
  await page.keyboard.press('Control+d');
  const draft = rules(editor).getByRole('group', { name: 'Row not added yet' });
  await expect(draft).toContainText('The same rule exists.');
  await draft.getByLabel('Remote CIDR').fill('10.0.0.0/8');
  await draft.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(draft).toHaveCount(0);
  expect((await order(editor)).length).toBe(before.length + 1);
  await expect(rules(editor).locator('tr.row.open .row-open')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(() => order(editor)).toEqual(before);
});

test('ux-54 cells pasted onto the table go in as rows; wrong lines are listed with the reason and the text stays', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const editor = await withRules(page);
  const count = (await order(editor)).length;
  const paste = (text: string): Promise<void> => page.evaluate((cells) => navigator.clipboard.writeText(cells), text);
  const row = rules(editor).locator('tr.row.open .row-open');
  await paste('Direction\tProtocol\tFirst port\tLast port\tRemote CIDR\nIngress\tTCP\t443\t443\t10.0.0.0/8\n수신\tudp\t53\t53\t10.0.0.0/8\n');
  await expect(row).toBeFocused();
  await page.keyboard.press('Control+v');
  await expect.poll(async () => (await order(editor)).length).toBe(count + 2);
  await expect(undo(page)).toHaveAccessibleName(/Add rows to security-group/);
  await undo(page).click();
  await expect.poll(async () => (await order(editor)).length).toBe(count);

  await paste('Direction,Protocol,First port,Last port,Remote CIDR\ningress,tcp,8080,8080,10.0.0.0/8\ningress,tcp,22,22,0.0.0.0/0\ningress,tcp,many,1,10.0.0.0/8');
  await rules(editor).getByRole('button', { name: 'Paste Rows…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste rows into Rules' });
  await expect(dialog).toContainText('1 row can go in');
  await expect(dialog.getByRole('listitem')).toHaveText(['Line 3 The same rule exists.', 'Line 4 First port: Not a number']);
  const text = dialog.getByRole('textbox', { name: 'Rows to paste' });
  await text.fill((await text.inputValue()).replace('many', '1'));
  await expect(dialog).toContainText('2 rows can go in');
  await dialog.getByRole('button', { name: 'Add 2 rows' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await order(editor)).length).toBe(count + 2);

  await rules(editor).getByRole('button', { name: 'Copy as CSV' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Ingress,IPv4,TCP,8080,8080,10.0.0.0/8');
});

test('ux-54 ready-made rules: common services for every list of rules, and everything inside a VPC', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.paletteItem('VPC').press('Enter');
  await page.keyboard.press('Escape');
  await editor.paletteItem('Network ACL').press('Enter');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('network-acl');
  await rules(editor).getByRole('button', { name: 'Add Rules' }).click();
  await expect(page.getByRole('menuitem')).toContainText(['SSH', 'RDP', 'HTTP', 'HTTPS', 'DNS', 'MySQL', 'All ICMP', 'All within vpc (192.168.0.0/16)', 'Empty row']);
  await page.getByRole('menuitem', { name: /^All within vpc/ }).click();
  await expect(rules(editor).locator('tr.row.open')).toContainText('192.168.0.0/16');
});

test('ux-54 a text that cannot be taken stays in its field with the reason below it, and the rule is as it was', async ({ page }) => {
  const editor = await withRules(page);
  const remote = rules(editor).getByLabel('Remote CIDR');
  await remote.fill('10.0.0.1/8');
  await remote.press('Enter');
  await expect(rules(editor).getByRole('alert')).toHaveText('Host bits are set. Did you mean 10.0.0.0/8?');
  await expect(remote).toHaveValue('10.0.0.1/8');
  await expect(remote).toHaveAttribute('aria-invalid', 'true');
  await expect(undo(page)).toHaveAccessibleName(/Add row/);
  await remote.press('Escape');
  await expect(remote).toHaveValue('0.0.0.0/0');
});
