import type { ComponentId } from '../../model/design.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import type { Because, HttpCondition, HttpPolicy, ProxyMember, ProxyPool } from '../../plan/stage.ts';
import { clusterOf } from './cluster.ts';
import { readIngress, type IngressRule } from './ingress-props.ts';
import { addressText } from './nodes.ts';
import { endpointsOf, serviceBy, targetOf } from './services.ts';
import { readService } from './service-props.ts';

/*
 * What a controller makes of the Ingresses of its cluster (domain/private-cloud.md c, Ingress controller / ALB): one list of policies, asked from the
 * top. The most precise host decides, within it the longest path; what a host has no rule for does not fall through to a less precise host.
 */

export interface HostRule {
  readonly ingress: ComponentId;
  readonly rule: IngressRule;
  readonly because: Because;
  /** Lower case; empty: every host. */
  readonly host: string;
  /** Begins with a slash and does not end with one, unless it is `/` or meant exactly. */
  readonly path: string;
}

function canonicalPath({ path, pathType }: IngressRule): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return pathType === 'Exact' || rooted === '/' ? rooted : rooted.replace(/\/+$/, '') || '/';
}

/** Every rule of every Ingress of a cluster, in id and row order. */
export const hostRules = perScope((scope, cluster: ComponentId): readonly HostRule[] =>
  scope.ofKind('ingress').flatMap((entry) => {
    if (clusterOf(scope, entry.id)?.id !== cluster) return [];
    return readIngress(entry).rules.map((rule, index): HostRule => ({
      ingress: entry.id, rule, host: rule.host.trim().toLowerCase(), path: canonicalPath(rule), because: { component: entry.id, path: `/rules/${index}`, label: `${rule.host}${rule.path}` },
    }));
  }),
);

/** Name of the pool for a port of a Service. */
function poolId(service: string | null, port: number): string {
  return `${service ?? ''}:${port}`;
}

/** One label in place of the asterisk, as an Ingress means it. */
function hostCondition(host: string): readonly HttpCondition[] {
  if (host === '') return [];
  if (!host.startsWith('*.')) return [{ on: 'host', key: null, compare: 'equals', value: host }];
  return [{ on: 'host', key: null, compare: 'regex', value: `^[^.]+${host.slice(1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$` }];
}

/** Ways in which a path fits a rule: a prefix holds for whole path elements only. */
function pathConditions(path: string, isExact: boolean): readonly HttpCondition[] {
  if (isExact) return [{ on: 'path', key: null, compare: 'equals', value: path }];
  if (path === '/') return [{ on: 'path', key: null, compare: 'starts-with', value: '/' }];
  return [{ on: 'path', key: null, compare: 'equals', value: path }, { on: 'path', key: null, compare: 'starts-with', value: `${path}/` }];
}

function rulePolicies({ rule, host, path, because }: HostRule): readonly HttpPolicy[] {
  const action = { kind: 'pool', pool: poolId(rule.service, rule.port) } as const;
  return pathConditions(path, rule.pathType === 'Exact').map((condition) => ({ action, because, conditions: [...hostCondition(host), condition] }));
}

const hostRank = (host: string): number => (host === '' ? 2 : host.startsWith('*.') ? 1 : 0);

/** Hosts from precise to general: whole names, then wildcards from the longest, then every host. */
function byPrecision(a: string, b: string): number {
  return hostRank(a) - hostRank(b) || (hostRank(a) === 1 ? b.length - a.length : 0) || (a < b ? -1 : a > b ? 1 : 0);
}

const byPath = (a: HostRule, b: HostRule): number => b.path.length - a.path.length || Number(b.rule.pathType === 'Exact') - Number(a.rule.pathType === 'Exact');

/** The backend of an Ingress for what its rules leave over: that Service's first port. */
function defaultPool(scope: Scope, ingress: ComponentId): { readonly service: string; readonly port: number } | null {
  const entry = scope.component(ingress);
  const service = entry === null ? null : serviceBy(scope, readIngress(entry).defaultBackend);
  const [first] = service === null ? [] : readService(service).ports;
  return service === null || first === undefined ? null : { service: service.id, port: first.port };
}

