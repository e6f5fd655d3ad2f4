import { compareTexts } from '../i18n/compare.ts';
import { fillText } from '../i18n/fill-text.ts';
import { sayOutcome, sayReason, sayTerm } from '../i18n/reasons.ts';
import type { Language, TextParams } from '../model/text.ts';
import type { Answer, FieldChange, LinkChange, ObjectChange, RowChange, VerdictChange } from './comparison.ts';

/** The lines that command line and window write under a change. */

function sayCompare(key: keyof typeof compareTexts, language: Language, params: TextParams = {}): string {
  return fillText(compareTexts[key][language], params);
}

/** `CIDR: 10.0.0.0/24 → 10.0.1.0/24` */
export function sayField({ label, text }: FieldChange, language: Language): string {
  return sayCompare('field.line', language, { label: label[language], before: text.before[language], after: text.after[language] });
}

/** `F3: position 3 → 1`, one line per row that was put elsewhere. */
export function sayOrder({ order }: RowChange, language: Language): readonly string[] {
  return order.map(({ summary, from, to }) => sayCompare('order.row', language, { row: summary[language], from, to }));
}

/** Why a removed and an added component, or link, may be the same thing; null when nothing says so. */
export function sayTwin(change: ObjectChange | LinkChange, language: Language): string | null {
  if (change.twin === undefined || (change.change !== 'added' && change.change !== 'removed')) return null;
  return sayCompare('link' in change ? `twin.link.${change.change}` : `twin.${change.change}`, language, { id: change.twin });
}

/** `Reachable (reply) at web-1`, with the reason where there is one. */
export function sayAnswer({ verdict, outcome, reason, name }: Answer, language: Language): string {
  const what = `${sayTerm('verdict', verdict, language)} · ${sayOutcome(outcome, language)}`;
  const place = name === null ? what : sayCompare('answer.at', language, { what, name });
  return reason === null ? place : sayCompare('answer.reason', language, { what: place, reason: sayReason(reason, language) });
}

/** What the change means for the expectation saved with the probe; null when it means nothing. */
export function sayExpectation({ before, after }: VerdictChange, language: Language): string | null {
  if (after.passed === null || after.passed === before.passed) return null;
  return sayCompare(after.passed ? 'expect.met' : 'expect.broken', language);
}

/** `web-1 (eth0) – subnet` */
export function sayLink({ from, to }: LinkChange): string {
  return [from, to].map(({ name, port }) => (port === null ? name : `${name} (${port})`)).join(' – ');
}
