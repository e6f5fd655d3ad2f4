import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import type { Because } from '../../plan/stage.ts';
import { clusterOf, readCluster } from './cluster.ts';
import { addressText } from './nodes.ts';
import { podOf, podsSelected } from './pods.ts';
import { readService, type ServicePort, type ServiceProps } from './service-props.ts';

/* Services of a cluster and their endpoints, as every kind of the family sees them (domain/private-cloud.md b.5, c). */

/** Something that answers for a Service. */
export interface Endpoint {
  /** The component behind the address; the Service itself where nobody bears it. */
  readonly component: ComponentId;
  readonly address: string;
  /** Its own port where the row names one; else the target port of what was called. */
  readonly port: number | null;
  /** The node it stands on; null outside the cluster. */
  readonly node: ComponentId | null;
  readonly isHostNetwork: boolean;
  readonly because: Because;
}

/** The component and the address that a row of a Service's own list means; null while it means none. */
function endpointByHand(scope: Scope, row: ServiceProps['endpoints'][number], service: ComponentId): Pick<Endpoint, 'component' | 'address'> | null {
  const named = scope.component(row.component);
  const typed = addressText(row.address);
  if (typed !== null) return { component: named?.id ?? scope.holders(typed)[0]?.owner ?? service, address: typed };
  const first = named === null || row.address !== '' ? null : (podOf(scope, named.id)?.address ?? addressText(scope.interfaces(named.id)[0]?.addresses[0] ?? ''));
  return named === null || first === null ? null : { component: named.id, address: first };
}

function byHand(scope: Scope, service: ComponentId, props: ServiceProps): readonly Endpoint[] {
  return props.endpoints.flatMap((row, index): readonly Endpoint[] => {
    const found = endpointByHand(scope, row, service);
    const pod = found === null ? null : podOf(scope, found.component);
    if (found === null || pod?.isReady === false) return [];
    return [{ ...found, port: row.port, node: pod?.node ?? null, isHostNetwork: pod?.isHostNetwork === true, because: { component: service, path: `/endpoints/${index}`, label: row.id } }];
  });
}

function selected(scope: Scope, service: ComponentId, props: ServiceProps): readonly Endpoint[] {
  const cluster = clusterOf(scope, service);
  if (cluster === null || props.selector.length === 0) return [];
  return podsSelected(scope, cluster.id, props.selector).flatMap((pod): readonly Endpoint[] =>
    pod.isReady && pod.address !== null
      ? [{ component: pod.id, address: pod.address, port: null, node: pod.node, isHostNetwork: pod.isHostNetwork, because: { component: service, path: '/selector', label: pod.name } }]
      : [],
  );
}

/** What answers for a Service now: ready pods that its selector finds, and the endpoints typed by hand. */
export const endpointsOf = perScope((scope, service: ComponentId): readonly Endpoint[] => {
  const entry = scope.component(service);
  if (entry === null) return [];
  const props = readService(entry);
  return [...selected(scope, service, props), ...byHand(scope, service, props)];
});

/** Services of a cluster, in id order. */
export const servicesOf = perScope((scope, cluster: ComponentId): readonly Entry[] => scope.ofKind('service').filter((entry) => clusterOf(scope, entry.id)?.id === cluster));

/** A Service a reference names; null for anything else. */
export function serviceBy(scope: Scope, reference: string | null): Entry | null {
  const entry = scope.component(reference);
  return entry !== null && entry.component.kind === 'service' ? entry : null;
}

/** Whether a number can stand for a port. */
export function isPort(port: number | null): port is number {
  return port !== null && Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Port of an endpoint for a port of its Service. */
export function targetOf(endpoint: Pick<Endpoint, 'port'>, row: ServicePort): number {
  return endpoint.port ?? row.targetPort ?? row.port;
}

/** True for Services that every node answers for under a port of its own. */
export function isOnNodePorts(props: ServiceProps): boolean {
  return props.type === 'NodePort' || props.type === 'LoadBalancer';
}

/** Addresses outside the cluster's own networks that a Service is called by. */
export function outsideAddresses(props: ServiceProps): readonly string[] {
  return [...(props.type === 'LoadBalancer' ? [props.loadBalancerIp] : []), ...props.externalIps].flatMap((text) => addressText(text) ?? []);
}

/** A record of the cluster's own names. */
export interface ClusterRecord {
  readonly name: string;
  readonly address: string;
  readonly because: Because;
}

/**
 * Names of the Services of a cluster, with the short forms that a pod's search list completes: `web.default`, `web.default.svc`,
 * `web.default.svc.cluster.local`, and `web` alone in the default namespace.
 */
export const clusterRecords = perScope((scope, cluster: ComponentId): readonly ClusterRecord[] => {
  const entry = scope.component(cluster);
  if (entry === null) return [];
  const { clusterDomain } = readCluster(entry);
  return servicesOf(scope, cluster).flatMap((service): readonly ClusterRecord[] => {
    const { namespace, clusterIp } = readService(service);
    const address = addressText(clusterIp);
    if (address === null) return [];
    const whole = `${service.component.name}.${namespace}`;
    const names = [...(namespace === 'default' ? [service.component.name] : []), whole, `${whole}.svc`, `${whole}.svc.${clusterDomain}`];
    return names.map((name) => ({ name, address, because: { component: service.id, path: '/clusterIp', label: service.component.name } }));
  });
});
