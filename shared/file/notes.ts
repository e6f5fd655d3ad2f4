import { idProblem } from '../model/design-schema.ts';
import type { Component, Design } from '../model/design.ts';
import { noteLimits, noteSchema, notesOf, type Note } from '../model/note.ts';
import type { FileNotice } from './problem.ts';

/*
 * Files written by older or other versions may have anything under `notes`. What is no note of ours stays in `extra` under the same name, so that
 * saving gives it back, and a notice names it. Notes never keep a file from opening.
 */

interface ReadNotes {
  readonly notes: Pick<Design, 'notes'>;
  readonly extra: Design['extra'];
  readonly notices: readonly FileNotice[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** At most this many ids are named. */
const named = 5;

/** Sorts what a file has under `notes` into notes and what is kept as it came. A note whose id is a component's would stand where that stands: it is kept. */
export function readNotes(written: unknown, others: Design['extra'], components: Readonly<Record<string, Component>>): ReadNotes {
  if (written === undefined) return { notes: {}, extra: others, notices: [] };
  if (!isRecord(written)) return { notes: {}, extra: { ...others, notes: written }, notices: [notice(1, 'notes')] };
  const notes: Record<string, Note> = {};
  const kept: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(written)) {
    const read = noteSchema.safeParse(value);
    const isOurs = read.success && idProblem(id) === null && !Object.hasOwn(components, id) && Object.keys(notes).length < noteLimits.count;
    if (isOurs) notes[id] = read.data;
    else kept[id] = value;
  }
  const unread = Object.keys(kept).sort();
  const list = unread.slice(0, named).map((id) => id.slice(0, 64)).join(', ');
  return {
    notes: Object.keys(notes).length === 0 ? {} : { notes },
    extra: unread.length === 0 ? others : { ...others, notes: kept },
    notices: unread.length === 0 ? [] : [notice(unread.length, unread.length > named ? `${list}, …` : list)],
  };
}

function notice(count: number, list: string): FileNotice {
  return { code: 'NOTES_UNREADABLE', params: { count, list } };
}

/** The member `notes` of a file: those of the design and what was kept; nothing where there are none. */
export function writtenNotes(design: Design): { readonly notes?: unknown } {
  const notes = notesOf(design);
  const kept = design.extra['notes'];
  if (Object.keys(notes).length === 0) return kept === undefined ? {} : { notes: kept };
  return { notes: isRecord(kept) ? { ...kept, ...notes } : notes };
}
