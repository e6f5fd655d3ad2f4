import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type Bounds } from '../../shared/drawing/index.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { snap, useGesture, type Point } from './gesture.ts';
import { followPointer, pointerAt } from './pointer.ts';

/** Which edges a handle moves: -1 left or top, 1 right or bottom, 0 neither. */
export interface Handle {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

const smallest = { width: 80, height: 60 };

/** The bounds after a handle has moved by a distance. */
export function resized(bounds: Bounds, handle: Handle, by: Point): Bounds {
  const width = Math.max(smallest.width, bounds.width + handle.across * by.x);
  const height = Math.max(smallest.height, bounds.height + handle.down * by.y);
  const right = snap(bounds.x + bounds.width);
  const bottom = snap(bounds.y + bounds.height);
  const x = handle.across < 0 ? snap(right - width) : bounds.x;
  const y = handle.down < 0 ? snap(bottom - height) : bounds.y;
  return {
    x,
    y,
    width: handle.across < 0 ? right - x : handle.across > 0 ? snap(x + width) - x : bounds.width,
    height: handle.down < 0 ? bottom - y : handle.down > 0 ? snap(y + height) - y : bounds.height,
  };
}

/** Resizes a container by one of its handles; one undo step when the pointer is released. */
export function startResizing(id: string, handle: Handle, down: { readonly clientX: number; readonly clientY: number }): void {
  const { set } = useGesture.getState();
  const layout = layoutOf(useDocument.getState().history.design, registry);
  const node = layout.find(id);
  if (node === null) return;
  const start = pointerAt(down);
  let bounds = node.bounds;
  followPointer({
    move: (event) => {
      const pointer = pointerAt(event);
      bounds = resized(node.bounds, handle, { x: pointer.x - start.x, y: pointer.y - start.y });
      set({ name: 'resize', id, bounds });
    },
    finish: () => {
      set(null);
      const origin = (node.parent === null ? null : layout.bounds(node.parent)) ?? { x: 0, y: 0 };
      const { x, y, width, height } = bounds;
      if (bounds !== node.bounds) edit('component.resize', { id, x: x - origin.x, y: y - origin.y, width, height });
    },
    cancel: () => set(null),
  });
}
