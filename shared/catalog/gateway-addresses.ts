import type { Effect, LinkChange, Self } from '../model/definition.ts';
import type { Scope } from '../model/scope.ts';
import { formatIpv4, offsetIpv4 } from '../net/address.ts';
import { freeAddress, takenAddresses } from './free-addresses.ts';
import { networkPrefixes } from './ip-ports.ts';

interface Row {
  readonly id: string;
  readonly address: string;
}

/**
 * For `effects.connect` of a router: an interface that is plugged in without an address takes the network's first one where it is to be the gateway there
 * and nobody else has it, any free one otherwise.
 */
export function gatewayWhenPlugged<Interface extends Row>(
  self: Self<{ readonly interfaces: readonly Interface[] }>,
  { link }: LinkChange,
  { scope, isGateway }: { readonly scope: Scope; readonly isGateway: (row: Interface) => boolean },
): Effect {
  const row = self.props.interfaces.find(({ id }) => id === link.from.port);
  if (link.kind !== 'l2' || link.from.component !== self.id || row === undefined || row.address !== '') return {};
  const network = link.to.component;
  const [prefix] = networkPrefixes(scope, network);
  const first = prefix === undefined ? null : formatIpv4(offsetIpv4(prefix.network, 1));
  const isFree = first !== null && isGateway(row) && !takenAddresses(scope, network).has(first);
  const address = isFree ? first : freeAddress(scope, network);
  return address === null ? {} : { props: { [self.id]: { interfaces: self.props.interfaces.map((each) => (each === row ? { ...each, address } : each)) } } };
}
