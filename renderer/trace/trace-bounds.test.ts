import { expect, test } from 'vitest';
import { pictureOf } from '../../shared/drawing/index.ts';
import { hybridSketch } from '../../shared/drawing/testing/hybrid-sketch.ts';
import { sketch, sketchRegistry } from '../../shared/drawing/testing/sketch.ts';
import { makeTimeline } from '../../shared/walkthrough/index.ts';
import { hybridPath } from '../../shared/walkthrough/testing/hybrid-trace.ts';
import { traceBounds } from './trace-bounds.ts';

const picture = pictureOf(hybridSketch, sketchRegistry);
const hops = hybridPath.legs[0]?.hops ?? [];
const first = (count: number) => makeTimeline({ ...hybridPath, legs: [{ direction: 'forward', connection: 1, hops: hops.slice(0, count) }] });

test('a way is as large as its cards, not as the network it starts in', () => {
  // client and internet: 128 wide at x 0, y 30 to 76 and 108 to 154.
  expect(traceBounds(picture, first(2))).toEqual({ x: 0, y: 30, width: 128, height: 124 });
});

test('the title of what the way stands in is seen with it where it is near', () => {
  // To the ESG in esx1: the vCenter instance begins at y 0.
  expect(traceBounds(picture, first(5))?.y).toBe(0);
});

test('a dropped packet’s destination is seen, too', () => {
  const box = traceBounds(picture, first(2), ['bcr']);
  // bcr stands at 776, 457 and is 128 x 46.
  expect(box).toEqual({ x: 0, y: 30, width: 904, height: 473 });
});

test('badges with several numbers have room beside their cards', () => {
  const again = makeTimeline({ ...hybridPath, legs: [{ direction: 'forward', connection: 1, hops: [...hops.slice(0, 2), ...hops.slice(0, 1)] }] });
  expect(traceBounds(picture, again)?.x).toBe(-18);
});

test('a trace of nothing that is drawn has no place', () => {
  expect(traceBounds(pictureOf(sketch({ a: { kind: 'esg' } }), sketchRegistry), first(2))).toBeNull();
});
