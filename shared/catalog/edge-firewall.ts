import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import { protocolNumbers } from '../net/protocol.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import type { FilterRow, Match } from '../plan/stage.ts';
import { filterAction, matchOnField, ruleActions, ruleBecause, ruleFields, rowsOfRule, type Rule, type WordMeaning } from './firewall-rules.ts';
import type { Port } from './ip-ports.ts';

/*
 * The firewall of an edge gateway (domain/private-cloud.md b.3 EdgeFirewall, c ESG step 8b): it filters what leaves and what is for the edge itself, in
 * three tiers: internal rows that nobody wrote, then the user's rules, then the default. Rules compare the addresses a packet came with unless they say otherwise.
 */

const section = { ko: '방화벽', en: 'Firewall' };

const edgeRuleSchema = z.object({
  ...ruleFields,
  matchOn: matchOnField,
  direction: field.choice(
    { ko: '방향', en: 'Direction' },
    { any: { ko: '모두', en: 'Any' }, in: { ko: '수신 (업링크로 들어옴)', en: 'In (enters by an uplink)' }, out: { ko: '송신 (업링크로 나감)', en: 'Out (leaves by an uplink)' } },
    'any',
  ),
});
export type EdgeRule = z.output<typeof edgeRuleSchema>;

export const edgeFirewallFields = {
  firewallEnabled: field.toggle({ ko: '방화벽', en: 'Firewall' }, true, { section, help: { ko: '끄면 NAT도 동작하지 않습니다.', en: 'While it is off, NAT does not work either.' } }),
  firewallDefault: field.choice({ ko: '기본 동작', en: 'Default action' }, ruleActions, 'deny', { section }),
  firewallRules: field.rows({ ko: '방화벽 규칙', en: 'Firewall rules' }, edgeRuleSchema, { role: 'rules', isFirstMatch: true, section }),
};

/** An interface as the words of rules see it. */
export interface EdgeInterface {
  readonly id: string;
  readonly type: string;
}

/** The interface of `vnic-3`: the one called that or `vnic3`, else the one in that place. */
function numbered(word: string, interfaces: readonly EdgeInterface[]): EdgeInterface | undefined {
  const number = /^vnic-?(\d+)$/.exec(word)?.[1];
  if (number === undefined) return undefined;
  return interfaces.find(({ id }) => id === word || id === `vnic${number}` || id === `vnic-${number}`) ?? interfaces[Number(number)];
}

/**
 * What `vse` (the edge itself), `internal`, `external`, `vnic-n` and ids of interfaces mean: as a source what comes in by such an interface, as a destination what
 * leaves by one.
 */
function edgeWords(interfaces: readonly EdgeInterface[], own: readonly string[]): WordMeaning {
  return (word, side): Match | null => {
    if (word === 'vse') return side === 'source' ? { isOwn: true } : { destinations: own };
    const isOf = (one: EdgeInterface): boolean => (word === 'external' ? one.type === 'uplink' : one.type !== 'uplink');
    const single = interfaces.find(({ id }) => id === word) ?? numbered(word, interfaces);
    const meant = word === 'internal' || word === 'external' ? interfaces.filter(isOf) : single === undefined ? null : [single];
    if (meant === null) return null;
    const ids = meant.map(({ id }) => id);
    return side === 'source' ? { ingress: ids } : { egress: ids };
  };
}

const common = (a: readonly string[] | undefined, b: readonly string[]): readonly string[] => a?.filter((id) => b.includes(id)) ?? b;

/**
 * How the vendor's edge reads `direction` is not documented; here `in` is what enters by an uplink and `out` what leaves by one. Null: no packet is meant.
 */
function directed(row: FilterRow, direction: string, uplinks: readonly string[]): FilterRow | null {
  const { match } = row;
  const ingress = direction === 'in' ? common(match.ingress, uplinks) : match.ingress;
  const egress = direction === 'out' ? common(match.egress, uplinks) : match.egress;
  if (ingress?.length === 0 || egress?.length === 0 || match.destinations?.length === 0) return null;
  return { ...row, match: { ...match, ...(ingress === undefined ? {} : { ingress }), ...(egress === undefined ? {} : { egress }) } };
}

/** What rows are made of. */
export interface EdgeFirewall {
  readonly owner: ComponentId;
  readonly rules: readonly EdgeRule[];
  readonly interfaces: readonly EdgeInterface[];
  readonly ports: readonly Port[];
}

/** The rows of one of the user's rules, whether it is enabled or not. */
export function edgeRuleRows({ owner, rules, interfaces, ports }: EdgeFirewall, index: number): readonly FilterRow[] {
  const rule = rules[index];
  if (rule === undefined) return [];
  const own = ports.flatMap((port) => port.addresses.map(({ address }) => address));
  const uplinks = interfaces.filter(({ type }) => type === 'uplink').map(({ id }) => id);
  const rows = rowsOfRule(rule satisfies Rule, ruleBecause(owner, rule, '/firewallRules', index), edgeWords(interfaces, own));
  return rows.flatMap((row) => directed(row, rule.direction, uplinks) ?? []);
}

/** Which services the edge runs that its internal tier lets in. */
export interface EdgeServices {
  readonly speaksBgp: boolean;
  readonly endsVpn: boolean;
}

/** Rows in front of the user's: nobody sees or edits them (private-cloud.md c: `vse` > any, tcp/179 with BGP, VPN ports with a VPN). */
function internalRows(owner: ComponentId, own: readonly string[], { speaksBgp, endsVpn }: EdgeServices): readonly FilterRow[] {
  const row = (label: string, match: Match): FilterRow => ({ match, action: 'permit', because: { component: owner, label } });
  const toItself = (match: Match): Match => ({ destinations: own, ...match });
  return [
    row('vse', { isOwn: true }),
    ...(speaksBgp && own.length > 0 ? [row('bgp', toItself({ protocol: protocolNumbers.tcp, destinationPorts: [[179, 179]] }))] : []),
    ...(endsVpn && own.length > 0
      ? [row('vpn', toItself({ protocol: protocolNumbers.udp, destinationPorts: [[500, 500], [4500, 4500]] })), row('vpn', toItself({ protocol: protocolNumbers.esp }))]
      : []),
  ];
}

/** Brings the firewall: one table for what leaves, the same for what stays. */
export function planEdgeFirewall(firewall: EdgeFirewall, defaultAction: string, services: EdgeServices, plan: PlanBuilder): void {
  const { owner, rules, ports } = firewall;
  const own = ports.flatMap((port) => port.addresses.map(({ address }) => address));
  const rows = [...internalRows(owner, own, services), ...rules.flatMap((rule, index) => (rule.enabled ? edgeRuleRows(firewall, index) : []))];
  const action = filterAction(defaultAction);
  const table = {
    interface: null, table: 'firewall', stateful: true, view: 'original', defaultAction: action ?? 'deny', reason: action === null ? 'INSUFFICIENT_CONFIG' : 'EDGE_FIREWALL_DENY',
    because: { component: owner, path: '/firewallDefault', label: `default ${action === 'permit' ? 'accept' : (action ?? 'deny')}` },
  } as const;
  plan.stage(owner, { ...table, kind: 'filter', slot: 'egress-filter', rows });
  plan.stage(owner, { ...table, kind: 'filter', slot: 'deliver', rows });
}
