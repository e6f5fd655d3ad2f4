import { expect, test } from 'vitest';
import { traceCamera } from './trace-camera.ts';

/** One envelope takes 86 px at the bottom: 600 are left for the path, less 16 on each side. */
const canvas = { width: 1000, height: 686 };
const path = { x: 0, y: 0, width: 800, height: 400 };

test('a path that is seen whole from as close as it can be leaves the camera where it is', () => {
  const camera = { x: 100, y: 50, zoom: 1 };
  expect(traceCamera(path, camera, canvas)).toBe(camera);
  const closer = { x: 30, y: 30, zoom: 1.1 };
  expect(traceCamera(path, closer, canvas)).toBe(closer);
});

test('a path that could be seen from closer is', () => {
  expect(traceCamera(path, { x: 300, y: 50, zoom: 0.5 }, canvas)).toEqual({ x: 100, y: 100, zoom: 1 });
});

test('the packet card at the bottom counts as covered, and grows with every envelope', () => {
  expect(traceCamera(path, { x: 100, y: 250, zoom: 1 }, canvas)).toEqual({ x: 100, y: 100, zoom: 1 });
  expect(traceCamera({ ...path, height: 568 }, { x: 0, y: 0, zoom: 0.2 }, canvas, 1).zoom).toBe(1);
  expect(traceCamera({ ...path, height: 568 }, { x: 0, y: 0, zoom: 0.2 }, canvas, 3).zoom).toBeCloseTo(0.873, 3);
});

test('a path that does not fit is shown as close as it can be', () => {
  const camera = traceCamera({ x: 0, y: 0, width: 1936, height: 400 }, { x: 0, y: 0, zoom: 1 }, canvas);
  expect(camera).toEqual({ x: 16, y: 200, zoom: 0.5 });
});
