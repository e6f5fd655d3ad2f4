import { describe, expect, it } from 'vitest';
import { reordered } from './order.ts';
import { apply, toyDesign } from './testing/toy-design.ts';

const stack = ['a', 'b', 'c', 'd'];

describe('ux-51 the order in which things lie on one another (logic only)', () => {
  it('moves the chosen ones one step, or all the way; they keep their own order', () => {
    expect(reordered(stack, new Set(['a']), 'forward')).toEqual(['b', 'a', 'c', 'd']);
    expect(reordered(stack, new Set(['c', 'd']), 'forward')).toEqual(['a', 'b', 'c', 'd']);
    expect(reordered(stack, new Set(['a', 'b']), 'forward')).toEqual(['c', 'a', 'b', 'd']);
    expect(reordered(stack, new Set(['c', 'd']), 'backward')).toEqual(['a', 'c', 'd', 'b']);
    expect(reordered(stack, new Set(['a', 'c']), 'front')).toEqual(['b', 'd', 'a', 'c']);
    expect(reordered(stack, new Set(['b', 'd']), 'back')).toEqual(['b', 'd', 'a', 'c']);
  });
  it('goes past the next thing that it overlaps, so that every press shows', () => {
    const covers = (id: string, other: string): boolean => `${id}${other}` === 'ad' || `${id}${other}` === 'da';
    expect(reordered(stack, new Set(['a']), 'forward', covers)).toEqual(['b', 'c', 'd', 'a']);
    expect(reordered(stack, new Set(['d']), 'backward', covers)).toEqual(['d', 'a', 'b', 'c']);
    expect(reordered(stack, new Set(['b']), 'forward', covers)).toEqual(['a', 'c', 'b', 'd']);
  });
  it('writes as few levels as it can, among siblings only, and touches nothing but the layout', () => {
    const before = toyDesign();
    const front = apply(before, 'selection.order', { ids: ['a'], to: 'forward' });
    expect([front.placements['a']?.z, front.placements['b']?.z, front.placements['tag']?.z]).toEqual([1, undefined, undefined]);
    expect(front.components).toBe(before.components);
    const again = apply(front, 'selection.order', { ids: ['b'], to: 'front' });
    expect([again.placements['a']?.z, again.placements['b']?.z]).toEqual([1, 1]);
    expect(apply(again, 'selection.order', { ids: ['b'], to: 'front' })).toBe(again);
  });
});
