import { z } from 'zod';
import { fieldHint } from './fields.ts';

/** A place in a component's props that names another component. */
export interface PropReference {
  /** JSON Pointer into the props. */
  readonly path: string;
  readonly target: string;
  /** Kinds that the field expects; empty: any. */
  readonly kinds: readonly string[];
}

type Visit = (value: string, path: string, kinds: readonly string[]) => string;

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  return schema;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rebuilds a value with every reference replaced by what `visit` returns; the same value where nothing changes. */
function walk(schema: z.core.$ZodType, value: unknown, path: string, visit: Visit): unknown {
  const hint = schema instanceof z.ZodType ? fieldHint(schema) : null;
  if (hint?.form === 'reference') return typeof value === 'string' ? visit(value, path, hint.kinds ?? []) : value;
  const inner = unwrap(schema);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const changed = items.map((item, index) => {
      if (hint?.form === 'references') return typeof item === 'string' ? visit(item, `${path}/${index}`, hint.kinds ?? []) : item;
      return inner instanceof z.ZodArray ? walk(inner.element, item, `${path}/${index}`, visit) : item;
    });
    return changed.some((item, index) => item !== items[index]) ? changed : value;
  }
  if (!isRecord(value) || !(inner instanceof z.ZodObject)) return value;
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  const changed = Object.entries(value).map(([key, member]): readonly [string, unknown] => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return [key, field === undefined ? member : walk(field, member, `${path}/${key}`, visit)];
  });
  return changed.some(([key, member]) => member !== value[key]) ? Object.fromEntries(changed) : value;
}

/** All references in a component's props, as its kind's fields declare them. Props are read as written: defaults name nobody. */
export function propReferences(schema: z.ZodObject, props: Readonly<Record<string, unknown>>): readonly PropReference[] {
  const found: PropReference[] = [];
  walk(schema, props, '', (target, path, kinds) => {
    found.push({ path, target, kinds });
    return target;
  });
  return found;
}

/** Props whose references follow a renaming of components; names that are not in it stay. */
export function renameReferences(schema: z.ZodObject, props: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const renamed = walk(schema, props, '', (target) => names.get(target) ?? target);
  return isRecord(renamed) ? renamed : props;
}
