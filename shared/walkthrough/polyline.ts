import type { Bounds } from '../drawing/display-list.ts';
import type { Point } from '../drawing/routing/geometry.ts';

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

export function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => sum + (index === 0 ? 0 : distance(points[index - 1] ?? point, point)), 0);
}

/** The point at a distance from the start, and the direction of the run it is on; ends are kept. */
export function pointAt(points: readonly Point[], along: number): { readonly point: Point; readonly direction: Point } {
  let rest = along;
  let direction: Point = { x: 1, y: 0 };
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) continue;
    const length = distance(a, b);
    if (length === 0) continue;
    direction = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    if (rest <= length) return { point: { x: a.x + direction.x * Math.max(0, rest), y: a.y + direction.y * Math.max(0, rest) }, direction };
    rest -= length;
  }
  return { point: points.at(-1) ?? { x: 0, y: 0 }, direction };
}

/** The part of a polyline between two distances from its start. */
export function slice(points: readonly Point[], from: number, to: number): readonly Point[] {
  if (to <= from) return [];
  const result: Point[] = [pointAt(points, from).point];
  let walked = 0;
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) continue;
    walked += distance(a, b);
    if (walked > from && walked < to) result.push(b);
  }
  result.push(pointAt(points, to).point);
  return result.filter((point, index) => index === 0 || distance(point, result[index - 1] ?? point) > 0.01);
}

/** Distance from the start at which an axis-parallel polyline first crosses the edge of a box; null when it never does. */
export function crossing(points: readonly Point[], box: Bounds): number | null {
  let walked = 0;
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) continue;
    const length = distance(a, b);
    const cuts = [
      ...(a.x === b.x ? [] : [box.x, box.x + box.width].map((edge) => (edge - a.x) / (b.x - a.x))),
      ...(a.y === b.y ? [] : [box.y, box.y + box.height].map((edge) => (edge - a.y) / (b.y - a.y))),
    ];
    const onEdge = cuts
      .filter((part) => part >= 0 && part <= 1)
      .filter((part) => isOnEdge({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }, box))
      .sort((one, other) => one - other)[0];
    if (onEdge !== undefined) return walked + length * onEdge;
    walked += length;
  }
  return null;
}

function isOnEdge(point: Point, box: Bounds): boolean {
  const near = 0.01;
  return point.x >= box.x - near && point.x <= box.x + box.width + near && point.y >= box.y - near && point.y <= box.y + box.height + near;
}

/** Shifts an axis-parallel polyline to its left (seen in its direction), runs and corners alike. */
export function shifted(points: readonly Point[], by: number): readonly Point[] {
  return points.map((point, index) => {
    const [before, after] = [points[index - 1] ?? point, points[index + 1] ?? point];
    const isLevelIn = before.y === point.y && before.x !== point.x;
    const isLevelOut = after.y === point.y && after.x !== point.x;
    const isUprightIn = before.x === point.x && before.y !== point.y;
    const isUprightOut = after.x === point.x && after.y !== point.y;
    const dy = isLevelIn ? Math.sign(point.x - before.x) : isLevelOut ? Math.sign(after.x - point.x) : 0;
    const dx = isUprightIn ? -Math.sign(point.y - before.y) : isUprightOut ? -Math.sign(after.y - point.y) : 0;
    return { x: point.x + dx * by, y: point.y + dy * by };
  });
}
