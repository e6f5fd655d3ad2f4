import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { browserFiles, type JobFiles } from './support/files.ts';

/** A state of the window, the same in every language and theme: how to come to it, and how to leave it. */
interface State {
  readonly name: string;
  readonly enter: (page: Page, files: JobFiles) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
}

const key = (keys: string) => async (page: Page): Promise<void> => page.keyboard.press(keys);
const node = (page: Page, name: RegExp) => page.getByRole('main').getByRole('group', { name });
const choose = async (page: Page, name: RegExp): Promise<void> => {
  await node(page, name).click({ position: { x: 20, y: 10 } });
  await expect(node(page, name)).toBeFocused();
};
const menu = async (page: Page, at: RegExp, item: RegExp | null): Promise<void> => {
  await page.getByRole('menubar').getByRole('menuitem', { name: at }).click();
  if (item !== null) await page.getByRole('menu').getByRole('menuitem', { name: item }).click();
};
const dialogs = 'dialog[open], [role=dialog], [role=alertdialog]';
const dialogOpen = (page: Page): Promise<void> => expect(page.locator(dialogs).first()).toBeVisible();
const dialogClosed = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.locator(dialogs)).toHaveCount(0);
};
/** A dialog that a key opens while a machine is selected. */
const dialog = (name: string, keys: string): State => ({
  name,
  enter: async (page) => {
    await choose(page, / vm1, /);
    await page.keyboard.press(keys);
    await dialogOpen(page);
  },
  leave: dialogClosed,
});

const states: readonly State[] = [
  { name: 'start', enter: (page) => expect(page.locator('.sample canvas').first()).toBeVisible() },
  { name: 'empty editor', enter: async (page) => { await page.keyboard.press('Control+n'); await expect(page.locator('.canvas')).toBeVisible(); } },
  { name: 'refused', enter: async (page) => { await page.locator('[data-entry="subnet"]').first().press('Enter'); await expect(page.locator('.toast[data-tone="refused"]')).toBeVisible(); } },
  {
    name: 'damaged file',
    enter: async (page, files) => {
      await files.given({ name: 'a.hopline', bytes: Buffer.from('{ "format": "hopline-design", "version": 1, "components": { "v": { "kind": "vpc", "name": "v" }, "w": oops } }') }, () => page.keyboard.press('Control+o'));
      await dialogOpen(page);
    },
    leave: (page) => page.getByRole('button', { name: /Open What Can Be Read|읽을 수 있는 부분 열기/ }).click(),
  },
  { name: 'document in part', enter: (page) => expect(page.locator('.document-banner')).toBeVisible(), leave: async (page) => { await page.keyboard.press('Control+w'); await page.getByRole('alertdialog').getByRole('button', { name: /Don’t Save|저장 안 함/ }).click(); } },
  { name: 'sample', enter: async (page) => { await page.locator('[data-sample="getting-started-6-load-balancer"]').click(); await expect(node(page, / vm1, /)).toBeVisible(); } },
  { name: 'inspector of a machine', enter: (page) => choose(page, / vm1, /) },
  { name: 'inspector of rules', enter: async (page) => { await choose(page, / default, /); await page.locator('.inspector tr.row').last().click(); } },
  { name: 'outline', enter: async (page) => { await page.keyboard.press('Escape'); await choose(page, / vm1, /); await page.keyboard.press('Control+Shift+e'); await expect(page.locator('.outline-tree')).toBeVisible(); } },
  { name: 'tables', enter: async (page) => { await key('Control+Shift+u')(page); await expect(page.locator('.inventory-grid')).toBeVisible(); } },
  ...['addresses', 'rules', 'routes'].map((tab): State => ({ name: `table of ${tab}`, enter: (page) => page.locator(`#bottom-tab-${tab}`).click() })),
  { name: 'history', enter: (page) => page.locator('#bottom-tab-history').click() },
  { name: 'findings', enter: (page) => page.locator('#bottom-tab-findings').click() },
  { name: 'find bar', enter: async (page) => { await choose(page, / vm1, /); await key('Control+f')(page); await page.keyboard.type('vm'); }, leave: key('Escape') },
  { name: 'minimap', enter: async (page) => { await choose(page, / vm1, /); await page.keyboard.press('m'); }, leave: key('m') },
  { name: 'context menu', enter: async (page) => { await node(page, / vm1, /).click({ button: 'right' }); await expect(page.getByRole('menu')).toBeVisible(); }, leave: key('Escape') },
  { name: 'menu', enter: (page) => menu(page, /^(View|보기)$/, null), leave: key('Escape') },
  dialog('connect', 'c'),
  dialog('command palette', 'Control+Shift+p'),
  dialog('shortcuts', 'Shift+Slash'),
  dialog('export', 'Control+e'),
  dialog('probe', 'r'),
  { name: 'properties', enter: async (page) => { await menu(page, /^(File|파일)$/, /Properties|속성/); await dialogOpen(page); }, leave: dialogClosed },
  { name: 'import', enter: async (page) => { await menu(page, /^(File|파일)$/, /^(Import|가져오기)/); await dialogOpen(page); }, leave: dialogClosed },
  { name: 'about', enter: async (page) => { await menu(page, /^(Help|도움말)$/, /About|정보/); await dialogOpen(page); }, leave: dialogClosed },
  { name: 'tour', enter: async (page) => { await menu(page, /^(Help|도움말)$/, /Tour|둘러보기/); await expect(page.locator('.tour-card')).toBeVisible(); }, leave: key('Escape') },
  { name: 'notifications', enter: (page) => page.locator('.notification-bell').click(), leave: key('Escape') },
  {
    name: 'comparison',
    enter: async (page, files) => {
      await files.given({ name: 'b.hopline', bytes: Buffer.from('{ "format": "hopline-design", "version": 1, "components": { "v": { "kind": "vpc", "name": "v" } } }') }, () => menu(page, /^(File|파일)$/, /Compare with File|파일과 비교/));
      await expect(page.locator('.compare-panel')).toBeVisible();
    },
    leave: async (page) => page.locator('.compare-head').getByRole('button', { name: /Close|닫기/ }).click(),
  },
  { name: 'trace', enter: async (page) => { await choose(page, / vm1, /); await page.keyboard.press('r'); await dialogOpen(page); await page.locator('[role=dialog] button[type=submit], dialog .button.primary').last().click(); await expect(page.locator('.trace-panel .hop-row').first()).toBeVisible(); } },
];

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['ko', 'en'] as const) {
    test(`ux-91 axe finds nothing on any screen: ${theme}, ${language}`, async ({ page }) => {
      test.setTimeout(240_000);
      const files = await browserFiles(page);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript((settings) => localStorage.setItem('hopline.settings', JSON.stringify(settings)), { theme, language });
      await page.goto('/');
      const found: string[] = [];
      for (const state of states) {
        await test.step(state.name, async () => {
          await state.enter(page, files);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze();
          found.push(...violations.map(({ id, nodes }) => `${state.name}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`));
          await state.leave?.(page);
        });
      }
      expect(found).toEqual([]);
    });
  }
}
