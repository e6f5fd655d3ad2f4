import type { Bounds } from './drawn.ts';

/** A laid out part: places relative to its corner, and its size. */
export interface Block {
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

/** Room that stays free round what keeps its place. */
const marginPx = 24;

function isApart(a: Bounds, b: Bounds): boolean {
  return a.x + a.width + marginPx <= b.x || b.x + b.width + marginPx <= a.x || a.y + a.height + marginPx <= b.y || b.y + b.height + marginPx <= a.y;
}

/** How large a sheet of this size would have to be drawn to fill a window of an aspect ratio: less is seen larger. */
export function seenSize(width: number, height: number, aspect: number): number {
  return Math.max(width / aspect, height);
}

/** Where a block goes beside what keeps its place: as near to `start` as it fits, with the whole seen as large as possible. */
export function placeBeside(block: Block, fixed: readonly Bounds[], start: { readonly x: number; readonly y: number }, aspect: number): { readonly x: number; readonly y: number } {
  const columns = [start.x, ...fixed.map((box) => box.x + box.width + marginPx)].filter((x) => x >= start.x);
  const rows = [start.y, ...fixed.map((box) => box.y + box.height + marginPx)].filter((y) => y >= start.y);
  let best = { x: start.x, y: Math.max(start.y, ...fixed.map((box) => box.y + box.height + marginPx)) };
  let least = Number.POSITIVE_INFINITY;
  for (const x of columns) {
    for (const y of rows) {
      const at = { x, y, width: block.width, height: block.height };
      if (!fixed.every((box) => isApart(at, box))) continue;
      const right = Math.max(x + block.width, ...fixed.map((box) => box.x + box.width));
      const bottom = Math.max(y + block.height, ...fixed.map((box) => box.y + box.height));
      const size = seenSize(right - start.x, bottom - start.y, aspect);
      if (size < least) [best, least] = [{ x, y }, size];
    }
  }
  return best;
}
