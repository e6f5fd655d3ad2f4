import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { planPorts, portsOf } from '../../ip-ports.ts';
import { hostRoutes } from './routes.ts';
import { planPoweredOff } from '../../powered-off.ts';
import type { EsxiHostProps } from './props.ts';

/** The host as a device of its own: guests' frames visit it, and its VTEP sends from this stack. */
export function planEsxiHost(self: Self<EsxiHostProps>, scope: Scope, plan: PlanBuilder): void {
  const isUp = self.props.state !== 'down';
  const ports = portsOf(scope, self.id).map((port) => (isUp ? port : { ...port, isUp: false }));
  plan.device({ id: self.id, component: self.id, profile: 'hypervisor', ttlCost: 1 });
  planPorts(self.id, ports, scope, plan, { virtualSwitch: null });
  planPoweredOff(self.id, !isUp, scope, plan);
  plan.routes(self.id, hostRoutes(self, ports, scope));
}
