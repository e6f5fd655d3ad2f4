import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { portsOf, type Port } from '../ip-ports.ts';
import { hostsOf } from './transport-zones.ts';

/* What runs on the hosts of a vCenter Server instance: whatever stands on one of them and has a port in a layer 2 network. */

/** Kinds that may stand on an ESXi host. */
export const guestKinds: readonly string[] = [
  'virtual-machine', 'esg', 'nsx-controller', 'l2-concentrator', 'master-node', 'proxy-node', 'worker-node', 'server', 'proxy-server', 'registry',
];

/** A guest of a host with the ports by which it stands in networks. */
export interface Guest {
  readonly entry: Entry;
  readonly host: Entry;
  readonly ports: readonly Port[];
}

/** Everything that stands directly on a host, whether it is plugged in anywhere or not. */
export function guestsOn(scope: Scope, host: ComponentId): readonly Entry[] {
  return scope.children(host);
}

/** Guests of a host that run; one that is off may stay where it is. */
export function runningOn(scope: Scope, host: ComponentId): readonly Entry[] {
  return guestsOn(scope, host).filter((guest) => guest.component.props['state'] !== 'stopped');
}

/** The host on which the standby of a guest waits (HaConfig of an edge gateway); null where it has none. */
export function standbyHostOf(scope: Scope, guest: Entry): Entry | null {
  const ha = guest.component.props['ha'];
  const host = typeof ha === 'object' && ha !== null && 'enabled' in ha && ha.enabled === true && 'standbyHost' in ha ? ha.standbyHost : null;
  return typeof host === 'string' ? scope.component(host) : null;
}

/** The guests of all hosts of an instance that have a port in a network, host by host. */
export const guestsIn = perScope((scope, instance: ComponentId): readonly Guest[] =>
  hostsOf(scope, instance).flatMap((host) =>
    guestsOn(scope, host.id).flatMap((entry): readonly Guest[] => {
      const ports = portsOf(scope, entry.id).filter((port) => port.network !== null);
      return ports.length === 0 ? [] : [{ entry, host, ports }];
    }),
  ),
);
