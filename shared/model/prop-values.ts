import { z } from 'zod';
import { fieldHint, type FieldHint } from './fields.ts';

/** One value in a component's props whose field says what it is. */
export interface PropValue {
  /** JSON Pointer into the props. */
  readonly path: string;
  readonly hint: FieldHint;
  readonly value: unknown;
}

/** The schema inside defaults and nullables, where the type itself is. */
export function innerSchema(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return innerSchema(schema.unwrap());
  return schema;
}

function hintOf(schema: z.core.$ZodType): FieldHint | null {
  return schema instanceof z.ZodType ? fieldHint(schema) : null;
}

function walk(schema: z.core.$ZodType, value: unknown, path: string): readonly PropValue[] {
  const hint = hintOf(schema);
  const own: readonly PropValue[] = hint === null || value === undefined ? [] : [{ path, hint, value }];
  const inner = innerSchema(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const { element } = inner;
    return [...own, ...value.flatMap((item: unknown, index) => walk(element, item, `${path}/${index}`))];
  }
  if (inner instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
    const members: Readonly<Record<string, unknown>> = { ...value };
    return [...own, ...Object.entries(shape).flatMap(([key, field]) => (Object.hasOwn(members, key) ? walk(field, members[key], `${path}/${key}`) : []))];
  }
  return own;
}

const known = new WeakMap<z.ZodObject, WeakMap<object, readonly PropValue[]>>();

/**
 * All values in props that a field describes, rows included, in the order of the schema. Values left to their default are not listed.
 * Props objects are immutable, so each is walked once: after an edit only what was edited is walked again.
 */
export function propValues(schema: z.ZodObject, props: Readonly<Record<string, unknown>>): readonly PropValue[] {
  const ofKind = known.get(schema) ?? new WeakMap<object, readonly PropValue[]>();
  known.set(schema, ofKind);
  const cached = ofKind.get(props);
  if (cached !== undefined) return cached;
  const values = walk(schema, props, '');
  ofKind.set(props, values);
  return values;
}

/** The hints of all fields of a kind, those of rows included, whatever the props hold. */
export function declaredHints(schema: z.core.$ZodType): readonly FieldHint[] {
  const inner = innerSchema(schema);
  const own = hintOf(schema) ?? [];
  const below = inner instanceof z.ZodArray ? [inner.element] : inner instanceof z.ZodObject ? Object.values<z.core.$ZodType>(inner.shape) : [];
  return [own, ...below.map(declaredHints)].flat();
}
