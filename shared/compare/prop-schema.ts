import { z } from 'zod';
import { fieldHint, type FieldHint } from '../model/fields.ts';
import { innerSchema } from '../model/prop-values.ts';

/** The members of an object as its kind describes them. */
export type PropSchema = z.ZodObject;
export type Values = Readonly<Record<string, unknown>>;

/** A row of a list. */
export type Row = Values & { readonly id: string };

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list whose rows can be told apart: every one is an object with an id. */
export function isRowList(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every((row) => isValues(row) && typeof row['id'] === 'string');
}

function memberOf(schema: PropSchema | null, key: string): z.core.$ZodType | null {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema?.shape ?? {};
  return Object.hasOwn(shape, key) ? (shape[key] ?? null) : null;
}

export function hintOf(schema: PropSchema | null, key: string): FieldHint | null {
  const member = memberOf(schema, key);
  return member instanceof z.ZodType ? fieldHint(member) : null;
}

/** The schema of what is inside a member: of a group, or of the rows of a list. */
export function insideOf(schema: PropSchema | null, key: string): PropSchema | null {
  const member = memberOf(schema, key);
  if (member === null) return null;
  const inner = innerSchema(member);
  const inside = inner instanceof z.ZodArray ? innerSchema(inner.element) : inner;
  return inside instanceof z.ZodObject ? inside : null;
}

const defaults = new WeakMap<z.core.$ZodType, unknown>();

/** What a member is while nobody has said anything: leaving a prop out and writing down its default mean the same. */
function defaultOf(member: z.core.$ZodType): unknown {
  if (defaults.has(member)) return defaults.get(member);
  const read = member instanceof z.ZodType ? member.safeParse(undefined) : null;
  const value: unknown = read?.success === true ? read.data : undefined;
  defaults.set(member, value);
  return value;
}

/** The value of a member, its default where it is left out. */
export function valueOf(schema: PropSchema | null, values: Values, key: string): unknown {
  if (Object.hasOwn(values, key)) return values[key];
  const member = memberOf(schema, key);
  return member === null ? undefined : defaultOf(member);
}

/** Keys of either object: those of the schema in its order, then unknown ones by name. */
export function fieldsOf(schema: PropSchema | null, before: Values, after: Values): readonly string[] {
  const known = Object.keys(schema?.shape ?? {});
  const isKnown = new Set(known);
  const unknown = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !isKnown.has(key)).sort();
  return [...known, ...unknown];
}
