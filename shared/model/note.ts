import { z } from 'zod';

/** What an annotation looks like: paper, bare text, a thin frame, a picture. */
export const noteShapes = ['note', 'text', 'rectangle', 'ellipse', 'picture'] as const;
export type NoteShape = (typeof noteShapes)[number];

/** Something written or drawn beside the design. It stands where `placements` says, in no container, and no answer ever depends on it. */
export interface Note {
  readonly shape: NoteShape;
  /** A subset of Markdown, see shared/drawing/parts/markdown.ts. */
  readonly text: string;
  /** A PNG as data URL, of a picture. */
  readonly image?: string;
}

/** Limits of one note and of all; what is larger is refused with the limit named. */
export const noteLimits = { textLength: 20_000, imageLength: 64 * 1024, count: 2_000 } as const;

const pngUrl = /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/;

/** A picture that may be drawn: a PNG inside the text itself. Nothing is ever fetched. */
export const imageSchema = z.string().max(noteLimits.imageLength).regex(pngUrl);

/** A note of a file or a clipboard. */
export const noteSchema = z.looseObject({
  shape: z.enum(noteShapes),
  text: z.string().max(noteLimits.textLength).default(''),
  image: imageSchema.exactOptional(),
});

interface Annotated {
  readonly notes?: Readonly<Record<string, Note>>;
}

const none: Readonly<Record<string, Note>> = {};

/** The notes of a design by id; a design without any has no such member. */
export function notesOf(design: Annotated): Readonly<Record<string, Note>> {
  return design.notes ?? none;
}

/** The note with an id, or null. */
export function noteOf(design: Annotated, id: string): Note | null {
  const notes = notesOf(design);
  return Object.hasOwn(notes, id) ? (notes[id] ?? null) : null;
}

/** What a list calls a note: its first line without the signs of Markdown, at most 60 characters. Empty for a note without text. */
export function noteTitle(note: Note): string {
  const line = note.text.split('\n').find((one) => one.trim() !== '') ?? '';
  const plain = line.replace(/^\s*(#{1,3}|[-*])\s+/, '').replace(/\*\*|`/g, '').trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
