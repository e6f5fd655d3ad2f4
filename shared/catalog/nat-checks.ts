import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Localized } from '../model/text.ts';
import { isAnyAddress, listAddresses } from './address-words.ts';
import { natBecause, natEntries, natMatches, natRows, type NatEntry, type NatRule } from './nat-rules.ts';
import { shadowFindings, shadowSentences, unreadableFinding } from './rule-checks.ts';

/* What is wrong with NAT rules by themselves: V-09 (addresses nobody answers for) and V-13 (rules that are never used, or change nothing). */

export const natSentences: Readonly<Record<string, Localized>> = {
  ...shadowSentences,
  'V-09': {
    ko: 'NAT 규칙 {rule}의 주소 {address}이(가) 인터페이스 {port}에 없습니다. 보조 주소로 추가하지 않으면 아무도 응답하지 않습니다.',
    en: 'Address {address} of NAT rule {rule} is not configured on interface {port}. Add it as a secondary address, or nobody answers for it.',
  },
  'V-09.fix': { ko: '{port}에 {address} 추가', en: 'Add {address} to {port}' },
  'V-09.interface': { ko: 'NAT 규칙 {rule}이(가) 적용될 인터페이스 {port}이(가) 없습니다. 있는 인터페이스를 고르세요.', en: 'NAT rule {rule} is applied on {port}, which is no interface here. Choose one that exists.' },
  'V-13.same': { ko: 'NAT 규칙 {rule}은(는) {address}을(를) 같은 주소로 바꿉니다. 변환 주소를 확인하세요.', en: 'NAT rule {rule} turns {address} into itself. Check the translated address.' },
};

interface Row {
  readonly id: string;
  readonly address: string;
  readonly secondary: readonly string[];
}

export interface NatOwner {
  readonly id: ComponentId;
  readonly nat: readonly NatRule[];
  readonly interfaces: readonly Row[];
}

const bare = (text: string): string => text.split('/')[0] ?? '';

/** The address of a rule on the outer side: what DNAT is called by, what SNAT speaks from. */
export function outerAddress(rule: NatRule): string {
  return rule.kind === 'DNAT' ? rule.originalAddress : rule.translatedAddress;
}

/** V-09 for one rule. `needs` says which addresses the interface must have: an edge gateway needs all, a router those of its own networks. */
function outerFindings(owner: NatOwner, { rule, index }: NatEntry, needs: (address: string, port: string) => boolean): readonly Finding[] {
  const [label, at] = [rule.name || rule.id, { component: owner.id, path: `/nat/${index}` }];
  const row = owner.interfaces.find((one) => one.id === rule.appliedOn);
  if (row === undefined) return [{ code: 'V-09', severity: 'error', at: { ...at, path: `${at.path}/appliedOn` }, params: { case: 'interface', rule: label, port: rule.appliedOn } }];
  // A rule that brings what was sent inside back (hairpin) stands on another interface than its address.
  const own = owner.interfaces.flatMap((one) => [one.address, ...one.secondary]).map(bare);
  const outer = isAnyAddress(outerAddress(rule)) ? [] : (listAddresses(outerAddress(rule)) ?? []);
  const missing = outer.find((address) => !own.includes(address) && needs(address, row.id));
  if (missing === undefined) return [];
  const fix = { command: 'row.update', args: { id: owner.id, path: `/interfaces/${row.id}`, row: { secondary: [...row.secondary, missing] } }, title: 'V-09.fix', params: { port: row.id, address: missing } };
  return [{ code: 'V-09', severity: 'error', at, params: { rule: label, address: missing, port: row.id }, fix }];
}

function sameFindings(owner: NatOwner, { rule, index }: NatEntry): readonly Finding[] {
  const isSameAddress = rule.originalAddress.trim() !== '' && rule.originalAddress.trim() === rule.translatedAddress.trim();
  const isSamePort = rule.translatedPort === 'any' || rule.translatedPort === '' || rule.translatedPort === rule.originalPort;
  if (!isSameAddress || !isSamePort) return [];
  return [{ code: 'V-13', severity: 'warning', at: { component: owner.id, path: `/nat/${index}` }, params: { case: 'same', rule: rule.name || rule.id, address: rule.originalAddress } }];
}

function textFindings(owner: NatOwner, entry: NatEntry): readonly Finding[] {
  const because = natBecause(owner.id, entry);
  return natRows(entry.rule, because) === null ? [unreadableFinding(owner.id, '/nat', { label: because.label, index: entry.index })] : [];
}

function hiddenFindings(owner: NatOwner): readonly Finding[] {
  return (['DNAT', 'SNAT'] as const).flatMap((kind) => owner.interfaces.flatMap((row) => {
    const rules = natEntries(owner.nat, kind, row.id).map((entry) => {
      const because = natBecause(owner.id, entry);
      // Rules are asked alike whatever they translate to: what hides one is a match, not an action.
      const rows = (natMatches(entry.rule) ?? []).map((match) => ({ match, action: 'permit', because } as const));
      return { id: entry.rule.id, label: because.label, index: entry.index, rows };
    });
    return shadowFindings({ owner: owner.id, path: '/nat', rules });
  }));
}

/** V-09 and V-13 of the rules that are in force. */
export function natFindings(owner: NatOwner, needs: (address: string, port: string) => boolean): readonly Finding[] {
  const entries = owner.nat.flatMap((rule, index): readonly NatEntry[] => (rule.enabled ? [{ rule, index }] : []));
  return [...entries.flatMap((entry) => [...textFindings(owner, entry), ...outerFindings(owner, entry, needs), ...sameFindings(owner, entry)]), ...hiddenFindings(owner)];
}
