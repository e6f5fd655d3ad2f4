import { isFrame } from '../../shared/drawing/layout-index.ts';
import type { Bounds, LayoutIndex, LayoutNode } from '../../shared/drawing/index.ts';
import { isBox } from '../canvas/nodes-near.ts';

/** Drawn to the right a marquee takes what it holds whole, drawn to the left what it touches (UX 50). */
export type MarqueeMode = 'contain' | 'touch';

function holds(outer: Bounds, inner: Bounds): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

/** A box is touched at its frame: a marquee drawn within it is about what stands in it. */
function isCaught(node: LayoutNode, area: Bounds, mode: MarqueeMode): boolean {
  if (mode === 'contain') return holds(area, node.bounds);
  return !((isBox(node) || isFrame(node)) && holds(node.bounds, area));
}

/** What a marquee takes, without what stands in something else that it takes. Locked things stay out: they are there to work on. */
export function caughtBy(layout: LayoutIndex, area: Bounds, mode: MarqueeMode): readonly string[] {
  const caught = layout.within(area).flatMap((index) => {
    const node = layout.nodes[index];
    return node !== undefined && node.placement?.locked !== true && isCaught(node, area, mode) ? [node.id] : [];
  });
  const ids = new Set(caught);
  return caught.filter((id) => !layout.ancestors(id).some((around) => ids.has(around)));
}
