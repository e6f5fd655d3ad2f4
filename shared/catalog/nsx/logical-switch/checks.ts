import type { Self } from '../../../model/definition.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { hypervisorOf } from '../../hosting.ts';
import { providerSpaceFindings } from '../../provider-space.ts';
import { overlapFindings } from '../../routing-domain.ts';
import { needsMulticast } from '../replication.ts';
import { spannedHosts, zoneOf, zonesOf } from '../transport-zones.ts';
import { portOfSwitch, vtepOf } from '../vteps.ts';
import type { LogicalSwitchProps } from './props.ts';
import { freeVni, siblings, vniOf, vniRange } from './vni.ts';

type Switch = Self<LogicalSwitchProps>;

function zoneFindings(self: Switch, scope: Scope): readonly Finding[] {
  const { transportZone } = self.props;
  const instance = self.component.parent;
  if (transportZone === '' || instance === null || zonesOf(scope, instance).some((zone) => zone.id === transportZone)) return [];
  const [other] = zonesOf(scope, instance);
  const fix = other === undefined ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { transportZone: other.id } }, title: 'V-05.no-zone.fix', params: { zone: other.name || other.id } } };
  return [{ code: 'V-05', severity: 'error', at: { component: self.id, path: '/transportZone' }, params: { case: 'no-zone', name: self.component.name, zone: transportZone }, ...fix }];
}

/** Hosts on which somebody is plugged into the switch, in id order. */
function hostsInUse(self: Switch, scope: Scope): readonly Entry[] {
  const ids = new Set(scope.members(self.id).flatMap((ref) => hypervisorOf(scope, ref.owner)?.id ?? []));
  return [...ids].sort().flatMap((id) => scope.component(id) ?? []);
}

/** Adds the cluster of a host to the zone of the switch; null where that is not what keeps the host outside. */
function zoneFix(self: Switch, host: Entry, scope: Scope): Fix | null {
  const [entry, cluster, instance] = [scope.component(self.id), scope.enclosing(host.id, 'cluster'), self.component.parent];
  const zone = entry === null ? null : zoneOf(scope, entry);
  if (zone === null || cluster === null || instance === null || scope.enclosing(host.id, 'vcenter-instance')?.id !== instance) return null;
  const row = { clusters: [...zone.clusters, cluster.id] };
  return { command: 'row.update', args: { id: instance, path: `/transportZones/${zone.id}`, row }, title: 'V-05.fix', params: { cluster: cluster.component.name, zone: zone.name || zone.id } };
}

function hostFindings(self: Switch, host: Entry, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const params = { name: self.component.name, host: host.component.name };
  if (!spannedHosts(scope, self.id).some((entry) => entry.id === host.id)) {
    const fix = zoneFix(self, host, scope);
    return [{ code: 'V-05', severity: 'error', at, params: { case: 'outside', ...params }, ...(fix === null ? {} : { fix }) }];
  }
  const vtep = vtepOf(scope, host.id);
  if (vtep === null) return [{ code: 'V-05', severity: 'error', at, params }];
  const expected = portOfSwitch(scope, self.id);
  if (vtep.vxlanPort === expected) return [];
  const fix = { command: 'row.update', args: { id: host.id, path: `/interfaces/${vtep.port.row.id}`, row: { vxlanPort: expected } }, title: 'V-05.port.fix', params: { expected } };
  return [{ code: 'V-05', severity: 'error', at, params: { case: 'port', ...params, port: vtep.vxlanPort, expected }, fix }];
}

function vniFindings(self: Switch, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/vni' };
  const { vni } = self.props;
  const free = freeVni(self.component.parent, scope, self.id);
  const fix = { command: 'component.update', args: { id: self.id, props: { vni: free } }, title: 'V-06.fix', params: { free } };
  const params = { name: self.component.name, vni };
  if (!Number.isInteger(vni) || vni < vniRange.first || vni > vniRange.last) return [{ code: 'V-06', severity: 'error', at, params: { case: 'range', ...params }, fix }];
  const other = self.component.parent === null ? undefined : siblings(scope, self.component.parent).find((entry) => entry.id !== self.id && vniOf(entry) === vni);
  return other === undefined ? [] : [{ code: 'V-06', severity: 'error', at, params: { ...params, other: other.component.name }, fix }];
}

function replicationFindings(self: Switch): readonly Finding[] {
  const mode = self.props.replicationMode;
  if (!needsMulticast(mode)) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { replicationMode: 'unicast' } }, title: 'V-07.fix' };
  return [{ code: 'V-07', severity: 'warning', at: { component: self.id, path: '/replicationMode' }, params: { name: self.component.name, mode }, fix }];
}

export function logicalSwitchFindings(self: Switch, scope: Scope): readonly Finding[] {
  const zone = zoneFindings(self, scope);
  // Without its zone it knows no host at all: one finding says it.
  const hosts = zone.length > 0 ? [] : hostsInUse(self, scope).flatMap((host) => hostFindings(self, host, scope));
  const prefixes = [{ text: self.props.cidr, path: '/cidr' }];
  return [...zone, ...hosts, ...vniFindings(self, scope), ...replicationFindings(self), ...overlapFindings(self, scope), ...providerSpaceFindings(self, scope, prefixes)];
}
