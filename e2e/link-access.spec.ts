import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';

async function violations(page: Page): Promise<readonly string[]> {
  // Colours are measured at rest.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** The link between the floating IP and its machine, selected on the canvas by keyboard. */
async function linkSelected(page: Page): Promise<Editor> {
  const editor = await openSample(page, 'getting-started-2-floating-ip');
  await editor.component(/^Floating IP fip-vm1/).click();
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.locator('[data-link]')).toBeFocused();
  return editor;
}

for (const scheme of ['light', 'dark'] as const) {
  test(`ux-91 a selected link, its handles, its menu and the list of its targets have no axe violation (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await linkSelected(page);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: 'Re-attach Start of Link' })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Link vm1 to, in place of fip-vm1' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('ux-94 the keyboard focus on a link is a ring along it, and goes to its handles and back', async ({ page }) => {
  await linkSelected(page);
  const ring = page.locator('.link-layer > svg');
  await expect(ring).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-end="from"]')).toBeFocused();
  await expect(ring).toBeHidden();
  expect(await page.locator('[data-end="from"]').evaluate((element) => getComputedStyle(element).outlineWidth)).toBe('2px');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-link]')).toBeFocused();
  await expect(ring).toBeVisible();
});
