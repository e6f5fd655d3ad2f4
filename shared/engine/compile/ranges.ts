import type { WordList } from './words.ts';
import { bias, maskOf, type Prefix } from './words.ts';

/**
 * A longest-prefix table as sorted disjoint ranges: the value of an address is that of the last range starting at or before it.
 * Prefixes nest or are apart, so one sweep with a stack of open prefixes builds it.
 */
export interface RangeCompiler {
  readonly starts: WordList;
  readonly values: WordList;
}

export interface PrefixValue extends Prefix {
  readonly value: number;
}

/** Orders prefixes so that an enclosing one comes before what it encloses. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return bias(a.network) - bias(b.network) || a.length - b.length;
}

/**
 * Appends the table of the given prefixes (each at most once, sorted by {@link comparePrefixes}) and returns offset and count of its ranges.
 * `enclosing` learns for every prefix which value surrounds it (-1: none).
 */
export function addRanges(
  tables: RangeCompiler,
  prefixes: readonly PrefixValue[],
  enclosing: (value: number, parent: number) => void,
): { readonly offset: number; readonly count: number } {
  const offset = tables.starts.length;
  const open: { readonly last: number; readonly value: number }[] = [{ last: 0x7fffffff, value: -1 }];
  const begin = (start: number, value: number): void => {
    if (tables.starts.length > offset && tables.starts.at(-1) === start) tables.values[tables.values.length - 1] = value;
    else {
      tables.starts.push(start);
      tables.values.push(value);
    }
  };
  const closeBefore = (start: number): void => {
    for (let top = open.at(-1); top !== undefined && open.length > 1 && top.last < start; top = open.at(-1)) {
      open.pop();
      begin(top.last + 1, open.at(-1)?.value ?? -1);
    }
  };
  begin(-0x80000000, -1);
  for (const prefix of prefixes) {
    const first = bias(prefix.network);
    closeBefore(first);
    enclosing(prefix.value, open.at(-1)?.value ?? -1);
    begin(first, prefix.value);
    open.push({ last: bias(prefix.network | ~maskOf(prefix.length)), value: prefix.value });
  }
  while (open.length > 1) {
    const top = open.pop();
    if (top !== undefined && top.last < 0x7fffffff) begin(top.last + 1, open.at(-1)?.value ?? -1);
  }
  return { offset, count: tables.starts.length - offset };
}
