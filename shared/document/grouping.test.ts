import { describe, expect, it } from 'vitest';
import { copyText, groupOf, withGroups } from './index.ts';
import { regrouped } from './grouping.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { createScope } from '../model/scope.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

const grouped = () => apply(toyDesign(), 'selection.group', { ids: ['a', 'b'] });

describe('ux-51 groups (logic only)', () => {
  it('are a name in the layout: no component changes', () => {
    const before = toyDesign();
    const design = apply(before, 'selection.group', { ids: ['a', 'b'] });
    expect([design.placements['a']?.group, design.placements['b']?.group]).toEqual(['group-1', 'group-1']);
    expect(design.components).toBe(before.components);
    expect(groupOf(design, 'a')).toEqual(['a', 'b']);
    expect(withGroups(design, ['tag', 'b'])).toEqual(['tag', 'a', 'b']);
  });
  it('take in the groups of what is grouped, and are taken apart as a whole', () => {
    const larger = apply(grouped(), 'selection.group', { ids: ['b', 'tag'] });
    expect(groupOf(larger, 'tag')).toEqual(['a', 'b', 'tag']);
    const apart = apply(larger, 'selection.ungroup', { ids: ['tag'] });
    expect(Object.values(apart.placements).filter((placement) => 'group' in placement)).toEqual([]);
  });
  it('need two things, and something to take apart', () => {
    expect(codes(refused(toyDesign(), 'selection.group', { ids: ['a'] }))).toEqual(['GROUP_NEEDS_TWO']);
    expect(codes(refused(toyDesign(), 'selection.ungroup', { ids: ['a'] }))).toEqual(['NOT_GROUPED']);
    expect(codes(refused(toyDesign(), 'selection.group', { ids: ['a', 'nobody'] }))).toEqual(['NO_SUCH_COMPONENT']);
  });
  it('of copies have names of their own; a single copy is in none', () => {
    const design = apply(grouped(), 'selection.duplicate', { ids: ['a', 'b'] });
    expect(groupOf(design, 'a-2')).toEqual(['a-2', 'b-2']);
    expect(groupOf(design, 'a')).toEqual(['a', 'b']);
    expect(groupOf(apply(grouped(), 'selection.duplicate', { ids: ['a'] }), 'a-2')).toBeNull();
    const text = copyText(createScope(grouped(), registry), ['a', 'b']);
    expect(groupOf(apply(grouped(), 'selection.paste', { text, parent: 'net' }), 'b-2')).toEqual(['a-2', 'b-2']);
    expect(regrouped({ x: { x: 0, y: 0, group: 'g' } }, toyDesign())).toEqual({ x: { x: 0, y: 0 } });
  });
});

describe('ux-51 locks and hiding (logic only)', () => {
  it('a locked thing is not moved, aligned or resized until it is unlocked', () => {
    const locked = apply(toyDesign(), 'selection.lock', { ids: ['net'], locked: true });
    expect(codes(refused(locked, 'component.move', { id: 'net', x: 60, y: 60 }))).toEqual(['LOCKED']);
    expect(codes(refused(locked, 'component.resize', { id: 'net', x: 20, y: 40, width: 320, height: 220 }))).toEqual(['LOCKED']);
    const open = apply(locked, 'selection.lock', { ids: ['net'], locked: false });
    expect(open.placements['net']).toEqual({ x: 20, y: 40 });
  });
  it('hiding is layout; what has no place yet keeps the one the drawing gave it', () => {
    const design = { ...toyDesign(), placements: {} };
    const hidden = apply(design, 'selection.hide', { ids: ['a'], hidden: true, at: { a: { x: 16, y: 68 } } });
    expect(hidden.placements).toEqual({ a: { x: 16, y: 68, hidden: true } });
    expect(hidden.components).toBe(design.components);
    expect(apply(hidden, 'selection.hide', { ids: ['a'], hidden: false }).placements).toEqual({ a: { x: 16, y: 68 } });
  });
});
