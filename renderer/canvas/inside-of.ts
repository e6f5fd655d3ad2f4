import type { Bounds, NodeForm } from '../../shared/drawing/index.ts';
import type { Point } from './gesture.ts';

/** Room that contents keep from the edges of their box: below its title, and in a host beside the gutter for taps (VISUAL 7). */
const padding = { top: 30, side: 14, gutter: 26 } as const;

/**
 * Where a thing let go over a box stands in it, relative to the box: where it was let go, moved as little as takes it off the edges. What is wider
 * or higher than the box begins at its corner: the box grows.
 */
export function insideOf(box: { readonly bounds: Bounds; readonly form: NodeForm }, thing: Bounds): Point {
  const { bounds, form } = box;
  const left = form === 'host' ? padding.gutter : form === 'holder' ? 6 : padding.side;
  const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
  return {
    x: clamp(thing.x - bounds.x, left, bounds.width - left - thing.width),
    y: clamp(thing.y - bounds.y, form === 'holder' ? 26 : padding.top, bounds.height - padding.side - thing.height),
  };
}
