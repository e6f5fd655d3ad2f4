import { expect, type Page } from '@playwright/test';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Desktop } from '../../shared/desktop/contract.ts';
import { answerDialogs, test } from '../support/electron-app.ts';

/** An empty design as the program writes it. */
const design = (name: string): string =>
  `${JSON.stringify({ components: {}, format: 'hopline-design', links: {}, meta: { description: '', name, profile: 'current', seed: 0 }, placements: {}, probes: {}, version: 1 }, null, 2)}\n`;

const filters = [{ name: 'Hopline', extensions: ['hopline', 'json'] }];

type Calls = Omit<Desktop, 'on' | 'platform' | 'readDropped'>;

/** Calls the window's own bridge, as the page does. */
function ask<Name extends keyof Calls>(page: Page, name: Name, args: Parameters<Calls[Name]>[0]): Promise<Awaited<ReturnType<Calls[Name]>>> {
  return page.evaluate(([called, given]) => {
    const { desktop } = globalThis as unknown as { desktop: Record<string, (args: unknown) => Promise<never>> };
    const call = desktop[called];
    if (call === undefined) throw new Error(called);
    return call(given);
  }, [name, args] as const);
}

test('ux-1 ux-6 ux-10 ux-20 save as, save, open again: through the real save path, under a Korean name', async ({ launch }) => {
  const app = await launch();
  await answerDialogs(app, { folder: app.documents });
  const saved = await ask(app.page, 'saveFileAs', { suggestedName: '사내망/설계', text: design('one'), filters, title: '' });
  if (!saved.ok) throw new Error(saved.failure.code);
  const file = path.join(app.documents, '사내망 설계.hopline');
  expect(saved.value).toMatchObject({ path: file, name: '사내망 설계.hopline', folder: app.documents });
  expect(await readFile(file, 'utf8')).toBe(design('one'));

  const again = await ask(app.page, 'saveFile', { path: file, text: design('two'), expected: saved.value.fingerprint });
  expect(again.ok).toBe(true);
  await answerDialogs(app, { open: file });
  const opened = await ask(app.page, 'openFile', { filters, title: '' });
  expect(opened.ok && [opened.value.text, opened.value.readOnly]).toEqual([design('two'), false]);
  expect(await readdir(app.documents)).toEqual(['사내망 설계.hopline']);
});

test('ux-11 ux-6 what others changed and what would not open again is not written', async ({ launch }) => {
  const app = await launch();
  const file = path.join(app.documents, 'campus.hopline');
  await writeFile(file, design('one'));
  await answerDialogs(app, { open: file });
  const opened = await ask(app.page, 'openFile', { filters, title: '' });
  if (!opened.ok) throw new Error(opened.failure.code);
  const broken = await ask(app.page, 'saveFile', { path: file, text: '{"format": "hopline-design"', expected: opened.value.fingerprint });
  expect(broken).toEqual({ ok: false, failure: { code: 'VERIFY_FAILED', path: file, detail: 'JSON_UNFINISHED' } });
  await writeFile(file, design('theirs'));
  const late = await ask(app.page, 'saveFile', { path: file, text: design('mine'), expected: opened.value.fingerprint });
  expect(late.ok || late.failure.code).toBe('FILE_CHANGED_ON_DISK');
  expect(await readFile(file, 'utf8')).toBe(design('theirs'));
});

test('ux-2 ux-21 recent files survive a restart, and a missing one is marked', async ({ launch }) => {
  const first = await launch();
  const file = path.join(first.documents, 'campus.hopline');
  await writeFile(file, design('one'));
  await answerDialogs(first, { open: file });
  await ask(first.page, 'openFile', { filters, title: '' });
  await first.kill();

  const second = await launch({ userData: first.userData });
  const read = await ask(second.page, 'readFile', { path: file });
  expect(read.ok && read.value.text).toBe(design('one'));
  await rm(file);
  const recent = await ask(second.page, 'listRecent', {});
  expect(recent.ok && recent.value.map((entry) => [entry.path, entry.missing])).toEqual([[file, true]]);
});

test('ux-103 a broken settings file is set aside, the program starts', async ({ launch }) => {
  const first = await launch();
  await first.kill();
  await writeFile(path.join(first.userData, 'settings.json'), '{broken');
  const second = await launch({ userData: first.userData });
  await expect(second.page.locator('body')).toBeVisible();
  const names = await readdir(second.userData);
  const [aside] = names.filter((name) => name.startsWith('settings.broken-'));
  expect(await readFile(path.join(second.userData, aside ?? ''), 'utf8')).toBe('{broken');
});

test('an export is written as bytes, whole', async ({ launch }) => {
  const app = await launch();
  await answerDialogs(app, { folder: app.documents });
  const result = await app.page.evaluate(async () => {
    const { desktop } = globalThis as unknown as { desktop: Desktop };
    return desktop.exportFile({ suggestedName: 'campus', content: new Uint8Array([137, 80, 78, 71, 13, 10]), filters: [{ name: 'PNG', extensions: ['png'] }], title: '' });
  });
  expect(result).toEqual({ ok: true, value: { path: path.join(app.documents, 'campus.png') } });
  expect((await stat(path.join(app.documents, 'campus.png'))).size).toBe(6);
  expect([...(await readFile(path.join(app.documents, 'campus.png')))]).toEqual([137, 80, 78, 71, 13, 10]);
});
