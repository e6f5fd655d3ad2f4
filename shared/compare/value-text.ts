import type { Design } from '../model/design.ts';
import type { FieldHint } from '../model/fields.ts';
import type { Localized } from '../model/text.ts';
import { compareTexts } from '../i18n/compare.ts';

/** A text that is the same in both languages: addresses, names, numbers. */
export function plain(text: string): Localized {
  return { ko: text, en: text };
}

/** Several texts as one. */
export function joined(texts: readonly Localized[], between: string): Localized {
  return { ko: texts.map(({ ko }) => ko).join(between), en: texts.map(({ en }) => en).join(between) };
}

/** A component by its name; by its id where it has none or is not there. */
export function nameOf(design: Design, id: string): string {
  const name = Object.hasOwn(design.components, id) ? design.components[id]?.name : undefined;
  return name === undefined || name === '' ? id : name;
}

export function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function scalarText(value: unknown, hint: FieldHint | null, design: Design): Localized {
  if (typeof value === 'boolean') return compareTexts[value ? 'value.on' : 'value.off'];
  if (typeof value === 'number') return plain(hint?.unit === undefined ? String(value) : `${value} ${hint.unit}`);
  if (typeof value !== 'string') return plain(JSON.stringify(value));
  if (hint?.form === 'choice') return hint.options?.find((option) => option.value === value)?.label ?? plain(value);
  return plain(hint?.form === 'reference' || hint?.form === 'references' ? nameOf(design, value) : value);
}

/** A value of a prop as a person reads it: choices by their labels, references by the names they have in that design. */
export function valueText(value: unknown, hint: FieldHint | null, design: Design): Localized {
  if (!isFilled(value)) return compareTexts['value.none'];
  return Array.isArray(value) ? joined(value.map((item: unknown) => scalarText(item, hint, design)), ', ') : scalarText(value, hint, design);
}
