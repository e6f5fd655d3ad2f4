import { expect, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { electronLaunch } from '../../tools/electron-launch.mjs';
import { answerDialogs, test, type RunningApp } from '../support/electron-app.ts';

interface MenuLabels {
  readonly label: string;
  readonly items: readonly string[];
}

/** The native menu as the person sees it. */
function menuOf({ electron }: RunningApp): Promise<MenuLabels[]> {
  return electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map((menu) => ({ label: menu.label, items: (menu.submenu?.items ?? []).flatMap((item) => (item.type === 'separator' ? [] : [item.label])) })),
  );
}

/** Chooses an entry of the native menu. */
function choose({ electron }: RunningApp, menu: string, entry: string): Promise<void> {
  return electron.evaluate(
    ({ Menu }, [wantedMenu, wantedEntry]) => {
      const item = Menu.getApplicationMenu()?.items.find((each) => each.label === wantedMenu)?.submenu?.items.find((each) => each.label === wantedEntry);
      if (item === undefined) throw new Error(`There is no ${wantedMenu} > ${wantedEntry}.`);
      item.click();
    },
    [menu, entry] as const,
  );
}

/** The title bar of the first window, empty when there is no window. */
function titleOf({ electron }: RunningApp): Promise<string> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');
}

/** As a click on the cross of the window. */
function clickCross({ electron }: RunningApp): Promise<void> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

async function drawSomething(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New blank document/ }).click();
  const toolbar = page.getByRole('toolbar').first();
  await expect(toolbar).toBeVisible();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByLabel('Name', { exact: true }).fill('campus');
  await page.keyboard.press('Enter');
}

const design = (name: string): string =>
  `${JSON.stringify({ components: {}, format: 'hopline-design', links: {}, meta: { description: '', name, profile: 'current', seed: 0 }, placements: {}, probes: {}, version: 1 }, null, 2)}\n`;

test('ux-102 the program starts and opens a sample without a complaint of its policy or of the page', async ({ launch }) => {
  const app = await launch();
  await app.page.locator('[data-sample="getting-started"]').click();
  await expect(app.page.getByRole('toolbar').first()).toBeVisible();
  await expect.poll(() => titleOf(app)).toBe('Getting started.hopline — Hopline');
  expect(app.complaints).toEqual([]);
});

test('the native menu is that of the command list, in both languages, and changes at once (ux-101)', async ({ launch }) => {
  const app = await launch({ settings: { language: 'ko', theme: 'light' } });
  await expect.poll(async () => (await menuOf(app)).map((menu) => menu.label)).toEqual(['파일', '편집', '보기', '선택', '삽입', '정렬', '개체', '추적', '도움말']);
  expect((await menuOf(app))[0]?.items).toEqual(['새 문서', '열기…', '저장', '다른 이름으로 저장…', '파일과 비교…', '저장된 버전과 비교', '가져오기…', '내보내기…', '문서 속성…', '닫기', 'Hopline 종료']);
  await choose(app, '보기', 'English');
  await expect.poll(async () => (await menuOf(app)).map((menu) => menu.label)).toEqual(['File', 'Edit', 'View', 'Select', 'Insert', 'Arrange', 'Object', 'Trace', 'Help']);
  expect((await menuOf(app))[0]?.items).toEqual(['New', 'Open…', 'Save', 'Save As…', 'Compare with File…', 'Compare with the Saved Version', 'Import…', 'Export…', 'Document Properties…', 'Close', 'Quit Hopline']);
  await expect.poll(async () => JSON.parse(await readFile(path.join(app.userData, 'settings.json'), 'utf8')) as unknown).toMatchObject({ language: 'en' });
});

test('an entry of the native menu runs its command in the window', async ({ launch }) => {
  const app = await launch();
  await expect.poll(async () => (await menuOf(app)).length).toBe(9);
  await choose(app, 'File', 'New');
  await expect(app.page.getByRole('toolbar').first()).toBeVisible();
});

