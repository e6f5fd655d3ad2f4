import type { Self } from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import type { Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';
import { cidrCovers, cidrsOverlap, formatCidr, parseCidr, type Cidr } from '../../net/cidr.ts';
import { gatewayFor } from '../free-addresses.ts';
import { ipFindings, ipSentences } from '../ip-checks.ts';
import { connectedRoutes, networkPrefixes } from '../ip-ports.ts';
import { migrateSentences } from '../move-guest.ts';
import { networkFindings, placementFindings, placementSentences } from '../placement.ts';
import { gatewayRoutes, writtenRoutes } from '../route-rows.ts';
import { layer2Networks } from '../wiring.ts';
import { freeBlock } from './blocks.ts';
import { poolsFor } from './calico.ts';
import { readCluster } from './cluster.ts';
import { nodeOperationSentences } from './node-operations.ts';
import { clusterNodes, nodeOf, type ClusterNode, type NodeProps } from './nodes.ts';
import { podsOn } from './pods.ts';
import { poolAround } from './pools.ts';

export const nodeSentences: Readonly<Record<string, Localized>> = {
  ...ipSentences,
  ...placementSentences,
  ...migrateSentences,
  ...nodeOperationSentences,
  'CAL-002': {
    ko: '{name}의 라우팅 테이블에 {network}({cidr})(으)로 가는 라우트가 없습니다. 기본 게이트웨이를 지정하세요.',
    en: 'The table of {name} has no route to {network} ({cidr}). Give it a default gateway.',
  },
  'CAL-002.fix': { ko: '기본 게이트웨이를 {gateway}(으)로 지정', en: 'Set the default gateway to {gateway}' },
  'K8S-NODE-BLOCK': { ko: '{name}의 팟 블록 {block}이(가) {owner}의 블록과 겹칩니다.', en: 'The pod block {block} of {name} overlaps that of {owner}.' },
  'K8S-NODE-BLOCK.pool': { ko: '{name}의 팟 블록 {block}은(는) 어느 IP 풀에도 속하지 않습니다.', en: 'The pod block {block} of {name} is in no IP pool.' },
  'K8S-NODE-BLOCK.fix': { ko: '{free} 사용', en: 'Use {free}' },
  'K8S-NODE-CLUSTER': { ko: '{name}이(가) 어느 클러스터의 노드인지 정해지지 않았습니다.', en: '{name} belongs to no cluster.' },
  'K8S-NODE-CLUSTER.fix': { ko: '{cluster}에 넣기', en: 'Add it to {cluster}' },
};

type NodeSelf = Self<NodeProps>;

/** Nodes of ICP are virtual machines on hosts (V-04); those of IKS are the provider's and stand in VLANs (domain/private-cloud.md b.5). */
function standingFindings(self: NodeSelf, scope: Scope, node: ClusterNode): readonly Finding[] {
  const cluster = scope.component(node.cluster);
  return cluster !== null && readCluster(cluster).flavor === 'IKS' ? networkFindings(self, scope) : placementFindings(self, scope);
}

function clusterFindings(self: NodeSelf, scope: Scope, node: ClusterNode): readonly Finding[] {
  if (node.cluster !== null) return [];
  const [only, ...others] = scope.ofKind('kubernetes-cluster');
  const fix = only === undefined || others.length > 0 ? {} : {
    fix: { command: 'component.update', args: { id: self.id, props: { cluster: only.id } }, title: 'K8S-NODE-CLUSTER.fix', params: { cluster: only.component.name } },
  };
  return [{ code: 'K8S-NODE-CLUSTER', severity: 'error', at: { component: self.id, path: '/cluster' }, params: { name: self.component.name }, ...fix }];
}

function blockFindings(self: NodeSelf, scope: Scope, node: ClusterNode): readonly Finding[] {
  const { block, cluster } = node;
  if (block === null || cluster === null) return [];
  const free = freeBlock(scope, cluster);
  const fix = free === null || podsOn(scope, self.id).length > 0 ? {} : {
    fix: { command: 'component.update', args: { id: self.id, props: { podBlock: free, tunnelIp: '' } }, title: 'K8S-NODE-BLOCK.fix', params: { free } },
  };
  const finding = (params: Finding['params']): readonly Finding[] => [
    { code: 'K8S-NODE-BLOCK', severity: 'error', at: { component: self.id, path: '/podBlock' }, params: { name: self.component.name, block: formatCidr(block), ...params }, ...fix },
  ];
  if (poolAround(poolsFor(scope, node), block) === null) return finding({ case: 'pool' });
  const rival = clusterNodes(scope, cluster).find((other) => other.id !== node.id && other.block !== null && cidrsOverlap(other.block, block));
  return rival === undefined ? [] : finding({ owner: rival.name });
}

/** The place whose virtual machines a cluster's pods may call. */
function placeOf(scope: Scope, id: NodeSelf['id']): string | null {
  return (scope.enclosing(id, 'vcenter-instance') ?? scope.enclosing(id, 'onprem-site'))?.id ?? null;
}

const machineKinds: ReadonlySet<string> = new Set(['virtual-machine', 'server']);

/** CAL-002: a network with virtual machines of the same place that the node's table does not lead to. */
function routeFindings(self: NodeSelf, scope: Scope, node: ClusterNode): readonly Finding[] {
  if (node.block === null || node.network === null) return [];
  const ports = node.ports.map((port) => ({ ...port, isUp: port.row.connected !== false }));
  const rows = [...connectedRoutes(self.id, ports), ...gatewayRoutes(self.id, self.props.gateway, ports), ...writtenRoutes(self.id, self.props.routes, ports)];
  const isKnown = (cidr: Cidr): boolean => rows.some((row) => {
    const known = parseCidr(row.destination);
    return known !== null && cidrCovers(known, cidr);
  });
  const place = placeOf(scope, self.id);
  for (const network of layer2Networks(scope)) {
    const machines = scope.members(network.id).filter((ref) => machineKinds.has(scope.component(ref.owner)?.component.kind ?? '') && placeOf(scope, ref.owner) === place);
    const missing = machines.length === 0 ? undefined : networkPrefixes(scope, network.id).find((cidr) => !isKnown(cidr));
    if (missing === undefined) continue;
    const own = ports[0]?.network ?? null;
    const gateway = own === null || node.word === null ? null : gatewayFor(scope, own, node.word);
    const fix = gateway === null ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { gateway } }, title: 'CAL-002.fix', params: { gateway } } };
    return [{ code: 'CAL-002', severity: 'error', at: { component: self.id, path: '/gateway' }, params: { name: self.component.name, network: network.component.name, cidr: formatCidr(missing) }, rule: ['R-036'], ...fix }];
  }
  return [];
}

export function nodeFindings(self: NodeSelf, scope: Scope): readonly Finding[] {
  const node = nodeOf(scope, self.id);
  if (node === null) return [];
  return [
    ...standingFindings(self, scope, node), ...clusterFindings(self, scope, node), ...ipFindings(self, scope), ...blockFindings(self, scope, node), ...routeFindings(self, scope, node),
  ];
}
