import { expect, test, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor, type Place } from './support/editor.ts';

/** The internet and an external network, linked by keyboard; the new link is selected. */
async function linkedPair(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['Internet', 'External network']) await editor.paletteItem(kind).press('Enter');
  await editor.component(/^Internet internet/).click();
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Enter');
  await editor.component(/^External network/).click();
  for (let step = 0; step < 6; step++) await page.keyboard.press('Shift+ArrowRight');
  await selectLink(page, editor);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('internet – external-network');
  await steady(editor);
  return editor;
}

/** Waits until the camera rests and the handles of the link stand where they will stay. */
async function steady(editor: Editor): Promise<void> {
  await editor.atRest();
  const end = editor.page.locator('[data-end="to"]');
  await expect(async () => expect(await editor.middle(end)).toEqual(await editor.middle(end))).toPass();
}

const linkOf = (page: Page) => page.locator('[data-link]');
const bends = (page: Page) => page.locator('[data-bend]');
const shifted = ({ x, y }: Place, dx: number, dy: number): Place => ({ x: x + dx, y: y + dy });

test.describe('bends', () => {
  test('ux-59 the middle of a run is dragged to bend the link, a bend is dragged on, undone in one step each, and removed by double click', async ({ page }) => {
    const editor = await linkedPair(page);
    await expect(bends(page)).toHaveCount(0);
    const run = await editor.middle(page.locator('[data-run="1"]'));
    await editor.drag(run, shifted(run, 0, 120));
    await expect(bends(page)).toHaveCount(1);
    const first = await editor.middle(bends(page));
    expect(Math.abs(first.y - (run.y + 120))).toBeLessThanOrEqual(4);

    await editor.drag(first, shifted(first, 60, 40));
    await expect(bends(page)).toHaveCount(1);
    const second = await editor.middle(bends(page));
    expect(Math.abs(second.x - (first.x + 60))).toBeLessThanOrEqual(4);
    expect(Math.abs(second.y - (first.y + 40))).toBeLessThanOrEqual(4);

    await page.keyboard.press('Control+z');
    await expect(async () => expect(await editor.middle(bends(page))).toEqual(first)).toPass();
    await page.keyboard.press('Control+z');
    await expect(bends(page)).toHaveCount(0);
    await page.keyboard.press('Control+y');
    await expect(bends(page)).toHaveCount(1);

    await bends(page).dblclick();
    await expect(bends(page)).toHaveCount(0);
    await expect(editor.inspector).toContainText('Automatic');
    await expect(page.getByText('2 components · 1 link').first()).toBeVisible();
  });

  test('ux-59 ux-93 bends by keyboard: Enter on a run adds one, arrows move it by the grid, Delete removes it, the command resets the route', async ({ page }) => {
    const editor = await linkedPair(page);
    await page.locator('[data-run="1"]').focus();
    await page.keyboard.press('Enter');
    await expect(bends(page)).toBeFocused();
    await expect(bends(page)).toHaveAccessibleName('Bend 1 of 1. Arrow keys move it, Delete removes it.');
    const before = await editor.middle(bends(page));
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(async () => expect((await editor.middle(bends(page))).y).toBeCloseTo(before.y + 44, 0)).toPass();
    await page.keyboard.press('Delete');
    await expect(bends(page)).toHaveCount(0);
    await expect(page.getByText('2 components · 1 link').first()).toBeVisible();
    await expect(linkOf(page)).toBeFocused();

    const run = await editor.middle(page.locator('[data-run="1"]'));
    await editor.drag(run, shifted(run, 0, 100));
    await expect(bends(page)).toHaveCount(1);
    await editor.menu('Object', 'Reset Link Route');
    await expect(bends(page)).toHaveCount(0);
    await expect(editor.inspector).toContainText('Automatic');
  });

  test('ux-59 Escape in the middle of a drag leaves the link as it was; bends go along when both ends move', async ({ page }) => {
    const editor = await linkedPair(page);
    const run = await editor.middle(page.locator('[data-run="1"]'));
    await editor.holdFrom(run, shifted(run, 0, 120));
    await page.keyboard.press('Escape');
    await editor.release();
    await expect(bends(page)).toHaveCount(0);

    await editor.drag(run, shifted(run, 0, 120));
    const bend = await editor.middle(bends(page));
    const internet = editor.component(/^Internet internet/);
    const card = await editor.box(internet);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(async () => expect((await editor.box(internet)).x).toBeGreaterThan(card.x + 10)).toPass();
    const moved = await editor.box(internet);
    const there = shifted(bend, moved.x - card.x, moved.y - card.y);
    await page.mouse.click(there.x, there.y);
    await expect(async () => {
      const now = await editor.middle(bends(page));
      expect([Math.round(now.x), Math.round(now.y)]).toEqual([Math.round(there.x), Math.round(there.y)]);
    }).toPass();
  });
});

