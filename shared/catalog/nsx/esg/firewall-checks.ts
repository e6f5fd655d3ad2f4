import type { Self } from '../../../model/definition.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import type { FilterRow } from '../../../plan/stage.ts';
import { readAddresses } from '../../address-words.ts';
import { asPrefix, filterAction } from '../../firewall-rules.ts';
import { covers, meets } from '../../match-relations.ts';
import type { NatRule } from '../../nat-rules.ts';
import { shadowFindings, unreadableFindings } from '../../rule-checks.ts';
import { canComeFrom, decisionOn, dnatFlows, readRules, type DnatFlow, type ReadRule } from './dnat-flows.ts';
import type { EsgProps } from './props.ts';

/* V-10 to V-13: how the firewall and the NAT rules of an edge gateway fit together. */

type Edge = Self<EsgProps>;

export const firewallSentences: Readonly<Record<string, Localized>> = {
  'V-10': { ko: '{name}의 방화벽이 꺼져 있어 NAT 규칙 {rules}이(가) 동작하지 않습니다. 방화벽을 켜세요.', en: 'NAT rules {rules} of {name} do not work while its firewall is off. Switch the firewall on.' },
  'V-10.fix': { ko: '방화벽 켜기', en: 'Switch the firewall on' },
  'V-11': {
    ko: 'DNAT {rule}(으)로 들어오는 트래픽을 허용하는 방화벽 규칙이 없어 기본 동작이 차단합니다. 빠진 규칙: {source} → {destination}, {service} 허용 (변환 전 주소).',
    en: 'No firewall rule accepts what DNAT {rule} brings in, so the default denies it. Missing rule: {source} > {destination}, {service}, accept (original addresses).',
  },
  'V-11.fix': { ko: '규칙 추가: {source} → {destination}, {service} 허용', en: 'Add rule: {source} > {destination}, {service}, accept' },
  'V-12': {
    ko: '방화벽 규칙 {rule}의 목적지 {destination}은(는) DNAT {nat}의 변환 후 주소인데 변환 전 주소와 비교합니다. 이 트래픽에는 절대 일치하지 않습니다. 원래 주소 {original}을(를) 쓰거나 변환 후 주소와 비교하세요.',
    en: 'Destination {destination} of firewall rule {rule} is what DNAT {nat} translates to, but the rule compares original addresses: it never matches that traffic. Write {original}, or match on translated.',
  },
  'V-12.fix': { ko: '변환 후 주소와 비교', en: 'Match on translated addresses' },
};

const everywhere = '0.0.0.0/0';

function disabledFindings(self: Edge): readonly Finding[] {
  const rules = self.props.nat.filter((rule) => rule.enabled);
  if (self.props.firewallEnabled || rules.length === 0) return [];
  const fix: Fix = { command: 'component.update', args: { id: self.id, props: { firewallEnabled: true } }, title: 'V-10.fix' };
  const params = { name: self.component.name, rules: rules.map((rule) => rule.name || rule.id).join(', ') };
  return [{ code: 'V-10', severity: 'error', at: { component: self.id, path: '/firewallEnabled' }, params, fix }];
}

/** Services of a rule's flows as a firewall rule writes them. */
function servicesOf({ protocol, originalPort }: NatRule): readonly string[] {
  const ports = originalPort.split(',').map((port) => port.trim()).filter((port) => port !== '' && port !== 'any');
  const protocols = protocol === 'any' || protocol === '' ? (ports.length === 0 ? [] : ['tcp', 'udp']) : [protocol];
  return protocols.flatMap((name) => (ports.length === 0 ? [name] : ports.map((port) => `${name}/${port}`)));
}

const listed = (words: readonly string[]): string => (words.length === 0 ? 'any' : words.map((word) => word.replace(/\/32$/, '')).join(', '));

