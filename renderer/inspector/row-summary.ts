import { say } from '../../shared/i18n/catalogue.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import type { FormField } from './form-model.ts';

/** A row of a list as the document holds it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly text: (row: Row) => string;
}

/** More columns than this do not fit the inspector; the row's own form shows the rest. */
const mostColumns = 4;

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function valueText(field: FormField, value: unknown, design: Design, language: Language): string {
  if (!isFilled(value)) return '';
  const { hint } = field;
  const nameOf = (id: unknown): string => (typeof id === 'string' ? (design.components[id]?.name ?? id) : '');
  if (hint.form === 'choice') return hint.options?.find((option) => option.value === value)?.label[language] ?? String(value);
  if (hint.form === 'toggle') return say(editorTexts, language, value === true ? 'inspector.on' : 'inspector.off');
  if (hint.form === 'reference') return nameOf(value);
  if (hint.form === 'references' && Array.isArray(value)) return value.map(nameOf).join(', ');
  if (hint.form === 'rows' && Array.isArray(value)) return String(value.length);
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Two neighbouring fields `xMin` and `xMax` are one range to a reader. */
function isRange(first: FormField, second: FormField | undefined): second is FormField {
  return first.key.endsWith('Min') && second?.key === `${first.key.slice(0, -3)}Max`;
}

function rangeText(low: string, high: string): string {
  if (low === high || high === '') return low;
  return low === '' ? high : `${low}–${high}`;
}

/** The columns that tell rows apart: fields in order, empty ones left out, long texts and switches last. */
export function columnsFor(fields: readonly FormField[], rows: readonly Row[], design: Design, language: Language): readonly Column[] {
  const columns: (Column & { readonly weight: number })[] = [];
  for (const [index, field] of fields.entries()) {
    const before = fields[index - 1];
    if (before !== undefined && isRange(before, field)) continue;
    const next = fields[index + 1];
    const text = (row: Row): string => {
      const low = valueText(field, row[field.key], design, language);
      return isRange(field, next) ? rangeText(low, valueText(next, row[next.key], design, language)) : low;
    };
    if (rows.length > 0 && !rows.some((row) => text(row) !== '')) continue;
    const weight = field.hint.long === true ? 2 : field.hint.form === 'toggle' || field.key === 'description' ? 1 : 0;
    columns.push({ id: field.key, label: field.hint.label[language], text, weight });
  }
  const kept = new Set([...columns].sort((left, right) => left.weight - right.weight).slice(0, mostColumns));
  return columns.filter((column) => kept.has(column));
}
