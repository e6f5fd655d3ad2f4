import { expect, test } from 'vitest';
import { turnedCamera, type WheelTurn } from './wheel.ts';

const turn = (over: Partial<WheelTurn>): WheelTurn => ({ deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false, ...over });
const camera = { x: 40, y: 20, zoom: 1 };
const place = { x: 340, y: 220 };

test('ux-26 the wheel zooms and the point under the pointer stays: five notches up are twice as large', () => {
  let now = camera;
  for (let notch = 0; notch < 5; notch++) now = turnedCamera(now, turn({ deltaY: -100 }), place, 'zoom');
  expect(now.zoom).toBeCloseTo(2, 10);
  // The point (300, 200) of the drawing was under the pointer.
  expect(300 * now.zoom + now.x).toBeCloseTo(340, 10);
  expect(200 * now.zoom + now.y).toBeCloseTo(220, 10);
});

test('ux-26 the range is 5 % to 400 %, however far the wheel is turned', () => {
  let out = camera;
  let close = camera;
  for (let notch = 0; notch < 60; notch++) {
    out = turnedCamera(out, turn({ deltaY: 400 }), place, 'zoom');
    close = turnedCamera(close, turn({ deltaY: -400 }), place, 'zoom');
  }
  expect(out.zoom).toBe(0.05);
  expect(close.zoom).toBe(4);
});

test('ux-26 where the wheel pans it moves the drawing, with Mod it zooms, and a pinch zooms in both settings', () => {
  expect(turnedCamera(camera, turn({ deltaX: 30, deltaY: 100 }), place, 'pan')).toEqual({ x: 10, y: -80, zoom: 1 });
  expect(turnedCamera(camera, turn({ deltaY: 100, shiftKey: true }), place, 'pan')).toEqual({ x: -60, y: 20, zoom: 1 });
  expect(turnedCamera(camera, turn({ deltaY: -100, ctrlKey: true }), place, 'pan').zoom).toBeCloseTo(2 ** 0.2, 10);
  expect(turnedCamera(camera, turn({ deltaY: -100, metaKey: true }), place, 'pan').zoom).toBeCloseTo(2 ** 0.2, 10);
  expect(turnedCamera(camera, turn({ deltaY: -5, ctrlKey: true }), place, 'pan').zoom).toBeCloseTo(2 ** 0.1, 10);
  expect(turnedCamera(camera, turn({ deltaY: -5, ctrlKey: true }), place, 'zoom').zoom).toBeCloseTo(2 ** 0.1, 10);
});

test('a wheel that counts lines scrolls as far as one that counts pixels', () => {
  expect(turnedCamera(camera, turn({ deltaY: 3, deltaMode: 1 }), place, 'pan')).toEqual({ x: 40, y: -40, zoom: 1 });
});

test('Shift with a wheel that zooms moves the drawing sideways', () => {
  expect(turnedCamera(camera, turn({ deltaY: 100, shiftKey: true }), place, 'zoom')).toEqual({ x: -60, y: 20, zoom: 1 });
});
