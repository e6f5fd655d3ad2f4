import type { Self } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import { perScope, type Entry, type Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import type { Cidr } from '../net/cidr.ts';
import { networkPrefixes } from './ip-ports.ts';
import type { WrittenRoute } from './route-rows.ts';
import { routeTo } from './wired-routers.ts';

/* RT-006: a route that drops in silence what is meant for a network somebody uses. */

export const blackholeSentences: Readonly<Record<string, Localized>> = {
  'RT-006': {
    ko: '블랙홀 라우트 {route}이(가) 네트워크 {network}(으)로 가는 패킷을 응답 없이 버립니다. 라우트를 삭제하거나 더 긴 프리픽스의 라우트를 추가하세요.',
    en: 'Blackhole route {route} silently drops what is meant for network {network}. Delete it, or add a route with a longer prefix.',
  },
  'RT-006.fix': { ko: '라우트 {route} 삭제', en: 'Delete route {route}' },
};

interface Used {
  readonly entry: Entry;
  readonly cidr: Cidr;
}

/** Networks with somebody in them. */
const usedNetworks = perScope((scope, _all: null): readonly Used[] =>
  ['vlan', 'logical-switch'].flatMap((kind) => scope.ofKind(kind)).filter(({ id }) => scope.members(id).length > 0).flatMap((entry) => networkPrefixes(scope, entry.id).map((cidr) => ({ entry, cidr }))),
);

/** RT-006 for the written routes of a router. */
export function blackholeFindings(self: Self<{ readonly routes: readonly WrittenRoute[] }>, scope: Scope): readonly Finding[] {
  const { routes } = self.props;
  return routes.flatMap((route, index): readonly Finding[] => {
    if (route.type !== 'blackhole') return [];
    const path = `/routes/${index}`;
    const used = usedNetworks(scope, null).find(({ cidr }) => routeTo(scope, self.id, routes, cidr.network)?.because.path === path);
    if (used === undefined) return [];
    const fix = { command: 'row.remove', args: { id: self.id, path: `/routes/${route.id}` }, title: 'RT-006.fix', params: { route: route.network } };
    return [{ code: 'RT-006', severity: 'error', at: { component: self.id, path }, params: { route: route.network, network: used.entry.component.name }, fix }];
  });
}
