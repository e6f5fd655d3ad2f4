import { expect, test } from 'vitest';
import { canonicalShortcut, pressedShortcut, readCustomShortcuts, reservedReason, sameShortcut, shortcutsIn } from './custom-shortcuts.ts';

const press = (code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('a shortcut has one spelling, whatever the order its modifiers were written in', () => {
  expect(canonicalShortcut('Shift+Alt+$mod+KeyL')).toBe('$mod+Alt+Shift+KeyL');
  expect(sameShortcut('Alt+Shift+ArrowLeft', 'Shift+Alt+ArrowLeft')).toBe(true);
  expect(sameShortcut('Alt+KeyL', 'Shift+KeyL')).toBe(false);
  for (const broken of ['', 'Shift', '$mod+', 'Hyper+KeyL', 'KeyL KeyK', '$mod+ControlLeft', 'l', 'Shift+Shift+KeyA']) expect([broken, canonicalShortcut(broken)]).toEqual([broken, null]);
});

test('ux-87 a key press is read by its place on the keyboard: the Hangul layout gives the same shortcut', () => {
  expect(pressedShortcut({ ...press('KeyC'), key: 'ㅊ' } as KeyboardEvent, false)).toBe('KeyC');
  expect(pressedShortcut(press('KeyL', { ctrlKey: true, shiftKey: true }), false)).toBe('$mod+Shift+KeyL');
  expect(pressedShortcut(press('KeyL', { metaKey: true }), true)).toBe('$mod+KeyL');
  expect(pressedShortcut(press('KeyL', { ctrlKey: true }), true)).toBe('Control+KeyL');
  expect(pressedShortcut(press('ShiftLeft', { shiftKey: true }), false)).toBe(null);
});

test('ux-86 what a person chose counts, and takes the shortcut from whoever had it', () => {
  const find = { id: 'edit.find', shortcuts: ['$mod+KeyF'] };
  const fit = { id: 'view.fit', shortcuts: ['Shift+Digit1', '$mod+Digit1'] };
  expect(shortcutsIn({}, find)).toEqual(['$mod+KeyF']);
  expect(shortcutsIn({ 'edit.find': ['Shift+Digit1'] }, find)).toEqual(['Shift+Digit1']);
  expect(shortcutsIn({ 'edit.find': ['Shift+Digit1'] }, fit)).toEqual(['$mod+Digit1']);
  expect(shortcutsIn({ 'edit.find': [] }, find)).toEqual([]);
});

test('ux-86 broken settings fall back, entry by entry', () => {
  const own = { 'edit.find': ['$mod+KeyG'] };
  expect(readCustomShortcuts({ ...own, 'view.fit': 'KeyA', 'edit.redo': [7], 'file.new': ['Enter'], 'file.open': ['no key'] })).toEqual(own);
  for (const broken of [null, 7, 'KeyA', [], undefined]) expect(readCustomShortcuts(broken)).toEqual({});
  // One press runs one command.
  expect(readCustomShortcuts({ a: ['$mod+KeyG'], b: ['$mod+KeyG', 'Shift+Alt+KeyB'] })).toEqual({ a: ['$mod+KeyG'], b: ['Alt+Shift+KeyB'] });
});

test('keys that canvas, fields and dialogs live by cannot be given away', () => {
  expect(reservedReason('Enter')?.en).toBe('Buttons, lists and dialogs need this key.');
  expect(reservedReason('$mod+ArrowLeft')?.en).toBe('This key moves things, or the focus, on the canvas.');
  expect(reservedReason('Alt+Shift+ArrowLeft')).toBe(null);
});
