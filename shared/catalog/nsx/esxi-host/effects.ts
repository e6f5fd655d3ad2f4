import type { Effect, LinkChange, Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4 } from '../../../net/address.ts';
import { cidrSize, type Cidr } from '../../../net/cidr.ts';
import { freeAddress, takenAddresses } from '../../free-addresses.ts';
import { subnetsOf, vlanOf, type VlanSubnet } from '../../vlans.ts';
import type { EsxiHostProps } from './props.ts';

/** The first free host address of a prefix after the gateway's; null where none is left. */
export function freeIn(cidr: Cidr, taken: ReadonlySet<string>): string | null {
  for (let offset = 2; offset < cidrSize(cidr) - 1; offset += 1) {
    const address = formatIpv4(offsetIpv4(cidr.network, offset));
    if (!taken.has(address)) return address;
  }
  return null;
}

/** The subnet the provider keeps for such an interface: VTEPs have a portable one of their own, hosts are managed in the primary one. */
function isFor(role: string): (subnet: VlanSubnet) => boolean {
  return role === 'vtep' ? (subnet) => subnet.purpose === 'vtep' : (subnet) => !subnet.isPortable;
}

/** An interface that is plugged in without an address gets a free one of the subnet that is there for its role, else of the network. */
export function addressOfRole(self: Self<EsxiHostProps>, { link }: LinkChange, scope: Scope): Effect {
  const row = self.props.interfaces.find(({ id }) => id === link.from.port);
  if (link.kind !== 'l2' || link.from.component !== self.id || row?.address !== '') return {};
  const network = link.to.component;
  const vlan = vlanOf(scope, network);
  const subnet = vlan === null ? undefined : subnetsOf(vlan).find(isFor(row.role));
  const address = (subnet === undefined ? null : freeIn(subnet.cidr, takenAddresses(scope, network))) ?? freeAddress(scope, network);
  if (address === null) return {};
  return { props: { [self.id]: { interfaces: self.props.interfaces.map((each) => (each === row ? { ...each, address } : each)) } } };
}
