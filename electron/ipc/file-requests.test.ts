import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFrame, startShell, type StartedShell } from '../testing/start-shell.ts';

/** An empty design as the program writes it, and the same with another name. */
const design = (name = ''): string => `${JSON.stringify({ format: 'hopline-design', version: 1, meta: { name, description: '', profile: 'current', seed: 0 }, components: {}, links: {}, placements: {}, probes: {} }, null, 2)}\n`;

const filters = [{ name: 'Hopline', extensions: ['hopline', 'json'] }];

async function openedIn(shell: StartedShell, name = 'campus.hopline') {
  const file = path.join(shell.documents, name);
  await writeFile(file, design());
  shell.electron.dialog.openAnswer = { canceled: false, filePaths: [file] };
  const opened = await shell.page().ask('openFile', { filters, title: '열기' });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

describe('opening', () => {
  test('ux-1 the chosen file is read, remembered as recent, and its folder is where the next dialog begins', async () => {
    const shell = await startShell();
    const opened = await openedIn(shell);
    expect(opened).toMatchObject({ name: 'campus.hopline', folder: shell.documents, text: design(), readOnly: false });
    expect(shell.electron.dialog.openQuestions[0]).toEqual({ title: '열기', filters, defaultPath: shell.userData, properties: ['openFile'] });
    expect(shell.electron.app.recentDocuments).toEqual([opened.path]);
    const recent = await shell.page().ask('listRecent', {});
    expect(recent.ok && recent.value.map((entry) => entry.path)).toEqual([opened.path]);
    await shell.page().ask('openFile', { filters, title: '' });
    expect(shell.electron.dialog.openQuestions[1]?.defaultPath).toBe(shell.documents);
  });

  test('the person thinks again', async () => {
    const shell = await startShell();
    expect(await shell.page().ask('openFile', { filters, title: '' })).toEqual({ ok: false, failure: { code: 'CANCELLED', path: null, detail: null } });
  });

  test('ux-106 a path that the person never pointed at is not read', async () => {
    const shell = await startShell();
    const file = path.join(shell.documents, 'secret.hopline');
    await writeFile(file, design());
    const answer = await shell.page().ask('readFile', { path: file });
    expect(answer.ok || answer.failure.code).toBe('BAD_REQUEST');
  });

  test('ux-2 a recent file opens after a restart; a forgotten one does not', async () => {
    const first = await startShell();
    const { path: file } = await openedIn(first);
    const second = await startShell({ userData: first.userData });
    expect((await second.page().ask('readFile', { path: file })).ok).toBe(true);
    await second.page().ask('forgetRecent', { path: file });
    const third = await startShell({ userData: first.userData });
    expect((await third.page().ask('readFile', { path: file })).ok).toBe(false);
  });

  test('ux-13 a dropped file is read by its real path only', async () => {
    const shell = await startShell();
    const file = path.join(shell.documents, 'dropped.hopline');
    await writeFile(file, design());
    const drop = (dropped: unknown): Promise<unknown> | undefined => shell.electron.ipcMain.handlers.get('desktop-dropped')?.(ownFrame(shell.page().window), dropped);
    expect(await drop({ path: file })).toMatchObject({ ok: true, value: { path: file, text: design() } });
    expect(await drop({ path: '' })).toMatchObject({ ok: false, failure: { code: 'BAD_REQUEST' } });
  });
});

describe('saving', () => {
  test('ux-1 ux-6 an opened file is saved and the answer expects the next save', async () => {
    const shell = await startShell();
    const opened = await openedIn(shell);
    const saved = await shell.page().ask('saveFile', { path: opened.path, text: design('a'), expected: opened.fingerprint });
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(await readFile(opened.path, 'utf8')).toBe(design('a'));
    expect((await shell.page().ask('saveFile', { path: opened.path, text: design('b'), expected: saved.value.fingerprint })).ok).toBe(true);
    expect(await readdir(shell.documents)).toEqual(['campus.hopline']);
  });

  test('ux-11 a file changed on disk is not overwritten', async () => {
    const shell = await startShell();
    const opened = await openedIn(shell);
    await writeFile(opened.path, design('theirs'));
    const saved = await shell.page().ask('saveFile', { path: opened.path, text: design('mine'), expected: opened.fingerprint });
    expect(saved.ok || saved.failure.code).toBe('FILE_CHANGED_ON_DISK');
    expect(await readFile(opened.path, 'utf8')).toBe(design('theirs'));
  });

  test('ux-6 a text that would not open again is refused with its place', async () => {
    const shell = await startShell();
    const opened = await openedIn(shell);
    const broken = design().replace('"components": {}', '"components": {"vpc": {"kind": "vpc", "name": "", "parent": null, "props": {"cidr": 7}}}');
    expect(await shell.page().ask('saveFile', { path: opened.path, text: broken, expected: opened.fingerprint })).toEqual({
      ok: false,
      failure: { code: 'VERIFY_FAILED', path: opened.path, detail: 'WRONG_TYPE /components/vpc/props/cidr' },
    });
    expect(await readFile(opened.path, 'utf8')).toBe(design());
  });

  test('ux-106 a path that the person never pointed at is not written', async () => {
    const shell = await startShell();
    const file = path.join(shell.documents, 'other.hopline');
    const saved = await shell.page().ask('saveFile', { path: file, text: design(), expected: null });
    expect(saved.ok || saved.failure.code).toBe('BAD_REQUEST');
    expect(await readdir(shell.documents)).toEqual([]);
  });

  test('ux-1 save as: a safe name is suggested, the ending is added, the file may be saved again', async () => {
    const shell = await startShell();
    shell.electron.dialog.saveAnswer = { canceled: false, filePath: path.join(shell.documents, '망 설계') };
    const saved = await shell.page().ask('saveFileAs', { suggestedName: '망/설계', text: design(), filters, title: '다른 이름으로 저장' });
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(shell.electron.dialog.saveQuestions[0]?.defaultPath).toBe(path.join(shell.userData, '망 설계.hopline'));
    expect(saved.value.name).toBe('망 설계.hopline');
    expect((await shell.page().ask('saveFile', { path: saved.value.path, text: design('b'), expected: saved.value.fingerprint })).ok).toBe(true);
  });

  test('where the ending we add leads to another file, the person is asked before it is replaced', async () => {
    const shell = await startShell();
    const file = path.join(shell.documents, 'campus.hopline');
    await writeFile(file, design('old'));
    shell.electron.dialog.saveAnswer = { canceled: false, filePath: path.join(shell.documents, 'campus') };
    shell.electron.dialog.response = 1;
    const answer = await shell.page().ask('saveFileAs', { suggestedName: 'campus', text: design('new'), filters, title: '' });
    expect(answer.ok || answer.failure.code).toBe('CANCELLED');
    expect(await readFile(file, 'utf8')).toBe(design('old'));
    expect(shell.electron.dialog.asked[0]).toMatchObject({ message: '“campus.hopline” already exists. Replace it?', buttons: ['Replace', 'Cancel'], defaultId: 1, cancelId: 1 });
    shell.electron.dialog.response = 0;
    expect((await shell.page().ask('saveFileAs', { suggestedName: 'campus', text: design('new'), filters, title: '' })).ok).toBe(true);
    expect(await readFile(file, 'utf8')).toBe(design('new'));
  });

  test('exports remember their own folder and are written whole, bytes or text', async () => {
    const shell = await startShell();
    const folder = path.join(shell.documents, 'pictures');
    await mkdir(folder);
    const file = path.join(folder, 'campus.png');
    shell.electron.dialog.saveAnswer = { canceled: false, filePath: file };
    const png = [{ name: 'PNG', extensions: ['png'] }];
    expect(await shell.page().ask('exportFile', { suggestedName: 'campus', content: new Uint8Array([137, 80, 78, 71]), filters: png, title: '' })).toEqual({ ok: true, value: { path: file } });
    expect([...(await readFile(file))]).toEqual([137, 80, 78, 71]);
    await shell.page().ask('exportFile', { suggestedName: 'campus', content: 'text', filters: png, title: '' });
    expect(await readFile(file, 'utf8')).toBe('text');
    expect(shell.electron.dialog.saveQuestions[1]?.defaultPath).toBe(path.join(folder, 'campus.png'));
    await shell.page().ask('openFile', { filters, title: '' });
    expect(shell.electron.dialog.openQuestions[0]?.defaultPath).toBe(shell.userData);
  });
});
