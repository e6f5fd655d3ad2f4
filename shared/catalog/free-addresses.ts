import type { Effect, LinkChange, Self } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import { perScope, type Scope } from '../model/scope.ts';
import { formatIpv4, offsetIpv4, parseIpv4, type Ipv4 } from '../net/address.ts';
import { cidrContains, cidrSize, lastAddress, type Cidr } from '../net/cidr.ts';
import { networkPrefixes } from './ip-ports.ts';
import { domainOf, membersOf } from './l2-domain.ts';
import { subnetsOf, vlanOf } from './vlans.ts';
import { routersIn } from './routers.ts';

/* Addresses for what is plugged in or placed without one. */

/** Where a machine may take an address: on a VLAN of the provider the portable subnets only, the others are the provider's (domain/private-cloud.md b.1). */
function prefixesToUse(scope: Scope, network: ComponentId): readonly Cidr[] {
  const vlan = vlanOf(scope, network);
  const portable = vlan === null ? [] : subnetsOf(vlan).filter((subnet) => subnet.isPortable).map((subnet) => subnet.cidr);
  return portable.length > 0 ? portable : networkPrefixes(scope, network);
}

/** How far a search for a free address goes. */
const searchLimit = 65_536;

/** Host addresses of a prefix without network and broadcast address, the first one (a gateway's by custom) left out. */
function* machineAddresses(cidr: Cidr): Generator<string> {
  const last = Math.min(cidrSize(cidr) - 2, searchLimit);
  for (let offset = 2; offset <= last; offset += 1) yield formatIpv4(offsetIpv4(cidr.network, offset));
}

/** Addresses somebody has in the layer 2 domain of a network, virtual ones included. */
export const takenAddresses = perScope((scope, network: ComponentId): ReadonlySet<string> => {
  const domain = domainOf(scope, network);
  const plugged = membersOf(scope, domain).flatMap((ref) => ref.row.addresses);
  const virtual = scope.ofKind('vip').flatMap(({ component: { props } }) => (typeof props['address'] === 'string' ? [props['address']] : []));
  // A distributed router's control VM has an address beside those of its interfaces.
  const control = scope.ofKind('dlr').flatMap(({ component: { props } }) => (typeof props['protocolAddress'] === 'string' ? [props['protocolAddress']] : []));
  return new Set([...plugged, ...virtual, ...control]);
});

/** The lowest free address for a machine on a network; null where its prefixes are unreadable, absent or used up. */
export function freeAddress(scope: Scope, network: ComponentId, taken: ReadonlySet<string> = takenAddresses(scope, network)): string | null {
  for (const cidr of prefixesToUse(scope, network)) for (const address of machineAddresses(cidr)) if (!taken.has(address)) return address;
  return null;
}

/**
 * How many addresses of a prefix are left for machines on a network; the first one is a gateway's. A /26 starts with 61, a /29 with 5, a /30 with 1
 * (domain/private-cloud.md b.1, PortableSubnet).
 */
export function freeCount(scope: Scope, network: ComponentId, cidr: Cidr): number {
  const [first, size] = [offsetIpv4(cidr.network, 1), cidrSize(cidr)];
  const taken = [...takenAddresses(scope, network)].filter((text) => {
    const word = parseIpv4(text);
    return word !== null && cidrContains(cidr, word) && word !== first && word !== cidr.network && word !== lastAddress(cidr);
  });
  return Math.max(0, size - 3 - taken.length);
}

/** The address of a router on the network of this address; the lowest id where several are there. Null: nobody routes here. */
export function gatewayFor(scope: Scope, network: ComponentId, address: Ipv4): string | null {
  const cidr = networkPrefixes(scope, network).find((prefix) => cidrContains(prefix, address));
  const candidates = routersIn(scope, network).flatMap(({ row }) => row.addresses);
  return candidates.find((text) => {
    const word = parseIpv4(text);
    return cidr !== undefined && word !== null && word !== address && cidrContains(cidr, word);
  }) ?? null;
}

interface Plugged {
  readonly interfaces: readonly { readonly id: string; readonly address: string }[];
  /** Absent: a kind that has no default gateway of its own. */
  readonly gateway?: string;
}

/** For `effects.connect`: an interface without an address gets a free one of the network it is plugged into, and the machine the gateway there. */
export function addressWhenPlugged(self: Self<Plugged>, { link }: LinkChange, scope: Scope): Effect {
  if (link.kind !== 'l2' || link.from.component !== self.id) return {};
  const row = self.props.interfaces.find(({ id }) => id === link.from.port);
  const free = row?.address === '' ? freeAddress(scope, link.to.component) : null;
  const word = free === null ? null : parseIpv4(free);
  if (row === undefined || free === null || word === null) return {};
  const interfaces = self.props.interfaces.map((each) => (each === row ? { ...each, address: free } : each));
  const gateway = self.props.gateway === '' ? gatewayFor(scope, link.to.component, word) : null;
  return { props: { [self.id]: { interfaces, ...(gateway === null ? {} : { gateway }) } } };
}
