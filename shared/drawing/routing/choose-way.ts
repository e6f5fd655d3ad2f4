import type { Bounds } from '../display-list.ts';
import { facingPort, sidePairs, waysBetween, type Port } from './candidates.ts';
import { centre, onSide, pathLength, type Point, type Side } from './geometry.ts';
import type { Field, OwnEnds } from './obstacles.ts';
import type { Rail } from './rails.ts';

/** A chosen way of a wire. `cost` is what stands in it: 0 when it is free. */
export interface Way {
  readonly points: readonly Point[];
  readonly fromSide: Side;
  readonly toSide: Side;
  readonly cost: number;
}

const bendCost = 24;

export function costOf(points: readonly Point[], field: Field, own: OwnEnds): number {
  let cost = 0;
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a !== undefined && b !== undefined) cost += field.cost(a, b, own);
  }
  return cost;
}

/** The free way with the least length and turns, else the one with the least in its way: `costOfWay` says how much. */
export function cheapestWay(ways: readonly Omit<Way, 'cost'>[], costOfWay: (points: readonly Point[]) => number): Way | null {
  const ranked = ways
    .map((way, order) => ({ way, effort: pathLength(way.points) + bendCost * (way.points.length - 2) + order * 0.01 }))
    .sort((a, b) => a.effort - b.effort);
  let best: Way | null = null;
  for (const { way } of ranked) {
    const cost = costOfWay(way.points);
    if (cost === 0) return { ...way, cost };
    if (best === null || cost < best.cost) best = { ...way, cost };
  }
  return best;
}

/** The same for one wire. */
export function bestWay(ways: readonly Omit<Way, 'cost'>[], field: Field, own: OwnEnds): Way | null {
  return cheapestWay(ways, (points) => costOf(points, field, own));
}

/** Ways between two boxes when the ports may be anywhere on their sides. */
export function waysOfBoxes(a: Bounds, b: Bounds): readonly Omit<Way, 'cost'>[] {
  return sidePairs(a, b).flatMap(([fromSide, toSide]) => waysOfPorts(facingPort(a, fromSide, b), facingPort(b, toSide, a), [a, b]));
}

export function waysOfPorts(from: Port, to: Port, boxes: readonly [Bounds, Bounds]): readonly Omit<Way, 'cost'>[] {
  return waysBetween(from, to, boxes).map((points) => ({ points, fromSide: from.side, toSide: to.side }));
}

const everySide: readonly Side[] = ['bottom', 'top', 'right', 'left'];

/** From a box to the edge of a box around it: straight out through one of its sides. */
export function waysOut(inner: Bounds, outer: Bounds, isFromInner: boolean): readonly Omit<Way, 'cost'>[] {
  return everySide.map((side) => {
    const middle = centre(inner);
    const along = side === 'left' || side === 'right' ? middle.y : middle.x;
    const points = [onSide(inner, side, along), onSide(outer, side, along)];
    return { points: isFromInner ? points : points.toReversed(), fromSide: side, toSide: side };
  });
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value));
}

/** Gutter between a card and the trunk its tap climbs in. */
const gutter = 13;

/** The commonest tap of all, tried before any other: straight from the middle of the card. Null when the line does not reach that far. */
export function straightTap(box: Bounds, rail: Rail): Omit<Way, 'cost'> | null {
  const middle = centre(box);
  if (middle.x < rail.x1 + 8 || middle.x > rail.x2 - 8 || (rail.y > box.y && rail.y < box.y + box.height)) return null;
  const side: Side = middle.y < rail.y ? 'bottom' : 'top';
  return { points: [onSide(box, side, middle.x), { x: middle.x, y: rail.y }], fromSide: side, toSide: side };
}

/** From a card to a rail: straight where the way is free, else along the gutter beside the card, else across to the rail's end. */
export function waysToRail(box: Bounds, rail: Rail): readonly Omit<Way, 'cost'>[] {
  const [low, high] = [rail.x1 + 8, rail.x2 - 8];
  const middle = centre(box);
  const side: Side = middle.y < rail.y ? 'bottom' : 'top';
  const upright = [0.5, 0.3, 0.7, 0.15, 0.85].map((share) => box.x + box.width * share).filter((x) => x >= low && x <= high);
  const straight = upright.map((x) => [onSide(box, side, x), { x, y: rail.y }]);
  const beside = ([['left', box.x - gutter], ['right', box.x + box.width + gutter], ['left', box.x - gutter - 8], ['right', box.x + box.width + gutter + 8]] as const)
    .filter(([, x]) => x >= low && x <= high)
    .map(([from, x]) => ({ from, points: [onSide(box, from, middle.y), { x, y: middle.y }, { x, y: rail.y }] }));
  const x = clamp(middle.x, low, high);
  // A card that stands at the end of the line, at its height, is reached by the line itself.
  const isAtEnd = rail.y >= box.y + 4 && rail.y <= box.y + box.height - 4 && (box.x >= rail.x2 || box.x + box.width <= rail.x1);
  const end: Side = box.x >= rail.x2 ? 'left' : 'right';
  if (isAtEnd) return [{ points: [onSide(box, end, rail.y), { x: end === 'left' ? rail.x2 : rail.x1, y: rail.y }], fromSide: end, toSide: end }];
  const across: readonly (readonly [Side, readonly Point[]])[] =
    x > box.x && x < box.x + box.width ? [] : [[x < middle.x ? 'left' : 'right', [onSide(box, x < middle.x ? 'left' : 'right', middle.y), { x, y: middle.y }, { x, y: rail.y }]]];
  return [
    ...straight.map((points) => ({ points, fromSide: side, toSide: side })),
    ...beside.map((way) => ({ points: way.points, fromSide: way.from, toSide: side })),
    ...across.map(([from, points]) => ({ points, fromSide: from, toSide: side })),
  ];
}
