import type { Design, Placement } from '../model/design.ts';
import { arrangeSheet, snapUp, type Sized } from './arrange-sheet.ts';
import { placeBeside, type Block } from './block.ts';
import type { Bounds, Drawn, DrawnNode } from './drawn.ts';
import type { RunElk } from './elk.ts';
import { joinedOf } from './joined.ts';
import { stretchRails } from './stretch-rails.ts';
import { sheetsOf, type Sheet } from './sheets.ts';

export interface ArrangeOptions {
  readonly run: RunElk;
  /** Width over height of the window the drawing is looked at in. */
  readonly aspect: number;
  /** What to lay out: the contents of one container, or some neighbours among themselves. Empty: everything. */
  readonly only: readonly string[];
  /** Called after each container with how many of all are done. */
  readonly progress?: (done: number, total: number) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room inside a container (VISUAL 7, 9): title band, rail of a segment, gutter and tunnel ends of a host. */
function roomOf(container: DrawnNode | null): { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number } {
  if (container === null) return { top: 0, left: 0, right: 0, bottom: 0 };
  const isHost = container.form === 'host';
  const top = container.isSegment ? 72 : container.form === 'holder' ? 32 : 40;
  return { top, left: isHost ? 32 : 16, right: 16, bottom: isHost ? 24 : 16 };
}

/** Distance between lines that lie across a container. */
const railPitchPx = 32;

/** A line is as long as what it joins needs, so the length it had before says little. */
const longestRailPx = 240;

/** A container is read more easily when it is wider than high; one whose line runs along its top even more so. */
function aspectOf(sheet: Sheet, aspect: number): number {
  if (sheet.container === null) return aspect;
  return sheet.container.form === 'host' || sheet.container.form === 'holder' ? 0.6 : sheet.container.isSegment ? 3 : aspect;
}

function shifted(place: Point | undefined, x: number, y: number): Point {
  return { x: x + (place?.x ?? 0), y: y + (place?.y ?? 0) };
}

function local(node: DrawnNode, container: DrawnNode | null, size: Size): Bounds {
  return { x: node.bounds.x - (container?.bounds.x ?? 0), y: node.bounds.y - (container?.bounds.y ?? 0), ...size };
}

/** Where chosen neighbours are put back: where the first of them stood. */
function cornerOf(nodes: readonly DrawnNode[], container: DrawnNode | null): Point {
  const boxes = nodes.map((node) => local(node, container, node.bounds));
  return { x: Math.min(...boxes.map((box) => box.x)), y: Math.min(...boxes.map((box) => box.y)) };
}

/**
 * Placements for a design that is laid out anew: every container by itself, from the inside out, its segments as lines across it, then the
 * rest in layers along their links or in rows; containers get the size of what they hold. Pinned and locked components keep their place and
 * nothing is put over them; bends of wires whose both ends moved are forgotten. Same design, same answer.
 * @throws what `run` rejects with
 */
export async function arrangeDesign(design: Design, drawn: Drawn, { run, aspect, only, progress }: ArrangeOptions): Promise<Design['placements']> {
  const { layout } = drawn;
  const sheets = sheetsOf(layout, only);
  const joined = joinedOf(drawn);
  const isPart = only.length > 1;
  const sizes = new Map<string, Size>();
  const places = new Map<string, Point>();
  const sizeOf = (node: DrawnNode): Size => sizes.get(node.id) ?? (node.form === 'rail' ? { width: Math.min(node.bounds.width, longestRailPx), height: node.bounds.height } : node.bounds);

  for (const [index, sheet] of sheets.entries()) {
    const { container, rails, fixed, free } = sheet;
    const items: readonly Sized[] = free.map((node) => ({ node, ...sizeOf(node) }));
    const room = roomOf(container);
    const pairs = joined.get(container?.id ?? null) ?? [];
    const block: Block = await arrangeSheet(items, pairs, aspectOf(sheet, aspect), run);
    const chosen = new Set([...free, ...fixed, ...rails].map((node) => node.id));
    const others = isPart ? layout.nodes.filter((node) => node.parent === (container?.id ?? null) && !chosen.has(node.id)) : [];
    const kept = [...fixed, ...others].map((node) => local(node, container, sizeOf(node)));
    const railsHeight = rails.length * railPitchPx;
    const whole = { ...block, height: block.height + railsHeight };
    const start = isPart ? cornerOf([...free, ...rails], container) : { x: room.left, y: room.top };
    const at = placeBeside(whole, kept, start, aspect);
    const boxes = new Map(free.map((node) => [node.id, { ...at, ...sizeOf(node), ...shifted(block.places.get(node.id), at.x, at.y + railsHeight) }]));
    const lines = free.filter((node) => node.form === 'rail').map((node) => node.id);
    for (const [id, box] of stretchRails(lines, new Map([...boxes, ...kept.map((box, at): [string, Bounds] => [`kept ${String(at)}`, box])]), pairs)) {
      if (!boxes.has(id)) continue;
      places.set(id, { x: box.x, y: box.y });
      if (lines.includes(id)) sizes.set(id, { width: box.width, height: box.height });
    }
    const width = Math.max(block.width, ...rails.map((rail) => sizeOf(rail).width), at.x === room.left ? 0 : 160);
    rails.forEach((rail, row) => {
      places.set(rail.id, { x: at.x, y: at.y + row * railPitchPx });
      sizes.set(rail.id, { width: snapUp(width), height: rail.bounds.height });
    });
    if (container !== null) {
      const right = Math.max(at.x + Math.max(width, whole.width), ...kept.map((box) => box.x + box.width));
      const bottom = Math.max(at.y + whole.height, ...kept.map((box) => box.y + box.height));
      const size = { width: snapUp(Math.max(right + room.right, 160)), height: snapUp(Math.max(bottom + room.bottom, 80)) };
      sizes.set(container.id, isPart ? { width: Math.max(size.width, container.bounds.width), height: Math.max(size.height, container.bounds.height) } : size);
    }
    progress?.(index + 1, sheets.length);
  }
  return placementsOf(design, places, sizes);
}

function placementsOf(design: Design, places: ReadonlyMap<string, Point>, sizes: ReadonlyMap<string, Size>): Design['placements'] {
  const placements: Record<string, Placement> = { ...design.placements };
  for (const id of new Set([...places.keys(), ...sizes.keys()])) {
    const before = placements[id];
    const place = places.get(id) ?? { x: before?.x ?? 0, y: before?.y ?? 0 };
    placements[id] = { ...before, ...place, ...sizes.get(id) };
  }
  for (const [id, link] of Object.entries(design.links)) {
    const placement = placements[id];
    if (placement?.bends === undefined || !places.has(link.from.component) || !places.has(link.to.component)) continue;
    const { bends: _forgotten, ...kept } = placement;
    placements[id] = kept;
  }
  return placements;
}
