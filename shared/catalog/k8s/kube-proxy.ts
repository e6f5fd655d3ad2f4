import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { parseCidr, formatCidr } from '../../net/cidr.ts';
import { protocolNumbers } from '../../net/protocol.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { BalanceStage, Because, Match } from '../../plan/stage.ts';
import { planMasquerade, tunnelAddressOf } from './calico.ts';
import { canonicalPrefix, type ClusterProps } from './cluster.ts';
import { entriesOf } from './entry-addresses.ts';
import { heldAddresses } from './node-plan.ts';
import { addressText, type ClusterNode } from './nodes.ts';
import { isOnNodePorts, isPort, outsideAddresses, targetOf, type Endpoint } from './services.ts';
import type { ServicePort, ServiceProps } from './service-props.ts';

/*
 * kube-proxy in iptables mode on one node (domain/private-cloud.md c, Kubernetes node; [KP]). KUBE-SERVICES: ClusterIP, then addresses outside, then
 * what is addressed to the node itself and its node ports; KUBE-POSTROUTING: the sources of marked packets. Packets of the node's own pass the same
 * chains (OUTPUT). What the node is called by, VIPs it holds and tunl0 included, has the node ports: its check is "a local address".
 */

/** A Service as its nodes treat it. */
export interface Served {
  readonly id: ComponentId;
  readonly name: string;
  readonly props: ServiceProps;
  readonly cluster: ClusterProps;
  readonly endpoints: readonly Endpoint[];
}

/** One of its ports under certain addresses, and what policy holds for callers from outside. */
interface Front {
  readonly match: Match;
  readonly row: ServicePort;
  readonly because: Because;
  readonly form: 'cluster' | 'outside';
}

function front(served: Served, destinations: readonly string[], port: number, at: { readonly row: ServicePort; readonly path: string; readonly form: Front['form'] }): Front {
  const protocol = at.row.protocol === 'udp' ? protocolNumbers.udp : protocolNumbers.tcp;
  return { match: { destinations, protocol, destinationPorts: [[port, port]] }, row: at.row, form: at.form, because: { component: served.id, path: at.path, label: served.name } };
}

/** Every address the node is called by, besides the wires to its pods. */
export function ownAddresses(scope: Scope, node: ClusterNode): readonly string[] {
  const tunnel = tunnelAddressOf(scope, node);
  return [...new Set([...node.ports.flatMap((port) => port.addresses.map((own) => own.address)), ...heldAddresses(scope, node.id), ...entriesOf(scope, node.id), ...(tunnel === null ? [] : [tunnel])])];
}

/** What a Service answers under on a node, in the order of the chains. */
function fronts(served: Served, scope: Scope, node: ClusterNode): readonly Front[] {
  const { props } = served;
  const clusterIp = addressText(props.clusterIp);
  const outside = outsideAddresses(props);
  const own = isOnNodePorts(props) ? ownAddresses(scope, node) : [];
  return props.ports.flatMap((row, index): readonly Front[] => {
    const path = `/ports/${index}`;
    if (!isPort(row.port)) return [];
    return [
      ...(clusterIp === null ? [] : [front(served, [clusterIp], row.port, { row, path, form: 'cluster' })]),
      ...(outside.length === 0 ? [] : [front(served, outside, row.port, { row, path, form: 'outside' })]),
      ...(own.length === 0 || !isPort(row.nodePort) ? [] : [front(served, own, row.nodePort, { row, path: `${path}/nodePort`, form: 'outside' })]),
    ];
  });
}

function stage(served: Served, { row, because }: Front, match: Match, more: { readonly endpoints: readonly Endpoint[]; readonly empty: BalanceStage['empty'] }): BalanceStage {
  return {
    kind: 'balance', slot: 'balance', interface: null, because, match, balancesOwn: true, method: served.props.sessionAffinity === 'ClientIP' ? 'source' : 'flow',
    backends: more.endpoints.map((endpoint) => ({ component: endpoint.component, address: endpoint.address, port: targetOf(endpoint, row), because: endpoint.because })),
    empty: more.empty,
  };
}

