import type { Bounds, Picture } from '../../shared/drawing/index.ts';
import { playOrder, type Tracks } from './model/tracks.ts';

/** The part of the drawing that a trace passes, with the containers its devices stand in; null when nothing of it is drawn. */
export function traceBounds(picture: Picture, tracks: Tracks): Bounds | null {
  const boxes = playOrder(tracks).flatMap((stop) => {
    const node = picture.layout.visible(stop.component);
    if (node === null) return [];
    const outermost = picture.layout.ancestors(node.id).at(-1);
    return [node.bounds, ...(outermost === undefined ? [] : [picture.layout.find(outermost)?.bounds ?? node.bounds])];
  });
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  return {
    x: left,
    y: top,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - top,
  };
}
