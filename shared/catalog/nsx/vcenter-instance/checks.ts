import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { hypervisorOf } from '../../hosting.ts';
import { needsMulticast } from '../replication.ts';
import type { TransportZone } from '../transport-zones.ts';

interface Props {
  readonly transportZones: readonly TransportZone[];
}

/** Fixed by the vendor: an odd number that survives one loss. */
const controllerCount = 3;
const mostSwitches = 10_000;

function switchCount(self: Self<Props>, scope: Scope): number {
  return scope.children(self.id).filter((child) => child.component.kind === 'logical-switch').length;
}

/** Controllers that stand on the same host, by host, in id order. */
function sharedHosts(controllers: readonly Entry[], scope: Scope): readonly { readonly host: Entry; readonly on: readonly Entry[] }[] {
  const hosts = [...new Set(controllers.flatMap((controller) => hypervisorOf(scope, controller.id)?.id ?? []))].flatMap((id) => scope.component(id) ?? []);
  return hosts.map((host) => ({ host, on: controllers.filter((controller) => hypervisorOf(scope, controller.id)?.id === host.id) })).filter(({ on }) => on.length > 1);
}

/** V-03: exactly three controllers on three hosts; an instance without controllers and without logical switches does not use NSX yet. */
function controllerFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const controllers = scope.ofKind('nsx-controller').filter((entry) => scope.enclosing(entry.id, 'vcenter-instance')?.id === self.id);
  const findings: Finding[] = [];
  if (controllers.length !== controllerCount && (controllers.length > 0 || switchCount(self, scope) > 0)) {
    findings.push({ code: 'V-03', severity: 'warning', at: { component: self.id }, params: { name: self.component.name, count: controllers.length } });
  }
  for (const { host, on } of sharedHosts(controllers, scope)) {
    const params = { case: 'shared', controllers: on.map((entry) => entry.component.name).join(', '), host: host.component.name };
    findings.push({ code: 'V-03', severity: 'warning', at: { component: self.id }, params });
  }
  return findings;
}

function zoneFindings(self: Self<Props>): readonly Finding[] {
  return self.props.transportZones.flatMap((zone, index): readonly Finding[] => {
    if (!needsMulticast(zone.replicationMode)) return [];
    const fix = { command: 'row.update', args: { id: self.id, path: `/transportZones/${zone.id}`, row: { replicationMode: 'unicast' } }, title: 'V-07.fix' };
    return [{ code: 'V-07', severity: 'warning', at: { component: self.id, path: `/transportZones/${index}/replicationMode` }, params: { name: zone.name || zone.id, mode: zone.replicationMode }, fix }];
  });
}

export function vcenterFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const count = switchCount(self, scope);
  const many: readonly Finding[] = count <= mostSwitches ? [] : [{ code: 'V-06', severity: 'warning', at: { component: self.id }, params: { case: 'many', name: self.component.name, count } }];
  return [...controllerFindings(self, scope), ...zoneFindings(self), ...many];
}
