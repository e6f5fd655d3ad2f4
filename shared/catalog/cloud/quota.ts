import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import type { Reading } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { Finding, Fix, Refusal } from '../../model/finding.ts';
import type { Localized } from '../../model/text.ts';

/*
 * Quotas of a project (domain/public-cloud.md B.2) with the overrides that the provider grants. A design without a project component has an implicit
 * project with the plain quotas (CONTRACTS 1).
 */

/** What is limited, and how much of it a project gets without asking. */
export const quotaDefaults = {
  vpcs: 3,
  subnets: 10,
  routingTables: 10,
  routes: 10,
  internetGateways: 3,
  networkAcls: 10,
  networkAclRules: 100,
  natGateways: 3,
} as const;
export type QuotaName = keyof typeof quotaDefaults;

const quotaSentences = {
  'NHN-Q-001': { ko: '쿼터: 프로젝트당 VPC {n}개까지입니다.', en: 'Quota: {n} VPCs per project.' },
  'NHN-Q-002': { ko: '쿼터: VPC당 서브넷 {n}개까지입니다.', en: 'Quota: {n} subnets per VPC.' },
  'NHN-Q-003': { ko: '쿼터: VPC당 라우팅 테이블 {n}개까지입니다.', en: 'Quota: {n} routing tables per VPC.' },
  'NHN-Q-004': { ko: '쿼터: 라우팅 테이블당 라우트 {n}개까지입니다.', en: 'Quota: {n} routes per routing table.' },
  'NHN-Q-005': { ko: '쿼터: 프로젝트당 인터넷 게이트웨이 {n}개까지입니다.', en: 'Quota: {n} internet gateways per project.' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The text of the remedy that all quotas share. */
const raiseQuota: Localized = { ko: '쿼터를 {n}(으)로 늘리기', en: 'Raise the quota to {n}' };

/** All quota sentences with their remedies, for the kinds that are counted. */
export const quotaTexts: Readonly<Record<string, Localized>> = Object.fromEntries(
  Object.entries(quotaSentences).flatMap(([code, text]) => [[code, text], [`${code}.fix`, raiseQuota]]),
);

/** The project around a component; for one that stands outside, the only project there is. */
export function projectOf(scope: Scope, id: ComponentId): Entry | null {
  const own = scope.component(id);
  return own?.component.kind === 'project' ? own : (scope.enclosing(id, 'project') ?? onlyProject(scope));
}

/** The project that everything belongs to which stands in none: the only one there is. */
export function onlyProject(scope: Scope): Entry | null {
  const all = scope.ofKind('project');
  return all.length === 1 ? (all[0] ?? null) : null;
}

interface Override {
  readonly id: unknown;
  readonly quota: unknown;
  readonly limit: unknown;
}

function overridesOf(project: Entry): readonly Override[] {
  const rows: unknown = project.component.props['quotaOverrides'];
  return Array.isArray(rows) ? rows.filter((row): row is Override => typeof row === 'object' && row !== null) : [];
}

/** How many a project may have: the last override of that name, else the plain quota. */
export function limitOf(project: Entry | null, name: QuotaName): number {
  const override = project === null ? undefined : overridesOf(project).findLast((row) => row.quota === name);
  return typeof override?.limit === 'number' ? override.limit : quotaDefaults[name];
}

/** Components of a kind that belong to the same project as one (null: to none), in id order. */
const ofKindIn = perScope((scope, key: string): readonly Entry[] => {
  const [kind = '', project = ''] = key.split(' ');
  return scope.ofKind(kind).filter((entry) => (projectOf(scope, entry.id)?.id ?? '') === project);
});

/** Components of a kind in a project; null: those that belong to none. */
export function inProject(scope: Scope, kind: string, project: Entry | null): readonly Entry[] {
  return ofKindIn(scope, `${kind} ${project?.id ?? ''}`);
}

/** The remedy: an override in the project. None where the project is implicit. */
function raise(project: Entry | null, name: QuotaName, code: string, limit: number): { readonly fix?: Fix } {
  if (project === null) return {};
  const known = overridesOf(project).findLast((row) => row.quota === name);
  const title = { title: `${code}.fix`, params: { n: limit } };
  if (typeof known?.id === 'string') return { fix: { command: 'row.update', args: { id: project.id, path: `/quotaOverrides/${known.id}`, row: { limit } }, ...title } };
  return { fix: { command: 'row.add', args: { id: project.id, path: '/quotaOverrides', row: { quota: name, limit } }, ...title } };
}

const readingLabels: Readonly<Record<QuotaName, Localized>> = {
  vpcs: { ko: 'VPC', en: 'VPCs' },
  subnets: { ko: '서브넷', en: 'Subnets' },
  routingTables: { ko: '라우팅 테이블', en: 'Routing tables' },
  routes: { ko: '라우트', en: 'Routes' },
  internetGateways: { ko: '인터넷 게이트웨이', en: 'Internet gateways' },
  networkAcls: { ko: '네트워크 ACL', en: 'Network ACLs' },
  networkAclRules: { ko: '네트워크 ACL 규칙', en: 'Network ACL rules' },
  natGateways: { ko: 'NAT 게이트웨이', en: 'NAT gateways' },
};

/** How much of a quota is used: `2 / 3`, overrides counted in. */
export function quotaReading(project: Entry | null, name: QuotaName, count: number): Reading {
  return { label: readingLabels[name], value: `${count} / ${limitOf(project, name)}` };
}

interface Count {
  readonly code: string;
  readonly name: QuotaName;
  readonly count: number;
  readonly project: Entry | null;
  readonly at: Finding['at'];
}

/** The finding that there are too many. */
export function quotaFindings({ code, name, count, project, at }: Count): readonly Finding[] {
  const limit = limitOf(project, name);
  return count <= limit ? [] : [{ code, severity: 'error', at, params: { n: limit }, ...raise(project, name, code, count) }];
}

/** The refusal of one more than there may be; `count` includes it. */
export function quotaRefusals({ code, name, count, project, at }: Count): readonly Refusal[] {
  const limit = limitOf(project, name);
  return count <= limit ? [] : [{ code, params: { n: limit }, at, ...raise(project, name, code, count) }];
}
