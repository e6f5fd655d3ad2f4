import { expect, test } from 'vitest';
import { fromMap, mapCamera, seenOnMap } from './minimap-picture.ts';

const all = { x: -400, y: 0, width: 3840, height: 1200 };

test('ux-30 the whole drawing stands in the middle of the map with a margin', () => {
  const map = mapCamera(all);
  // 208 pixels less two margins of 8 for 3,840: a twentieth.
  expect(map).toEqual({ zoom: 0.05, x: 28, y: 38 });
  expect(fromMap(map, { x: 8, y: 38 })).toEqual({ x: -400, y: 0 });
});

test('ux-30 the rectangle on the map is what the camera sees', () => {
  // At 50 % a canvas of 1,000 by 600 sees 2,000 by 1,200, from (200, -100) on.
  const seen = seenOnMap(mapCamera(all), { x: -100, y: 50, zoom: 0.5 }, { width: 1000, height: 600 });
  expect(seen).toEqual({ x: 38, y: 33, width: 100, height: 60 });
});
