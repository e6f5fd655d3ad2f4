import { create } from 'zustand';
import { z } from 'zod';
import type { Language } from '../../shared/model/text.ts';
import { desktop } from '../desktop/index.ts';
import { readCustomShortcuts } from '../keymap/custom-shortcuts.ts';

const themes = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themes)[number];
export type Theme = 'light' | 'dark';

/** What the shell keeps for a person. Unknown members are kept, broken ones fall back. */
const storedSchema = z.object({
  theme: z.enum(themes).catch('system'),
  language: z.enum(['ko', 'en']).nullable().catch(null),
  paletteWidth: z.number().min(160).max(360).catch(208),
  inspectorWidth: z.number().min(240).max(420).catch(280),
  wheel: z.enum(['zoom', 'pan']).catch('zoom'),
  minimap: z.boolean().catch(false),
  grid: z.boolean().catch(true),
  /** The size of the window's own parts; the canvas has a zoom of its own. */
  uiZoom: z.number().min(0.8).max(2).catch(1),
  /** The tour was taken or skipped. */
  tourSeen: z.boolean().catch(false),
  /** What the person changed about the shortcuts, by command. */
  shortcuts: z.unknown().optional().transform(readCustomShortcuts),
  /** Commands run from the command palette, the last one first. */
  recentCommands: z.array(z.string()).max(50).catch([]),
  /** What the person starred in the palette, in that order, and what was placed last, the last one first. */
  favouriteEntries: z.array(z.string()).max(200).catch([]),
  recentEntries: z.array(z.string()).max(50).catch([]),
});
type Stored = z.infer<typeof storedSchema>;

/** What is kept between sessions: the members of the schema above, the language decided. */
type Kept = { readonly [Name in keyof Stored]: Name extends 'language' ? Language : Readonly<Stored[Name]> };

interface SettingsState extends Kept {
  /** What `system` means right now. */
  readonly systemTheme: Theme;
  readonly change: (next: Partial<Kept>) => void;
}

const darkQuery = globalThis.matchMedia('(prefers-color-scheme: dark)');

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** The rest of the settings file, written back untouched. */
let otherSettings: Readonly<Record<string, unknown>> = {};

export const useSettings = create<SettingsState>()((set) => ({
  theme: 'system',
  systemTheme: darkQuery.matches ? 'dark' : 'light',
  language: systemLanguage(),
  paletteWidth: 208,
  inspectorWidth: 280,
  wheel: 'zoom',
  minimap: false,
  grid: true,
  uiZoom: 1,
  tourSeen: false,
  shortcuts: {},
  recentCommands: [],
  favouriteEntries: [],
  recentEntries: [],
  change: (next) => {
    set(next);
    write();
  },
}));

function write(): void {
  const state = useSettings.getState();
  const kept = Object.fromEntries(storedSchema.keyof().options.map((name) => [name, state[name]]));
  void desktop().writeSettings({ settings: { ...otherSettings, ...kept } });
}

/** A member of the settings file that nothing on screen depends on, so that keeping it draws nothing again. */
export function quietSetting(name: string): unknown {
  return otherSettings[name];
}

export function keepQuietSetting(name: string, value: unknown): void {
  otherSettings = { ...otherSettings, [name]: value };
  write();
}

const uiZooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The next larger (1) or smaller (-1) size of the window's parts; the same one at the ends. */
export function nextUiZoom(now: number, step: 1 | -1): number {
  return (step === 1 ? uiZooms.find((zoom) => zoom > now) : uiZooms.findLast((zoom) => zoom < now)) ?? now;
}

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
