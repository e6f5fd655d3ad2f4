import { keymapTexts } from '../../shared/i18n/keymap.ts';
import type { Localized } from '../../shared/model/text.ts';

/** The shortcuts a person has chosen, by command. A command that is not named keeps its own; an empty list takes its shortcuts away. */
export type CustomShortcuts = Readonly<Record<string, readonly string[]>>;

const mostCommands = 500;
const mostPerCommand = 4;
const modifiers = ['$mod', 'Control', 'Alt', 'Shift'] as const;
/** Names of `event.code`: letters, digits, named keys. Modifiers alone are no shortcut. */
const code = /^(Key[A-Z]|Digit\d|F([1-9]|1\d|2[0-4])|Arrow(Up|Down|Left|Right)|Numpad\w+|[A-Z][A-Za-z]+)$/;
const modifierCode = /^(Shift|Control|Alt|Meta|OS)(Left|Right)?$/;

/** A shortcut in its one spelling, `$mod+Alt+Shift+KeyL`; null when it is none. */
export function canonicalShortcut(text: string): string | null {
  const parts = text.split('+');
  const key = parts.at(-1) ?? '';
  const held = new Set(parts.slice(0, -1));
  const known = modifiers.filter((modifier) => held.has(modifier));
  if (!code.test(key) || modifierCode.test(key) || known.length !== parts.length - 1) return null;
  return [...known, key].join('+');
}

export function sameShortcut(left: string, right: string): boolean {
  return left === right || (canonicalShortcut(left) ?? left) === (canonicalShortcut(right) ?? right);
}

/** What a key press says as a shortcut; null while only modifiers are held. `isApple`: Cmd is the main modifier there, elsewhere Ctrl. */
export function pressedShortcut(event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, isApple: boolean): string | null {
  if (event.metaKey && !isApple) return null;
  const isMod = isApple ? event.metaKey : event.ctrlKey;
  const held = [...(isMod ? ['$mod'] : []), ...(isApple && event.ctrlKey ? ['Control'] : []), ...(event.altKey ? ['Alt'] : []), ...(event.shiftKey ? ['Shift'] : [])];
  return canonicalShortcut([...held, event.code].join('+'));
}

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const ofCanvas = new Set([...['', 'Shift+', 'Alt+', '$mod+'].flatMap((held) => arrows.map((arrow) => `${held}${arrow}`)), 'Shift+F10', 'ContextMenu']);
const ofWindow = new Set(['Enter', 'NumpadEnter', 'Escape', 'Tab', 'Shift+Tab', 'Space', 'Home', 'End']);

/** Why a shortcut cannot be given to any command; null when it can. */
export function reservedReason(shortcut: string): Localized | null {
  if (ofCanvas.has(shortcut)) return keymapTexts['reserved.canvas'];
  return ofWindow.has(shortcut) ? keymapTexts['reserved.window'] : null;
}

/** Reads stored shortcuts: what cannot be read falls back to the program's own, entry by entry. */
export function readCustomShortcuts(stored: unknown): CustomShortcuts {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const entries = Object.entries(stored).slice(0, mostCommands).flatMap(([id, value]: [string, unknown]): (readonly [string, readonly string[]])[] => {
    if (!/^[A-Za-z][\w.-]{0,63}$/.test(id) || !Array.isArray(value) || value.length > mostPerCommand) return [];
    const shortcuts = value.map((text: unknown) => (typeof text === 'string' ? canonicalShortcut(text) : null));
    return shortcuts.every((shortcut) => shortcut !== null && reservedReason(shortcut) === null) ? [[id, [...new Set(shortcuts)].filter((shortcut) => shortcut !== null)]] : [];
  });
  // One press runs one command: whoever stands first in the file keeps it.
  const taken = new Set<string>();
  return Object.fromEntries(
    entries.map(([id, shortcuts]) => {
      const free = shortcuts.filter((shortcut) => !taken.has(shortcut));
      free.forEach((shortcut) => taken.add(shortcut));
      return [id, free];
    }),
  );
}

/** What a command answers to: what the person chose, else its own without those that the person gave to another command. */
export function shortcutsIn(custom: CustomShortcuts, command: { readonly id: string; readonly shortcuts: readonly string[] }): readonly string[] {
  const chosen = Object.hasOwn(custom, command.id) ? custom[command.id] : undefined;
  if (chosen !== undefined) return chosen;
  const others = Object.values(custom).flat();
  return others.length === 0 ? command.shortcuts : command.shortcuts.filter((shortcut) => !others.some((other) => sameShortcut(other, shortcut)));
}
