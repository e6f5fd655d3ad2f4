import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { hypervisorOf, isHypervisorUp } from '../../hosting.ts';
import { portsOf, type Port } from '../../ip-ports.ts';

interface Availability {
  readonly id: ComponentId;
  readonly props: { readonly ha: { readonly enabled: boolean; readonly standbyHost: string | null } };
}

/** The host of the standby appliance of an HA pair, where there is one. */
export function standbyHostOf(scope: Scope, { props }: Availability): Entry | null {
  const host = props.ha.enabled ? scope.component(props.ha.standbyHost) : null;
  return host?.component.kind === 'esxi-host' ? host : null;
}

/** Where the active appliance runs: on the host it stands on, or on the standby one's while that host is down (b.3 HaConfig). */
export function activeHostOf(scope: Scope, edge: Availability): Entry | null {
  const host = hypervisorOf(scope, edge.id);
  const standby = standbyHostOf(scope, edge);
  return host !== null && !isHypervisorUp(host) && standby !== null && isHypervisorUp(standby) ? standby : host;
}

/** The interfaces of the active appliance. Only that one answers for the addresses. */
export function activePorts(scope: Scope, edge: Availability): readonly Port[] {
  const isMoved = activeHostOf(scope, edge)?.id !== hypervisorOf(scope, edge.id)?.id;
  const ports = portsOf(scope, edge.id);
  return isMoved ? ports.map((port) => ({ ...port, isUp: port.row.connected !== false })) : ports;
}
