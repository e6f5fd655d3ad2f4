import { expect, it } from 'vitest';
import { clearPlaceAmong } from './clear-place.ts';
import { apply, toyDesign } from './testing/toy-design.ts';

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

it('leaves a thing where it is let go when nothing stands there', () => {
  expect(clearPlaceAmong([box(0, 0)], box(100, 0), null)).toEqual({ x: 100, y: 0 });
});

it('takes the nearest free place beside what stands there, with 12 between them', () => {
  expect(clearPlaceAmong([box(0, 0)], box(10, 30), null)).toEqual({ x: 10, y: 62 });
  expect(clearPlaceAmong([box(0, 0)], box(80, 10), null)).toEqual({ x: 112, y: 10 });
  expect(clearPlaceAmong([box(0, 0), box(0, 62)], box(60, 40), null)).toEqual({ x: 112, y: 40 });
});

it('does not leave the container to the left or upwards', () => {
  expect(clearPlaceAmong([box(14, 38)], box(20, 30), null)).toEqual({ x: 20, y: -24 });
  expect(clearPlaceAmong([box(14, 38)], box(20, 30), { x: 0, y: 0 })).toEqual({ x: 20, y: 100 });
});

it('finds room in a crowd', () => {
  const crowd = Array.from({ length: 400 }, (_, index) => box((index % 20) * 101, Math.floor(index / 20) * 51));
  const { x, y } = clearPlaceAmong(crowd, box(950, 500), { x: 0, y: 0 });
  expect(crowd.some((other) => x < other.x + 100 && other.x < x + 100 && y < other.y + 50 && other.y < y + 50)).toBe(false);
});

it('ux-43 a copied container lands beside what stands there, with what was copied along; copies of cards stay near their originals', () => {
  const design = apply(toyDesign(), 'layout.apply', { placements: { tag: { x: 420, y: 0 } } });
  const next = apply(design, 'selection.duplicate', { ids: ['zone', 'tag'] });
  // 24 to the right and down it would cover its original; both go below it.
  expect([next.placements['zone-2'], next.placements['tag-2']]).toMatchObject([{ x: 24, y: 312 }, { x: 444, y: 312 }]);
  expect(apply(design, 'selection.duplicate', { ids: ['a'] }).placements['a-2']).toMatchObject({ x: 38, y: 62 });
});
