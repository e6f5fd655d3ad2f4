import type { Candidate, Step } from '../../../shared/engine/report.ts';

/** What a person needs to know of the row that decided a step. */
export interface DecidingRule {
  /** Its place in the list, 1 is the first. Null where no row decided. */
  readonly place: { readonly position: number; readonly total: number } | null;
  /** A row, the table's default because none matched, or a session that was known already. */
  readonly by: 'row' | 'default' | 'session';
  /** Rows looked at before it that did not match. */
  readonly above: number;
  /** Values of the fields that matched, as the row writes them. */
  readonly matched: readonly string[];
}

/** Steps that ask nothing and change nothing: shown in one line instead of a card. */
const quietKinds: ReadonlySet<Step['kind']> = new Set(['originate', 'enter', 'neighbor', 'resolve', 'inbound', 'session-setup', 'exit']);

/** Steps that matter only when a row of the design stands behind them: a listener, a service. */
const quietWithoutRow: ReadonlySet<Step['kind']> = new Set(['session-match', 'deliver']);

export function isQuiet(step: Step): boolean {
  if (quietWithoutRow.has(step.kind)) return step.because.path === undefined;
  return quietKinds.has(step.kind) || (step.kind === 'policy' && step.action === 'PERMITTED');
}

/** Steps whose rows are matched against fields of the packet. */
const comparesFields: ReadonlySet<Step['kind']> = new Set(['filter', 'policy', 'route', 'translate']);

/** Rows that were looked at and lost, in list order. */
export function losersOf(step: Step): readonly Candidate[] {
  return (step.detail.candidates ?? []).filter((candidate) => !candidate.won).toSorted((left, right) => left.position - right.position);
}

export function ruleOf(step: Step): DecidingRule {
  const { position, total } = step.detail;
  // The only row of a list needs no number.
  const place = position === undefined || total === undefined || position < 1 || total < 2 ? null : { position, total };
  const winner = (step.detail.candidates ?? []).find((candidate) => candidate.won);
  return {
    place,
    by: step.detail['decidedBy'] === 'default' ? 'default' : step.detail['session'] === 'established' ? 'session' : 'row',
    above: losersOf(step).length,
    matched: winner === undefined || !comparesFields.has(step.kind) ? [] : [...new Set(winner.fields.filter((field) => field.matches).map((field) => field.wanted))],
  };
}

/** Fields that are the row's own, compared with the winner's: the packet has no such value. */
const ownFields: ReadonlySet<string> = new Set(['prefixLength', 'distance', 'metric', 'interface', 'enabled', 'health', 'turn']);

/** One column per field that any row looked at, in the order of first appearance, with the packet's own value; null where it has none. */
export function candidateColumns(candidates: readonly Candidate[]): readonly { readonly field: string; readonly actual: string | null }[] {
  const columns = new Map<string, string | null>();
  for (const candidate of candidates) {
    for (const { field, actual } of candidate.fields) if (!columns.has(field)) columns.set(field, ownFields.has(field) ? null : actual);
  }
  return [...columns].map(([field, actual]) => ({ field, actual }));
}

/** What a row says in a column: what it wants of the packet, or its own value. */
export function cellText(cell: Candidate['fields'][number]): string {
  return ownFields.has(cell.field) ? cell.actual : cell.wanted;
}
