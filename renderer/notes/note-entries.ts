import { registry } from '../../shared/catalog/index.ts';
import { drawDesign, noteSize } from '../../shared/drawing/index.ts';
import { emptyDesign } from '../../shared/model/design.ts';
import type { NoteShape } from '../../shared/model/note.ts';
import { snap } from '../canvas/gesture.ts';
import type { PaletteEntry } from '../palette/palette-entry.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { glyphOf, shapeText } from './note-label.ts';
import { addNoteAt, middleOfView } from './write-note.ts';

const keywords: Readonly<Record<Exclude<NoteShape, 'picture'>, readonly string[]>> = {
  note: ['memo', 'comment', 'sticky', '주석', '쪽지'],
  text: ['label', 'title', '글', '글상자', '라벨'],
  rectangle: ['box', 'frame', 'shape', '상자', '도형', '테두리'],
  ellipse: ['circle', 'oval', 'shape', '원', '동그라미', '도형'],
};
const nowhere: ReadonlySet<string> = new Set();

/** Adds an annotation and begins to write it, once the palette has let go. */
function add(shape: NoteShape, middle: { readonly x: number; readonly y: number }): string | null {
  const id = addNoteAt({ shape }, middle);
  if (id === null) return null;
  requestAnimationFrame(() => {
    revealComponents([id]);
    useSession.getState().rename(id);
  });
  return shapeText(shape)[useSettings.getState().language];
}

function noteEntry(shape: Exclude<NoteShape, 'picture'>): PaletteEntry {
  const size = noteSize(shape);
  return {
    id: `note:${shape}`,
    group: 'annotations',
    labels: shapeText(shape),
    keywords: keywords[shape],
    glyph: glyphOf(shape),
    size,
    // Annotations stand on the canvas itself, whatever is under them.
    legal: () => nowhere,
    target: () => ({ id: null, allowed: true, reason: null }),
    land: (_target, corner) => ({ ...size, x: snap(corner.x), y: snap(corner.y) }),
    draw: (bounds, look) => drawDesign({ ...emptyDesign, notes: { ghost: { shape, text: shapeText(shape)[look.language] } }, placements: { ghost: bounds } }, registry, look).shapes,
    put: (_target, bounds) => add(shape, { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }),
    putFree: () => add(shape, middleOfView()),
  };
}

/** The annotations of the palette. */
export const noteEntries: readonly PaletteEntry[] = (['note', 'text', 'rectangle', 'ellipse'] as const).map(noteEntry);
