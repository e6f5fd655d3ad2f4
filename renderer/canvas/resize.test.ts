import { expect, test } from 'vitest';
import { resized } from './resize.ts';

const box = { x: 100, y: 200, width: 400, height: 300 };

test('right and bottom handles grow the box where it stands, on the grid', () => {
  expect(resized(box, { across: 1, down: 1 }, { x: 33, y: 21 })).toEqual({ x: 100, y: 200, width: 432, height: 320 });
  expect(resized(box, { across: 1, down: 0 }, { x: 33, y: 21 })).toEqual({ x: 100, y: 200, width: 432, height: 300 });
});

test('left and top handles move the corner and leave the opposite edges where they are', () => {
  expect(resized(box, { across: -1, down: -1 }, { x: -40, y: 20 })).toEqual({ x: 60, y: 220, width: 440, height: 280 });
});

test('a box never gets smaller than its title', () => {
  expect(resized(box, { across: 1, down: 1 }, { x: -1000, y: -1000 })).toEqual({ x: 100, y: 200, width: 80, height: 60 });
  expect(resized(box, { across: -1, down: 0 }, { x: 1000, y: 0 })).toEqual({ x: 420, y: 200, width: 80, height: 300 });
});

test('ux-43 a box stops at its contents, on whichever side it is made smaller', () => {
  const limits = { least: { width: 80, height: 60 }, contents: { x: 150, y: 240, width: 200, height: 120 } };
  expect(resized(box, { across: 1, down: 1 }, { x: -1000, y: -1000 }, limits)).toEqual({ x: 100, y: 200, width: 250, height: 160 });
  expect(resized(box, { across: -1, down: -1 }, { x: 1000, y: 1000 }, limits)).toEqual({ x: 150, y: 240, width: 350, height: 260 });
});