/** What a host's rules leave over: the default backend, or 404. */
function leftOver(scope: Scope, ingress: ComponentId | null, host: string, controller: Because): HttpPolicy {
  const conditions: readonly HttpCondition[] = [...hostCondition(host), ...pathConditions('/', false)];
  const backend = ingress === null ? null : defaultPool(scope, ingress);
  if (backend === null || ingress === null) return { action: { kind: 'reject', status: 404 }, because: controller, reason: 'INGRESS_NO_RULE', conditions };
  return { action: { kind: 'pool', pool: poolId(backend.service, backend.port) }, because: { component: ingress, path: '/defaultBackend', label: backend.service }, conditions };
}

/** The policies of a controller, in the order it asks them; `controller` is what a 404 is because of. */
export function ingressPolicies(scope: Scope, cluster: ComponentId, controller: Because): readonly HttpPolicy[] {
  const rules = hostRules(scope, cluster);
  const hosts = [...new Set(rules.map((each) => each.host).filter((host) => host !== ''))].sort(byPrecision);
  const general = rules.filter((each) => each.host === '');
  const last = scope.ofKind('ingress').find((entry) => clusterOf(scope, entry.id)?.id === cluster && defaultPool(scope, entry.id) !== null);
  return [
    ...hosts.flatMap((host) => {
      const own = rules.filter((each) => each.host === host).sort(byPath);
      return [...own.flatMap(rulePolicies), leftOver(scope, own[0]?.ingress ?? null, host, controller)];
    }),
    ...[...general].sort(byPath).flatMap(rulePolicies),
    leftOver(scope, last?.id ?? null, '', controller),
  ];
}

/** Members behind a port of a Service: its endpoints, or in ClusterIP mode the Service itself, which kube-proxy of the node resolves. */
function members(scope: Scope, service: ComponentId, port: number, upstream: string): readonly ProxyMember[] {
  const entry = scope.component(service);
  const props = entry === null ? null : readService(entry);
  const row = props?.ports.find((each) => each.port === port && each.protocol !== 'udp');
  if (props === null || row === undefined) return [];
  const one = { weight: 1, enabled: true };
  if (upstream === 'clusterIp') {
    const address = addressText(props.clusterIp);
    return address === null ? [] : [{ ...one, id: service, component: service, address, port, because: { component: service, path: '/clusterIp', label: service } }];
  }
  return endpointsOf(scope, service).map((endpoint) => ({
    ...one, id: endpoint.component === service ? endpoint.address : endpoint.component, component: endpoint.component, address: endpoint.address, port: targetOf(endpoint, row), because: endpoint.because,
  }));
}

/** A pool per port of a Service that a policy names. One that is not there has no members: 503. */
export function ingressPools(scope: Scope, cluster: ComponentId, upstream: string): readonly ProxyPool[] {
  const uses = [
    ...hostRules(scope, cluster).map(({ rule, because }) => ({ service: rule.service, port: rule.port, because })),
    ...scope.ofKind('ingress').flatMap((entry) => {
      const backend = clusterOf(scope, entry.id)?.id === cluster ? defaultPool(scope, entry.id) : null;
      return backend === null ? [] : [{ ...backend, because: { component: entry.id, path: '/defaultBackend', label: backend.service } }];
    }),
  ];
  const pools = new Map<string, ProxyPool>();
  for (const { service: reference, port, because } of uses) {
    const id = poolId(reference, port);
    const service = serviceBy(scope, reference);
    if (pools.has(id)) continue;
    pools.set(id, {
      id, protocol: 'http', method: 'round-robin', persistence: 'none', monitor: null, because: service === null ? because : { component: service.id, path: '/ports', label: service.component.name },
      members: service === null ? [] : members(scope, service.id, port, upstream),
    });
  }
  return [...pools.values()];
}
