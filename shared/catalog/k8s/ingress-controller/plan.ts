import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { protocolNumbers } from '../../../net/protocol.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because, DeviceId, Match, ProxyListener, ProxyStage } from '../../../plan/stage.ts';
import { planMasquerade } from '../calico.ts';
import { entryAddressOf } from '../entry-addresses.ts';
import { ingressPolicies, ingressPools } from '../ingress-rules.ts';
import { ownAddressesOf } from '../kube-proxy.ts';
import { clusterNodes, type ClusterNode } from '../nodes.ts';
import { planPodPort, type PodStand } from '../pod-port.ts';
import type { ControllerProps } from '../controller-props.ts';

type Controller = Self<ControllerProps>;

/** Ports under which an entry address is called from outside. */
const entryPorts = { http: 80, https: 443 } as const;

function listeners(self: Controller, cluster: ComponentId, scope: Scope): readonly ProxyListener[] {
  const policies = ingressPolicies(scope, cluster, { component: self.id, label: self.component.name });
  const one = (port: number, mode: ProxyListener['mode'], path: string): ProxyListener => ({
    port, mode, policies, isOrdered: true, defaultPool: null, addsForwardedFor: true, because: { component: self.id, path, label: `${self.component.name} ${port}` },
  });
  return [one(self.props.httpPort, 'http', '/httpPort'), one(self.props.httpsPort, 'terminated-https', '/httpsPort')];
}

function planProxy(self: Controller, stand: PodStand, cluster: ComponentId, scope: Scope, plan: PlanBuilder): void {
  const made = { listeners: listeners(self, cluster, scope), pools: ingressPools(scope, cluster, self.props.upstreamMode) };
  const because: Because = { component: self.id, label: self.component.name };
  const stage = (address: string, more: Partial<ProxyStage>): ProxyStage => ({
    kind: 'proxy', slot: 'deliver', interface: null, because, address, ...made, noListener: { action: 'reject', reason: 'NO_LISTENER' }, access: null, ...more,
  });
  if (!self.props.hostNetwork) {
    if (stand.address !== null) plan.stage(stand.device, stage(stand.address, {}));
    return;
  }
  // On the host network it shares every address of its node with whatever else listens there, and speaks from the interface that leads to the endpoint (M2).
  for (const address of ownAddressesOf(scope, stand.node.id)) plan.stage(stand.device, stage(address, { sharesAddress: true, speaksFrom: 'egress' }));
}

/** What an ALB's entry address is on its node: a LoadBalancer address that leads to this controller alone, from the node's address as policy Cluster has it. */
function planEntry(self: Controller, node: ClusterNode, device: DeviceId, entry: string, address: string, scope: Scope, plan: PlanBuilder): void {
  const because: Because = { component: self.id, path: '/entryAddress', label: self.component.name };
  for (const [port, target] of [[entryPorts.http, self.props.httpPort], [entryPorts.https, self.props.httpsPort]] as const) {
    const match: Match = { destinations: [entry], protocol: protocolNumbers.tcp, destinationPorts: [[port, port]] };
    plan.stage(device, {
      kind: 'balance', slot: 'balance', interface: null, because, match, balancesOwn: true,
      backends: self.props.ready ? [{ component: self.id, address, port: target, because }] : [], empty: { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' },
    });
    planMasquerade(scope, node, { match: {}, original: match, because }, plan);
  }
}

/** A pod, or a process on its node, that ends connections and opens new ones. Switched off it is not there. */
export function planController(self: Controller, scope: Scope, plan: PlanBuilder): void {
  if (!self.props.enabled) return;
  const stand = planPodPort(self, scope, plan);
  const cluster = stand?.node.cluster ?? null;
  if (stand === null || cluster === null) return;
  if (self.props.ready && stand.node.isRunning) planProxy(self, stand, cluster, scope, plan);
  const entry = entryAddressOf(scope, self.id);
  if (entry === null) return;
  plan.calledAddress({ component: self.id, address: entry, because: { component: self.id, path: '/entryAddress', label: self.component.name } });
  plan.publicAddress({ component: self.id, address: entry, form: 'own', because: { component: self.id, path: '/entryAddress', label: self.component.name } });
  if (self.props.hostNetwork || stand.address === null) return;
  for (const node of clusterNodes(scope, cluster)) planEntry(self, node, node.id, entry, stand.address, scope, plan);
}
