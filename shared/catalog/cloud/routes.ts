import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type InterfaceRef, type Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { formatCidr } from '../../net/cidr.ts';
import type { Because, RouteRow } from '../../plan/stage.ts';
import { vpcRange } from './addressing.ts';
import { gatewayOf, vpcOf } from './association.ts';

/*
 * Routes of a routing table as tables and gateways share them. Source: domain/public-cloud.md B.2 (Route), C.4. LOCAL and INTERNET_GATEWAY rows are
 * automatic: they follow from the VPC and the attachment and are never stored.
 */

const addressed = { INSTANCE: { ko: '인스턴스', en: 'Instance' }, VIRTUAL_IP: { ko: '가상 IP', en: 'Virtual IP' } } as const;
const throughGateway = {
  NAT_GATEWAY: { ko: 'NAT 게이트웨이', en: 'NAT gateway' },
  PEERING: { ko: '피어링', en: 'Peering' },
  INTER_REGION_PEERING: { ko: '리전 피어링', en: 'Region peering' },
  INTER_PROJECT_PEERING: { ko: '프로젝트 피어링', en: 'Project peering' },
  VPN_GATEWAY: { ko: 'VPN 게이트웨이', en: 'VPN gateway' },
} as const;

/** The kind of component behind a gateway type; the others are addresses. */
const gatewayKinds: Readonly<Record<string, string>> = {
  NAT_GATEWAY: 'nat-gateway',
  PEERING: 'peering-gateway',
  INTER_REGION_PEERING: 'peering-gateway',
  INTER_PROJECT_PEERING: 'peering-gateway',
  VPN_GATEWAY: 'vpn-gateway',
};

/** One route that somebody wrote. */
export const routeSchema = z.object({
  id: z.string(),
  cidr: field.cidr({ ko: '대상 CIDR', en: 'Destination' }),
  gatewayType: field.choice({ ko: '게이트웨이 타입', en: 'Gateway type' }, { ...addressed, ...throughGateway }, 'INSTANCE'),
  gateway: field.address({ ko: '게이트웨이 주소', en: 'Gateway address' }, '', { optional: true, help: { ko: '인스턴스 또는 가상 IP의 주소', en: 'Of an instance or virtual IP' } }),
  target: field.reference({ ko: '게이트웨이', en: 'Gateway' }, [...new Set(Object.values(gatewayKinds))]),
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true }),
});
export type Route = z.output<typeof routeSchema>;

const listSchema = z.array(routeSchema);
const known = new WeakMap<object, readonly Route[]>();

/** The routes that a table's props hold; an unreadable list counts as none. */
export function routesOf(table: Entry): readonly Route[] {
  const { props } = table.component;
  const cached = known.get(props);
  if (cached !== undefined) return cached;
  const read = listSchema.safeParse(props['routes'] ?? []);
  const routes = read.success ? read.data : [];
  known.set(props, routes);
  return routes;
}

/** True for a row that the cloud itself keeps: nobody writes or deletes one (NHN-RT-010). */
export function isAutomatic(route: Route): boolean {
  return route.gatewayType === 'LOCAL' || route.gatewayType === 'INTERNET_GATEWAY';
}

/** True for a row whose next hop is a component, not an address. */
export function goesThroughGateway(route: Route): boolean {
  return gatewayKinds[route.gatewayType] !== undefined;
}

/** The gateway component of a row; null where it is missing or of another kind than the row says. */
export function gatewayTarget(scope: Scope, route: Route): Entry | null {
  const target = scope.component(route.target);
  return target !== null && target.component.kind === gatewayKinds[route.gatewayType] ? target : null;
}

/** A row of some table. */
export interface TableRoute {
  readonly table: Entry;
  readonly route: Route;
  readonly index: number;
}

/** Every row of every table that names a gateway component, in table then row order. */
export const routesTo = perScope((scope, gateway: ComponentId): readonly TableRoute[] =>
  scope.ofKind('routing-table').flatMap((table) =>
    routesOf(table).flatMap((route, index): TableRoute[] => (gatewayTarget(scope, route)?.id === gateway ? [{ table, route, index }] : [])),
  ),
);

/** What a route step points at. */
export function routeBecause({ table, route, index }: TableRoute): Because {
  return { component: table.id, path: `/routes/${index}`, label: `${table.component.name} · ${route.id}` };
}

/** A row whose packets go nobody can say where. */
export function gapRow(destination: string, distance: number, because: Because): RouteRow {
  return { destination, type: 'blackhole', interface: null, via: null, distance, metric: 0, because, reason: 'INSUFFICIENT_CONFIG' };
}

/** User routes come before the automatic /0 (C.4 rule 6). */
export const userDistance = 1;
export const lastDistance = 255;

/** The port that holds the next hop of a row, or null. */
export function nextHopOf(scope: Scope, route: Route): InterfaceRef | null {
  const address = parseIpv4(route.gateway);
  if (address === null || goesThroughGateway(route)) return null;
  return scope.holders(formatIpv4(address)).find((ref) => scope.component(ref.owner)?.component.kind === 'instance') ?? null;
}

/** A row as the console lists it. */
export interface ListedRoute {
  readonly cidr: string;
  readonly gatewayType: string;
  readonly gateway: string;
  readonly isAutomatic: boolean;
}

/** The table as the console shows it: LOCAL, the internet gateway's row while one is attached, then what people wrote (IG-12..IG-15). */
export function listedRoutes(scope: Scope, table: Entry): readonly ListedRoute[] {
  const vpc = vpcOf(scope, table.id);
  const local = vpcRange(vpc?.id ?? null, scope);
  const gateway = gatewayOf(scope, table.id);
  return [
    ...(vpc === null || local === null ? [] : [{ cidr: formatCidr(local), gatewayType: 'LOCAL', gateway: 'local', isAutomatic: true }]),
    ...(gateway === null ? [] : [{ cidr: '0.0.0.0/0', gatewayType: 'INTERNET_GATEWAY', gateway: gateway.component.name, isAutomatic: true }]),
    ...routesOf(table).map((route) => ({
      cidr: route.cidr, gatewayType: route.gatewayType, isAutomatic: false,
      gateway: goesThroughGateway(route) ? (scope.component(route.target)?.component.name ?? '') : route.gateway,
    })),
  ];
}
