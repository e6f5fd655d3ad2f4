import { csvText } from '../../shared/export/csv.ts';
import { readCsv } from '../../shared/file/csv.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language, Localized } from '../../shared/model/text.ts';
import { fillBoth } from '../state/texts.ts';
import type { FormField } from './form-model.ts';
import { readText, textOf } from './read-text.ts';
import type { Row } from './row-summary.ts';

/** A line of a table as a row for a list, or why it is none. */
export type PastedLine = { readonly line: number; readonly row: Row } | { readonly line: number; readonly problem: Localized };

type CellReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Localized };

/** What a table of rows can hold: everything but lists inside rows. */
export function tableFields(fields: readonly FormField[]): readonly FormField[] {
  return fields.filter(({ hint }) => hint.form !== 'rows' && hint.form !== 'group');
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Several values of one cell: blanks do not part them, so that names may hold some. */
function items(cell: string): readonly string[] {
  return cell.split(/[;|\n]|,\s*/).map((item) => item.trim()).filter((item) => item !== '');
}

const yes = new Set(['true', 'yes', 'on', '1', 'o', 'y', '켜짐', '예', '사용']);
const no = new Set(['', 'false', 'no', 'off', '0', 'x', 'n', '꺼짐', '아니요', '미사용']);

function componentNamed(wanted: string, kinds: readonly string[] | undefined, design: Design): string | null {
  const known = Object.entries(design.components).filter(([, component]) => kinds?.includes(component.kind) !== false);
  return known.find(([id, component]) => id === wanted || plain(component.name) === plain(wanted))?.[0] ?? null;
}

/** Reads one cell as a value of its column, in the words of either language. */
function readCell(cell: string, field: FormField, column: string, design: Design): CellReading {
  const { hint } = field;
  const wrong = (problem: Localized): CellReading => ({ ok: false, problem });
  switch (hint.form) {
    case 'choice': {
      const option = hint.options?.find(({ value, label }) => [value, label.ko, label.en].some((name) => plain(name) === plain(cell)));
      if (option !== undefined) return { ok: true, value: option.value };
      return wrong(fillBoth(inspectorTexts['paste.choice'], { column, value: cell, values: (hint.options ?? []).map(({ value }) => value).join(', ') }));
    }
    case 'toggle':
      return yes.has(plain(cell)) || no.has(plain(cell)) ? { ok: true, value: yes.has(plain(cell)) } : wrong(fillBoth(inspectorTexts['paste.toggle'], { column, value: cell }));
    case 'reference':
    case 'references': {
      const wanted = hint.form === 'reference' ? [cell.trim()].filter((name) => name !== '') : items(cell);
      const missing = wanted.find((name) => componentNamed(name, hint.kinds, design) === null);
      if (missing !== undefined) return wrong(fillBoth(inspectorTexts['paste.reference'], { column, value: missing }));
      const ids = wanted.flatMap((name) => componentNamed(name, hint.kinds, design) ?? []);
      return { ok: true, value: hint.form === 'reference' ? (ids[0] ?? null) : ids };
    }
    case 'texts':
      return { ok: true, value: items(cell.normalize('NFC')) };
    case 'text':
    case 'address':
    case 'cidr':
    case 'number':
    case 'rows':
    case 'group': {
      const reading = readText(cell, hint);
      if (reading.ok) return reading;
      return wrong({ ko: fillBoth(inspectorTexts['paste.cell'], { column, reason: reading.problem.ko }).ko, en: fillBoth(inspectorTexts['paste.cell'], { column, reason: reading.problem.en }).en });
    }
  }
}

/** The columns that a first line names; null when it names none and is a row already. */
function headedColumns(cells: readonly string[], fields: readonly FormField[]): readonly (FormField | null)[] | null {
  const columns = cells.map((cell) => fields.find(({ key, hint }) => [key, hint.label.ko, hint.label.en].some((name) => plain(name) === plain(cell))) ?? null);
  const named = columns.filter((column) => column !== null).length;
  return named > 0 && named >= cells.filter((cell) => cell.trim() !== '').length / 2 ? columns : null;
}

/** An apostrophe that keeps a spreadsheet from calculating is no part of the text. */
function unguarded(cell: string): string {
  return /^'[=@+-]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * Reads cells of a spreadsheet, or CSV, as rows of a list. A first line with column names (keys, or labels of either language) sets the order of the
 * columns, else it is that of the form. Empty cells take the value a new row has.
 */
export function readRows(text: string, rowFields: readonly FormField[], design: Design, language: Language): readonly PastedLine[] {
  const fields = tableFields(rowFields);
  const lines = readCsv(text);
  const headed = headedColumns(lines[0]?.cells ?? [], fields);
  const columns = headed ?? fields;
  return lines.slice(headed === null ? 0 : 1).map(({ line, cells }): PastedLine => {
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      return { line, problem: fillBoth(inspectorTexts['paste.cells'], { count: cells.length, columns: columns.length }) };
    }
    const row: Record<string, unknown> = {};
    for (const [index, field] of columns.entries()) {
      const cell = unguarded(cells[index] ?? '');
      if (field === null || cell.trim() === '') continue;
      const reading = readCell(cell, field, field.hint.label[language], design);
      if (!reading.ok) return { line, problem: reading.problem };
      row[field.key] = reading.value;
    }
    return { line, row };
  });
}

/** Rows of a list as CSV that {@link readRows} takes back: names for references, labels for choices. */
export function rowsAsCsv(rows: readonly Row[], rowFields: readonly FormField[], design: Design, language: Language): string {
  const fields = tableFields(rowFields);
  const nameOf = (id: unknown): string => (typeof id === 'string' ? (design.components[id]?.name ?? id) : '');
  const cell = ({ hint, key }: FormField, row: Row): string => {
    const value = row[key];
    if (hint.form === 'choice') return hint.options?.find((option) => option.value === value)?.label[language] ?? textOf(value);
    if (hint.form === 'toggle') return editorTexts[value === true ? 'inspector.on' : 'inspector.off'][language];
    if (hint.form === 'reference') return nameOf(value);
    if (Array.isArray(value)) return value.map((item) => (hint.form === 'references' ? nameOf(item) : String(item))).join('; ');
    return textOf(value);
  };
  return csvText([fields.map(({ hint }) => hint.label[language]), ...rows.map((row) => fields.map((field) => cell(field, row)))]);
}
