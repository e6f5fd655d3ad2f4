import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { MenuItem } from '../../shared/desktop/contract.ts';
import { FakeEvent } from '../testing/fake-electron.ts';
import { startShell } from '../testing/start-shell.ts';

describe('closing', () => {
  test('ux-5 a page that listens is asked, and the window closes when it answers', async () => {
    const { page } = await startShell();
    page().listen('closeRequested');
    page().window.close();
    expect(page().window.destroyed).toBe(false);
    expect(page().heard('closeRequested')).toEqual([{}]);
    expect(await page().ask('closeWindow', {})).toEqual({ ok: true, value: null });
    expect(page().window.destroyed).toBe(true);
  });

  test('a page that does not listen, or no longer can, is not waited for', async () => {
    const silent = await startShell();
    silent.page().window.close();
    expect(silent.page().window.destroyed).toBe(true);
    const crashed = await startShell();
    crashed.page().listen('closeRequested');
    crashed.page().window.webContents.crashed = true;
    crashed.page().window.close();
    expect(crashed.page().window.destroyed).toBe(true);
  });

  test('ux-5 quitting asks too, and goes on after the answer', async () => {
    const { page, electron } = await startShell();
    page().listen('closeRequested');
    electron.app.quit();
    expect(page().window.destroyed).toBe(false);
    await page().ask('closeWindow', {});
    expect(page().window.destroyed).toBe(true);
    await vi.waitFor(() => expect(electron.app.log).toContain('ended'));
  });

  test('a second click while a question is on the screen does not ask again', async () => {
    const { page, electron } = await startShell();
    page().listen('closeRequested');
    let answer: () => void = () => undefined;
    electron.dialog.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const asked = page().ask('askUnsaved', { title: '', message: '', save: 'S', discard: 'D', cancel: 'C' });
    page().window.close();
    expect(page().heard('closeRequested')).toEqual([]);
    expect(page().window.destroyed).toBe(false);
    answer();
    await asked;
  });

  test.each([[0, 'save'], [1, 'discard'], [2, 'cancel']])('ux-5 the three answers, Save first and default, Esc is Cancel: %i', async (response, choice) => {
    const { page, electron } = await startShell();
    electron.dialog.response = response;
    expect(await page().ask('askUnsaved', { title: '저장할까요?', message: '…', save: '저장', discard: '저장 안 함', cancel: '취소' })).toEqual({ ok: true, value: choice });
    expect(electron.dialog.asked[0]).toMatchObject({ message: '저장할까요?', buttons: ['저장', '저장 안 함', '취소'], defaultId: 0, cancelId: 2 });
  });
});

describe('files that arrive', () => {
  test('ux-13 a file on the command line is told when the page listens, and may be read', async () => {
    const { page, documents } = await startShell({ argv: ['/home/kim/a.hopline'] });
    page().listen('openRequested');
    expect(page().heard('openRequested')).toEqual([{ path: '/home/kim/a.hopline' }]);
    expect(await page().ask('readFile', { path: '/home/kim/a.hopline' })).toMatchObject({ ok: false, failure: { code: 'FILE_NOT_FOUND' } });
    expect(await page().ask('readFile', { path: path.join(documents, 'b.hopline') })).toMatchObject({ ok: false, failure: { code: 'BAD_REQUEST' } });
  });

  test('ux-14 several files open several windows', async () => {
    const { pages } = await startShell({ argv: ['/f/a.hopline', '/f/b.hopline'] });
    expect(pages()).toHaveLength(2);
    for (const page of pages()) page.listen('openRequested');
    expect(pages().map((page) => page.heard('openRequested'))).toEqual([[{ path: '/f/a.hopline' }], [{ path: '/f/b.hopline' }]]);
  });

  test('ux-12 ux-13 a second start with a file that is open brings its window to the front', async () => {
    const { pages, page, electron } = await startShell({ argv: ['/f/a.hopline', '/f/나.hopline'] });
    page(0).window.minimized = true;
    electron.app.emit('second-instance', new FakeEvent(), ['hopline', 'a.hopline'], '/f');
    expect(pages()).toHaveLength(2);
    expect([page(0).window.minimized, electron.BrowserWindow.focused]).toEqual([false, page(0).window]);
    electron.app.emit('second-instance', new FakeEvent(), ['hopline', '/f/나.hopline'.normalize('NFD')], '/f');
    expect([pages().length, electron.BrowserWindow.focused]).toEqual([2, page(1).window]);
  });

  test('ux-13 a vacant window takes the file, an edited one is left alone', async () => {
    const { pages, page, electron } = await startShell();
    page().listen('openRequested');
    electron.app.emit('second-instance', new FakeEvent(), ['hopline', '/f/a.hopline'], '/');
    expect([pages().length, page().heard('openRequested')]).toEqual([1, [{ path: '/f/a.hopline' }]]);
    await page().ask('setTitle', { title: 'Untitled', path: null, edited: true });
    electron.app.emit('second-instance', new FakeEvent(), ['hopline', '/f/b.hopline'], '/');
    expect(pages()).toHaveLength(2);
  });

  test('a second start without a file brings a window to the front', async () => {
    const { pages, electron } = await startShell();
    electron.app.emit('second-instance', new FakeEvent(), ['hopline'], '/');
    expect([pages().length, electron.BrowserWindow.focused?.id]).toEqual([1, 1]);
  });

  test('a program that is not the first does nothing', async () => {
    const { pages, electron } = await startShell({ prepare: ({ app }) => void (app.isFirstInstance = false) });
    expect([pages().length, electron.app.log.at(-1)]).toEqual([0, 'ended']);
  });

  test('while a dialog is up, a file waits', async () => {
    const { pages, page, electron } = await startShell();
    let answer: () => void = () => undefined;
    electron.dialog.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const asked = page().ask('openFile', { filters: [], title: '' });
    await page().ask('setTitle', { title: 'Untitled', path: null, edited: true });
    electron.app.emit('second-instance', new FakeEvent(), ['hopline', '/f/a.hopline'], '/');
    expect(pages()).toHaveLength(1);
    answer();
    await asked;
    expect(pages()).toHaveLength(2);
  });

  test('ux-13 macOS hands files over by an event (logic only)', async () => {
    const { page, electron } = await startShell();
    page().listen('openRequested');
    const event = new FakeEvent();
    electron.app.emit('open-file', event, '/f/a.hopline');
    expect([event.defaultPrevented, page().heard('openRequested')]).toEqual([true, [{ path: '/f/a.hopline' }]]);
  });
});

