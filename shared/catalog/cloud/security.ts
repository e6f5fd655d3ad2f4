import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type InterfaceRef, type Scope } from '../../model/scope.ts';
import type { FilterTable } from '../../plan/contribution.ts';
import type { Because } from '../../plan/stage.ts';
import { kindOf } from './association.ts';
import { inProject, onlyProject, projectOf } from './quota.ts';

/*
 * Security groups as groups and ports share them: what a rule is, which ports are filtered, what the one table of a port is called.
 * Source: domain/public-cloud.md B.2 (Security), C.3 E4b, C.5 I5.
 */

/** One rule of a group. Without a remote it means every address; `remote` and `remoteGroup` together are an error (NHN-SG-003). */
export const ruleSchema = z.object({
  id: z.string(),
  direction: field.choice({ ko: '방향', en: 'Direction' }, { ingress: { ko: '수신', en: 'Ingress' }, egress: { ko: '송신', en: 'Egress' } }, 'ingress'),
  ethertype: field.choice({ ko: 'IP 버전', en: 'Ether type' }, { IPv4: { ko: 'IPv4', en: 'IPv4' }, IPv6: { ko: 'IPv6', en: 'IPv6' } }, 'IPv4'),
  protocol: field.choice(
    { ko: '프로토콜', en: 'Protocol' },
    { any: { ko: '모두', en: 'Any' }, tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' }, icmp: { ko: 'ICMP', en: 'ICMP' } },
    'any',
    { help: { ko: '파일에는 프로토콜 번호(0~255)를 적어도 됩니다.', en: 'A file may also give a protocol number, 0 to 255.' } },
  ),
  portMin: field.optionalNumber({ ko: '시작 포트', en: 'First port' }, { help: { ko: 'ICMP이면 타입', en: 'The type for ICMP' }, min: 0, max: 65535 }),
  portMax: field.optionalNumber({ ko: '끝 포트', en: 'Last port' }, { help: { ko: 'ICMP이면 코드', en: 'The code for ICMP' }, min: 0, max: 65535 }),
  remote: field.cidr({ ko: '원격 CIDR', en: 'Remote CIDR' }, '', { optional: true }),
  remoteGroup: field.reference({ ko: '원격 보안 그룹', en: 'Remote group' }, ['security-group']),
  preset: field.choice(
    { ko: '룰', en: 'Rule' },
    {
      CUSTOM: { ko: '사용자 정의', en: 'Custom' },
      ALL_ICMP: { ko: 'ALL ICMP', en: 'ALL ICMP' },
      SSH: { ko: 'SSH', en: 'SSH' },
      HTTP: { ko: 'HTTP', en: 'HTTP' },
      HTTPS: { ko: 'HTTPS', en: 'HTTPS' },
      DNS: { ko: 'DNS', en: 'DNS' },
      RDP: { ko: 'RDP', en: 'RDP' },
      MYSQL: { ko: 'MySQL', en: 'MySQL' },
      ALL_TCP: { ko: 'ALL TCP', en: 'ALL TCP' },
      ALL_UDP: { ko: 'ALL UDP', en: 'ALL UDP' },
    },
    'CUSTOM',
  ),
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true }),
});
export type SecurityRule = z.output<typeof ruleSchema>;

const ruleListSchema = z.array(ruleSchema);
const knownRules = new WeakMap<object, readonly SecurityRule[]>();

/** Rules of a group as its props hold them; an unreadable list counts as none. Props are immutable, so each is read once. */
export function rulesOf(group: Entry): readonly SecurityRule[] {
  const { props } = group.component;
  const known = knownRules.get(props);
  if (known !== undefined) return known;
  const read = ruleListSchema.safeParse(props['rules'] ?? []);
  const rules = read.success ? read.data : [];
  knownRules.set(props, rules);
  return rules;
}

/** Kinds whose ports are filtered. A load balancer's VIP may belong to groups, which only makes it a member of them (C.7). */
const filteredKinds: ReadonlySet<string> = new Set(['instance']);

/** The ports on which a group acts. */
export function filteredPorts(scope: Scope, group: ComponentId): readonly InterfaceRef[] {
  return scope.boundTo(group).filter((ref) => filteredKinds.has(kindOf(scope, ref.owner) ?? ''));
}

/** True for a port that no group filters: one of another kind, or with port security off. */
export function isUnfiltered(scope: Scope, ref: InterfaceRef): boolean {
  const owner = scope.component(ref.owner);
  if (owner === null || !filteredKinds.has(owner.component.kind)) return true;
  const rows: unknown = owner.component.props['interfaces'];
  const own: unknown = Array.isArray(rows) ? rows.find((row: { readonly id?: unknown }) => row.id === ref.row.id) : null;
  return typeof own === 'object' && own !== null && 'portSecurity' in own && own.portSecurity === false;
}

/** Addresses of the members of a group: what a rule with this group as remote means. */
export function memberAddresses(scope: Scope, group: ComponentId): readonly string[] {
  return scope.boundTo(group).flatMap((ref) => ref.row.addresses.slice(0, 1));
}

function tableFor(ref: InterfaceRef, direction: 'ingress' | 'egress', because: Because): FilterTable {
  return {
    slot: direction === 'ingress' ? 'ingress-filter' : 'egress-filter',
    interface: ref.row.id,
    table: 'security-groups',
    onlyPermits: true,
    stateful: true,
    view: 'current',
    defaultAction: 'deny',
    reason: direction === 'ingress' ? 'SG_INGRESS_NO_MATCH' : 'SG_EGRESS_NO_MATCH',
    because,
  };
}

/** How a table names a group; null for what is none of the design. Rules of the group are no business of whoever asks. */
const becauseOf = perScope((scope, id: ComponentId): Because | null => {
  const group = scope.component(id);
  return group === null ? null : { component: group.id, path: '/rules', label: group.component.name };
});

/** Ports that name a row alike and are in one and the same group say the same of their tables, and there may be thousands of them. */
const tablesOfGroup = new WeakMap<Because, Map<string, FilterTable>>();

function sharedTable(ref: InterfaceRef, direction: 'ingress' | 'egress', group: Because): FilterTable {
  const tables = tablesOfGroup.get(group) ?? new Map<string, FilterTable>();
  tablesOfGroup.set(group, tables);
  const key = `${direction} ${ref.row.id}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const made = tableFor(ref, direction, group);
  tables.set(key, made);
  return made;
}

/**
 * The one table per port and direction that all groups of the port fill together: stateful, allow-only, silent. Who answers for it is the group where
 * there is exactly one, else the owner of the port.
 */
export function securityTable(scope: Scope, ref: InterfaceRef, direction: 'ingress' | 'egress'): FilterTable {
  const [only, ...more] = ref.row.policies;
  const group = only === undefined || more.length > 0 ? null : becauseOf(scope, only);
  if (group !== null) return sharedTable(ref, direction, group);
  return tableFor(ref, direction, { component: ref.owner, path: ref.row.path, label: `${scope.component(ref.owner)?.component.name ?? ref.owner} ${ref.row.id}` });
}

/** The group a new port belongs to (GS-12): the one flagged as default of the project that something stands in, or is about to. */
export function defaultGroup(scope: Scope, near: ComponentId | null): Entry | null {
  const project = near === null ? onlyProject(scope) : projectOf(scope, near);
  return inProject(scope, 'security-group', project).find((group) => group.component.props['isDefault'] === true) ?? null;
}
