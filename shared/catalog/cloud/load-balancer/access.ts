import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import type { FilterRow, ProxyStage } from '../../../plan/stage.ts';
import { inProject, projectOf } from '../quota.ts';
import { memberTarget } from './members.ts';
import type { Pool } from './props.ts';

/*
 * IP access control of a load balancer (domain/public-cloud.md B.2 IPAccessControlGroup, C.7 L3). Groups stand in the balancer that uses them; in the
 * console several balancers may share one.
 */

const target = z.object({
  id: z.string(),
  address: field.text({ ko: 'IP 또는 CIDR', en: 'IP or CIDR' }),
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true }),
});

export const accessGroupSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  action: field.choice({ ko: '동작', en: 'Action' }, { ALLOW: { ko: '허용', en: 'Allow' }, DENY: { ko: '차단', en: 'Deny' } }, 'ALLOW'),
  targets: field.rows({ ko: '대상', en: 'Targets' }, target),
});
export type AccessGroup = z.output<typeof accessGroupSchema>;

/** Most groups and targets of a project, and targets of one bulk entry (B.2). */
export const accessLimits = { groups: 10, targets: 1000, entry: 100 } as const;

/** A target as a prefix; null where it is neither address nor prefix. */
export function targetCidr(text: string): Cidr | null {
  return parseCidr(parseIpv4(text) === null ? text : `${text}/32`);
}

interface Balancer {
  readonly vip: string;
  readonly pools: readonly Pool[];
  readonly ipAclGroups: readonly AccessGroup[];
}

const groupListSchema = z.array(accessGroupSchema);

/** Groups and targets of all balancers of the project. */
function usage(self: Self<Balancer>, scope: Scope): { readonly groups: number; readonly targets: number } {
  const others = inProject(scope, 'load-balancer', projectOf(scope, self.id)).filter((entry) => entry.id !== self.id);
  const lists = others.map((entry) => groupListSchema.safeParse(entry.component.props['ipAclGroups'] ?? [])).map((read) => (read.success ? read.data : []));
  const all = [...self.props.ipAclGroups, ...lists.flat()];
  return { groups: all.length, targets: all.reduce((sum, group) => sum + group.targets.length, 0) };
}

/** Addresses of members that no ALLOW group lists (the guide's caution). */
function unlistedMembers(self: Self<Balancer>, scope: Scope): readonly string[] {
  const listed = self.props.ipAclGroups.flatMap((group) => group.targets.flatMap((row) => targetCidr(row.address) ?? []));
  const members = self.props.pools.flatMap((pool) => pool.members.flatMap((member) => memberTarget(member, scope)?.address ?? []));
  return [...new Set(members)].filter((text) => {
    const address = parseIpv4(text);
    return address !== null && !listed.some((cidr) => cidrContains(cidr, address));
  });
}

/** The rows of a group with further targets. */
export function withTargets(group: AccessGroup, addresses: readonly string[]): AccessGroup {
  const used = new Set(group.targets.map((row) => row.id));
  const targets = [...group.targets];
  let number = 0;
  for (const address of addresses) {
    do number += 1;
    while (used.has(`target-${number}`));
    targets.push({ id: `target-${number}`, address, description: '' });
  }
  return { ...group, targets };
}

function allowFindings(self: Self<Balancer>, scope: Scope): readonly Finding[] {
  const [first] = self.props.ipAclGroups;
  if (first === undefined || self.props.ipAclGroups.some((group) => group.action !== 'ALLOW')) return [];
  const missing = unlistedMembers(self, scope);
  if (missing.length === 0) return [];
  const ipAclGroups = self.props.ipAclGroups.map((group) => (group === first ? withTargets(group, missing) : group));
  const fix = { command: 'component.update', args: { id: self.id, props: { ipAclGroups } }, title: 'NHN-IPACL-002.fix', params: { list: missing.join(', ') } };
  return [{ code: 'NHN-IPACL-002', severity: 'warning', at: { component: self.id, path: '/ipAclGroups/0' }, params: { group: first.name || first.id }, fix }];
}

/** What is wrong with the access control: too much of it, mixed actions, targets that are none, members left out. */
export function accessFindings(self: Self<Balancer>, scope: Scope): readonly Finding[] {
  const { ipAclGroups } = self.props;
  if (ipAclGroups.length === 0) return [];
  const at = { component: self.id, path: '/ipAclGroups' };
  const findings: Finding[] = [];
  const { groups, targets } = usage(self, scope);
  if (groups > accessLimits.groups || targets > accessLimits.targets) findings.push({ code: 'NHN-IPACL-001', severity: 'error', at, params: {} });
  if (new Set(ipAclGroups.map((group) => group.action)).size > 1) findings.push({ code: 'NHN-IPACL-003', severity: 'error', at, params: {} });
  ipAclGroups.forEach((group, index) => {
    group.targets.forEach((row, position) => {
      if (targetCidr(row.address) !== null) return;
      const place = { component: self.id, path: `/ipAclGroups/${index}/targets/${position}/address` };
      findings.push({ code: 'IPACL-TARGET', severity: 'error', at: place, params: { address: row.address } });
    });
  });
  return [...findings, ...allowFindings(self, scope)];
}

/** Targets that can be read, as rows, in order. */
function readableRows(self: Self<Balancer>): readonly FilterRow[] {
  return self.props.ipAclGroups.flatMap((group, index) =>
    group.targets.flatMap((row, position): readonly FilterRow[] => {
      const cidr = targetCidr(row.address);
      const because = { component: self.id, path: `/ipAclGroups/${index}/targets/${position}`, label: `${group.name || group.id} · ${row.address}` };
      return cidr === null ? [] : [{ match: { sources: [formatCidr(cidr)] }, action: group.action === 'DENY' ? 'deny' : 'permit', because }];
    }),
  );
}

/** What leaves open whom the balancer serves: groups of both actions, or a target that nobody can read. Null when all is clear. */
function openPath({ props: { ipAclGroups } }: Self<Balancer>): string | null {
  if (new Set(ipAclGroups.map((group) => group.action)).size > 1) return '/ipAclGroups';
  const found = ipAclGroups.flatMap((group, index) => group.targets.flatMap((row, at) => (row.address !== '' && targetCidr(row.address) === null ? [`/ipAclGroups/${index}/targets/${at}`] : [])));
  return found[0] ?? null;
}

/** The list as the proxy asks it; null serves everybody. Where it cannot be read to its end, what is readable decides, and nobody can tell of the other clients. */
export function planAccess(self: Self<Balancer>): ProxyStage['access'] {
  const [first] = self.props.ipAclGroups;
  if (first === undefined) return null;
  const path = openPath(self);
  if (path === null) return { rows: readableRows(self), defaultAction: first.action === 'DENY' ? 'permit' : 'deny', reason: 'LB_IPACL_DENY' };
  const gap: FilterRow = { match: {}, action: 'deny', because: { component: self.id, path, label: self.component.name }, reason: 'INSUFFICIENT_CONFIG' };
  return { rows: path === '/ipAclGroups' ? [gap] : [...readableRows(self), gap], defaultAction: 'deny', reason: 'LB_IPACL_DENY' };
}
