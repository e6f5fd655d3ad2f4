import { beforeEach, expect, test } from 'vitest';
import { emptyDesign } from '../../shared/model/design.ts';
import { hasUnsavedEdits, useDocument } from './document.ts';
import { useSelection } from './selection.ts';

const document = () => useDocument.getState();
const selected = () => useSelection.getState().ids;

beforeEach(() => document().open(emptyDesign, null));

test('an edit selects what it made, undo selects what remains of it', () => {
  document().dispatch('component.add', { kind: 'vpc', parent: null, x: 0, y: 0 });
  expect(selected()).toEqual(['vpc']);
  document().dispatch('component.add', { kind: 'internet', parent: null, x: 700, y: 0 });
  expect(selected()).toEqual(['internet']);
  document().undo();
  expect(selected()).toEqual([]);
  document().redo();
  expect(selected()).toEqual(['internet']);
});

test('a refused edit changes neither document nor selection', () => {
  document().dispatch('component.add', { kind: 'internet', parent: null, x: 0, y: 0 });
  const before = document().history;
  const result = document().dispatch('component.add', { kind: 'subnet', parent: null, x: 0, y: 0 });
  expect(result.ok ? [] : result.refusals.map((refusal) => refusal.code)).toEqual(['PARENT_NEEDED']);
  expect(document().history).toBe(before);
  expect(selected()).toEqual(['internet']);
});

test('a layout step keeps the selection', () => {
  document().dispatch('component.add', { kind: 'internet', parent: null, x: 0, y: 0 });
  document().dispatch('component.add', { kind: 'vpc', parent: null, x: 300, y: 0 });
  document().dispatch('layout.apply', { placements: { internet: { x: 8, y: 8 }, vpc: { x: 400, y: 8 } } });
  expect(selected()).toEqual(['vpc']);
});

test('unsaved is a position, not a flag: undo back to the save point is clean again', () => {
  expect(hasUnsavedEdits(document())).toBe(false);
  document().dispatch('component.add', { kind: 'vpc', parent: null, x: 0, y: 0 });
  expect(hasUnsavedEdits(document())).toBe(true);
  document().saved({ path: '/a.hopline', name: 'a.hopline', folder: '/', readOnly: false, fingerprint: { size: 1, modifiedMs: 1, hash: 'h' } });
  expect(hasUnsavedEdits(document())).toBe(false);
  document().undo();
  expect(hasUnsavedEdits(document())).toBe(true);
  document().redo();
  expect(hasUnsavedEdits(document())).toBe(false);
});

test('an unknown command is a defect of the program', () => {
  expect(() => document().dispatch('no.such', {})).toThrow('no command no.such');
});
