import { expect, test } from 'vitest';
import { isStillGood, marginFor, onCameraMove, transformFor, type PaintedFrame } from './picture-frame.ts';

const frame: PaintedFrame = { camera: { x: 100, y: 50, zoom: 1 }, width: 800, height: 600, marginPx: 160 };
const size = { width: 800, height: 600 };

test('a pan moves the bitmap by the way of the camera, a zoom scales it about the right point', () => {
  expect(transformFor(frame, { x: 130, y: 40, zoom: 1 })).toEqual({ scale: 1, x: 30, y: -10 });
  expect(transformFor(frame, { x: 0, y: 0, zoom: 2 })).toEqual({ scale: 2, x: -200, y: -100 });
});

test('the moved bitmap is good while its reserve fills the region', () => {
  expect(isStillGood(frame, { x: 250, y: 50, zoom: 1 }, 800, 600)).toBe(true);
  expect(isStillGood(frame, { x: 270, y: 50, zoom: 1 }, 800, 600)).toBe(false);
  expect(isStillGood(frame, { x: 100, y: 50, zoom: 1 }, 900, 600)).toBe(false);
  expect(isStillGood(frame, { x: -100, y: -100, zoom: 1.6 }, 800, 600)).toBe(false);
});

test('a cheap picture is painted at every move; a dear one is moved until it no longer fits', () => {
  const near = { x: 150, y: 50, zoom: 1 };
  expect(onCameraMove(frame, near, size, 2)).toBe('paint');
  expect(onCameraMove(frame, near, size, 30)).toBe('move');
  expect(onCameraMove(frame, { x: 900, y: 50, zoom: 1 }, size, 30)).toBe('paint');
  expect(onCameraMove(null, near, size, 30)).toBe('paint');
  expect([marginFor(2), marginFor(30)]).toEqual([0, 160]);
});
