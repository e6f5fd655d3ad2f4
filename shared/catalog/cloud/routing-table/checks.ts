import type { Self } from '../../../model/definition.ts';
import type { Finding, Place } from '../../../model/finding.ts';
import type { Entry, InterfaceRef, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains, cidrCovers, formatCidr, parseCidr } from '../../../net/cidr.ts';
import { vpcRange } from '../addressing.ts';
import { floatingIpsBehind, floatingIpsOn, tableBehind, vpcOf } from '../association.ts';

interface Route {
  readonly id: string;
  readonly cidr: string;
  readonly gateway: string;
}
interface Props {
  readonly routes: readonly Route[];
}

/** User routes per table (B.2); automatic ones are not counted (inference g.1). */
const routeQuota = 10;

export const routingTableSentences: Readonly<Record<string, Localized>> = {
  'NHN-RT-001': { ko: '기본 라우팅 테이블은 VPC와 함께만 삭제됩니다.', en: 'The default routing table is removed only with its VPC.' },
  'NHN-RT-002': { ko: '{rt}에 {cidr} 라우트가 이미 있습니다.', en: '{cidr} already has a route in {rt}.' },
  'NHN-RT-002.fix': { ko: '중복 라우트 삭제', en: 'Remove the duplicate' },
  'NHN-RT-003': { ko: '{cidr}의 게이트웨이는 VPC {vpc} 안의 주소 또는 게이트웨이여야 합니다.', en: 'The gateway of {cidr} must be an address or gateway in VPC {vpc}.' },
  'NHN-RT-004': { ko: '{vm}은(는) 전달할 패킷을 버립니다. {port}의 스푸핑 방지를 끄십시오.', en: '{vm} drops forwarded packets: turn off anti-spoofing on {port}.' },
  'NHN-RT-004.fix': { ko: '{port}의 스푸핑 방지 끄기', en: 'Turn off anti-spoofing on {port}' },
  'NHN-RT-005': { ko: '{vm}이(가) 자기 자신에게 라우팅하게 됩니다.', en: '{vm} would route to itself.' },
  'NHN-RT-007': { ko: '라우팅 테이블 {rt}을(를) 아직 사용 중입니다: {list}.', en: 'Routing table {rt} is still used by {list}.' },
  'NHN-RT-008': { ko: '{cidr}이(가) VPC 내부 트래픽을 다른 곳으로 보냅니다.', en: '{cidr} diverts traffic inside the VPC.' },
  'NHN-RT-009': { ko: '플로팅 IP가 있는 인스턴스도 {cidr}(으)로 가는 트래픽은 {gw}을(를) 사용합니다.', en: 'Traffic to {cidr} uses {gw} even for instances with a floating IP.' },
  'NHN-IG-005': { ko: '{rt}에는 이미 인터넷 게이트웨이 {ig2}이(가) 있습니다.', en: '{rt} already has internet gateway {ig2}.' },
  'NHN-IG-007': { ko: '{rt}에는 인터넷 게이트웨이가 없습니다.', en: '{rt} has no internet gateway.' },
  // Not codes of the document: what its operations ask for and say before.
  'RT-NO-GATEWAY': { ko: '{rt}에 연결할 수 있는 인터넷 게이트웨이를 고르십시오. 없으면 먼저 생성하십시오.', en: 'Choose an internet gateway that can be attached to {rt}; create one first if there is none.' },
  'RT-NO-SUBNET': { ko: '{rt}의 서브넷을 고르십시오.', en: 'Choose a subnet for {rt}.' },
  'RT-SET-DEFAULT': {
    ko: '따로 연결하지 않은 서브넷 {n}개가 {rt}(으)로 옮겨집니다: {list}.',
    en: '{n} {n:subnet|subnets} without an association of their own {n:moves|move} to {rt}: {list}.',
  },
  'NHN-Q-004': { ko: '쿼터: 라우팅 테이블당 라우트 10개까지입니다.', en: 'Quota: 10 routes per routing table.' },
};

function gatewayFindings(self: Self<Props>, row: Route, index: number, vpc: Entry | null, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: `/routes/${index}` };
  const around = vpc === null ? null : vpcRange(vpc.id, scope);
  const gateway = parseIpv4(row.gateway);
  if (gateway === null || (around !== null && !cidrContains(around, gateway))) {
    return [{ code: 'NHN-RT-003', severity: 'error', at, params: { cidr: row.cidr, vpc: vpc?.component.name ?? '' } }];
  }
  const holder = scope.holders(row.gateway).find((ref) => ref.row.path.startsWith('/interfaces/'));
  return holder === undefined ? [] : forwarderFindings(self, row, at, holder, scope);
}

/** A route to a machine: it must be willing to forward, and not be behind the same table (B.3, NAT instance). */
function forwarderFindings(self: Self<Props>, row: Route, at: Place, holder: InterfaceRef, scope: Scope): readonly Finding[] {
  const owner = scope.component(holder.owner);
  const rows: unknown = owner?.component.props['interfaces'];
  const own: unknown = Array.isArray(rows) ? rows.find((candidate: { readonly id?: unknown }) => candidate.id === holder.row.id) : null;
  if (owner === null || typeof own !== 'object' || own === null) return [];
  const vm = owner.component.name;
  if (!('sourceDestCheck' in own && own.sourceDestCheck === false)) {
    const args = { id: owner.id, path: `/interfaces/${holder.row.id}`, row: { sourceDestCheck: false } };
    const fix = { command: 'row.update', args, title: 'NHN-RT-004.fix', params: { port: holder.row.id } };
    return [{ code: 'NHN-RT-004', severity: 'error', at, params: { vm, port: holder.row.id }, fix }];
  }
  const isDefaultWithFip = parseCidr(row.cidr)?.prefixLength === 0 && floatingIpsOn(scope, owner.id).length > 0;
  if (tableBehind(scope, holder)?.id !== self.id || isDefaultWithFip) return [];
  return [{ code: 'NHN-RT-005', severity: 'error', at, params: { vm } }];
}

function routeFindings(self: Self<Props>, row: Route, index: number, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: `/routes/${index}` };
  const cidr = parseCidr(row.cidr);
  if (cidr === null) return [];
  const vpc = vpcOf(scope, self.id);
  const findings: Finding[] = [...gatewayFindings(self, row, index, vpc, scope)];
  const first = self.props.routes.findIndex((other) => other.cidr === row.cidr);
  if (first < index) {
    const fix = { command: 'row.remove', args: { id: self.id, path: `/routes/${row.id}` }, title: 'NHN-RT-002.fix' };
    findings.push({ code: 'NHN-RT-002', severity: 'error', at, params: { cidr: row.cidr, rt: self.component.name }, fix });
  }
  const around = vpc === null ? null : vpcRange(vpc.id, scope);
  if (vpc !== null && around !== null && cidrCovers(around, cidr)) {
    findings.push({ code: 'NHN-RT-008', severity: 'warning', at, params: { cidr: formatCidr(cidr) } });
  } else if (cidr.prefixLength > 0 && floatingIpsBehind(scope, self.id).length > 0) {
    findings.push({ code: 'NHN-RT-009', severity: 'info', at, params: { cidr: formatCidr(cidr), gw: row.gateway } });
  }
  return findings;
}

/** What is wrong with the user's routes of a table. */
export function routingTableFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const rows = self.props.routes.flatMap((row, index) => routeFindings(self, row, index, scope));
  if (self.props.routes.length <= routeQuota) return rows;
  return [...rows, { code: 'NHN-Q-004', severity: 'error', at: { component: self.id, path: '/routes' }, params: {} }];
}
