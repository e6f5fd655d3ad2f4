import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import type { Entry, Scope } from '../../model/scope.ts';
import { clusterOf } from './cluster.ts';
import { clusterNodes, nodeKinds, type ClusterNode, type NodeRole } from './nodes.ts';
import { propsReader } from './read-props.ts';

/* Virtual addresses of a cluster: one node of a role holds each of them (domain/private-cloud.md b.5, Vip). */

export const vipProps = z.object({
  vipKind: field.choice({ ko: '종류', en: 'Kind' }, { cluster: { ko: '클러스터 VIP (마스터)', en: 'Cluster VIP (masters)' }, proxy: { ko: '프록시 VIP', en: 'Proxy VIP' } }, 'cluster'),
  address: field.address({ ko: '주소', en: 'Address' }),
  holder: field.reference({ ko: '현재 소유 노드', en: 'Held by' }, nodeKinds, { help: { ko: '주소를 지금 가진 노드. 비우면 아무도 응답하지 않습니다.', en: 'The node that has the address now; when empty nobody answers.' } }),
  manager: field.choice({ ko: '관리자', en: 'Manager' }, { etcd: { ko: 'etcd', en: 'etcd' }, keepalived: { ko: 'keepalived', en: 'keepalived' } }, 'etcd'),
});
export type VipProps = z.output<typeof vipProps>;

export const readVip = propsReader(vipProps);

/** The role whose nodes share an address of this kind. */
export function roleOfVip(vipKind: string): NodeRole {
  return vipKind === 'proxy' ? 'proxy' : 'master';
}

/** Nodes that may hold a virtual address: those of its role in its cluster. */
export function vipNodes(scope: Scope, id: ComponentId, vipKind: string): readonly ClusterNode[] {
  const cluster = clusterOf(scope, id);
  return cluster === null ? [] : clusterNodes(scope, cluster.id).filter((node) => node.role === roleOfVip(vipKind));
}

/** Virtual addresses that a node holds now. */
export function vipsHeldBy(scope: Scope, node: ComponentId): readonly Entry[] {
  return scope.ofKind('vip').filter((vip) => readVip(vip).holder === node);
}
