import type { z } from 'zod';
import { formFields, type FormField } from '../../model/form-fields.ts';
import type { CellEdit } from './table.ts';

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field of a list of fields that holds exactly this address text and may be changed. */
function holderOf(fields: readonly FormField[], value: Json, text: string): FormField | null {
  const holders = fields.filter(({ key, hint }) => (hint.form === 'address' || hint.form === 'cidr') && hint.immutable !== true && value[key] === text);
  // Two fields with the same text: nobody can tell which one is shown.
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

function found({ key, hint }: FormField, around: string): CellEdit {
  return { kind: 'value', path: `${around}/${key}`, hint };
}

/**
 * Where an address that a table shows stands in the props, if it stands there as it is shown: in the row at `rowPath` (`/interfaces/0`), or without
 * one in a prop or in the first row of a list of interfaces. Null where it was worked out or may not be changed.
 */
export function editableAddress(schema: z.ZodObject, props: Json, rowPath: string | null, text: string): CellEdit | null {
  if (text === '') return null;
  const fields = formFields(schema);
  if (rowPath === null) {
    const own = holderOf(fields, props, text);
    if (own !== null) return found(own, '');
  }
  for (const field of fields) {
    const list = props[field.key];
    if (field.hint.form !== 'rows' || !Array.isArray(list)) continue;
    const at = rowPath === null ? 0 : positionOf(rowPath, field.key, list);
    const row: unknown = at === null ? undefined : list[at];
    const holder = isObject(row) ? holderOf(field.row, row, text) : null;
    if (holder !== null) return found(holder, `/${field.key}/${String(at)}`);
  }
  return null;
}

/** Which row of a list a path names, by position or by id. */
function positionOf(path: string, key: string, list: readonly unknown[]): number | null {
  const [name, part, ...more] = path.split('/').slice(1);
  if (name !== key || part === undefined || more.length > 0) return null;
  const at = /^\d+$/.test(part) ? Number(part) : list.findIndex((row) => isObject(row) && row['id'] === part);
  return at >= 0 && at < list.length ? at : null;
}
