import { cidrContains, formatCidr } from '../../net/cidr.ts';
import { offsetIpv4, formatIpv4 } from '../../net/address.ts';
import type { Scope } from '../../model/scope.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import { ethernetMtuBytes } from '../ports.ts';
import type { Because, Match, RouteRow, TranslateRow } from '../../plan/stage.ts';
import { ipInIp } from '../../plan/tunnel.ts';
import { portTowards } from '../ip-ports.ts';
import { addressText, clusterNodes, type ClusterNode } from './nodes.ts';
import { becauseOf, poolAround, poolsOf, type Pool } from './pools.ts';

/*
 * What Calico does on a node (domain/private-cloud.md b.5 and c, Kubernetes node): routes to the blocks of other nodes, IP-in-IP between nodes, source
 * NAT of what leaves the pools. BGP is not computed: running nodes of a cluster know each other's blocks (the node mesh).
 */

export const tunnelInterface = 'tunl0';
/** Where pods send everything (169.254.1.1 is answered by the node on every cali interface). */
export const podGateway = '169.254.1.1';
/** Calico's strict check of what pods send, and the wire to each of them. */
export const caliInterface = (pod: string): string => `cali-${pod}`;

/** Pools of the cluster a node belongs to. */
export function poolsFor(scope: Scope, node: ClusterNode): readonly Pool[] {
  return node.cluster === null ? [] : poolsOf(scope, node.cluster);
}

/** Its address on tunl0: the typed one, else the second of its block, which Calico takes first. Null where it has no tunnel. */
export function tunnelAddressOf(scope: Scope, node: ClusterNode): string | null {
  if (node.block === null || !poolsFor(scope, node).some((pool) => pool.mode !== 'Never')) return null;
  return node.tunnelAddress ?? formatIpv4(offsetIpv4(node.block.network, node.block.prefixLength > 30 ? 0 : 1));
}

/** Nodes of the same cluster whose blocks this one knows: those that run and have one. A node without a block runs no Calico. */
function peersOf(scope: Scope, node: ClusterNode): readonly ClusterNode[] {
  if (node.block === null || node.cluster === null) return [];
  return clusterNodes(scope, node.cluster).filter((peer) => peer.id !== node.id && peer.block !== null && peer.address !== null && peer.isRunning);
}

/** Whether packets for a peer's block travel inside packets between the nodes. */
export function isTunnelled(pool: Pool | null, node: ClusterNode, peer: ClusterNode): boolean {
  if (pool === null || pool.mode === 'Never') return false;
  return pool.mode === 'Always' || !isNextDoor(node, peer);
}

/** In the node's own network: its first interface could ask for the peer's address. */
export function isNextDoor(node: ClusterNode, peer: ClusterNode): boolean {
  return node.network !== null && peer.word !== null && cidrContains(node.network, peer.word);
}

/** The plain way to a peer: itself where it stands beside the node, else the gateway that leads to it (BIRD resolves next hops by the table). */
function plainWay(node: ClusterNode, peer: ClusterNode): Pick<RouteRow, 'interface' | 'via'> | null {
  if (peer.word === null) return null;
  const beside = portTowards(node.ports, peer.word);
  if (beside !== null) return { interface: beside.row.id, via: peer.address };
  const [first] = node.ports;
  const gateway = addressText(node.props.gateway);
  return gateway === null || first === undefined || !first.isUp ? null : { interface: first.row.id, via: gateway };
}

/** Routes to blocks: its own is a blackhole that its pods' addresses pierce, those of other nodes lead to them as the block's pool says. */
export function blockRoutes(scope: Scope, node: ClusterNode): readonly RouteRow[] {
  const { block } = node;
  if (block === null) return [];
  const pools = poolsFor(scope, node);
  const own: Because = { component: node.id, path: '/podBlock', label: formatCidr(block) };
  const rows: RouteRow[] = [{ destination: formatCidr(block), type: 'blackhole', interface: null, via: null, distance: 0, metric: 0, because: own }];
  for (const peer of peersOf(scope, node)) {
    if (peer.block === null) continue;
    const pool = poolAround(pools, peer.block);
    const way = isTunnelled(pool, node, peer) ? { interface: tunnelInterface, via: peer.address } : plainWay(node, peer);
    if (way === null) continue;
    const because: Because = pool === null ? { component: peer.id, path: '/podBlock', label: peer.name } : becauseOf(pool, '/ipipMode');
    rows.push({ destination: formatCidr(peer.block), type: 'unicast', ...way, distance: 20, metric: 0, because });
  }
  return rows;
}

