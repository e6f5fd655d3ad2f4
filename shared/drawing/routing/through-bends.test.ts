import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/design.ts';
import { pictureOf } from '../picture.ts';
import { sketch, sketchRegistry } from '../testing/sketch.ts';
import type { Point } from './geometry.ts';
import { runsBetweenBends } from './through-bends.ts';

const router = (x: number, y: number) => ({ kind: 'internet', at: { x, y } });

function bent(design: Design, bends: readonly Point[]): Design {
  return { ...design, placements: { ...design.placements, l1: { x: 0, y: 0, bends } } };
}

const pointsOf = (design: Design): readonly Point[] => pictureOf(design, sketchRegistry).route('l1')?.points ?? [];
const isRightAngled = (points: readonly Point[]): boolean => points.every((point, index) => index === 0 || points[index - 1]?.x === point.x || points[index - 1]?.y === point.y);
/** A run that goes back over the run before it. */
const turnsBack = (points: readonly Point[]): boolean =>
  points.some((point, index) => {
    const [before, last] = [points[index - 2], points[index - 1]];
    return before !== undefined && last !== undefined && (last.x - before.x) * (point.x - last.x) + (last.y - before.y) * (point.y - last.y) < 0;
  });

describe('a wire through bends', () => {
  const pair = sketch({ a: router(0, 0), b: router(300, 0) }, [['routed', 'a', 'b']]);

  it('ux-59 makes a detour through a single bend beside the straight way and never turns back on itself', () => {
    const points = pointsOf(bent(pair, [{ x: 214, y: 100 }]));
    expect(points).toEqual([{ x: 120, y: 46 }, { x: 120, y: 100 }, { x: 308, y: 100 }, { x: 308, y: 46 }]);
  });

  it('ux-59 passes every bend at right angles wherever it stands', () => {
    for (const x of [-120, 40, 64, 214, 330, 364, 500]) {
      for (const y of [-90, 70, 140]) {
        const points = pointsOf(bent(pair, [{ x, y }]));
        expect(isRightAngled(points), `${x},${y}`).toBe(true);
        expect(turnsBack(points), `${x},${y}`).toBe(false);
        expect(runsBetweenBends(points, [{ x, y }]).some((run) => run.b.x === x && run.b.y === y), `${x},${y}`).toBe(true);
      }
    }
  });

  it('ux-59 goes round cards between the bends where there is a way with the same bends', () => {
    const walled = sketch({ a: router(0, 0), b: router(300, 200), wall: { kind: 'internet', at: { x: 150, y: 90 } } }, [['routed', 'a', 'b']]);
    const points = pointsOf(bent(walled, [{ x: 140, y: 223 }]));
    expect(points).toEqual([{ x: 120, y: 46 }, { x: 120, y: 223 }, { x: 300, y: 223 }]);
  });

  it('runs from the far end where the rail is written first', () => {
    const items = { net: { kind: 'logical-switch', at: { x: 0, y: 200, width: 400, height: 24 } }, vm: { kind: 'virtual-machine', at: { x: 100, y: 0 } } };
    const bends = [{ x: 300, y: 120 }, { x: 164, y: 120 }];
    const one = pictureOf(bent(sketch(items, [['l2', 'net', ['vm', 'eth0']]]), bends), sketchRegistry).route('l1');
    expect(one?.points).toEqual([{ x: 164, y: 46 }, { x: 164, y: 120 }, { x: 300, y: 120 }, { x: 300, y: 218 }]);
    expect(one?.bends).toEqual([{ x: 164, y: 120 }, { x: 300, y: 120 }]);
  });
});

describe('runs of a bent wire', () => {
  it('are cut at the bends, also on a straight run, and know before which bend a new one belongs', () => {
    const points = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 80 }];
    expect(runsBetweenBends(points, [{ x: 40, y: 0 }, { x: 100, y: 80 }])).toEqual([
      { a: { x: 0, y: 0 }, b: { x: 40, y: 0 }, before: 0 },
      { a: { x: 40, y: 0 }, b: { x: 100, y: 0 }, before: 1 },
      { a: { x: 100, y: 0 }, b: { x: 100, y: 80 }, before: 1 },
    ]);
  });
});
