import type { Component, Design, Placement } from '../model/design.ts';
import { notesOf, noteTitle, type Note, type NoteShape } from '../model/note.ts';
import { noteTextHeight } from './parts/note-text.ts';

/** A note before it has its place. */
export interface SizedNote {
  readonly id: string;
  readonly note: Note;
  readonly component: Component;
  readonly placement: Placement | null;
  readonly width: number;
  readonly height: number;
}

const firstSize: Readonly<Record<NoteShape, { readonly width: number; readonly height: number }>> = {
  note: { width: 176, height: 88 },
  text: { width: 176, height: 28 },
  rectangle: { width: 240, height: 160 },
  ellipse: { width: 240, height: 160 },
  picture: { width: 160, height: 120 },
};

/** The size a new note of a shape has. */
export function noteSize(shape: NoteShape): { readonly width: number; readonly height: number } {
  return firstSize[shape];
}

/** Paper and bare text are as high as what is written on them; frames and pictures as they were drawn. */
function sized(id: string, note: Note, placement: Placement | null): SizedNote {
  const width = placement?.width ?? firstSize[note.shape].width;
  const drawn = placement?.height ?? firstSize[note.shape].height;
  const grows = note.shape === 'note' || note.shape === 'text';
  const component: Component = { kind: 'note', name: noteTitle(note), parent: null, props: {} };
  return { id, note, component, placement, width, height: grows ? Math.max(drawn, noteTextHeight(note, width)) : drawn };
}

const known = new WeakMap<Note, { readonly placement: Placement | null; readonly sized: SizedNote }>();

/** The notes of a design that are shown, lowest first. Text is measured again only when a note or its place is another one. */
export function sizedNotes(design: Design): readonly SizedNote[] {
  const notes = notesOf(design);
  const all = Object.keys(notes).sort().flatMap((id): readonly SizedNote[] => {
    const note = notes[id];
    const placement = design.placements[id] ?? null;
    if (note === undefined || placement?.hidden === true) return [];
    const before = known.get(note);
    if (before?.placement === placement && before.sized.id === id) return [before.sized];
    const made = sized(id, note, placement);
    known.set(note, { placement, sized: made });
    return [made];
  });
  return all.sort((a, b) => (a.placement?.z ?? 0) - (b.placement?.z ?? 0));
}
