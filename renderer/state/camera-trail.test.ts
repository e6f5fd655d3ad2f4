import { expect, test } from 'vitest';
import { arrive, leave, mostPositions, noTrail, stepped, type CameraPosition } from './camera-trail.ts';

const room = { width: 1000, height: 600 };
const at = (x: number, y = 0, zoom = 1, entered: readonly string[] = []): CameraPosition => ({ x, y, zoom, entered });

test('a position is remembered when it shows something else, not when it is nearly the same', () => {
  const begun = arrive(noTrail, at(0), room);
  expect(arrive(begun, at(249), room).positions).toEqual([at(0)]);
  expect(arrive(begun, at(250), room).positions).toEqual([at(0), at(250)]);
  expect(arrive(begun, at(0, 150), room).positions).toHaveLength(2);
  expect(arrive(begun, at(0, 0, 1.3), room).positions).toHaveLength(1);
  expect(arrive(begun, at(0, 0, 1.5), room).positions).toHaveLength(2);
  expect(arrive(begun, at(0, 0, 1, ['vpc']), room).positions).toHaveLength(2);
});

test('leaving keeps the present place exactly; going back and on again ends at the ends', () => {
  const left = leave(arrive(noTrail, at(0), room), at(40), room);
  const trail = arrive(left, at(2000), room);
  expect(trail).toEqual({ positions: [at(40), at(2000)], at: 1 });
  const back = stepped(trail, -1);
  expect(back.at).toBe(0);
  expect(stepped(back, -1).at).toBe(0);
  expect(stepped(back, 1).at).toBe(1);
  expect(stepped(trail, 1).at).toBe(1);
});

test('a new place after going back gives up what lay ahead', () => {
  const trail = stepped(arrive(arrive(noTrail, at(0), room), at(2000), room), -1);
  expect(arrive(trail, at(5000), room)).toEqual({ positions: [at(0), at(5000)], at: 1 });
});

test('the trail is bounded, the oldest position goes first', () => {
  let trail = noTrail;
  for (let step = 0; step < 70; step++) trail = arrive(trail, at(step * 1000), room);
  expect(mostPositions).toBe(60);
  expect(trail.positions).toHaveLength(60);
  expect(trail.positions[0]).toEqual(at(10_000));
  expect(trail.at).toBe(59);
});
