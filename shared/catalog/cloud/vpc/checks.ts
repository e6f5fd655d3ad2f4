import type { Reading, Self } from '../../../model/definition.ts';
import type { Finding, Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { cidrCovers, cidrProblem, cidrsOverlap, formatCidr, parseCidr, parseInterfaceAddress, privateRangeOf } from '../../../net/cidr.ts';
import { subnetCidr } from '../addressing.ts';
import { nameOf, tablesOf } from '../association.ts';
import { projectSentences, refuseInDisabled } from '../project.ts';
import { inProject, projectOf, quotaFindings, quotaReading, quotaRefusals, quotaTexts } from '../quota.ts';

interface Props {
  readonly cidr: string;
}

export const vpcSentences: Readonly<Record<string, Localized>> = {
  'NHN-VPC-001': { ko: 'VPC에는 이름이 필요합니다.', en: 'VPC needs a name.' },
  'NHN-VPC-002': { ko: '{cidr}은(는) 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 밖에 있습니다.', en: '{cidr} is outside 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16.' },
  'NHN-VPC-002.fix': { ko: '192.168.0.0/16으로 바꾸기', en: 'Use 192.168.0.0/16' },
  'NHN-VPC-003': { ko: '{cidr}은(는) 너무 작습니다. VPC는 /24 이상이어야 합니다.', en: '{cidr} is too small: a VPC needs /24 or larger.' },
  'NHN-VPC-003.fix': { ko: '{cidr}(으)로 넓히기', en: 'Widen to {cidr}' },
  'NHN-VPC-004': { ko: '{cidr}은(는) 사용할 수 없는 네트워크 주소입니다.', en: '{cidr} is not a usable network address.' },
  'NHN-VPC-004.fix': { ko: '{cidr}(으)로 고치기', en: 'Correct to {cidr}' },
  'NHN-VPC-005': { ko: 'VPC {n}에 사용 중인 서브넷이 있습니다: {list}.', en: 'VPC {n} still has subnets in use: {list}.' },
  'NHN-VPC-006': { ko: '서브넷 {s}이(가) {cidr} 밖으로 벗어납니다.', en: 'Subnet {s} would fall outside {cidr}.' },
  ...quotaTexts,
  ...projectSentences,
};

const linkLocal = parseCidr('169.254.0.0/16');

/** A finding about the prefix, with a remedy where one prefix suggests itself. */
function wrongPrefix(self: Self<Props>, code: string, remedy: string | null): Finding {
  const finding: Finding = { code, severity: 'error', at: { component: self.id, path: '/cidr' }, params: { cidr: self.props.cidr } };
  if (remedy === null) return finding;
  const fix = { command: 'component.update', args: { id: self.id, props: { cidr: remedy } }, title: `${code}.fix`, params: { cidr: remedy } };
  return { ...finding, fix };
}

function prefixFindings(self: Self<Props>): readonly Finding[] {
  const text = self.props.cidr;
  const cidr = parseCidr(text);
  if (cidr === null) {
    const near = cidrProblem(text) === 'host-bits' ? parseInterfaceAddress(text) : null;
    return [wrongPrefix(self, 'NHN-VPC-004', near === null ? null : formatCidr(near.cidr))];
  }
  if (linkLocal !== null && cidrsOverlap(cidr, linkLocal)) return [wrongPrefix(self, 'NHN-VPC-004', null)];
  if (privateRangeOf(cidr) === null) return [wrongPrefix(self, 'NHN-VPC-002', '192.168.0.0/16')];
  if (cidr.prefixLength <= 24) return [];
  const wide = parseInterfaceAddress(text.replace(/\/\d+$/, '/24'));
  return [wrongPrefix(self, 'NHN-VPC-003', wide === null ? null : formatCidr(wide.cidr))];
}

/** What is wrong with a VPC as it stands: name, prefix, quotas. */
export function vpcFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const findings: Finding[] = [];
  const at = { component: self.id };
  if (self.component.name.trim() === '') findings.push({ code: 'NHN-VPC-001', severity: 'error', at, params: {} });
  findings.push(...prefixFindings(self));
  const project = projectOf(scope, self.id);
  const position = inProject(scope, 'vpc', project).findIndex((entry) => entry.id === self.id);
  const subnets = scope.children(self.id).filter((child) => child.component.kind === 'subnet').length;
  findings.push(
    ...quotaFindings({ code: 'NHN-Q-001', name: 'vpcs', count: position + 1, project, at }),
    ...quotaFindings({ code: 'NHN-Q-002', name: 'subnets', count: subnets, project, at }),
    ...quotaFindings({ code: 'NHN-Q-003', name: 'routingTables', count: tablesOf(scope, self.id).length, project, at }),
  );
  return findings;
}

/** How many subnets and routing tables it has, of how many it may have. */
export function vpcReadings(self: Self<Props>, scope: Scope): readonly Reading[] {
  const project = projectOf(scope, self.id);
  const subnets = scope.children(self.id).filter((child) => child.component.kind === 'subnet').length;
  return [quotaReading(project, 'subnets', subnets), quotaReading(project, 'routingTables', tablesOf(scope, self.id).length)];
}

/** One more than the quota allows, or in a project that is not in use yet. */
export function refusePlace(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  const project = projectOf(after, self.id);
  const count = inProject(after, 'vpc', project).length;
  return [...refuseInDisabled(self, scope), ...quotaRefusals({ code: 'NHN-Q-001', name: 'vpcs', count, project, at: { component: self.id } })];
}

/** A VPC goes with its subnets or not at all. */
export function refuseRemoval(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const left = scope.children(self.id).filter((child) => child.component.kind === 'subnet');
  if (left.length === 0) return [];
  const list = left.map((subnet) => nameOf(scope, subnet.id)).join(', ');
  return [{ code: 'NHN-VPC-005', params: { n: self.component.name, list }, at: { component: self.id }, blocking: left.map((subnet) => subnet.id) }];
}

/** A new prefix has to hold every subnet. */
export function refuseShrinking(self: Self<Props>, next: Props, scope: Scope): readonly Refusal[] {
  const cidr = parseCidr(next.cidr);
  if (next.cidr === self.props.cidr || cidr === null) return [];
  return scope.children(self.id).flatMap((child): Refusal[] => {
    const inner = child.component.kind === 'subnet' ? subnetCidr(scope, child.id) : null;
    if (inner === null || cidrCovers(cidr, inner)) return [];
    return [{ code: 'NHN-VPC-006', params: { s: child.component.name, cidr: next.cidr }, at: { component: self.id, path: '/cidr' }, blocking: [child.id] }];
  });
}
