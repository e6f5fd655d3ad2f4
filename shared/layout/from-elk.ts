import type { Design, Placement } from '../model/design.ts';

/** The part of ELK's answer that is read: places relative to the parent, sizes of what holds others. */
export interface ElkResult {
  readonly id: string;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly children?: readonly ElkResult[] | undefined;
}

/** Cards stand on the grid of the canvas. */
const grid = 8;

function snap(value: number): number {
  return Math.round(value / grid) * grid;
}

function snapUp(value: number): number {
  return Math.ceil(value / grid) * grid;
}

/**
 * Placements for a design from ELK's answer, everything else of them kept. Places are snapped to the grid; boxes get the size of what they
 * hold. A pinned or locked component stays where it is, and bends of links that were laid out are forgotten.
 */
export function fromElk(design: Design, result: ElkResult): Design['placements'] {
  const placements: Record<string, Placement> = { ...design.placements };
  const moved = new Set<string>();
  const visit = (node: ElkResult): void => {
    for (const child of node.children ?? []) {
      if (design.components[child.id] !== undefined) placeOne(design, child, placements, moved);
      visit(child);
    }
  };
  visit(result);
  for (const [id, link] of Object.entries(design.links)) {
    const placement = placements[id];
    if (placement?.bends === undefined || !moved.has(link.from.component) || !moved.has(link.to.component)) continue;
    const { bends: _forgotten, ...kept } = placement;
    placements[id] = kept;
  }
  return placements;
}

function placeOne(design: Design, node: ElkResult, placements: Record<string, Placement>, moved: Set<string>): void {
  const before = design.placements[node.id];
  const isFixed = before?.pinned === true || before?.locked === true;
  const place = isFixed ? { x: before.x, y: before.y } : { x: snap(node.x ?? 0), y: snap(node.y ?? 0) };
  const holds = (node.children ?? []).length > 0;
  const size = holds && node.width !== undefined && node.height !== undefined ? { width: snapUp(node.width), height: snapUp(node.height) } : {};
  placements[node.id] = { ...before, ...place, ...size };
  if (!isFixed) moved.add(node.id);
}