test.describe('closing with unsaved changes', () => {
  test('ux-3 ux-5 Cancel keeps the window, Save asks where and then closes', async ({ launch }) => {
    const app = await launch();
    await drawSomething(app.page);
    await expect.poll(() => titleOf(app)).toMatch(/^● .*\.hopline — Hopline$/);
    const asked = await answerDialogs(app, { button: 2 });
    await clickCross(app);
    await expect.poll(asked).toEqual([['Save', 'Don’t Save', 'Cancel']]);
    expect(await titleOf(app)).toMatch(/^● /);

    await answerDialogs(app, { button: 0, folder: app.documents });
    const ended = app.electron.waitForEvent('close');
    await clickCross(app);
    await ended;
    expect(await readdir(app.documents)).toEqual(['campus.hopline']);
    expect(await readFile(path.join(app.documents, 'campus.hopline'), 'utf8')).toContain('"name": "campus"');
  });

  test('ux-5 Don’t Save closes and writes nothing', async ({ launch }) => {
    const app = await launch();
    await drawSomething(app.page);
    await expect.poll(() => titleOf(app)).toMatch(/^● /);
    await answerDialogs(app, { button: 1, folder: app.documents });
    const ended = app.electron.waitForEvent('close');
    await clickCross(app);
    await ended;
    expect(await readdir(app.documents)).toEqual([]);
  });

  test('without changes nothing is asked', async ({ launch }) => {
    const app = await launch();
    await expect(app.page.getByRole('button', { name: /New blank document/ })).toBeVisible();
    const ended = app.electron.waitForEvent('close');
    await clickCross(app);
    await ended;
  });
});

test.describe('files that arrive', () => {
  test('ux-3 ux-13 a file on the command line is opened, its Korean name and folder are in the title', async ({ launch, documents }) => {
    const file = path.join(documents, '사내망.hopline');
    await writeFile(file, design('사내망'));
    const app = await launch({ files: [file] });
    await expect.poll(() => titleOf(app)).toBe(`사내망.hopline — ${documents} — Hopline`);
    await expect(app.page.getByRole('toolbar').first()).toBeVisible();
  });

  test('ux-12 ux-13 ux-14 a second start hands its file over: a new one gets a window, an open one comes forward', async ({ launch, documents }) => {
    const [first, second] = [path.join(documents, 'a.hopline'), path.join(documents, 'b.hopline')];
    await Promise.all([writeFile(first, design('a')), writeFile(second, design('b'))]);
    const app = await launch({ files: [first] });
    await expect.poll(() => titleOf(app)).toContain('a.hopline');
    const startAgain = async (file: string): Promise<void> => {
      const { executablePath, args, cwd, env } = electronLaunch({ args: [file], userData: app.userData });
      await once(spawn(executablePath, args, { cwd, env, stdio: 'ignore' }), 'exit');
    };
    const titles = (): Promise<string[]> => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()).sort());
    await startAgain(second);
    await expect.poll(titles).toEqual([`a.hopline — ${documents} — Hopline`, `b.hopline — ${documents} — Hopline`]);
    await startAgain(first);
    expect(await titles()).toHaveLength(2);
  });

  test('ux-106 a hostile file on the command line is refused with its place; the program goes on', async ({ launch, documents }) => {
    const file = path.join(documents, 'hostile.hopline');
    await writeFile(file, '{"format":"hopline-design","version":1,"components":{"__proto__":{"kind":"vpc"}}}');
    const app = await launch({ files: [file] });
    const message = app.page.getByRole('dialog').or(app.page.getByRole('alertdialog'));
    await expect(message).toContainText('hostile.hopline');
    await expect(message).toContainText('__proto__');
    expect(await titleOf(app)).toBe('Hopline');
  });
});

test('ux-105 the window comes back with its size', async ({ launch }) => {
  const first = await launch();
  const size = (app: RunningApp): Promise<{ width: number; height: number } | undefined> =>
    app.electron.evaluate(({ BrowserWindow }) => {
      const bounds = BrowserWindow.getAllWindows()[0]?.getNormalBounds();
      return bounds && { width: bounds.width, height: bounds.height };
    });
  await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1200, height: 700 }));
  await expect.poll(() => size(first)).toEqual({ width: 1200, height: 700 });
  const ended = first.electron.waitForEvent('close');
  await clickCross(first);
  await ended;
  const second = await launch({ userData: first.userData });
  expect(await size(second)).toEqual({ width: 1200, height: 700 });
});

test('ux-100 a window that crashes is loaded again with its file', async ({ launch, documents }) => {
  const file = path.join(documents, 'campus.hopline');
  await writeFile(file, design('campus'));
  const app = await launch({ files: [file] });
  await expect.poll(() => titleOf(app)).toContain('campus.hopline');
  // The page of this test is gone with its process; the window is looked at from outside.
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setTitle('crashed'));
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => titleOf(app), { timeout: 15_000 }).toBe(`campus.hopline — ${documents} — Hopline`);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed())).toBe(false);
});
