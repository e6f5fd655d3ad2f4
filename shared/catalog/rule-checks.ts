import type { ComponentId } from '../model/design.ts';
import type { Finding, Fix } from '../model/finding.ts';
import type { Localized } from '../model/text.ts';
import type { FilterRow } from '../plan/stage.ts';
import { covers } from './match-relations.ts';

/* V-13: rules of a list that no packet ever reaches, because rules above match all that they match. */

export const shadowSentences: Readonly<Record<string, Localized>> = {
  'V-13': { ko: '규칙 {rule}은(는) 쓰이지 않습니다. 위의 {by}이(가) 같은 패킷을 모두 먼저 처리합니다. 삭제하거나 위로 옮기세요.', en: 'Rule {rule} is never used: {by} above it matches every packet it matches. Delete it, or move it up.' },
  'V-13.fix': { ko: '{rule} 삭제', en: 'Delete {rule}' },
  'RULE-UNREADABLE': {
    ko: '규칙 {rule}을(를) 읽을 수 없습니다. 주소, 포트, 서비스를 확인하세요. 고치기 전에는 이 규칙에 닿는 패킷의 결과를 알 수 없습니다.',
    en: 'Rule {rule} cannot be read. Check its addresses, ports and services: until then nobody can tell what becomes of packets that come to it.',
  },
  'V-13.order': {
    ko: '규칙 {rule}은(는) 쓰이지 않습니다. 위의 {by}이(가) 같은 패킷을 모두 다르게 처리합니다. {by} 위로 옮기세요.',
    en: 'Rule {rule} is never used: {by} above it matches every packet it matches, and does something else. Move it above {by}.',
  },
  'V-13.order.fix': { ko: '{rule}을(를) {by} 위로 이동', en: 'Move {rule} above {by}' },
};

/** A rule as a row of its list: what it matches, in the order in which rules are asked. */
export interface ListedRule {
  readonly id: string;
  readonly label: string;
  /** Position in the list of its owner. */
  readonly index: number;
  readonly rows: readonly FilterRow[];
}

export interface RuleList {
  readonly owner: ComponentId;
  /** JSON Pointer of the list. */
  readonly path: string;
  readonly rules: readonly ListedRule[];
}

const isReadable = (row: FilterRow): boolean => row.reason !== 'INSUFFICIENT_CONFIG';

/** The first rule above that covers a row; rules about other addresses (before or after translation) are not compared. */
function coverOf(row: FilterRow, above: readonly ListedRule[]): ListedRule | null {
  return above.find((rule) => rule.rows.some((other) => isReadable(other) && other.view === row.view && covers(other.match, row.match))) ?? null;
}

function remedy({ owner, path }: RuleList, rule: ListedRule, first: ListedRule, isSame: boolean): Fix {
  const at = { id: owner, path: `${path}/${rule.id}` };
  if (isSame) return { command: 'row.remove', args: at, title: 'V-13.fix', params: { rule: rule.label } };
  return { command: 'row.move', args: { ...at, to: first.index }, title: 'V-13.order.fix', params: { rule: rule.label, by: first.label } };
}

/** A rule in force that cannot be read, at `path/index` of its owner. */
export function unreadableFinding(owner: ComponentId, path: string, { label, index }: Pick<ListedRule, 'label' | 'index'>): Finding {
  return { code: 'RULE-UNREADABLE', severity: 'error', at: { component: owner, path: `${path}/${index}` }, params: { rule: label } };
}

/** One finding for each rule of a firewall that cannot be read. */
export function unreadableFindings({ owner, path, rules }: RuleList): readonly Finding[] {
  return rules.flatMap((rule) => (rule.rows.every(isReadable) ? [] : [unreadableFinding(owner, path, rule)]));
}

/** One finding for each rule that is wholly behind others. Rules that cannot be read neither hide nor are hidden. */
export function shadowFindings(list: RuleList): readonly Finding[] {
  return list.rules.flatMap((rule, position): readonly Finding[] => {
    if (rule.rows.length === 0 || !rule.rows.every(isReadable)) return [];
    const above = list.rules.slice(0, position);
    const by = rule.rows.map((row) => coverOf(row, above));
    const [first] = by;
    if (first === undefined || first === null || by.includes(null)) return [];
    const hiding = [...new Set(by.flatMap((one) => one ?? []))];
    const isSame = hiding.every((one) => one.rows[0]?.action === rule.rows[0]?.action);
    const params = { ...(isSame ? {} : { case: 'order' }), rule: rule.label, by: hiding.map((one) => one.label).join(', ') };
    return [{ code: 'V-13', severity: 'warning', at: { component: list.owner, path: `${list.path}/${rule.index}` }, params, fix: remedy(list, rule, first, isSame) }];
  });
}
