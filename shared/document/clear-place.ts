import type { AnyRegistry } from '../model/definition.ts';
import type { ComponentId, Design, Placement } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { isContainer, overlaps, rectangleOf, type Rectangle } from './geometry.ts';

/** Room that a new thing keeps from its neighbours when it has to make way for them. */
const gap = 12;

/** So many neighbours are walked around; behind them begins free canvas for every drawing a person makes. */
const nearest = 14;

function middleDistance(a: Rectangle, b: Rectangle): number {
  return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}

/** The free place nearest to a wanted one among rectangles that are taken, not left of or above `least`. The wanted one itself where it is free. */
export function clearPlaceAmong(taken: readonly Rectangle[], wanted: Rectangle, least: { readonly x: number; readonly y: number } | null): Pick<Rectangle, 'x' | 'y'> {
  const isFree = (box: Rectangle): boolean => !taken.some((other) => overlaps(other, box));
  if (isFree(wanted)) return { x: wanted.x, y: wanted.y };
  const near = [...taken].sort((a, b) => middleDistance(a, wanted) - middleDistance(b, wanted)).slice(0, nearest);
  const xs = [wanted.x, ...near.flatMap((box) => [box.x - gap - wanted.width, box.x + box.width + gap])].filter((x) => least === null || x >= least.x);
  const ys = [wanted.y, ...near.flatMap((box) => [box.y - gap - wanted.height, box.y + box.height + gap])].filter((y) => least === null || y >= least.y);
  const away = (x: number, y: number): number => Math.hypot(x - wanted.x, y - wanted.y);
  const places = xs.flatMap((x) => ys.map((y) => ({ x, y }))).sort((a, b) => away(a.x, a.y) - away(b.x, b.y));
  const found = places.find(({ x, y }) => isFree({ ...wanted, x, y }));
  return found ?? { x: wanted.x, y: Math.max(...taken.map((box) => box.y + box.height)) + gap };
}

/** Rectangles that stand in a container (null: on the canvas), relative to it. */
export function takenIn(scope: Scope, registry: AnyRegistry, parent: ComponentId | null): readonly Rectangle[] {
  return scope.children(parent).flatMap((entry) => rectangleOf(scope.design, registry, entry.id) ?? []);
}

/** Where a new thing lands that is let go at a place of a container (null: the canvas): there, or beside what stands there already (UX 43). */
export function clearPlace(design: Design, registry: AnyRegistry, parent: ComponentId | null, wanted: Rectangle): Pick<Rectangle, 'x' | 'y'> {
  return clearPlaceAmong(takenIn(createScope(design, registry), registry, parent), wanted, parent === null ? null : { x: 0, y: 0 });
}

function around(boxes: readonly Rectangle[]): Rectangle {
  const [left, top] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return { x: left, y: top, width: Math.max(...boxes.map((box) => box.x + box.width)) - left, height: Math.max(...boxes.map((box) => box.y + box.height)) - top };
}

/**
 * New places of things that were put into a design together, where one of them is a container that covers what stood there before: all of them move to
 * the nearest room, in the arrangement they have. Empty where nothing is covered.
 */
export function clearedPlaces(design: Design, registry: AnyRegistry, ids: readonly ComponentId[]): Readonly<Record<string, Placement>> {
  const scope = createScope(design, registry);
  const fresh = new Set<string>(ids);
  const roots = ids.filter((id) => !fresh.has(design.components[id]?.parent ?? ''));
  const places: Record<string, Placement> = {};
  for (const parent of new Set(roots.map((id) => design.components[id]?.parent ?? null))) {
    const own = roots.filter((id) => (design.components[id]?.parent ?? null) === parent);
    const boxes = own.flatMap((id) => rectangleOf(design, registry, id) ?? []);
    const others = scope.children(parent).flatMap((entry) => (fresh.has(entry.id) ? [] : (rectangleOf(design, registry, entry.id) ?? [])));
    const containers = own.filter((id) => isContainer(design.components[id], registry)).flatMap((id) => rectangleOf(design, registry, id) ?? []);
    if (!containers.some((box) => others.some((other) => overlaps(box, other)))) continue;
    const wanted = around(boxes);
    const clear = clearPlaceAmong(others, wanted, parent === null ? null : { x: 0, y: 0 });
    for (const id of own) {
      const placement = design.placements[id];
      if (placement !== undefined) places[id] = { ...placement, x: placement.x + clear.x - wanted.x, y: placement.y + clear.y - wanted.y };
    }
  }
  return places;
}
