import type { ComponentId } from '../model/design.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import type { Because, FilterRow, TranslateRow } from '../plan/stage.ts';
import { natBecause, natEntries, natMatches, natRows, type NatEntry, type NatRule } from './nat-rules.ts';

/* The NAT rules of a device as stages, per interface and kind (domain/private-cloud.md c, ESG steps 5 and 9). */

interface Table {
  readonly owner: ComponentId;
  readonly appliedOn: string;
  readonly entries: readonly NatEntry[];
}

/**
 * Where a rule cannot be read, packets that it may have meant end in an open question; those that a rule above it translates do not. Answers of known
 * sessions pass: they ask no rule.
 */
function planGaps({ owner, appliedOn, entries }: Table, slot: 'ingress-filter' | 'forward-filter', because: Because, plan: PlanBuilder): void {
  if (entries.every((entry) => natRows(entry.rule, because) !== null)) return;
  const rows = entries.flatMap((entry): readonly FilterRow[] => {
    const own = natBecause(owner, entry);
    const isReadable = natRows(entry.rule, own) !== null;
    return (natMatches(entry.rule) ?? [{}]).map((match): FilterRow => (isReadable ? { match, action: 'permit', because: own } : { match, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because: own }));
  });
  plan.stage(owner, { kind: 'filter', slot, interface: appliedOn, table: 'nat', stateful: true, view: 'current', defaultAction: 'permit', reason: 'INSUFFICIENT_CONFIG', because, rows });
}

function translateRows({ owner, entries }: Table): readonly TranslateRow[] {
  return entries.flatMap((entry) => natRows(entry.rule, natBecause(owner, entry)) ?? []);
}

/**
 * Brings the translations of a device in the order of its interfaces: destinations before routing on what enters by one, sources after routing on what
 * leaves by one.
 */
export function planNat(owner: ComponentId, rules: readonly NatRule[], interfaces: readonly string[], plan: PlanBuilder): void {
  const because = { component: owner, path: '/nat', label: 'nat' };
  for (const appliedOn of interfaces) {
    const table = { owner, appliedOn, entries: natEntries(rules, 'DNAT', appliedOn) };
    const rows = translateRows(table);
    planGaps(table, 'ingress-filter', because, plan);
    if (rows.length > 0) plan.stage(owner, { kind: 'destination-translate', slot: 'destination-translate', interface: appliedOn, because, stateless: false, rows });
  }
  for (const appliedOn of interfaces) {
    const table = { owner, appliedOn, entries: natEntries(rules, 'SNAT', appliedOn) };
    const rows = translateRows(table);
    planGaps(table, 'forward-filter', because, plan);
    if (rows.length > 0) plan.stage(owner, { kind: 'source-translate', slot: 'source-translate', interface: appliedOn, because, stateless: false, ports: 'keep-if-free', rows });
  }
}
