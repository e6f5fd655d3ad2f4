import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor } from './support/editor.ts';
import { holdableEngine } from './support/engine.ts';

const list = (editor: Editor): Locator => editor.findings.getByRole('list', { name: 'Findings' });
const finding = (editor: Editor, code: string): Locator => editor.findings.getByRole('button', { name: new RegExp(` ${code}: `) });
const undo = (page: Page): Locator => page.getByRole('toolbar').getByRole('button', { name: /^Undo/ });

/** A VPC whose range is no private one and is misnamed, with two subnets. */
async function faulty(page: Page): Promise<Editor> {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet', 'Instance', 'Instance']) await editor.paletteItem(kind).press('Enter');
  await expect(list(editor)).toHaveAttribute('aria-busy', 'false');
  return editor;
}

test('ux-66 findings follow each edit off the thread that draws: typing does not wait, old results are marked and offer no fix', async ({ page }) => {
  const engine = await holdableEngine(page);
  const editor = await faulty(page);
  await expect(finding(editor, 'NHN-KEY-001')).toHaveCount(2);
  await engine.hold();
  await editor.component(/^Instance instance, /).click();
  const memory = editor.inspector.getByLabel('Memory');
  await memory.fill('4096');
  await memory.press('Tab');
  // The edit is done while nobody has answered yet, and so is the next one.
  await expect(undo(page)).toHaveAccessibleName(/Edit instance/);
  await editor.inspector.getByLabel('Name', { exact: true }).first().fill('web');
  await page.keyboard.press('Enter');
  await expect(editor.component(/^Instance web, /)).toBeVisible();
  expect(await engine.waiting()).toBe(1);
  await expect(list(editor)).toHaveAttribute('aria-busy', 'true');
  await expect(editor.findings.getByText('Checking again. What is below is about the design before your last edit.')).toBeVisible();
  const fixes = editor.findings.getByRole('button', { name: 'Create a key pair' });
  await expect(fixes.first()).toHaveAttribute('aria-disabled', 'true');
  await fixes.first().click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await engine.release();
  await expect(list(editor)).toHaveAttribute('aria-busy', 'false');
  await expect(editor.findings.getByText('Checking again')).toHaveCount(0);
  await expect(finding(editor, 'NHN-KEY-001').filter({ hasText: 'web' })).toHaveCount(1);
});

test('ux-66 findings are grouped by severity, by object and by rule, with counts', async ({ page }) => {
  const editor = await faulty(page);
  await expect(list(editor).locator('.finding-fold').first()).toHaveAccessibleName('Warning, 2');
  await editor.findings.getByRole('button', { name: 'Group and filter' }).click();
  const group = editor.findings.getByLabel('Group by');
  await expect(group).toBeFocused();
  await group.selectOption('Object');
  await page.keyboard.press('Escape');
  await expect(editor.findings.getByRole('button', { name: 'Group and filter' })).toBeFocused();
  const head = list(editor).getByRole('button', { name: /^instance-2, \d/ });
  await expect(head).toBeVisible();
  const before = await list(editor).locator('.finding-jump').count();
  await head.click();
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  expect(await list(editor).locator('.finding-jump').count()).toBeLessThan(before);
});

test('ux-67 findings are filtered by severity, text, family and selection, and say how many are shown', async ({ page }) => {
  const editor = await faulty(page);
  const rows = list(editor).locator('.finding-jump');
  await editor.findings.getByRole('button', { name: /^Notes, / }).click();
  await expect(rows).toHaveCount(2);
  await expect(editor.findings.getByText(/^2 of \d+$/)).toBeVisible();
  await editor.findings.getByRole('searchbox', { name: 'Filter findings' }).fill('instance-2');
  await expect(rows).toHaveCount(1);
  await editor.findings.getByRole('searchbox', { name: 'Filter findings' }).fill('key pair');
  await expect(rows).toHaveCount(2);
  await editor.findings.getByRole('button', { name: 'Group and filter' }).click();
  await editor.findings.getByLabel('Family').selectOption('Kubernetes');
  await expect(rows).toHaveCount(0);
  await expect(editor.findings).toContainText('Nothing matches the filters');
  await editor.findings.getByLabel('Family').selectOption('Public cloud');
  await editor.component(/^Instance instance, /).click();
  await editor.findings.getByRole('button', { name: 'Group and filter' }).click();
  await editor.findings.getByLabel('Selection only').check();
  await expect(rows).toHaveCount(1);
  // What stands inside a selected container is meant as well.
  await editor.findings.getByRole('button', { name: 'Clear Filters' }).click();
  await editor.findings.getByLabel('Selection only').check();
  await page.keyboard.press('Escape');
  await editor.component(/^VPC vpc, /).click({ position: { x: 40, y: 10 } });
  await expect(finding(editor, 'NHN-KEY-001')).toHaveCount(2);
});

test('ux-66 ux-93 by keyboard: arrows move between groups and findings and fold them, Enter shows the object and opens the row that is meant', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-4-ssh');
  await expect(finding(editor, 'NHN-SG-004')).toBeVisible();
  await editor.findings.getByRole('searchbox', { name: 'Filter findings' }).fill('NHN-SG-004');
  const row = finding(editor, 'NHN-SG-004').first();
  const head = list(editor).locator('.finding-fold').first();
  await head.focus();
  await expect(head).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(head).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('default');
  await expect(editor.inspector.locator('tr.row.open')).toContainText('22');
});

