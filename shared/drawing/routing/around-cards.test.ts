import { describe, expect, it } from 'vitest';
import type { LinkKind } from '../../model/design.ts';
import { pictureOf } from '../picture.ts';
import { sketch, sketchRegistry } from '../testing/sketch.ts';
import { runBounds } from './geometry.ts';

/** Numbers below `n`, the same for the same seed. */
function createDice(seed: number): (n: number) => number {
  let state = seed * 7919;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * n);
  };
}

/** Cards on a loose grid, shaken a little, and links between any two of them. */
function shaken(seed: number): ReturnType<typeof sketch> {
  const dice = createDice(seed);
  const cells = Array.from({ length: 20 }, (_, cell) => cell).filter(() => dice(3) > 0);
  const items = Object.fromEntries(cells.map((cell) => [`c${cell}`, { kind: 'internet', at: { x: (cell % 5) * 220 + dice(30), y: Math.floor(cell / 5) * 120 + dice(20) } }]));
  const ids = Object.keys(items);
  const links = Array.from({ length: 12 }, (): readonly [LinkKind, string, string] => ['routed', ids[dice(ids.length)] ?? '', ids[dice(ids.length)] ?? '']);
  const seen = new Set<string>();
  return sketch(items, links.filter(([, from, to]) => from !== to && !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`)));
}

describe('wires among cards', () => {
  it('ux-59 run at right angles and over no card, on 100 random drawings', () => {
    let count = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { layout, wiring } = pictureOf(shaken(seed), sketchRegistry);
      count += wiring.routes.length;
      const wrong = wiring.routes.flatMap((route) =>
        route.points.slice(1).flatMap((point, index) => {
          const before = route.points[index] ?? point;
          const run = runBounds(before, point);
          const slanted = before.x !== point.x && before.y !== point.y ? [`${route.wire.id} is slanted`] : [];
          const crossed = layout.nodes
            .filter(({ bounds }) => run.x < bounds.x + bounds.width && bounds.x < run.x + run.width && run.y < bounds.y + bounds.height && bounds.y < run.y + run.height)
            .map((node) => `${route.wire.id} over ${node.id}`);
          const along = layout.nodes
            .filter(({ id, bounds }) => id !== route.from && id !== route.to && run.x <= bounds.x + bounds.width && bounds.x <= run.x + run.width && run.y <= bounds.y + bounds.height && bounds.y <= run.y + run.height)
            .map((node) => `${route.wire.id} at ${node.id}`);
          return [...slanted, ...crossed, ...along];
        }),
      );
      expect(wrong, `seed ${seed}`).toEqual([]);
    }
    expect(count).toBeGreaterThan(800);
  });
});
