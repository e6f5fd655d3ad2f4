import { z } from 'zod';
import { fieldHint, type FieldHint } from '../../shared/model/fields.ts';

/** One prop as a form shows it. */
export interface FormField {
  readonly key: string;
  readonly hint: FieldHint;
  /** For rows: the fields of one row, for a group: its fields; in the order of the schema. */
  readonly row: readonly FormField[];
  /** For references: only these components can be meant. */
  readonly among?: readonly string[];
}

/** Fields under one heading; the first section has none. */
export interface FormSection {
  readonly id: string;
  readonly title: FieldHint['section'] | null;
  readonly fields: readonly FormField[];
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

/** Groups fields by their section; each list of rows is a section of its own, under its own label, and so is each group. */
export function formSections(fields: readonly FormField[]): readonly FormSection[] {
  const sections: { id: string; title: FieldHint['section'] | null; fields: FormField[] }[] = [];
  for (const field of fields) {
    const title = field.hint.section ?? null;
    const isOwn = field.hint.form === 'rows' || field.hint.form === 'group';
    const id = isOwn ? `${field.hint.form}:${field.key}` : (title?.en ?? '');
    const known = sections.find((section) => section.id === id);
    if (known === undefined) sections.push({ id, title: isOwn ? null : title, fields: [field] });
    else known.fields.push(field);
  }
  return sections.sort((left, right) => Number(left.id !== '') - Number(right.id !== ''));
}

/** A JSON Pointer one step longer. */
export function pointerTo(path: string, part: string): string {
  return `${path}/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
