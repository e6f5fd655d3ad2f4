import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type InterfaceRef, type Scope } from '../../model/scope.ts';
import { formatCidr, parseCidr } from '../../net/cidr.ts';
import { protocolNumbers } from '../../net/protocol.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { Because, FilterRow, Match, Range } from '../../plan/stage.ts';
import { kindOf, vpcOf } from './association.ts';

/*
 * Network ACLs as lists and ports share them: stateless, one per VPC, first match by order, before the groups of a port in both directions.
 * Source: domain/public-cloud.md B.2 (NetworkACL), C.3 E4a, C.5 I4.
 */

/** One rule. Ports are texts: `80`, `8000-8080`, or nothing for all. */
export const aclRuleSchema = z.object({
  id: z.string(),
  order: field.optionalNumber({ ko: '순서', en: 'Order' }, { min: 101, max: 32_764 }),
  policy: field.choice({ ko: '정책', en: 'Policy' }, { allow: { ko: '허용', en: 'Allow' }, deny: { ko: '차단', en: 'Deny' } }, 'allow'),
  protocol: field.choice(
    { ko: '프로토콜', en: 'Protocol' },
    { any: { ko: '모두', en: 'Any' }, tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' }, icmp: { ko: 'ICMP', en: 'ICMP' } },
    'any',
  ),
  srcCidr: field.cidr({ ko: '출발지 CIDR', en: 'Source' }, '', { optional: true }),
  srcPort: field.text({ ko: '출발지 포트', en: 'Source port' }, '', { optional: true }),
  dstCidr: field.cidr({ ko: '목적지 CIDR', en: 'Destination' }, '', { optional: true }),
  dstPort: field.text({ ko: '목적지 포트', en: 'Destination port' }, '', { optional: true }),
  memo: field.text({ ko: '메모', en: 'Memo' }, '', { optional: true }),
});
export type AclRule = z.output<typeof aclRuleSchema>;

/** Orders people may use; what comes below is reserved, what comes above is the built-in denial of everything (B.2). */
export const aclOrders = { first: 101, last: 32_764, final: 32_765, step: 10 } as const;

const listSchema = z.array(aclRuleSchema);
const known = new WeakMap<object, readonly AclRule[]>();

/** The rules that a list's props hold, as written; an unreadable list counts as none. */
export function aclRulesOf(acl: Entry): readonly AclRule[] {
  const { props } = acl.component;
  const cached = known.get(props);
  if (cached !== undefined) return cached;
  const read = listSchema.safeParse(props['rules'] ?? []);
  const rules = read.success ? read.data : [];
  known.set(props, rules);
  return rules;
}

/** The list that is bound to a VPC; the first one where a file binds several. */
export const aclOf = perScope((scope, vpc: ComponentId): Entry | null => {
  const view = scope.links(vpc, 'attach').find((candidate) => scope.component(candidate.peer)?.component.kind === 'network-acl');
  return view === undefined ? null : scope.component(view.peer);
});

/** The VPCs a list is bound to. */
export function boundVpcs(scope: Scope, acl: ComponentId): readonly Entry[] {
  return scope.links(acl, 'attach').flatMap((view) => {
    const peer = scope.component(view.peer);
    return peer?.component.kind === 'vpc' ? [peer] : [];
  });
}

/** The protocol number of a rule: null for any, undefined where the text is no protocol. */
export function aclProtocol(rule: AclRule): number | null | undefined {
  if (rule.protocol === 'any' || rule.protocol === '0') return null;
  if (rule.protocol === 'tcp' || rule.protocol === 'udp' || rule.protocol === 'icmp') return protocolNumbers[rule.protocol];
  const number = Number(rule.protocol);
  return /^\d{1,3}$/.test(rule.protocol) && number <= 255 ? number : undefined;
}

/** A port text as a range: null for all ports, undefined where it cannot be read. */
export function portRange(text: string): Range | null | undefined {
  if (text.trim() === '') return null;
  const match = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(text);
  const [first, last] = [Number(match?.[1] ?? NaN), Number(match?.[2] ?? match?.[1] ?? NaN)];
  return first >= 1 && last <= 65_535 && first <= last ? [first, last] : undefined;
}

function prefixes(text: string): readonly string[] | null | undefined {
  if (text === '') return null;
  const cidr = parseCidr(text);
  return cidr === null ? undefined : [formatCidr(cidr)];
}

/** A rule as a packet predicate; undefined where it cannot be read. */
function aclMatch(rule: AclRule): Match | undefined {
  const protocol = aclProtocol(rule);
  const [sources, destinations] = [prefixes(rule.srcCidr), prefixes(rule.dstCidr)];
  const [sourcePorts, destinationPorts] = [portRange(rule.srcPort), portRange(rule.dstPort)];
  if (protocol === undefined || sources === undefined || destinations === undefined || sourcePorts === undefined || destinationPorts === undefined) return undefined;
  const carriesPorts = protocol === protocolNumbers.tcp || protocol === protocolNumbers.udp;
  return {
    ...(protocol === null ? {} : { protocol }),
    ...(sources === null ? {} : { sources }),
    ...(destinations === null ? {} : { destinations }),
    ...(sourcePorts === null || !carriesPorts ? {} : { sourcePorts: [sourcePorts] }),
    ...(destinationPorts === null || !carriesPorts ? {} : { destinationPorts: [destinationPorts] }),
  };
}

/** The rows of a list in the order in which they are asked, the built-in denial last. Rules that cannot be read leave open what they decide. */
const aclRows = perScope((scope, acl: ComponentId): readonly FilterRow[] => {
  const entry = scope.component(acl);
  if (entry === null) return [];
  const ordered = aclRulesOf(entry).map((rule, index) => ({ rule, index })).sort((a, b) => (a.rule.order ?? aclOrders.final) - (b.rule.order ?? aclOrders.final) || a.index - b.index);
  const rows = ordered.map(({ rule, index }): FilterRow => {
    const because = { component: acl, path: `/rules/${index}`, label: `${entry.component.name} · ${rule.order ?? rule.id}` };
    const match = aclMatch(rule);
    if (match === undefined) return { match: {}, action: 'deny', because, reason: 'INSUFFICIENT_CONFIG' };
    return { match, action: rule.policy === 'deny' ? 'deny' : 'permit', because };
  });
  return [...rows, { match: {}, action: 'deny', because: finalBecause(entry) }];
});

function finalBecause(acl: Entry): Because {
  return { component: acl.id, path: '/rules', label: `${acl.component.name} · ${aclOrders.final}` };
}

function contribute(acl: Entry, ref: InterfaceRef, rows: readonly FilterRow[], plan: PlanBuilder): void {
  const table = {
    interface: ref.row.id, table: 'network-acl', stateful: false, view: 'current', defaultAction: 'deny', reason: 'ACL_DENY', because: finalBecause(acl),
  } as const;
  for (const slot of ['ingress-filter', 'egress-filter'] as const) plan.filter(ref.owner, { ...table, slot }, rows);
}

/**
 * Puts the list of a port's VPC before whatever else filters that port. Whoever brings a filter of a port calls this first: tables of one slot act in the
 * order in which they are brought (C.3 and C.5: the list before the groups).
 */
export function planAcl(scope: Scope, ref: InterfaceRef, plan: PlanBuilder): void {
  const subnet = scope.segmentOf(ref.owner, ref.row.id);
  const vpc = subnet === null ? null : vpcOf(scope, subnet);
  const acl = vpc === null ? null : aclOf(scope, vpc.id);
  if (acl !== null) contribute(acl, ref, [], plan);
}

/** Kinds whose ports a list guards. A VIP of a load balancer has its own access control and no list (g.4: not told). */
const guardedKinds: ReadonlySet<string> = new Set(['instance', 'nat-gateway', 'vpn-gateway']);

/** The rules themselves, brought by the list for every port in its VPCs. */
export function planAclRows(scope: Scope, acl: Entry, plan: PlanBuilder): void {
  const rows = aclRows(scope, acl.id);
  for (const vpc of boundVpcs(scope, acl.id)) {
    if (aclOf(scope, vpc.id)?.id !== acl.id) continue;
    const subnets = scope.children(vpc.id).filter((child) => child.component.kind === 'subnet');
    const ports = subnets.flatMap((subnet) => scope.members(subnet.id));
    for (const ref of ports) if (guardedKinds.has(kindOf(scope, ref.owner) ?? '')) contribute(acl, ref, rows, plan);
  }
}
