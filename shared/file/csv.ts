/** Comma separated values (RFC 4180) as spreadsheets write and copy them: commas, semicolons or tabs, quotes doubled, any line end. */

/** What a sheet may hold; more is refused with the limit named. */
export const csvLimits = { rows: 2_000, cellLength: 2_000 } as const;

export interface CsvLine {
  /** 1-based, in the text: a quoted cell may span several. */
  readonly line: number;
  readonly cells: readonly string[];
}

const separators = [',', ';', '\t'] as const;

/** The separator that occurs most in the first line outside of quotes. */
function separatorOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = separators.map((separator) => ({ separator, count: first.split(separator).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

/** Reads text as lines of cells. Never throws: a quote that is not closed ends with the text. Empty lines are left out. */
export function readCsv(text: string): readonly CsvLine[] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const endLine = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line: start, cells });
    cells = [];
    start = line;
  };
  while (at < source.length && lines.length <= csvLimits.rows) {
    let cell = '';
    if (source[at] === '"') {
      const { text: quoted, next } = quotedCell(source, at);
      line += quoted.split(/\r\n|\r|\n/).length - 1;
      cell = quoted;
      at = next;
    }
    const end = cellEnd(source, at, separator);
    cell += source.slice(at, end);
    cells.push(cell.trim());
    at = end;
    if (source[at] === separator) {
      at += 1;
      if (at < source.length) continue;
      cells.push('');
    }
    if (source.startsWith('\r\n', at)) at += 2;
    else if (at < source.length) at += 1;
    line += 1;
    endLine();
  }
  return lines;
}

function quotedCell(source: string, from: number): { readonly text: string; readonly next: number } {
  let at = from + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return { text: source.slice(from + 1).replaceAll('""', '"'), next: source.length };
    if (source[quote + 1] !== '"') return { text: source.slice(from + 1, quote).replaceAll('""', '"'), next: quote + 1 };
    at = quote + 2;
  }
}

function cellEnd(source: string, from: number, separator: string): number {
  let at = from;
  while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') at += 1;
  return at;
}
