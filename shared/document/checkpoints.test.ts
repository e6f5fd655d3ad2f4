import { describe, expect, it } from 'vitest';
import { addCheckpoint, checkpointLimit, createHistory, dispatch, findCommand, historyLimit, isDirty, markSaved, redo, removeCheckpoint, returnTo, undo } from './index.ts';
import type { History } from './contract.ts';
import { toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

function step(history: History, command: string, args: unknown): History {
  const found = findCommand(command);
  if (found === null) throw new Error(command);
  const result = dispatch(history, found, args, registry);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.history;
}

const rename = (history: History, name: string) => step(history, 'component.rename', { id: 'a', name });
const nameOf = (history: History) => history.design.components['a']?.name;

describe('checkpoints', () => {
  it('survive undo and redo, and are returned to by undoing or redoing to them (ux-64)', () => {
    const named = addCheckpoint(rename(createHistory(toyDesign()), 'one'), '  before  ', 1000);
    expect(named.checkpoints.map(({ id, name, madeAtMs, position }) => ({ id, name, madeAtMs, position }))).toEqual([{ id: '1', name: 'before', madeAtMs: 1000, position: 1 }]);
    const later = rename(rename(named, 'two'), 'three');
    const back = returnTo(later, '1');
    expect([nameOf(back), back.past.length, back.future.length]).toEqual(['one', 1, 2]);
    const start = undo(undo(back));
    expect(nameOf(returnTo(start, '1'))).toBe('one');
    expect(returnTo(start, '1').future.length).toBe(2);
    expect(redo(start).checkpoints).toHaveLength(1);
    expect(returnTo(back, '1')).toBe(back);
    expect(returnTo(back, '9')).toBe(back);
  });

  it('are returned to by a new step when their own steps are cut off, and that step can be undone (ux-64)', () => {
    const full = addCheckpoint(step(rename(createHistory(toyDesign()), 'one'), 'component.remove', { ids: ['b'] }), 'without b', 5);
    const other = step(rename(undo(undo(full)), 'other'), 'component.move', { id: 'a', x: 20, y: 44 });
    expect(other.checkpoints[0]?.position).toBeNull();
    const back = returnTo(other, '1');
    expect(nameOf(back)).toBe('one');
    expect(Object.keys(back.design.components).sort()).toEqual(Object.keys(full.design.components).sort());
    expect(back.design).toEqual(full.design);
    expect([back.past.length, back.past.at(-1)?.command, back.past.at(-1)?.params]).toEqual([3, 'checkpoint.return', { name: 'without b' }]);
    expect(back.past.at(-1)?.touches).toEqual(expect.arrayContaining(['a', 'b']));
    expect(back.checkpoints[0]?.position).toBe(3);
    expect(undo(back).design).toEqual(other.design);
    expect(returnTo(undo(back), '1').design).toEqual(full.design);
    expect(returnTo(undo(back), '1').future).toEqual([]);
  });

  it('leave what is equal untouched, so that going back over moves compiles nothing again', () => {
    const named = addCheckpoint(step(createHistory(toyDesign()), 'component.move', { id: 'a', x: 20, y: 44 }), 'moved', 5);
    const other = step(undo(named), 'component.move', { id: 'a', x: 26, y: 50 });
    const back = returnTo(other, '1');
    expect(back.design.placements['a']).toEqual(named.design.placements['a']);
    expect(back.design.components).toBe(other.design.components);
  });

  it('need no step where nothing differs, and say nothing about being saved', () => {
    const named = markSaved(addCheckpoint(rename(createHistory(toyDesign()), 'one'), 'here', 5));
    expect(isDirty(named)).toBe(false);
    const same = rename(undo(named), 'one');
    expect(same.checkpoints[0]?.position).toBeNull();
    expect(returnTo(same, '1')).toBe(same);
    expect(isDirty(same)).toBe(true);
  });

  it('can be forgotten, get a number of their own, and outlive the steps that are forgotten', { timeout: 60_000 }, () => {
    const two = addCheckpoint(addCheckpoint(createHistory(toyDesign()), 'first', 1), 'second', 2);
    expect(removeCheckpoint(two, '1').checkpoints.map(({ name }) => name)).toEqual(['second']);
    expect(addCheckpoint(removeCheckpoint(two, '1'), 'third', 3).checkpoints.map(({ id }) => id)).toEqual(['2', '3']);
    let history = addCheckpoint(rename(two, 'x'), 'after x', 4);
    for (let number = 0; number < historyLimit; number += 1) history = rename(history, `n${number}`);
    expect(history.checkpoints.map(({ position }) => position)).toEqual([null, null, 0]);
    expect(returnTo(history, '1').design).toEqual(toyDesign());
    let many = createHistory(toyDesign());
    for (let number = 0; number < checkpointLimit + 1; number += 1) many = addCheckpoint(many, String(number), number);
    expect([many.checkpoints.length, many.checkpoints[0]?.name]).toEqual([100, '1']);
  });
});
