import type { Bounds } from '../display-list.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Radius of a wire's corners (VISUAL 9). */
export const cornerRadius = 7;
/** Least distance between a wire and a card it does not belong to. */
export const clearance = 6;

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function isVertical(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

/** The unit step that leaves a rectangle through a side. */
export function outward(side: Side): Point {
  if (side === 'left') return { x: -1, y: 0 };
  if (side === 'right') return { x: 1, y: 0 };
  return { x: 0, y: side === 'top' ? -1 : 1 };
}

/** The point of a rectangle's side at a coordinate along it. */
export function onSide(box: Bounds, side: Side, along: number): Point {
  if (side === 'left') return { x: box.x, y: along };
  if (side === 'right') return { x: box.x + box.width, y: along };
  return { x: along, y: side === 'top' ? box.y : box.y + box.height };
}

export function centre(box: Bounds): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function pathLength(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => {
    const before = points[index - 1];
    return before === undefined ? 0 : sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }, 0);
}

/** Drops repeated points and points in the middle of a straight run. */
export function simplify(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    const isStraight = last !== undefined && before !== undefined && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (isStraight) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** Path data of a polyline whose corners are rounded, less where a run is shorter than two radii. */
export function roundedPath(points: readonly Point[], radius = cornerRadius): string {
  const first = points[0];
  if (first === undefined) return '';
  let d = `M${round(first.x)} ${round(first.y)}`;
  for (let index = 1; index < points.length; index++) {
    const [before, point, after] = [points[index - 1], points[index], points[index + 1]];
    if (before === undefined || point === undefined) continue;
    if (after === undefined) {
      d += `L${round(point.x)} ${round(point.y)}`;
      continue;
    }
    const [lengthIn, lengthOut] = [Math.hypot(point.x - before.x, point.y - before.y), Math.hypot(after.x - point.x, after.y - point.y)];
    const r = Math.min(radius, lengthIn / 2, lengthOut / 2);
    const start = toward(point, before, r, lengthIn);
    const end = toward(point, after, r, lengthOut);
    d += `L${round(start.x)} ${round(start.y)}Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
  }
  return d;
}

function toward(from: Point, to: Point, distance: number, length: number): Point {
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

/** The rectangle of an axis-parallel run, made thicker by `by` on every side. */
export function runBounds(a: Point, b: Point, by = 0): Bounds {
  return { x: Math.min(a.x, b.x) - by, y: Math.min(a.y, b.y) - by, width: Math.abs(a.x - b.x) + 2 * by, height: Math.abs(a.y - b.y) + 2 * by };
}
