import type { Self } from '../../model/definition.ts';
import type { Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { DeviceSeed } from '../../plan/contribution.ts';
import { ethernetMtuBytes } from '../ports.ts';
import { linkSegment, uplink } from '../routed.ts';

interface HostProps {
  readonly interfaces: readonly { readonly id: string; readonly address: string; readonly mtu: number }[];
}

/**
 * An end host on the internet: its first interface hangs on the routed link and is its way to everywhere. Further interfaces have addresses and no wire.
 */
export function planHost(self: Self<HostProps>, scope: Scope, plan: PlanBuilder, seed: Partial<DeviceSeed> = {}): void {
  const wire = uplink(scope, self.id);
  const because = { component: self.id, label: self.component.name };
  plan.device({ id: self.id, component: self.id, profile: 'host', ttlCost: 1, ...seed });
  self.props.interfaces.forEach((row, index) => {
    const address = parseIpv4(row.address);
    plan.interface(self.id, {
      id: row.id,
      segment: index === 0 && wire !== null ? linkSegment(wire.id) : null,
      addresses: address === null ? [] : [{ address: formatIpv4(address), prefixLength: 32 }],
      mtuBytes: row.mtu,
      up: true,
      because: { component: self.id, path: `/interfaces/${index}`, label: row.id },
    });
  });
  const first = self.props.interfaces[0];
  plan.routes(self.id, first === undefined || wire === null ? [] : [
    { destination: '0.0.0.0/0', type: 'unicast', interface: first.id, via: null, distance: 0, metric: 0, because },
  ]);
  plan.services(self.id, because, []);
}

/** Addresses of the examples (RFC 5737): a free one for a new host on the internet. */
export function freeHostAddress(scope: Scope): string {
  for (let host = 10; host < 255; host += 1) {
    const address = `198.51.100.${host}`;
    if (scope.holders(address).length === 0) return address;
  }
  return '';
}

/** Interfaces of a host that has become a copy: addresses that somebody else holds are replaced by free ones. Null when nothing changes. */
export function freshInterfaces<Row extends { readonly id: string; readonly address: string }>(self: Self<{ readonly interfaces: readonly Row[] }>, scope: Scope): Row[] | null {
  const isTaken = (row: Row): boolean => row.address !== '' && scope.holders(row.address).some((ref) => ref.owner !== self.id);
  if (!self.props.interfaces.some(isTaken)) return null;
  const first = self.props.interfaces.findIndex(isTaken);
  return self.props.interfaces.map((row, index) => (isTaken(row) ? { ...row, address: index === first ? freeHostAddress(scope) : '' } : row));
}

/** The row a new host starts with. */
export function firstInterface(scope: Scope): { readonly interfaces: { id: string; address: string; mtu: number }[] } {
  return { interfaces: [{ id: 'eth0', address: freeHostAddress(scope), mtu: ethernetMtuBytes }] };
}
