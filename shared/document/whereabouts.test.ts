import { describe, expect, it } from 'vitest';
import { createHistory, dispatch, findCommand, undo, whereabouts } from './index.ts';
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

/** Where the step shows after it was done, and after it was taken back. */
function shown(command: string, args: unknown): readonly (readonly string[])[] {
  const done = step(createHistory(toyDesign()), command, args);
  const last = done.past.at(-1);
  if (last === undefined) throw new Error('nothing changed');
  return [whereabouts(last, done.design), whereabouts(last, undo(done).design)];
}

describe('where a step happened', () => {
  it('is what it changed, moved or brought (ux-65)', () => {
    expect(shown('component.rename', { id: 'a', name: 'other' })).toEqual([['a'], ['a']]);
    expect(shown('component.move', { moves: [{ id: 'a', x: 20, y: 44 }] })).toEqual([['a'], ['a']]);
    expect(shown('layout.apply', { placements: { a: { x: 90, y: 90 }, l: { x: 1, y: 1 } } })[0]).toContain('a');
  });

  it('is the container of what is gone, and the ends of a link that is gone (ux-65)', () => {
    expect(shown('component.add', { kind: 'box', parent: 'net', x: 14, y: 160 })).toEqual([['box'], ['net']]);
    expect(shown('component.remove', { ids: ['b'] })).toEqual([['net'], ['b']]);
    expect(shown('link.connect', { kind: 'attach', from: 'tag', to: 'a' })).toEqual([['tag', 'a'], ['tag', 'a']]);
  });

  it('is nowhere for an edit of the document itself', () => {
    expect(shown('design.meta', { seed: 7 })).toEqual([[], []]);
  });
});
