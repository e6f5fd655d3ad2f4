import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['ko', 'en'] as const) {
    test(`ux-91 axe finds nothing in the inspector’s and the findings’ own states: ${theme}, ${language}`, async ({ page }) => {
      test.setTimeout(150_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript((settings) => localStorage.setItem('hopline.settings', JSON.stringify(settings)), { theme, language });
      await page.goto('/');
      await page.locator('[data-sample="getting-started-2-floating-ip"]').click();
      const found: string[] = [];
      const look = async (state: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze();
        found.push(...violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`));
      };
      await page.locator('.more-filters > button').click();
      await page.locator('.filter-menu select').first().selectOption('object');
      await look('findings by object, filters open');
      await page.keyboard.press('Escape');
      await page.locator('.finding .icon-button').last().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('explanation');
      await page.keyboard.press('Escape');
      await page.locator('.finding-jump').last().click();
      await page.keyboard.press('Control+a');
      await look('several components');
      const canvas = page.getByRole('main');
      await canvas.getByRole('group', { name: /^(Subnet|서브넷) Default Subnet, / }).click({ position: { x: 40, y: 10 } });
      const tags = page.locator('[data-field="tags"] input');
      await tags.fill('web');
      await tags.press('Enter');
      await page.locator('.inspector input[data-path="/cidr"]').focus();
      await page.locator('.field-tools [aria-expanded]').first().click();
      await expect(page.locator('.calculator')).toBeVisible();
      await look('calculator and tags');
      await canvas.getByRole('group', { name: /^(Security group|보안 그룹) default(,|$)/ }).click();
      await page.locator('.rows .row-tool').last().click();
      const text = page.getByRole('dialog').locator('textarea');
      await text.fill('ingress,IPv4,tcp,80,80,10.0.0.0/8\ningress,IPv4,tcp,many,80,10.0.0.0/8');
      await look('rows to paste');
      expect(found).toEqual([]);
    });
  }
}
