import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { cidrContains, formatCidr, type Cidr } from '../../net/cidr.ts';
import { formatIpv4, offsetIpv4, parseIpv4 } from '../../net/address.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { PlanSegment } from '../../plan/plan.ts';
import type { Because, RouteRow } from '../../plan/stage.ts';
import { ethernetMtuBytes } from '../ports.ts';
import { poolCidr } from './addressing.ts';
import { externalNetworkOf } from './association.ts';

/*
 * The public side of the cloud: one broadcast segment per external network on which floating IPs and gateways hold their public addresses.
 * Wires inside one hypervisor or router cost no time and no hop.
 */

/** The segment that public addresses of an external network stand on. */
export function fabricSegment(externalNetwork: ComponentId): string {
  return `${externalNetwork}/fabric`;
}

/** The wire between a translating component and the routing table behind it. */
export function insideSegment(owner: ComponentId): string {
  return `${owner}/inside`;
}

/** The fabric itself: nobody answers for an address that no floating IP and no gateway has. */
export function fabric(externalNetwork: ComponentId, because: Because): PlanSegment {
  return {
    id: fabricSegment(externalNetwork),
    component: externalNetwork,
    form: 'broadcast',
    mtuBytes: ethernetMtuBytes,
    delayUs: 0,
    missing: { silent: true, reason: 'FIP_UNBOUND' },
    because,
  };
}

/** The address of the external network's own gateway: the first host of the pool. */
export function fabricGateway(pool: Cidr): string {
  return formatIpv4(offsetIpv4(pool.network, 1));
}

/** The external network whose fabric a public address stands on: the one that is named, or while that one does not exist, one that has the address. */
function homeOf(named: string | null, address: string, scope: Scope): { readonly id: ComponentId; readonly isNamed: boolean } | null {
  const known = externalNetworkOf(scope, named);
  if (known !== null) return { id: known.id, isNamed: true };
  const word = parseIpv4(address);
  const covering = scope.ofKind('external-network').find(({ id }) => {
    const pool = poolCidr(scope, id);
    return word !== null && pool !== null && cidrContains(pool, word);
  });
  return covering === undefined ? null : { id: covering.id, isNamed: false };
}

/**
 * Plugs a translating component into the fabric with one public address. Where the external network or its pool cannot be read, nobody can say what
 * becomes of its packets.
 */
export function planPublicSide(id: ComponentId, named: string | null, address: string, because: Because, scope: Scope, plan: PlanBuilder): void {
  const home = homeOf(named, address, scope);
  const pool = home === null ? null : poolCidr(scope, home.id);
  plan.interface(id, {
    id: 'public',
    segment: home === null ? null : fabricSegment(home.id),
    addresses: [{ address, prefixLength: pool?.prefixLength ?? 32 }],
    mtuBytes: ethernetMtuBytes,
    up: true,
    because,
  });
  if (home?.isNamed !== true || pool === null) {
    const gap = { component: id, path: '/externalNetwork', label: named ?? '' };
    plan.stage(id, { kind: 'admit', slot: 'receive', interface: null, because: gap, rows: [], reason: 'INSUFFICIENT_CONFIG' });
    return;
  }
  const route = { type: 'unicast', interface: 'public', distance: 0, metric: 0, because } as const;
  plan.routes(id, [
    { ...route, destination: formatCidr(pool), via: null },
    { ...route, destination: '0.0.0.0/0', via: fabricGateway(pool) },
  ]);
}

/** Plugs a translating component into the routing table's device: a wire between the two, and the component's way inwards to `destinations`. */
export function planInsideWire(id: ComponentId, table: ComponentId, tableInterface: string, destinations: readonly string[], because: Because, plan: PlanBuilder): void {
  planWire({ from: id, fromInterface: 'inside', to: table, toInterface: tableInterface, segment: insideSegment(id), because }, plan);
  plan.routes(id, destinations.map((destination): RouteRow => ({
    destination, type: 'unicast', interface: 'inside', via: null, distance: 0, metric: 0, because,
  })));
}

/** Two ends of a wire inside the cloud: a device and a routing table's. */
export interface Wire {
  readonly from: string;
  readonly fromInterface: string;
  readonly to: string;
  readonly toInterface: string;
  readonly segment: string;
  readonly because: Because;
}

/** A wire between a component and a routing table, which costs no time and no hop. */
export function planWire({ from, fromInterface, to, toInterface, segment, because }: Wire, plan: PlanBuilder): void {
  const plug = { segment, addresses: [], mtuBytes: ethernetMtuBytes, up: true, because };
  plan.segment({
    id: segment, component: because.component, form: 'point-to-point', mtuBytes: ethernetMtuBytes, delayUs: 0, missing: { silent: true, reason: 'NEIGHBOR_UNREACHABLE' }, because,
  });
  plan.interface(from, { id: fromInterface, ...plug });
  plan.interface(to, { id: toInterface, ...plug });
}

/** The pool as a route of the external network's own device. */
export function poolRoute(pool: Cidr, because: Because): RouteRow {
  return { destination: formatCidr(pool), type: 'unicast', interface: 'fabric', via: null, distance: 0, metric: 0, because };
}
