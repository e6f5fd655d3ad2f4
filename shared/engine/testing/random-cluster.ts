import { componentId } from '../../model/design.ts';
import { ipInIp } from '../../plan/tunnel.ts';
import type { RouteRow, Stage, TranslateRow } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import { join, prefixOf, switchOf, type Cluster, type Draft, type Lan, type Place, type SegmentDraft, type Station } from './random-draft.ts';
import { addOwnEndpoint, firstSegment } from './random-overlay.ts';

/**
 * Nodes with pods behind them, as Calico and kube-proxy set them up (private-cloud.md c): IP-in-IP between nodes, a service address that every node
 * balances, source NAT for whoever calls it from outside and for pods that leave the pool.
 */

export const tunnelInterface = 'tunl0';

export function servicePrefix(cluster: Cluster): string {
  return `${cluster.service.split('.').slice(0, 3).join('.')}.0/24`;
}

function hostFor(draft: Draft, segment: SegmentDraft): string | null {
  const hypervisors = draft.stations.filter((station) => station.profile === 'hypervisor');
  if (hypervisors.length === 0 || (segment.overlay?.ends !== 'hypervisors' && draft.dice.in100(25))) return null;
  return draft.dice.pick(hypervisors).id;
}

function addPods(draft: Draft, name: string, pods: Lan, hypervisor: string | null): void {
  const { dice, stations } = draft;
  for (let pod = 0; pod < 1 + dice.below(2); pod++) {
    const isProxy = dice.in100(18);
    stations.push({
      id: `${name}-${isProxy ? 'ingress' : 'pod'}${pod}`, profile: isProxy ? 'proxy' : 'host', hypervisor: null, instances: [],
      at: [{ name: 'eth0', lan: pods, segment: firstSegment(pods), address: join(pods) }],
    });
    if (hypervisor === null && dice.in100(30)) break;
  }
}

/** Adds nodes on a network that has room; nothing where there is none. */
export function addCluster(draft: Draft, number: number): void {
  const { dice, stations, lans } = draft;
  const free = lans.filter((lan) => lan.role === 'guests' && lan.form === 'broadcast' && lan.segments.some((segment) => segment.overlay?.ends !== 'members'));
  if (free.length === 0) return;
  const lan = dice.pick(free);
  const segments = lan.segments.filter((segment) => segment.overlay?.ends !== 'members');
  const nodes = Array.from({ length: 2 + dice.below(2) }, (_, index) => {
    const name = `node${number}${index}`;
    const id = `pods${number}${index}`;
    const pods: Lan = { id, base: `172.28.${number * 10 + index}.0`, prefixLength: 24, form: 'broadcast', role: 'pods', segments: [{ id, overlay: null }], members: 0 };
    const segment = dice.pick(segments);
    const hypervisor = hostFor(draft, segment);
    const at: Place[] = [
      { name: 'eth0', lan, segment, address: join(lan) },
      { name: 'cali0', lan: pods, segment: firstSegment(pods), address: join(pods) },
    ];
    const station: Station = { id: name, profile: 'router', at, hypervisor, instances: [] };
    lans.push(pods);
    stations.push(station);
    const tunnelAddress = join(pods);
    addPods(draft, name, pods, hypervisor);
    return { station, pods, tunnelAddress };
  });
  draft.clusters.push({ lan, nodes, pool: '172.28.0.0/16', service: `172.29.${number}.80`, isTunnelled: dice.in100(85) });
  for (const node of nodes) for (const place of node.station.at) addOwnEndpoint(dice, node.station, place.segment);
}

interface Membership {
  readonly cluster: Cluster;
  readonly node: Cluster['nodes'][number];
  readonly address: string;
}

function membership(draft: Draft, station: Station): Membership | null {
  for (const cluster of draft.clusters) {
    const node = cluster.nodes.find((each) => each.station === station);
    const address = station.at[0]?.address;
    if (node !== undefined && address !== undefined) return { cluster, node, address };
  }
  return null;
}

/** What goes to the pods of another node leaves by the tunnel; by mistake what goes to the node itself does, too. */
export function meshRoutes(draft: Draft, station: Station, rows: readonly RouteRow[]): readonly RouteRow[] {
  const own = membership(draft, station);
  if (own?.cluster.isTunnelled !== true) return rows;
  const others = own.cluster.nodes.filter((node) => node !== own.node);
  const changed = rows.map((row) => (others.some((node) => prefixOf(node.pods) === row.destination && node.station.at[0]?.address === row.via) ? { ...row, interface: tunnelInterface } : row));
  const [peer] = others;
  const address = peer?.station.at[0]?.address;
  if (address === undefined || !draft.dice.in100(3)) return changed;
  const mistaken = `${address}/32`;
  return [...changed, { destination: mistaken, type: 'unicast', interface: tunnelInterface, via: address, distance: 0, metric: 0, because: because(station.id, `${mistaken} ${tunnelInterface}`) }];
}

