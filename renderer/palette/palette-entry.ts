import type { Bounds, Shape } from '../../shared/drawing/index.ts';
import type { Family } from '../../shared/model/definition.ts';
import type { Localized } from '../../shared/model/text.ts';
import type { DropTarget, GhostLook, Point } from '../canvas/gesture.ts';

/** The groups of the palette besides those a person makes by using it. */
export type PaletteGroupId = Family | 'annotations';

/** Something the palette offers: a kind of component, or an annotation. Dragging, clicking and Enter know nothing else of it. */
export interface PaletteEntry {
  /** A kind's own id. Others carry a colon, which no kind id has. Kept in the settings. */
  readonly id: string;
  readonly group: PaletteGroupId;
  readonly labels: Localized;
  readonly keywords: readonly string[];
  /** The name of its glyph. */
  readonly glyph: string;
  /** CSS pixels at 100 %: the size of what will stand there. */
  readonly size: { readonly width: number; readonly height: number };
  /** Ids of the containers it may be put into. */
  readonly legal: () => ReadonlySet<string>;
  /** What letting it go at a point would mean. */
  readonly target: (point: Point) => DropTarget;
  /** Where it would stand, in drawing coordinates, when it hangs at `corner` over a target that allows it. */
  readonly land: (target: DropTarget, corner: Point) => Bounds;
  readonly draw: (bounds: Bounds, look: GhostLook) => readonly Shape[];
  /** Puts it there. The name of what was added, or null when it was refused (the reason is shown). */
  readonly put: (target: DropTarget, bounds: Bounds) => string | null;
  /** Puts it where there is room, without a pointer. The name of what was added, or null when it was refused (the reason is shown). */
  readonly putFree: () => string | null;
}
