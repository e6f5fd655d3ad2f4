import { componentId } from '../../model/design.ts';
import type { BalanceStage, Match, TranslateRow } from '../../plan/stage.ts';
import { ipInIp } from '../../plan/tunnel.ts';
import { because } from './cloud-plan.ts';
import type { ReferenceOptions } from './reference-topology-options.ts';
import { guardPort } from './reference-topology-nsx.ts';
import { nameServer } from './reference-topology-underlay.ts';
import { listener, type Small } from './small-plan.ts';

/* The cluster: nodes with kube-proxy and Calico, pods behind them, the ingress controller as a proxy (domain/private-cloud.md 0.2, b.5 and c). */

const podNetwork = '172.28.0.0/16';

interface PodSeed {
  readonly id: string;
  readonly address: string;
}

interface NodeSeed {
  readonly id: 'master1' | 'proxy1' | 'worker1' | 'worker2';
  readonly segment: string;
  /** Network of the node, without the last octet. */
  readonly network: string;
  /** The first is the node's; others are virtual addresses it holds. */
  readonly addresses: readonly string[];
  /** Its block of the pod network without the last octet; null where pods are not placed. */
  readonly block: string | null;
  readonly pods: readonly PodSeed[];
}

interface ServiceSeed {
  readonly id: string;
  readonly match: Match;
  readonly backend: { readonly id: string; readonly address: string; readonly port: number };
}

const services: readonly ServiceSeed[] = [
  { id: 'svc-ingress', match: { destinations: ['172.29.0.80'], protocol: 6, destinationPorts: [[443, 443]] }, backend: { id: 'pod-ingress', address: '172.28.1.10', port: 8443 } },
  { id: 'kube-dns', match: { destinations: ['172.29.0.10'], protocol: 17, destinationPorts: [[53, 53]] }, backend: { id: 'pod-dns', address: '172.28.1.5', port: 53 } },
];

function nodesOf(options: ReferenceOptions): readonly NodeSeed[] {
  const icp = { segment: 'ls-icp', network: '192.168.20' };
  const second = options.isWorker2Apart ? { segment: 'ls-icp-2', network: '192.168.21' } : icp;
  return [
    { ...icp, id: 'master1', addresses: ['192.168.20.11', '192.168.20.10'], block: '172.28.4', pods: [] },
    { ...icp, id: 'proxy1', addresses: ['192.168.20.21', '192.168.20.20'], block: '172.28.3', pods: [] },
    {
      ...icp, id: 'worker1', addresses: ['192.168.20.31'], block: '172.28.1',
      pods: [{ id: 'pod-dns', address: '172.28.1.5' }, { id: 'pod-ingress', address: '172.28.1.10' }, { id: 'pod-web1', address: '172.28.1.20' }],
    },
    { ...second, id: 'worker2', addresses: [`${second.network}.32`], block: '172.28.2', pods: [{ id: 'pod-web2', address: '172.28.2.20' }] },
  ];
}

function serviceStage({ id, match, backend }: ServiceSeed): BalanceStage {
  return {
    kind: 'balance', slot: 'balance', interface: null, because: because(id), match,
    backends: [{ component: componentId(backend.id), address: backend.address, port: backend.port, because: because(id, backend.id) }],
    empty: { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' },
  };
}

/** POSTROUTING by egress interface: nat-outgoing, then what a Service was called by from outside the cluster. Both take the interface's address. */
function masquerade(net: Small, node: NodeSeed, options: ReferenceOptions, egress: string, address: string): void {
  const called = services.map(({ id, match }): TranslateRow => ({
    match: {}, original: { ...match, exceptSources: [podNetwork] }, addresses: [address], port: null, because: because(node.id, `masquerade ${id}`),
  }));
  const outgoing: TranslateRow = {
    match: { sources: [podNetwork], exceptDestinations: [podNetwork] }, addresses: [address], port: null, because: because('ip-pool', 'natOutgoing'),
  };
  net.stage(node.id, {
    kind: 'source-translate', slot: 'source-translate', interface: egress, because: because(node.id, 'POSTROUTING'), stateless: false, ports: 'keep-if-free', rows: [...(options.isOutgoingMasqueraded ? [outgoing] : []), ...called],
  });
}

/** Routes to the blocks of other nodes, as BIRD learns them. */
function blockRoutes(node: NodeSeed, nodes: readonly NodeSeed[], options: ReferenceOptions): readonly string[] {
  return nodes.flatMap((peer) => {
    if (peer.id === node.id || peer.block === null || node.block === null) return [];
    const isTunnelled = options.tunnelMode === 'always' || peer.network !== node.network;
    return [`${peer.block}.0/26 ${isTunnelled ? 'tunl0' : 'eth0'} ${peer.addresses[0] ?? ''}`];
  });
}

function planTunnel(net: Small, node: NodeSeed, nodes: readonly NodeSeed[]): void {
  const [address = ''] = node.addresses;
  const tunnel = ipInIp();
  net.stage(node.id, { kind: 'encapsulate', slot: 'encapsulate', interface: 'tunl0', because: because('ip-pool', 'ipipMode'), match: {}, tunnel, source: address, destination: null });
  const peers = nodes.flatMap((peer) => (peer.id === node.id || peer.block === null ? [] : peer.addresses.slice(0, 1)));
  net.stage(node.id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because: because('ip-pool', 'ipipMode'), tunnel, address, peers, into: 'tunl0' });
}

