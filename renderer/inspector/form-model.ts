import type { FieldHint } from '../../shared/model/fields.ts';
import type { FormField } from '../../shared/model/form-fields.ts';

export { formFields, type FormField } from '../../shared/model/form-fields.ts';

/** Fields under one heading; the first section has none. */
export interface FormSection {
  readonly id: string;
  readonly title: FieldHint['section'] | null;
  readonly fields: readonly FormField[];
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
