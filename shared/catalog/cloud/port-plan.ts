import type { ComponentId } from '../../model/design.ts';
import type { InterfaceRow } from '../../model/interface-row.ts';
import type { Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { formatCidr, type Cidr } from '../../net/cidr.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { RouteRow } from '../../plan/plan.ts';
import { gatewayAddress, subnetCidr } from './addressing.ts';

/** Largest IP packet of a tenant network, in bytes: the value the floating IP guide prints (B.2, Port). */
export const tenantMtuBytes = 1454;

/** A port as it is plugged in: the subnet it is wired to and its readable addresses. */
export interface Plug {
  readonly row: InterfaceRow;
  readonly subnet: ComponentId | null;
  readonly cidr: Cidr | null;
  readonly addresses: readonly string[];
}

/** The ports of a component with what they are wired to. */
export function plugs(scope: Scope, id: ComponentId): readonly Plug[] {
  return scope.interfaces(id).map((row) => {
    const subnet = scope.segmentOf(id, row.id);
    const addresses = row.addresses.flatMap((text) => {
      const address = parseIpv4(text);
      return address === null ? [] : [formatIpv4(address)];
    });
    return { row, subnet, cidr: subnetCidr(scope, subnet), addresses };
  });
}

/** Brings the interfaces of a device that stands in subnets. */
export function planPlugs(id: ComponentId, ports: readonly Plug[], plan: PlanBuilder): void {
  for (const port of ports) {
    plan.interface(id, {
      id: port.row.id,
      segment: port.subnet,
      addresses: port.addresses.map((address) => ({ address, prefixLength: port.cidr?.prefixLength ?? 32 })),
      mtuBytes: port.row.mtuBytes,
      up: true,
      because: { component: id, path: port.row.path, label: port.row.id },
    });
  }
}

/**
 * What a guest knows (C.2): its own subnets, and everything else through the gateway of its first port. With `policyRouting` an answer leaves by
 * the port that owns its source address.
 */
export function guestRoutes(id: ComponentId, ports: readonly Plug[], policyRouting: boolean): readonly RouteRow[] {
  return ports.flatMap(({ row, cidr, addresses }, index): RouteRow[] => {
    if (cidr === null) return [];
    const because = { component: id, path: row.path, label: row.id };
    const through = { destination: '0.0.0.0/0', type: 'unicast', interface: row.id, via: gatewayAddress(cidr), metric: 0, because } as const;
    const connected: RouteRow = { destination: formatCidr(cidr), type: 'unicast', interface: row.id, via: null, distance: 0, metric: 0, because };
    const answering = policyRouting && index > 0 ? addresses.map((address): RouteRow => ({ ...through, from: `${address}/32`, distance: 0 })) : [];
    return [connected, ...(index === 0 ? [{ ...through, distance: 0 }] : []), ...answering];
  });
}
