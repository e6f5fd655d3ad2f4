import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { cidrCovers, cidrsOverlap, parseCidr, type Cidr } from '../../../net/cidr.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { freeCount, gatewayAddress, nextFreePrefix, subnetCidr, vpcRange } from '../addressing.ts';
import { nameOf, tableOf, vpcOf } from '../association.ts';
import { projectSentences } from '../project.ts';
import { quotaTexts } from '../quota.ts';
import { optionLength, outdatedGuests, type StaticRoute } from '../static-routes.ts';

interface Props {
  readonly cidr: string;
  readonly staticRoutes: readonly StaticRoute[];
}

/** Per subnet (B.2). */
const staticRouteLimit = 20;
/** What DHCP can carry in one option. */
const optionLimit = 255;

export const subnetSentences: Readonly<Record<string, Localized>> = {
  'NHN-SUB-001': { ko: '{cidr}이(가) VPC {vpc} 안에 있지 않습니다.', en: '{cidr} is not inside VPC {vpc}.' },
  'NHN-SUB-001.fix': { ko: '{cidr} 사용', en: 'Use {cidr}' },
  'NHN-SUB-002': { ko: '{cidr}은(는) 너무 작습니다. 서브넷은 /28 이상이어야 합니다.', en: '{cidr} is too small: a subnet needs /28 or larger.' },
  'NHN-SUB-003': { ko: '{cidr}이(가) 서브넷 {s}과(와) 겹칩니다.', en: '{cidr} overlaps subnet {s}.' },
  'NHN-SUB-003.fix': { ko: '{cidr} 사용', en: 'Use {cidr}' },
  'NHN-SUB-004': { ko: '서브넷 {s}에 남은 주소가 없습니다.', en: 'Subnet {s} has no free address.' },
  'NHN-SUB-005': { ko: 'IPv4 서브넷만 지원합니다.', en: 'Only IPv4 subnets are supported.' },
  'NHN-SUB-006': { ko: '라우팅 테이블 {rt}은(는) 다른 VPC에 속합니다.', en: 'Routing table {rt} belongs to another VPC.' },
  'NHN-SUB-007': { ko: '서브넷 {s}을(를) 사용 중입니다: {list}.', en: 'Subnet {s} is in use by {list}.' },
  'NHN-SR-001': { ko: '서브넷당 정적 라우트는 20개까지입니다.', en: 'At most 20 static routes per subnet.' },
  'NHN-SR-002': { ko: 'DHCP 옵션 121이 255바이트를 넘어 일부 라우트가 사라집니다.', en: 'DHCP option 121 would exceed 255 bytes; some routes would be lost.' },
  'NHN-SR-003': { ko: '실행 중인 인스턴스는 재부팅할 때까지 이전 정적 라우트를 사용합니다: {list}.', en: 'Running instances use the old static routes until reboot: {list}.' },
  'NHN-SR-003.fix': { ko: '{vm} 재부팅', en: 'Reboot {vm}' },
  'NHN-SR-004': { ko: '{gw}은(는) 아직 어떤 인터페이스에도 할당되지 않았습니다.', en: '{gw} is not assigned to any interface yet.' },
  'NHN-SUB-008.fix': { ko: '연결 해제', en: 'Disassociate' },
  ...quotaTexts,
  ...projectSentences,
  'NHN-SUB-008': {
    ko: '{fip}을(를) 쓰려면 라우팅 테이블 {rt}에 인터넷 게이트웨이가 필요합니다.',
    en: '{fip} needs an internet gateway on routing table {rt}.',
  },
};

/** Another prefix of the same size that would do, as a remedy. */
function remedy(self: Self<Props>, code: string, around: Cidr | null, siblings: readonly Cidr[]): Pick<Finding, 'fix'> {
  const own = parseCidr(self.props.cidr);
  const free = around === null || own === null ? null : nextFreePrefix(around, Math.max(around.prefixLength, own.prefixLength), siblings);
  if (free === null) return {};
  return { fix: { command: 'component.update', args: { id: self.id, props: { cidr: free } }, title: `${code}.fix`, params: { cidr: free } } };
}

function prefixFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/cidr' };
  const text = self.props.cidr;
  const cidr = parseCidr(text);
  if (text.includes(':')) return [{ code: 'NHN-SUB-005', severity: 'error', at, params: {} }];
  if (cidr === null) return [];
  const vpc = scope.enclosing(self.id, 'vpc');
  const around = vpcRange(vpc?.id ?? null, scope);
  const siblings = scope.children(self.component.parent).filter((child) => child.id !== self.id && child.component.kind === 'subnet');
  const taken = siblings.flatMap((sibling) => subnetCidr(scope, sibling.id) ?? []);
  const findings: Finding[] = [];
  if (vpc !== null && around !== null && !cidrCovers(around, cidr)) {
    const fix = remedy(self, 'NHN-SUB-001', around, taken);
    findings.push({ code: 'NHN-SUB-001', severity: 'error', at, params: { cidr: text, vpc: vpc.component.name }, ...fix });
  }
  if (cidr.prefixLength > 28) findings.push({ code: 'NHN-SUB-002', severity: 'error', at, params: { cidr: text } });
  const other = siblings.find((sibling) => {
    const inner = subnetCidr(scope, sibling.id);
    return inner !== null && cidrsOverlap(inner, cidr);
  });
  if (other !== undefined) {
    const fix = remedy(self, 'NHN-SUB-003', around, taken);
    findings.push({ code: 'NHN-SUB-003', severity: 'error', at, params: { cidr: text, s: other.component.name }, ...fix });
  }
  const isWaiting = scope.members(self.id).some((ref) => ref.row.addresses.length === 0);
  if (isWaiting && freeCount(scope, self.id, cidr) <= 0) {
    findings.push({ code: 'NHN-SUB-004', severity: 'error', at: { component: self.id }, params: { s: self.component.name } });
  }
  return findings;
}

function staticRouteFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/staticRoutes' };
  const routes = self.props.staticRoutes;
  const findings: Finding[] = [];
  if (routes.length > staticRouteLimit) findings.push({ code: 'NHN-SR-001', severity: 'error', at, params: {} });
  const lengths = routes.flatMap((route) => parseCidr(route.cidr)?.prefixLength ?? []);
  if (optionLength(lengths) > optionLimit) findings.push({ code: 'NHN-SR-002', severity: 'warning', at, params: {} });
  const outdated = outdatedGuests(scope, self.id);
  const [first] = outdated;
  if (first !== undefined) {
    const list = outdated.map((guest) => guest.component.name).join(', ');
    findings.push({ code: 'NHN-SR-003', severity: 'warning', at, params: { list }, ...rebootFix(first) });
  }
  const cidr = parseCidr(self.props.cidr);
  routes.forEach((route, index) => {
    const gateway = parseIpv4(route.gateway);
    const isOwn = gateway !== null && cidr !== null && formatIpv4(gateway) === gatewayAddress(cidr);
    if (gateway === null || isOwn || scope.holders(formatIpv4(gateway)).length > 0) return;
    findings.push({ code: 'NHN-SR-004', severity: 'warning', at: { component: self.id, path: `/staticRoutes/${index}/gateway` }, params: { gw: route.gateway } });
  });
  return findings;
}

function rebootFix(guest: Entry): Pick<Finding, 'fix'> {
  return { fix: { command: 'component.operate', args: { id: guest.id, operation: 'reboot' }, title: 'NHN-SR-003.fix', params: { vm: guest.component.name } } };
}

/** What is wrong with a subnet as it stands. A prefix that is no prefix is a matter of the design-wide checks. */
export function subnetFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const findings = [...prefixFindings(self, scope), ...staticRouteFindings(self, scope)];
  const table = tableOf(scope, self.id)?.table ?? null;
  const vpc = table === null ? null : vpcOf(scope, table.id);
  if (table !== null && vpc !== null && vpc.id !== vpcOf(scope, self.id)?.id) {
    findings.push({ code: 'NHN-SUB-006', severity: 'error', at: { component: self.id }, params: { rt: nameOf(scope, table.id) } });
  }
  return findings;
}
