import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';

/** What axe finds in a part of the page; the rest of the window is examined in its own tests. */
async function violations(page: Page, part: string): Promise<readonly string[]> {
  // Colours are measured at rest.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).include(part).analyze();
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
  test(`ux-91 a selected link, its handles and the list of its targets have no axe violation (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await linkSelected(page);
    expect(await violations(page, '.canvas')).toEqual([]);
    await page.locator('[data-end="from"]').press('Enter');
    await expect(page.getByRole('dialog', { name: 'Link vm1 to, in place of fip-vm1' })).toBeVisible();
    expect(await violations(page, 'dialog')).toEqual([]);
  });
}

test('ux-94 the keyboard focus on a link is a ring along it, and goes to its handles and back', async ({ page }) => {
  await linkSelected(page);
  const ring = page.locator('.link-layer > svg');
  await expect(ring).toBeVisible();
  await page.keyboard.press('Tab');
  const start = page.locator('[data-end="from"]');
  await expect(start).toBeFocused();
  await expect(ring).toBeHidden();
  expect(await start.evaluate((element) => getComputedStyle(element).outlineWidth)).toBe('2px');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-link]')).toBeFocused();
  await expect(ring).toBeVisible();
});
