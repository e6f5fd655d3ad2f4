import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { floatingIpsOn, gatewayOf, tableOf } from '../association.ts';
import { addressFindings } from '../port-checks.ts';
import { projectSentences } from '../project.ts';
import { inProject, projectOf, quotaFindings } from '../quota.ts';

interface Props {
  readonly address: string;
}

export const natGatewaySentences: Readonly<Record<string, Localized>> = {
  'NHN-NAT-001': { ko: 'NAT 게이트웨이의 서브넷에는 인터넷 게이트웨이가 필요합니다.', en: 'NAT gateway subnet needs an internet gateway.' },
  'NHN-NAT-002': { ko: 'NAT 게이트웨이가 있는 동안 바꿀 수 없습니다. {fip}을(를) 쓰려면 게이트웨이를 삭제하세요.', en: 'Fixed for the life of the NAT gateway; delete the gateway to free {fip}.' },
  'NHN-NAT-003': { ko: 'NAT 게이트웨이는 {n}개까지입니다.', en: 'Limit {n} NAT gateways.' },
  'NHN-NAT-003.fix': { ko: '쿼터를 {n}(으)로 늘리기', en: 'Raise the quota to {n}' },
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
  'NHN-NIC-001.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-NIC-002': { ko: '{ip}은(는) {subnet}에 할당할 수 없습니다({reason}).', en: '{ip} is not assignable in {subnet} ({reason}).' },
  'NHN-NIC-002.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-SUB-004': { ko: '서브넷 {s}에 남은 주소가 없습니다.', en: 'Subnet {s} has no free address.' },
  'NAT-NO-ADDRESS': { ko: '{nat}에 플로팅 IP가 없어 아무것도 나가지 못합니다.', en: '{nat} has no floating IP: nothing gets out by it.' },
  'NAT-NO-ADDRESS.fix': { ko: '{fip} 연결', en: 'Associate {fip}' },
  ...projectSentences,
};

/** What is wrong with a NAT gateway as it stands. */
export function natGatewayFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [];
  const subnet = scope.segmentOf(self.id, 'natgw');
  const table = subnet === null ? null : tableOf(scope, subnet);
  if (subnet !== null && (table === null || gatewayOf(scope, table.table.id) === null)) findings.push({ code: 'NHN-NAT-001', severity: 'error', at, params: {} });
  if (floatingIpsOn(scope, self.id).length === 0) {
    const free = scope.ofKind('floating-ip').find((fip) => scope.links(fip.id, 'attach').length === 0);
    const args = { kind: 'attach', from: { component: free?.id ?? '' }, to: { component: self.id, port: 'natgw' } };
    const fix = free === undefined ? {} : { fix: { command: 'link.connect', args, title: 'NAT-NO-ADDRESS.fix', params: { fip: free.component.name } } };
    findings.push({ code: 'NAT-NO-ADDRESS', severity: 'warning', at, params: { nat: self.component.name }, ...fix });
  }
  const project = projectOf(scope, self.id);
  const position = inProject(scope, 'nat-gateway', project).findIndex((entry) => entry.id === self.id);
  const placed = { owner: self.id, interfaceId: 'natgw', text: self.props.address, path: '/address' };
  return [
    ...findings,
    ...quotaFindings({ code: 'NHN-NAT-003', name: 'natGateways', count: position + 1, project, at }),
    ...addressFindings(scope, placed, (address) => ({ command: 'component.update', args: { id: self.id, props: { address } } })),
  ];
}
