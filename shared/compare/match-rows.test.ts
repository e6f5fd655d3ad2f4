import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchRows } from './match-rows.ts';

const words = (text: string): string[] => [...text];

describe('rows by id', () => {
  test('kept, added and removed rows stand in the order of the second list, a removed one behind its old neighbour', () => {
    expect(matchRows(words('abcd'), words('abxd'))).toEqual({
      rows: [{ before: 0, after: 0 }, { before: 1, after: 1 }, { before: 2, after: null }, { before: null, after: 2 }, { before: 3, after: 3 }],
      moved: [],
    });
  });

  test('one row put first is one row moved, not all the others', () => {
    expect(matchRows(words('abcd'), words('dabc')).moved).toEqual([{ before: 3, after: 0 }]);
    expect(matchRows(words('abcd'), words('bcda')).moved).toEqual([{ before: 0, after: 3 }]);
  });

  test('rows added and removed move nobody', () => {
    expect(matchRows(words('abcd'), words('xbdy')).moved).toEqual([]);
  });

  test('of two rows with one id the first is matched with the first', () => {
    expect(matchRows(['a', 'a', 'b'], ['a', 'b']).rows).toEqual([{ before: 0, after: 0 }, { before: 1, after: null }, { before: 2, after: 1 }]);
  });

  test('every row of either list is told once, and taking the moved ones out leaves one order', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 10 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { rows, moved } = matchRows(before, after);
        expect(rows.flatMap((row) => row.before ?? []).sort((a, b) => a - b)).toEqual(before.map((_, index) => index));
        expect(rows.flatMap((row) => row.after ?? [])).toEqual(after.map((_, index) => index));
        const isMoved = new Set(moved.map((row) => row.after));
        const kept = rows.filter((row) => row.before !== null && row.after !== null && !isMoved.has(row.after)).map((row) => row.before ?? -1);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
