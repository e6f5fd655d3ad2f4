import type { Bounds, Picture } from '../../shared/drawing/index.ts';
import { layPath, type Timeline } from '../../shared/walkthrough/index.ts';

/** A title this far above the way is worth the room. */
const titleReach = 48;

/**
 * The part of the drawing that a trace passes: its devices, and the lines between them; null when nothing of it is drawn. `missed` are components
 * that the packet did not get to: what would have stopped it next, and where it was meant to end.
 */
export function traceBounds(picture: Picture, timeline: Timeline, missed: readonly string[] = []): Bounds | null {
  const devices = [...timeline.scenes.map(({ hop }) => hop.component), ...missed].flatMap((id) => {
    const node = picture.layout.visible(id);
    // Of a network only the part the packet runs along is its way.
    return node === null || picture.wiring.rails.has(node.id) ? [] : [node.bounds];
  });
  const points = layPath(picture, timeline).legs.flatMap((leg) => leg.points);
  const boxes = [...devices, ...points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))];
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const first = Math.min(...boxes.map((box) => box.y));
  // The titles of what the way stands in are seen with it, where they are near.
  const around = timeline.scenes.flatMap(({ hop }) => picture.layout.ancestors(hop.component).map((id) => picture.layout.find(id)?.bounds.y ?? first));
  const top = Math.min(first, ...around.filter((y) => y > first - titleReach));
  return {
    x: left,
    y: top,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - top,
  };
}
