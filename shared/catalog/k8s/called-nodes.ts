import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrsOverlap, formatCidr, parseCidr } from '../../net/cidr.ts';
import { balancerHolder } from './entry-addresses.ts';
import { ownAddressesOf } from './kube-proxy.ts';
import { addressText, clusterNodes, type ClusterNode } from './nodes.ts';

/*
 * What lies outside a cluster and leads into it: routes to its Service network, translations and balancers that aim at a node. Read from the lists that
 * routers and edge gateways have in common (routes[], nat[], pools[]), whatever kind they stand in.
 */

const outerKinds = ['esg', 'dlr', 'onprem-router', 'customer-router', 'cross-connect-router'] as const;

const outerSchema = z.object({
  routes: z.array(z.object({ network: z.string().default(''), nextHop: z.string().default(''), type: z.string().default('via') })).catch([]).default([]),
  nat: z.array(z.object({ kind: z.string().default(''), enabled: z.boolean().default(true), translatedAddress: z.string().default('') })).catch([]).default([]),
  pools: z.array(z.object({ members: z.array(z.object({ component: z.string().nullable().default(null), address: z.string().default('') })).catch([]).default([]) })).catch([]).default([]),
});
type Outer = z.output<typeof outerSchema>;

const known = new WeakMap<object, Outer>();

function readOuter({ component: { props } }: Entry): Outer {
  const cached = known.get(props);
  if (cached !== undefined) return cached;
  const read = outerSchema.safeParse(props);
  const made = read.success ? read.data : { routes: [], nat: [], pools: [] };
  known.set(props, made);
  return made;
}

function outerEntries(scope: Scope): readonly Entry[] {
  return outerKinds.flatMap((kind) => scope.ofKind(kind));
}

function nodeWith(scope: Scope, nodes: readonly ClusterNode[], address: string): ClusterNode | null {
  return parseIpv4(address) === null ? null : (nodes.find((node) => ownAddressesOf(scope, node.id).includes(addressText(address) ?? '')) ?? null);
}

/** A route outside that hands the Service network of a cluster, or a part of it, to one of its nodes. */
export interface OutsideRoute {
  readonly owner: Entry;
  readonly index: number;
  readonly network: string;
  readonly node: ClusterNode;
}

/** Every such route (V-34). */
export function serviceRoutes(scope: Scope, cluster: ComponentId, serviceCidr: string): readonly OutsideRoute[] {
  const services = parseCidr(serviceCidr);
  if (services === null) return [];
  const nodes = clusterNodes(scope, cluster);
  return outerEntries(scope).flatMap((owner) =>
    readOuter(owner).routes.flatMap((route, index): readonly OutsideRoute[] => {
      const cidr = parseCidr(route.network);
      const node = route.type === 'via' ? nodeWith(scope, nodes, route.nextHop) : null;
      // A default route is about everything, not about Services.
      return cidr === null || node === null || cidr.prefixLength === 0 || !cidrsOverlap(cidr, services) ? [] : [{ owner, index, network: formatCidr(cidr), node }];
    }),
  );
}

/** A node of a cluster that something outside aims at. */
export interface Aimed {
  readonly node: ClusterNode;
  readonly by: Entry;
}

/** Nodes that a destination translation or a pool member names. */
export const aimedNodes = perScope((scope, cluster: ComponentId): readonly Aimed[] => {
  const nodes = clusterNodes(scope, cluster);
  return outerEntries(scope).flatMap((by) => {
    const { nat, pools } = readOuter(by);
    const translated = nat.filter((rule) => rule.enabled && rule.kind === 'DNAT').flatMap((rule) => nodeWith(scope, nodes, rule.translatedAddress) ?? []);
    const members = pools.flatMap((pool) => pool.members).flatMap((member) => nodes.find((node) => node.id === member.component) ?? nodeWith(scope, nodes, member.address) ?? []);
    return [...new Set([...translated, ...members])].map((node) => ({ node, by }));
  });
});

/** The node that answers for a Service's load balancer address, as something that aims at it. */
export function aimedByBalancer(scope: Scope, cluster: ComponentId, service: Entry): readonly Aimed[] {
  const holder = balancerHolder(scope, service.id);
  return clusterNodes(scope, cluster).filter((node) => node.id === holder).map((node) => ({ node, by: service }));
}
