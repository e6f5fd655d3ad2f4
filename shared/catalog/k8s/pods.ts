import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { addTo, perScope, type Scope } from '../../model/scope.ts';
import { addressText, nodeUnder } from './nodes.ts';
import { propsReader } from './read-props.ts';

/* Pods and what stands on a node like one (an ingress controller): labels, address, readiness (domain/private-cloud.md b.5). */

/** Kinds that have an address of the pod network and can be endpoints of a Service. */
export const podKinds = ['pod', 'ingress-controller'] as const;

/** IP-in-IP leaves so much of an Ethernet frame (domain/private-cloud.md e). */
const podMtuBytes = 1480;

/** Fields of everything that stands on a node like a pod. */
export const podFields = {
  ip: field.address({ ko: '주소', en: 'Address' }, '', { optional: true }),
  labels: field.texts({ ko: '레이블', en: 'Labels' }, { help: { ko: '예: app=web', en: 'For example app=web' } }),
  hostNetwork: field.toggle({ ko: '호스트 네트워크', en: 'Host network' }, false, { help: { ko: '노드의 주소를 함께 씁니다.', en: 'It shares the addresses of its node.' } }),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, podMtuBytes, { unit: 'B', min: 68, max: 8980 }),
  ready: field.toggle({ ko: '준비됨', en: 'Ready' }, true),
};
const podSchema = z.object(podFields);
export type PodFields = z.output<typeof podSchema>;

const readPod = propsReader(podSchema);

export interface ClusterPod {
  readonly id: ComponentId;
  readonly name: string;
  readonly node: ComponentId;
  readonly cluster: ComponentId | null;
  /** Its own, or its node's where it uses the host network; null while it has none. */
  readonly address: string | null;
  readonly labels: readonly string[];
  readonly isHostNetwork: boolean;
  /** It says so and its node runs. */
  readonly isReady: boolean;
}

/** One of a cluster's pods; null for anything else and for what stands on no node. */
export const podOf = perScope((scope, id: ComponentId): ClusterPod | null => {
  const entry = scope.component(id);
  const node = entry === null ? null : nodeUnder(scope, id);
  if (entry === null || node === null || !podKinds.some((kind) => kind === entry.component.kind)) return null;
  const props = readPod(entry);
  const isOff = entry.component.props['enabled'] === false;
  return {
    id, name: entry.component.name, node: node.id, cluster: node.cluster, labels: props.labels, isHostNetwork: props.hostNetwork,
    address: props.hostNetwork ? node.address : addressText(props.ip),
    isReady: props.ready && node.isRunning && !isOff,
  };
});

/** Pods of a node, in id order. */
export const podsOn = perScope((scope, node: ComponentId): readonly ClusterPod[] => scope.children(node).flatMap(({ id }) => podOf(scope, id) ?? []));

/** Every pod of a cluster, ingress controllers last, each in id order. */
export const clusterPods = perScope((scope, cluster: ComponentId): readonly ClusterPod[] =>
  podKinds.flatMap((kind) => scope.ofKind(kind)).flatMap(({ id }) => {
    const pod = podOf(scope, id);
    return pod !== null && pod.cluster === cluster ? [pod] : [];
  }),
);

const podsByLabel = perScope((scope, cluster: ComponentId): ReadonlyMap<string, readonly ClusterPod[]> => {
  const byLabel = new Map<string, ClusterPod[]>();
  for (const pod of clusterPods(scope, cluster)) for (const label of new Set(pod.labels.map((text) => text.trim()))) addTo(byLabel, label, pod);
  return byLabel;
});

/** Pods of a cluster with one label, by `cluster label`: a pod that changes is nothing to those who ask for other labels. */
const podsLabelled = perScope((scope, key: `${ComponentId} ${string}`): readonly ClusterPod[] => {
  const end = key.indexOf(' ');
  const cluster = scope.component(key.slice(0, end));
  return cluster === null ? [] : (podsByLabel(scope, cluster.id).get(key.slice(end + 1)) ?? []);
});

/** Pods of a cluster that fulfil a selector, in the order of {@link clusterPods}. */
export function podsSelected(scope: Scope, cluster: ComponentId, selector: readonly string[]): readonly ClusterPod[] {
  const [first, ...more] = selector;
  if (first === undefined) return clusterPods(scope, cluster);
  const labelled = podsLabelled(scope, `${cluster} ${first.trim()}`);
  return more.length === 0 ? labelled : labelled.filter((pod) => isSelected(pod.labels, more));
}

/** Whether labels fulfil a selector: every `key=value` of it is among them. An empty selector selects everything. */
export function isSelected(labels: readonly string[], selector: readonly string[]): boolean {
  return selector.every((term) => labels.some((label) => label.trim() === term.trim()));
}
