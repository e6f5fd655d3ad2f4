import { expect, test } from 'vitest';
import { traceCamera } from './trace-camera.ts';

const canvas = { width: 1000, height: 732 };
const path = { x: 0, y: 0, width: 800, height: 400 };

test('a path that is seen whole leaves the camera where it is', () => {
  const camera = { x: 100, y: 50, zoom: 1 };
  expect(traceCamera(path, camera, canvas)).toBe(camera);
});

test('a path that fits at the zoom of the moment is brought into view without zooming', () => {
  expect(traceCamera(path, { x: 400, y: 50, zoom: 1 }, canvas)).toEqual({ x: 100, y: 112, zoom: 1 });
  expect(traceCamera(path, { x: 900, y: 0, zoom: 0.5 }, canvas)).toEqual({ x: 300, y: 212, zoom: 0.5 });
});

test('the packet card at the bottom counts as covered', () => {
  expect(traceCamera(path, { x: 100, y: 250, zoom: 1 }, canvas)).toEqual({ x: 100, y: 112, zoom: 1 });
});

test('a path that does not fit is shown as close as it can be', () => {
  const camera = traceCamera({ x: 0, y: 0, width: 1960, height: 400 }, { x: 0, y: 0, zoom: 1 }, canvas);
  expect(camera).toEqual({ x: 10, y: 212, zoom: 0.5 });
});
