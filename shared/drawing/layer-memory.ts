import type { Bounds } from './display-list.ts';
import { drawLayers, type LayerFilter, type Layers } from './draw-layers.ts';
import type { Ink } from './parts/ink.ts';
import type { Picture } from './picture.ts';

interface Remembered {
  readonly ink: Ink;
  readonly filter: LayerFilter;
  readonly layers: Layers;
}

const memory = new WeakMap<Picture, Remembered>();

function covers(outer: Bounds | undefined, inner: Bounds | undefined): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height;
}

function isSame(known: Remembered, ink: Ink, filter: LayerFilter): boolean {
  const { ink: before, filter: old } = known;
  const isSameInk = before.theme === ink.theme && before.language === ink.language && before.level === ink.level && before.pixel === ink.pixel;
  const isSamePart = old.only === filter.only && old.isThumbnail === filter.isThumbnail;
  return isSameInk && isSamePart && (old.lit ?? null) === (filter.lit ?? null) && old.findings === filter.findings && covers(old.viewport, filter.viewport);
}

/** Half a viewport on every side is drawn ahead, so that a pan of a few hundred pixels finds its shapes already made. */
function widened(viewport: Bounds, all: Bounds): Bounds | undefined {
  const [dx, dy] = [viewport.width / 2, viewport.height / 2];
  const wide = { x: viewport.x - dx, y: viewport.y - dy, width: 2 * viewport.width, height: 2 * viewport.height };
  return covers(wide, all) ? undefined : wide;
}

/**
 * The layers of the last frame of a picture, as long as nothing they show has changed: pans, hovers, selections and the frames of a trace
 * only lay something else over them. A result for a larger area is as good as one for the area asked for.
 */
export function layersOf(picture: Picture, ink: Ink, filter: LayerFilter): Layers {
  const known = memory.get(picture);
  if (known !== undefined && isSame(known, ink, filter)) return known.layers;
  const { viewport, ...rest } = filter;
  const wide = viewport === undefined ? undefined : widened(viewport, picture.layout.all);
  const drawn: LayerFilter = wide === undefined ? rest : { ...rest, viewport: wide };
  const layers = drawLayers(picture, ink, drawn);
  memory.set(picture, { ink, filter: drawn, layers });
  return layers;
}
