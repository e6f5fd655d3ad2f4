import { say } from '../../shared/i18n/catalogue.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import type { Design } from '../../shared/model/design.ts';
import { noteOf, noteTitle, type NoteShape } from '../../shared/model/note.ts';
import type { Language, Localized } from '../../shared/model/text.ts';

export function shapeText(shape: NoteShape): Localized {
  return notesTexts[`shape.${shape}`];
}

const glyphs: Readonly<Record<NoteShape, string>> = { note: 'note', text: 'note-text', rectangle: 'note-rectangle', ellipse: 'note-ellipse', picture: 'image' };

/** The name of the glyph that stands for a shape. */
export function glyphOf(shape: NoteShape): string {
  return glyphs[shape];
}

/** What a screen reader says about a note: its shape and its first line. */
export function noteLabel(design: Design, id: string, language: Language): string {
  const note = noteOf(design, id);
  if (note === null) return id;
  const shape = shapeText(note.shape)[language];
  const text = noteTitle(note);
  return say(notesTexts, language, text === '' ? 'note.empty' : 'note.named', { shape, text });
}
