import { create } from 'zustand';
import { z } from 'zod';
import type { Language } from '../../shared/model/text.ts';
import { desktop } from '../desktop/index.ts';

const themes = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themes)[number];
export type Theme = 'light' | 'dark';

/** What the shell keeps for a person. Unknown members are kept, broken ones fall back. */
const storedSchema = z.object({
  theme: z.enum(themes).catch('system'),
  language: z.enum(['ko', 'en']).nullable().catch(null),
  paletteWidth: z.number().min(160).max(360).catch(208),
  inspectorWidth: z.number().min(240).max(420).catch(280),
});
type Stored = z.infer<typeof storedSchema>;

interface SettingsState {
  readonly theme: ThemeChoice;
  /** What `system` means right now. */
  readonly systemTheme: Theme;
  readonly language: Language;
  readonly paletteWidth: number;
  readonly inspectorWidth: number;
  readonly change: (next: Partial<Pick<SettingsState, 'theme' | 'language' | 'paletteWidth' | 'inspectorWidth'>>) => void;
}

const darkQuery = globalThis.matchMedia('(prefers-color-scheme: dark)');

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** The rest of the settings file, written back untouched. */
let otherSettings: Readonly<Record<string, unknown>> = {};

export const useSettings = create<SettingsState>()((set, get) => ({
  theme: 'system',
  systemTheme: darkQuery.matches ? 'dark' : 'light',
  language: systemLanguage(),
  paletteWidth: 208,
  inspectorWidth: 280,
  change: (next) => {
    set(next);
    const { theme, language, paletteWidth, inspectorWidth } = get();
    void desktop().writeSettings({ settings: { ...otherSettings, theme, language, paletteWidth, inspectorWidth } });
  },
}));

/** The theme on screen. */
export function themeOf(state: Pick<SettingsState, 'theme' | 'systemTheme'>): Theme {
  return state.theme === 'system' ? state.systemTheme : state.theme;
}

/** Reads what the shell kept, and follows the system's theme from then on. Resolves when the first picture may be drawn. */
export async function loadSettings(): Promise<void> {
  darkQuery.addEventListener('change', (event) => useSettings.setState({ systemTheme: event.matches ? 'dark' : 'light' }));
  const result = await desktop().readSettings({});
  if (!result.ok) return;
  otherSettings = result.value;
  const stored: Stored = storedSchema.parse({ ...result.value });
  useSettings.setState({ ...stored, language: stored.language ?? systemLanguage() });
}
