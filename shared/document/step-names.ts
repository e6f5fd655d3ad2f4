import type { Design } from '../model/design.ts';
import { noteOf, noteTitle } from '../model/note.ts';

function linkName(design: Design, id: string): string | null {
  const link = design.links[id];
  if (link === undefined) return null;
  const name = (end: string): string => design.components[end]?.name ?? end;
  return `${name(link.from.component)} – ${name(link.to.component)}`;
}

const mostCharacters = 40;

/** What a step was about, for its title: `web-1`, or `web-1 +2` when there were two more. Names are the same in both languages. */
export function stepNames(design: Design, ids: readonly string[]): string {
  const [first, ...more] = ids;
  if (first === undefined) return '';
  const note = noteOf(design, first);
  const called = design.components[first]?.name ?? linkName(design, first) ?? (note === null ? '' : noteTitle(note));
  const name = called === '' ? first : called;
  const short = name.length > mostCharacters ? `${name.slice(0, mostCharacters - 1)}…` : name;
  return more.length === 0 ? short : `${short} +${String(more.length)}`;
}
