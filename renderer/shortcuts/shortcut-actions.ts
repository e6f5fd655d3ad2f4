import { keymapTexts } from '../../shared/i18n/keymap.ts';
import type { Localized } from '../../shared/model/text.ts';
import type { AppCommand } from '../keymap/command.ts';
import { appCommands } from '../keymap/commands.ts';
import { reservedReason, sameShortcut, shortcutsIn, type CustomShortcuts } from '../keymap/custom-shortcuts.ts';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { useSettings } from '../state/settings.ts';
import { fillBoth } from '../state/texts.ts';

/** Commands whose keys a person may change: cutting, copying and pasting are the fields' own and keep theirs. */
export const changeable = (command: AppCommand): boolean => command.role === undefined;

/** What stands against giving a shortcut to a command. */
export type Obstacle = { readonly kind: 'refused'; readonly reason: Localized } | { readonly kind: 'taken'; readonly by: AppCommand };

/** What stands against it now; null when it may be given. */
export function obstacleTo(custom: CustomShortcuts, command: AppCommand, shortcut: string): Obstacle | null {
  const reason = reservedReason(shortcut);
  if (reason !== null) return { kind: 'refused', reason };
  const by = appCommands.find((other) => other.id !== command.id && shortcutsIn(custom, other).some((known) => sameShortcut(known, shortcut)));
  if (by === undefined) return null;
  const label = by.label();
  return changeable(by) ? { kind: 'taken', by } : { kind: 'refused', reason: { ko: fillBoth(keymapTexts['reserved.fields'], { command: label.ko }).ko, en: fillBoth(keymapTexts['reserved.fields'], { command: label.en }).en } };
}

/** The shortcuts with one command's replaced; whoever had the shortcut loses it, also when it was chosen. */
export function withShortcut(custom: CustomShortcuts, command: AppCommand, shortcut: string): CustomShortcuts {
  const others = Object.entries(custom).map(([id, list]): readonly [string, readonly string[]] => [id, list.filter((known) => !sameShortcut(known, shortcut))]);
  return tidy({ ...Object.fromEntries(others), [command.id]: [shortcut] });
}

/** Only what differs from the program's own is kept, so that later versions can bring better ones. */
function tidy(custom: CustomShortcuts): CustomShortcuts {
  return Object.fromEntries(
    Object.entries(custom).filter(([id, list]) => {
      const own = appCommands.find((command) => command.id === id)?.shortcuts ?? null;
      return own === null || own.length !== list.length || own.some((shortcut, index) => !sameShortcut(shortcut, list[index] ?? ''));
    }),
  );
}

function without(custom: CustomShortcuts, id: string): CustomShortcuts {
  return Object.fromEntries(Object.entries(custom).filter(([other]) => other !== id));
}

/** A command's own shortcuts again; whoever was given one of them meanwhile gives it back. */
export function withOwn(custom: CustomShortcuts, command: AppCommand): CustomShortcuts {
  const others = Object.entries(without(custom, command.id)).map(([id, list]): readonly [string, readonly string[]] => [id, list.filter((known) => !command.shortcuts.some((own) => sameShortcut(own, known)))]);
  return tidy(Object.fromEntries(others));
}

export function keep(shortcuts: CustomShortcuts): void {
  useSettings.getState().change({ shortcuts });
}

/** `Ctrl+D, Del`; null when there are none. */
export function shortcutList(shortcuts: readonly string[]): string | null {
  return shortcuts.length === 0 ? null : shortcuts.map(shortcutLabel).join(', ');
}
