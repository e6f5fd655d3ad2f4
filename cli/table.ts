/** Aligned columns for a terminal. Hangul and other wide characters take two cells. */

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Cells a text takes in a terminal. */
export function cellWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/** A name or text from a file made harmless for a terminal: control characters could move the cursor or rewrite what was printed. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

export interface TableOptions {
  /** Printed before each line. */
  readonly indent?: string;
  /** Columns aligned to the right. */
  readonly right?: readonly number[];
}

/** Rows as lines with aligned columns, two blanks apart, nothing after the last text of a line. */
export function table(rows: readonly (readonly string[])[], options: TableOptions = {}): string {
  const safe = rows.map((row) => row.map(printable));
  const columns = Math.max(0, ...safe.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(0, ...safe.map((row) => cellWidth(row[column] ?? ''))));
  const pad = (text: string, column: number): string => {
    const blanks = ' '.repeat(Math.max(0, (widths[column] ?? 0) - cellWidth(text)));
    return options.right?.includes(column) === true ? blanks + text : text + blanks;
  };
  return safe.map((row) => `${options.indent ?? ''}${row.map(pad).join('  ')}`.trimEnd()).map((line) => `${line}\n`).join('');
}
