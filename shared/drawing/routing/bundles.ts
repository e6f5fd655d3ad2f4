import type { Bounds } from '../display-list.ts';
import { sidePairs, waysBetween, type Port } from './candidates.ts';
import type { Way } from './choose-way.ts';
import { isVertical, onSide, type Point, type Side } from './geometry.ts';

/** Distance between links that join the same two components (VISUAL 9). */
export const laneWidth = 8;
/** Least distance of the outermost of them from the corner of a card. */
const cornerPx = 3;
/** What a way costs whose runs would turn round when it is moved into its lane. */
const brokenCost = 40;

/** Where links that join the same two run beside the middle of their bundle: one of them in the middle, two half a lane beside it, and so on. */
export function lanesOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * laneWidth);
}

/** How far the outermost lane is from the middle. */
export function spanOf(lanes: readonly number[]): number {
  return Math.max(0, ...lanes.map(Math.abs));
}

/** A way moved sideways as a whole: every run keeps its direction and is `by` beside where it was. Null where a run would turn round. */
export function inLane(points: readonly Point[], by: number): readonly Point[] | null {
  if (by === 0) return points;
  const normals = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return { x: -Math.sign(point.y - before.y) * by, y: Math.sign(point.x - before.x) * by };
  });
  const moved = points.map((point, index) => {
    const [before, after] = [normals[index - 1], normals[index]];
    return { x: point.x + (before?.x ?? 0) + (after?.x ?? 0), y: point.y + (before?.y ?? 0) + (after?.y ?? 0) };
  });
  const keeps = moved.every((point, index) => {
    const [before, old, oldBefore] = [moved[index - 1], points[index], points[index - 1]];
    if (before === undefined || old === undefined || oldBefore === undefined) return true;
    return (point.x - before.x) * (old.x - oldBefore.x) + (point.y - before.y) * (old.y - oldBefore.y) > 0;
  });
  return keeps ? moved : null;
}

/** What stands in the way of all lanes together. */
export function bundleCost(points: readonly Point[], lanes: readonly number[], costOf: (points: readonly Point[]) => number): number {
  return lanes.reduce((sum, lane) => {
    const moved = inLane(points, lane);
    return sum + (moved === null ? brokenCost : costOf(moved));
  }, 0);
}

/** A side of a box as the span in which the middle of a bundle may stand; null where the side is too short for all its lanes. */
function roomOn(box: Bounds, side: Side, span: number): readonly [number, number] | null {
  const [start, size] = isVertical(side) ? [box.x, box.width] : [box.y, box.height];
  if (size < 2 * span + 2) return null;
  const margin = Math.min(span + cornerPx, size / 2);
  return [start + margin, start + size - margin];
}

function middle(low: number, high: number): number {
  return (low + high) / 2;
}

/** Ports of a bundle on two sides: on one line where both have room for that, else each as near to the other box as it can be. */
function portsOn(a: Bounds, b: Bounds, [fromSide, toSide]: readonly [Side, Side], span: number): readonly [Port, Port] | null {
  const [one, other] = [roomOn(a, fromSide, span), roomOn(b, toSide, span)];
  if (one === null || other === null) return null;
  const port = (box: Bounds, side: Side, along: number): Port => ({ side, at: onSide(box, side, along) });
  const isAlike = isVertical(fromSide) === isVertical(toSide);
  const [low, high] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
  if (isAlike && low <= high) return [port(a, fromSide, middle(low, high)), port(b, toSide, middle(low, high))];
  return [port(a, fromSide, middle(one[0], one[1])), port(b, toSide, middle(other[0], other[1]))];
}

/** Ways between two boxes on which several links have room beside each other. */
export function waysOfBundle(a: Bounds, b: Bounds, span: number): readonly Omit<Way, 'cost'>[] {
  return sidePairs(a, b).flatMap((sides) => {
    const ports = portsOn(a, b, sides, span);
    return ports === null ? [] : waysBetween(ports[0], ports[1], [a, b]).map((points) => ({ points, fromSide: sides[0], toSide: sides[1] }));
  });
}
