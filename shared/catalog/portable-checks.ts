import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { parseIpv4 } from '../net/address.ts';
import { cidrContains } from '../net/cidr.ts';
import type { Port } from './ip-ports.ts';
import { subnetsOf, visibilityOf, vlanOf } from './vlans.ts';

/* V-08: on the provider's VLANs a customer's addresses come out of portable subnets; primary ones are the provider's to assign (domain/private-cloud.md b.1). */

export const portableSentences: Readonly<Record<string, Localized>> = {
  'V-08': {
    ko: '{name}의 {port} 주소 {address}이(가) {network}의 포터블 서브넷에 속하지 않습니다. 포터블 서브넷의 주소를 쓰거나 서브넷을 추가하세요.',
    en: 'Address {address} of {port} of {name} is in no portable subnet of {network}. Use an address of a portable subnet, or add the subnet.',
  },
  'V-08.primary': {
    ko: '{name}의 {port} 주소 {address}은(는) {network}의 기본 서브넷에 있습니다. 기본 서브넷의 주소는 제공자가 할당합니다. 포터블 서브넷의 주소를 쓰세요.',
    en: 'Address {address} of {port} of {name} is in the primary subnet of {network}, whose addresses the provider assigns. Use an address of a portable subnet.',
  },
};

/** V-08 for the addresses of one interface. Elsewhere than on a public or private VLAN of the provider nobody assigns anything. */
export function portableFindings(scope: Scope, owner: ComponentId, port: Port): readonly Finding[] {
  const network = scope.component(port.network);
  const vlan = vlanOf(scope, port.network);
  if (network === null || vlan === null || visibilityOf(vlan) === null) return [];
  return port.row.addresses.flatMap((address): readonly Finding[] => {
    const word = parseIpv4(address);
    const subnet = word === null ? undefined : subnetsOf(vlan).find(({ cidr }) => cidrContains(cidr, word));
    if (word === null || subnet?.isPortable === true) return [];
    const params = { name: scope.component(owner)?.component.name ?? owner, port: port.row.id, address, network: network.component.name };
    return [{ code: 'V-08', severity: 'error', at: { component: owner, path: port.row.path }, params: subnet === undefined ? params : { case: 'primary', ...params } }];
  });
}
