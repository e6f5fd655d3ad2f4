import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { imageSchema, noteLimits, noteOf, notesOf, noteShapes, noteTitle, type Note } from '../model/note.ts';
import { defineCommand } from './command.ts';
import type { DesignDraft } from './contract.ts';
import { place } from './draft.ts';
import { freeId } from './naming.ts';
import { badNewId, refusal } from './refusals.ts';

/** Edits of annotations. They stand on the drawing itself, in no container; components and links stay the same objects. */

/** The smallest a note may be made, in drawing units. */
export const leastNote = { width: 24, height: 24 } as const;

const text = z.string().max(noteLimits.textLength);

/** Text as it is kept: composed (NFC), lines ended by LF. */
export function cleanText(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n');
}

/** Puts a note into a draft. */
export function putNote(draft: DesignDraft, id: string, note: Note): void {
  draft.notes ??= {};
  draft.notes[id] = { ...note };
}

/** Takes notes with their places out of a draft; a document without notes has no such member. */
export function takeNotes(draft: DesignDraft, ids: readonly string[]): void {
  const { notes } = draft;
  if (notes === undefined) return;
  for (const id of ids) {
    if (!Object.hasOwn(notes, id)) continue;
    delete notes[id];
    delete draft.placements[id];
  }
  if (Object.keys(notes).length === 0) delete draft.notes;
}

/** Adds a note. x and y are drawing coordinates. */
export const addNote = defineCommand({
  id: 'note.add',
  title: { ko: '메모 추가', en: 'Add note' },
  args: z.object({
    shape: z.enum(noteShapes).default('note'),
    text: text.default(''),
    image: imageSchema.exactOptional(),
    x: z.number(),
    y: z.number(),
    width: z.number().min(leastNote.width).exactOptional(),
    height: z.number().min(leastNote.height).exactOptional(),
    id: z.string().exactOptional(),
  }),
  precondition: (design, args) => {
    const full = Object.keys(notesOf(design)).length >= noteLimits.count ? [refusal('TOO_MANY_NOTES', { limit: noteLimits.count })] : [];
    return [...badNewId(design, args.id), ...full];
  },
  run: (draft, args, { scope }) => {
    const id = args.id ?? freeId(scope.design, 'note-1', 'note-1');
    putNote(draft, id, { shape: args.shape, text: cleanText(args.text), ...(args.image === undefined ? {} : { image: args.image }) });
    place(draft, id, {
      x: args.x,
      y: args.y,
      ...(args.width === undefined ? {} : { width: args.width }),
      ...(args.height === undefined ? {} : { height: args.height }),
    });
  },
});

/** Changes what a note says, looks like or shows. */
export const editNote = defineCommand({
  id: 'note.edit',
  title: { ko: '메모 수정', en: 'Edit note' },
  args: z.object({ id: idSchema, text: text.exactOptional(), shape: z.enum(noteShapes).exactOptional(), image: imageSchema.exactOptional() }),
  precondition: (design, args) => (noteOf(design, args.id) === null ? [refusal('NO_SUCH_NOTE', { id: args.id })] : []),
  run: (draft, args) => {
    const note = draft.notes?.[args.id];
    if (note === undefined) return;
    if (args.text !== undefined) note.text = cleanText(args.text);
    if (args.shape !== undefined) note.shape = args.shape;
    if (args.image !== undefined) note.image = args.image;
  },
  touches: (args) => [args.id],
});

/** What a refusal calls a note: its first line, else its id. */
export function noteName(design: Design, id: string): string {
  const note = noteOf(design, id);
  return note === null || noteTitle(note) === '' ? id : noteTitle(note);
}

/** Refuses to move or resize a locked note. */
export function lockedNote(design: Design, id: string): readonly Refusal[] {
  return noteOf(design, id) !== null && design.placements[id]?.locked === true ? [refusal('LOCKED', { name: noteName(design, id) })] : [];
}

/** Refuses to make a note smaller than can be seen and held. */
export function leastNoteRefusals(design: Design, { id, width, height }: { readonly id: string; readonly width: number; readonly height: number }): readonly Refusal[] {
  if (width >= leastNote.width && height >= leastNote.height) return [];
  return [refusal('TOO_SMALL', { name: noteName(design, id), width: leastNote.width, height: leastNote.height })];
}
