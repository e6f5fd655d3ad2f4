import { field } from '../model/fields.ts';
import type { PlanDevice } from '../plan/plan.ts';

/* The reverse path filter of an interface (domain/forwarding.md 4; domain/private-cloud.md b.3). */

export type ReversePath = PlanDevice['reversePath'];

const choices = {
  strict: { ko: '엄격 (들어온 인터페이스로 돌아가야 함)', en: 'Strict (the way back leaves by it)' },
  loose: { ko: '느슨 (돌아갈 라우트만 있으면 됨)', en: 'Loose (any way back)' },
  off: { ko: '사용 안 함', en: 'Off' },
};

/** What an interface asks of the source of whatever enters by it. */
export function reversePathField(initial: ReversePath) {
  return field.choice({ ko: '역방향 경로 검사', en: 'Reverse path filter' }, choices, initial);
}

/** The word of a row; one that no field offers checks nothing. */
function readReversePath(word: string): ReversePath {
  return word === 'strict' || word === 'loose' ? word : 'off';
}

interface Row {
  readonly id: string;
  readonly reversePathFilter: string;
}

/** What a device checks, and where its interfaces do not all check the same, what each of them does. */
export function reversePathOf(rows: readonly Row[]): { readonly device: ReversePath; readonly interfaces: ReadonlyMap<string, ReversePath> } {
  const modes = new Map(rows.map((row) => [row.id, readReversePath(row.reversePathFilter)]));
  const [first = 'off', ...others] = new Set(modes.values());
  return others.length === 0 ? { device: first, interfaces: new Map() } : { device: 'off', interfaces: modes };
}
