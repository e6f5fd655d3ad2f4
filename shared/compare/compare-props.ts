import type { Design } from '../model/design.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Localized } from '../model/text.ts';
import type { FieldChange, RowChange } from './comparison.ts';
import { listGroup, type ListGroup } from './lists.ts';
import { matchRows } from './match-rows.ts';
import { fieldsOf, hintOf, insideOf, isRowList, isValues, valueOf, type PropSchema, type Row, type Values } from './prop-schema.ts';
import { rowSummary } from './row-summary.ts';
import { joined, plain, valueText } from './value-text.ts';

/** A row that differs, without the component it stands in. */
export type PropRowChange = Omit<RowChange, 'component' | 'kind' | 'name'> & { readonly group: ListGroup };

export interface PropChanges {
  readonly fields: readonly FieldChange[];
  readonly rows: readonly PropRowChange[];
}

/** The two designs that references are named in. */
export interface Designs {
  readonly before: Design;
  readonly after: Design;
}

interface Place {
  readonly designs: Designs;
  /** Pointer into the props of the object whose fields are compared: in the second design, or in the first for what is gone. */
  readonly path: string;
  /** Pointer from the thing that the fields belong to: component or row. */
  readonly fieldPath: string;
  /** Labels of the groups around. */
  readonly within: readonly Localized[];
}

interface Found {
  readonly fields: FieldChange[];
  readonly rows: PropRowChange[];
}

const step = (path: string, part: string | number): string => `${path}/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** One field that says something else; values that are called alike are told apart by what the files hold. */
export function fieldChange(path: string, label: Localized, values: { readonly before: unknown; readonly after: unknown }, texts: { readonly before: Localized; readonly after: Localized }): FieldChange {
  const isTold = texts.before.ko !== texts.after.ko || texts.before.en !== texts.after.en;
  const exact = (text: Localized, value: unknown): Localized => (isTold ? text : joined([text, plain(JSON.stringify(value ?? null))], ' '));
  return {
    path,
    label: { ...label },
    before: values.before ?? null,
    after: values.after ?? null,
    text: { before: { ...exact(texts.before, values.before) }, after: { ...exact(texts.after, values.after) } },
  };
}

interface ListOf {
  readonly key: string;
  readonly label: Localized;
  readonly schema: PropSchema | null;
}

function compareRows(list: ListOf, before: readonly Row[], after: readonly Row[], place: Place, found: Found): void {
  const group = listGroup(list.key);
  const { rows, moved } = matchRows(before.map(({ id }) => id), after.map(({ id }) => id));
  const told = { group, list: { ...list.label }, order: [] };
  const summaryOf = (row: Row, side: keyof Designs): Localized => ({ ...rowSummary(row, list.schema, place.designs[side]) });
  for (const { before: from, after: to } of rows) {
    const [old, now] = [from === null ? undefined : before[from], to === null ? undefined : after[to]];
    const path = step(place.path, to ?? from ?? 0);
    if (old !== undefined && now !== undefined) {
      if (isSameValue(old, now)) continue;
      const inside: Found = { fields: [], rows: [] };
      compareMembers(list.schema, old, now, { ...place, path, fieldPath: '', within: [] }, inside);
      if (inside.fields.length > 0) found.rows.push({ ...told, change: 'changed', path, row: now.id, summary: summaryOf(now, 'after'), fields: inside.fields });
      for (const row of inside.rows) found.rows.push({ ...row, list: joined([list.label, summaryOf(now, 'after'), row.list], ' › ') });
    } else if (now !== undefined) {
      found.rows.push({ ...told, change: 'added', path, row: now.id, summary: summaryOf(now, 'after'), fields: [] });
    } else if (old !== undefined) {
      found.rows.push({ ...told, change: 'removed', path, row: old.id, summary: summaryOf(old, 'before'), fields: [] });
    }
  }
  if (moved.length === 0) return;
  const order = moved.flatMap(({ before: from, after: to }) => {
    const row = to === null ? undefined : after[to];
    return row === undefined ? [] : [{ row: row.id, summary: summaryOf(row, 'after'), from: (from ?? 0) + 1, to: (to ?? 0) + 1 }];
  });
  found.rows.push({ ...told, change: 'reordered', path: place.path, row: null, summary: { ...list.label }, fields: [], order });
}

function compareMembers(schema: PropSchema | null, before: Values, after: Values, place: Place, found: Found): void {
  for (const key of fieldsOf(schema, before, after)) {
    const [old, now] = [valueOf(schema, before, key), valueOf(schema, after, key)];
    if (isSameValue(old, now)) continue;
    const hint = hintOf(schema, key);
    const label = hint?.label ?? plain(key);
    const [path, fieldPath] = [step(place.path, key), step(place.fieldPath, key)];
    const inside = insideOf(schema, key);
    if (isRowList(old) && isRowList(now)) compareRows({ key, label, schema: inside }, old, now, { ...place, path }, found);
    else if (isValues(old) && isValues(now)) compareMembers(inside, old, now, { ...place, path, fieldPath, within: [...place.within, label] }, found);
    else {
      const textOf = (value: unknown, design: Design): Localized =>
        isRowList(value) && value.length > 0 ? joined(value.map((row) => rowSummary(row, inside, design)), '; ') : valueText(value, hint, design);
      const texts = { before: textOf(old, place.designs.before), after: textOf(now, place.designs.after) };
      found.fields.push(fieldChange(fieldPath, joined([...place.within, label], ' · '), { before: old, after: now }, texts));
    }
  }
}

/**
 * What differs between the props of one component: fields by their labels, rows of lists by their ids, at every depth. A prop left out is the same as its
 * default written down. Props no field describes, those of unknown kinds among them, are compared as the file holds them.
 */
export function compareProps(schema: PropSchema | null, before: Values, after: Values, designs: Designs, fieldPath = '/props'): PropChanges {
  const found: Found = { fields: [], rows: [] };
  if (before !== after) compareMembers(schema, before, after, { designs, path: '', fieldPath, within: [] }, found);
  return found;
}
