import { expect, test } from 'vitest';
import { createHistory, dispatch, findCommand, redo, undo, type History } from '../../shared/document/index.ts';
import { registry } from '../../shared/catalog/index.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { designBetween, isTravel } from './tween.ts';

const design: Design = { ...emptyDesign, components: { a: { kind: 'internet', name: 'a', parent: null, props: {} } }, placements: { a: { x: 0, y: 0 } } };

function after(history: History, command: string, args: unknown): History {
  const found = findCommand(command);
  const result = found === null ? null : dispatch(history, found, args, registry);
  if (result === null || !result.ok) throw new Error(command);
  return result.history;
}

test('on its way a thing stands between its places, and its size between its sizes', () => {
  const to: Design = { ...design, placements: { a: { x: 100, y: 40, width: 300, height: 200 }, b: { x: 7, y: 7 } } };
  const from = { a: { x: 0, y: 80, width: 100, height: 100 } };
  expect(designBetween(from, to, 0.25).placements).toEqual({ a: { x: 25, y: 70, width: 150, height: 125 }, b: { x: 7, y: 7 } });
  expect(designBetween(from, to, 1).placements).toEqual(to.placements);
  expect(designBetween(from, to, 0.5).components).toBe(to.components);
});

test('layouts travel, and what undo and redo move; a drag has travelled already', () => {
  const start = createHistory(design);
  const arranged = after(start, 'layout.apply', { placements: { a: { x: 64, y: 64 } } });
  const dragged = after(start, 'component.move', { moves: [{ id: 'a', parent: null, x: 64, y: 64 }] });
  const renamed = after(start, 'component.rename', { id: 'a', name: 'b' });
  expect([isTravel(start, arranged), isTravel(arranged, undo(arranged)), isTravel(undo(arranged), arranged)]).toEqual([true, true, true]);
  expect([isTravel(start, dragged), isTravel(dragged, undo(dragged)), isTravel(undo(dragged), redo(undo(dragged)))]).toEqual([false, true, true]);
  expect([isTravel(start, renamed), isTravel(renamed, undo(renamed)), isTravel(start, start)]).toEqual([false, false, false]);
});
