import { bias, maskOf, type Prefix, type WordBuffer } from './words.ts';

/**
 * A longest-prefix table as sorted disjoint ranges: the value of an address is that of the last range starting at or before it.
 * Prefixes nest or are apart, so one sweep with a stack of open prefixes builds it.
 *
 * How a table is searched stands in `searches`: offset and count of its ranges, number of buckets. A table of many ranges has its span from the second
 * range on cut into equal buckets: then follow the first address of the span, the size of a bucket as a power of two, and for each bucket the range that
 * holds its first address, one more for the end. What is left to search is the few ranges of one bucket.
 */
export interface RangeTables {
  readonly starts: WordBuffer;
  readonly values: WordBuffer;
  readonly searches: WordBuffer;
}

/** Words of a search before its buckets. */
export const searchWords = 5;
/** Ranges that are found as fast without buckets. */
const fewRanges = 12;
const bucketsPerRange = 2;

const firstAddress = -0x80000000;
const lastAddress = 0x7fffffff;

/** Orders prefixes so that an enclosing one comes before what it encloses. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return bias(a.network) - bias(b.network) || a.length - b.length;
}

/** Builds one table at a time: `begin`, then `add` every prefix in the order of {@link comparePrefixes}, each at most once, then `end`. */
export class RangeSweep {
  readonly #tables: RangeTables;
  readonly #lasts: number[] = [];
  readonly #open: number[] = [];
  #offset = 0;

  constructor(tables: RangeTables) {
    this.#tables = tables;
  }

  begin(): void {
    this.#offset = this.#tables.starts.length;
    this.#lasts.length = 0;
    this.#open.length = 0;
    this.#start(firstAddress, -1);
  }

  /** Adds a prefix and returns the value that surrounds it; -1 for none. */
  add(network: number, length: number, value: number): number {
    const first = bias(network);
    this.#closeBefore(first);
    const parent = this.#open.at(-1) ?? -1;
    this.#start(first, value);
    this.#lasts.push(bias(network | ~maskOf(length)));
    this.#open.push(value);
    return parent;
  }

  /** Returns the offset of the table's search. */
  end(): number {
    while (this.#open.length > 0) this.#close();
    const { starts, searches } = this.#tables;
    const search = searches.length;
    const count = starts.length - this.#offset;
    if (count <= fewRanges) searches.append([this.#offset, count, 0]);
    else this.#addBuckets(count);
    return search;
  }

  #addBuckets(count: number): void {
    const { starts, searches } = this.#tables;
    const final = this.#offset + count - 1;
    const first = starts.get(this.#offset + 1);
    const span = starts.get(final) - first;
    let shift = 0;
    while (Math.floor(span / 2 ** shift) >= count * bucketsPerRange) shift += 1;
    const buckets = Math.floor(span / 2 ** shift) + 1;
    searches.append([this.#offset, count, buckets, first, shift]);
    let range = this.#offset + 1;
    for (let bucket = 0; bucket < buckets; bucket++) {
      while (range < final && starts.get(range + 1) <= first + bucket * 2 ** shift) range += 1;
      searches.push(range);
    }
    searches.push(final);
  }

  #closeBefore(first: number): void {
    while (this.#open.length > 0 && (this.#lasts.at(-1) ?? lastAddress) < first) this.#close();
  }

  #close(): void {
    const last = this.#lasts.pop() ?? lastAddress;
    this.#open.pop();
    if (last < lastAddress) this.#start(last + 1, this.#open.at(-1) ?? -1);
  }

  #start(first: number, value: number): void {
    const { starts, values } = this.#tables;
    if (starts.length > this.#offset && starts.get(starts.length - 1) === first) {
      values.set(values.length - 1, value);
      return;
    }
    starts.push(first);
    values.push(value);
  }
}
