import { expect, it } from 'vitest';
import { inkOf, pictureOf } from '../drawing/index.ts';
import { sketch, sketchRegistry } from '../drawing/testing/sketch.ts';
import { crossedTitles } from './crossed-titles.ts';
import { blockedPath } from './testing/hybrid-trace.ts';
import { makeTimeline } from './timeline.ts';

const picture = pictureOf(
  sketch({ fcr: { kind: 'vcenter', name: 'Default Network', at: { x: 0, y: 0 } }, inner: { kind: 'esg', parent: 'fcr', at: { x: 20, y: 50 } } }),
  sketchRegistry,
);
const timeline = makeTimeline(blockedPath);
const leg = (x: number) => ({ leg: 0, direction: 'forward' as const, points: [{ x, y: -40 }, { x, y: 60 }], arrivals: [0], isCard: [false], wires: [] });
const words = (zoom: number, x: number) => crossedTitles(picture, inkOf({ theme: 'light', language: 'en', zoom }), timeline, [leg(x)], null).map((shape) => (shape.type === 'text' ? shape.text : shape.type));

it('writes a title that the path runs across again on a plate, at the zoom where it does', () => {
  // The title ends left of 140 at 100 %, right of it at 70 %: type keeps its size on the screen.
  expect(words(1, 80)).toEqual(['rect', 'Default Network']);
  expect(words(1, 140)).toEqual([]);
  expect(words(0.7, 140)).toEqual(['rect', 'Default Network']);
  expect(words(0.7, 250)).toEqual([]);
  // A place has its title on a plate there, and no words in its band.
  expect(words(0.5, 80)).toEqual([]);
});
