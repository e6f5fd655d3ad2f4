import type { Self } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { perScope, type Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { cidrCovers, cidrsOverlap, formatCidr, parseCidr, type Cidr } from '../net/cidr.ts';
import { clusterKind, clusterOf, readCluster } from './k8s/cluster.ts';
import { nodeKinds } from './k8s/nodes.ts';
import { domainOf } from './l2-domain.ts';
import { isRouter } from './routers.ts';

/*
 * V-02: prefixes that overlap in one routing domain. A domain is what routers join: networks they are plugged into, wires, layer 2 domains, and clusters
 * with the networks of their nodes. The internet joins nobody, so two separate networks in one file may use the same prefixes.
 */

export const overlapSentences: Readonly<Record<string, Localized>> = {
  'V-02': {
    ko: '{cidr}이(가) 같은 라우팅 도메인에 있는 {owner}의 {other}와(과) 겹칩니다. 둘 중 하나를 다른 대역으로 바꾸세요.',
    en: '{cidr} overlaps {other} of {owner} in the same routing domain. Move one of them to another range.',
  },
};

/** A prefix that somebody declares as a network of its own. */
interface Space {
  readonly owner: ComponentId;
  readonly path: string;
  readonly cidr: Cidr;
}

function readSpace(owner: ComponentId, path: string, text: unknown): readonly Space[] {
  const cidr = typeof text === 'string' ? parseCidr(text) : null;
  return cidr === null ? [] : [{ owner, path, cidr }];
}

const networkKinds = ['vlan', 'logical-switch'] as const;

/** Pools inside the pod range of their cluster are that range; others are spaces of their own. */
function poolSpaces(scope: Scope): readonly Space[] {
  return scope.ofKind('ip-pool').flatMap(({ id, component }) => {
    const cluster = scope.enclosing(id, clusterKind);
    const range = cluster === null ? null : parseCidr(readCluster(cluster).podCidr);
    return readSpace(id, '/cidr', component.props['cidr']).filter((space) => range === null || !cidrCovers(range, space.cidr));
  });
}

const allSpaces = perScope((scope, _all: null): readonly Space[] => [
  ...networkKinds.flatMap((kind) => scope.ofKind(kind)).flatMap(({ id, component }) => {
    const rows: unknown = component.props['subnets'];
    const subnets = Array.isArray(rows) ? rows.flatMap((row: unknown, index) => (typeof row === 'object' && row !== null && 'cidr' in row ? readSpace(id, `/subnets/${index}`, row.cidr) : [])) : [];
    return [...readSpace(id, '/cidr', component.props['cidr']), ...subnets];
  }),
  ...scope.ofKind(clusterKind).flatMap((cluster) => {
    const { podCidr, serviceCidr } = readCluster(cluster);
    return [...readSpace(cluster.id, '/podCidr', podCidr), ...readSpace(cluster.id, '/serviceCidr', serviceCidr)];
  }),
  ...poolSpaces(scope),
]);

/** Networks, routers and clusters that routing joins to one another. */
const neighbours = perScope((scope, id: ComponentId): readonly ComponentId[] => {
  const kind = scope.component(id)?.component.kind ?? '';
  if (isRouter(scope, id)) {
    const plugged = scope.interfaces(id).flatMap((row) => scope.segmentOf(id, row.id) ?? []);
    return [...plugged, ...scope.links(id, 'routed').flatMap((view) => (isRouter(scope, view.peer) ? [view.peer] : []))];
  }
  if (kind === clusterKind) {
    const pools = scope.children(id).flatMap((child) => (child.component.kind === 'ip-pool' ? [child.id] : []));
    return [...pools, ...nodesOf(scope, id).flatMap((node) => scope.interfaces(node).flatMap((row) => scope.segmentOf(node, row.id) ?? []))];
  }
  const cluster = scope.enclosing(id, clusterKind);
  if (cluster !== null) return [cluster.id];
  const routers = scope.members(id).flatMap((ref) => (isRouter(scope, ref.owner) ? [ref.owner] : []));
  const clusters = scope.members(id).flatMap((ref) => clusterOf(scope, ref.owner)?.id ?? []);
  return [...domainOf(scope, id), ...routers, ...clusters];
});

const nodesOf = (scope: Scope, cluster: ComponentId): readonly ComponentId[] =>
  nodeKinds.flatMap((kind) => scope.ofKind(kind)).flatMap(({ id }) => (clusterOf(scope, id)?.id === cluster ? [id] : []));

/** Everything that one routing domain holds, the thing itself included. */
function routingDomainOf(scope: Scope, id: ComponentId): ReadonlySet<ComponentId> {
  const domain = new Set([id]);
  for (const member of domain) for (const other of neighbours(scope, member)) domain.add(other);
  return domain;
}

/** V-02 for a VLAN, a logical switch, a cluster or a pool: each of its prefixes against the others in its routing domain. */
export function overlapFindings(self: Self<object>, scope: Scope): readonly Finding[] {
  const spaces = allSpaces(scope, null);
  const own = spaces.filter((space) => space.owner === self.id);
  const rivals = own.flatMap((space) => spaces.filter((other) => other !== space && cidrsOverlap(space.cidr, other.cidr)).map((other) => [space, other] as const));
  if (rivals.length === 0) return [];
  const [domain, same] = [routingDomainOf(scope, self.id), domainOf(scope, self.id)];
  return rivals.flatMap(([space, other]): readonly Finding[] => {
    const isTwin = other.owner !== self.id && same.includes(other.owner);
    if (isTwin || !domain.has(other.owner)) return [];
    const params = { cidr: formatCidr(space.cidr), other: formatCidr(other.cidr), owner: scope.component(other.owner)?.component.name ?? other.owner };
    return [{ code: 'V-02', severity: 'error', at: { component: self.id, path: space.path }, params }];
  });
}
