import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';

/*
 * Static routes of a subnet, pushed to its guests by DHCP option 121 (domain/public-cloud.md B.2 Subnet, C.2). Guests ask at boot only: a running one
 * keeps what it was told then, in `appliedStaticRoutes` of the instance.
 */

/** One static route: a destination and the text of its gateway, which need not be assigned to anybody yet. */
export const staticRouteSchema = z.object({
  id: z.string(),
  cidr: field.cidr({ ko: '대상 CIDR', en: 'Destination' }),
  gateway: field.address({ ko: '게이트웨이', en: 'Gateway' }),
});
export type StaticRoute = z.output<typeof staticRouteSchema>;

/** What an instance was told at its last boot; absent in a file that does not say: then what the subnets say now. */
export const appliedRoutesField = field.optionalRows(
  { ko: '적용된 정적 라우트', en: 'Applied static routes' },
  staticRouteSchema.extend({ subnet: field.reference({ ko: '서브넷', en: 'Subnet' }, ['subnet']) }),
  { immutable: true, help: { ko: '마지막 부팅 때 DHCP로 받은 라우트입니다.', en: 'What DHCP pushed at the last boot.' } },
);
export type AppliedRoute = StaticRoute & { readonly subnet: string | null };

const listSchema = z.array(staticRouteSchema);
const appliedSchema = z.array(staticRouteSchema.extend({ subnet: z.string().nullable().default(null) })).nullable();
const known = new WeakMap<object, readonly StaticRoute[]>();

/** The static routes of a subnet; an unreadable list counts as none. */
export function staticRoutesOf(subnet: Entry): readonly StaticRoute[] {
  const { props } = subnet.component;
  const cached = known.get(props);
  if (cached !== undefined) return cached;
  const read = listSchema.safeParse(props['staticRoutes'] ?? []);
  const routes = read.success ? read.data : [];
  known.set(props, routes);
  return routes;
}

/** The subnets an instance is wired to, in the order of its ports. */
function subnetsOfGuest(scope: Scope, guest: ComponentId): readonly Entry[] {
  const ids = scope.interfaces(guest).flatMap((row) => scope.segmentOf(guest, row.id) ?? []);
  return [...new Set(ids)].flatMap((id) => scope.component(id) ?? []);
}

/** What DHCP would tell an instance if it booted now. */
export function offeredRoutes(scope: Scope, guest: ComponentId): AppliedRoute[] {
  return subnetsOfGuest(scope, guest).flatMap((subnet) => staticRoutesOf(subnet).map((route) => ({ ...route, subnet: subnet.id })));
}

/** What DHCP tells an instance about to be created in a subnet. */
export function offeredIn(scope: Scope, subnet: ComponentId | null): AppliedRoute[] {
  const entry = scope.component(subnet);
  return entry === null ? [] : staticRoutesOf(entry).map((route) => ({ ...route, subnet: entry.id }));
}

/** A static route in force in a guest, and the row that says so. */
export interface EffectiveRoute {
  readonly route: StaticRoute;
  readonly subnet: ComponentId;
  readonly component: ComponentId;
  readonly path: string;
}

const knownApplied = new WeakMap<object, readonly AppliedRoute[] | null>();

/** The routes of its last boot, or null where nothing is said about it. Props are immutable, so each is read once. */
function applied(guest: Entry): readonly AppliedRoute[] | null {
  const { props } = guest.component;
  const cached = knownApplied.get(props);
  if (cached !== undefined) return cached;
  const read = appliedSchema.safeParse(props['appliedStaticRoutes'] ?? null);
  const routes = read.success ? read.data : null;
  knownApplied.set(props, routes);
  return routes;
}

/** The static routes that a guest goes by. */
export function effectiveRoutes(scope: Scope, guest: Entry): readonly EffectiveRoute[] {
  const told = applied(guest);
  const subnets = subnetsOfGuest(scope, guest.id);
  if (told === null) {
    return subnets.flatMap((subnet) => staticRoutesOf(subnet).map((route, index) => ({ route, subnet: subnet.id, component: subnet.id, path: `/staticRoutes/${index}` })));
  }
  return told.flatMap((route, index): EffectiveRoute[] => {
    const subnet = subnets.find((candidate) => candidate.id === route.subnet);
    if (subnet === undefined) return [];
    const now = staticRoutesOf(subnet).findIndex((row) => row.id === route.id && row.cidr === route.cidr && row.gateway === route.gateway);
    const said = now >= 0 ? { component: subnet.id, path: `/staticRoutes/${now}` } : { component: guest.id, path: `/appliedStaticRoutes/${index}` };
    return [{ route, subnet: subnet.id, ...said }];
  });
}

function text(routes: readonly StaticRoute[]): string {
  return routes.map((route) => `${route.cidr} ${route.gateway}`).sort().join(', ');
}

/** Running instances of a subnet that still go by older static routes (NHN-SR-003). */
export const outdatedGuests = perScope((scope, subnet: ComponentId): readonly Entry[] => {
  const entry = scope.component(subnet);
  if (entry === null) return [];
  const now = text(staticRoutesOf(entry));
  const guests = [...new Set(scope.members(subnet).map((ref) => ref.owner))].flatMap((id) => scope.component(id) ?? []);
  return guests.filter((guest) => {
    const told = guest.component.props['state'] === 'ACTIVE' ? applied(guest) : null;
    return told !== null && text(told.filter((route) => route.subnet === subnet)) !== now;
  });
});

/**
 * Length in bytes of DHCP option 121 with these routes: one for the prefix length, its significant octets, four for the router (RFC 3442). The
 * system's own two, the default route and the metadata address, take 5 and 9.
 */
export function optionLength(prefixLengths: readonly number[]): number {
  return prefixLengths.reduce((total, length) => total + 1 + Math.ceil(length / 8) + 4, 14);
}
