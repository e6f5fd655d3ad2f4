import { seenSize, type Block } from './block.ts';
import type { DrawnNode } from './drawn.ts';
import { layered, packed, type ElkGraph, type ElkResult, type RunElk } from './elk.ts';
import { directed, type Joined } from './joined.ts';

/** Cards stand on the grid of the canvas. */
const gridPx = 8;

export function snapUp(value: number): number {
  return Math.ceil(value / gridPx) * gridPx;
}

/** Above this many neighbours on one sheet only one way is tried. */
const allWaysLimit = 300;

export interface Sized {
  readonly node: DrawnNode;
  readonly width: number;
  readonly height: number;
}

function blockOf(items: readonly Sized[], result: ElkResult): Block {
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  const byId = new Map((result.children ?? []).map((child) => [child.id, child]));
  let [width, height] = [0, 0];
  for (const { node, ...size } of items) {
    const answer = byId.get(node.id);
    const place = { x: Math.round((answer?.x ?? 0) / gridPx) * gridPx, y: Math.round((answer?.y ?? 0) / gridPx) * gridPx };
    places.set(node.id, place);
    width = Math.max(width, place.x + size.width);
    height = Math.max(height, place.y + size.height);
  }
  return { places, width, height };
}

/**
 * Places the free things of one sheet. Those that are joined stand in layers along their links, tried in both directions, plain and wrapped; those that are not, in rows.
 * The block that is seen largest in a window of this aspect ratio wins.
 */
export async function arrangeSheet(items: readonly Sized[], joined: readonly Joined[], aspect: number, run: RunElk): Promise<Block> {
  if (items.length === 0) return { places: new Map(), width: 0, height: 0 };
  const ids = items.map(({ node }) => node.id);
  const known = new Set(ids);
  const edges = directed(ids, joined.filter(({ a, b }) => known.has(a) && known.has(b)));
  const graph = (layoutOptions: ElkGraph['layoutOptions'], withEdges: boolean): ElkGraph => ({
    id: 'sheet',
    layoutOptions,
    children: items.map(({ node, width, height }) => ({ id: node.id, width: snapUp(width), height: snapUp(height) })),
    edges: withEdges ? edges.map(({ a, b }) => ({ id: `${a} ${b}`, sources: [a], targets: [b] })) : [],
  });
  if (edges.length === 0) return blockOf(items, await run(graph(packed(aspect), false)));
  const ways = [layered('RIGHT', aspect), layered('DOWN', aspect), layered('RIGHT', aspect, true), layered('DOWN', aspect, true)];
  const blocks: Block[] = [];
  for (const way of items.length > allWaysLimit ? ways.slice(0, 1) : ways) blocks.push(blockOf(items, await run(graph(way, true))));
  return blocks.reduce((best, next) => (seenSize(next.width, next.height, aspect) < seenSize(best.width, best.height, aspect) ? next : best));
}