/** A pod hangs on its node by a wire without addresses; what it sends must be its own (Calico's strict check). */
function planPod(net: Small, node: NodeSeed, pod: PodSeed, options: ReferenceOptions): void {
  const cali = `cali-${pod.id}`;
  net.wire(cali, { mtuBytes: 9000, delayUs: 0 });
  net.interface(node.id, `${cali} ${cali} ${options.podMtuBytes}`);
  net.builder.stage(node.id, { kind: 'admit', slot: 'receive', interface: cali, because: because(node.id, cali), rows: [{ sources: [pod.address] }], reason: 'SPOOFED_SOURCE' });
  net.device(pod.id, 'host', [`eth0 ${cali} ${pod.address}/32 ${options.podMtuBytes}`], ['0.0.0.0/0 eth0 169.254.1.1'], { host: because(node.id).component, dnsServer: '172.29.0.10' });
}

function planNode(net: Small, node: NodeSeed, nodes: readonly NodeSeed[], options: ReferenceOptions): void {
  const host = options.hosts[node.id];
  const [address = ''] = node.addresses;
  const own = node.block === null ? [] : [`${node.block}.0/26 blackhole`];
  net.device(
    node.id, 'router',
    [`eth0 ${node.segment} ${node.addresses.map((each) => `${each}/24`).join(' ')} @${host}`, ...(node.block === null ? [] : [`tunl0 - ${node.block}.1/32 1480`])],
    [`${node.network}.0/24 eth0`, `0.0.0.0/0 eth0 ${node.network}.1`, ...own, ...node.pods.map((pod) => `${pod.address}/32 cali-${pod.id}`), ...blockRoutes(node, nodes, options)],
    { host: because(host).component },
  );
  net.stage(node.id, { kind: 'session', slot: 'session', interface: null, because: because(node.id) });
  for (const service of services) net.stage(node.id, serviceStage(service));
  masquerade(net, node, options, 'eth0', address);
  if (node.block !== null) {
    masquerade(net, node, options, 'tunl0', `${node.block}.1`);
    planTunnel(net, node, nodes);
  }
  for (const pod of node.pods) {
    planPod(net, node, pod, options);
    masquerade(net, node, options, `cali-${pod.id}`, address);
  }
  guardPort(net, options, node.id, 'eth0');
}

/** One Ingress rule: shop.example.com/ goes to the endpoints of Service web. */
function planIngress(net: Small): void {
  const members = [['pod-web1', '172.28.1.20'], ['pod-web2', '172.28.2.20']] as const;
  net.stage('pod-ingress', {
    kind: 'proxy', slot: 'deliver', interface: null, because: because('pod-ingress'), address: '172.28.1.10',
    listeners: [{
      port: 8443, mode: 'terminated-https', defaultPool: null, addsForwardedFor: true, because: because('pod-ingress', 'https'),
      policies: [{
        action: { kind: 'pool', pool: 'web' }, because: because('ingress', 'shop.example.com/'),
        conditions: [{ on: 'host', key: null, compare: 'equals', value: 'shop.example.com' }, { on: 'path', key: null, compare: 'starts-with', value: '/' }],
      }],
    }],
    pools: [{
      id: 'web', protocol: 'http', method: 'round-robin', persistence: 'none', monitor: null, because: because('svc-web'),
      members: members.map(([id, address]) => ({ id, component: componentId(id), address, port: 8080, weight: 1, enabled: true, because: because('svc-web', id) })),
    }],
    noListener: { action: 'reject', reason: 'NO_LISTENER' }, access: null,
  });
  for (const [id] of members) {
    net.builder.services(id, because(id), [{ ...listener(id, 'tcp', 8080), application: { kind: 'http', tls: false, responses: [{ path: '/', status: 200, body: 'shop' }] } }]);
  }
}

export function planKubernetes(net: Small, options: ReferenceOptions): void {
  const nodes = nodesOf(options);
  for (const node of nodes) planNode(net, node, nodes, options);
  nameServer(net, 'pod-dns', {}, '10.100.4.53');
  planIngress(net);
}
