import { hangulInitials, isInitials } from '../../shared/i18n/hangul-initials.ts';
import { families } from '../../shared/model/definition.ts';
import type { PaletteEntry, PaletteGroupId } from './palette-entry.ts';

type Named = Pick<PaletteEntry, 'labels' | 'keywords'>;
type Grouped = Named & Pick<PaletteEntry, 'group'>;

/** Entries of one group, in the order of the catalogue. */
export interface PaletteGroup<Entry> {
  readonly id: PaletteGroupId;
  readonly entries: readonly Entry[];
}

const groupIds: readonly PaletteGroupId[] = [...families, 'annotations'];

function clean(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

function solid(text: string): string {
  return text.replaceAll(' ', '');
}

/** True when an entry answers to a search in either language: every word typed must occur in a label or a keyword, blanks not counting; first consonants stand for a Korean label. */
export function matchesSearch(entry: Named, search: string): boolean {
  const wanted = clean(search).split(/\s+/).filter((part) => part !== '');
  if (wanted.length === 0) return true;
  const joined = wanted.join('');
  if (isInitials(joined)) return solid(hangulInitials(entry.labels.ko)).includes(joined);
  const known = [entry.labels.ko, entry.labels.en, ...entry.keywords].map(clean);
  return wanted.every((part) => known.some((word) => word.includes(part))) || known.some((word) => solid(word).includes(joined));
}

/** Called so, beginning so, holding the words, and last what only a keyword gives away. */
function rankOf(entry: Named, search: string): number {
  const wanted = clean(search);
  const names = isInitials(wanted) ? [hangulInitials(entry.labels.ko)] : [entry.labels.ko, entry.labels.en].map(clean);
  const tests = [(name: string) => name === wanted, (name: string) => name.startsWith(wanted), (name: string) => name.includes(wanted)];
  const rank = tests.findIndex((test) => names.some(test));
  return rank < 0 ? tests.length : rank;
}

/** The palette's groups, best answer to the search first; groups without a matching entry are left out. */
export function paletteGroups<Entry extends Grouped>(entries: readonly Entry[], search: string): readonly PaletteGroup<Entry>[] {
  const ranked = entries.filter((entry) => matchesSearch(entry, search)).map((entry) => ({ entry, rank: search.trim() === '' ? 0 : rankOf(entry, search) }));
  return groupIds
    .flatMap((id) => {
      const own = ranked.filter(({ entry }) => entry.group === id).sort((left, right) => left.rank - right.rank);
      return own[0] === undefined ? [] : [{ best: own[0].rank, group: { id, entries: own.map(({ entry }) => entry) } }];
    })
    .sort((left, right) => left.best - right.best)
    .map(({ group }) => group);
}

/** A piece of a label, and whether it is what was searched for. */
export interface LabelPiece {
  readonly text: string;
  readonly isFound: boolean;
}

/** Where a text without blanks occurs in one with blanks: first and one past the last letter; null where it does not. */
function spanOf(label: string, wanted: string): readonly [number, number] | null {
  const letters = [...label].map((letter, index) => ({ letter, index })).filter(({ letter }) => letter !== ' ');
  const start = letters.map(({ letter }) => letter).join('').indexOf(wanted);
  const [first, last] = [letters[start], letters[start + wanted.length - 1]];
  return start < 0 || wanted === '' || first === undefined || last === undefined ? null : [first.index, last.index + 1];
}

/** A label cut where the words of a search occur in it, for marking them. */
export function markedPieces(label: string, search: string): readonly LabelPiece[] {
  const text = label.normalize('NFC');
  const [lower, wanted] = [text.toLowerCase(), clean(search)];
  const joined = solid(wanted);
  const whole = isInitials(joined) ? spanOf(hangulInitials(lower), joined) : spanOf(lower, joined);
  const spans = (whole === null ? wanted.split(/\s+/).flatMap((part) => { const span = spanOf(lower, part); return span === null ? [] : [span]; }) : [whole]).sort((a, b) => a[0] - b[0]);
  const pieces: LabelPiece[] = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (start < done) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), isFound: false });
    pieces.push({ text: text.slice(start, end), isFound: true });
    done = end;
  }
  return done < text.length ? [...pieces, { text: text.slice(done), isFound: false }] : pieces;
}
