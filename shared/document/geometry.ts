import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type Component, type ComponentId, type Design, type Placement } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';

/** Rectangles of placed components, relative to their parent, in CSS pixels at 100 %. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room a container keeps around its contents (VISUAL 7): the title band above, padding elsewhere. */
export const containerPadding = { top: 38, side: 14 } as const;

type Placed = Pick<Design, 'components' | 'placements'>;

export function isContainer(component: Component | undefined, registry: AnyRegistry): boolean {
  return component !== undefined && (registry.find(component.kind)?.shape ?? 'node') !== 'node';
}

/** The rectangle of a component, from its placement and the size of its kind; null where it has no placement. */
export function rectangleOf(design: Placed, registry: AnyRegistry, id: string): Rectangle | null {
  const placement = Object.hasOwn(design.placements, id) ? design.placements[id] : undefined;
  const component = Object.hasOwn(design.components, id) ? design.components[id] : undefined;
  if (placement === undefined || component === undefined) return null;
  const size = registry.find(component.kind)?.size ?? { width: 132, height: 46 };
  return { x: placement.x, y: placement.y, width: placement.width ?? size.width, height: placement.height ?? size.height };
}

export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest size that still shows all of a container's contents. */
export function contentSize(design: Placed, registry: AnyRegistry, children: readonly ComponentId[]): { readonly width: number; readonly height: number } {
  const boxes = children.flatMap((id) => rectangleOf(design, registry, id) ?? []);
  return {
    width: Math.max(0, ...boxes.map((box) => box.x + box.width + containerPadding.side)),
    height: Math.max(0, ...boxes.map((box) => box.y + box.height + containerPadding.side)),
  };
}

/**
 * The smallest size a container may be given when its rectangle becomes `next` while its contents stay where they are on the canvas.
 * A side that is left too small by an older drawing may stay as it is. Infinite where the new corner would cut contents off.
 */
export function leastSize(scope: Scope, registry: AnyRegistry, id: ComponentId, next: Rectangle): { readonly width: number; readonly height: number } {
  const now = rectangleOf(scope.design, registry, id) ?? next;
  const boxes = scope.children(id).flatMap((entry) => rectangleOf(scope.design, registry, entry.id) ?? []);
  const [dx, dy] = [next.x - now.x, next.y - now.y];
  const least = (size: number, ends: readonly number[], starts: readonly number[], shift: number, current: number): number => {
    if (shift > 0 && starts.some((start) => start < shift)) return Infinity;
    const needed = Math.max(0, ...ends.map((end) => end - shift + containerPadding.side));
    return size + shift >= current ? Math.min(needed, size) : needed;
  };
  return {
    width: least(next.width, boxes.map((box) => box.x + box.width), boxes.map((box) => box.x), dx, now.width),
    height: least(next.height, boxes.map((box) => box.y + box.height), boxes.map((box) => box.y), dy, now.height),
  };
}

/** The other containers beside one that would cover, or be covered by, a container at this place. */
export function overlapped(scope: Scope, registry: AnyRegistry, id: string | null, parent: ComponentId | null, box: Rectangle): readonly ComponentId[] {
  return scope
    .children(parent)
    .filter((entry) => entry.id !== id && isContainer(entry.component, registry))
    .filter((entry) => {
      const other = rectangleOf(scope.design, registry, entry.id);
      return other !== null && overlaps(other, box);
    })
    .map((entry) => entry.id);
}

/** Where a component stands on the whole canvas: the sum of its own and its ancestors' places. Ancestors without a placement count as 0. */
export function absolutePlace(scope: Scope, id: ComponentId): { readonly x: number; readonly y: number } {
  const chain = [id, ...scope.ancestors(id).map((entry) => entry.id)];
  return chain.reduce(
    (sum, member) => {
      const placement = scope.design.placements[member];
      return placement === undefined ? sum : { x: sum.x + placement.x, y: sum.y + placement.y };
    },
    { x: 0, y: 0 },
  );
}

/** Placements of the ancestors of `ids` that must grow so that contents stay inside. Containers never shrink here. */
export function grownContainers(design: Design, registry: AnyRegistry, ids: readonly string[]): Readonly<Record<string, Placement>> {
  const grown: Record<string, Placement> = {};
  const placements: Record<string, Placement> = { ...design.placements };
  const placed = { components: design.components, placements };
  const scope = createScope(design, registry);
  const containers = new Set(ids.flatMap((id) => scope.ancestors(componentId(id)).map((entry) => entry.id)));
  // Innermost first, because a container that grows may push its own container.
  const ordered = [...containers].sort((a, b) => scope.ancestors(b).length - scope.ancestors(a).length);
  for (const container of ordered) {
    const now = rectangleOf(placed, registry, container);
    const placement = placements[container];
    if (now === null || placement === undefined) continue;
    const wanted = contentSize(placed, registry, scope.children(container).map((entry) => entry.id));
    if (wanted.width <= now.width && wanted.height <= now.height) continue;
    const larger = { ...placement, width: Math.max(now.width, wanted.width), height: Math.max(now.height, wanted.height) };
    grown[container] = larger;
    placements[container] = larger;
  }
  return grown;
}

/** The bottom left corner, on the canvas, of the outermost thing around a component. */
function belowOutermost(design: Design, registry: AnyRegistry, id: ComponentId): { readonly x: number; readonly y: number } | null {
  const outermost = createScope(design, registry).ancestors(id).at(-1)?.id ?? id;
  const box = rectangleOf(design, registry, outermost);
  return box === null ? null : { x: box.x, y: box.y + box.height + 24 };
}

/**
 * A free place for a card of a kind in a container (or on the canvas), row by row from the top left: for placing without a pointer.
 * On the canvas the search can begin `below` a component, so that what it brings stands near it.
 */
export function freePlace(design: Design, registry: AnyRegistry, parent: ComponentId | null, kind: string, below: ComponentId | null = null): { readonly x: number; readonly y: number } {
  const scope = createScope(design, registry);
  const size = registry.find(kind)?.size ?? { width: 132, height: 46 };
  const taken = scope.children(parent).flatMap((entry) => rectangleOf(design, registry, entry.id) ?? []);
  const inside = parent === null ? null : rectangleOf(design, registry, parent);
  const corner = below === null ? null : belowOutermost(design, registry, below);
  const start = parent === null ? (corner ?? { x: 24, y: 24 }) : { x: containerPadding.side, y: containerPadding.top };
  const room = inside === null ? 1200 - (corner === null ? start.x : 0) : inside.width - start.x;
  const columns = Math.max(1, Math.floor(room / (size.width + 24)));
  for (let cell = 0; ; cell += 1) {
    const box = { x: start.x + (cell % columns) * (size.width + 24), y: start.y + Math.floor(cell / columns) * (size.height + 24), ...size };
    if (!taken.some((other) => overlaps({ x: other.x - 8, y: other.y - 8, width: other.width + 16, height: other.height + 16 }, box))) return { x: box.x, y: box.y };
  }
}
