import type { Bounds } from '../../shared/drawing/display-list.ts';
import type { LayoutIndex, LayoutNode } from '../../shared/drawing/layout-index.ts';

/** Where something stands among what shares its container, counted from 1. */
export interface PlaceInSet {
  readonly position: number;
  readonly count: number;
}

interface TreeOrder {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, PlaceInSet>;
  readonly drawn: ReadonlyMap<string, number>;
}

/** As a page is read: row by row from the top, each from the left. A row is what begins above the middle of its first one. */
export function inReadingOrder<Item extends { readonly id: string; readonly bounds: Bounds }>(items: readonly Item[]): readonly Item[] {
  const byTop = [...items].sort((left, right) => left.bounds.y - right.bounds.y || left.bounds.x - right.bounds.x || (left.id < right.id ? -1 : 1));
  const rows: Item[][] = [];
  let middle = Number.NEGATIVE_INFINITY;
  for (const item of byTop) {
    if (item.bounds.y >= middle) {
      rows.push([item]);
      middle = item.bounds.y + item.bounds.height / 2;
    } else rows.at(-1)?.push(item);
  }
  return rows.flatMap((row) => row.sort((left, right) => left.bounds.x - right.bounds.x || left.bounds.y - right.bounds.y));
}

function makeOrder({ nodes }: LayoutIndex): TreeOrder {
  const inside = new Map<string | null, LayoutNode[]>();
  for (const node of nodes) {
    const group = inside.get(node.parent);
    if (group === undefined) inside.set(node.parent, [node]);
    else group.push(node);
  }
  const ids: string[] = [];
  const places = new Map<string, PlaceInSet>();
  const visit = (parent: string | null): void => {
    const siblings = inReadingOrder(inside.get(parent) ?? []);
    siblings.forEach((node, index) => {
      ids.push(node.id);
      places.set(node.id, { position: index + 1, count: siblings.length });
      if (inside.has(node.id)) visit(node.id);
    });
  };
  visit(null);
  return { ids, places, indexOf: new Map(ids.map((id, index) => [id, index])), drawn: new Map(nodes.map(({ id }, index) => [id, index])) };
}

const known = new WeakMap<LayoutIndex, TreeOrder>();

function orderOf(layout: LayoutIndex): TreeOrder {
  const made = known.get(layout) ?? makeOrder(layout);
  known.set(layout, made);
  return made;
}

/** Everything shown in the order that Tab walks: the containment tree, depth first, siblings in reading order (UX 89). Worked out once per layout. */
export function treeOrder(layout: LayoutIndex): readonly string[] {
  return orderOf(layout).ids;
}

/** Place in that order; what is not shown comes last. */
export function treeIndex(layout: LayoutIndex, id: string): number {
  return orderOf(layout).indexOf.get(id) ?? Number.MAX_SAFE_INTEGER;
}

/** The next (1) or previous (-1) in that order; null at its ends. */
export function nextInTree(layout: LayoutIndex, id: string, step: 1 | -1): string | null {
  const at = orderOf(layout).indexOf.get(id);
  return at === undefined ? null : (orderOf(layout).ids[at + step] ?? null);
}

/** Place in the order of drawing: what has the higher one lies above. */
export function drawnIndex(layout: LayoutIndex, id: string): number {
  return orderOf(layout).drawn.get(id) ?? 0;
}

export function placeInSet(layout: LayoutIndex, id: string): PlaceInSet | null {
  return orderOf(layout).places.get(id) ?? null;
}