/** Where a new rule has to stand to be asked before the one that denies the flow; the end of the list otherwise. */
function place(rules: readonly ReadRule[], flow: DnatFlow): { readonly index?: number } {
  const denies = (row: FilterRow): boolean => row.action !== 'permit' && row.reason === undefined && covers(row.match, row.view === 'current' ? flow.translated : flow.original);
  const first = rules.find(({ rows }) => rows.some(denies));
  return first === undefined ? {} : { index: first.index };
}

const withoutAny = (text: string): readonly string[] => (readAddresses(text) ?? []).filter((prefix) => prefix !== everywhere).map((prefix) => prefix.replace(/\/32$/, ''));

/** V-11: a DNAT rule of whose flows one is accepted by no rule. */
function missingRule(self: Edge, rules: readonly ReadRule[], flows: readonly DnatFlow[]): readonly Finding[] {
  const flow = flows.find((one) => {
    const decision = decisionOn(rules, one);
    return decision === 'denied' || (decision === null && filterAction(self.props.firewallDefault) !== 'permit');
  });
  if (flow === undefined) return [];
  const { rule, index } = flow.entry;
  const [source, destination, service] = [withoutAny(rule.dnatMatchSourceAddress), withoutAny(rule.originalAddress), servicesOf(rule)];
  const row = { name: `${flow.label} in`, source, destination, service, action: 'accept', matchOn: 'original' };
  const words = { source: listed(source), destination: listed(destination), service: listed(service) };
  const fix: Fix = { command: 'row.add', args: { id: self.id, path: '/firewallRules', row, ...place(rules, flow) }, title: 'V-11.fix', params: words };
  return [{ code: 'V-11', severity: 'warning', at: { component: self.id, path: `/nat/${index}` }, params: { rule: flow.label, ...words }, rule: ['R-056'], fix }];
}

/** V-12: rules that name a single translated address and compare original ones. */
function neverMatching(self: Edge, rules: readonly ReadRule[], flows: readonly DnatFlow[]): readonly Finding[] {
  return rules.flatMap(({ rule, index, rows }): readonly Finding[] => {
    if (rule.matchOn === 'translated' || rule.negateDestination) return [];
    const single = new Set(rule.destination.flatMap((word) => asPrefix(word) ?? []).filter((prefix) => prefix.endsWith('/32')));
    const flow = single.size === 0 ? undefined : flows.find((one) => {
      const isNamed = one.translated.destinations?.some((address) => single.has(address)) === true;
      return isNamed && rows.some((row) => meets(row.match, one.translated) && !meets(row.match, one.original) && canComeFrom(one, row.match));
    });
    if (flow === undefined) return [];
    const fix: Fix = { command: 'row.update', args: { id: self.id, path: `/firewallRules/${rule.id}`, row: { matchOn: 'translated' } }, title: 'V-12.fix' };
    const params = { rule: rule.name || rule.id, destination: listed([...single]), nat: flow.label, original: flow.entry.rule.originalAddress };
    return [{ code: 'V-12', severity: 'warning', at: { component: self.id, path: `/firewallRules/${index}` }, params, fix }];
  });
}

function hiddenRules(self: Edge, read: readonly ReadRule[]): readonly Finding[] {
  const rules = read.map(({ rule, index, rows }) => ({ id: rule.id, label: rule.name || rule.id, index, rows }));
  const list = { owner: self.id, path: '/firewallRules', rules };
  return [...unreadableFindings(list), ...shadowFindings(list)];
}

/** V-10 to V-13, as far as the firewall has a part in them. */
export function firewallFindings(self: Edge, scope: Scope): readonly Finding[] {
  if (!self.props.firewallEnabled) return disabledFindings(self);
  const [rules, flows] = [readRules(self, scope), dnatFlows(self, scope)];
  return [...flows.flatMap((ofRule) => missingRule(self, rules, ofRule)), ...neverMatching(self, rules, flows.flat()), ...hiddenRules(self, rules)];
}
