import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import { parseIpv4 } from '../net/address.ts';
import { formatCidr, parseCidr } from '../net/cidr.ts';
import { protocolNumbers } from '../net/protocol.ts';
import type { Because, FilterAction, FilterRow, Match, Range } from '../plan/stage.ts';

/*
 * Rules of edge gateways, routers, distributed firewalls and guests (domain/private-cloud.md b.3, FirewallRule): first match from the top, disabled ones
 * skipped. A rule is one or several rows of a filter with the same `because`.
 */

export const ruleActions = {
  accept: { ko: '허용', en: 'Accept' },
  deny: { ko: '차단 (응답 없음)', en: 'Deny (silent)' },
  reject: { ko: '거부 (응답함)', en: 'Reject (answers)' },
};

export const ruleFields = {
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
  source: field.texts({ ko: '출발지', en: 'Source' }, { help: { ko: '주소나 CIDR. 비우면 모두입니다.', en: 'Addresses or prefixes; anyone when empty.' } }),
  negateSource: field.toggle({ ko: '출발지 제외', en: 'Not these sources' }, false),
  destination: field.texts({ ko: '목적지', en: 'Destination' }, { help: { ko: '주소나 CIDR. 비우면 모두입니다.', en: 'Addresses or prefixes; anywhere when empty.' } }),
  negateDestination: field.toggle({ ko: '목적지 제외', en: 'Not these destinations' }, false),
  service: field.texts({ ko: '서비스', en: 'Service' }, {
    help: { ko: '예: tcp/443, udp/53, tcp/8000-8080, icmp, proto/4. 비우면 모두입니다.', en: 'For example tcp/443, udp/53, tcp/8000-8080, icmp, proto/4; all when empty.' },
  }),
  action: field.choice({ ko: '동작', en: 'Action' }, ruleActions, 'accept'),
};
export const matchOnField = field.choice(
  { ko: '비교 대상', en: 'Match on' },
  { original: { ko: '변환 전 주소', en: 'Original addresses' }, translated: { ko: '변환 후 주소', en: 'Translated addresses' } },
  'original',
);

/** A rule as far as a filter reads it. `matchOn` is absent where the filter knows one kind of address only. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly source: readonly string[];
  readonly negateSource: boolean;
  readonly destination: readonly string[];
  readonly negateDestination: boolean;
  readonly service: readonly string[];
  readonly action: string;
  readonly matchOn?: string;
}

/** What else a word in `source` or `destination` may mean (an interface group of an edge gateway); null: it is no such word. */
export type WordMeaning = (word: string, side: 'source' | 'destination') => Match | null;

const noWords: WordMeaning = () => null;

/** An address or a prefix as a prefix in canonical form; null where it is neither. */
export function asPrefix(text: string): string | null {
  const cidr = parseCidr(text.includes('/') ? text : `${text}/32`);
  return cidr === null || (!text.includes('/') && parseIpv4(text) === null) ? null : formatCidr(cidr);
}

/** A service such as `tcp/443`, `udp/5000-5010`, `icmp`, `esp`, `proto/4`; null where it cannot be read. */
export function readService(text: string): Match | null {
  const [name = '', rest] = text.trim().toLowerCase().split('/');
  if (name === 'any' || name === '') return rest === undefined ? {} : null;
  if (name === 'proto') return rest !== undefined && /^\d{1,3}$/.test(rest) && Number(rest) <= 255 ? { protocol: Number(rest) } : null;
  const protocol = Object.entries(protocolNumbers).find(([known]) => known === name)?.[1];
  if (protocol === undefined) return null;
  if (rest === undefined || rest === 'any') return { protocol };
  const ports = readPorts(rest);
  return ports === null || (protocol !== protocolNumbers.tcp && protocol !== protocolNumbers.udp) ? null : { protocol, destinationPorts: [ports] };
}

/** `443` or `8000-8080` as an inclusive range; null where it cannot be read. */
export function readPorts(text: string): Range | null {
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (parts === null) return null;
  const [first, last] = [Number(parts[1]), Number(parts[2] ?? parts[1])];
  return last <= 65_535 && first <= last ? [first, last] : null;
}

/** One side of a rule as alternatives; null where a word of it cannot be read. */
function readSide(words: readonly string[], isNegated: boolean, side: 'source' | 'destination', meaning: WordMeaning): readonly Match[] | null {
  if (words.length === 0 || words.includes('any')) return isNegated ? [] : [{}];
  const prefixes: string[] = [];
  const others: Match[] = [];
  for (const word of words) {
    const other = meaning(word, side);
    const prefix = other === null ? asPrefix(word) : null;
    if (other !== null) others.push(other);
    else if (prefix !== null) prefixes.push(prefix);
    else return null;
  }
  if (isNegated) return others.length > 0 ? null : [side === 'source' ? { exceptSources: prefixes } : { exceptDestinations: prefixes }];
  return [...(prefixes.length === 0 ? [] : [side === 'source' ? { sources: prefixes } : { destinations: prefixes }]), ...others];
}

/** Predicates of which one must hold; null where the rule cannot be read. */
export function ruleMatches(rule: Rule, meaning: WordMeaning = noWords): readonly Match[] | null {
  const sources = readSide(rule.source, rule.negateSource, 'source', meaning);
  const destinations = readSide(rule.destination, rule.negateDestination, 'destination', meaning);
  const services = (rule.service.length === 0 ? ['any'] : rule.service).map(readService);
  if (sources === null || destinations === null || services.includes(null)) return null;
  return sources.flatMap((source) => destinations.flatMap((destination) => services.map((service): Match => ({ ...source, ...destination, ...service }))));
}

const actions: Readonly<Record<string, FilterAction>> = { accept: 'permit', deny: 'deny', reject: 'reject' };

/** What a rule does; an unknown word denies nobody can say what, see {@link ruleRows}. */
export function filterAction(action: string): FilterAction | null {
  return actions[action] ?? null;
}

/** One rule as rows of a filter. A rule that cannot be read might match anything: what no rule above it decided is an open question. */
export function rowsOfRule(rule: Rule, because: Because, meaning: WordMeaning = noWords): readonly FilterRow[] {
  const [matches, action] = [ruleMatches(rule, meaning), filterAction(rule.action)];
  if (matches === null || action === null) return [{ match: {}, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because }];
  return matches.map((match) => ({ match, action, because, ...(rule.matchOn === 'translated' ? { view: 'current' as const } : {}) }));
}

/** Where a rule stands: found at `path/index` in the props of its owner. */
export function ruleBecause(owner: ComponentId, rule: Rule, path: string, index: number): Because {
  return { component: owner, path: `${path}/${index}`, label: rule.name || rule.id };
}

/** Rules as rows of a filter, in order, without the disabled ones. */
export function ruleRows(owner: ComponentId, rules: readonly Rule[], path: string, meaning: WordMeaning = noWords): readonly FilterRow[] {
  return rules.flatMap((rule, index) => (rule.enabled ? rowsOfRule(rule, ruleBecause(owner, rule, path, index), meaning) : []));
}
