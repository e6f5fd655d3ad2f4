import type { Step, Trace } from '../../shared/engine/report.ts';
import { sayTerm } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Language } from '../../shared/model/text.ts';
import { isUndone } from './model/decision.ts';

type FieldKey = Extract<keyof typeof traceTexts, `field.${string}`> extends `field.${infer Name}` ? Name : never;

/** Whether the catalogue has a word for a field of a rule; other fields are shown as the engine names them. */
export function isFieldName(field: string): field is FieldKey {
  return `field.${field}` in traceTexts;
}

/** The question in short: `TCP 443`, `ping`. */
export function probeCaption(trace: Trace): string {
  const { kind, port } = trace.probe;
  return port === null ? kind : `${kind} ${port}`;
}

/** What a step is called: a filter by its table and direction, a translation that is taken back as such, everything else by its kind. */
export function stepTitle(step: Step, language: Language): string {
  const word = (key: string): string | null => (key in traceTexts ? traceTexts[key as keyof typeof traceTexts][language] : null);
  if (isUndone(step)) return traceTexts['step.undone'][language];
  if (step.kind !== 'filter') return sayTerm('step', step.kind, language);
  const { table, slot } = step.detail;
  const parts = [word(`table.${String(table)}`) ?? sayTerm('step', 'filter', language), word(`slot.${String(slot)}`)];
  return parts.filter((part) => part !== null).join(' · ');
}

const suffixes: Readonly<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** `3rd`, for English sentences; Korean ones count with the number itself. */
export function ordinal(position: number): string {
  return `${position}${suffixes[ordinals.select(position)]}`;
}
