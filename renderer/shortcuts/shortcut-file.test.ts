import { expect, test } from 'vitest';
import { command } from '../keymap/command.ts';
import { readShortcutFile, shortcutFile } from './shortcut-file.ts';

const run = (): void => undefined;
const commands = [
  command('edit.find', { ko: '찾기', en: 'Find' }, run, { shortcuts: ['$mod+KeyF'] }),
  command('view.fit', { ko: '전체 보기', en: 'Fit All' }, run, { shortcuts: ['Shift+Digit1'] }),
  command('edit.copy', { ko: '복사', en: 'Copy' }, run, { shortcuts: ['$mod+KeyC'], role: 'copy' }),
];
const file = (shortcuts: unknown): string => JSON.stringify({ hopline: 'keymap', version: 1, shortcuts });
const why = (text: string): string | null => {
  const read = readShortcutFile(text, commands);
  return read.ok ? null : read.why.en;
};

test('ux-86 shortcuts go to a file and come back', () => {
  const custom = { 'view.fit': ['Alt+KeyF'], 'edit.find': [] };
  expect(shortcutFile(custom)).toBe('{\n  "hopline": "keymap",\n  "version": 1,\n  "shortcuts": {\n    "edit.find": [],\n    "view.fit": [\n      "Alt+KeyF"\n    ]\n  }\n}\n');
  expect(readShortcutFile(shortcutFile(custom), commands)).toEqual({ ok: true, custom, unknown: [] });
  expect(readShortcutFile(file({ 'of.later': ['KeyQ'], 'view.fit': ['KeyG'] }), commands)).toEqual({ ok: true, custom: { 'view.fit': ['KeyG'] }, unknown: ['of.later'] });
});

test('ux-86 a file that is broken, foreign or contradicts itself changes nothing and says why', () => {
  expect(why('{')).toBe('The file is not JSON. Your shortcuts are unchanged.');
  for (const foreign of ['[]', '{"hopline":"1"}', file({ 'edit.find': 7 }), file([])]) expect(why(foreign)).toBe('This is no file of shortcuts exported from Hopline. Your shortcuts are unchanged.');
  expect(why(file({ 'edit.find': ['Enter'] }))).toBe('Find names keys that cannot be used (Enter). Your shortcuts are unchanged.');
  expect(why(file({ 'edit.find': ['no key'] }))).toBe('Find names keys that cannot be used (no key). Your shortcuts are unchanged.');
  expect(why(file({ 'edit.find': ['KeyG'], 'view.fit': ['KeyG'] }))).toBe('G stands at both Find and Fit All. Your shortcuts are unchanged.');
  expect(why(file({ 'edit.find': ['$mod+KeyC'] }))).toBe('Ctrl+C stands at both Copy and Find. Your shortcuts are unchanged.');
});
