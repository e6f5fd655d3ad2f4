import { expect, test } from 'vitest';
import { draggedCamera } from './grip.ts';

const camera = { x: 100, y: 50, zoom: 0.5 };

test('ux-27 one finger moves the drawing by as much as it moves', () => {
  expect(draggedCamera({ camera, points: [{ x: 10, y: 10 }] }, [{ x: 40, y: 0 }])).toEqual({ x: 130, y: 40, zoom: 0.5 });
});

test('ux-26 two fingers twice as far apart zoom to twice the size, and what is between them stays there', () => {
  const zoomed = draggedCamera({ camera, points: [{ x: 200, y: 200 }, { x: 300, y: 200 }] }, [{ x: 150, y: 220 }, { x: 350, y: 220 }]);
  // Between the fingers, at (250, 200), was the point (300, 300) of the drawing; now they are round (250, 220).
  expect(zoomed).toEqual({ zoom: 1, x: -50, y: -80 });
});

test('fingers on one another never zoom out of the range', () => {
  expect(draggedCamera({ camera, points: [{ x: 0, y: 0 }, { x: 900, y: 0 }] }, [{ x: 5, y: 0 }, { x: 5, y: 0 }]).zoom).toBe(0.05);
});
