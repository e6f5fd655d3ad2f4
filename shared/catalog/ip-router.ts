import type { Self } from '../model/definition.ts';
import type { Scope } from '../model/scope.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import type { DeviceSeed } from '../plan/contribution.ts';
import type { RouteRow } from '../plan/stage.ts';
import { connectedRoutes, planPorts, portsOf } from './ip-ports.ts';
import { writtenRoutes, type WrittenRoute } from './route-rows.ts';

/* A router without state: interfaces, connected networks, written routes (domain/private-cloud.md c: LPM, TTL, MTU, neighbour). */

export interface IpRouterMore {
  readonly seed?: Partial<DeviceSeed>;
  /** Routes besides the written ones. */
  readonly routes?: readonly RouteRow[];
  /** Written routes that the router does not take are left out. */
  readonly isInForce?: (route: WrittenRoute) => boolean;
}

/** One device that forwards between its interfaces. */
export function planIpRouter(self: Self<{ readonly routes: readonly WrittenRoute[] }>, scope: Scope, plan: PlanBuilder, more: IpRouterMore = {}): void {
  const ports = portsOf(scope, self.id);
  plan.device({ id: self.id, component: self.id, profile: 'router', ttlCost: 1, ...more.seed });
  planPorts(self.id, ports, scope, plan);
  plan.routes(self.id, [...connectedRoutes(self.id, ports), ...writtenRoutes(self.id, self.props.routes, ports, '/routes', more.isInForce), ...(more.routes ?? [])]);
}
