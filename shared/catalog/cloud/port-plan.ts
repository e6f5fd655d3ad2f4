import type { ComponentId } from '../../model/design.ts';
import type { InterfaceRow } from '../../model/interface-row.ts';
import type { Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { formatCidr, parseCidr, type Cidr } from '../../net/cidr.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { Because, RouteRow } from '../../plan/stage.ts';
import { gatewayAddress, subnetCidr } from './addressing.ts';
import { tableOf } from './association.ts';
import type { EffectiveRoute } from './static-routes.ts';

/** Largest IP packet of a tenant network, in bytes: the value the floating IP guide prints (B.2, Port). */
export const tenantMtuBytes = 1454;

/** A port as it is plugged in: the subnet it is wired to and its readable addresses. */
export interface Plug {
  readonly row: InterfaceRow;
  readonly subnet: ComponentId | null;
  readonly cidr: Cidr | null;
  /** False where the subnet has no routing table yet: nobody can say what its gateway does. */
  readonly hasTable: boolean;
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
    return { row, subnet, cidr: subnetCidr(scope, subnet), hasTable: subnet !== null && tableOf(scope, subnet) !== null, addresses };
  });
}

const noFurther = (): readonly string[] => [];

/** Brings the interfaces of a device that stands in subnets; `further` are addresses a port has besides its own. */
export function planPlugs(id: ComponentId, ports: readonly Plug[], plan: PlanBuilder, further: (port: Plug) => readonly string[] = noFurther): void {
  for (const port of ports) {
    plan.interface(id, {
      id: port.row.id,
      segment: port.subnet,
      addresses: [...port.addresses, ...further(port)].map((address) => ({ address, prefixLength: port.cidr?.prefixLength ?? 32 })),
      mtuBytes: port.row.mtuBytes,
      up: true,
      because: { component: id, path: port.row.path, label: port.row.id },
    });
  }
}

const everywhere = '0.0.0.0/0';

/** The way out of a port by its gateway; a gap while the subnet has no readable prefix or no routing table. */
function wayOut(port: Plug, because: Because): RouteRow {
  if (port.cidr !== null && port.hasTable) {
    return { destination: everywhere, type: 'unicast', interface: port.row.id, via: gatewayAddress(port.cidr), distance: 0, metric: 0, because };
  }
  const gap = port.subnet === null ? because : { component: port.subnet, ...(port.cidr === null ? { path: '/cidr' } : {}), label: port.subnet };
  return { destination: everywhere, type: 'blackhole', interface: null, via: null, distance: 0, metric: 0, because: gap, reason: 'INSUFFICIENT_CONFIG' };
}

/** With policy routing an answer leaves by the port that owns its source address, even towards a subnet that another port stands in. */
function answers(port: Plug, ports: readonly Plug[], way: RouteRow): readonly RouteRow[] {
  const own = port.cidr === null ? '' : formatCidr(port.cidr);
  const others = ports.flatMap(({ cidr }) => (cidr === null ? [] : [formatCidr(cidr)])).filter((destination) => destination !== own);
  const destinations = port === ports[0] ? others : [everywhere, ...others];
  return port.addresses.flatMap((address) => destinations.map((destination): RouteRow => ({ ...way, destination, from: `${address}/32` })));
}

const gap = { type: 'blackhole', interface: null, via: null, metric: 0, reason: 'INSUFFICIENT_CONFIG' } as const;

/** A static route in the guest: by the port whose subnet told it, to the gateway as written. An unfinished one leaves open where its packets go. */
function staticRow({ route, component, path }: EffectiveRoute, port: Plug): RouteRow {
  const because = { component, path, label: route.id };
  const [cidr, gateway] = [parseCidr(route.cidr), parseIpv4(route.gateway)];
  if (cidr === null) return { ...gap, destination: everywhere, distance: 255, because };
  if (gateway === null) return { ...gap, destination: formatCidr(cidr), distance: 1, because };
  return { destination: formatCidr(cidr), type: 'unicast', interface: port.row.id, via: formatIpv4(gateway), distance: 1, metric: 0, because };
}

/** Static routes by port; a /0 counts on the first port only, where it takes the place of the gateway (C.2 c). */
function staticRows(port: Plug, isFirst: boolean, told: readonly EffectiveRoute[]): readonly RouteRow[] {
  return told.flatMap((route) => (route.subnet === port.subnet && (isFirst || parseCidr(route.route.cidr)?.prefixLength !== 0) ? [staticRow(route, port)] : []));
}

/**
 * What a guest knows (C.2): its own subnets, the static routes they pushed, and everything else through the gateway of its first port. Without
 * `policyRouting` answers take the same ways, whichever address they come from.
 */
export function guestRoutes(id: ComponentId, ports: readonly Plug[], policyRouting: boolean, told: readonly EffectiveRoute[] = []): readonly RouteRow[] {
  // Runs for every port of a design after every edit: rows are pushed, not spread together.
  const routes: RouteRow[] = [];
  ports.forEach((port, index) => {
    if (port.subnet === null) return;
    const because = { component: id, path: port.row.path, label: port.row.id };
    const way = wayOut(port, because);
    if (port.cidr !== null) routes.push({ destination: formatCidr(port.cidr), type: 'unicast', interface: port.row.id, via: null, distance: 0, metric: 0, because });
    const pushed = told.length === 0 ? [] : staticRows(port, index === 0, told);
    routes.push(...pushed);
    if (index === 0 && !pushed.some((row) => row.distance === 1 && row.destination === everywhere)) routes.push(way);
    if (policyRouting && ports.length > 1) routes.push(...answers(port, ports, way));
  });
  return routes;
}
