import { z } from 'zod';
import { fieldHint } from './fields.ts';
import { innerSchema, propValues, type PropValue } from './prop-values.ts';

/** A place in a component's props that names another component. */
export interface PropReference {
  /** JSON Pointer into the props. */
  readonly path: string;
  readonly target: string;
  /** Kinds that the field expects; empty: any. */
  readonly kinds: readonly string[];
  /** Names what once was (FieldHint). */
  readonly isPast: boolean;
}

type Rename = (target: string) => string;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rebuilds a value with every reference renamed; the same value where nothing changes. */
function walk(schema: z.core.$ZodType, value: unknown, rename: Rename): unknown {
  const hint = schema instanceof z.ZodType ? fieldHint(schema) : null;
  if (hint?.form === 'reference') return typeof value === 'string' ? rename(value) : value;
  const inner = innerSchema(schema);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const changed = items.map((item) => {
      if (hint?.form === 'references') return typeof item === 'string' ? rename(item) : item;
      return inner instanceof z.ZodArray ? walk(inner.element, item, rename) : item;
    });
    return changed.some((item, index) => item !== items[index]) ? changed : value;
  }
  if (!isRecord(value) || !(inner instanceof z.ZodObject)) return value;
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  const changed = Object.entries(value).map(([key, member]): readonly [string, unknown] => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return [key, field === undefined ? member : walk(field, member, rename)];
  });
  return changed.some(([key, member]) => member !== value[key]) ? Object.fromEntries(changed) : value;
}

const known = new WeakMap<readonly PropValue[], readonly PropReference[]>();

/**
 * All references in a component's props, as its kind's fields declare them. Props are read as written: defaults name nobody. Like the values they
 * stand in, they are found once per props object: the checks ask for those of every component after every edit.
 */
export function propReferences(schema: z.ZodObject, props: Readonly<Record<string, unknown>>): readonly PropReference[] {
  const values = propValues(schema, props);
  const cached = known.get(values);
  if (cached !== undefined) return cached;
  const found = values.flatMap(({ path, hint, value }): readonly PropReference[] => {
    const told = { kinds: hint.kinds ?? [], isPast: hint.isPast === true };
    if (hint.form === 'reference' && typeof value === 'string') return [{ path, target: value, ...told }];
    if (hint.form !== 'references' || !Array.isArray(value)) return [];
    return value.flatMap((target: unknown, index) => (typeof target === 'string' ? [{ path: `${path}/${index}`, target, ...told }] : []));
  });
  known.set(values, found);
  return found;
}

/** Props whose references follow a renaming of components; names that are not in it stay. */
export function renameReferences(schema: z.ZodObject, props: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const renamed = walk(schema, props, (target) => names.get(target) ?? target);
  return isRecord(renamed) ? renamed : props;
}
