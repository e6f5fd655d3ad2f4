import { beforeEach, expect, test, vi } from 'vitest';
import type * as Settings from './settings.ts';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

async function load(stored: unknown): Promise<typeof Settings> {
  if (stored !== undefined) localStorage.setItem('hopline.settings', JSON.stringify(stored));
  const settings = await import('./settings.ts');
  await settings.loadSettings();
  return settings;
}

test('ux-103 without settings, and with settings of an older version, the program starts with its own', async () => {
  for (const stored of [undefined, {}, { theme: 'dark' }]) {
    vi.resetModules();
    const { useSettings } = await load(stored);
    expect(useSettings.getState().shortcuts).toEqual({});
    expect(useSettings.getState().recentCommands).toEqual([]);
  }
});

test('ux-86 ux-103 a broken member falls back and leaves the others alone; unknown members are written back', async () => {
  const { useSettings } = await load({ theme: 'pink', language: 'ko', shortcuts: { 'edit.find': ['$mod+KeyG'], 'view.fit': 7 }, recentCommands: 'all', ofLater: { kept: true } });
  const { theme, language, shortcuts, recentCommands } = useSettings.getState();
  expect({ theme, language, shortcuts, recentCommands }).toEqual({ theme: 'system', language: 'ko', shortcuts: { 'edit.find': ['$mod+KeyG'] }, recentCommands: [] });
  useSettings.getState().change({ theme: 'light' });
  await vi.waitFor(() => expect(localStorage.getItem('hopline.settings')).toContain('"theme":"light"'));
  expect(JSON.parse(localStorage.getItem('hopline.settings') ?? '')).toMatchObject({ theme: 'light', language: 'ko', shortcuts: { 'edit.find': ['$mod+KeyG'] }, ofLater: { kept: true } });
});
