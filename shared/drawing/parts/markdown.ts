/**
 * The Markdown that notes understand: `# ` to `### ` headings, `- ` or `* ` and `1. ` items, **bold**, *italic* or _italic_, `code`, [text](address).
 * Everything else, HTML above all, is text. The result is runs of plain text with looks; nothing of it is ever markup again, and an address is
 * data that only a person's click and answer can open.
 */

export interface TextRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCode: boolean;
  /** Where a link leads: http, https or mailto only. Null for what is no link. */
  readonly link: string | null;
}

export interface TextBlock {
  readonly form: 'paragraph' | 'heading' | 'item';
  /** Of headings: 1 to 3. Of items: how far they are indented, from 0. Of paragraphs: 0. */
  readonly level: number;
  /** What stands before an item: a bullet or its number. */
  readonly mark: string;
  readonly runs: readonly TextRun[];
}

type Look = Pick<TextRun, 'isBold' | 'isItalic' | 'isCode'>;

const plain: Look = { isBold: false, isItalic: false, isCode: false };
const safeLink = /^(https?:\/\/|mailto:)[^\s]+$/i;
/** How deep bold and italic may stand in one another; deeper signs stay text. */
const deepest = 4;

/** One inline mark at a position: how long it is and what it says. */
interface Mark {
  readonly length: number;
  readonly runs: readonly TextRun[];
}

function codeAt(text: string, at: number): Mark | null {
  const end = text.indexOf('`', at + 1);
  return end <= at + 1 ? null : { length: end + 1 - at, runs: [{ ...plain, isCode: true, text: text.slice(at + 1, end), link: null }] };
}

/** `[words](address)`: a link when its address is one that may be opened, text otherwise. Both ends within reach, so that hostile text costs no time. */
function linkAt(text: string, at: number, look: Look): Mark | null {
  const middle = text.slice(at, at + 400).indexOf('](');
  if (middle <= 1) return null;
  const from = at + middle + 2;
  const end = text.slice(from, from + 2000).indexOf(')');
  if (end < 1) return null;
  const address = text.slice(from, from + end);
  if (!safeLink.test(address)) return null;
  return { length: middle + 3 + end, runs: [{ ...look, text: text.slice(at + 1, at + middle), link: address }] };
}

function emphasisAt(text: string, at: number, look: Look, depth: number): Mark | null {
  const sign = text.startsWith('**', at) ? '**' : (text[at] ?? '');
  const isBold = sign === '**';
  const start = at + sign.length;
  const isWordBefore = /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
  if (depth >= deepest || /^\s?$/.test(text[start] ?? '') || (sign === '_' && isWordBefore)) return null;
  const end = closing(text, start, sign);
  if (end === null) return null;
  return { length: end + sign.length - at, runs: runsOf(text.slice(start, end), { ...look, ...(isBold ? { isBold: true } : { isItalic: true }) }, depth + 1) };
}

/** Where an emphasis ends: at the next sign of its own kind that has a character before it. Looks at most one line of a reasonable length ahead. */
function closing(text: string, start: number, sign: string): number | null {
  const window = text.slice(start, start + 2000);
  for (let at = window.indexOf(sign); at >= 0; at = window.indexOf(sign, at + 1)) {
    const isPartOfLonger = sign === '*' && (window[at + 1] === '*' || window[at - 1] === '*');
    const isInsideWord = sign === '_' && /[\p{L}\p{N}]/u.test(window[at + 1] ?? '');
    if (at > 0 && !/\s/.test(window[at - 1] ?? '') && !isPartOfLonger && !isInsideWord) return start + at;
  }
  return null;
}

function markAt(text: string, at: number, look: Look, depth: number): Mark | null {
  switch (text[at]) {
    case '`':
      return codeAt(text, at);
    case '[':
      return linkAt(text, at, look);
    case '*':
    case '_':
      return emphasisAt(text, at, look, depth);
    default:
      return null;
  }
}

function runsOf(text: string, look: Look, depth: number): readonly TextRun[] {
  const runs: TextRun[] = [];
  let start = 0;
  const keep = (end: number): void => {
    if (end > start) runs.push({ ...look, text: text.slice(start, end), link: null });
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = markAt(text, at, look, depth);
    if (mark === null) continue;
    keep(at);
    runs.push(...mark.runs);
    start = at + mark.length;
    at = start - 1;
  }
  keep(text.length);
  return runs;
}

/** Reads the text of a note, line by line: every line is a block of its own, as it was typed. */
export function parseMarkdown(text: string): readonly TextBlock[] {
  return text.split('\n').map((line): TextBlock => {
    const heading = /^(#{1,3})\s+(.*)$/.exec(line);
    if (heading !== null) return { form: 'heading', level: (heading[1] ?? '').length, mark: '', runs: runsOf(heading[2] ?? '', plain, 0) };
    const item = /^(\s{0,8})([-*]|\d{1,3}\.)\s+(.*)$/.exec(line);
    if (item === null) return { form: 'paragraph', level: 0, mark: '', runs: runsOf(line, plain, 0) };
    const mark = item[2] ?? '-';
    return { form: 'item', level: Math.min(3, Math.floor((item[1] ?? '').length / 2)), mark: /\d/.test(mark) ? mark : '•', runs: runsOf(item[3] ?? '', plain, 0) };
  });
}
