import type { Shape, Stroke } from '../display-list.ts';
import { outward, roundedPath, type Point, type Side } from '../routing/geometry.ts';
import type { Route } from '../routing/route-wires.ts';
import { labelHeight, labelWidth } from './label-places.ts';
import { circle, paint, path, rect, stroke, textLine, type, type Ink } from './ink.ts';

export interface WireLook {
  /** Colour of the line: the family's edge, or the neutral one of routed links. */
  readonly color: string;
  readonly isSelected?: boolean;
  readonly isRefused?: boolean;
}

/** Path data of routes: a zoom draws the same ways with other widths, sixty times a second. */
const pathsOfWays = new WeakMap<readonly Point[], string>();

function pathOfWay(points: readonly Point[]): string {
  const known = pathsOfWays.get(points);
  if (known !== undefined) return known;
  const made = roundedPath(points);
  pathsOfWays.set(points, made);
  return made;
}

/** The wire itself with the marks at its ends: shape tells the type, colour only repeats it (VISUAL 9). */
export function wireLine(ink: Ink, route: Route, look: WireLook): readonly Shape[] {
  const d = pathOfWay(route.points);
  const { color } = ink.theme;
  const px = ink.pixel;
  const owner = route.wire.link ?? route.wire.from;
  const main = look.isRefused === true ? color.error : look.isSelected === true ? color.accent : look.color;
  const width = (look.isSelected === true ? 2 : 1.5) * px;
  const line = (extra: Omit<Stroke, 'color' | 'width'> = {}, thickness = width): Shape =>
    path(d, { stroke: stroke(main, thickness, { join: 'round', ...extra, ...(look.isRefused === true ? { dash: [5 * px, 4 * px] } : {}) }), owner });
  switch (route.wire.kind) {
    case 'l2':
      return [line({ cap: 'round' })];
    case 'routed':
      return [line({ cap: 'round' }), ...(ink.level === 'block' ? [] : openEnds(ink, route, main, owner))];
    case 'attach':
      return [line({ cap: 'round', dash: [0.1 * px, 4.5 * px] }, 2 * px)];
    case 'tunnel':
      return [line({ cap: 'butt' }, 6.5 * px), path(d, { stroke: stroke(color['bg-canvas'], 3.6 * px, { cap: 'butt', join: 'round' }), owner })];
    case 'peering':
      return [line({ dash: [9 * px, 4 * px, 1.5 * px, 4 * px] }), ...diamond(ink, route, main, owner)];
  }
}

function openEnds(ink: Ink, route: Route, color: string, owner: string): readonly Shape[] {
  const radius = 3.2 * Math.min(ink.pixel, 1.6);
  const ends: readonly (readonly [Point | undefined, Side])[] = [
    [route.points[0], route.fromSide],
    [route.points.at(-1), route.toSide],
  ];
  return ends.flatMap(([point, side]) => {
    if (point === undefined) return [];
    const step = outward(side);
    return [circle(point.x + step.x * radius, point.y + step.y * radius, radius, { fill: paint(ink.theme.color['bg-surface']), stroke: stroke(color, 1.5 * ink.pixel), owner })];
  });
}

/** The point half way along a polyline. */
export function middleOf(points: readonly Point[]): Point {
  const lengths = points.map((point, index) => {
    const before = points[index - 1];
    return before === undefined ? 0 : Math.hypot(point.x - before.x, point.y - before.y);
  });
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (let index = 1; index < points.length; index++) {
    const [a, b, length = 0] = [points[index - 1], points[index], lengths[index]];
    if (a !== undefined && b !== undefined && rest <= length && length > 0) return { x: a.x + ((b.x - a.x) * rest) / length, y: a.y + ((b.y - a.y) * rest) / length };
    rest -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function diamond(ink: Ink, route: Route, color: string, owner: string): readonly Shape[] {
  const { x, y } = middleOf(route.points);
  const look = { fill: paint(ink.theme.color['bg-surface']), stroke: stroke(color, 1.5) };
  return [path('M0 -6L6 0L0 6L-6 0Z', { x, y, scale: ink.pixel, ...look, owner })];
}

/** The filled dot where a tap meets its rail. Drawn after all wires, so that no wire runs over it. */
export function tapDot(ink: Ink, route: Route, color: string): readonly Shape[] {
  const end = route.points.at(-1);
  // Under 35 % wires are strokes only (VISUAL 8).
  if (route.rail === null || end === undefined || ink.level === 'block') return [];
  return [circle(end.x, end.y, 3.2 * ink.pixel, { fill: paint(color), stroke: stroke(ink.theme.color['bg-canvas'], 1.5 * ink.pixel), owner: route.wire.link ?? route.wire.from })];
}

/** The label on its plate, at the place that {@link labelPlaces} found for it; nothing where there is none, and where wires have no labels. */
export function wireLabel(ink: Ink, route: Route, place: Point | undefined): readonly Shape[] {
  const { label } = route.wire;
  if (place === undefined || label === '' || (ink.level !== 'full' && ink.level !== 'plain')) return [];
  const px = ink.pixel;
  const [width, height] = [labelWidth(label, px), labelHeight * px];
  const owner = route.wire.link ?? route.wire.from;
  return [
    rect({ x: place.x - width / 2, y: place.y - height / 2, width, height }, { radius: 4 * px, fill: paint(ink.theme.color['bg-canvas']), owner }),
    ...textLine(ink, label, type.tag, ink.theme.color['text-2'], { x: place.x, y: place.y + 3.8 * px, anchor: 'middle', owner }),
  ];
}
