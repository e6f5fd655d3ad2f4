import { z } from 'zod';
import { fieldHint, type FieldHint } from './fields.ts';

/** One prop as a form shows it. */
export interface FormField {
  readonly key: string;
  readonly hint: FieldHint;
  /** For rows: the fields of one row, for a group: its fields; in the order of the schema. */
  readonly row: readonly FormField[];
  /** For references: only these components can be meant. */
  readonly among?: readonly string[];
}

/** The schema inside defaults, optionals and nullables. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodPrefault) return bare(schema.unwrap());
  return schema;
}

function rowFields(schema: z.core.$ZodType): readonly FormField[] {
  const list = bare(schema);
  const row = list instanceof z.ZodArray ? bare(list.element) : list;
  return row instanceof z.ZodObject ? formFields(row) : [];
}

/** The fields of a schema made with `field.*`, in its order. Props without a hint, such as a row's id, are not edited. */
export function formFields(schema: z.ZodObject): readonly FormField[] {
  return Object.entries<unknown>(schema.shape).flatMap(([key, prop]): FormField[] => {
    if (!(prop instanceof z.ZodType)) return [];
    const hint = fieldHint(prop);
    return hint === null ? [] : [{ key, hint, row: hint.form === 'rows' || hint.form === 'group' ? rowFields(prop) : [] }];
  });
}
