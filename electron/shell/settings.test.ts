import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { steppedClock } from '../testing/stepped-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { nodeDisk } from './disk.ts';
import { backgroundOf, languageOf, openSettings } from './settings.ts';

// 2026-01-02T03:04:05.678Z
const tools = { disk: nodeDisk, clock: steppedClock(1_767_323_045_678) };

test('ux-101 settings are there again after a restart', async () => {
  const file = path.join(await temporaryFolder(), 'settings.json');
  const first = await openSettings(file, tools);
  expect(first.current()).toEqual({});
  expect(await first.replace({ theme: 'dark', language: 'ko' })).toBe(true);
  const second = await openSettings(file, tools);
  expect(second.current()).toEqual({ theme: 'dark', language: 'ko' });
  expect(second.setAside).toBeNull();
});

test.each(['{"theme": ', 'null', '[]', '"dark"', '', '\u0000\u0001'])('ux-103 a broken settings file is set aside, the start goes on: %j', async (content) => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'settings.json');
  await writeFile(file, content);
  const settings = await openSettings(file, tools);
  const aside = path.join(folder, 'settings.broken-2026-01-02T03-04-05-678Z.json');
  expect(settings.current()).toEqual({});
  expect(settings.setAside).toBe(aside);
  expect(await readFile(aside, 'utf8')).toBe(content);
  await settings.replace({ theme: 'light' });
  expect((await openSettings(file, tools)).current()).toEqual({ theme: 'light' });
});

test('ux-103 a folder where the settings should be is moved away too', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'settings.json'));
  const settings = await openSettings(path.join(folder, 'settings.json'), tools);
  expect(settings.setAside).toBe(path.join(folder, 'settings.broken-2026-01-02T03-04-05-678Z.json'));
});

test('writes follow one another; the last one stays', async () => {
  const file = path.join(await temporaryFolder(), 'settings.json');
  const settings = await openSettings(file, tools);
  await Promise.all([settings.replace({ n: 1 }), settings.replace({ n: 2 }), settings.replace({ n: 3 })]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ n: 3 });
  expect(await readdir(path.dirname(file))).toEqual(['settings.json']);
});

test('settings that cannot be written hold until the end and say so', async () => {
  const folder = path.join(await temporaryFolder(), 'blocked');
  await writeFile(folder, 'a file where the folder should be');
  await chmod(folder, 0o400);
  const settings = await openSettings(path.join(folder, 'settings.json'), tools);
  expect(await settings.replace({ language: 'ko' })).toBe(false);
  expect(settings.current()).toEqual({ language: 'ko' });
});

test.each([
  [{ language: 'ko' }, 'en-US', 'ko'],
  [{ language: 'en' }, 'ko-KR', 'en'],
  [{}, 'ko-KR', 'ko'],
  [{}, 'ja', 'en'],
  [{ language: 'fr' }, 'ko', 'ko'],
])('ux-101 settings %j in a system that speaks %s: %s', (settings, locale, language) => {
  expect(languageOf(settings, locale)).toBe(language);
});

test.each([
  [{ theme: 'dark' }, false, '#121417'],
  [{ theme: 'light' }, true, '#F9FAFB'],
  [{ theme: 'system' }, true, '#121417'],
  [{}, false, '#F9FAFB'],
])('the window begins in the colour of its theme: %j', (settings, isDark, colour) => {
  expect(backgroundOf(settings, isDark)).toBe(colour);
});
