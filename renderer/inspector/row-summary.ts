import { measureText } from '../../shared/drawing/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { AnyRegistry } from '../../shared/model/definition.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import type { Scope } from '../../shared/model/scope.ts';
import type { Language } from '../../shared/model/text.ts';
import type { FormField } from './form-model.ts';

/** A row of a list as the document holds it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly text: (row: Row) => string;
}

/** Room for columns in the inspector; the row's own form shows what does not fit. */
const roomPx = 250;
/** How much wider or narrower than that the inspector is when it has not its usual width. */
const usualWidthPx = 280;
/** What the order of the rows takes where it is numbered. */
const orderPx = 22;
const widestPx = 98;
const headingPx = 54;
const gapPx = 6;

/** What a column takes: its longest cell, at least a readable part of its heading, at most what the styles let it have. */
function widthOf(texts: readonly string[], heading: string): number {
  const cells = Math.max(0, ...texts.map((text) => measureText(text, { size: 11.5, weight: 530, tabular: true })));
  const head = Math.min(measureText(heading, { size: 10.5, weight: 530 }), headingPx);
  return Math.min(Math.max(cells, head), widestPx) + gapPx + 1;
}

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

/** What two labels share, as the heading of a range: `First port`, `Last port` -> `Port`. */
export function sharedWords(first: string, second: string): string {
  const known = new Set(second.toLowerCase().split(' '));
  const shared = first.split(' ').filter((word) => known.has(word.toLowerCase())).join(' ');
  return shared === '' ? first : shared.charAt(0).toUpperCase() + shared.slice(1);
}

/** Choices repeat themselves, switches and long texts say little: they give way to addresses, names and numbers. */
function importance(field: FormField, position: number, distinct: number): number {
  if (position === 0) return 1000;
  if (field.hint.long === true) return 0;
  if (field.hint.form === 'toggle' || field.key === 'description') return 1;
  return (field.hint.form === 'choice' ? 10 : 100) + Math.min(distinct, 9);
}

/** Columns that no field says, before and behind those of the fields; they are kept whatever gives way. */
export interface OtherColumns {
  readonly first: readonly Column[];
  readonly last: readonly Column[];
}

const noColumns: OtherColumns = { first: [], last: [] };

/** What rows of interfaces are known by and where they are plugged in: both stand in links, not in the row. Null for other lists. */
export function interfaceColumns(component: string, rows: readonly Row[], scope: Scope, registry: AnyRegistry, language: Language): OtherColumns | null {
  const id = componentId(component);
  const known = new Set(scope.interfaces(id).map((row) => row.id));
  const kind = registry.find(scope.component(component)?.component.kind ?? '');
  const idOf = (row: Row): string => (typeof row['id'] === 'string' ? row['id'] : '');
  if (rows.length === 0 || kind?.links.some((rule) => rule.port === true) !== true || !rows.every((row) => known.has(idOf(row)))) return null;
  const network = (row: Row): string => {
    const peer = scope.links(id).find((view) => view.port === idOf(row))?.peer ?? scope.segmentOf(id, idOf(row));
    return peer === null ? '' : (scope.component(peer)?.component.name ?? '');
  };
  const named: Column = { id: 'id', label: say(editorTexts, language, 'rows.interface'), text: idOf };
  const plugged: Column = { id: 'network', label: say(editorTexts, language, 'rows.network'), text: network };
  return { first: [named], last: rows.some((row) => network(row) !== '') ? [plugged] : [] };
}

/** The columns that tell rows apart, in the order of the fields: as many as fit, the telling ones first, empty ones left out. */
export function columnsFor(fields: readonly FormField[], rows: readonly Row[], design: Design, language: Language, { others = noColumns, isOrdered = false, inspectorPx = usualWidthPx }: { readonly others?: OtherColumns; readonly isOrdered?: boolean; readonly inspectorPx?: number } = {}): readonly Column[] {
  const columns: (Column & { readonly rank: number; readonly widthPx: number })[] = [];
  for (const [position, field] of fields.entries()) {
    const before = fields[position - 1];
    if (before !== undefined && isRange(before, field)) continue;
    const next = fields[position + 1];
    const range = isRange(field, next) ? next : null;
    const text = (row: Row): string => {
      const low = valueText(field, row[field.key], design, language);
      return range === null ? low : rangeText(low, valueText(range, row[range.key], design, language));
    };
    const texts = rows.map(text);
    if (rows.length > 0 && texts.every((shown) => shown === '')) continue;
    const label = range === null ? field.hint.label[language] : sharedWords(field.hint.label[language], range.hint.label[language]);
    columns.push({ id: field.key, label, text, rank: importance(field, position, new Set(texts).size), widthPx: widthOf(texts, label) });
  }
  const [first] = fields;
  // A row in which nothing stands yet is a line all the same: it is opened, moved and removed by it.
  if (columns.length === 0 && first !== undefined) {
    const label = first.hint.label[language];
    columns.push({ id: first.key, label, text: (row) => valueText(first, row[first.key], design, language), rank: 0, widthPx: widthOf([], label) });
  }
  let room = roomPx + inspectorPx - usualWidthPx - (isOrdered ? orderPx : 0);
  for (const { label, text } of [...others.first, ...others.last]) room -= widthOf(rows.map(text), label);
  const kept = new Set<Column>();
  for (const column of [...columns].sort((left, right) => right.rank - left.rank)) {
    if (kept.size > 0 && column.widthPx > room) continue;
    room -= column.widthPx;
    kept.add(column);
  }
  return [...others.first, ...columns.filter((column) => kept.has(column)), ...others.last];
}
