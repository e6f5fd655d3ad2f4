import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { nameOf } from '../association.ts';
import { isForwarder } from '../forwarding.ts';
import { addressFindings } from '../port-checks.ts';
import { allowedAddresses, allowsAddress, virtualAddress } from '../virtual-addresses.ts';

interface Props {
  readonly address: string;
  readonly holder: string | null;
}

export const virtualIpSentences: Readonly<Record<string, Localized>> = {
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
  'NHN-NIC-001.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-NIC-002': { ko: '{ip}은(는) {subnet}에 할당할 수 없습니다({reason}).', en: '{ip} is not assignable in {subnet} ({reason}).' },
  'NHN-NIC-002.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-NIC-006': { ko: '가상 IP는 같은 서브넷 안의 예약 주소입니다.', en: 'A virtual IP is a reservation in the same subnet.' },
  'NHN-NIC-006.fix': { ko: '연결 삭제', en: 'Remove the connection' },
  'NHN-NIC-007': { ko: '{vip}에서 보내는 패킷을 {list}의 스푸핑 방지가 버립니다.', en: 'Packets from {vip} are dropped by anti-spoofing on {list}.' },
  'NHN-NIC-007.fix': { ko: '{port}에 허용 주소 추가', en: 'Allow it on {port}' },
  'NHN-SUB-004': { ko: '서브넷 {s}에 남은 주소가 없습니다.', en: 'Subnet {s} has no free address.' },
  'VIP-NO-HOLDER': { ko: '{vip}을(를) 넘겨받을 같은 서브넷의 인스턴스를 고르세요.', en: 'Choose an instance in the same subnet to take {vip} over.' },
};

/** Ports of instances in the subnet of a virtual IP. */
export function neighbours(scope: Scope, id: ComponentId): readonly InterfaceRef[] {
  const subnet = scope.segmentOf(id, 'vip');
  return subnet === null ? [] : scope.members(subnet).filter((ref) => scope.component(ref.owner)?.component.kind === 'instance');
}

/** Ports anywhere that list the address of a virtual IP: its users. */
function strangers(scope: Scope, id: ComponentId, address: string): readonly InterfaceRef[] {
  const near = new Set(neighbours(scope, id).map((ref) => `${ref.owner}/${ref.row.id}`));
  const ports = scope.ofKind('instance').flatMap((entry) => scope.interfaces(entry.id).map((row) => ({ owner: entry.id, row })));
  return ports.filter((ref) => !near.has(`${ref.owner}/${ref.row.id}`) && allowedAddresses(scope, ref).includes(address));
}

/** Attached to an instance, or used from another subnet (NHN-NIC-006). */
function placeFindings(self: Self<Props>, address: string | null, scope: Scope): readonly Finding[] {
  const findings: Finding[] = [];
  for (const view of scope.links(self.id)) {
    const fix = { command: 'component.remove', args: { links: [view.id] }, title: 'NHN-NIC-006.fix' };
    if (scope.component(view.peer)?.component.kind === 'instance') findings.push({ code: 'NHN-NIC-006', severity: 'error', at: { component: self.id }, params: {}, fix });
  }
  const holder = self.props.holder;
  const isNear = neighbours(scope, self.id).some((ref) => ref.owner === holder);
  const isElsewhere = holder !== null && !isNear;
  if (isElsewhere || (address !== null && strangers(scope, self.id, address).length > 0)) {
    findings.push({ code: 'NHN-NIC-006', severity: 'error', at: { component: self.id, path: isElsewhere ? '/holder' : '/address' }, params: {} });
  }
  return findings;
}

/** Anti-spoofing of the holder's port does not know the address (NHN-NIC-007). */
function spoofFindings(self: Self<Props>, address: string, scope: Scope): readonly Finding[] {
  const ports = neighbours(scope, self.id).filter((ref) => ref.owner === self.props.holder && !isForwarder(scope, ref) && !allowsAddress(scope, ref, address));
  const [first] = ports;
  if (first === undefined) return [];
  const list = ports.map((ref) => `${nameOf(scope, ref.owner)} ${ref.row.id}`).join(', ');
  const row = { allowedAddresses: [...allowedAddresses(scope, first), address] };
  const fix = { command: 'row.update', args: { id: first.owner, path: `/interfaces/${first.row.id}`, row }, title: 'NHN-NIC-007.fix', params: { port: `${nameOf(scope, first.owner)} ${first.row.id}` } };
  return [{ code: 'NHN-NIC-007', severity: 'warning', at: { component: self.id, path: '/holder' }, params: { vip: address, list }, fix }];
}

/** What is wrong with a virtual IP as it stands. */
export function virtualIpFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const entry = { id: self.id, component: { ...self.component, props: { ...self.props } } };
  const address = virtualAddress(entry);
  const placed = { owner: self.id, interfaceId: 'vip', text: self.props.address, path: '/address' };
  const taken = addressFindings(scope, placed, (free) => ({ command: 'component.update', args: { id: self.id, props: { address: free } } }));
  return [...taken, ...placeFindings(self, address, scope), ...(address === null ? [] : spoofFindings(self, address, scope))];
}
