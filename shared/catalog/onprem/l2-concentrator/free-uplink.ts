import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrSize, type Cidr } from '../../../net/cidr.ts';
import { gatewayFor, takenAddresses } from '../../free-addresses.ts';
import { subnetsOf, vlanOf } from '../../vlans.ts';

/** Portable subnets in the order in which an appliance should use them: one meant for it, a general one, any other. */
function portableSubnets(scope: Scope, network: ComponentId): readonly Cidr[] {
  const vlan = vlanOf(scope, network);
  const rank = (purpose: string): number => (purpose === 'hcx' ? 0 : purpose === 'general' ? 1 : 2);
  const portable = vlan === null ? [] : subnetsOf(vlan).filter((subnet) => subnet.isPortable);
  return portable.toSorted((a, b) => rank(a.purpose) - rank(b.purpose)).map(({ cidr }) => cidr);
}

/** A free address for the uplink in a portable subnet of its VLAN, with the gateway there (empty: nobody routes); null where nothing is free. */
export function freeUplink(scope: Scope, network: ComponentId): { readonly address: string; readonly gateway: string } | null {
  const taken = takenAddresses(scope, network);
  for (const cidr of portableSubnets(scope, network)) {
    // The first address is the provider's router by custom, the last one is the broadcast address.
    for (let offset = 2; offset <= Math.min(cidrSize(cidr) - 2, 4096); offset += 1) {
      const address = formatIpv4(offsetIpv4(cidr.network, offset));
      const word = taken.has(address) ? null : parseIpv4(address);
      if (word !== null) return { address, gateway: gatewayFor(scope, network, word) ?? '' };
    }
  }
  return null;
}
