import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains } from '../../../net/cidr.ts';
import { nextPublicAddress, poolCidr } from '../addressing.ts';
import { projectSentences } from '../project.ts';
import { externalNetworkOf, floatingIpsOn, gatewayOf, nameOf, tableBehind, targetOf } from '../association.ts';
import { attachFix } from './attach-fix.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly address: string;
  readonly label: string;
}

export const floatingIpSentences: Readonly<Record<string, Localized>> = {
  'NHN-FIP-001': { ko: 'Public Network에 남은 주소가 없습니다.', en: 'No free address in Public Network.' },
  'NHN-FIP-001.fix': { ko: '{address} 할당', en: 'Allocate {address}' },
  'NHN-FIP-002': {
    ko: '{port}: 서브넷 {s}이(가) 인터넷에 연결되어 있지 않습니다({rt}에 인터넷 게이트웨이 없음).',
    en: '{port}: subnet {s} is not connected to the internet ({rt} has no internet gateway).',
  },
  'NHN-FIP-002.fix': { ko: '{ig}을(를) {rt}에 연결', en: 'Attach {ig} to {rt}' },
  'NHN-FIP-003': { ko: '{fip}은(는) 요금이 부과되지만 사용되지 않습니다.', en: '{fip} is billed, but not used.' },
  'NHN-FIP-003.fix': { ko: '해제', en: 'Release' },
  'NHN-FIP-004': { ko: '플로팅 IP와 포트는 1:1로 연결됩니다.', en: 'A floating IP and a port pair 1:1.' },
  'NHN-FIP-004.fix': { ko: '이 연결 해제', en: 'Remove this association' },
  'NHN-FIP-005': { ko: '먼저 {fip}의 연결을 해제하거나 보호를 끄세요.', en: 'Disassociate {fip} / switch protection off first.' },
  'NHN-FIP-005.fix': { ko: '연결 해제', en: 'Disassociate' },
  'NHN-FIP-005.unprotect': { ko: '삭제 보호 끄기', en: 'Switch protection off' },
  'NHN-FIP-006': { ko: '영문자와 숫자만, 최대 64자입니다.', en: 'Letters and digits only, at most 64.' },
  'NHN-FIP-007': { ko: '{nic}의 {fip}은(는) 응답하지 않습니다. 게스트가 eth0으로 응답합니다.', en: '{fip} on {nic} is not answered: the guest replies through eth0.' },
  'NHN-FIP-007.fix': { ko: '정책 라우팅 켜기', en: 'Enable policy routing' },
  'FIP-NO-TARGET': { ko: '{fip}을(를) 연결할 포트를 고르세요.', en: 'Choose a port for {fip}.' },
  'FIP-FREE': { ko: '{fip}은(는) 연결되어 있지 않습니다.', en: '{fip} is not associated.' },
  'FIP-DISASSOCIATE': { ko: '{owner}에 더 이상 {fip}(으)로 접속할 수 없습니다.', en: '{owner} can no longer be reached by {fip}.' },
  'FIP-RELEASE': { ko: '{fip}의 주소가 풀로 돌아갑니다. 다시 같은 주소를 받는다는 보장은 없습니다.', en: 'The address of {fip} goes back to the pool; the same one may not come again.' },
  ...projectSentences,
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
};

function addressFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/address' };
  const pool = externalNetworkOf(scope, self.props.externalNetwork);
  const address = parseIpv4(self.props.address);
  const cidr = pool === null ? null : poolCidr(scope, pool.id);
  if (self.props.address === '') {
    const free = pool === null ? null : nextPublicAddress(scope, pool.id);
    const fix = free === null ? {} : {
      fix: { command: 'component.update', args: { id: self.id, props: { address: free } }, title: 'NHN-FIP-001.fix', params: { address: free } },
    };
    return [{ code: 'NHN-FIP-001', severity: 'error', at, params: {}, rule: ['GS-22'], ...fix }];
  }
  if (address !== null && cidr !== null && !cidrContains(cidr, address)) return [{ code: 'NHN-FIP-001', severity: 'error', at, params: {} }];
  const other = scope.holders(self.props.address).find((ref) => ref.owner !== self.id);
  return other === undefined ? [] : [{ code: 'NHN-NIC-001', severity: 'error', at, params: { ip: self.props.address, owner: nameOf(scope, other.owner) } }];
}

function pairFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const fip = self.component.name;
  const views = scope.links(self.id, 'attach').filter((view) => scope.component(view.peer) !== null);
  const target = targetOf(scope, self.id);
  const second = views[1];
  if (views.length === 0) {
    const fix = { command: 'component.remove', args: { ids: [self.id] }, title: 'NHN-FIP-003.fix' };
    return [{ code: 'NHN-FIP-003', severity: 'info', at, params: { fip }, rule: ['GS-21'], fix }];
  }
  const rivals = target === null ? [] : floatingIpsOn(scope, target.owner, target.row.id).filter((other) => other.id < self.id);
  const surplus = second ?? (rivals.length > 0 || target === null || target.row.addresses.length === 0 ? views[0] : undefined);
  if (surplus !== undefined) {
    const fix = { command: 'link.disconnect', args: { id: surplus.id }, title: 'NHN-FIP-004.fix' };
    return [{ code: 'NHN-FIP-004', severity: 'error', at, params: {}, rule: ['GS-24'], fix }];
  }
  return target === null ? [] : [...internetFindings(self, scope), ...replyFindings(self, scope)];
}

function internetFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const target = targetOf(scope, self.id);
  const table = target === null ? null : tableBehind(scope, target);
  if (target === null || (table !== null && gatewayOf(scope, table.id) !== null)) return [];
  const subnet = scope.segmentOf(target.owner, target.row.id);
  const params = {
    port: `${nameOf(scope, target.owner)} ${target.row.id}`, s: subnet === null ? '-' : nameOf(scope, subnet), rt: table?.component.name ?? '-',
  };
  return [{ code: 'NHN-FIP-002', severity: 'error', at: { component: self.id }, params, ...attachFix(table, scope) }];
}

/** A floating IP on a further port of a guest that answers everything through its first one. */
function replyFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const target = targetOf(scope, self.id);
  if (target === null) return [];
  const first = scope.interfaces(target.owner)[0]?.id === target.row.id;
  const owner = scope.component(target.owner);
  if (first || owner?.component.props['policyRouting'] !== false) return [];
  const fix = { command: 'component.update', args: { id: owner.id, props: { policyRouting: true } }, title: 'NHN-FIP-007.fix' };
  return [{ code: 'NHN-FIP-007', severity: 'warning', at: { component: self.id }, params: { fip: self.component.name, nic: target.row.id }, fix }];
}

/** What is wrong with a floating IP as it stands. */
export function floatingIpFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const label: readonly Finding[] = /^[A-Za-z0-9]{0,64}$/.test(self.props.label)
    ? []
    : [{ code: 'NHN-FIP-006', severity: 'error', at: { component: self.id, path: '/label' }, params: {} }];
  return [...addressFindings(self, scope), ...pairFindings(self, scope), ...label];
}
