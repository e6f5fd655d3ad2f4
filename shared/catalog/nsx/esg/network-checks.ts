import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import { perScope, type Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { cidrCovers, formatCidr, isPrivateAddress, parseCidr, privateRangeOf, type Cidr } from '../../../net/cidr.ts';
import type { Match } from '../../../plan/stage.ts';
import { networkPrefixes, type Port } from '../../ip-ports.ts';
import { meets } from '../../match-relations.ts';
import { natMatches, type NatRule } from '../../nat-rules.ts';
import { portableFindings } from '../../portable-checks.ts';
import { meantPorts, routeTo } from '../../wired-routers.ts';
import { dlrOf } from '../dlr-rows.ts';
import type { EsgProps } from './props.ts';

/* V-08, V-13 (source NAT that is switched off), V-14, V-20, ESG-001 and ESG-003: what an edge gateway stands between. */

type Edge = Self<EsgProps>;

export const networkSentences: Readonly<Record<string, Localized>> = {
  'ESG-001': { ko: '{name}에 공용 또는 사설 네트워크로 나가는 업링크가 없습니다. 업링크 인터페이스를 VLAN에 연결하세요.', en: '{name} has no uplink to a public or private network. Plug an uplink interface into a VLAN.' },
  'ESG-003': { ko: '내부 네트워크 {networks}의 출발지를 {port}(으)로 나갈 때 바꾸는 SNAT 규칙이 없습니다. 사설 주소로는 응답이 돌아오지 않습니다.', en: 'No SNAT rule on {port} covers the internal networks {networks}: with private addresses no answer comes back.' },
  'ESG-003.fix': { ko: 'SNAT 규칙 추가: {network} → {address}', en: 'Add an SNAT rule: {network} > {address}' },
  'V-13.disabled': { ko: 'SNAT 규칙 {rule}이(가) 꺼져 있어 {networks}이(가) {port}(으)로 사설 주소 그대로 나갑니다. 규칙을 켜세요.', en: 'SNAT rule {rule} is disabled, so {networks} leave by {port} with their private addresses. Enable the rule.' },
  'V-13.disabled.fix': { ko: '{rule} 사용', en: 'Enable {rule}' },
};

const vnicLimit = 10;

function countFindings(self: Edge): readonly Finding[] {
  const count = self.props.interfaces.length;
  return count <= vnicLimit ? [] : [{ code: 'V-14', severity: 'error', at: { component: self.id, path: `/interfaces/${vnicLimit}` }, params: { name: self.component.name, count } }];
}

function isUplink(self: Edge, port: Port): boolean {
  return self.props.interfaces.some((row) => row.id === port.row.id && row.type === 'uplink');
}

/** All prefixes of the design's layer 2 networks. */
const everyNetwork = perScope((scope, _all: null): readonly Cidr[] => ['vlan', 'logical-switch'].flatMap((kind) => scope.ofKind(kind)).flatMap(({ id }) => networkPrefixes(scope, id)));

/** Private networks that reach the outside through this edge: those its internal interfaces stand in, and drawn ones behind its routes. */
function internalNetworks(self: Edge, ports: readonly Port[], scope: Scope): readonly Cidr[] {
  const internal = new Set(ports.filter((port) => !isUplink(self, port)).map((port) => port.row.id));
  const own = ports.filter((port) => internal.has(port.row.id) && port.isUp && port.segment !== null).flatMap((port) => port.addresses.filter((one) => one.isPlaced).map((one) => one.cidr));
  const behind = everyNetwork(scope, null).filter((cidr) => internal.has(routeTo(scope, self.id, self.props.routes, cidr.network)?.interface ?? ''));
  const all = [...own, ...behind].filter((cidr) => privateRangeOf(cidr) !== null);
  return [...new Map(all.map((cidr) => [formatCidr(cidr), cidr])).values()];
}

function translates(rule: NatRule, networks: readonly Cidr[]): boolean {
  const sources: Match = { sources: networks.map(formatCidr) };
  return (natMatches(rule) ?? []).some((match) => meets(match, sources));
}

/** A public uplink that the default route takes, without source NAT for what is inside (ESG-003), or with one that is switched off (V-13). */
function egressFindings(self: Edge, scope: Scope): readonly Finding[] {
  const ports = meantPorts(scope, self.id);
  const networks = internalNetworks(self, ports, scope);
  const [first] = networks;
  if (first === undefined || !self.props.firewallEnabled) return [];
  const isDefault = (port: Port): boolean => self.props.routes.some((route) => parseCidr(route.network)?.prefixLength === 0 && (route.interface === port.row.id || routeTo(scope, self.id, [route], port.addresses[0]?.word ?? first.network)?.interface === port.row.id));
  return ports.flatMap((port, index): readonly Finding[] => {
    const own = port.addresses[0];
    if (!isUplink(self, port) || port.segment === null || own === undefined || isPrivateAddress(own.word) || !isDefault(port)) return [];
    const rules = self.props.nat.flatMap((rule, at) => (rule.kind === 'SNAT' && rule.appliedOn === port.row.id && translates(rule, networks) ? [{ rule, at }] : []));
    if (rules.some(({ rule }) => rule.enabled)) return [];
    const words = { networks: networks.map(formatCidr).join(', '), port: port.row.id };
    const [off] = rules;
    if (off !== undefined) {
      const label = off.rule.name || off.rule.id;
      const fix = { command: 'row.update', args: { id: self.id, path: `/nat/${off.rule.id}`, row: { enabled: true } }, title: 'V-13.disabled.fix', params: { rule: label } };
      return [{ code: 'V-13', severity: 'warning', at: { component: self.id, path: `/nat/${off.at}/enabled` }, params: { case: 'disabled', rule: label, ...words }, rule: ['R-061'], fix }];
    }
    const row = { kind: 'SNAT', appliedOn: port.row.id, originalAddress: formatCidr(first), translatedAddress: own.address };
    const fix = { command: 'row.add', args: { id: self.id, path: '/nat', row }, title: 'ESG-003.fix', params: { network: formatCidr(first), address: own.address } };
    return [{ code: 'ESG-003', severity: 'error', at: { component: self.id, path: `/interfaces/${index}` }, params: words, rule: ['R-061'], fix }];
  });
}

function uplinkFindings(self: Edge, scope: Scope): readonly Finding[] {
  const uplinks = meantPorts(scope, self.id).filter((port) => isUplink(self, port));
  const isPlugged = uplinks.some((port) => port.segment !== null && port.isUp);
  return [
    ...(isPlugged ? [] : [{ code: 'ESG-001', severity: 'error', at: { component: self.id, path: '/interfaces' }, params: { name: self.component.name } } as const]),
    ...uplinks.flatMap((port) => portableFindings(scope, self.id, port)),
  ];
}

interface Behind {
  readonly dlr: string;
  readonly forwarding: string;
  readonly network: Cidr;
}

/** Networks of a distributed router beside this edge that come back through it: those of its other interfaces that are connected. */
function networksBehind(scope: Scope, id: ComponentId, transit: ComponentId, own: readonly string[]): readonly Behind[] {
  const found = dlrOf(scope, id);
  if (found === null) return [];
  const ports = meantPorts(scope, id);
  const forwarding = ports.find((port) => port.network === transit && port.isUp)?.addresses[0]?.address;
  const gateways = [found.props.defaultGateway, ...found.props.routes.map((route) => route.nextHop)].filter((text) => text !== '');
  if (forwarding === undefined || (gateways.length > 0 && !gateways.some((text) => own.includes(text)))) return [];
  return ports
    .filter((port) => port.network !== null && port.network !== transit && port.isUp)
    .flatMap((port) => port.addresses.filter((one) => one.isPlaced).map((one) => ({ dlr: found.entry.component.name, forwarding, network: one.cidr })));
}

/** V-20: each network behind a distributed router needs a way back, by the address of its interface beside the edge. */
function returnFindings(self: Edge, scope: Scope): readonly Finding[] {
  const ports = meantPorts(scope, self.id);
  const own = ports.flatMap((port) => port.addresses.map(({ address }) => address));
  return ports.flatMap((port) => {
    const { network: transit } = port;
    if (transit === null || !port.isUp) return [];
    const routers = [...new Set(scope.members(transit).map((ref) => ref.owner))];
    return routers.flatMap((id) => networksBehind(scope, id, transit, own)).flatMap(({ dlr, forwarding, network }): readonly Finding[] => {
      const route = routeTo(scope, self.id, self.props.routes, network.network);
      const isBack = route !== null && route.interface === port.row.id && cidrCovers(parseCidr(route.destination) ?? network, network);
      const isConnectedElsewhere = route !== null && route.via === null && route.type === 'unicast';
      if (isBack || isConnectedElsewhere) return [];
      const row = { network: formatCidr(network), nextHop: forwarding };
      const fix = { command: 'row.add', args: { id: self.id, path: '/routes', row }, title: 'V-20.fix', params: { network: formatCidr(network) } };
      const params = { esg: self.component.name, dlr, network: formatCidr(network), forwarding };
      return [{ code: 'V-20', severity: 'error', at: { component: self.id, path: '/routes' }, params, fix }];
    });
  });
}

/** V-08, V-13 (disabled), V-14, V-20, ESG-001 and ESG-003. */
export function edgeNetworkFindings(self: Edge, scope: Scope): readonly Finding[] {
  return [...countFindings(self), ...uplinkFindings(self, scope), ...egressFindings(self, scope), ...returnFindings(self, scope)];
}
