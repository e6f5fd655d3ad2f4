import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import { formatIpv4, parseIpv4 } from '../net/address.ts';
import { formatCidr, parseCidr } from '../net/cidr.ts';
import type { Because, RouteRow } from '../plan/stage.ts';
import { portTowards, type Port } from './ip-ports.ts';

/*
 * Routes that somebody wrote, or that a protocol has brought: OSPF and BGP are not computed, what they learned are rows with their source
 * (CONTRACTS 3). Distances: static 1, eBGP 20, OSPF 110 (domain/private-cloud.md b.3).
 */

export const routeRowSchema = z.object({
  id: z.string(),
  network: field.cidr({ ko: '대상', en: 'Destination' }, '', { help: { ko: '예: 10.0.0.0/8, 기본 라우트는 0.0.0.0/0', en: 'For example 10.0.0.0/8; 0.0.0.0/0 is the default route.' } }),
  type: field.choice(
    { ko: '종류', en: 'Type' },
    {
      via: { ko: '다음 홉', en: 'Via' },
      blackhole: { ko: '블랙홀 (응답 없음)', en: 'Blackhole (silent)' },
      unreachable: { ko: '도달 불가 (응답함)', en: 'Unreachable (answers)' },
      prohibit: { ko: '금지 (응답함)', en: 'Prohibit (answers)' },
    },
    'via',
  ),
  nextHop: field.address({ ko: '다음 홉', en: 'Next hop' }, '', { optional: true }),
  interface: field.text({ ko: '인터페이스', en: 'Interface' }, '', { optional: true, help: { ko: '비우면 다음 홉이 있는 인터페이스입니다.', en: 'When empty, the one whose network holds the next hop.' } }),
  source: field.choice(
    { ko: '출처', en: 'Source' },
    { static: { ko: '정적', en: 'Static' }, ospf: { ko: 'OSPF', en: 'OSPF' }, bgp: { ko: 'BGP', en: 'BGP' } },
    'static',
  ),
  distance: field.optionalNumber({ ko: '관리 거리', en: 'Administrative distance' }, { min: 0, max: 255, help: { ko: '비우면 출처에 따릅니다: 정적 1, BGP 20, OSPF 110.', en: 'When empty, by source: static 1, BGP 20, OSPF 110.' } }),
  metric: field.number({ ko: '메트릭', en: 'Metric' }, 0, { min: 0 }),
});
export type WrittenRoute = z.output<typeof routeRowSchema>;

/** The list of a component's routes. */
export const routesField = field.rows({ ko: '라우트', en: 'Routes' }, routeRowSchema, { role: 'routes', section: { ko: '라우팅', en: 'Routing' } });

const distances: Readonly<Record<string, number>> = { static: 1, bgp: 20, ospf: 110 };
const endings: Readonly<Record<string, 'blackhole' | 'unreachable' | 'prohibit'>> = { blackhole: 'blackhole', unreachable: 'unreachable', prohibit: 'prohibit' };

const everywhere = '0.0.0.0/0';

/** Why a row is not in force. */
export type IdleRoute = 'unreadable' | 'no-next-hop' | 'next-hop-not-connected' | 'no-interface' | 'interface-down';

/**
 * A written route as it stands in the table, or why it does not. A next hop that no interface that is up stands beside is not installed, as on Linux and
 * on an edge gateway (V-21); what it was meant for goes by the next best route.
 */
export function readRoute(route: WrittenRoute, because: Because, ports: readonly Port[]): { readonly row: RouteRow } | { readonly idle: IdleRoute } {
  const cidr = parseCidr(route.network);
  if (cidr === null) return { idle: 'unreadable' };
  const [destination, distance, ending] = [formatCidr(cidr), route.distance ?? distances[route.source] ?? 1, endings[route.type]];
  if (ending !== undefined) return { row: { destination, type: ending, interface: null, via: null, distance, metric: route.metric, because } };
  const named = ports.find((port) => port.row.id === route.interface);
  if (route.interface !== '' && named === undefined) return { idle: 'no-interface' };
  if (named !== undefined && !named.isUp) return { idle: 'interface-down' };
  if (route.nextHop === '') {
    return named === undefined ? { idle: 'no-next-hop' } : { row: { destination, type: 'unicast', interface: named.row.id, via: null, distance, metric: route.metric, because } };
  }
  const nextHop = parseIpv4(route.nextHop);
  if (nextHop === null) return { idle: 'unreadable' };
  const port = portTowards(named === undefined ? ports : [named], nextHop);
  if (port === null) return { idle: 'next-hop-not-connected' };
  return { row: { destination, type: 'unicast', interface: port.row.id, via: formatIpv4(nextHop), distance, metric: route.metric, because } };
}

/** What a route leads to cannot be said while it cannot be read: packets it may have been meant for end in an open question. */
function openQuestion(route: WrittenRoute, because: Because): RouteRow {
  const cidr = parseCidr(route.network);
  return {
    destination: cidr === null ? everywhere : formatCidr(cidr), type: 'blackhole', interface: null, via: null, distance: cidr === null ? 255 : 1, metric: 0, because, reason: 'INSUFFICIENT_CONFIG',
  };
}

/** The rows of a component's list, found at `path` in its props, as they stand in the table of its device; those that its owner does not take are left out. */
export function writtenRoutes(
  owner: ComponentId,
  routes: readonly WrittenRoute[],
  ports: readonly Port[],
  path = '/routes',
  isTaken: (route: WrittenRoute) => boolean = () => true,
): readonly RouteRow[] {
  return routes.flatMap((route, index): readonly RouteRow[] => {
    if (!isTaken(route)) return [];
    const because = { component: owner, path: `${path}/${index}`, label: route.network || route.id };
    const read = readRoute(route, because, ports);
    if ('row' in read) return [read.row];
    return read.idle === 'unreadable' || read.idle === 'no-next-hop' ? [openQuestion(route, because)] : [];
  });
}

/** A default gateway typed as an address; not installed while no interface stands beside it (V-19). */
export function gatewayRoutes(owner: ComponentId, gateway: string, ports: readonly Port[]): readonly RouteRow[] {
  if (gateway === '') return [];
  const because = { component: owner, path: '/gateway', label: gateway };
  const address = parseIpv4(gateway);
  if (address === null) return [{ destination: everywhere, type: 'blackhole', interface: null, via: null, distance: 255, metric: 0, because, reason: 'INSUFFICIENT_CONFIG' }];
  const port = portTowards(ports, address);
  return port === null ? [] : [{ destination: everywhere, type: 'unicast', interface: port.row.id, via: formatIpv4(address), distance: 1, metric: 0, because }];
}
