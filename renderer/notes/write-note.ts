import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, noteSize } from '../../shared/drawing/index.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { noteLimits, noteOf, type NoteShape } from '../../shared/model/note.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { snap, type Point } from '../canvas/gesture.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { shapeText } from './note-label.ts';

export function middleOfView(): Point {
  const { camera, width, height } = useViewport.getState();
  return { x: (width / 2 - camera.x) / camera.zoom, y: (height / 2 - camera.y) / camera.zoom };
}

/** The pointer where it is over the drawing, else the middle of what is seen. */
export function placeAtHand(): Point {
  return useViewport.getState().pointer ?? middleOfView();
}

/** Where a thing of a size stands so that nothing else stands at exactly the same place: many in a row are all seen. */
function freeCorner(corner: Point): Point {
  const { nodes } = layoutOf(useDocument.getState().history.design, registry);
  let { x, y } = { x: snap(corner.x), y: snap(corner.y) };
  while (nodes.some((node) => node.note !== null && node.bounds.x === x && node.bounds.y === y)) [x, y] = [x + 16, y + 16];
  return { x, y };
}

interface NewNote {
  readonly shape: NoteShape;
  readonly text?: string;
  readonly image?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Adds a note whose middle is at a point of the drawing. Its id, or null when it was refused (the reason is shown). */
export function addNoteAt({ shape, text = '', image, size = noteSize(shape) }: NewNote, middle: Point): string | null {
  const corner = freeCorner({ x: middle.x - size.width / 2, y: middle.y - size.height / 2 });
  const result = edit('note.add', { shape, text, ...corner, ...size, ...(image === undefined ? {} : { image }) });
  if (!result.ok) return null;
  const [id] = result.step.touches;
  return id ?? null;
}

/** The single-letter tools: a new note at hand, being written at once. */
export function insertNote(shape: NoteShape): void {
  const id = addNoteAt({ shape }, placeAtHand());
  if (id === null) return;
  const text = shapeText(shape);
  const told = notesTexts['note.added'];
  useSession.getState().announce({ ko: fillBoth(told, { shape: text.ko }).ko, en: fillBoth(told, { shape: text.en }).en });
  revealComponents([id]);
  useSession.getState().rename(id);
}

/** True while the last step is the one that made this note: what is typed now belongs to it. */
function isFresh(id: string): boolean {
  const last = useDocument.getState().history.past.at(-1);
  return last?.command === 'note.add' && last.touches[0] === id;
}

/**
 * Takes what was typed. Adding a note and writing it are one step: the empty one is taken back and added anew with its text. A text box that nothing
 * was written into is gone again.
 */
export function finishWriting(id: string, typed: string): void {
  const { design } = useDocument.getState().history;
  const note = noteOf(design, id);
  const text = typed.slice(0, noteLimits.textLength).replace(/\s+$/, '');
  if (note === null || text === note.text) {
    if (note?.shape === 'text' && text === '' && isFresh(id)) useDocument.getState().undo();
    return;
  }
  if (!isFresh(id) || note.text !== '') {
    edit('note.edit', { id, text });
    return;
  }
  const { x = 0, y = 0, ...size } = design.placements[id] ?? {};
  useDocument.getState().undo();
  edit('note.add', { ...note, ...size, x, y, id, text });
  useSelection.getState().select([id]);
}