test('ux-66 F applies the quick fix of a finding as one undo step and keeps the focus in the list; Shift+F fixes all of that rule in one', async ({ page }) => {
  const editor = await faulty(page);
  for (const name of ['instance', 'instance-2']) {
    await editor.component(new RegExp(`^Instance ${name}, `)).click();
    await editor.inspector.getByRole('button', { name: 'Edit eth0' }).click();
    await editor.inspector.getByRole('switch', { name: 'Port security' }).click();
  }
  const open = finding(editor, 'NHN-NIC-005');
  await expect(open).toHaveCount(2);
  await open.first().focus();
  await expect(open.first()).toBeFocused();
  await page.keyboard.press('f');
  await expect(open).toHaveCount(1);
  await expect(list(editor).locator(':focus')).toHaveCount(1);
  await undo(page).click();
  await expect(open).toHaveCount(2);
  await open.first().focus();
  await expect(open.first()).toBeFocused();
  await page.keyboard.press('Shift+F');
  await expect(open).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName(/Apply 2 edits at once/);
  await undo(page).click();
  await expect(open).toHaveCount(2);
  await editor.findings.getByRole('button', { name: 'Group and filter' }).click();
  await editor.findings.getByLabel('Group by').selectOption('Rule');
  await editor.findings.getByRole('button', { name: 'Fix All (2)' }).click();
  await expect(open).toHaveCount(0);
});

test('ux-67 Explain tells what a finding means, what to do and which document says so, in English and Korean', async ({ page }) => {
  const editor = await faulty(page);
  const row = finding(editor, 'NHN-KEY-001').first();
  await row.focus();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'About NHN-KEY-001' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('Nobody can log in by SSH to an instance created without a key pair.');
  await expect(dialog).toContainText('Create or choose a key pair.');
  await expect(dialog).toContainText('Public cloud (NHN Cloud) specification, (d) Validation rules NHN-KEY-001, A.1 Getting started guide, B.2 Compute and storage');
  await expect(dialog).toContainText('GS-07, GS-08');
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('region', { name: '발견' }).getByRole('button', { name: '설명' }).first().click();
  const korean = page.getByRole('dialog', { name: 'NHN-KEY-001 설명' });
  await expect(korean).toContainText('키페어 없이 만든 인스턴스에는 SSH로 로그인할 수 없습니다.');
  await expect(korean).toContainText('퍼블릭 클라우드(NHN Cloud) 설계 명세, (d) 검증 규칙 NHN-KEY-001');
});

test('ux-67 a node tells its findings: the count in its name, the shape of the worst in its corner', async ({ page }) => {
  const editor = await faulty(page);
  const node = editor.component(/^Instance instance, .*, \d findings?/);
  await expect(node).toBeVisible();
  await editor.atRest();
  const corner = async (): Promise<number> => {
    const { x, y, width } = await editor.box(node);
    return page.evaluate(
      ([left, top]) => {
        const warning = getComputedStyle(document.documentElement).getPropertyValue('--warn-fill').trim().toLowerCase();
        let found = 0;
        for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.canvas canvas')) {
          const box = canvas.getBoundingClientRect();
          const scale = canvas.width / box.width;
          const context = canvas.getContext('2d');
          if (context === null || canvas.width === 0) continue;
          const { data } = context.getImageData((left - box.left) * scale, (top - box.top) * scale, 24 * scale, 24 * scale);
          for (let at = 0; at < data.length; at += 4) {
            const hex = `#${[data[at], data[at + 1], data[at + 2]].map((part) => (part ?? 0).toString(16).padStart(2, '0')).join('')}`;
            if (hex === warning) found += 1;
          }
        }
        return found;
      },
      [x + width - 14, y - 12] as const,
    );
  };
  expect(await corner()).toBeGreaterThan(20);
});

test('ux-66 ux-93 F8 walks from finding to finding over the drawing and tells which it is; the list is reached by key', async ({ page }) => {
  const editor = await faulty(page);
  await page.locator('.canvas').first().click({ position: { x: 8, y: 60 } });
  await page.keyboard.press('F8');
  await expect(page.getByRole('status').filter({ hasText: /^1 of \d+: / })).toHaveCount(1);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('instance');
  await page.keyboard.press('F8');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('instance-2');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.keyboard.press('Control+Shift+F8');
  await expect(list(editor).locator('[data-line-focus]').first()).toBeFocused();
});

test('ux-32 panning and dragging do not wait for validation: both are done while no check has been answered', async ({ page }) => {
  const engine = await holdableEngine(page);
  const editor = await faulty(page);
  await editor.atRest();
  await engine.hold();
  await editor.component(/^Instance instance, /).click();
  await editor.inspector.getByLabel('Memory').fill('4096');
  await page.keyboard.press('Tab');
  await expect(list(editor)).toHaveAttribute('aria-busy', 'true');
  const node = editor.component(/^Instance instance, /);
  const before = await editor.middle(node);
  await editor.drag(before, { x: before.x, y: before.y + 60 });
  await expect.poll(async () => Math.round((await editor.middle(node)).y - before.y)).toBeGreaterThan(30);
  const dragged = await editor.middle(node);
  await page.mouse.move(before.x, before.y);
  await page.mouse.wheel(0, 240);
  await expect.poll(async () => (await editor.middle(node)).y !== dragged.y).toBe(true);
  await expect(list(editor)).toHaveAttribute('aria-busy', 'true');
  await engine.release();
  await expect(list(editor)).toHaveAttribute('aria-busy', 'false');
});
