import type { Self } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { formatIpv4, parseIpv4 } from '../net/address.ts';
import { cidrContains, cidrsOverlap, formatCidr, parseCidr, type Cidr } from '../net/cidr.ts';
import { clusterKind, readCluster } from './k8s/cluster.ts';
import { clusterNodes, type ClusterNode } from './k8s/nodes.ts';
import { readVip } from './k8s/vips.ts';
import { listAddresses } from './address-words.ts';
import type { NatRule } from './nat-rules.ts';
import type { WrittenRoute } from './route-rows.ts';
import { meantPorts, routeTo } from './wired-routers.ts';

/*
 * V-34, V-35 and ESG-002: what a router or an edge gateway in front of a Kubernetes cluster knows of it: the Service network and the virtual addresses.
 */

/** Sentences of {@link routedServiceFindings}. */
export const routedServiceSentences: Readonly<Record<string, Localized>> = {
  'V-34': {
    ko: '{cluster}의 서비스 대역 {network}이(가) 밖에서 노드 {node}(으)로 라우팅됩니다. ClusterIP가 클러스터 밖에서 열리고 클라이언트 주소가 보이지 않게 됩니다.',
    en: 'The Service network {network} of {cluster} is routed from outside to node {node}: ClusterIPs can be reached from outside, and client addresses are lost.',
  },
};

/** Sentences of {@link clusterEntryFindings}. */
export const clusterEntrySentences: Readonly<Record<string, Localized>> = {
  ...routedServiceSentences,
  'V-35': {
    ko: '{rule}이(가) {cluster}의 ClusterIP {address}(으)로 보내지만 {name}에 서비스 대역 {network}의 라우트가 없어 기본 라우트로 나갑니다. 노드로 가는 라우트를 추가하세요.',
    en: '{rule} forwards to ClusterIP {address} of {cluster}, but {name} has no route to the Service network {network}: it goes out by the default route. Add a route to a node.',
  },
  'V-35.fix': { ko: '{network} 라우트를 {nextHop}(으)로 추가', en: 'Add a route to {network} by {nextHop}' },
  'ESG-002': {
    ko: '{cluster}의 클러스터 VIP {address}(으)로 가는 DNAT 규칙이 {name}에 없어 사설 네트워크에서 클러스터에 접속할 수 없습니다.',
    en: '{name} has no DNAT rule to the cluster VIP {address} of {cluster}: the private network cannot reach the cluster.',
  },
  'ESG-002.fix': { ko: 'DNAT 규칙 추가: {outer} → {address}', en: 'Add a DNAT rule: {outer} > {address}' },
};

interface EntryProps {
  readonly interfaces: readonly { readonly id: string; readonly type?: string }[];
  readonly routes: readonly WrittenRoute[];
  readonly nat: readonly NatRule[];
}
type Entrance = Self<EntryProps>;

interface Known {
  readonly id: Parameters<typeof clusterNodes>[1];
  readonly name: string;
  readonly services: Cidr | null;
  readonly nodes: readonly ClusterNode[];
  readonly flavor: string;
}

function clustersOf(scope: Scope): readonly Known[] {
  return scope.ofKind(clusterKind).map((entry) => {
    const { serviceCidr, flavor } = readCluster(entry);
    return { id: entry.id, name: entry.component.name, services: parseCidr(serviceCidr), nodes: clusterNodes(scope, entry.id), flavor };
  });
}

/** A node that stands in a network of the router. */
function nodeBeside(self: Entrance, nodes: readonly ClusterNode[], scope: Scope): ClusterNode | null {
  const own = meantPorts(scope, self.id).flatMap((port) => port.addresses.filter((one) => one.isPlaced));
  const beside = nodes.filter((node) => node.word !== null && own.some((one) => node.word !== null && cidrContains(one.cidr, node.word)));
  return beside.find((node) => node.role === 'worker') ?? beside[0] ?? null;
}

/** V-34: a written route that hands the Service network, or a part of it, to a node. */
function routedServices(self: Self<Pick<EntryProps, 'routes'>>, cluster: Known): readonly Finding[] {
  return self.props.routes.flatMap((route, index): readonly Finding[] => {
    const [cidr, nextHop] = [parseCidr(route.network), parseIpv4(route.nextHop)];
    const node = cluster.nodes.find((one) => nextHop !== null && one.word === nextHop);
    if (cidr === null || cluster.services === null || node === undefined || cidr.prefixLength === 0 || !cidrsOverlap(cidr, cluster.services)) return [];
    return [{ code: 'V-34', severity: 'warning', at: { component: self.id, path: `/routes/${index}` }, params: { cluster: cluster.name, network: formatCidr(cidr), node: node.name }, rule: ['R-026'] }];
  });
}

