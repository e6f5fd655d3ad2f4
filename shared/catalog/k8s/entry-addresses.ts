import type { ComponentId } from '../../model/design.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains } from '../../net/cidr.ts';
import { networkPrefixes, type Port } from '../ip-ports.ts';
import { clusterOf, readCluster } from './cluster.ts';
import { readController } from './controller-props.ts';
import { addressText, clusterNodes, nodeOf, nodeUnder, type ClusterNode } from './nodes.ts';
import { endpointsOf, servicesOf } from './services.ts';
import { readService } from './service-props.ts';

/*
 * Addresses outside the cluster that a node answers ARP for besides its own and its VIPs (domain/private-cloud.md R-015, b.5): the entry address of an
 * ALB that runs on it, and in IKS, where the provider's keepalived does it, the address of a LoadBalancer Service. ICP brings nobody who would answer
 * for the latter.
 */

/** The port of a node that stands in the network an address belongs to; null: it stands in none. */
function portFor(scope: Scope, node: ClusterNode, address: string): Port | null {
  const word = parseIpv4(address);
  if (word === null) return null;
  const holds = (port: Port): boolean =>
    port.isUp && (port.network === null ? port.addresses.map((own) => own.cidr) : networkPrefixes(scope, port.network)).some((prefix) => cidrContains(prefix, word));
  return node.ports.find(holds) ?? null;
}

/** The node that answers for the address of a LoadBalancer Service: the first worker that runs in its network, with policy Local one that has an endpoint [E]. */
export const balancerHolder = perScope((scope, service: ComponentId): ComponentId | null => {
  const [entry, cluster] = [scope.component(service), clusterOf(scope, service)];
  if (entry === null || cluster === null || readCluster(cluster).flavor !== 'IKS') return null;
  const props = readService(entry);
  const address = addressText(props.loadBalancerIp);
  if (props.type !== 'LoadBalancer' || address === null) return null;
  const able = clusterNodes(scope, cluster.id).filter((node) => node.role === 'worker' && node.isRunning && portFor(scope, node, address) !== null);
  const withEndpoint = props.externalTrafficPolicy === 'Local' ? able.find((node) => endpointsOf(scope, service).some((endpoint) => endpoint.node === node.id)) : undefined;
  return (withEndpoint ?? able[0])?.id ?? null;
});

/** The entry address of a controller; null while it has none or is switched off. */
export const entryAddressOf = perScope((scope, controller: ComponentId): string | null => {
  const entry = scope.component(controller);
  if (entry === null) return null;
  const props = readController(entry);
  return props.enabled ? addressText(props.entryAddress) : null;
});

/** Every such address of a node. */
export const entriesOf = perScope((scope, node: ComponentId): readonly string[] => {
  const cluster = nodeOf(scope, node)?.cluster ?? null;
  const entries = scope.children(node).flatMap(({ id, component }) => (component.kind === 'ingress-controller' && nodeUnder(scope, id) !== null ? (entryAddressOf(scope, id) ?? []) : []));
  const balanced = (cluster === null ? [] : servicesOf(scope, cluster)).flatMap((service) =>
    balancerHolder(scope, service.id) === node ? (addressText(readService(service).loadBalancerIp) ?? []) : [],
  );
  return [...new Set([...entries, ...balanced])];
});

/** Entry addresses that a node answers for on one of its ports. */
export function entryAddresses(scope: Scope, node: ComponentId, port: Port): readonly string[] {
  const owner = nodeOf(scope, node);
  return owner === null ? [] : entriesOf(scope, node).filter((address) => portFor(scope, owner, address)?.row.id === port.row.id);
}
