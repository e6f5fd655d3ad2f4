import { limits, type JsonPath, type ProblemCode } from './problem.ts';

/**
 * A strict JSON reader (RFC 8259) of our own, because a person who edits a file by hand deserves a line and a column in every engine,
 * and because JSON.parse silently keeps the last of two equal keys and lets `__proto__`, 1e999 and bottomless nesting in.
 */

export interface JsonProblem {
  readonly code: ProblemCode;
  readonly path: JsonPath;
  readonly offset: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export type JsonResult = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: JsonProblem };

/** Ends the reading of a value. Thrown and caught by the readers of this folder only. */
export class Stop extends Error {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export const space = /[ \t\n\r]*/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const numberShape = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: readonly (readonly [string, unknown])[] = [['true', true], ['false', false], ['null', null]];
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads a text strictly: the first thing wrong ends it with a {@link Stop}. */
export class Reader {
  readonly text: string;
  readonly path: (string | number)[] = [];
  /** Called with the offset of each value, or of its key where it has one, before the value is read. */
  readonly onValue: ((path: JsonPath, offset: number) => void) | null;
  at = 0;

  constructor(text: string, onValue: ((path: JsonPath, offset: number) => void) | null) {
    this.text = text;
    this.onValue = onValue;
  }

  stop(code: ProblemCode, params: Readonly<Record<string, string | number>> = {}, offset = this.at): never {
    throw new Stop({ code, path: [...this.path], offset, params });
  }

  /** Nothing fits at the current place: the text ends too early or has something else there. */
  unexpected(expected: string): never {
    if (this.at >= this.text.length) this.stop('JSON_UNFINISHED', { expected });
    return this.stop('JSON_SYNTAX', { expected, found: String.fromCodePoint(this.text.codePointAt(this.at) ?? 0) });
  }

  take(pattern: RegExp): string {
    const expression = pattern;
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  expect(character: string): void {
    if (this.text[this.at] !== character) this.unexpected(character);
    this.at += 1;
  }

  document(): unknown {
    this.take(space);
    this.onValue?.(this.path, this.at);
    const value = this.value();
    this.take(space);
    if (this.at < this.text.length) this.stop('JSON_TRAILING');
    return value;
  }

  value(): unknown {
    const first = this.text[this.at];
    if (first === '{' || first === '[') {
      if (this.path.length >= limits.jsonDepth) this.stop('JSON_TOO_DEEP', { limit: limits.jsonDepth });
      return first === '{' ? this.object() : this.list();
    }
    if (first === '"') return this.string();
    const word = words.find(([name]) => this.text.startsWith(name, this.at));
    if (word !== undefined) {
      this.at += word[0].length;
      return word[1];
    }
    return this.number();
  }

  number(): number {
    const start = this.at;
    const written = this.take(numberShape);
    if (written === '') this.unexpected('value');
    const value = Number(written);
    if (!Number.isFinite(value)) this.stop('NUMBER_TOO_LARGE', { value: written.slice(0, 40) }, start);
    return value;
  }

  string(): string {
    this.expect('"');
    let result = this.take(plainText);
    while (this.text[this.at] === '\\') {
      result += this.escape();
      result += this.take(plainText);
    }
    this.expect('"');
    return result;
  }

  escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    const digits = letter === 'u' ? (/^[0-9a-fA-F]{4}/.exec(this.text.slice(this.at + 2, this.at + 6))?.[0] ?? '') : '';
    if (simple === undefined && digits === '') {
      this.at += 1;
      this.unexpected('escape');
    }
    this.at += simple === undefined ? 6 : 2;
    return simple ?? String.fromCharCode(Number.parseInt(digits, 16));
  }

  /** Reads the separators of a list or object; false when it ends here. */
  more(close: string, isFirst: boolean): boolean {
    this.take(space);
    if (this.text[this.at] === close) {
      this.at += 1;
      return false;
    }
    if (isFirst) return true;
    if (this.text[this.at] !== ',') this.unexpected(`, ${close}`);
    this.at += 1;
    this.take(space);
    return true;
  }

  list(): unknown[] {
    const items: unknown[] = [];
    this.expect('[');
    while (this.more(']', items.length === 0)) {
      this.path.push(items.length);
      this.onValue?.(this.path, this.at);
      items.push(this.value());
      this.path.pop();
    }
    return items;
  }

  object(): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    this.expect('{');
    for (let isFirst = true; this.more('}', isFirst); isFirst = false) {
      const keyAt = this.at;
      if (this.text[this.at] !== '"') this.unexpected('"');
      const key = this.string();
      this.path.push(key);
      // Assigning this one key would replace the object's prototype instead of adding a member.
      if (key === '__proto__') this.stop('UNSAFE_KEY', { key }, keyAt);
      if (Object.hasOwn(members, key)) this.stop('JSON_DUPLICATE_KEY', { key }, keyAt);
      this.take(space);
      this.expect(':');
      this.take(space);
      this.onValue?.(this.path, keyAt);
      members[key] = this.value();
      this.path.pop();
    }
    return members;
  }
}

/** Reads JSON text. A leading byte order mark is skipped. Never throws. */
export function readJson(text: string): JsonResult {
  const reader = new Reader(text, null);
  if (text.startsWith('\uFEFF')) reader.at = 1;
  try {
    return { ok: true, value: reader.document() };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** 1-based line and column of an offset; LF, CR LF and CR each end a line. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The places of many offsets in one go over the text; null where there is no offset. */
export function placesOf(text: string, offsets: readonly (number | null)[]): readonly ({ readonly line: number; readonly column: number } | null)[] {
  const places = new Map<number, { readonly line: number; readonly column: number }>();
  const ends = /\r\n|\r|\n/g;
  let line = 1;
  let lineStart = 0;
  let end = ends.exec(text);
  for (const offset of [...new Set(offsets)].filter((known) => known !== null).toSorted((left, right) => left - right)) {
    while (end !== null && ends.lastIndex <= offset) {
      line += 1;
      lineStart = ends.lastIndex;
      end = ends.exec(text);
    }
    places.set(offset, { line, column: offset - lineStart + 1 });
  }
  return offsets.map((offset) => (offset === null ? null : (places.get(offset) ?? null)));
}

/** Finds where paths stand in a readable text: of a member its key. Paths that are not there get the place of the nearest one around them. */
export function locate(text: string, paths: readonly JsonPath[]): readonly { readonly line: number; readonly column: number }[] {
  const offsets = new Map<string, number>();
  const wanted = new Set(paths.flatMap((path) => path.map((_, depth) => JSON.stringify(path.slice(0, depth + 1)))));
  const depth = Math.max(0, ...paths.map((path) => path.length));
  const reader = new Reader(text, (path, offset) => {
    if (path.length > depth) return;
    const key = JSON.stringify(path);
    if (path.length === 0 || wanted.has(key)) offsets.set(key, offset);
  });
  if (text.startsWith('\uFEFF')) reader.at = 1;
  reader.document();
  return paths.map((path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsets.get(JSON.stringify(path.slice(0, length)));
      if (offset !== undefined) return placeOf(text, offset);
    }
    return placeOf(text, offsets.get('[]') ?? 0);
  });
}
