import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { layoutOf } from '../drawing/index.ts';
import type { Design } from '../model/design.ts';
import { guides } from './index.ts';
import { play } from './testing/player.ts';

/** Pairs of things in one container that stand less than 8 apart, and things that stand out of their container. */
function crowded(design: Design): readonly string[] {
  const { nodes, bounds } = layoutOf(design, registry);
  return nodes.flatMap((node, index) => {
    const { x, y, width, height } = node.bounds;
    const near = nodes.slice(index + 1).filter(({ parent, bounds: other }) =>
      parent === node.parent && x < other.x + other.width + 8 && other.x < x + width + 8 && y < other.y + other.height + 8 && other.y < y + height + 8);
    const room = node.parent === null ? null : bounds(node.parent);
    const isOut = room !== null && (x < room.x || y < room.y + 24 || x + width > room.x + room.width || y + height > room.y + room.height);
    return [...near.map(({ id }) => `${node.id} and ${id}`), ...(isOut ? [`${node.id} out of ${node.parent ?? ''}`] : [])];
  });
}

/** What a guide draws is a picture that can be read, at every step of it. */
describe.each(guides)('$id', (guide) => {
  const steps = play(guide);

  test('nothing it draws covers anything else', () => {
    expect(steps.flatMap(({ step, design }) => crowded(design).map((pair) => `${step.id}: ${pair}`))).toEqual([]);
  });

  test('no container has to grow for what its steps bring', () => {
    const sizes = (design: Design) => Object.entries(design.placements).flatMap(([id, { width, height }]) => (width === undefined ? [] : [`${id} ${width} × ${height ?? 0}`]));
    const first = steps[0]?.design;
    const last = steps.at(-1)?.design;
    if (first === undefined || last === undefined) throw new Error('no steps');
    expect(sizes(last)).toEqual(sizes(first));
  });
});
