import type { ComponentId } from '../../model/design.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import { formatCidr, parseCidr } from '../../net/cidr.ts';
import { protocolNumbers } from '../../net/protocol.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { BalanceStage, Because, Match, TranslateRow } from '../../plan/stage.ts';
import { masqueradeRows, tunnelAddressOf } from './calico.ts';
import { canonicalPrefix, type ClusterProps } from './cluster.ts';
import { entriesOf } from './entry-addresses.ts';
import { heldAddresses } from './node-plan.ts';
import { addressText, nodeOf, type ClusterNode } from './nodes.ts';
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

type Backends = BalanceStage['backends'];

/** One of its ports under certain addresses, and what policy holds for callers from outside. */
interface Front {
  readonly match: Match;
  readonly row: ServicePort;
  readonly because: Because;
  readonly form: 'cluster' | 'outside';
  /** All endpoints for this port; one list for all fronts and nodes. */
  readonly backends: Backends;
}

/** Something a Service puts on a node, and whose source it hides there. */
interface Chain {
  readonly stages: readonly BalanceStage[];
  readonly marks: readonly { readonly match: Match; readonly original: Match; readonly because: Because }[];
}

/** Policy Local holds where a policy applies at all, which is where node ports are. */
export function keepsSource(props: ServiceProps): boolean {
  return isOnNodePorts(props) && props.externalTrafficPolicy === 'Local';
}

/** Every address the node is called by, besides the wires to its pods. */
export const ownAddressesOf = perScope((scope, id: ComponentId): readonly string[] => {
  const node = nodeOf(scope, id);
  if (node === null) return [];
  const tunnel = tunnelAddressOf(scope, node);
  return [...new Set([...node.ports.flatMap((port) => port.addresses.map((own) => own.address)), ...heldAddresses(scope, id), ...entriesOf(scope, id), ...(tunnel === null ? [] : [tunnel])])];
});

function stage({ props }: Served, { because }: Pick<Front, 'because'>, match: Match, more: Pick<BalanceStage, 'backends' | 'empty'>): BalanceStage {
  return { kind: 'balance', slot: 'balance', interface: null, because, match, balancesOwn: true, method: props.sessionAffinity === 'ClientIP' ? 'source' : 'flow', ...more };
}

