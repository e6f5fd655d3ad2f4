import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { dnsAddress, isOff } from '../../ip-host.ts';
import { connectedRoutes, planPorts, portsOf } from '../../ip-ports.ts';
import { planNat } from '../../nat-plan.ts';
import { planPoweredOff } from '../../powered-off.ts';
import { reversePathOf } from '../../reverse-path.ts';
import { writtenRoutes } from '../../route-rows.ts';
import { interfaceWords, planRouterFirewall } from '../../router-firewall.ts';
import type { OnpremRouterProps } from './props.ts';

/** A Linux router: what it forwards is tracked only where a firewall or a translation asks for it. */
export function planRouter(self: Self<OnpremRouterProps>, scope: Scope, plan: PlanBuilder): void {
  const { id, props } = self;
  const ports = portsOf(scope, id).map((port) => (isOff(props) ? { ...port, isUp: false } : port));
  const own = ports.flatMap((port) => port.addresses.map(({ address }) => address));
  const reversePath = reversePathOf(props.interfaces);
  plan.device({ id, component: id, profile: 'router', ttlCost: 1, reversePath: reversePath.device, dnsServer: dnsAddress(scope, props.dnsServer) });
  planPorts(id, ports, scope, plan, { reversePath: reversePath.interfaces });
  planPoweredOff(id, isOff(props), scope, plan);
  plan.routes(id, [...connectedRoutes(id, ports), ...writtenRoutes(id, props.routes, ports)]);
  if (props.firewallEnabled || props.nat.some((rule) => rule.enabled)) {
    plan.stage(id, { kind: 'session', slot: 'session', interface: null, because: { component: id, label: self.component.name } });
  }
  planNat(id, props.nat, props.interfaces.map((row) => row.id), plan);
  planRouterFirewall(id, props, interfaceWords(props.interfaces.map((row) => row.id), own, props.firewallStage), plan);
}
