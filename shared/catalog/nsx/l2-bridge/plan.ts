import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { isHypervisorUp } from '../../hosting.ts';
import { planPorts, portsOf } from '../../ip-ports.ts';
import { controlHost, dlrOf, reachesHost } from '../dlr-rows.ts';
import { bridgeSides, type L2BridgeProps } from './props.ts';

/** The host a bridge runs on: that of its router's control VM, wherever that is now. */
export function bridgeHost(scope: Scope, props: L2BridgeProps): Entry | null {
  const router = dlrOf(scope, props.dlr);
  return router === null ? null : controlHost(scope, router.props);
}

/** What its two sides are plugged into, where each is what it should be: a logical switch and a VLAN (domain/private-cloud.md b.3, L2Bridge). */
export function bridgedNetworks(scope: Scope, id: ComponentId): { readonly logicalSwitch: Entry; readonly vlan: Entry } | null {
  const [logicalSwitch, vlan] = bridgeSides.map((side) => scope.component(scope.segmentOf(id, side)));
  const isRight = logicalSwitch?.component.kind === 'logical-switch' && vlan?.component.kind === 'vlan';
  return isRight ? { logicalSwitch, vlan } : null;
}

/** Joins one logical switch and one VLAN in the kernel of one host. What it cannot be (two switches, no host) joins nothing. */
export function planL2Bridge(self: Self<L2BridgeProps>, scope: Scope, plan: PlanBuilder): void {
  const host = bridgeHost(scope, self.props);
  const networks = bridgedNetworks(scope, self.id);
  if (host === null || networks === null || !reachesHost(scope, networks.logicalSwitch.id, host.id)) return;
  const isUp = self.props.state !== 'down' && isHypervisorUp(host);
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0, host: host.id });
  planPorts(self.id, portsOf(scope, self.id).map((port) => ({ ...port, isUp })), scope, plan, { virtualSwitch: host.id });
  plan.stage(self.id, { kind: 'bridge', slot: 'receive', interface: null, because: { component: self.id, label: self.component.name }, interfaces: bridgeSides });
}
