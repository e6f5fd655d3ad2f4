import { expect, test } from 'vitest';
import { appCommand } from '../keymap/commands.ts';
import { shortcutsIn } from '../keymap/custom-shortcuts.ts';
import type { AppCommand } from '../keymap/command.ts';
import { obstacleTo, withOwn, withShortcut } from './shortcut-actions.ts';

function known(id: string): AppCommand {
  const found = appCommand(id);
  if (found === null) throw new Error(id);
  return found;
}
const duplicate = known('edit.duplicate');
const undo = known('edit.undo');

test('ux-86 a shortcut that belongs to another command is named; keys of the canvas and of fields cannot be had', () => {
  expect(obstacleTo({}, duplicate, '$mod+KeyZ')).toEqual({ kind: 'taken', by: undo });
  expect(obstacleTo({}, duplicate, '$mod+KeyD')).toBe(null);
  expect(obstacleTo({}, duplicate, '$mod+Alt+KeyJ')).toBe(null);
  expect(obstacleTo({}, duplicate, '$mod+KeyC')).toMatchObject({ kind: 'refused', reason: { en: 'Copy needs this key in fields as well.' } });
  expect(obstacleTo({}, duplicate, 'Enter')).toMatchObject({ kind: 'refused' });
});

test('ux-86 replacing takes it away from the other; one reset gives both theirs back', () => {
  const changed = withShortcut({}, duplicate, '$mod+KeyZ');
  expect(changed).toEqual({ 'edit.duplicate': ['$mod+KeyZ'] });
  expect(shortcutsIn(changed, undo)).toEqual([]);
  const both = withShortcut(changed, undo, '$mod+KeyD');
  expect(shortcutsIn(both, undo)).toEqual(['$mod+KeyD']);
  expect(shortcutsIn(both, duplicate)).toEqual(['$mod+KeyZ']);
  const reset = withOwn(both, duplicate);
  expect(shortcutsIn(reset, duplicate)).toEqual(['$mod+KeyD']);
  expect(shortcutsIn(reset, undo)).toEqual([]);
  expect(withOwn(reset, undo)).toEqual({});
  // What is the program's own again is not kept as a choice.
  expect(withShortcut(changed, duplicate, '$mod+KeyD')).toEqual({});
});
