import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { hypervisorOf } from '../../hosting.ts';
import { connectedRoutes, planPorts, portsOf } from '../../ip-ports.ts';
import { gatewayRoutes } from '../../route-rows.ts';
import { planVpnListeners } from '../../vpn-ports.ts';
import type { ConcentratorProps } from '../stretch.ts';

/** The appliance's own IP stack, by which its tunnel travels. Trunks and bridges are brought by the networks it stretches. */
export function planConcentrator(self: Self<ConcentratorProps>, scope: Scope, plan: PlanBuilder): void {
  const ports = portsOf(scope, self.id);
  plan.device({ id: self.id, component: self.id, profile: 'host', ttlCost: 1, host: hypervisorOf(scope, self.id)?.id ?? null });
  planPorts(self.id, ports, scope, plan);
  plan.routes(self.id, [...connectedRoutes(self.id, ports), ...gatewayRoutes(self.id, self.props.gateway, ports)]);
  planVpnListeners({ component: self.id, label: self.component.name }, plan);
  if (self.props.flowConditioning) plan.assume({ id: 'ASSUME_FLOW_CONDITIONING', component: self.id });
}
