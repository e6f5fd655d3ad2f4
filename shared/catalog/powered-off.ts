import type { ComponentId } from '../model/design.ts';
import type { Entry, Scope } from '../model/scope.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import { hypervisorOf, isHypervisorUp } from './hosting.ts';

/**
 * What a machine that is off is asked to send ends with that, and not with the routes it lost: nobody sits there and reads of a network that cannot be
 * reached. So it is for one whose host is down; `host`: where it runs, if that is not where it stands.
 */
export function planPoweredOff(owner: ComponentId, isOff: boolean, scope: Scope, plan: PlanBuilder, host: Entry | null = hypervisorOf(scope, owner)): void {
  const hasHost = host === null || isHypervisorUp(host);
  if (!isOff && hasHost) return;
  const down = isOff || host === null ? scope.component(owner) : host;
  const because = { component: down?.id ?? owner, path: '/state', label: down?.component.name ?? owner };
  plan.stage(owner, { kind: 'null-route', slot: 'route', interface: null, because, rows: [{ match: {}, reason: 'COMPONENT_NOT_RUNNING' }] });
}
