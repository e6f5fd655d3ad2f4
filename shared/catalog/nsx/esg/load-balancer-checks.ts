import { z } from 'zod';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { formatIpv4, parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { cidrContains, parseCidr } from '../../../net/cidr.ts';
import { meantPorts } from '../../wired-routers.ts';
import type { Balancer } from './load-balancer.ts';
import type { Member, Pool } from './load-balancer-fields.ts';

/* V-09 (virtual servers), V-54 and LB-001 on an edge gateway. */

export const loadBalancerSentences: Readonly<Record<string, Localized>> = {
  'V-09.virtualServer': { ko: '가상 서버 {server}의 주소 {address}이(가) {name}의 인터페이스에 없습니다. 보조 주소로 추가하세요.', en: 'Address {address} of virtual server {server} is on no interface of {name}. Add it as a secondary address.' },
  'V-54': {
    ko: '투명 풀 {pool}의 멤버 {member}의 기본 게이트웨이가 {gateway}입니다. 응답이 {name}을(를) 거치지 않아 연결되지 않습니다. 게이트웨이를 {name}의 주소로 바꾸거나 투명 모드를 끄세요.',
    en: 'The default gateway of member {member} in transparent pool {pool} is {gateway}: its answers bypass {name}, so nothing connects. Make {name} its gateway or turn the transparent mode off.',
  },
  'V-54.fix': { ko: '투명 모드 끄기', en: 'Turn the transparent mode off' },
  'LB-001': { ko: '가상 서버 {server}에 쓸 수 있는 멤버가 없습니다. 풀을 고르고 멤버를 추가하세요.', en: 'Virtual server {server} has no member to send to. Choose a pool and add members.' },
};

/** What any machine or router says of where it sends what it does not know. */
const waysOut = z.object({
  routes: z.array(z.object({ network: z.string(), nextHop: z.string() })).catch([]),
  defaultGateway: z.string().catch(''),
  gateway: z.string().catch(''),
});

function bears(self: Balancer, scope: Scope, word: Ipv4): boolean {
  return meantPorts(scope, self.id).some((port) => port.addresses.some((own) => own.word === word));
}

/** A member's gateway as written by whoever has its address; null where nobody does or none is written. */
function gatewayOf(scope: Scope, member: Member): { readonly text: string; readonly word: Ipv4 } | null {
  const owner = scope.holders(member.address)[0]?.owner;
  const props = owner === undefined ? undefined : scope.component(owner)?.component.props;
  const text = waysOut.parse(props ?? {}).gateway;
  const word = parseIpv4(text);
  return word === null ? null : { text, word };
}

/** Who passes on what is sent by an address: the next hop of its default route, where a device of the design has it. */
function leadsBack(self: Balancer, scope: Scope, gateway: Ipv4): boolean {
  if (bears(self, scope, gateway)) return true;
  const seen = new Set<ComponentId>([self.id]);
  let next = scope.holders(formatIpv4(gateway))[0]?.owner;
  // A distributed or other router in between, which sends what it does not know to the edge.
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const onwards = defaultHops(scope, next);
    if (onwards.some((word) => bears(self, scope, word))) return true;
    const [first] = onwards;
    next = first === undefined ? undefined : scope.holders(formatIpv4(first))[0]?.owner;
  }
  return false;
}

/** Next hops of the default routes that a router writes down, and its default gateway. */
function defaultHops(scope: Scope, id: ComponentId): readonly Ipv4[] {
  const { routes, defaultGateway, gateway } = waysOut.parse(scope.component(id)?.component.props ?? {});
  const hops = routes.filter((route) => parseCidr(route.network)?.prefixLength === 0).map((route) => route.nextHop);
  return [...hops, defaultGateway, gateway].flatMap((text) => parseIpv4(text) ?? []);
}

/** The pools that virtual servers in force use. */
function usedPools(self: Balancer): readonly Pool[] {
  const used = new Set(self.props.virtualServers.filter((server) => server.enabled).map((server) => server.pool));
  return self.props.pools.filter((pool) => used.has(pool.id));
}

function memberFindings(self: Balancer, pool: Pool, scope: Scope): readonly Finding[] {
  if (!pool.transparent) return [];
  const path = `/pools/${self.props.pools.indexOf(pool)}`;
  return pool.members.flatMap((member, index): readonly Finding[] => {
    const gateway = member.enabled ? gatewayOf(scope, member) : null;
    if (gateway === null || leadsBack(self, scope, gateway.word)) return [];
    const params = { pool: pool.name || pool.id, member: member.name || member.id, gateway: gateway.text, name: self.component.name };
    const fix = { command: 'row.update', args: { id: self.id, path: `/pools/${pool.id}`, row: { transparent: false } }, title: 'V-54.fix', params: {} };
    return [{ code: 'V-54', severity: 'warning', at: { component: self.id, path: `${path}/members/${index}` }, params, fix }];
  });
}

/** V-09 of an address that is missing; the fix puts it on the interface that stands in its network. */
function addressFinding(self: Balancer, at: Finding['at'], server: { readonly name: string; readonly address: string }, scope: Scope): Finding {
  const word = parseIpv4(server.address);
  const beside = word === null ? undefined : meantPorts(scope, self.id).find((port) => port.addresses.some((own) => own.isPlaced && cidrContains(own.cidr, word)));
  const row = self.props.interfaces.find((each) => each.id === beside?.row.id);
  const params = { case: 'virtualServer', server: server.name, address: server.address, name: self.component.name };
  if (row === undefined) return { code: 'V-09', severity: 'error', at, params };
  const args = { id: self.id, path: `/interfaces/${row.id}`, row: { secondary: [...row.secondary, server.address] } };
  return { code: 'V-09', severity: 'error', at, params, fix: { command: 'row.update', args, title: 'V-09.fix', params: { port: row.id, address: server.address } } };
}

function serverFindings(self: Balancer, scope: Scope): readonly Finding[] {
  return self.props.virtualServers.flatMap((server, index): readonly Finding[] => {
    if (!server.enabled) return [];
    const path = `/virtualServers/${index}`;
    const name = server.name || server.id;
    const word = parseIpv4(server.address);
    const pool = self.props.pools.find((candidate) => candidate.id === server.pool);
    const isServed = pool?.members.some((member) => member.enabled && member.weight > 0) === true;
    return [
      ...(word !== null && bears(self, scope, word)
        ? []
        : [addressFinding(self, { component: self.id, path: `${path}/address` }, { name, address: server.address }, scope)]),
      ...(isServed ? [] : [{ code: 'LB-001', severity: 'error', at: { component: self.id, path: `${path}/pool` }, params: { server: name } } as const]),
    ];
  });
}

/** What is wrong with the load balancer of an edge, while it is on. */
export function loadBalancerFindings(self: Balancer, scope: Scope): readonly Finding[] {
  if (!self.props.loadBalancer.enabled) return [];
  return [...serverFindings(self, scope), ...usedPools(self).flatMap((pool) => memberFindings(self, pool, scope))];
}
