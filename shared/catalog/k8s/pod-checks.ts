import type { Self } from '../../model/definition.ts';
import type { Finding, Refusal } from '../../model/finding.ts';
import type { Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, formatCidr } from '../../net/cidr.ts';
import { freePodAddresses } from './blocks.ts';
import { poolsFor, tunnelAddressOf, tunnelRoomBytes } from './calico.ts';
import { nodeOf, nodeUnder, type ClusterNode } from './nodes.ts';
import { podKinds, podOf, type PodFields } from './pods.ts';

/* What is wrong with something that stands on a node like a pod: its address and the size of its packets. */

/** Sentences of {@link podFindings}. */
export const podSentences: Readonly<Record<string, Localized>> = {
  'V-01.block': { ko: '{ip}은(는) 노드 {node}의 팟 블록 {block} 밖에 있어 다른 노드가 이 팟을 찾지 못합니다.', en: '{ip} is outside {block}, the pod block of node {node}: other nodes cannot find the pod.' },
  'V-01.pod': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다. 팟마다 다른 주소가 필요합니다.', en: '{ip} is already used by {owner}. Every pod needs an address of its own.' },
  'V-01.fix': { ko: '주소를 {free}(으)로 변경', en: 'Change the address to {free}' },
  'K8S-POD-ADDRESS': { ko: '{name}에 주소가 없습니다. 노드 {node}의 팟 블록을 확인하세요.', en: '{name} has no address. Look at the pod block of node {node}.' },
  'K8S-POD-ADDRESS.fix': { ko: '{free} 할당', en: 'Give it {free}' },
  'K8S-POD-ADDRESS.no-block': { ko: '노드 {node}에 팟 블록이 없어 다른 노드가 {name}을(를) 찾지 못합니다.', en: 'Node {node} has no pod block: other nodes cannot find {name}.' },
  'K8S-POD-CORDONED': { ko: '노드 {node}에는 팟을 놓을 수 없습니다(배치 중지). 다른 노드에 두거나 다시 배치를 허용하세요.', en: 'Node {node} is cordoned and takes no pods. Choose another one, or uncordon it.' },
  'V-26': {
    ko: '팟 MTU {mtu}이(가) 노드 {node}의 네트워크 카드 MTU에서 IP-in-IP 20바이트를 뺀 {room}보다 큽니다. 큰 패킷이 다른 노드로 가지 못합니다.',
    en: 'The MTU of the pod ({mtu}) is larger than that of the network card of {node} less 20 bytes for IP-in-IP ({room}). Large packets do not reach other nodes.',
  },
  'V-26.fix': { ko: 'MTU를 {room}(으)로 변경', en: 'Set the MTU to {room}' },
};

type Guest = Self<Pick<PodFields, 'ip' | 'hostNetwork' | 'mtu'>>;

function ownerOf(self: Guest, scope: Scope, node: ClusterNode, ip: string): string | null {
  if (tunnelAddressOf(scope, node) === ip) return node.name;
  const rivals = scope.holders(ip).flatMap(({ owner }) => (owner === self.id ? [] : (podOf(scope, owner) ?? [])));
  return rivals.find((pod) => pod.cluster === node.cluster && !pod.isHostNetwork)?.name ?? null;
}

function addressFindings(self: Guest, scope: Scope, node: ClusterNode): readonly Finding[] {
  const { block } = node;
  const word = parseIpv4(self.props.ip);
  const at = { component: self.id, path: '/ip' };
  const [free] = freePodAddresses(scope, node.id, 1);
  const fixWith = (title: string) => (free === undefined ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { ip: free } }, title, params: { free } } });
  const fix = fixWith('V-01.fix');
  if (self.props.ip === '') return [{ code: 'K8S-POD-ADDRESS', severity: 'error', at, params: { name: self.component.name, node: node.name }, ...fixWith('K8S-POD-ADDRESS.fix') }];
  if (word === null) return [];
  if (block === null) return [{ code: 'K8S-POD-ADDRESS', severity: 'error', at, params: { case: 'no-block', name: self.component.name, node: node.name } }];
  if (!cidrContains(block, word)) return [{ code: 'V-01', severity: 'error', at, params: { case: 'block', ip: self.props.ip, node: node.name, block: formatCidr(block) }, ...fix }];
  const owner = ownerOf(self, scope, node, self.props.ip);
  return owner === null ? [] : [{ code: 'V-01', severity: 'error', at, params: { case: 'pod', ip: self.props.ip, owner }, ...fix }];
}

function mtuFindings(self: Guest, scope: Scope, node: ClusterNode): readonly Finding[] {
  const room = tunnelRoomBytes(node);
  if (self.props.mtu <= room || !poolsFor(scope, node).some((pool) => pool.mode !== 'Never')) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { mtu: room } }, title: 'V-26.fix', params: { room } };
  return [{ code: 'V-26', severity: 'warning', at: { component: self.id, path: '/mtu' }, params: { mtu: self.props.mtu, node: node.name, room }, fix }];
}

/** V-01 and V-26 of whatever stands on a node with an address of its own. Kinds: those of `podKinds`. */
export function podFindings(self: Guest, scope: Scope): readonly Finding[] {
  const node = nodeUnder(scope, self.id);
  if (node === null || self.props.hostNetwork || !podKinds.some((kind) => kind === self.component.kind)) return [];
  return [...addressFindings(self, scope, node), ...mtuFindings(self, scope, node)];
}

/** A pod goes on a schedulable node (domain/private-cloud.md b.6 rule 8); those of the host network are the node's own and go anywhere. */
export function refuseCordoned(self: Guest, scope: Scope): readonly Refusal[] {
  const node = self.component.parent === null ? null : nodeOf(scope, self.component.parent);
  if (node === null || node.props.schedulable || self.props.hostNetwork) return [];
  return [{ code: 'K8S-POD-CORDONED', params: { node: node.name }, at: { component: node.id, path: '/schedulable' }, blocking: [node.id] }];
}
