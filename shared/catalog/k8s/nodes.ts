import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4, type Ipv4 } from '../../net/address.ts';
import { parseCidr, type Cidr } from '../../net/cidr.ts';
import { ipInterfacesField } from '../ip-host.ts';
import { portsOf, type Port } from '../ip-ports.ts';
import { listensField } from '../listens.ts';
import { routesField } from '../route-rows.ts';
import { clusterKind, clusterOf } from './cluster.ts';
import { propsReader } from './read-props.ts';

/* Nodes of a cluster as every kind of the family sees them (domain/private-cloud.md b.5). */

const calico = { ko: 'Calico', en: 'Calico' };

/** The role of a node, by its kind. */
const roles: Readonly<Record<string, 'master' | 'proxy' | 'worker'>> = { 'master-node': 'master', 'proxy-node': 'proxy', 'worker-node': 'worker' };
export type NodeRole = 'master' | 'proxy' | 'worker';

/** Kinds of nodes, for references and parents. */
export const nodeKinds = ['master-node', 'proxy-node', 'worker-node'] as const;

export const nodeProps = z.object({
  cluster: field.reference({ ko: '클러스터', en: 'Cluster' }, [clusterKind], { help: { ko: '호스트 위에 있는 노드가 속한 클러스터.', en: 'The cluster a node on a host belongs to.' } }),
  state: field.choice({ ko: '상태', en: 'State' }, { running: { ko: '실행 중', en: 'Running' }, stopped: { ko: '중지', en: 'Stopped' } }, 'running'),
  schedulable: field.toggle({ ko: '팟 배치 가능', en: 'Schedulable' }, true),
  interfaces: ipInterfacesField,
  gateway: field.address({ ko: '기본 게이트웨이', en: 'Default gateway' }, '', { optional: true }),
  dnsServer: field.reference({ ko: 'DNS 서버', en: 'DNS server' }, ['dns-server', 'service'], {
    help: { ko: '이름을 물어볼 구성 요소. 파일에는 주소를 적어도 됩니다.', en: 'The component to ask for names. A file may also give an address.' },
  }),
  routes: routesField,
  podBlock: field.cidr({ ko: '팟 블록', en: 'Pod block' }, '', { optional: true, section: calico, help: { ko: '이 노드의 팟이 주소를 받는 블록. 비우면 Calico가 없습니다.', en: 'The block its pods get addresses from. Without one Calico does not run here.' } }),
  tunnelIp: field.address({ ko: '터널 주소 (tunl0)', en: 'Tunnel address (tunl0)' }, '', { optional: true, section: calico }),
  bgpPeers: field.texts({ ko: 'BGP 피어', en: 'BGP peers' }, { section: calico, help: { ko: '팟 블록을 알려 주는 외부 라우터의 주소.', en: 'Addresses of routers outside that are told the pod blocks.' } }),
  listens: listensField,
});
export type NodeProps = z.output<typeof nodeProps>;

const readNode = propsReader(nodeProps);

export interface ClusterNode {
  readonly id: ComponentId;
  readonly name: string;
  readonly role: NodeRole;
  readonly cluster: ComponentId | null;
  readonly props: NodeProps;
  /** Its interfaces as they are plugged in; of a stopped node none is up. */
  readonly ports: readonly Port[];
  /** First address of its first interface: what kube-proxy, Calico and its peers call the node's. */
  readonly address: string | null;
  readonly word: Ipv4 | null;
  /** The network that address belongs to; null while nobody says how long its prefix is. */
  readonly network: Cidr | null;
  /** Switched on, and so is the hypervisor it stands on. */
  readonly isRunning: boolean;
  /** Whether new pods may be placed here. */
  readonly isSchedulable: boolean;
  /** The block of the pod network that is routed to it; null: Calico does not run here. */
  readonly block: Cidr | null;
  /** Address of tunl0; null without one. */
  readonly tunnelAddress: string | null;
}

export function roleOf(kind: string): NodeRole | null {
  return Object.hasOwn(roles, kind) ? (roles[kind] ?? null) : null;
}

function nodeFrom(scope: Scope, entry: Entry, role: NodeRole): ClusterNode {
  const props = readNode(entry);
  const isOn = props.state !== 'stopped';
  const ports = portsOf(scope, entry.id).map((port) => (isOn ? port : { ...port, isUp: false }));
  const own = ports[0]?.addresses[0];
  const tunnel = parseIpv4(props.tunnelIp);
  const isRunning = isOn && (ports[0]?.isUp ?? true);
  return {
    id: entry.id, name: entry.component.name, role, props, ports, isRunning,
    cluster: clusterOf(scope, entry.id)?.id ?? null,
    address: own?.address ?? null,
    word: own?.word ?? null,
    network: own?.isPlaced === true ? own.cidr : null,
    isSchedulable: isRunning && props.schedulable,
    block: parseCidr(props.podBlock),
    tunnelAddress: tunnel === null ? null : formatIpv4(tunnel),
  };
}

/** A node; null for anything else. */
export const nodeOf = perScope((scope, id: ComponentId): ClusterNode | null => {
  const entry = scope.component(id);
  const role = entry === null ? null : roleOf(entry.component.kind);
  return entry === null || role === null ? null : nodeFrom(scope, entry, role);
});

/** Every node of a cluster: masters, proxies, workers, each in id order. */
export const clusterNodes = perScope((scope, cluster: ComponentId): readonly ClusterNode[] =>
  nodeKinds.flatMap((kind) => scope.ofKind(kind).flatMap(({ id }) => nodeOf(scope, id) ?? [])).filter((node) => node.cluster === cluster),
);

/** The node something stands on directly. */
export function nodeUnder(scope: Scope, id: ComponentId): ClusterNode | null {
  const parent = scope.parent(id);
  return parent === null ? null : nodeOf(scope, parent.id);
}

/** Canonical text of what the person wrote, or null. */
export function addressText(text: string): string | null {
  const word = parseIpv4(text);
  return word === null ? null : formatIpv4(word);
}
