import type { ComponentId } from '../../model/design.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import { formatIpv4, offsetIpv4, parseIpv4, type Ipv4 } from '../../net/address.ts';
import { cidrContains, cidrSize, cidrsOverlap, formatCidr, parseCidr, type Cidr } from '../../net/cidr.ts';
import { tunnelAddressOf } from './calico.ts';
import { clusterNodes, nodeOf } from './nodes.ts';
import { podsOn } from './pods.ts';
import { poolsOf } from './pools.ts';

/* Calico's address management: blocks for nodes, addresses of a block for pods (domain/private-cloud.md b.5). */

/** The lowest block of the cluster's pools that no node has; null when they are used up. */
export const freeBlock = perScope((scope, cluster: ComponentId): string | null => {
  const taken = clusterNodes(scope, cluster).flatMap((node) => node.block ?? []);
  for (const pool of poolsOf(scope, cluster)) {
    if (!pool.givesAddresses) continue;
    const length = Math.max(pool.blockSize, pool.cidr.prefixLength);
    const blockBytes = 2 ** (32 - length);
    // The first block is left out where there are more: addresses that end in 0 are read as networks.
    for (let at = cidrSize(pool.cidr) > blockBytes ? 1 : 0; at < cidrSize(pool.cidr) / blockBytes; at += 1) {
      const block = parseCidr(`${formatIpv4(offsetIpv4(pool.cidr.network, at * blockBytes))}/${length}`);
      if (block !== null && !taken.some((other) => cidrsOverlap(other, block))) return formatCidr(block);
    }
  }
  return null;
});

function firstFree(block: Cidr, taken: ReadonlySet<Ipv4>): string | null {
  for (let offset = 1; offset < cidrSize(block); offset += 1) {
    const address = offsetIpv4(block.network, offset);
    if (!taken.has(address)) return formatIpv4(address);
  }
  return null;
}

/** Addresses for new pods of a node, lowest first; as many as asked for, fewer when its block is full. */
export function freePodAddresses(scope: Scope, id: ComponentId, count: number): readonly string[] {
  const node = nodeOf(scope, id);
  if (node === null || node.block === null) return [];
  const used = [tunnelAddressOf(scope, node), ...podsOn(scope, id).filter((pod) => !pod.isHostNetwork).map((pod) => pod.address)];
  const taken = new Set(used.flatMap((text) => (text === null ? [] : (parseIpv4(text) ?? []))));
  const found: string[] = [];
  while (found.length < count) {
    const address = firstFree(node.block, taken);
    const word = address === null ? null : parseIpv4(address);
    if (address === null || word === null) break;
    taken.add(word);
    found.push(address);
  }
  return found;
}

/** The address a pod has after it came to another node, or became a copy: its own where that is of the node's block and nobody else's. */
export function movedPodAddress(scope: Scope, pod: ComponentId, text: string): string {
  const parent = scope.parent(pod)?.id ?? null;
  const node = parent === null ? null : nodeOf(scope, parent);
  const word = parseIpv4(text);
  if (node === null || node.block === null) return text;
  const isTaken = podsOn(scope, node.id).some((other) => other.id !== pod && !other.isHostNetwork && other.address === text);
  return word !== null && cidrContains(node.block, word) && !isTaken ? text : (freePodAddresses(scope, node.id, 1)[0] ?? '');
}

/** Block and tunnel address of a node that became a copy: another free block instead of one that somebody has. */
export function freshBlock(scope: Scope, id: ComponentId): { readonly podBlock?: string; readonly tunnelIp?: string } {
  const node = nodeOf(scope, id);
  if (node === null || node.block === null || node.cluster === null) return {};
  const { block, cluster } = node;
  const isTaken = clusterNodes(scope, cluster).some((other) => other.id !== id && other.block !== null && cidrsOverlap(other.block, block));
  return isTaken ? { podBlock: freeBlock(scope, cluster) ?? '', tunnelIp: '' } : {};
}

/** How many more pods a node can take; null where it has no block. The first address stays free, as a network's own. */
export function podRoom(scope: Scope, id: ComponentId): number | null {
  const node = nodeOf(scope, id);
  if (node === null || node.block === null) return null;
  const { block } = node;
  const used = [tunnelAddressOf(scope, node), ...podsOn(scope, id).filter((pod) => !pod.isHostNetwork).map((pod) => pod.address)];
  const taken = new Set(used.flatMap((text) => (text === null ? [] : (parseIpv4(text) ?? []))).filter((word) => cidrContains(block, word) && word !== block.network));
  return Math.max(0, cidrSize(block) - 1 - taken.size);
}

/** Whether an address belongs to the block of a node. */
export function isOfBlock(scope: Scope, id: ComponentId, text: string): boolean {
  const block = nodeOf(scope, id)?.block ?? null;
  const word = parseIpv4(text);
  return block !== null && word !== null && cidrContains(block, word);
}
