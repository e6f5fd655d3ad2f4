import type { Self } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import { defineOperation, type KindOperation, type Outcome } from '../../model/operation.ts';
import type { Scope } from '../../model/scope.ts';
import { cidrSize } from '../../net/cidr.ts';
import type { Localized } from '../../model/text.ts';
import { migrateOperation } from '../move-guest.ts';
import { freePodAddresses } from './blocks.ts';
import { readCluster } from './cluster.ts';
import { clusterNodes, nodeOf, type ClusterNode, type NodeProps } from './nodes.ts';
import { podsOn, type ClusterPod } from './pods.ts';
import { readVip, roleOfVip, vipNodes, vipsHeldBy } from './vips.ts';

/* What is done to a node: drained before work on it, failed and started again. */

export const nodeOperationSentences: Readonly<Record<string, Localized>> = {
  'K8S-DRAIN': { ko: '{name}을(를) 비웁니다. 팟 {count}개가 다른 노드에 새 주소로 다시 만들어지고, 새 팟은 여기에 놓이지 않습니다.', en: '{name} is drained: {count} pods are recreated on other nodes with new addresses, and no new ones are placed here.' },
  'K8S-DRAIN.nowhere': { ko: '{pod}을(를) 옮길 수 있는 다른 노드가 없습니다. 배치할 수 있는 노드를 추가하세요.', en: 'There is no other node that could take {pod}. Add a schedulable one.' },
  'K8S-FAIL': { ko: '{name}이(가) 멈춥니다. 위에 있는 팟 {count}개도 멈추고, 가지고 있던 가상 IP {vips}개는 다른 노드로 넘어갑니다.', en: '{name} stops. So do the {count} pods on it; the {vips} virtual addresses it holds move to other nodes.' },
};

/** Roles that can take over what stands on a node: in ICP an ingress controller belongs on a proxy node, other pods on a worker; where they stood they may stand again. */
function canTake(scope: Scope, pod: ClusterPod, from: ClusterNode, node: ClusterNode): boolean {
  if (node.id === from.id || !node.isSchedulable || node.block === null) return false;
  const cluster = scope.component(node.cluster);
  const isController = scope.component(pod.id)?.component.kind === 'ingress-controller';
  if (isController && cluster !== null && readCluster(cluster).flavor === 'ICP') return node.role === 'proxy' || node.role === from.role;
  return node.role === 'worker' || node.role === from.role;
}

interface Evictions {
  /** Pods that find another node, by the node they go to. */
  readonly goers: ReadonlyMap<ComponentId, readonly ClusterPod[]>;
  readonly stuck: readonly ClusterPod[];
}

/** Where the pods of a node go: one after the other to the node with the fewest. Pods of the host network belong to the node and stay. */
function evictions(scope: Scope, from: ClusterNode): Evictions {
  const goers = new Map<ComponentId, ClusterPod[]>();
  const stuck: ClusterPod[] = [];
  const nodes = from.cluster === null ? [] : clusterNodes(scope, from.cluster);
  const load = (node: ClusterNode): number => podsOn(scope, node.id).length + (goers.get(node.id)?.length ?? 0);
  const room = (node: ClusterNode): boolean => node.block !== null && load(node) < cidrSize(node.block) - 2;
  for (const pod of podsOn(scope, from.id).filter((each) => !each.isHostNetwork)) {
    const takers = nodes.filter((node) => canTake(scope, pod, from, node) && room(node));
    const best = takers.reduce<ClusterNode | null>((least, node) => (least === null || load(node) < load(least) ? node : least), null);
    if (best === null) stuck.push(pod);
    else goers.set(best.id, [...(goers.get(best.id) ?? []), pod]);
  }
  return { goers, stuck };
}

/** New places and new addresses of everything evicted. */
function recreated(scope: Scope, { goers }: Evictions): Pick<Outcome, 'move' | 'props'> {
  const move: Record<string, ComponentId> = {};
  const props: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [node, pods] of goers) {
    const addresses = freePodAddresses(scope, node, pods.length);
    pods.forEach((pod, index) => {
      move[pod.id] = node;
      props[pod.id] = { ip: addresses[index] ?? '' };
    });
  }
  return { move, props };
}

