/** A row of both lists, or of one: where it stands, from 0. */
export interface MatchedRow {
  readonly before: number | null;
  readonly after: number | null;
}

export interface MatchedRows {
  /** In order of the second list; what is gone follows the row it stood behind. */
  readonly rows: readonly MatchedRow[];
  /** Rows of both lists, by their place in the second, that must be put elsewhere to make the new order of the old one; as few as can be. */
  readonly moved: readonly MatchedRow[];
}

/** Rows by id. People write these files: the second row of an id is matched with the second of the other list. */
function keysOf(ids: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return `${times} ${id}`;
  });
}

/** The places of a longest run of numbers that only grow: what lies in it keeps its order. */
function longestGrowing(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[place] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = place;
  }
  const kept = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) kept.add(place);
  return kept;
}

/** Which rows of two lists are the same ones, by id, and which of them changed places. */
export function matchRows(before: readonly string[], after: readonly string[]): MatchedRows {
  const [oldKeys, newKeys] = [keysOf(before), keysOf(after)];
  const places = new Map(oldKeys.map((key, place) => [key, place]));
  const stays = new Set(newKeys);
  const rows: MatchedRow[] = [];
  const takeGone = (from: number): void => {
    for (let place = from; place < oldKeys.length && !stays.has(oldKeys[place] ?? ''); place++) rows.push({ before: place, after: null });
  };
  takeGone(0);
  const shared: { readonly before: number; readonly after: number }[] = [];
  for (const [place, key] of newKeys.entries()) {
    const known = places.get(key);
    rows.push({ before: known ?? null, after: place });
    if (known === undefined) continue;
    shared.push({ before: known, after: place });
    takeGone(known + 1);
  }
  const kept = longestGrowing(shared.map((row) => row.before));
  return { rows, moved: shared.filter((_, index) => !kept.has(index)) };
}
