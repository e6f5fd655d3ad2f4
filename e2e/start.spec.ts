import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startApp } from './support/app.ts';
import { browserFiles } from './support/files.ts';

test('the first start offers a blank document, the samples with a live drawing, and opening a file', async ({ page }) => {
  await startApp(page);
  const start = page.getByRole('region', { name: 'Start screen' });
  await expect(start.getByRole('button', { name: /^New blank document/ })).toBeVisible();
  await expect(start.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  const samples = start.getByRole('button', { name: /^Open sample: / });
  await expect(samples).toHaveCount(11);
  await expect(samples.nth(2)).toHaveAccessibleName('Open sample: Getting started 2: floating IP');
  // A drawing, not an empty sheet: more than the colours of background and frame.
  const colors = (): Promise<number> => samples.nth(2).locator('canvas').evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0;
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: new Uint8ClampedArray() };
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4) seen.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
    return seen.size;
  });
  await expect.poll(colors).toBeGreaterThan(20);
  await expect(start.getByText('No documents opened yet.')).toBeVisible();
  await expect(start.getByText('No network access. Your data stays on this computer.')).toBeVisible();
});

test('a sample opens as a copy: it is a new document, and the sample stays as it was', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-2-floating-ip');
  await app.select('default');
  await app.addPreset('Rules', 'ALL ICMP');
  await page.keyboard.press('Control+w');
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: /don.t save/i }).click();
  await app.openSample('getting-started-2-floating-ip');
  await app.traceSaved('Ping vm1');
  await expect(app.verdict).toHaveText('Unreachable');
});

test('a sample opened in a Korean window is called in Korean, without unsaved changes', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('hopline.settings', JSON.stringify({ language: 'ko' })));
  await page.goto('/');
  await page.locator('[data-sample="getting-started-2-floating-ip"]').click();
  await expect(page.getByTestId('document-name')).toHaveText('시작하기 2: 플로팅 IP.hopline');
  const inspector = page.getByRole('complementary', { name: '속성' });
  await expect(inspector.getByRole('textbox', { name: '이름' })).toHaveValue('시작하기 2: 플로팅 IP');
  await expect(inspector.getByRole('textbox', { name: '설명' })).toHaveValue('플로팅 IP를 연결했지만 default 보안 그룹이 막아 ping에 응답이 없습니다.');
  await expect(page.getByRole('img', { name: /저장되지 않은/ })).toBeHidden();
});

test('ux-21: recent files stay listed when they are gone, with Locate and Remove', async ({ page }) => {
  await browserFiles(page);
  await page.addInitScript(() => {
    // Set once: a later visit must find what the program wrote itself.
    if (localStorage.getItem('hopline.recent') === null) {
      localStorage.setItem('hopline.recent', JSON.stringify([{ path: 'branch-office.hopline', openedMs: 1_760_000_000_000 }]));
    }
  });
  await page.goto('/');
  const recent = page.getByRole('region', { name: 'Recent' });
  await expect(recent).toContainText('branch-office.hopline');
  await expect(recent).toContainText('not found');
  await expect(recent.getByRole('button', { name: 'Locate branch-office.hopline' })).toBeVisible();
  await recent.getByRole('button', { name: 'Remove branch-office.hopline from the list' }).click();
  await expect(recent).not.toContainText('branch-office.hopline');
  await page.reload();
  await expect(recent).not.toContainText('branch-office.hopline');
});

test('ux-101: theme and language switch at once on the start screen and are kept', async ({ page }) => {
  await startApp(page);
  const side = page.getByRole('region', { name: 'Start screen' });
  await side.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await side.getByLabel('Language').selectOption('ko');
  await expect(page.getByRole('button', { name: /^새 문서/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('button', { name: '파일' }).or(page.getByRole('menuitem', { name: '파일' })).first()).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: /^새 문서/ })).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'ko']) {
    test(`the start screen has no serious accessibility problem (${theme}, ${language})`, async ({ page }) => {
      await page.addInitScript(([name, words]) => localStorage.setItem('hopline.settings', JSON.stringify({ theme: name, language: words })), [theme, language] as const);
      await page.goto('/');
      await page.locator('.sample').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  }
}

test('the start screen fits a window of 1024 x 640', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  await startApp(page);
  await expect(page.getByRole('button', { name: /^New blank document/ })).toBeInViewport();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});