/**
 * `kubectl drain`: no new pods are placed here, and those that are here are evicted: whatever controls them makes them again on another schedulable node,
 * where they have another address. Time and disruption budgets are not modelled.
 */
const drain = defineOperation({
  id: 'drain',
  label: { ko: '비우기 (drain)', en: 'Drain' },
  title: { ko: '{name} 비우기', en: 'Drain {name}' },
  isOffered: (self: Self<NodeProps>, scope) => self.props.schedulable || podsOn(scope, self.id).some((pod) => !pod.isHostNetwork),
  refuse: (self, _inputs, scope) => {
    const node = nodeOf(scope, self.id);
    const stuck = node === null ? [] : evictions(scope, node).stuck;
    return stuck.map((pod) => ({ code: 'K8S-DRAIN', params: { case: 'nowhere', pod: pod.name }, at: { component: self.id }, blocking: [pod.id] }));
  },
  preview: (self, _inputs, scope) => {
    const node = nodeOf(scope, self.id);
    const affected = node === null ? [] : [...evictions(scope, node).goers.values()].flat().map((pod) => pod.id);
    return affected.length === 0 ? null : { code: 'K8S-DRAIN', params: { name: self.component.name, count: affected.length }, affected };
  },
  run: (self, _inputs, { scope }) => {
    const node = nodeOf(scope, self.id);
    const { move, props } = node === null ? {} : recreated(scope, evictions(scope, node));
    return { props: { [self.id]: { schedulable: false }, ...props }, ...(move === undefined ? {} : { move }) };
  },
});

const uncordon = defineOperation({
  id: 'uncordon',
  label: { ko: '다시 배치 허용 (uncordon)', en: 'Uncordon' },
  isOffered: (self: Self<NodeProps>) => !self.props.schedulable,
  refuse: () => [],
  run: (self) => ({ props: { [self.id]: { schedulable: true } } }),
});

/** Who gets a virtual address when its holder fails: the next running node of its role, or nobody. */
function heirOf(scope: Scope, vip: ComponentId, failed: ComponentId): ComponentId | null {
  const entry = scope.component(vip);
  if (entry === null) return null;
  const { vipKind } = readVip(entry);
  return vipNodes(scope, vip, vipKind).find((node) => node.id !== failed && node.isRunning && node.role === roleOfVip(vipKind))?.id ?? null;
}

/** The node goes down; virtual addresses it holds are taken over. Its pods stay where they are until somebody drains it. */
const fail = defineOperation({
  id: 'fail',
  label: { ko: '장애 발생', en: 'Fail' },
  title: { ko: '{name} 장애', en: 'Fail {name}' },
  isOffered: (self: Self<NodeProps>) => self.props.state !== 'stopped',
  refuse: () => [],
  preview: (self, _inputs, scope) => {
    const [pods, vips] = [podsOn(scope, self.id), vipsHeldBy(scope, self.id)];
    const affected = [...pods, ...vips].map((each) => each.id);
    return affected.length === 0 ? null : { code: 'K8S-FAIL', params: { name: self.component.name, count: pods.length, vips: vips.length }, affected };
  },
  run: (self, _inputs, { scope }) => ({
    props: { [self.id]: { state: 'stopped' }, ...Object.fromEntries(vipsHeldBy(scope, self.id).map((vip) => [vip.id, { holder: heirOf(scope, vip.id, self.id) }])) },
  }),
});

/** A node that comes back takes nothing away from who holds it now; an address that nobody holds it takes. */
const start = defineOperation({
  id: 'start',
  label: { ko: '시작', en: 'Start' },
  isOffered: (self: Self<NodeProps>) => self.props.state === 'stopped',
  refuse: () => [],
  run: (self, _inputs, { scope }) => {
    const orphans = scope.ofKind('vip').filter((vip) => scope.component(readVip(vip).holder) === null && vipNodes(scope, vip.id, readVip(vip).vipKind).some((node) => node.id === self.id));
    return { props: { [self.id]: { state: 'running' }, ...Object.fromEntries(orphans.map((vip) => [vip.id, { holder: self.id }])) } };
  },
});

export const nodeOperations: readonly KindOperation<NodeProps>[] = [fail, start, drain, uncordon, migrateOperation<NodeProps>()];
