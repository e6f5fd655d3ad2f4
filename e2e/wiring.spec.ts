import { expect, test } from '@playwright/test';
import { newDocument } from './support/editor.ts';

test.describe('starting a link', () => {
  test('ux-55 every edge of a hovered or focused component starts a link, within 24 px', async ({ page }) => {
    const editor = await newDocument(page);
    await editor.paletteItem('Internet').press('Enter');
    const internet = editor.component(/^Internet internet/);
    await internet.focus();
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