describe('what the page tells', () => {
  test('ux-3 the title names document, unsaved mark and folder', async () => {
    const { page } = await startShell();
    await page().ask('setTitle', { title: '망.hopline', path: '/home/kim/설계/망.hopline', edited: true });
    expect(page().window.title).toBe('● 망.hopline — /home/kim/설계 — Hopline');
  });

  test('the native menu is built from the list of commands, in its words, and tells what was chosen', async () => {
    const { page, electron } = await startShell();
    expect(electron.Menu.application?.template.map((entry) => entry.label)).toEqual(['File', 'Edit', 'Window']);
    const items = (label: string): MenuItem[] => [{ id: 'file', label, enabled: true, type: 'submenu', items: [{ id: 'file.save', label: '저장', enabled: true, type: 'command', accelerator: 'Mod+S' }] }];
    page().listen('command');
    await page().ask('setMenu', { items: items('파일') });
    expect(electron.Menu.application?.template.map((entry) => entry.label)).toEqual(['파일']);
    const submenu = electron.Menu.application?.template[0]?.submenu;
    const save = Array.isArray(submenu) ? submenu[0] : undefined;
    expect([save?.label, save?.accelerator]).toEqual(['저장', 'CmdOrCtrl+S']);
    save?.click?.(undefined as never, undefined, undefined as never);
    expect(page().heard('command')).toEqual([{ id: 'file.save' }]);
  });

  test('ux-101 theme and language are stored per user and followed at once', async () => {
    const { page, electron, userData } = await startShell();
    expect(await page().ask('writeSettings', { settings: { theme: 'dark', language: 'ko' } })).toEqual({ ok: true, value: null });
    expect(electron.nativeTheme.themeSource).toBe('dark');
    const next = await startShell({ userData });
    expect(await next.page().ask('readSettings', {})).toEqual({ ok: true, value: { theme: 'dark', language: 'ko' } });
    expect(next.electron.nativeTheme.themeSource).toBe('dark');
    expect(next.electron.Menu.application?.template.map((entry) => entry.label)).toEqual(['파일', '편집', '창']);
    expect(next.page().window.options.backgroundColor).toBe('#121417');
  });

  test('ux-105 the window comes back where it was (logic only)', async () => {
    const first = await startShell({ prepare: (_electron, folder) => writeFile(path.join(folder, 'window.json'), JSON.stringify({ x: 40, y: 50, width: 1300, height: 800, maximized: true })) });
    expect(first.page().window.options).toMatchObject({ x: 40, y: 50, width: 1300, height: 800 });
    expect(first.page().window.maximized).toBe(true);
    first.page().window.close();
    // The program does not end before it is written.
    await vi.waitFor(() => expect(first.electron.app.log).toContain('ended'));
    expect(JSON.parse(await readFile(path.join(first.userData, 'window.json'), 'utf8'))).toEqual({ x: 40, y: 50, width: 1300, height: 800, maximized: true });
  });
});

describe('a window that stops', () => {
  test('ux-100 it is loaded again with its file and says so; the third time within a minute the person is asked', async () => {
    const { page, electron } = await startShell({ argv: ['/f/a.hopline'] });
    const { webContents } = page().window;
    page().listen('openRequested', 'notice', 'closeRequested');
    const crash = async (): Promise<void> => {
      webContents.crashed = true;
      webContents.emit('render-process-gone', new FakeEvent(), { reason: 'crashed', exitCode: 1 });
      // Loading again inside the event that tells of the crash brings Electron itself down.
      expect(webContents.crashed).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
    };
    await crash();
    expect(webContents.reloads).toBe(1);
    page().listen('notice', 'openRequested');
    expect(page().heard('notice')).toEqual([{ code: 'WINDOW_RELOADED', path: '/f/a.hopline' }]);
    expect(page().heard('openRequested')).toEqual([{ path: '/f/a.hopline' }, { path: '/f/a.hopline' }]);
    await crash();
    electron.dialog.response = 1;
    await crash();
    expect(webContents.reloads).toBe(2);
    await vi.waitFor(() => expect(page().window.destroyed).toBe(true));
    expect(electron.dialog.asked[0]).toMatchObject({ message: 'The window stopped several times.', buttons: ['Load again', 'Close'] });
  });

  test('a page that hangs is left alone unless the person wants it loaded again', async () => {
    const { page, electron } = await startShell();
    page().window.emit('unresponsive');
    page().window.emit('unresponsive');
    await vi.waitFor(() => expect(electron.dialog.asked).toHaveLength(1));
    expect(page().window.webContents.reloads).toBe(0);
    electron.dialog.response = 1;
    await vi.waitFor(() => {
      page().window.emit('unresponsive');
      expect(page().window.webContents.reloads).toBe(1);
    });
  });
});
