import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';

/*
 * Which hosts a logical switch reaches (domain/private-cloud.md b.3, TransportZone; b.6 rules 1 and 5): hosts stand in clusters of a vCenter Server
 * instance, a transport zone takes some of these clusters, a logical switch names one zone.
 */

export const replicationModes = {
  unicast: { ko: '유니캐스트', en: 'Unicast' },
  hybrid: { ko: '하이브리드', en: 'Hybrid' },
  multicast: { ko: '멀티캐스트', en: 'Multicast' },
};

export const transportZoneSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  clusters: field.references({ ko: '클러스터', en: 'Clusters' }, ['cluster'], [], { help: { ko: '비우면 인스턴스의 모든 클러스터입니다.', en: 'All clusters of the instance when empty.' } }),
  replicationMode: field.choice({ ko: '복제 모드', en: 'Replication mode' }, replicationModes, 'unicast'),
});
export type TransportZone = z.output<typeof transportZoneSchema>;

const zonesSchema = z.array(transportZoneSchema);

/** The transport zones of a vCenter Server instance as they are written. */
export const zonesOf = perScope((scope, instance: ComponentId): readonly TransportZone[] => zonesSchema.safeParse(scope.component(instance)?.component.props['transportZones'] ?? []).data ?? []);

/** The ESXi hosts of a place, directly in it or in its clusters, in id order of the clusters. */
export const hostsOf = perScope((scope, place: ComponentId): readonly Entry[] =>
  scope.children(place).flatMap((child): readonly Entry[] => {
    if (child.component.kind === 'esxi-host') return [child];
    return child.component.kind === 'cluster' ? scope.children(child.id).filter((inside) => inside.component.kind === 'esxi-host') : [];
  }),
);

/** The zone a logical switch names, as text; empty: none. */
export function zoneNameOf(logicalSwitch: Entry): string {
  const name = logicalSwitch.component.props['transportZone'];
  return typeof name === 'string' ? name : '';
}

/** The zone a logical switch stands in; null where it names none, or one that its instance does not have. */
export function zoneOf(scope: Scope, logicalSwitch: Entry): TransportZone | null {
  const instance = scope.enclosing(logicalSwitch.id, 'vcenter-instance');
  const name = zoneNameOf(logicalSwitch);
  return instance === null ? null : (zonesOf(scope, instance.id).find((zone) => zone.id === name) ?? null);
}

/** The hosts that know a logical switch: those of its zone, of the whole instance where it names none, nobody's where its zone is not there. */
export const spannedHosts = perScope((scope, logicalSwitch: ComponentId): readonly Entry[] => {
  const [entry, instance] = [scope.component(logicalSwitch), scope.enclosing(logicalSwitch, 'vcenter-instance')];
  if (entry === null || instance === null) return [];
  const hosts = hostsOf(scope, instance.id);
  if (zoneNameOf(entry) === '') return hosts;
  const zone = zoneOf(scope, entry);
  if (zone === null) return [];
  return zone.clusters.length === 0 ? hosts : hosts.filter((host) => host.component.parent !== null && zone.clusters.includes(host.component.parent));
});

/** Logical switches that a host knows, in id order. */
export const switchesOn = perScope((scope, host: ComponentId): readonly Entry[] => {
  const instance = scope.enclosing(host, 'vcenter-instance');
  if (instance === null) return [];
  return scope.children(instance.id).filter((child) => child.component.kind === 'logical-switch' && spannedHosts(scope, child.id).some((entry) => entry.id === host));
});
