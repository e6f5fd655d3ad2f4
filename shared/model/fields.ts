import { z } from 'zod';
import type { Localized } from './text.ts';

/**
 * What a form needs to know about a prop, kept on the schema itself so that form, JSON Schema, `hopline kinds` and parsing have one source.
 * Schemas refuse wrong JSON types only: ranges, missing references and cardinalities are findings, so that every file opens (CONTRACTS 1).
 */
export interface FieldHint {
  readonly label: Localized;
  readonly help?: Localized;
  readonly form: 'text' | 'address' | 'cidr' | 'number' | 'toggle' | 'choice' | 'reference' | 'references' | 'rows' | 'texts' | 'group';
  readonly options?: readonly { readonly value: string; readonly label: Localized }[];
  /** Kinds a reference may name. */
  readonly kinds?: readonly string[];
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Cannot change after creation: the form shows it locked. */
  readonly immutable?: boolean;
  readonly optional?: boolean;
  /** An address that may say how long its prefix is: 10.0.0.5/24. */
  readonly takesLength?: boolean;
  /** A reference to what once was, such as the source of an image: that it is gone is no mistake. */
  readonly isPast?: boolean;
  /** A multi-line text. */
  readonly long?: boolean;
  /** Shown under a heading of its own; fields without one come first. */
  readonly section?: Localized;
  /** For rows: what they are to a reader of the whole design. Inventories collect filters and translations as rules, ways as routes. */
  readonly role?: 'rules' | 'routes';
  /** For rows: they are tried from the top, and the first that matches decides. */
  readonly isFirstMatch?: boolean;
  /** For rows: ready-made rows a person can add in one step (e.g. SSH, HTTP). */
  readonly presets?: readonly { readonly id: string; readonly label: Localized; readonly row: Readonly<Record<string, unknown>> }[];
}

const hints = z.registry<FieldHint>();

type Options = Omit<FieldHint, 'label' | 'form' | 'options' | 'kinds'>;

function hinted<Schema extends z.ZodType>(schema: Schema, hint: FieldHint): Schema {
  hints.add(schema, hint);
  return schema;
}

/** The hint of a prop's schema, or null for a schema that was not made by {@link field}. */
export function fieldHint(schema: z.ZodType): FieldHint | null {
  return hints.get(schema) ?? null;
}

/** Makers of props: each returns a zod schema that carries its form hint. Optional values that are not set are `null`. */
export const field = {
  text: (label: Localized, initial = '', options: Options = {}) => hinted(z.string().default(initial), { label, form: 'text', ...options }),
  address: (label: Localized, initial = '', options: Options = {}) => hinted(z.string().default(initial), { label, form: 'address', ...options }),
  cidr: (label: Localized, initial = '', options: Options = {}) => hinted(z.string().default(initial), { label, form: 'cidr', ...options }),
  number: (label: Localized, initial: number, options: Options = {}) => hinted(z.number().default(initial), { label, form: 'number', ...options }),
  optionalNumber: (label: Localized, options: Options = {}) =>
    hinted(z.number().nullable().default(null), { label, form: 'number', optional: true, ...options }),
  toggle: (label: Localized, initial: boolean, options: Options = {}) => hinted(z.boolean().default(initial), { label, form: 'toggle', ...options }),
  choice: <const Value extends string>(
    label: Localized,
    choices: Readonly<Record<Value, Localized>>,
    initial: NoInfer<Value>,
    options: Options = {},
  ) => {
    const entries = Object.entries<Localized>(choices);
    const schema = z.string().default(initial);
    return hinted(schema, { label, form: 'choice', options: entries.map(([value, text]) => ({ value, label: text })), ...options });
  },
  reference: (label: Localized, kinds: readonly string[], options: Options = {}) =>
    hinted(z.string().nullable().default(null), { label, form: 'reference', kinds, optional: true, ...options }),
  references: (label: Localized, kinds: readonly string[], initial: readonly string[] = [], options: Options = {}) =>
    hinted(z.array(z.string()).default([...initial]), { label, form: 'references', kinds, ...options }),
  texts: (label: Localized, options: Options = {}) => hinted(z.array(z.string()).default([]), { label, form: 'texts', ...options }),
  /** Ordered rows, each with an `id`. The row schema is an object made of fields. */
  rows: <Row extends z.ZodType>(label: Localized, row: Row, options: Options = {}) =>
    hinted(z.array(row).default([]), { label, form: 'rows', ...options }),
  /** Rows that may be absent altogether, which is something else than an empty list. */
  optionalRows: <Row extends z.ZodType>(label: Localized, row: Row, options: Options = {}) =>
    hinted(z.array(row).nullable().default(null), { label, form: 'rows', optional: true, ...options }),
  /** Fields that belong together under one name, such as the settings of a high availability pair; shown under a heading of their own. */
  group: <Shape extends z.ZodRawShape>(label: Localized, shape: Shape, options: Options = {}) => {
    const schema = z.object(shape);
    // Every member is a field and has a default, so the empty object can be read.
    const initial = schema.parse({}) as z.core.util.NoUndefined<z.output<typeof schema>>;
    return hinted(schema.default(initial), { label, form: 'group', ...options });
  },
} as const;
