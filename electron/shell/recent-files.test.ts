import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { steppedClock } from '../testing/stepped-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { nodeDisk } from './disk.ts';
import { openLastFolders } from './last-folders.ts';
import { openRecentFiles } from './recent-files.ts';

test('ux-2 the latest comes first, each file once, also after a restart', async () => {
  const folder = await temporaryFolder();
  const clock = steppedClock(1000);
  const tools = { disk: nodeDisk, clock };
  const [a, b] = [path.join(folder, 'a.hopline'), path.join(folder, '나.hopline')];
  await Promise.all([writeFile(a, ''), writeFile(b, '')]);
  const recent = await openRecentFiles(path.join(folder, 'data/recent.json'), tools);
  await recent.add(a);
  await clock.wait(500);
  await recent.add(b);
  await clock.wait(500);
  await recent.add(a);
  const again = await openRecentFiles(path.join(folder, 'data/recent.json'), tools);
  expect(await again.list()).toEqual([
    { path: a, name: 'a.hopline', folder, openedMs: 2000, missing: false },
    { path: b, name: '나.hopline', folder, openedMs: 1500, missing: false },
  ]);
  expect([again.has(a), again.has(path.join(folder, 'c.hopline'))]).toEqual([true, false]);
});

test('ux-21 a file that is gone stays in the list, marked, until it is forgotten', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'a.hopline');
  await writeFile(file, '');
  const recent = await openRecentFiles(path.join(folder, 'recent.json'), { disk: nodeDisk, clock: steppedClock() });
  await recent.add(file);
  await rm(file);
  expect((await recent.list()).map((entry) => entry.missing)).toEqual([true]);
  await recent.forget(file);
  expect(await recent.list()).toEqual([]);
});

test('the list holds twenty', async () => {
  const recent = await openRecentFiles(path.join(await temporaryFolder(), 'recent.json'), { disk: nodeDisk, clock: steppedClock() });
  for (let number = 1; number <= 25; number += 1) await recent.add(`/f/${number}.hopline`);
  const names = (await recent.list()).map((entry) => entry.name);
  expect(names).toHaveLength(20);
  expect([names[0], names[19]]).toEqual(['25.hopline', '6.hopline']);
});

test('a broken list is an empty one', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'recent.json'), '{"no": "list"}');
  expect(await (await openRecentFiles(path.join(folder, 'recent.json'), { disk: nodeDisk, clock: steppedClock() })).list()).toEqual([]);
});

test('ux-22 the last folder is remembered per purpose, and only while it exists', async () => {
  const folder = await temporaryFolder();
  const tools = { disk: nodeDisk, clock: steppedClock() };
  const folders = await openLastFolders(path.join(folder, 'folders.json'), tools);
  expect(await folders.get('document')).toBeNull();
  await folders.remember('document', folder);
  await folders.remember('export', path.join(folder, 'gone'));
  const again = await openLastFolders(path.join(folder, 'folders.json'), tools);
  expect(await again.get('document')).toBe(folder);
  expect(await again.get('export')).toBeNull();
});
