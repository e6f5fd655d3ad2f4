import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr } from '../../../net/cidr.ts';
import { takenAddresses } from '../../free-addresses.ts';
import { subnetsOf, visibilityOf, vlanOf } from '../../vlans.ts';
import type { Vtep } from '../vteps.ts';
import { freeIn } from './effects.ts';

export const vtepSubnetSentences: Readonly<Record<string, Localized>> = {
  'VTEP-SUBNET': {
    ko: '{name}의 VTEP 주소 {address}은(는) {cidr}에 속합니다. VTEP 용도의 포터블 서브넷 주소를 쓰세요.',
    en: 'VTEP address {address} of {name} is out of {cidr}. Use an address of a portable subnet that is kept for VTEPs.',
  },
  'VTEP-SUBNET.fix': { ko: '{free} 사용', en: 'Use {free}' },
};

/** On the provider's VLANs a VTEP has an address of a portable subnet for VTEPs (domain/private-cloud.md b.6 rule 3); one that is for nothing in particular will do. */
export function vtepSubnetFindings({ host, port, address }: Vtep, scope: Scope): readonly Finding[] {
  const [vlan, word] = [vlanOf(scope, port.network), parseIpv4(address)];
  if (vlan === null || word === null || visibilityOf(vlan) === null) return [];
  const subnet = subnetsOf(vlan).find(({ cidr }) => cidrContains(cidr, word));
  if (subnet === undefined || (subnet.isPortable && (subnet.purpose === 'vtep' || subnet.purpose === 'general'))) return [];
  const kept = subnetsOf(vlan).find(({ purpose }) => purpose === 'vtep');
  const free = kept === undefined || port.network === null ? null : freeIn(kept.cidr, takenAddresses(scope, port.network));
  const fix = free === null ? {} : { fix: { command: 'row.update', args: { id: host.id, path: `/interfaces/${port.row.id}`, row: { address: free } }, title: 'VTEP-SUBNET.fix', params: { free } } };
  const params = { name: host.component.name, address, cidr: formatCidr(subnet.cidr) };
  return [{ code: 'VTEP-SUBNET', severity: 'warning', at: { component: host.id, path: port.row.path }, params, ...fix }];
}
