import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { cidrsOverlap, formatCidr } from '../../../net/cidr.ts';
import { vpcRange } from '../addressing.ts';
import { projectOf } from '../quota.ts';
import { peeredVpcs } from '../serves.ts';

/** What a peering says about itself. */
export interface Peering {
  readonly id: ComponentId;
  readonly type: string;
}

/** Two VPCs, in id order. */
export type Pair = readonly [Entry, Entry];

/** The region of a VPC: that of its project. */
export function regionOf(scope: Scope, vpc: ComponentId): string {
  const region = projectOf(scope, vpc)?.component.props['region'];
  return typeof region === 'string' && region !== '' ? region : 'KR1';
}

/** The type that two VPCs need: by project first, then by region (B.2). */
export function typeNeeded(scope: Scope, [a, b]: Pair): string {
  if (projectOf(scope, a.id)?.id !== projectOf(scope, b.id)?.id) return 'INTER_PROJECT_PEERING';
  return regionOf(scope, a.id) === regionOf(scope, b.id) ? 'PEERING' : 'INTER_REGION_PEERING';
}

function hasSubnet(scope: Scope, vpc: Entry): boolean {
  return scope.children(vpc.id).some((child) => child.component.kind === 'subnet');
}

/** Another peering that joins the same two VPCs. */
function twinOf(scope: Scope, self: ComponentId, [a, b]: Pair): Entry | null {
  return scope.ofKind('peering-gateway').find((other) => {
    const joined = other.id === self ? [] : peeredVpcs(scope, other.id).map((vpc) => vpc.id);
    return joined.includes(a.id) && joined.includes(b.id);
  }) ?? null;
}

/** The tenant id by which others know a project. */
function tenantOf(project: Entry): string {
  const tenant = project.component.props['tenantId'];
  return typeof tenant === 'string' && tenant !== '' ? tenant : project.id;
}

/** The project on the other side that has not listed this tenant and VPC (B.2). */
function unlisted(scope: Scope, self: ComponentId, pair: Pair): { readonly project: string; readonly t: string; readonly v: string } | null {
  const home = projectOf(scope, self) ?? projectOf(scope, pair[0].id);
  const own = pair.find((vpc) => projectOf(scope, vpc.id)?.id === home?.id);
  const other = pair.find((vpc) => vpc !== own);
  const project = other === undefined ? null : projectOf(scope, other.id);
  if (home === null || own === undefined || project === null || project.id === home.id) return null;
  const rows: unknown = project.component.props['allowedPeers'];
  const listed = (Array.isArray(rows) ? rows : []).some((row: { readonly tenant?: unknown; readonly vpc?: unknown }) => row.tenant === tenantOf(home) && row.vpc === own.id);
  return listed ? null : { project: project.component.name, t: tenantOf(home), v: own.id };
}

/** Everything that forbids a pair of VPCs, as findings about the peering. */
export function pairFindings(scope: Scope, self: Peering, pair: Pair): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [];
  const [a, b] = pair.map((vpc) => vpcRange(vpc.id, scope));
  if (a !== undefined && b !== undefined && a !== null && b !== null && cidrsOverlap(a, b)) {
    findings.push({ code: 'NHN-PG-001', severity: 'error', at, params: { cidr1: formatCidr(a), cidr2: formatCidr(b) } });
  }
  for (const vpc of pair) if (!hasSubnet(scope, vpc)) findings.push({ code: 'NHN-PG-002', severity: 'error', at, params: { vpc: vpc.component.name } });
  const needed = typeNeeded(scope, pair);
  const isDoubled = self.type !== 'PEERING' && twinOf(scope, self.id, pair) !== null;
  if (needed !== self.type || isDoubled) {
    const fix = needed === self.type ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { type: needed } }, title: 'NHN-PG-003.fix', params: { kind: needed } } };
    findings.push({ code: 'NHN-PG-003', severity: 'error', at: { ...at, path: '/type' }, params: { kind: needed }, ...fix });
  }
  const missing = needed === 'INTER_PROJECT_PEERING' ? unlisted(scope, self.id, pair) : null;
  if (missing !== null) findings.push({ code: 'NHN-PG-006', severity: 'error', at, params: missing });
  return findings;
}
