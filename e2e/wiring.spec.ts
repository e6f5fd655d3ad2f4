import { expect, test } from '@playwright/test';
import { newDocument, openSample } from './support/editor.ts';

test.describe('starting a link', () => {
  test('ux-55 every edge of a hovered or focused component starts a link, within 24 px', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.paletteItem('Internet').press('Enter');
    const internet = editor.component(/^Internet internet/);
    await internet.focus();
    // Away from the top of the canvas, where the way back out of containers stands.
    for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowDown');
    await expect(async () => expect((await editor.box(internet)).y).toBeGreaterThan(200)).toPass();
    // Focus alone shows them, without a pointer on the card.
    for (const side of ['top', 'bottom', 'left', 'right']) await expect(page.locator(`[data-edge="${side}"]`)).toBeAttached();
    for (const port of await page.locator('[data-edge^="port-"]').all()) {
      const { width, height } = await editor.box(port);
      expect([width, height]).toEqual([24, 24]);
    }
    const card = await editor.box(internet);
    for (const [x, y, side] of [[card.x + 20, card.y - 11, 'top'], [card.x + 20, card.y + card.height + 11, 'bottom'], [card.x - 11, card.y + 8, 'left'], [card.x + card.width + 11, card.y + 8, 'right']] as const) {
      const found = await page.evaluate(([px, py]) => document.elementFromPoint(px, py)?.getAttribute('data-edge'), [x, y] as const);
      expect(found, side).toBe(side);
    }
  });

  test('ux-57 while a wire is drawn the reason at an impossible target stands in the tip and in the live region', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['Internet', 'External user', 'VPC']) await editor.paletteItem(kind).press('Enter');
    await editor.atRest();
    const live = page.locator('[role=status][aria-live=polite]').first();
    await editor.holdFrom(await editor.bottomEdge(editor.component(/^Internet internet/)), await editor.middle(editor.component(/^VPC vpc/)));
    await expect(editor.tip).toContainText('Internet cannot be linked to VPC');
    await expect(live).toContainText('Internet cannot be linked to VPC');
    const user = await editor.middle(editor.component(/^External user/));
    await page.mouse.move(user.x, user.y, { steps: 4 });
    await expect(editor.tip).toContainText('Connect to external-user');
    await expect(live).toHaveText('Connect to external-user');
    await page.keyboard.press('Escape');
    await editor.release();
    await expect(page.getByText('3 components · 0 links').first()).toBeVisible();
  });
});

test.describe('link types', () => {
  test('ux-58 the inspector names the type of a link and shows its stroke beside the words', async ({ page }) => {
    const editor = await openSample(page, 'getting-started-2-floating-ip');
    await editor.component(/^Floating IP/).first().click();
    await editor.inspector.getByRole('tab', { name: 'Links' }).click();
    const line = editor.inspector.locator('.link-line').first();
    await expect(line).toContainText('attach');
    await expect(line.locator('.link-sample path')).toHaveAttribute('stroke-dasharray', '.1 4.5');
    await line.locator('.list-line').click();
    await expect(editor.inspector).toContainText('attach link');
    await editor.component(/^External user/).click();
    await editor.inspector.getByRole('tab', { name: 'Links' }).click();
    await expect(editor.inspector.locator('.link-line').first()).toContainText('routed');
    await expect(editor.inspector.locator('.link-line').first().locator('.link-sample circle')).toHaveCount(2);
  });
});

test.describe('deleting a box between two', () => {
  test('ux-61 Mod+Delete links its two neighbours instead, in one step that one undo takes back', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['Internet', 'On-premises site', 'Router', 'Server']) await editor.paletteItem(kind).press('Enter');
    const router = editor.component(/^Router /);
    for (const target of ['internet', 'server']) {
      await router.click();
      await page.keyboard.press('c');
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
      await page.keyboard.type(target);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await expect(page.getByText('4 components · 2 links').first()).toBeVisible();
    await router.click();
    await page.keyboard.press('Control+Delete');
    await expect(page.getByText('3 components · 1 link').first()).toBeVisible();
    await expect(page.locator('[data-link]')).toBeFocused();
    await expect(page.locator('[data-link]')).toHaveAccessibleName(/^routed link from (internet to server|server eth0 to internet)/);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('4 components · 2 links').first()).toBeVisible();
  });

  test('ux-61 where its sides cannot be joined it says why and deletes only when asked again; the menu has the command', async ({ page }) => {
    const editor = await newDocument(page);
    for (const kind of ['Internet', 'External user']) await editor.paletteItem(kind).press('Enter');
    await editor.component(/^Internet internet/).click();
    await page.keyboard.press('Control+Delete');
    const dialog = page.getByRole('alertdialog', { name: 'Its sides cannot be rejoined' });
    await expect(dialog).toContainText('internet is linked to 0 neighbours.');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByText('2 components · 0 links').first()).toBeVisible();
    await editor.component(/^Internet internet/).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Delete and Rejoin Sides/ }).click();
    await dialog.getByRole('button', { name: 'Delete without rejoining' }).click();
    await expect(page.getByText('1 component · 0 links').first()).toBeVisible();
  });
});
