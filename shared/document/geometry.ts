import type { AnyRegistry } from '../model/definition.ts';
import type { Component, ComponentId, Design } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';

/** Rectangles of placed components, relative to their parent, in CSS pixels at 100 %. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Rectangle, 'width' | 'height'>;
type Place = Pick<Rectangle, 'x' | 'y'>;

/** The size a component of a kind starts with. */
export function sizeOf(registry: AnyRegistry, kind: string): Size {
  return registry.find(kind)?.size ?? { width: 132, height: 46 };
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
  const size = sizeOf(registry, component.kind);
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

/**
 * What stands beside a container and would be covered by it, or cover it, at this place. What overlapped already does not count: an older drawing can be
 * mended step by step.
 */
export function overlapped(scope: Scope, registry: AnyRegistry, id: string, parent: ComponentId | null, box: Rectangle): readonly ComponentId[] {
  const stays = scope.component(id)?.component.parent === parent;
  const now = stays ? rectangleOf(scope.design, registry, id) : null;
  return scope
    .children(parent)
    .filter((entry) => {
      const other = entry.id === id ? null : rectangleOf(scope.design, registry, entry.id);
      return other !== null && overlaps(other, box) && (now === null || !overlaps(other, now));
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

/** The bottom left corner, on the canvas, of the outermost thing around a component. */
function belowOutermost(design: Design, registry: AnyRegistry, id: ComponentId): { readonly x: number; readonly y: number } | null {
  const outermost = createScope(design, registry).ancestors(id).at(-1)?.id ?? id;
  const box = rectangleOf(design, registry, outermost);
  return box === null ? null : { x: box.x, y: box.y + box.height + 24 };
}

/** Room between things that are put beside each other without a pointer. */
const spacing = 24;

/** Where the first row of a container begins: below its title, and in a segment below the line and the words of its rail (VISUAL 9). */
function firstRow(registry: AnyRegistry, kind: string): number {
  return registry.find(kind)?.shape === 'segment' ? 68 : containerPadding.top;
}

interface Wanted {
  readonly parent: ComponentId | null;
  readonly size: Size;
  /** On the canvas: the component below which the search begins, so that what it brings stands near it. */
  readonly below?: ComponentId | null;
}

/** A free place in a container (or on the canvas), row by row from the top left: for placing without a pointer. */
export function freeRoom(design: Design, registry: AnyRegistry, { parent, size, below = null }: Wanted): Place {
  const scope = createScope(design, registry);
  const taken = scope.children(parent).flatMap((entry) => rectangleOf(design, registry, entry.id) ?? []);
  if (parent === null) {
    const corner = below === null ? null : belowOutermost(design, registry, below);
    return firstFree(taken, corner ?? { x: 24, y: 24 }, corner === null ? 1200 : corner.x + 1200, size);
  }
  const kind = scope.component(parent)?.component.kind ?? '';
  const { width } = rectangleOf(design, registry, parent) ?? sizeOf(registry, kind);
  // As far from the edge as from each other, so that wires have room; less only where the container is too narrow for that.
  const margin = Math.max(containerPadding.side, Math.min(spacing, Math.floor((width - size.width) / 2)));
  return firstFree(taken, { x: margin, y: firstRow(registry, kind) }, width - margin, size);
}

/** A free place for a new component of a kind, see {@link freeRoom}. */
export function freePlace(design: Design, registry: AnyRegistry, parent: ComponentId | null, kind: string): Place {
  return freeRoom(design, registry, { parent, size: sizeOf(registry, kind) });
}

/** The first free place of a rectangle left of `right`, in rows that begin at `start` or below something that is there; a row of its own where it fits into none. */
function firstFree(taken: readonly Rectangle[], start: Place, right: number, size: Size): Place {
  const bottoms = taken.map((box) => box.y + box.height + spacing).filter((y) => y > start.y);
  const rows = [...new Set([start.y, ...bottoms])].sort((a, b) => a - b);
  for (const y of rows) {
    const near = taken.filter((box) => box.y - spacing / 3 < y + size.height && y < box.y + box.height + spacing / 3).sort((a, b) => a.x - b.x);
    let x = start.x;
    for (const box of near) if (x < box.x + box.width + spacing / 3 && box.x - spacing / 3 < x + size.width) x = box.x + box.width + spacing;
    if (x === start.x || x + size.width <= right) return { x, y };
  }
  return { x: start.x, y: Math.max(start.y, ...bottoms) };
}
