import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openSample } from './support/editor.ts';
import { browserFiles } from './support/files.ts';

const sample = readFileSync(path.resolve(import.meta.dirname, '../shared/samples/icp-on-vcenter.hopline'), 'utf8');

interface File {
  readonly components: Record<string, { name: string; props: { firewallRules?: { id: string }[] } }>;
}

/** The sample as somebody changed it: one rule of the edge is gone, the database has another name. */
function changed(): Buffer {
  const design = JSON.parse(sample) as File;
  const { esg, db } = design.components;
  if (esg === undefined || db === undefined) throw new Error('the sample has no edge or no database');
  esg.props.firewallRules = esg.props.firewallRules?.filter(({ id }) => id !== 'F4') ?? [];
  db.name = 'old-db';
  return Buffer.from(JSON.stringify(design));
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: /^(Comparison|비교)$/ });

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('ux-25 compares the document with a file: verdicts first, then what changed; a click shows it, edits are compared again', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await openSample(page, 'icp-on-vcenter');
  await files.given({ name: 'before.hopline', bytes: changed() }, () => editor.menu('File', 'Compare with File…'));
  const panel = panelOf(page);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Comparison3');
  await expect(panel).toContainText('before.hopline → this document');
  await expect(panel.getByRole('heading', { level: 3 })).toHaveText(['Verdicts 1', 'Objects 1', 'Rules 1']);
  const changes = panel.locator('.change-jump');
  await expect(changes.nth(0)).toContainText('Flow 1: the shop by its URL');
  await expect(changes.nth(0)).toContainText('reachable now');
  await expect(changes.nth(0)).toContainText('Unreachable · Timed out at ESG');
  await expect(changes.nth(1)).toContainText('renamed');
  await expect(changes.nth(1)).toContainText('Name: old-db → db');
  await expect(changes.nth(2)).toContainText('ESG · F4');

  // The row that came is shown where it stands: the edge is selected on the canvas, its rule open.
  await changes.nth(2).click();
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('ESG');
  await expect(page.locator('.react-flow__node.selected')).toHaveAttribute('aria-label', /ESG/);

  // One kind of change alone, and all of them again.
  const kinds = panel.getByRole('group', { name: 'Kinds of change' });
  await kinds.getByRole('button', { name: 'renamed 1' }).click();
  await expect(changes).toHaveCount(1);
  await kinds.getByRole('button', { name: 'renamed 1' }).click();
  await expect(changes).toHaveCount(3);

  // The other way round the rule is one that goes, and the shop is lost.
  await panel.getByRole('button', { name: 'Swap direction' }).click();
  await expect(changes.nth(0)).toContainText('no longer reachable');
  await expect(changes.nth(2)).toContainText('removed');
  await panel.getByRole('button', { name: 'Swap direction' }).click();
  await expect(changes.nth(0)).toContainText('reachable now');

  // An edit is compared at once.
  await editor.component(/^Virtual machine db,/).click();
  await page.keyboard.press('F2');
  await page.locator('.name-editor').fill('old-db');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 3 })).toHaveText(['Verdicts 1', 'Rules 1']);
  await axe(page);

  // What changed can be followed packet by packet.
  await panel.getByRole('button', { name: 'Trace Flow 1: the shop by its URL' }).click();
  await expect(page.getByRole('region', { name: 'Trace result' })).toContainText('Reachable');
  await expect(panel).toBeVisible();
});

test('ux-25 by keyboard, in Korean and in the dark: the arrow keys walk the changes, Escape closes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const files = await browserFiles(page);
  const editor = await openSample(page, 'icp-on-vcenter');
  await editor.menu('View', '한국어');
  await files.given({ name: '이전.hopline', bytes: changed() }, async () => {
    await page.getByRole('menubar').getByRole('menuitem', { name: '파일', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: '파일과 비교…' }).press('Enter');
  });
  const panel = panelOf(page);
  await expect(panel.getByRole('heading', { level: 3 })).toHaveText(['판정 1', '구성 요소 1', '규칙 1']);
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  const first = panel.getByRole('button', { name: /^Flow 1: the shop by its URL 이제 닿음/ });
  for (let presses = 0; presses < 10 && !(await first.evaluate((element) => element === document.activeElement)); presses++) await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: /이름 변경/ }).and(panel.locator('.change-jump'))).toBeFocused();
  await page.keyboard.press('End');
  const rule = panel.getByRole('button', { name: /F4 추가/ });
  await expect(rule).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('ESG');
  await axe(page);
  await rule.focus();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.locator('[data-region="canvas"]')).toBeFocused();
});

test('ux-25 compares with the version last saved: nothing right after saving, then the edits since', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await openSample(page, 'getting-started-2-floating-ip');
  await files.taken(() => page.keyboard.press('Control+s'));
  await editor.menu('File', 'Compare with the Saved Version');
  const panel = panelOf(page);
  await expect(panel).toContainText('Nothing differs.');
  await editor.component(/^Instance vm1/).click();
  await page.keyboard.press('F2');
  await page.locator('.name-editor').fill('front');
  await page.keyboard.press('Enter');
  await expect(panel.locator('.change-jump')).toHaveText(/front.*renamed.*Name: vm1 → front/);
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('Nothing differs.');
  await panel.getByRole('button', { name: 'Close the comparison' }).click();
  await expect(panel).toBeHidden();
});

test('ux-25 a long list: End and Home reach its ends, and only what is in view has elements', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await openSample(page, 'getting-started');
  const bytes = readFileSync(path.resolve(import.meta.dirname, '../shared/samples/getting-started-2-floating-ip.hopline'));
  await files.given({ name: 'station.hopline', bytes }, () => editor.menu('File', 'Compare with File…'));
  const panel = panelOf(page);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Comparison30');
  const changes = panel.locator('.change-jump');
  expect(await changes.count()).toBeLessThan(30);
  await changes.first().focus();
  await page.keyboard.press('End');
  const last = changes.filter({ hasText: 'Getting started 2: floating IP' });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Home');
  const first = changes.filter({ hasText: 'Reload the load balancer ten times' }).first();
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
});
