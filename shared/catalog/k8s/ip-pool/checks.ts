import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { cidrCovers } from '../../../net/cidr.ts';
import { overlapFindings, overlapSentences } from '../../routing-domain.ts';
import { isNextDoor, isTunnelled } from '../calico.ts';
import { clusterOf } from '../cluster.ts';
import { clusterNodes, type ClusterNode } from '../nodes.ts';
import { blockText, gatewayOf, knowsBlock } from '../pod-routes.ts';
import { poolsOf, type Pool, type PoolProps } from '../pools.ts';

export const poolSentences: Readonly<Record<string, Localized>> = {
  ...overlapSentences,
  'V-37': {
    ko: '나갈 때 SNAT이 꺼져 있는데 {router}에 {block}(으)로 돌아가는 라우트가 없습니다. 팟이 밖으로 보낸 요청의 응답이 돌아오지 못합니다. 팟 블록 라우트를 추가하거나 SNAT을 켜세요.',
    en: 'NAT outgoing is off and {router} has no route back to {block}: answers to what pods send outside are lost, or the requests are dropped by its reverse path filter. Add a route, or turn NAT on.',
  },
  'V-37.fix': { ko: '나갈 때 SNAT 켜기', en: 'Turn NAT outgoing on' },
  'V-38': {
    ko: '{one}과(와) {other}은(는) 서로 다른 서브넷에 있는데 IP-in-IP를 쓰지 않고, {router}은(는) {block} 라우트를 모릅니다. 두 노드의 팟은 서로 통신할 수 없습니다.',
    en: '{one} and {other} are in different subnets, IP-in-IP is off, and {router} has no route to {block}: pods of the two nodes cannot reach each other.',
  },
  'V-38.fix': { ko: '다른 서브넷일 때 IP-in-IP 사용', en: 'Use IP-in-IP across subnets' },
};

interface Around {
  readonly pool: Pool;
  /** Running nodes whose block was cut from it. */
  readonly nodes: readonly ClusterNode[];
}

function around(self: Self<PoolProps>, scope: Scope): Around | null {
  const cluster = clusterOf(scope, self.id);
  const pool = cluster === null ? undefined : poolsOf(scope, cluster.id).find((each) => each.id === self.id);
  if (cluster === null || pool === undefined) return null;
  return { pool, nodes: clusterNodes(scope, cluster.id).filter((node) => node.block !== null && cidrCovers(pool.cidr, node.block)) };
}

/** How many blocks of a pool nodes have, and how many there are; null where its prefix cannot be read. */
export function blockUse(scope: Scope, id: ComponentId): { readonly used: number; readonly all: number } | null {
  const cluster = clusterOf(scope, id);
  const pool = cluster === null ? undefined : poolsOf(scope, cluster.id).find((each) => each.id === id);
  if (cluster === null || pool === undefined) return null;
  const used = clusterNodes(scope, cluster.id).filter((node) => node.block !== null && cidrCovers(pool.cidr, node.block)).length;
  return { used, all: 2 ** Math.max(0, pool.blockSize - pool.cidr.prefixLength) };
}

const nameOf = (scope: Scope, id: string | null): string => scope.component(id)?.component.name ?? '';

/** V-37: pods keep their addresses, and the node's router cannot answer them. */
function returnFindings(self: Self<PoolProps>, scope: Scope, { pool, nodes }: Around): readonly Finding[] {
  if (pool.isMasqueraded) return [];
  const lost = nodes.find((node) => {
    const router = gatewayOf(scope, node);
    return router !== null && node.block !== null && !knowsBlock(scope, router, node.block);
  });
  if (lost === undefined) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { natOutgoing: true } }, title: 'V-37.fix' };
  return [{ code: 'V-37', severity: 'warning', at: { component: self.id, path: '/natOutgoing' }, params: { router: nameOf(scope, gatewayOf(scope, lost)), block: blockText(lost) }, rule: ['R-037'], fix }];
}

/** V-38: pods of nodes in different networks, unwrapped, and the router between them does not know their blocks. */
function acrossFindings(self: Self<PoolProps>, scope: Scope, { pool, nodes }: Around): readonly Finding[] {
  for (const one of nodes) {
    const router = gatewayOf(scope, one);
    const other = nodes.find((peer) => peer.id !== one.id && !isTunnelled(pool, one, peer) && peer.word !== null && one.network !== null && !isNextDoor(one, peer) && (router === null || peer.block === null || !knowsBlock(scope, router, peer.block)));
    if (other === undefined) continue;
    const fix = { command: 'component.update', args: { id: self.id, props: { ipipMode: 'CrossSubnet' } }, title: 'V-38.fix' };
    const params = { one: one.name, other: other.name, router: nameOf(scope, router) || one.props.gateway || '-', block: blockText(other) };
    return [{ code: 'V-38', severity: 'warning', at: { component: self.id, path: '/ipipMode' }, params, fix }];
  }
  return [];
}

export function poolFindings(self: Self<PoolProps>, scope: Scope): readonly Finding[] {
  const found = around(self, scope);
  return [...overlapFindings(self, scope), ...(found === null ? [] : [...returnFindings(self, scope, found), ...acrossFindings(self, scope, found)])];
}

