import { z } from 'zod';
import { keymapTexts } from '../../shared/i18n/keymap.ts';
import type { Localized } from '../../shared/model/text.ts';
import type { AppCommand } from '../keymap/command.ts';
import { canonicalShortcut, reservedReason, sameShortcut, shortcutsIn, type CustomShortcuts } from '../keymap/custom-shortcuts.ts';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { fillBoth } from '../state/texts.ts';

/** Larger files are never read. */
export const mostKiB = 256;

const fileSchema = z.object({
  hopline: z.literal('keymap'),
  version: z.literal(1),
  shortcuts: z.record(z.string().max(64), z.array(z.string().max(64)).max(4)),
});

/** The changed shortcuts as a file: readable, the same bytes for the same shortcuts. */
export function shortcutFile(custom: CustomShortcuts): string {
  const shortcuts = Object.fromEntries(Object.entries(custom).sort(([left], [right]) => (left < right ? -1 : 1)));
  return `${JSON.stringify({ hopline: 'keymap', version: 1, shortcuts }, null, 2)}\n`;
}

export type ReadShortcuts = { readonly ok: true; readonly custom: CustomShortcuts; readonly unknown: readonly string[] } | { readonly ok: false; readonly why: Localized };

function named(text: Localized, label: (language: keyof Localized) => Readonly<Record<string, string>>): Localized {
  return { ko: fillBoth(text, label('ko')).ko, en: fillBoth(text, label('en')).en };
}

/**
 * Reads such a file: all of it, or nothing with the reason. Commands that this version does not have are left out and named.
 * @param commands the commands whose shortcuts may be changed, and those that keep theirs
 */
export function readShortcutFile(text: string, commands: readonly AppCommand[]): ReadShortcuts {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: keymapTexts['file.notJson'] };
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return { ok: false, why: keymapTexts['file.notKeymap'] };
  const byId = new Map(commands.filter(({ role }) => role === undefined).map((command) => [command.id, command]));
  const known: [AppCommand, readonly string[]][] = [];
  const unknown: string[] = [];
  for (const [id, list] of Object.entries(parsed.data.shortcuts)) {
    const command = byId.get(id);
    if (command === undefined) {
      unknown.push(id);
      continue;
    }
    const shortcuts = list.flatMap((entry) => canonicalShortcut(entry) ?? []);
    if (shortcuts.length < list.length || shortcuts.some((shortcut) => reservedReason(shortcut) !== null)) {
      return { ok: false, why: named(keymapTexts['file.badKeys'], (language) => ({ command: command.label()[language], keys: list.join(', ') })) };
    }
    known.push([command, shortcuts]);
  }
  const custom = Object.fromEntries(known.map(([command, shortcuts]) => [command.id, shortcuts]));
  const conflict = conflictIn(known, commands.filter(({ role }) => role !== undefined), custom);
  return conflict === null ? { ok: true, custom, unknown } : { ok: false, why: conflict };
}

/** Two commands of the file under one key, or one that takes a key that cannot be given away. */
function conflictIn(known: readonly (readonly [AppCommand, readonly string[]])[], fixed: readonly AppCommand[], custom: CustomShortcuts): Localized | null {
  const seen: (readonly [AppCommand, string])[] = fixed.flatMap((command) => shortcutsIn({}, command).map((shortcut) => [command, shortcut] as const));
  for (const [command] of known) {
    for (const shortcut of custom[command.id] ?? []) {
      const other = seen.find(([, taken]) => sameShortcut(taken, shortcut));
      if (other !== undefined) return named(keymapTexts['file.conflict'], (language) => ({ keys: shortcutLabel(shortcut), first: other[0].label()[language], second: command.label()[language] }));
      seen.push([command, shortcut]);
    }
  }
  return null;
}
