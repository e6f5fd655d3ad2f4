import { expect, it } from 'vitest';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';

it('layout.pin keeps the place of things in layouts, and lets them go again; what they mean is untouched', () => {
  const design = toyDesign();
  const pinned = apply(design, 'layout.pin', { ids: ['a'], pinned: true });
  expect(pinned.placements['a']).toEqual({ ...design.placements['a'], pinned: true });
  expect(pinned.components).toBe(design.components);
  expect(apply(pinned, 'layout.pin', { ids: ['a'], pinned: false }).placements['a']).toEqual(design.placements['a']);
  expect(codes(refused(design, 'layout.pin', { ids: ['nobody'], pinned: true }))).toEqual(['NO_SUCH_COMPONENT']);
});

it('a layout that brings no bends takes the old ones away', () => {
  const bent = { ...toyDesign(), placements: { ...toyDesign().placements, a: { x: 8, y: 8, bends: [{ x: 1, y: 1 }] } } };
  expect(apply(bent, 'layout.apply', { placements: { a: { x: 16, y: 16 } } }).placements['a']).toEqual({ x: 16, y: 16 });
});