/** V-35: a translation to a ClusterIP for which only the default route is left. */
function unroutedServices(self: Entrance, cluster: Known, scope: Scope): readonly Finding[] {
  const { services } = cluster;
  if (services === null) return [];
  return self.props.nat.flatMap((rule, index): readonly Finding[] => {
    const address = rule.enabled && rule.kind === 'DNAT' ? (listAddresses(rule.translatedAddress) ?? []).find((text) => cidrContains(services, parseIpv4(text) ?? services.network)) : undefined;
    const word = address === undefined ? null : parseIpv4(address);
    if (address === undefined || word === null) return [];
    const route = routeTo(scope, self.id, self.props.routes, word);
    if (route !== null && (parseCidr(route.destination)?.prefixLength ?? 0) > 0) return [];
    const nextHop = nodeBeside(self, cluster.nodes, scope)?.address ?? null;
    const network = formatCidr(services);
    const fix = nextHop === null ? {} : { fix: { command: 'row.add', args: { id: self.id, path: '/routes', row: { network, nextHop } }, title: 'V-35.fix', params: { network, nextHop } } };
    const params = { rule: rule.name || rule.id, cluster: cluster.name, address, name: self.component.name, network };
    return [{ code: 'V-35', severity: 'error', at: { component: self.id, path: `/nat/${index}` }, params, ...fix }];
  });
}

/** An address of an uplink that no NAT rule uses yet; the first of an interface is the gateway's own. */
function freeOuter(self: Entrance, scope: Scope): { readonly port: string; readonly address: string } | null {
  const used = new Set(self.props.nat.flatMap((rule) => [rule.originalAddress, rule.translatedAddress]));
  const uplinks = meantPorts(scope, self.id).filter((port) => self.props.interfaces.some((row) => row.id === port.row.id && row.type === 'uplink'));
  return uplinks.flatMap((port) => port.addresses.slice(1).map(({ address }) => ({ port: port.row.id, address }))).find(({ address }) => !used.has(address)) ?? null;
}

/** ESG-002: the way from the private network to an ICP cluster leads through a DNAT rule to its VIP (seed line 100; R-063). */
function missingVip(self: Entrance, cluster: Known, scope: Scope): readonly Finding[] {
  if (cluster.flavor !== 'ICP' || nodeBeside(self, cluster.nodes, scope) === null) return [];
  const vips = scope.children(cluster.id).filter(({ component }) => component.kind === 'vip').map(readVip).filter((vip) => vip.vipKind === 'cluster');
  return vips.flatMap(({ address: text }): readonly Finding[] => {
    const word = parseIpv4(text);
    if (word === null) return [];
    const address = formatIpv4(word);
    if (self.props.nat.some((rule) => rule.enabled && rule.kind === 'DNAT' && listAddresses(rule.translatedAddress)?.includes(address) === true)) return [];
    const outer = freeOuter(self, scope);
    const row = outer === null ? null : { kind: 'DNAT', appliedOn: outer.port, originalAddress: outer.address, translatedAddress: address };
    const fix = row === null ? {} : { fix: { command: 'row.add', args: { id: self.id, path: '/nat', row }, title: 'ESG-002.fix', params: { outer: row.originalAddress, address } } };
    return [{ code: 'ESG-002', severity: 'error', at: { component: self.id, path: '/nat' }, params: { cluster: cluster.name, address, name: self.component.name }, rule: ['R-063'], ...fix }];
  });
}

/** V-34 of whatever has written routes. */
export function routedServiceFindings(self: Self<Pick<EntryProps, 'routes'>>, scope: Scope): readonly Finding[] {
  return clustersOf(scope).flatMap((cluster) => routedServices(self, cluster));
}

/** V-34 and V-35 of a router, and ESG-002 of an edge gateway. */
export function clusterEntryFindings(self: Entrance, scope: Scope, isEdge: boolean): readonly Finding[] {
  return clustersOf(scope).flatMap((cluster) => [...routedServices(self, cluster), ...unroutedServices(self, cluster, scope), ...(isEdge ? missingVip(self, cluster, scope) : [])]);
}
