import { measureText } from '../font/measure-text.ts';
import type { Bounds } from '../display-list.ts';
import { touches } from '../rect-grid.ts';
import { runBounds, type Point } from '../routing/geometry.ts';
import type { Route, Wiring } from '../routing/route-wires.ts';
import { type } from './ink.ts';

/** Height of a label's plate in screen pixels (VISUAL 9). */
export const labelHeight = 16;

/** Labels are placed for one of these steps of the pixel, so that a zoom does not place them anew with every frame. */
const pixelStep = 0.05;

export function labelWidth(label: string, pixel: number): number {
  return measureText(label, { ...type.tag, size: type.tag.size * pixel }) + 9 * pixel;
}

function extent({ a, b }: { readonly a: Point; readonly b: Point }): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** Places for a label, the best first: on the longest run that carries it, else beside that run, then the same along the shorter ones. */
function* wishes(route: Route, width: number, height: number, pixel: number): Generator<Point> {
  const runs = route.points.slice(1).map((point, index) => ({ a: route.points[index] ?? point, b: point }));
  runs.sort((one, other) => extent(other) - extent(one));
  // The diamond of a peering stands in the middle: its label goes to a quarter.
  const shares = route.wire.kind === 'peering' ? [0.25, 0.75] : [0.5, 0.3, 0.7];
  for (const { a, b } of runs) {
    const isLevel = a.y === b.y;
    const bounds = runBounds(a, b);
    const fits = isLevel ? bounds.width >= width + 8 * pixel : bounds.height >= height + 8 * pixel;
    const aside = isLevel ? height / 2 + 4 * pixel : width / 2 + 5 * pixel;
    const shifts = isLevel ? [-aside, aside] : [aside, -aside];
    for (const shift of fits ? [0, ...shifts] : shifts) {
      for (const share of shares) yield { x: a.x + (b.x - a.x) * share + (isLevel ? 0 : shift), y: a.y + (b.y - a.y) * share + (isLevel ? shift : 0) };
    }
  }
}

function placeLabels({ routes, field }: Wiring, pixel: number): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  const taken: Bounds[] = [];
  for (const route of routes) {
    const { id, label } = route.wire;
    if (label === '') continue;
    const [width, height] = [labelWidth(label, pixel), labelHeight * pixel];
    const plateAt = ({ x, y }: Point): Bounds => ({ x: x - width / 2, y: y - height / 2, width, height });
    for (const wish of wishes(route, width, height, pixel)) {
      const plate = plateAt(wish);
      if (field.isCovered(plate) || taken.some((other) => touches(other, plate))) continue;
      places.set(id, wish);
      taken.push(plate);
      break;
    }
  }
  return places;
}

const known = new WeakMap<Wiring, Map<number, ReadonlyMap<string, Point>>>();

/**
 * Where the labels of wires stand, by wire: the middles of their plates. No plate covers a component, a title or another plate; a label
 * without such a place is missing. The same whatever part of the drawing is seen.
 */
export function labelPlaces(wiring: Wiring, pixel: number): ReadonlyMap<string, Point> {
  const step = Math.ceil(pixel / pixelStep - 1e-9);
  const memory = known.get(wiring) ?? new Map<number, ReadonlyMap<string, Point>>();
  known.set(wiring, memory);
  const places = memory.get(step) ?? placeLabels(wiring, step * pixelStep);
  memory.set(step, places);
  return places;
}
