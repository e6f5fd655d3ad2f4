/**
 * Shortcuts are written once, as tinykeys reads them: `$mod` is Ctrl (Cmd on macOS) and letters are `event.code` names, so that they work under
 * the Hangul layout, where `event.key` of C is a jamo.
 */

export const isApple = navigator.platform.toLowerCase().startsWith('mac');

const names: Readonly<Record<string, string>> = {
  Equal: '+',
  Minus: '-',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
  Delete: 'Del',
  Escape: 'Esc',
  Quote: "'",
  Semicolon: ';',
  Comma: ',',
  Period: '.',
  Backquote: '`',
  Backslash: '\\',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num -',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

const arrows: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

function partName(part: string): string {
  if (part === '$mod') return isApple ? '⌘' : 'Ctrl';
  if (part === 'Shift') return isApple ? '⇧' : 'Shift';
  if (part === 'Alt') return isApple ? '⌥' : 'Alt';
  if (part === 'Control') return isApple ? '⌃' : 'Ctrl';
  return arrows[part] ?? names[part] ?? part.replace(/^(Key|Digit)/, '').replace(/^Numpad/, 'Num ');
}

/** `$mod+Shift+KeyS` as a person reads it: `Ctrl+Shift+S`. */
export function shortcutLabel(shortcut: string): string {
  if (shortcut === 'Shift+Slash') return '?';
  return shortcut.split('+').map(partName).join(isApple ? '' : '+');
}

/** Keys that Electron spells in its own way. */
const electronNames: Readonly<Record<string, string>> = { $mod: 'CmdOrCtrl', Equal: 'Plus', Delete: 'Delete', ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down', PageUp: 'PageUp', PageDown: 'PageDown', NumpadAdd: 'numadd', NumpadSubtract: 'numsub' };

/** The same in Electron's words, for the native menu. */
export function accelerator(shortcut: string): string {
  return shortcut
    .split('+')
    .map((part) => electronNames[part] ?? names[part] ?? part.replace(/^(Key|Digit)/, '').replace(/^Numpad/, 'num'))
    .join('+');
}

/** True while a Korean syllable is being composed: no shortcut may fire and nothing may be committed. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** True when the key belongs to a field the person types in. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=range]):not([type=radio]), textarea, select');
}
