import type { Step, Trace, Verdict } from '../../shared/engine/report.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { reasonTexts } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Language } from '../../shared/model/text.ts';

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
