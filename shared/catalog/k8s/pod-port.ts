import type { Self } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { Because, DeviceId } from '../../plan/stage.ts';
import { caliInterface, podGateway } from './calico.ts';
import { clusterDns } from './cluster.ts';
import { addressText, nodeUnder, type ClusterNode } from './nodes.ts';
import type { PodFields } from './pods.ts';

/** Where something that stands on a node like a pod meets packets. */
export interface PodStand {
  readonly node: ClusterNode;
  /** Its own device, or its node's where it uses the host network: its stages and listeners belong there. */
  readonly device: DeviceId;
  /** The address it answers on; null while it has none. */
  readonly address: string | null;
}

/** Largest packet of the wire between a pod and its node, in bytes: the ends' own MTU is what limits. */
const wireMtuBytes = 9000;

function planWire(id: DeviceId, because: Because, plan: PlanBuilder): void {
  plan.segment({
    id, component: null, form: 'point-to-point', mtuBytes: wireMtuBytes, delayUs: 0, missing: { silent: true, reason: 'NEIGHBOR_UNREACHABLE' }, because,
  });
}

/**
 * Wires what stands on a node like a pod to it: a wire without addresses, the /32 that leads to it, and the strict check of what it sends
 * (domain/private-cloud.md c, Kubernetes node). On the host network there is nothing to wire. Null: it stands on no node.
 */
export function planPodPort(self: Self<Pick<PodFields, 'ip' | 'hostNetwork' | 'mtu'>>, scope: Scope, plan: PlanBuilder): PodStand | null {
  const node = nodeUnder(scope, self.id);
  if (node === null) return null;
  const because: Because = { component: self.id, path: '/ip', label: self.component.name };
  if (self.props.hostNetwork) {
    // It has no device of its own, but a name to call it by, and speaks as its node.
    if (node.address !== null) plan.calledAddress({ component: self.id, address: node.address, speaker: node.id, because });
    return { node, device: node.id, address: node.address };
  }
  const address = addressText(self.props.ip);
  planGuest(self.id, { node, address, mtuBytes: self.props.mtu, dnsServer: node.cluster === null ? null : clusterDns(scope, node.cluster), because }, plan);
  return { node, device: self.id, address };
}

interface Guest {
  readonly node: ClusterNode;
  readonly address: string | null;
  readonly mtuBytes: number;
  readonly dnsServer: string | null;
  readonly because: Because;
}

function planGuest(id: ComponentId, { node, address, mtuBytes, dnsServer, because }: Guest, plan: PlanBuilder): void {
  const cali = caliInterface(id);
  const up = node.isRunning;
  planWire(cali, because, plan);
  plan.device({ id, component: id, profile: 'host', ttlCost: 1, host: node.id, dnsServer });
  plan.interface(id, { id: 'eth0', segment: cali, addresses: address === null ? [] : [{ address, prefixLength: 32 }], mtuBytes, up, because });
  plan.interface(node.id, { id: cali, segment: cali, addresses: [], mtuBytes, up, because });
  if (address === null) return;
  plan.routes(id, [{ destination: '0.0.0.0/0', type: 'unicast', interface: 'eth0', via: podGateway, distance: 0, metric: 0, because }]);
  plan.routes(node.id, [{ destination: `${address}/32`, type: 'unicast', interface: cali, via: null, distance: 0, metric: 0, because }]);
  plan.stage(node.id, { kind: 'admit', slot: 'receive', interface: cali, because, rows: [{ sources: [`${address}/32`] }], reason: 'SPOOFED_SOURCE' });
}
