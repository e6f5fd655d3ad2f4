/** Collects words while compiling; nothing of it survives into a run. */
export type WordList = number[];

/** Words of one long table while it grows: programs and routes are most of a network, and arrays of numbers cost several times more. */
export class WordBuffer {
  length = 0;
  #words = new Int32Array(1024);

  push(word: number): void {
    this.#reserve(1);
    this.#words[this.length++] = word;
  }

  pushFour(a: number, b: number, c: number, d: number): void {
    this.#reserve(4);
    const words = this.#words;
    const at = this.length;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    this.length = at + 4;
  }

  append(words: ArrayLike<number>): void {
    this.#reserve(words.length);
    this.#words.set(words, this.length);
    this.length += words.length;
  }

  /** Puts words over others. */
  overwrite(at: number, words: ArrayLike<number>): void {
    this.#words.set(words, at);
  }

  /** Forgets everything, for use as a place to write at. */
  clear(): void {
    this.length = 0;
  }

  /** The word at an offset; 0 beyond the end. */
  get(at: number): number {
    return this.#words[at] ?? 0;
  }

  set(at: number, word: number): void {
    this.#words[at] = word;
  }

  /** Everything written so far, not copied: what comes later stands behind it. Call {@link unshare} before changing words that were handed out. */
  finish(): Int32Array {
    return this.#words.subarray(0, this.length);
  }

  /** From now on words handed out before are out of reach. */
  unshare(): void {
    this.#words = this.#words.slice();
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#words.length) return;
    const larger = new Int32Array(Math.max(this.#words.length * 2, this.length + count));
    larger.set(this.#words);
    this.#words = larger;
  }
}

/** Unsigned addresses mapped onto signed order, so that `<` on table words compares them as a person would. */
export function bias(address: number): number {
  return (address ^ 0x80000000) | 0;
}

/** Freezes a list of signed 32-bit words. */
export function toWords(list: WordList): Int32Array {
  return new Int32Array(list);
}

const dot = 46;
const zero = 48;

/**
 * Reads a canonical dotted quad of a plan at table speed. Plans hold checked texts; anything else gives null and the row that holds it never matches.
 */
export function readAddress(text: string): number | null {
  let address = 0;
  let part = -1;
  let parts = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index === text.length ? dot : text.charCodeAt(index);
    if (code === dot) {
      if (part < 0 || part > 255) return null;
      address = (address << 8) | part;
      parts += 1;
      part = -1;
    } else if (code >= zero && code <= zero + 9) {
      part = (part < 0 ? 0 : part * 10) + code - zero;
    } else return null;
  }
  return parts === 4 ? address | 0 : null;
}

export interface Prefix {
  readonly network: number;
  readonly length: number;
}

/** The netmask of a prefix length as signed word. */
export function maskOf(length: number): number {
  return length <= 0 ? 0 : (-1 << (32 - length)) | 0;
}

/** Reads "10.0.0.0/24", or a single address as /32; host bits are cleared. Null when it is neither. */
export function readPrefix(text: string): Prefix | null {
  const slash = text.indexOf('/');
  const network = readAddress(slash < 0 ? text : text.slice(0, slash));
  const length = slash < 0 ? 32 : Number(text.slice(slash + 1));
  if (network === null || !Number.isInteger(length) || length < 0 || length > 32) return null;
  return { network: network & maskOf(length), length };
}
