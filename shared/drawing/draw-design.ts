import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Language } from '../model/text.ts';
import type { Bounds, DisplayList, Shape } from './display-list.ts';
import type { Layers } from './draw-layers.ts';
import { drawState, type Overlay, type PictureState } from './draw-state.ts';
import { levelAt, type Level } from './level-of-detail.ts';
import type { Ink } from './parts/ink.ts';
import type { ThemeName } from './palettes.ts';
import { pictureOf, type Picture } from './picture.ts';
import { layersOf } from './layer-memory.ts';
import { inflate } from './rect-grid.ts';
import { themes } from './theme.ts';

export interface DrawOptions {
  readonly theme: ThemeName;
  readonly language: Language;
  /** Screen pixels per CSS pixel of the design; 1 when not given. */
  readonly zoom?: number;
  /** For a caller that keeps the level while the zoom wavers around a threshold ({@link nextLevel}). */
  readonly level?: Level;
  readonly state?: PictureState;
  /** The part of the design that is seen (CSS pixels at 100 %): what lies outside may be left out. */
  readonly viewport?: Bounds;
  /** Draw only these components, what they hold, and the wires between them. */
  readonly only?: ReadonlySet<string>;
  /** A picture for a look at the whole only: no plates, which would cover most of what stands in a place. */
  readonly isThumbnail?: boolean;
  /** Shapes of a trace: under the cards, and on top of everything. */
  readonly trace?: { readonly path: readonly Shape[]; readonly top: readonly Shape[] };
}

/** How a picture is drawn: theme, language, detail and pixel. Type keeps its size on the screen below 100 % and grows with all else above it. */
export function inkOf(options: Pick<DrawOptions, 'theme' | 'language' | 'zoom' | 'level'>): Ink {
  const zoom = options.zoom ?? 1;
  return { theme: themes[options.theme], language: options.language, level: options.level ?? levelAt(zoom), pixel: 1 / Math.min(1, zoom) };
}

/** Room for badges, halos and titles that stand out of the components' rectangles. */
const overhang = 24;

/** The picture of a design as one list of shapes, in the drawing order of VISUAL 9. Pure: the same input gives the same list. */
export function drawDesign(design: Design, registry: AnyRegistry, options: DrawOptions): DisplayList {
  return drawPicture(pictureOf(design, registry), options);
}

export function drawPicture(picture: Picture, options: DrawOptions): DisplayList {
  const ink = inkOf(options);
  const layers = layersOf(picture, ink, {
    ...(options.viewport === undefined ? {} : { viewport: options.viewport }),
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.isThumbnail === true ? { isThumbnail: true } : {}),
    ...(options.state?.lit === undefined ? {} : { lit: options.state.lit }),
    ...(options.state?.findings === undefined ? {} : { findings: options.state.findings }),
  });
  const state = options.state === undefined ? nothing : drawState(picture, ink, options.state);
  return { bounds: layers.bounds, shapes: order(layers, state, options.trace) };
}

const nothing: Overlay = { behind: [], under: [], over: [], outlines: [], badges: [] };

function order(layers: Layers, state: Overlay, trace: DrawOptions['trace']): readonly Shape[] {
  return [
    ...layers.boxes,
    ...state.behind,
    ...layers.rails,
    ...layers.wires,
    ...layers.holders,
    ...layers.words,
    ...(trace?.path ?? []),
    ...state.under,
    ...layers.cards,
    ...layers.notes,
    ...layers.labels,
    ...state.outlines,
    ...layers.plates,
    ...layers.badges,
    ...state.badges,
    ...(trace?.top ?? []),
  ];
}

/** The part of the sheet a whole picture needs, with room for what stands out of the components. */
export function pictureBounds(picture: Picture): Bounds {
  return inflate(picture.layout.all, overhang);
}
