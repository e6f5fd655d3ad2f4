import { expect, test } from 'vitest';
import { insideOf } from './inside-of.ts';

const host = { bounds: { x: 476, y: 376, width: 212, height: 222 }, form: 'host' } as const;
const card = { width: 160, height: 46 };

test('a thing let go well inside a box stays where it is', () => {
  expect(insideOf({ ...host, form: 'place' }, { x: 496, y: 436, ...card })).toEqual({ x: 20, y: 60 });
});

test('a card that hangs over the edge of a host is moved inside, off its title and its gutter', () => {
  expect(insideOf(host, { x: 440, y: 380, ...card })).toEqual({ x: 26, y: 30 });
  expect(insideOf(host, { x: 640, y: 590, ...card })).toEqual({ x: 26, y: 162 });
});

test('what is larger than the box begins at its corner', () => {
  expect(insideOf(host, { x: 500, y: 400, width: 300, height: 300 })).toEqual({ x: 26, y: 30 });
});
