import type { Bounds } from '../display-list.ts';
import type { Way } from './choose-way.ts';
import { onSide, runBounds, simplify, type Point, type Side } from './geometry.ts';

/** What a way through bends leads between. */
export interface Through {
  readonly from: Bounds;
  readonly to: Bounds;
  /** True when the far end is a line, reached from above or below. */
  readonly toLine: boolean;
  /** The end whose box holds the other one: wires meet its sides from inside. */
  readonly outer: 'from' | 'to' | null;
  /** In the direction of the way. */
  readonly bends: readonly Point[];
  /** Ports given already: the side and the coordinate along it. */
  readonly ports?: { readonly from: readonly [Side, number]; readonly to: readonly [Side, number] };
}

/** Directions are quarter turns: right, down, left, up. */
type Direction = 0 | 1 | 2 | 3;
const directions: readonly Direction[] = [0, 1, 2, 3];
const sides: readonly Side[] = ['right', 'bottom', 'left', 'top'];
const turned: Readonly<Record<Direction, Direction>> = { 0: 2, 1: 3, 2: 0, 3: 1 };

/** Way from one waypoint to the next with what it took, and how it arrives. */
interface Reach {
  readonly points: readonly Point[];
  readonly cost: number;
  readonly arrives: Direction;
  readonly fromSide: Side;
}

const costs = { turn: 24, reversal: 4000, obstacle: 600, ownBox: 2000, inside: 8 } as const;

function directionOf(a: Point, b: Point): Direction {
  if (a.y === b.y) return b.x > a.x ? 0 : 2;
  return b.y > a.y ? 1 : 3;
}

/** The corners between two points, at most two: straight, one turn, or two. */
function cornersBetween(a: Point, b: Point): readonly (readonly Point[])[] {
  if (a.x === b.x || a.y === b.y) return [[]];
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  return [[{ x: b.x, y: a.y }], [{ x: a.x, y: b.y }], [{ x, y: a.y }, { x, y: b.y }], [{ x: a.x, y }, { x: b.x, y }]];
}

function crossesInside(a: Point, b: Point, box: Bounds): boolean {
  const run = runBounds(a, b);
  return run.x < box.x + box.width - 1 && run.x + run.width > box.x + 1 && run.y < box.y + box.height - 1 && run.y + run.height > box.y + 1;
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value));
}

/** The port of a side nearest to where the wire goes. */
function portOn(box: Bounds, side: Side, toward: Point, given: readonly [Side, number] | undefined): Point | null {
  if (given !== undefined) return given[0] === side ? onSide(box, side, given[1]) : null;
  const isUpright = side === 'top' || side === 'bottom';
  const [start, size, wish] = isUpright ? [box.x, box.width, toward.x] : [box.y, box.height, toward.y];
  const margin = Math.min(costs.inside, size / 3);
  return onSide(box, side, clamp(wish, start + margin, start + size - margin));
}

/**
 * Through the bends a person set: each of them is a point of the way. The corners between them, and the sides the way starts and ends on,
 * are chosen for the least length, turns and cards in the way; a way never turns back on itself where another one is there.
 * `obstacles` is what stands in a run between two points.
 */
export function wayThrough(through: Through, obstacles: (a: Point, b: Point) => number): Omit<Way, 'cost'> {
  const { from, to, bends, outer } = through;
  const boxes = [...(outer === 'from' ? [] : [from]), ...(outer === 'to' ? [] : [to])];
  const runCost = (a: Point, b: Point): number =>
    Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + costs.obstacle * obstacles(a, b) + boxes.reduce((sum, box) => sum + (crossesInside(a, b, box) ? costs.ownBox : 0), 0);
  const lead = (before: Reach, here: Point, next: Point): readonly Reach[] => {
    if (here.x === next.x && here.y === next.y) return [before];
    return cornersBetween(here, next).map((corners) => {
      let { cost, arrives } = before;
      const points = [here, ...corners, next];
      for (let index = 1; index < points.length; index++) {
        const [a, b] = [points[index - 1] ?? here, points[index] ?? next];
        const heading = directionOf(a, b);
        if (heading !== arrives) cost += (heading + arrives) % 2 === 0 ? costs.reversal : costs.turn;
        cost += runCost(a, b);
        arrives = heading;
      }
      return { points: [...before.points, ...points.slice(1)], cost, arrives, fromSide: before.fromSide };
    });
  };
  const first = bends[0] ?? { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const last = bends.at(-1) ?? first;
  let reached: readonly Reach[] = directions.flatMap((heading) => {
    const side = sides[heading] ?? 'right';
    const at = portOn(from, side, first, through.ports?.from);
    const leaves = outer === 'from' ? turned[heading] : heading;
    return at === null ? [] : [{ points: [at], cost: 0, arrives: leaves, fromSide: side }];
  });
  for (const bend of bends) {
    const next = reached.flatMap((before) => lead(before, before.points.at(-1) ?? bend, bend));
    reached = directions.flatMap((heading) => cheapest(next.filter((reach) => reach.arrives === heading)) ?? []);
  }
  const ends = directions.flatMap((heading) => {
    const side = sides[heading] ?? 'right';
    const at = through.toLine && (side === 'left' || side === 'right') ? null : portOn(to, side, last, through.ports?.to);
    if (at === null) return [];
    const enters = outer === 'to' ? heading : turned[heading];
    return reached.flatMap((before) => lead(before, before.points.at(-1) ?? at, at)).map((reach) => ({ side, reach: reach.arrives === enters ? reach : { ...reach, cost: reach.cost + costs.reversal } }));
  });
  const best = ends.reduce<(typeof ends)[number] | null>((least, one) => (least === null || one.reach.cost < least.reach.cost ? one : least), null);
  if (best === null) return { points: bends, fromSide: 'right', toSide: 'left' };
  return { points: simplify(best.reach.points), fromSide: best.reach.fromSide, toSide: best.side };
}

function cheapest(ways: readonly Reach[]): Reach | null {
  return ways.reduce<Reach | null>((least, way) => (least === null || way.cost < least.cost ? way : least), null);
}

/** A run of a wire between two bends or ends, and before which bend a new one on it belongs. */
export interface BentRun {
  readonly a: Point;
  readonly b: Point;
  readonly before: number;
}

/** The runs of a way, cut at its bends. `bends` are in the direction of the way; one that lies on a straight run cuts it too. */
export function runsBetweenBends(points: readonly Point[], bends: readonly Point[]): readonly BentRun[] {
  const runs: BentRun[] = [];
  let met = 0;
  for (let index = 1; index < points.length; index++) {
    const [start, end] = [points[index - 1], points[index]];
    if (start === undefined || end === undefined) continue;
    let a = start;
    for (let bend = bends[met]; bend !== undefined && isOn(bend, a, end); bend = bends[met]) {
      if (bend.x !== a.x || bend.y !== a.y) runs.push({ a, b: bend, before: met });
      a = bend;
      met += 1;
    }
    if (a.x !== end.x || a.y !== end.y) runs.push({ a, b: end, before: met });
  }
  return runs;
}

function isOn(point: Point, a: Point, b: Point): boolean {
  const within = (value: number, one: number, other: number): boolean => value >= Math.min(one, other) - 0.01 && value <= Math.max(one, other) + 0.01;
  return within(point.x, a.x, b.x) && within(point.y, a.y, b.y);
}
