import { expect, test } from 'vitest';
import { pictureOf } from '../../shared/drawing/index.ts';
import { sketch, sketchRegistry } from '../../shared/drawing/testing/sketch.ts';
import { linkAt } from './click.ts';

const card = (x: number, y: number) => ({ kind: 'internet', at: { x, y } });

test('ux-60 of links beside each other a click takes the one it is nearest to', () => {
  const picture = pictureOf(sketch({ a: card(0, 0), b: card(300, 0) }, [['routed', 'a', 'b'], ['attach', 'a', 'b'], ['tunnel', 'a', 'b']]), sketchRegistry);
  const heights = ['l1', 'l2', 'l3'].map((id) => picture.route(id)?.points[0]?.y ?? Number.NaN);
  expect(heights.map((y) => linkAt(picture, { x: 214, y }, 6))).toEqual(['l1', 'l2', 'l3']);
  expect(heights.map((y) => linkAt(picture, { x: 214, y: y + 3 }, 6))).toEqual(['l1', 'l2', 'l3']);
  expect(linkAt(picture, { x: 214, y: Math.max(...heights) + 7 }, 6)).toBeNull();
});

test('a membership that a parent implies is no link to select', () => {
  const picture = pictureOf(
    sketch({ net: { kind: 'subnet', at: { x: 0, y: 0, width: 400, height: 200 } }, one: { kind: 'instance', parent: 'net', at: { x: 20, y: 90 } }, two: { kind: 'instance', parent: 'net', at: { x: 200, y: 90 } } }),
    sketchRegistry,
  );
  const [tap] = picture.wiring.routes;
  expect(tap?.wire.link).toBeNull();
  expect(linkAt(picture, tap?.points[0] ?? { x: 0, y: 0 }, 6)).toBeNull();
});
