import type { Bounds, Picture } from '../../shared/drawing/index.ts';
import { layPath, type Timeline } from '../../shared/walkthrough/index.ts';

/** A title this far above the way is worth the room. */
const titleReach = 48;

/** What each further number on a hop badge takes to the left of its card, in a drawing at 75 %. */
const badgeReach = 18;

/** How many visits a component has in one direction besides the first, which the edge of the canvas has room for. */
function furtherVisits(timeline: Timeline): ReadonlyMap<string, number> {
  const numbers = new Map<string, Set<string>>();
  for (const { hop, direction, number } of timeline.scenes) numbers.set(hop.component, (numbers.get(hop.component) ?? new Set()).add(`${direction === 'forward' ? '+' : '-'}${number}`));
  return new Map([...numbers].map(([id, all]) => [id, Math.max([...all].filter((one) => one.startsWith('+')).length, [...all].filter((one) => one.startsWith('-')).length) - 1]));
}

/**
 * The part of the drawing that a trace passes: its devices, and the lines between them; null when nothing of it is drawn. `missed` are components
 * that the packet did not get to: what would have stopped it next, and where it was meant to end.
 */
export function traceBounds(picture: Picture, timeline: Timeline, missed: readonly string[] = []): Bounds | null {
  const visits = furtherVisits(timeline);
  const devices = [...timeline.scenes.map(({ hop }) => hop.component), ...missed].flatMap((id) => {
    const node = picture.layout.visible(id);
    // Of a network only the part the packet runs along is its way.
    if (node === null || picture.wiring.rails.has(node.id)) return [];
    const out = badgeReach * (visits.get(id) ?? 0);
    return [{ ...node.bounds, x: node.bounds.x - out, width: node.bounds.width + out }];
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
