import type { Self } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import type { Finding, Fix } from '../model/finding.ts';
import { perScope, type Entry, type Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { formatCidr } from '../net/cidr.ts';
import { portsOf, type PortAddress } from './ip-ports.ts';
import type { WrittenRoute } from './route-rows.ts';
import { nextHopAt, routeTo, wiredNeighbours } from './wired-routers.ts';

/*
 * V-47: the tunnel of a layer 2 concentrator pair travels as any packet does. The router at either end must know the way to the other end's subnet, and
 * so must the cross-connect router between them, in both directions.
 */

export const tunnelWaySentences: Readonly<Record<string, Localized>> = {
  'V-47': {
    ko: '{name}에 {peer}의 서브넷 {subnet}(으)로 가는 라우트가 없어 {own}와(과)의 터널이 이어지지 않습니다.',
    en: '{name} has no route to {subnet}, where {peer} is, so its tunnel with {own} cannot be carried.',
  },
  'V-47.fix': { ko: '{subnet} 라우트를 {nextHop}(으)로 추가', en: 'Add a route to {subnet} via {nextHop}' },
};

/** One end of a pair: the address its tunnel speaks from, and who is its gateway. */
interface TunnelEnd {
  readonly entry: Entry;
  readonly uplink: PortAddress;
  readonly gateway: string;
}

const endOf = (scope: Scope, id: ComponentId): TunnelEnd | null => {
  const entry = scope.component(id);
  const uplink = portsOf(scope, id)[0]?.addresses[0];
  const gateway = entry?.component.props['gateway'];
  return entry === null || uplink === undefined ? null : { entry, uplink, gateway: typeof gateway === 'string' ? gateway : '' };
};

/** Both ends of every tunnel between two concentrators. */
const pairs = perScope((scope, _all: null): readonly (readonly [TunnelEnd, TunnelEnd])[] =>
  scope.ofKind('l2-concentrator').flatMap(({ id }) =>
    scope.links(id, 'tunnel').flatMap((view): readonly (readonly [TunnelEnd, TunnelEnd])[] => {
      const [own, peer] = [endOf(scope, id), endOf(scope, view.peer)];
      return view.end !== 'from' || own === null || peer === null ? [] : [[own, peer]];
    }),
  ),
);

/** The gateway of an end: whoever routes at the address it names. */
function isGatewayOf(scope: Scope, owner: ComponentId, end: TunnelEnd): boolean {
  return end.gateway !== '' && scope.interfaces(owner).some((row) => row.addresses.includes(end.gateway));
}

/** Ends that a router must know the way to, each with the end that needs it. */
function wantedEnds(scope: Scope, owner: ComponentId): readonly (readonly [wanted: TunnelEnd, own: TunnelEnd])[] {
  const neighbours = wiredNeighbours(scope, owner);
  return pairs(scope, null).flatMap(([a, b]): readonly (readonly [TunnelEnd, TunnelEnd])[] => {
    const [servesA, servesB] = [isGatewayOf(scope, owner, a), isGatewayOf(scope, owner, b)];
    if (servesA || servesB) return [...(servesA && !servesB ? [[b, a] as const] : []), ...(servesB && !servesA ? [[a, b] as const] : [])];
    const isBetween = [a, b].every((end) => neighbours.some((id) => isGatewayOf(scope, id, end)));
    return isBetween ? [[a, b] as const, [b, a] as const] : [];
  });
}

function remedy(scope: Scope, owner: ComponentId, { uplink, entry }: TunnelEnd): { readonly fix?: Fix } {
  const neighbours = wiredNeighbours(scope, owner);
  const near = neighbours.find((id) => scope.interfaces(id).some((row) => row.addresses.includes(String(entry.component.props['gateway']))));
  const nextHop = near === undefined && neighbours.length !== 1 ? null : nextHopAt(scope, owner, near ?? neighbours[0] ?? owner);
  if (nextHop === null) return {};
  const subnet = formatCidr(uplink.cidr);
  return { fix: { command: 'row.add', args: { id: owner, path: '/routes', row: { network: subnet, nextHop } }, title: 'V-47.fix', params: { subnet, nextHop } } };
}

/** V-47 at a router: `routes` are the ones it takes, its own list unless stated otherwise. */
export function tunnelWayFindings(self: Self<{ readonly routes: readonly WrittenRoute[] }>, scope: Scope, routes = self.props.routes): readonly Finding[] {
  return wantedEnds(scope, self.id).flatMap(([wanted, own]): readonly Finding[] => {
    if (routeTo(scope, self.id, routes, wanted.uplink.word)?.type === 'unicast') return [];
    const params = { name: self.component.name, subnet: formatCidr(wanted.uplink.cidr), peer: wanted.entry.component.name, own: own.entry.component.name };
    return [{ code: 'V-47', severity: 'error', at: { component: self.id, path: '/routes' }, params, ...remedy(scope, self.id, wanted) }];
  });
}
