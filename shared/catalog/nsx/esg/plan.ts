import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { planEdgeFirewall } from '../../edge-firewall.ts';
import { connectedRoutes, planPorts, type Port } from '../../ip-ports.ts';
import { planNat } from '../../nat-plan.ts';
import { planPoweredOff } from '../../powered-off.ts';
import { reversePathOf } from '../../reverse-path.ts';
import { writtenRoutes } from '../../route-rows.ts';
import { singlePath } from '../../single-path.ts';
import { activeHostOf, activePorts } from './active-host.ts';
import { endsVpn, planIpsec } from './ipsec.ts';
import { planLoadBalancer } from './load-balancer.ts';
import type { EsgProps } from './props.ts';

/** One device: the active appliance. The standby one forwards nothing and answers nobody. */
export function planEsg(self: Self<EsgProps>, scope: Scope, plan: PlanBuilder): void {
  const { id, props } = self;
  const active = activeHostOf(scope, self);
  const host = active?.id ?? null;
  const ports = activePorts(scope, self).map((port) => (props.state === 'stopped' ? { ...port, isUp: false } : port));
  const reversePath = reversePathOf(props.interfaces);
  plan.device({ id, component: id, profile: 'edge', ttlCost: 1, host, reversePath: reversePath.device });
  planPorts(id, ports, scope, plan, { virtualSwitch: host, reversePath: reversePath.interfaces });
  planPoweredOff(id, props.state === 'stopped', scope, plan, active);
  const routes = [...connectedRoutes(id, ports), ...writtenRoutes(id, props.routes, ports)];
  plan.routes(id, props.ecmp ? routes : singlePath(routes));
  // The edge gives its members an address of its own before anybody's SNAT rule is asked; a DNAT rule comes before the balancing all the same.
  planLoadBalancer(self, scope, plan);
  planFirewallService(self, ports, plan);
  planIpsec(self, scope, plan);
}

/** With the firewall service off nothing is tracked and nothing translated (domain/private-cloud.md c, ESG step 4). */
function planFirewallService(self: Self<EsgProps>, ports: readonly Port[], plan: PlanBuilder): void {
  const { id, props } = self;
  const because = { component: id, label: self.component.name };
  if (!props.firewallEnabled) return;
  plan.stage(id, { kind: 'session', slot: 'session', interface: null, because });
  planNat(id, props.nat, props.interfaces.map((row) => row.id), plan);
  const services = { speaksBgp: props.routes.some((route) => route.source === 'bgp'), endsVpn: endsVpn(props) };
  planEdgeFirewall({ owner: id, rules: props.firewallRules, interfaces: props.interfaces, ports }, props.firewallDefault, services, plan);
}