const refused = { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' } as const;
const silent = { action: 'deny', reason: 'SERVICE_NO_ENDPOINTS' } as const;

function called(destinations: readonly string[], row: ServicePort, port: number): Match {
  return { destinations, protocol: row.protocol === 'udp' ? protocolNumbers.udp : protocolNumbers.tcp, destinationPorts: [[port, port]] };
}

/** Choosing an endpoint. With policy Local callers from outside get those of the node or silence; the node itself and pods get any. */
function balance(served: Served, each: Front, node: ComponentId | null): readonly BalanceStage[] {
  const { endpoints, cluster, props } = served;
  const all = { backends: each.backends, empty: refused };
  if (each.form === 'cluster' || !keepsSource(props) || endpoints.length === 0) return [stage(served, each, each.match, all)];
  // Without clusterCIDR it cannot tell pods from callers outside.
  const pods = cluster.clusterCidrSet ? canonicalPrefix(cluster.podCidr) : null;
  const because: Because = { ...each.because, path: '/externalTrafficPolicy' };
  const local = each.backends.filter((_, index) => endpoints[index]?.node === node);
  return [
    stage(served, each, { ...each.match, isOwn: true }, all),
    ...(pods === null ? [] : [stage(served, each, { ...each.match, sources: [pods] }, all)]),
    stage(served, { because }, each.match, { backends: local, empty: silent }),
  ];
}

/** Packets to these addresses whose source a mark hides. */
function marks({ cluster, props }: Served, { form, match, because }: Front): Chain['marks'] {
  const pods = canonicalPrefix(cluster.podCidr);
  if (form === 'outside') return [{ match: keepsSource(props) ? { isOwn: true } : {}, original: match, because }];
  if (cluster.masqueradeAll) return [{ match: {}, original: match, because }];
  return cluster.clusterCidrSet && pods !== null ? [{ match: {}, original: { ...match, exceptSources: [pods] }, because }] : [];
}

/** KUBE-FW: who may call the load balancer's address at all. Others hear nothing; a range nobody can read leaves it open who is meant. */
function sourceRanges(served: Served): readonly BalanceStage[] {
  const { props } = served;
  const address = addressText(props.loadBalancerIp);
  if (props.type !== 'LoadBalancer' || address === null || props.loadBalancerSourceRanges.length === 0) return [];
  const ranges = props.loadBalancerSourceRanges.map((text) => parseCidr(text));
  const known = ranges.flatMap((cidr) => (cidr === null ? [] : [formatCidr(cidr)]));
  const because: Because = { component: served.id, path: '/loadBalancerSourceRanges', label: served.name };
  const empty = { action: 'deny', reason: known.length < ranges.length ? 'INSUFFICIENT_CONFIG' : 'FIREWALL_RULE_DENY' } as const;
  return props.ports.filter((row) => isPort(row.port)).map((row) => stage(served, { because }, { ...called([address], row, row.port), exceptSources: known }, { backends: [], empty }));
}

/** What a Service puts on its nodes: the same stages for all of them where nothing in them is a node's, which is where most are. */
export function planChains(served: Served, nodes: readonly ClusterNode[], scope: Scope, plan: PlanBuilder): void {
  const { id, name, props, endpoints } = served;
  const [clusterIp, outside] = [addressText(props.clusterIp), outsideAddresses(props)];
  const chainOf = (each: Front, node: ComponentId | null): Chain => ({ stages: balance(served, each, node), marks: marks(served, each) });
  const shared: Chain[] = [{ stages: sourceRanges(served), marks: [] }];
  const perNode: ((node: ClusterNode) => Chain)[] = [];
  props.ports.forEach((row, index) => {
    if (!isPort(row.port)) return;
    const because: Because = { component: id, path: `/ports/${index}`, label: name };
    const backends: Backends = endpoints.map((endpoint) => ({ component: endpoint.component, address: endpoint.address, port: targetOf(endpoint, row), because: endpoint.because }));
    const front = (form: Front['form'], match: Match, path = because.path ?? ''): Front => ({ form, row, backends, match, because: { ...because, path } });
    if (clusterIp !== null) shared.push(chainOf(front('cluster', called([clusterIp], row, row.port)), null));
    if (outside.length > 0) {
      const each = front('outside', called(outside, row, row.port));
      if (keepsSource(props)) perNode.push((node) => chainOf(each, node.id));
      else shared.push(chainOf(each, null));
    }
    const { nodePort } = row;
    if (isOnNodePorts(props) && isPort(nodePort)) perNode.push((node) => chainOf(front('outside', called(ownAddressesOf(scope, node.id), row, nodePort), `/ports/${index}/nodePort`), node.id));
  });
  for (const node of nodes) planOn(node, served, [...shared, ...perNode.map((make) => make(node))], scope, plan);
}

/** Calico's nat-outgoing gives the same address where both would act, so their order shows in no packet. */
function planOn(node: ClusterNode, served: Served, chains: readonly Chain[], scope: Scope, plan: PlanBuilder): void {
  for (const { stages } of chains) for (const made of stages) plan.stage(node.id, made);
  const hidden = chains.flatMap((chain) => chain.marks.flatMap((mark) => masqueradeRows(scope, node, mark)));
  // Hairpin: who is chosen for its own call must not see itself as the caller. Calls come to this node from its own pods and from outside the cluster.
  const callers = served.endpoints.filter((endpoint) => (endpoint.node === node.id || endpoint.node === null) && !endpoint.isHostNetwork);
  const hairpins = callers.flatMap(({ address, because }): readonly TranslateRow[] => {
    const own = [`${address}/32`];
    return masqueradeRows(scope, node, { match: { sources: own, destinations: own }, because });
  });
  const rows = [...hidden, ...hairpins];
  if (rows.length === 0) return;
  const because: Because = { component: served.id, label: served.name };
  plan.stage(node.id, { kind: 'source-translate', slot: 'source-translate', interface: null, because, stateless: false, ports: 'keep-if-free', rows });
}
