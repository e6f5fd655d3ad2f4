import type { Note } from '../../model/note.ts';
import { measureText, type TextStyle, type Weight } from '../font/measure-text.ts';
import { parseMarkdown, type TextBlock, type TextRun } from './markdown.ts';

/** A piece of one line: words of one look, at their place within the line. */
export interface LinePiece {
  readonly run: TextRun;
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly style: TextStyle;
}

export interface TextLine {
  readonly pieces: readonly LinePiece[];
  /** From the top of the text. */
  readonly baseline: number;
  readonly bottom: number;
  /** True where a line of the text goes on in the next one. */
  readonly isWrapped: boolean;
}

/** Room around the words of a note (VISUAL 4: steps of the spacing scale). */
export const notePadding = 8;

const sizes = { paragraph: 12, item: 12, heading: [15, 13.5, 12.5] } as const;
const indent = 12;
/** Lines that are laid out of one note: what lies beyond is not shown anyway. */
const mostLines = 2_000;

function sizeOf(block: TextBlock): number {
  return block.form === 'heading' ? (sizes.heading[block.level - 1] ?? 12.5) : sizes[block.form];
}

function weightOf(block: TextBlock, run: TextRun): Weight {
  if (block.form === 'heading') return 620;
  return run.isBold ? 620 : 430;
}

/** Words with the blanks after them; a word wider than a whole line falls apart into letters. */
function wordsOf(text: string, style: TextStyle, room: number): readonly string[] {
  return (text.match(/\S+\s*|\s+/g) ?? []).flatMap((word) => (measureText(word.trimEnd(), style) <= room ? [word] : [...word]));
}

interface Cursor {
  readonly lines: TextLine[];
  pieces: LinePiece[];
  x: number;
  top: number;
}

function endLine(cursor: Cursor, size: number, left: number, isWrapped: boolean): void {
  const height = Math.round(size * 1.42 * 100) / 100;
  cursor.lines.push({ pieces: cursor.pieces, baseline: cursor.top + size * 1.08, bottom: cursor.top + height, isWrapped });
  cursor.pieces = [];
  cursor.x = left;
  cursor.top += height;
}

function layBlock(cursor: Cursor, block: TextBlock, width: number, pixel: number): void {
  const size = sizeOf(block) * pixel;
  const left = block.form === 'item' ? (block.level + 1) * indent * pixel : 0;
  const room = Math.max(width - left, size * 2);
  if (block.form === 'item') {
    const style = { size, weight: 430 } as const;
    const shown = measureText(block.mark, style);
    cursor.pieces.push({ run: { text: block.mark, isBold: false, isItalic: false, isCode: false, link: null }, text: block.mark, x: left - shown - 4 * pixel, width: shown, style });
  }
  cursor.x = left;
  for (const run of block.runs) {
    const style: TextStyle = { size, weight: weightOf(block, run) };
    for (const word of wordsOf(run.text, style, room)) {
      if (cursor.lines.length >= mostLines) return;
      const needed = measureText(word.trimEnd(), style);
      if (cursor.x > left && cursor.x + needed > left + room) endLine(cursor, size, left, true);
      const last = cursor.pieces.at(-1);
      const advance = measureText(word, style);
      if (last?.run === run) cursor.pieces[cursor.pieces.length - 1] = { ...last, text: last.text + word, width: last.width + advance };
      else cursor.pieces.push({ run, text: word, x: cursor.x, width: advance, style });
      cursor.x += advance;
    }
  }
  endLine(cursor, size, 0, false);
}

const known = new WeakMap<Note, { readonly width: number; readonly pixel: number; readonly lines: readonly TextLine[] }>();

/** The lines of a note's text in a column of a width. `pixel` is the size of a screen pixel: below 100 % type keeps its size on the screen. */
export function noteLines(note: Note, width: number, pixel: number): readonly TextLine[] {
  const before = known.get(note);
  if (before?.width === width && before.pixel === pixel) return before.lines;
  const cursor: Cursor = { lines: [], pieces: [], x: 0, top: 0 };
  for (const block of note.text === '' ? [] : parseMarkdown(note.text)) {
    if (cursor.lines.length >= mostLines) break;
    layBlock(cursor, block, width, pixel);
  }
  known.set(note, { width, pixel, lines: cursor.lines });
  return cursor.lines;
}

/** How high a note must be for all of its text, padding included; 0 for a note without text. */
export function noteTextHeight(note: Note, width: number): number {
  const bottom = noteLines(note, width - 2 * notePadding, 1).at(-1)?.bottom;
  return bottom === undefined ? 0 : Math.ceil(bottom + 2 * notePadding);
}
