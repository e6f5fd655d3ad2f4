import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openSample } from './support/editor.ts';

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).include('.region-canvas').setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['ko-KR', 'en-US']) {
    test.describe(`${theme}, ${language}`, () => {
      test.use({ locale: language, colorScheme: theme });
      test('ux-91 axe finds nothing on search bar, overview map and trail', async ({ page }) => {
        await openSample(page, 'getting-started');
        await page.locator('.canvas').focus();
        await page.keyboard.press('m');
        await expect(page.locator('.minimap')).toBeVisible();
        await page.keyboard.press('Control+f');
        const field = page.getByRole('search').getByRole('searchbox');
        await expect(field).toBeFocused();
        await page.keyboard.type('default subnet');
        await expect(page.locator('.react-flow__node.selected[data-id="subnet"]')).toHaveCount(1);
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.locator('.react-flow__node[data-id="subnet"]')).toBeFocused();
        await page.keyboard.press('Alt+Enter');
        await expect(page.locator('.focus-trail [aria-current]')).toHaveText('Default Subnet');
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}
