import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';

/*
 * Operations as a person meets them: the restart of an internet gateway by mouse and by keyboard (domain/public-cloud.md A.0), what is refused
 * and why, and the question before something is deleted.
 */

const gateway = /^Internet gateway ig-default/;

function dialog(page: Page) {
  return page.getByRole('dialog').or(page.getByRole('alertdialog'));
}

function refusalCard(page: Page) {
  return page.getByRole('alert', { name: 'Not possible' });
}

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('menu', { name: /^Actions for/ }).getByRole('menuitem', { name: item }).click();
}

async function markForMaintenance(editor: Editor): Promise<void> {
  const { page } = editor;
  await editor.component(gateway).click({ button: 'right' });
  await chooseInMenu(page, 'Mark for maintenance…');
  await dialog(page).getByLabel('Maintenance window').fill('2026-04-21 02:00 to 04:00');
  await dialog(page).getByRole('button', { name: 'Mark for maintenance', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test.describe('restarting an internet gateway', () => {
  test('IG-30 IG-32 IG-33 IG-34 IG-36 IG-37 IG-38 by mouse: badge with schedule, question with the instances, lamp and badge at the end', async ({ page }) => {
    const editor = await openSample(page, 'getting-started-1-private-only');
    await markForMaintenance(editor);

    const badge = page.getByRole('button', { name: 'ig-default: ! restart, Maintenance: 2026-04-21 02:00 to 04:00' });
    await badge.hover();
    await expect(page.getByRole('tooltip')).toHaveText('Maintenance: 2026-04-21 02:00 to 04:00');
    await badge.click();
    await expect(dialog(page).getByText('1 instance without a floating IP loses internet access until the restart ends: vm1.')).toBeVisible();
    await expectAccessible(page);

    // Looking at what would be cut off stops here: nothing has run.
    await dialog(page).getByRole('button', { name: 'vm1' }).click();
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('vm1');
    await editor.component(gateway).click();
    await expect(editor.inspector.getByLabel('State', { exact: true })).toHaveValue('available');

    await badge.click();
    await dialog(page).getByRole('button', { name: 'Restart', exact: true }).click();
    await expect(editor.inspector.getByLabel('State', { exact: true })).toHaveValue('migrating');
    await editor.inspector.getByRole('button', { name: 'Finish the restart' }).click();
    await expect(editor.inspector.getByLabel('State', { exact: true })).toHaveValue('available');
    await expect(editor.inspector.getByLabel('Server', { exact: true })).toHaveValue('2');
    await expect(page.locator('.badge-button')).toHaveCount(0);
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Edit' }).click();
    await expect(page.getByRole('menu').getByRole('menuitem', { name: /^Undo: Finish the restart of ig-default/ })).toBeVisible();
  });

  test('ux-93 ux-96 by keyboard alone: search, dialog, component menu; Enter does not cut anybody off unasked', async ({ page }) => {
    const editor = await openSample(page, 'getting-started-1-private-only');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mark for');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByLabel('Maintenance window')).toBeFocused();
    await page.keyboard.type('tonight');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('ig-default');
    await page.keyboard.press('Enter');
    const node = editor.component(gateway);
    await expect(node).toBeFocused();
    await expect(node).toHaveAccessibleName(/! restart/);
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: 'Restart…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
    await expect(editor.inspector.getByLabel('State', { exact: true })).toHaveValue('migrating');
    await expect(node).toBeFocused();

    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Finish the restart' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(node).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(editor.inspector.getByLabel('State', { exact: true })).toHaveValue('available');
  });

  test('IG-39 while it restarts nothing else is done to it: renaming is refused in place, the reason names the rule', async ({ page }) => {
    const editor = await openSample(page, 'getting-started-1-private-only');
    await markForMaintenance(editor);
    await page.locator('.badge-button').click();
    await dialog(page).getByRole('button', { name: 'Restart', exact: true }).click();
    await expect(dialog(page)).toBeHidden();
    await editor.inspector.getByLabel('Name', { exact: true }).fill('edge');
    await page.keyboard.press('Enter');
    await expect(refusalCard(page)).toContainText('ig-default is restarting; try again when the lamp is green.');
    await expect(refusalCard(page)).toContainText('NHN-IG-011 · Rule IG-39');
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('ig-default');
  });
});

test.describe('what is refused', () => {
  test('ux-45 IG-19 IG-26 IG-27 every obstacle is named and can be shown, the remedy is a step of its own; deleting asks first', async ({ page }) => {
    const editor = await openSample(page, 'getting-started');
    await editor.component(gateway).click();
    await page.keyboard.press('Delete');
    const card = refusalCard(page);
    await expect(card.getByRole('list', { name: 'What stands in the way' }).getByRole('button')).toHaveText(['fip-lb', 'fip-vm1', 'fip-web-1', 'fip-web-2']);
    await expect(card).toContainText('NHN-IG-006 · Rule IG-26');
    await expectAccessible(page);

    await card.getByRole('button', { name: 'Disassociate all' }).click();
    await expect(card).toBeHidden();
    await editor.component(gateway).click();
    await page.keyboard.press('Delete');
    await expect(dialog(page).getByRole('heading')).toContainText(['Delete ig-default?']);
    await expect(dialog(page)).toContainText('It is detached from vpc-default first; 3 instances lose internet access.');
    await page.keyboard.press('Enter');
    await expect(editor.component(gateway)).toBeVisible();
    await page.keyboard.press('Delete');
    await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(editor.component(gateway)).toBeHidden();

    await page.keyboard.press('Control+z');
    await expect(editor.component(gateway)).toBeVisible();
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Edit' }).click();
    await expect(page.getByRole('menu').getByRole('menuitem', { name: /^Undo: Delete .+ \+3/ })).toBeVisible();
  });

  test('a chip of an obstacle selects it, Escape closes the message', async ({ page }) => {
    const editor = await openSample(page, 'getting-started-2-floating-ip');
    await editor.component(gateway).click();
    await page.keyboard.press('Delete');
    await refusalCard(page).getByRole('button', { name: 'fip-vm1' }).click();
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('fip-vm1');
    await expect(refusalCard(page)).toBeHidden();
    await editor.component(gateway).click();
    await page.keyboard.press('Delete');
    await expect(refusalCard(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(refusalCard(page)).toBeHidden();
  });
});

test('IG-08 IG-10 IG-16 IG-20 IG-21 IG-22 the routing table detaches and attaches its gateway; only what can be attached is offered', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-1-private-only');
  await editor.component(/^Routing table vpc-default/).click();
  const actions = editor.inspector.getByRole('region', { name: 'Actions' });
  const automatic = editor.inspector.getByRole('button', { name: '0.0.0.0/0, automatic' });
  await automatic.click();
  await expect(editor.inspector.getByText('NHN-RT-010 · Rule IG-16')).toBeVisible();
  await editor.inspector.getByRole('button', { name: 'Detach the internet gateway' }).click();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await actions.getByRole('button', { name: 'Detach internet gateway…' }).click();
  await expect(dialog(page)).toContainText('its public IP 133.186.132.10 is released and 1 instance loses internet access.');
  await dialog(page).getByRole('button', { name: 'Detach internet gateway' }).click();
  await expect(editor.component(/^Internet gateway ig-default, 1 finding/)).toBeVisible();

  // The table stays selected and offers the other direction now.
  await expect(actions.getByRole('button', { name: 'Detach internet gateway…' })).toBeHidden();
  await expect(automatic).toBeHidden();
  await actions.getByRole('button', { name: 'Attach internet gateway…' }).click();
  await expect(dialog(page).getByRole('combobox').getByRole('option')).toHaveText(['none', 'ig-default']);
  await dialog(page).getByRole('button', { name: 'Attach internet gateway' }).click();
  await expect(editor.component(/^Internet gateway ig-default, 133\.186\.128\.2/)).toBeVisible();
});