const refused = { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' } as const;

/** Policy Local holds where a policy applies at all, which is where node ports are. */
export function keepsSource(props: ServiceProps): boolean {
  return isOnNodePorts(props) && props.externalTrafficPolicy === 'Local';
}

/** Choosing an endpoint. With policy Local callers from outside get those of this node or silence; the node itself and pods get any. */
function balance(served: Served, each: Front, node: ClusterNode): readonly BalanceStage[] {
  const { endpoints, cluster, props } = served;
  const all = { endpoints, empty: refused };
  if (each.form === 'cluster' || !keepsSource(props) || endpoints.length === 0) return [stage(served, each, each.match, all)];
  const pods = canonicalPrefix(cluster.podCidr);
  const because: Because = { ...each.because, path: '/externalTrafficPolicy' };
  const local = { endpoints: endpoints.filter((endpoint) => endpoint.node === node.id), empty: { action: 'deny', reason: 'SERVICE_NO_ENDPOINTS' } } as const;
  return [
    stage(served, each, { ...each.match, isOwn: true }, all),
    ...(pods === null ? [] : [stage(served, each, { ...each.match, sources: [pods] }, all)]),
    stage(served, { ...each, because }, each.match, local),
  ];
}

/** KUBE-FW: who may call the load balancer's address at all. Others hear nothing; a range nobody can read leaves it open who is meant. */
function planSourceRanges(served: Served, node: ClusterNode, plan: PlanBuilder): void {
  const { props } = served;
  const address = addressText(props.loadBalancerIp);
  if (props.type !== 'LoadBalancer' || address === null || props.loadBalancerSourceRanges.length === 0) return;
  const ranges = props.loadBalancerSourceRanges.map((text) => parseCidr(text));
  const known = ranges.flatMap((cidr) => (cidr === null ? [] : [formatCidr(cidr)]));
  const because: Because = { component: served.id, path: '/loadBalancerSourceRanges', label: served.name };
  props.ports.forEach((row, index) => {
    const made = front(served, [address], row.port, { row, path: `/ports/${index}`, form: 'outside' });
    const reason = known.length < ranges.length ? 'INSUFFICIENT_CONFIG' : 'FIREWALL_RULE_DENY';
    plan.stage(node.id, stage(served, { ...made, because }, { ...made.match, exceptSources: known }, { endpoints: [], empty: { action: 'deny', reason } }));
  });
}

/** Packets to these addresses whose source a mark hides: `original` and `match` as {@link planMasquerade} takes them. */
function marks(served: Served, each: Front): readonly { readonly match: Match; readonly original: Match }[] {
  const { cluster, props } = served;
  const pods = canonicalPrefix(cluster.podCidr);
  if (each.form === 'outside') return keepsSource(props) ? [{ match: { isOwn: true }, original: each.match }] : [{ match: {}, original: each.match }];
  if (cluster.masqueradeAll) return [{ match: {}, original: each.match }];
  return cluster.clusterCidrSet && pods !== null ? [{ match: {}, original: { ...each.match, exceptSources: [pods] } }] : [];
}

/** What a Service puts on one node. Calico's nat-outgoing gives the same address where both would act, so their order shows in no packet. */
export function planServiceOn(node: ClusterNode, served: Served, scope: Scope, plan: PlanBuilder): void {
  const all = fronts(served, scope, node);
  planSourceRanges(served, node, plan);
  for (const each of all) for (const made of balance(served, each, node)) plan.stage(node.id, made);
  for (const each of all) for (const mark of marks(served, each)) planMasquerade(scope, node, { ...mark, because: each.because }, plan);
  // Hairpin: a pod that is chosen for its own call must not see itself as the caller.
  for (const { address, because, ...endpoint } of served.endpoints) {
    if (endpoint.node !== node.id || endpoint.isHostNetwork) continue;
    planMasquerade(scope, node, { match: { sources: [`${address}/32`], destinations: [`${address}/32`] }, because }, plan);
  }
}