test.describe('ends', () => {
  test('ux-60 an end is dragged onto another component: legal ones are lit, others say why, the link stays selected and it is one step', async ({ page }) => {
    const editor = await linkedPair(page);
    for (const kind of ['External user', 'VPC']) await editor.paletteItem(kind).press('Enter');
    await page.keyboard.press('Shift+Digit1');
    await editor.atRest();
    await selectLink(page, editor);
    await steady(editor);
    const end = page.locator('[data-end="to"]');
    await editor.holdFrom(await editor.middle(end), shifted(await editor.box(editor.component(/^VPC vpc/)), 40, 10));
    await expect(editor.tip).toContainText('Internet cannot be linked to VPC');
    await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Internet cannot be linked to VPC' })).toBeAttached();
    await editor.release();
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('internet – external-network');

    await editor.drag(await editor.middle(end), await editor.middle(editor.component(/^External user/)));
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('internet – external-user');
    await expect(page.getByText('4 components · 1 link').first()).toBeVisible();
    await expect(linkOf(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('internet – external-network');
  });

  test('ux-60 ux-93 an end is re-attached by keyboard: Enter on it lists the targets, those impossible with their reason', async ({ page }) => {
    const editor = await linkedPair(page);
    await editor.paletteItem('External user').press('Enter');
    await selectLink(page, editor);
    await page.locator('[data-end="to"]').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Link internet to, in place of external-network' });
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('user');
    await page.keyboard.press('Enter');
    await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('internet – external-user');
    await editor.inspector.getByRole('button', { name: 'Re-attach from external-user to something else' }).click();
    await expect(page.getByRole('dialog', { name: 'Link internet to, in place of external-user' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('3 components · 1 link').first()).toBeVisible();
  });
});

/** Opens the only link by the list of the internet's inspector. */
async function selectLink(page: Page, editor: Editor): Promise<void> {
  await editor.component(/^Internet internet/).click();
  await editor.inspector.getByRole('tab', { name: 'Links' }).click();
  await editor.inspector.getByRole('button', { name: /external-network/ }).first().click();
  await expect(linkOf(page)).toBeAttached();
}

test('ux-92 the selected link can be focused and says what it joins; Enter opens its properties, Escape goes to its start, Delete removes it', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-2-floating-ip');
  await editor.component(/^Floating IP/).first().click();
  await editor.inspector.getByRole('tab', { name: 'Links' }).click();
  await editor.inspector.locator('.link-line .list-line').first().click();
  const link = linkOf(page);
  await link.focus();
  await expect(link).toHaveAccessibleName(/^attach link from fip-vm1 to vm1 eth0/);
  await expect(link).toHaveAttribute('aria-roledescription', 'link');
  await page.keyboard.press('Enter');
  await expect(editor.inspector.locator('.link-end button').first()).toBeFocused();
  await link.focus();
  await page.keyboard.press('Escape');
  await expect(editor.component(/^Floating IP fip-vm1/)).toBeFocused();

  await page.keyboard.press('Control+ArrowRight');
  await expect(link).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Re-attach Start of Link' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByText('11 components · 4 links').first()).toBeVisible();
});