/** The tunnel interface, and IP-in-IP: wrapped for the next hop of the route taken, unwrapped only from nodes of the cluster. */
export function planTunnel(scope: Scope, node: ClusterNode, plan: PlanBuilder): void {
  const address = tunnelAddressOf(scope, node);
  const pools = poolsFor(scope, node).filter((pool) => pool.mode !== 'Never');
  const [pool] = pools;
  if (address === null || node.address === null || pool === undefined) return;
  const because = becauseOf(pool, '/ipipMode');
  const narrowest = pools.reduce((least, each) => (each.tunnelMtuBytes < least.tunnelMtuBytes ? each : least), pool);
  // What is too long for the tunnel is so because of the pool's MTU.
  plan.interface(node.id, {
    id: tunnelInterface, segment: null, addresses: [{ address, prefixLength: 32 }], mtuBytes: narrowest.tunnelMtuBytes, up: node.isRunning, because: becauseOf(narrowest, '/mtu'),
  });
  plan.stage(node.id, { kind: 'encapsulate', slot: 'encapsulate', interface: tunnelInterface, because, match: {}, tunnel: ipInIp(), source: node.address, destination: null });
  const peers = peersOf(scope, node).flatMap((peer) => peer.address ?? []);
  if (peers.length === 0) return;
  plan.stage(node.id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because, tunnel: ipInIp(), address: node.address, peers, into: tunnelInterface });
}

/**
 * A row of source NAT as masquerading does it: the address of the interface a packet leaves by, and for interfaces that have none (cali) the node's.
 * `match` and `original` say which packets (domain/private-cloud.md 0.1, finding 4).
 */
export function masqueradeRows(scope: Scope, node: ClusterNode, row: Pick<TranslateRow, 'match' | 'original' | 'because'>): readonly TranslateRow[] {
  const { address } = node;
  if (address === null) return [];
  const tunnel = tunnelAddressOf(scope, node);
  const others = node.ports.slice(1).flatMap((port) => {
    const own = port.addresses[0]?.address;
    return own === undefined ? [] : [{ egress: port.row.id, address: own }];
  });
  const exits = [...(tunnel === null ? [] : [{ egress: tunnelInterface, address: tunnel }]), ...others];
  return [
    ...exits.map((exit): TranslateRow => ({ ...row, match: { ...row.match, egress: [exit.egress] }, addresses: [exit.address], port: null })),
    { ...row, addresses: [address], port: null },
  ];
}

/** Adds masquerading of certain packets to a node. Rows of several contributors act in the order of contributors; the first that matches decides. */
export function planMasquerade(scope: Scope, node: ClusterNode, row: Pick<TranslateRow, 'match' | 'original' | 'because'>, plan: PlanBuilder): void {
  const rows = masqueradeRows(scope, node, row);
  if (rows.length === 0) return;
  plan.stage(node.id, { kind: 'source-translate', slot: 'source-translate', interface: null, because: row.because, stateless: false, ports: 'keep-if-free', rows });
}

/** nat-outgoing: from a pool that says so, to no pool at all; and what the node itself sends by its tunnel gets the tunnel's address. */
export function planOutgoing(scope: Scope, node: ClusterNode, plan: PlanBuilder): void {
  if (node.block === null) return;
  const pools = poolsFor(scope, node);
  const every = pools.map((pool) => pool.prefix);
  for (const pool of pools) {
    if (!pool.isMasqueraded) continue;
    const match: Match = { sources: [pool.prefix], exceptDestinations: every };
    planMasquerade(scope, node, { match, because: becauseOf(pool, '/natOutgoing') }, plan);
  }
  const tunnel = tunnelAddressOf(scope, node);
  const [pool] = pools;
  if (tunnel === null || pool === undefined) return;
  const own: TranslateRow = { match: { isOwn: true, exceptSources: [`${tunnel}/32`], egress: [tunnelInterface] }, addresses: [tunnel], port: null, because: becauseOf(pool, '/ipipMode') };
  plan.stage(node.id, { kind: 'source-translate', slot: 'source-translate', interface: tunnelInterface, because: own.because, stateless: false, ports: 'keep-if-free', rows: [own] });
}

/** Largest IP packet between pods of two nodes that travels unfragmented inside the tunnel, in bytes. */
export function tunnelRoomBytes(node: ClusterNode): number {
  return (node.ports[0]?.mtuBytes ?? ethernetMtuBytes) - 20;
}
