import { z } from 'zod';
import type { Language } from '../../shared/model/text.ts';
import { createJsonFile, type JsonFileTools } from './json-file.ts';

export type Settings = Readonly<Record<string, unknown>>;

export interface SettingsStore {
  readonly current: () => Settings;
  readonly replace: (settings: Settings) => Promise<boolean>;
  readonly idle: () => Promise<void>;
  /** Where a broken file was put at the start, null when it was fine. */
  readonly setAside: string | null;
}

/** The window owns the meaning of the settings; the shell keeps them and reads two of them, `language` and `theme`. */
export async function openSettings(file: string, tools: JsonFileTools): Promise<SettingsStore> {
  const stored = createJsonFile<Settings>(file, z.record(z.string(), z.unknown()), {}, tools);
  const loaded = await stored.load();
  let current = loaded.value;
  return {
    current: () => current,
    replace: (settings) => {
      current = settings;
      return stored.store(settings);
    },
    idle: stored.idle,
    setAside: loaded.setAside,
  };
}

/** The language of what the shell says itself: the chosen one, else that of the system. */
export function languageOf(settings: Settings, systemLocale: string): Language {
  const chosen = settings['language'];
  if (chosen === 'ko' || chosen === 'en') return chosen;
  return systemLocale.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** What the window shows before its page does: `bg-canvas` of the visual tokens. */
export function backgroundOf(settings: Settings, systemIsDark: boolean): string {
  const chosen = settings['theme'];
  const isDark = chosen === 'dark' || (chosen !== 'light' && systemIsDark);
  return isDark ? '#121417' : '#F9FAFB';
}
