import type { Effect, LinkChange, Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4 } from '../../../net/address.ts';
import { freeAddress, takenAddresses } from '../../free-addresses.ts';
import { networkPrefixes } from '../../ip-ports.ts';
import { dlrOf, type DlrProps } from '../dlr-rows.ts';

/** An interface plugged in without an address: an internal one is the gateway there, so it takes the network's first address; an uplink any free one. */
export function addressOfLif(self: Self<DlrProps>, { link }: LinkChange, scope: Scope): Effect {
  const row = self.props.interfaces.find(({ id }) => id === link.from.port);
  if (link.kind !== 'l2' || row === undefined || row.address !== '') return {};
  const network = link.to.component;
  const [prefix] = networkPrefixes(scope, network);
  const first = prefix === undefined ? null : formatIpv4(offsetIpv4(prefix.network, 1));
  const isOurs = first !== null && row.type === 'internal' && !takenAddresses(scope, network).has(first);
  const address = isOurs ? first : freeAddress(scope, network);
  return address === null ? {} : { props: { [self.id]: { interfaces: self.props.interfaces.map((each) => (each === row ? { ...each, address } : each)) } } };
}

/**
 * A copy starts without the addresses of the router it was copied from. Addresses that other kinds hold stay: the gateway of a stretched network is
 * written at both sites.
 */
export function freshLifs(self: Self<DlrProps>, scope: Scope): Partial<DlrProps> {
  const others = scope.ofKind('dlr').flatMap(({ id }) => (id === self.id ? [] : (dlrOf(scope, id) ?? [])));
  const taken = new Set(others.flatMap(({ props }) => props.interfaces.flatMap((row) => [row.address, ...row.secondary])));
  const isCopied = (address: string): boolean => address !== '' && taken.has(address);
  const { interfaces, protocolAddress } = self.props;
  if (!interfaces.some((row) => isCopied(row.address) || row.secondary.some(isCopied))) return {};
  return {
    interfaces: interfaces.map((row) => ({ ...row, address: isCopied(row.address) ? '' : row.address, secondary: row.secondary.filter((address) => !isCopied(address)) })),
    protocolAddress: others.some(({ props }) => props.protocolAddress === protocolAddress) ? '' : protocolAddress,
  };
}
