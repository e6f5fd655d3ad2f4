import { beforeEach, expect, test } from 'vitest';
import { revealBounds, useViewport, zoomTo, type Camera } from './viewport.ts';

let moves: Camera[];

beforeEach(() => {
  moves = [];
  const { setControls, setSize, setCamera, setGoal } = useViewport.getState();
  setSize(1000, 600);
  setCamera({ x: 0, y: 0, zoom: 1 });
  setGoal(null);
  // The camera is on its way for as long as the test runs.
  setControls({
    moveTo: (camera) => {
      moves.push(camera);
      setGoal(camera);
    },
    follow: setCamera,
    measure: () => undefined,
  });
});

test('what is seen whole does not move the camera', () => {
  revealBounds({ x: 24, y: 24, width: 952, height: 552 });
  expect(moves).toEqual([]);
});

test('what is partly or wholly outside is brought in by the shortest way', () => {
  revealBounds({ x: 900, y: 100, width: 200, height: 100 });
  expect(moves).toEqual([{ x: -124, y: 0, zoom: 1 }]);
  revealBounds({ x: 300, y: -400, width: 100, height: 50 });
  expect(moves[1]).toEqual({ x: -124, y: 424, zoom: 1 });
});

test('what is larger than the canvas stays while a part of it is seen, else its middle is shown', () => {
  revealBounds({ x: -500, y: 0, width: 3000, height: 2000 });
  expect(moves).toEqual([]);
  revealBounds({ x: 2000, y: 0, width: 2000, height: 2000 });
  expect(moves).toEqual([{ x: -2500, y: 0, zoom: 1 }]);
});

test('a zoom asked for while the camera travels starts from where it is going', () => {
  zoomTo(2);
  expect(moves[0]).toEqual({ x: -500, y: -300, zoom: 2 });
  zoomTo(1);
  expect(moves[1]).toEqual({ x: 0, y: 0, zoom: 1 });
});
