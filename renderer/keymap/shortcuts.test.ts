import { expect, test } from 'vitest';
import { appCommands } from './commands.ts';
import { menus } from './menus.ts';
import { accelerator, isComposing, isTyping, shortcutLabel } from './shortcuts.ts';

test('a shortcut reads as people write it, and as Electron wants it', () => {
  expect(shortcutLabel('$mod+Shift+KeyS')).toBe('Ctrl+Shift+S');
  expect(shortcutLabel('Delete')).toBe('Del');
  expect(accelerator('$mod+Equal')).toBe('CmdOrCtrl+Plus');
  expect(accelerator('$mod+Shift+KeyS')).toBe('CmdOrCtrl+Shift+S');
  expect(shortcutLabel('Shift+Slash')).toBe('?');
  expect(shortcutLabel('Alt+Shift+ArrowLeft')).toBe('Alt+Shift+←');
  expect(accelerator('Alt+Shift+ArrowLeft')).toBe('Alt+Shift+Left');
  expect(accelerator('Delete')).toBe('Delete');
  expect(shortcutLabel('$mod+NumpadAdd')).toBe('Ctrl+Num +');
  expect(accelerator('$mod+Numpad0')).toBe('CmdOrCtrl+num0');
  expect(accelerator("$mod+Quote")).toBe("CmdOrCtrl+'");
});

test('a key pressed inside a half-typed syllable is known by flag and by key code', () => {
  expect(isComposing(new KeyboardEvent('keydown', { isComposing: true }))).toBe(true);
  expect(isComposing(new KeyboardEvent('keydown', { key: 'a' }))).toBe(false);
});

test('fields keep their keys, switches do not', () => {
  const make = (html: string): Element | null => {
    document.body.innerHTML = html;
    return document.body.firstElementChild;
  };
  expect(isTyping(make('<input type="text">'))).toBe(true);
  expect(isTyping(make('<textarea></textarea>'))).toBe(true);
  expect(isTyping(make('<input type="checkbox">'))).toBe(false);
  expect(isTyping(make('<button></button>'))).toBe(false);
});

test('every command has one id, both languages, and no shortcut twice; menus name existing commands only', () => {
  const ids = appCommands.map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
  const shortcuts = appCommands.flatMap((command) => command.shortcuts);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
  for (const command of appCommands) {
    expect(command.label().ko).not.toBe('');
    expect(command.label().en).not.toBe('');
  }
  expect(menus.flatMap((menu) => menu.items).filter((id) => id !== null && !ids.includes(id))).toEqual([]);
});
