import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { formatIpv4, offsetIpv4 } from '../../../net/address.ts';
import { cidrCovers, cidrsOverlap, cidrSize, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import { vpcRange } from '../addressing.ts';
import { defaultTableOf, nameOf, vpcOf } from '../association.ts';
import { addressFindings } from '../port-checks.ts';
import { projectSentences } from '../project.ts';
import { routesTo } from '../routes.ts';
import { notOffered, type Connection } from './connection.ts';

interface Props {
  readonly address: string;
  readonly connections: readonly Connection[];
}

/** Per gateway (B.2). */
const connectionLimit = 10;
/** Addresses at the end of a local range that the service keeps for itself (B.2). */
const reservedAtEnd = 4;

export const vpnGatewaySentences: Readonly<Record<string, Localized>> = {
  'NHN-VPN-001': { ko: 'VPC당 VPN 게이트웨이 1개, 게이트웨이당 연결 10개까지입니다.', en: 'One VPN gateway per VPC, 10 connections per gateway.' },
  'NHN-VPN-002': { ko: '{cidr1}이(가) {cidr2}과(와) 겹칩니다.', en: '{cidr1} overlaps {cidr2}.' },
  'NHN-VPN-003': { ko: '로컬 대역은 /29 이상이어야 합니다.', en: 'The local range must be /29 or larger.' },
  'NHN-VPN-004': { ko: '{ip}은(는) VPN 서비스가 사용합니다.', en: '{ip} is used by the VPN service.' },
  'NHN-VPN-005': { ko: '{field}: 허용 값 {list}.', en: '{field}: allowed values {list}.' },
  'NHN-VPN-006': { ko: '{cidr}(으)로 가는 라우트를 게이트웨이 {vpn}(으)로 추가하세요.', en: 'Add a route to {cidr} with gateway {vpn}.' },
  'NHN-VPN-006.fix': { ko: '{rt}에 라우트 추가', en: 'Add the route to {rt}' },
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
  'NHN-NIC-001.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-NIC-002': { ko: '{ip}은(는) {subnet}에 할당할 수 없습니다({reason}).', en: '{ip} is not assignable in {subnet} ({reason}).' },
  'NHN-NIC-002.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-SUB-004': { ko: '서브넷 {s}에 남은 주소가 없습니다.', en: 'Subnet {s} has no free address.' },
  ...projectSentences,
};

/** The gateways of a VPC, in id order. */
export function gatewaysIn(scope: Scope, vpc: ComponentId): readonly Entry[] {
  return scope.ofKind('vpn-gateway').filter((entry) => vpcOf(scope, entry.id)?.id === vpc);
}

/** What a remote range must not overlap: its own local range, the VPC, and the remote ranges of connections before it. */
function overlapFindings(self: Self<Props>, connection: Connection, index: number, around: Cidr | null): readonly Finding[] {
  const remote = parseCidr(connection.remoteCidr);
  if (remote === null) return [];
  const earlier = self.props.connections.slice(0, index).map((other) => parseCidr(other.remoteCidr));
  const other = [parseCidr(connection.localCidr), around, ...earlier].find((cidr) => cidr !== null && cidrsOverlap(cidr, remote));
  if (other === undefined || other === null) return [];
  const at = { component: self.id, path: `/connections/${index}/remoteCidr` };
  return [{ code: 'NHN-VPN-002', severity: 'error', at, params: { cidr1: connection.remoteCidr, cidr2: formatCidr(other) } }];
}

/** The size of the local range, and who stands on the addresses that the service keeps. */
function localFindings(self: Self<Props>, connection: Connection, index: number, scope: Scope): readonly Finding[] {
  const local = parseCidr(connection.localCidr);
  const at = { component: self.id, path: `/connections/${index}/localCidr` };
  if (local === null) return [];
  if (local.prefixLength > 29) return [{ code: 'NHN-VPN-003', severity: 'error', at, params: {} }];
  const last = Array.from({ length: reservedAtEnd }, (_, offset) => formatIpv4(offsetIpv4(local.network, cidrSize(local) - reservedAtEnd + offset)));
  return last.filter((ip) => scope.holders(ip).length > 0).map((ip) => ({ code: 'NHN-VPN-004', severity: 'warning', at, params: { ip } }));
}

/** No row of any table of the VPC leads to a remote range through this gateway (B.2: by hand). */
function routeFindings(self: Self<Props>, connection: Connection, index: number, vpc: Entry | null, scope: Scope): readonly Finding[] {
  const remote = parseCidr(connection.remoteCidr);
  if (remote === null || vpc === null) return [];
  const isRouted = routesTo(scope, self.id).some(({ route }) => {
    const cidr = parseCidr(route.cidr);
    return cidr !== null && cidrCovers(cidr, remote);
  });
  if (isRouted) return [];
  const table = defaultTableOf(scope, vpc.id);
  const cidr = formatCidr(remote);
  const args = { id: table?.id ?? '', path: '/routes', row: { cidr, gatewayType: 'VPN_GATEWAY', target: self.id } };
  const fix = table === null ? {} : { fix: { command: 'row.add', args, title: 'NHN-VPN-006.fix', params: { rt: table.component.name } } };
  return [{ code: 'NHN-VPN-006', severity: 'warning', at: { component: self.id, path: `/connections/${index}` }, params: { cidr, vpn: nameOf(scope, self.id) }, ...fix }];
}

/** What is wrong with a VPN gateway as it stands. */
export function vpnGatewayFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const vpc = vpcOf(scope, self.id);
  const around = vpcRange(vpc?.id ?? null, scope);
  const at = { component: self.id };
  const isSecond = vpc !== null && gatewaysIn(scope, vpc.id).findIndex((entry) => entry.id === self.id) > 0;
  const isFull = self.props.connections.length > connectionLimit;
  const placed = { owner: self.id, interfaceId: 'vpngw', text: self.props.address, path: '/address' };
  return [
    ...(isSecond ? [{ code: 'NHN-VPN-001', severity: 'error', at, params: {} } as const] : []),
    ...(isFull ? [{ code: 'NHN-VPN-001', severity: 'error', at: { ...at, path: '/connections' }, params: {} } as const] : []),
    ...addressFindings(scope, placed, (address) => ({ command: 'component.update', args: { id: self.id, props: { address } } })),
    ...self.props.connections.flatMap((connection, index): Finding[] => [
      ...overlapFindings(self, connection, index, vpc === null ? null : around),
      ...localFindings(self, connection, index, scope),
      ...notOffered(connection).map((wrong): Finding => ({
        code: 'NHN-VPN-005', severity: 'error', at: { ...at, path: `/connections/${index}/${wrong.field}` }, params: { field: wrong.field, list: wrong.list },
      })),
      ...routeFindings(self, connection, index, vpc, scope),
    ]),
  ];
}
