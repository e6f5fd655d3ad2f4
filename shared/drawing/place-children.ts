import type { Placement } from '../model/design.ts';

export interface SizedChild {
  readonly id: string;
  readonly placement: Placement | null;
  readonly width: number;
  readonly height: number;
}

interface Room {
  readonly minWidth: number;
  /** First free y of a row, below the title. */
  readonly top: number;
  /** The sheet itself has no edges: nothing is padded. */
  readonly isRoot?: boolean;
}

export interface PlacedChildren {
  readonly offsets: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** The size a container needs to hold them with its padding. */
  readonly width: number;
  readonly height: number;
}

const padding = 16;
const gap = 16;

/**
 * Positions of children relative to their parent. Those without a placement stand in rows below the placed ones, in the given order,
 * so that a file written by hand without any layout still opens as a readable picture, the same one every time.
 */
export function placeChildren(children: readonly SizedChild[], room: Room): PlacedChildren {
  const offsets = new Map<string, { readonly x: number; readonly y: number }>();
  const left = room.isRoot === true ? 0 : padding;
  let [right, bottom] = [0, 0];
  const put = (child: SizedChild, x: number, y: number): void => {
    offsets.set(child.id, { x, y });
    right = Math.max(right, x + child.width);
    bottom = Math.max(bottom, y + child.height);
  };
  for (const child of children) if (child.placement !== null) put(child, child.placement.x, child.placement.y);
  const loose = children.filter((child) => child.placement === null);
  const area = loose.reduce((sum, child) => sum + (child.width + gap) * (child.height + gap), 0);
  const limit = Math.max(room.minWidth - padding, right, Math.ceil(Math.sqrt(area * 1.6)));
  let x = left;
  let y = offsets.size === 0 ? room.top : bottom + gap * (room.isRoot === true ? 2 : 1);
  let rowHeight = 0;
  for (const child of loose) {
    if (x > left && x + child.width > limit) {
      x = left;
      y += rowHeight + gap;
      rowHeight = 0;
    }
    put(child, x, y);
    x += child.width + gap * (room.isRoot === true ? 2 : 1);
    rowHeight = Math.max(rowHeight, child.height);
  }
  return { offsets, width: right + padding, height: bottom + padding };
}
