import { Reader, space, Stop, type JsonProblem } from './json.ts';
import type { JsonPath } from './problem.ts';

/**
 * Reads as much of a damaged JSON text as can be told apart: what is wrong inside one entry of a part (`components/web`) costs that entry, the rest is read.
 * Strict inside an entry; between entries of the two outermost levels it looks for the next one, by the indentation our files are written with, else by
 * counting brackets.
 */
export interface SalvagedJson {
  /** The outermost object; empty when nothing of it could be read. */
  readonly value: Readonly<Record<string, unknown>>;
  /** What was left out and why, in the order of the text. */
  readonly problems: readonly JsonProblem[];
  /** Where entries that were read begin, by their path as JSON: `["components","web"]`. */
  readonly offsets: ReadonlyMap<string, number>;
}

/** Entries stand at this depth: a part, and an id inside it. */
const entryDepth = 2;

/** More is never shown; a text of nothing but damage must not fill the memory. */
const mostProblems = 1000;

/** The width of the white space before a place, when nothing else stands before it on its line; null otherwise. */
function indentAt(text: string, at: number): number | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*$/.test(text.slice(lineStart, at)) ? at - lineStart : null;
}

class SalvagingReader extends Reader {
  readonly problems: JsonProblem[] = [];
  readonly offsets = new Map<string, number>();
  /** Indentation of the entry that is being read, as far as its key begins a line. */
  entryIndent: number | null = null;

  constructor(text: string) {
    super(text, (path, offset) => this.meet(path, offset));
  }

  /** An entry whose closing bracket is missing must not swallow the entries after it. */
  meet(path: JsonPath, offset: number): void {
    if (path.length <= entryDepth) this.offsets.set(JSON.stringify(path), offset);
    else if (this.entryIndent !== null && typeof path.at(-1) === 'string') {
      const indent = indentAt(this.text, offset);
      if (indent !== null && indent <= this.entryIndent) this.stop('JSON_SYNTAX', { expected: '}', found: '"' }, offset);
    }
  }

  leaveOut(problem: JsonProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }

  override object(): Record<string, unknown> {
    if (this.path.length >= entryDepth) return super.object();
    const members: Record<string, unknown> = {};
    const depth = this.path.length;
    this.expect('{');
    while (this.seek(depth)) {
      const start = this.at;
      try {
        this.entry(members, start);
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        this.leaveOut(error.problem);
        if (this.passOver(start)) break;
      }
      this.path.length = depth;
    }
    this.path.length = depth;
    return members;
  }

  /** Goes to the next key of this level. False when the object, or the text, is over. */
  seek(depth: number): boolean {
    for (let isFirst = true; ; isFirst = false) {
      this.take(/[\s,]*/y);
      const found = this.text[this.at];
      if (found === '"') return true;
      if (found === undefined) {
        // Told once, by the innermost object that is open.
        if (!this.problems.some(({ code }) => code === 'JSON_UNFINISHED')) this.leaveOut({ code: 'JSON_UNFINISHED', path: [...this.path], offset: this.at, params: { expected: '}' } });
        return false;
      }
      if (found === '}') {
        this.at += 1;
        if (depth > 0 || this.rest() === '') return false;
        // The outermost object was closed too early: its parts may follow.
        this.leaveOut({ code: 'JSON_TRAILING', path: [], offset: this.at, params: {} });
        continue;
      }
      if (isFirst) this.leaveOut({ code: 'JSON_SYNTAX', path: [...this.path], offset: this.at, params: { expected: depth > 0 ? ', }' : '"', found } });
      this.at += 1;
      this.take(/[^"},]*/y);
    }
  }

  /** What follows after white space, enough to see whether there is anything. */
  rest(): string {
    this.take(space);
    return this.text.slice(this.at, this.at + 1);
  }

  entry(members: Record<string, unknown>, start: number): void {
    const indent = indentAt(this.text, start);
    const key = this.string();
    this.path.push(key);
    if (key === '__proto__') this.stop('UNSAFE_KEY', { key }, start);
    if (Object.hasOwn(members, key)) this.stop('JSON_DUPLICATE_KEY', { key }, start);
    this.take(space);
    this.expect(':');
    this.take(space);
    this.onValue?.(this.path, start);
    if (this.path.length === entryDepth) this.entryIndent = indent;
    members[key] = this.value();
    this.entryIndent = null;
  }

  /** Moves behind an entry that could not be read. True when its object seems to be over as well. */
  passOver(start: number): boolean {
    this.entryIndent = null;
    const indent = indentAt(this.text, start);
    return indent === null ? this.passBrackets(start) : this.passLines(start, indent);
  }

  passLines(start: number, indent: number): boolean {
    const lines = /\n([ \t]*)(["}])/g;
    lines.lastIndex = start;
    for (let line = lines.exec(this.text); line !== null; line = lines.exec(this.text)) {
      const width = line[1]?.length ?? 0;
      const isKey = line[2] === '"';
      if (width > indent || (width === indent && !isKey)) continue;
      this.at = line.index + 1 + width;
      // A key further to the left belongs to the object around: this one was never closed.
      return width < indent && isKey;
    }
    this.at = this.text.length;
    return false;
  }

  passBrackets(start: number): boolean {
    const tokens = /"(?:[^"\\\n]|\\.)*"?|[{}[\],]/g;
    tokens.lastIndex = start;
    let depth = 0;
    for (let token = tokens.exec(this.text); token !== null; token = tokens.exec(this.text)) {
      const [found] = token;
      if (depth === 0 && (found === ',' || found === '}')) {
        this.at = token.index;
        return false;
      }
      if (found === '{' || found === '[') depth += 1;
      else if (found === '}' || found === ']') depth = Math.max(0, depth - 1);
    }
    this.at = this.text.length;
    return false;
  }
}

/** Reads what can be read of a text that begins with `{`. Never throws; takes time in proportion to the text. */
export function salvageJson(text: string): SalvagedJson {
  const reader = new SalvagingReader(text);
  reader.at = text.indexOf('{');
  if (reader.at < 0) return { value: {}, problems: [], offsets: reader.offsets };
  const value = reader.object();
  return { value, problems: reader.problems, offsets: reader.offsets };
}