/** The interface of the tunnel, where the station is a node. */
export function addTunnelInterface(draft: Draft, station: Station): void {
  const own = membership(draft, station);
  if (own?.cluster.isTunnelled !== true) return;
  draft.builder.interface(station.id, {
    id: tunnelInterface, segment: null, addresses: draft.dice.in100(80) ? [{ address: own.node.tunnelAddress, prefixLength: 32 }] : [],
    mtuBytes: draft.dice.in100(80) ? 1480 : 1500, up: true, because: because(station.id, tunnelInterface),
  });
}

function mesh(draft: Draft, station: Station, { cluster, address }: Membership): readonly Stage[] {
  const { dice } = draft;
  const tunnel = dice.in100(85) ? ipInIp() : { ...ipInIp(), ttl: 64, dontFragment: dice.pick(['set', 'clear'] as const) };
  const peers = cluster.nodes.flatMap((node) => (node.station === station ? [] : [node.station.at[0]?.address ?? '']));
  return [
    { kind: 'encapsulate', slot: 'encapsulate', interface: tunnelInterface, because: because(station.id, 'ipip'), match: {}, tunnel, source: address, destination: null },
    {
      kind: 'decapsulate', slot: 'decapsulate', interface: null, because: because(station.id, 'ipip in'), tunnel, address, into: dice.in100(90) ? tunnelInterface : null,
      peers: dice.in100(8) ? peers.slice(1) : dice.in100(15) ? [] : peers,
    },
  ];
}

function sourceRows(station: Station, { cluster }: Membership, address: string): readonly TranslateRow[] {
  return [
    { match: { sources: [cluster.pool], exceptDestinations: [cluster.pool] }, addresses: [address], port: null, because: because(station.id, 'nat outgoing') },
    { match: { exceptSources: [cluster.pool] }, original: { destinations: [`${cluster.service}/32`] }, addresses: [address], port: null, because: because(station.id, 'masquerade') },
  ];
}

/** What a node does with the pods and services of its cluster. */
export function clusterStages(draft: Draft, station: Station): readonly Stage[] {
  const own = membership(draft, station);
  if (own === null) return [];
  const { dice } = draft;
  const { cluster, node, address } = own;
  const pods = draft.stations.filter((other) => other.at.some((place) => cluster.nodes.some((each) => each.pods === place.lan && each.station !== other)));
  const backends = dice.in100(12) ? [] : pods.filter((pod) => pod.profile === 'host').slice(0, 3);
  // A pod on the host's network answers at the address of its node.
  const nodes = cluster.nodes.filter(() => dice.in100(8)).map((each) => each.station);
  const snat = (name: string, given: string): Stage => ({
    kind: 'source-translate', slot: 'source-translate', interface: name, because: because(station.id, `postrouting ${name}`), stateless: false, ports: 'keep-if-free', rows: sourceRows(station, own, given),
  });
  return [
    {
      kind: 'balance', slot: 'balance', interface: null, because: because(station.id, 'kube-proxy'), match: { destinations: [`${cluster.service}/32`], protocol: 6, destinationPorts: [[80, 80]] },
      method: dice.pick(['flow', 'flow', 'source', 'round-robin'] as const),
      ...(dice.in100(75) ? { balancesOwn: true } as const : {}),
      backends: [...backends, ...(dice.in100(12) ? [] : nodes)].map((pod) => ({ component: componentId(pod.id), address: pod.at[0]?.address ?? '', port: dice.in100(70) ? 8080 : null, because: because(station.id, `endpoint ${pod.id}`) })),
      empty: { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' },
    },
    snat('eth0', address),
    snat('cali0', address),
    ...(cluster.isTunnelled ? [snat(tunnelInterface, dice.in100(90) ? node.tunnelAddress : address), ...mesh(draft, station, own)] : []),
  ];
}

/** Whether the station's interface is on a virtual switch is the segment's and its host's affair, a pod's is its node's alone. */
export function podSwitch(station: Station, place: Place): string | null {
  return place.lan.role === 'pods' ? null : switchOf(station, place.segment);
}
