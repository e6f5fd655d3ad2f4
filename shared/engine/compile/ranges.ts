import { bias, maskOf, type Prefix, type WordBuffer } from './words.ts';

/**
 * A longest-prefix table as sorted disjoint ranges: the value of an address is that of the last range starting at or before it.
 * Prefixes nest or are apart, so one sweep with a stack of open prefixes builds it.
 */
export interface RangeTables {
  readonly starts: WordBuffer;
  readonly values: WordBuffer;
}

export interface Ranges {
  readonly offset: number;
  readonly count: number;
}

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

  end(): Ranges {
    while (this.#open.length > 0) this.#close();
    return { offset: this.#offset, count: this.#tables.starts.length - this.#offset };
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
