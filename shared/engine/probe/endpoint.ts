import { ipv4 } from '../../net/address.ts';
import { isPrivateAddress } from '../../net/cidr.ts';
import { readAddress } from '../compile/words.ts';
import type { Network } from '../network.ts';
import { addressTowards, firstAddressOf, isOwnBroadcast, primaryAddress } from '../run/own-address.ts';

/** Where a probe starts. `address` null: the device picks it by its route to the destination. */
export interface Source {
  readonly device: number;
  readonly address: number | null;
  /** The address is nobody's: it stands for somebody on the internet. */
  readonly isGuest: boolean;
}

export interface Destination {
  readonly component: string | null;
  readonly address: number;
}

/** The component of `component` or `component/interface`. */
export function componentPart(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(0, slash);
}

interface Named {
  readonly devices: readonly number[];
  readonly device: number;
  readonly interface: number | null;
}

/** `component` or `component/interface` as devices and interfaces; null when the design has no such thing that touches packets. */
function findNamed(network: Network, name: string): Named | null {
  const component = componentPart(name);
  const devices = network.componentDevices.get(component);
  const device = devices?.[0];
  if (devices === undefined || device === undefined) return null;
  if (component === name) return { devices, device, interface: null };
  const wanted = name.slice(component.length + 1);
  for (const candidate of devices) {
    const number = network.deviceInterfaces[candidate]?.find((at) => network.interfaces[at]?.row.id === wanted);
    if (number !== undefined) return { devices, device: candidate, interface: number };
  }
  return null;
}

/** 127.0.0.0/8: the sender's own stack, whoever it is. */
export function isLoopback(address: number): boolean {
  return address >>> 24 === 127;
}

/** Link-local, multicast, reserved: nothing that a router carries. */
function isNonRoutable(address: number): boolean {
  const top = address >>> 24;
  return top === 0 || top >= 224 || address >>> 16 === 0xa9fe;
}

/** Not an address anybody on the internet could have. */
function isUnusable(address: number): boolean {
  return isPrivateAddress(ipv4(address)) || isLoopback(address) || isNonRoutable(address);
}

/** True for what passes packets on and never sends one of its own: a floating IP, a gateway. */
function isOnlyOnTheWay(network: Network, device: number): boolean {
  return network.devices[device]?.profile === 'transparent';
}

/** A floating address sends what the component behind it sends: its gateway puts the address on. */
function sourceBehind(network: Network, address: number): Source | null {
  const [behind] = network.componentDevices.get(network.publicOwners.get(address) ?? '') ?? [];
  return behind === undefined ? null : { device: behind, address: network.publicInsides.get(address) ?? firstAddressOf(network, behind), isGuest: false };
}

function sourceByAddress(network: Network, address: number): Source | null {
  const behind = sourceBehind(network, address);
  if (behind !== null) return behind;
  const bearer = network.bearers.get(address);
  if (bearer !== undefined) return isOnlyOnTheWay(network, bearer) ? null : { device: bearer, address, isGuest: false };
  return network.internet < 0 || isUnusable(address) ? null : { device: network.internet, address, isGuest: true };
}

/** What has no device of its own may speak as the one it runs on. */
function speakerOf(network: Network, from: string): Source | null {
  const device = network.speakers.get(from);
  return device === undefined ? null : { device, address: null, isGuest: false };
}

/** Finds where a probe starts (CONTRACTS 2); null when it names nothing that can send. */
export function findSource(network: Network, from: string): Source | null {
  const address = readAddress(from);
  if (address !== null) return sourceByAddress(network, address);
  const named = findNamed(network, from);
  if (named === null) return speakerOf(network, from);
  const own = named.interface === null ? null : primaryAddress(network, named.interface);
  if (isOnlyOnTheWay(network, named.device)) {
    const shown = own ?? firstAddressOf(network, named.device);
    return shown === null ? null : sourceBehind(network, shown);
  }
  if (named.interface === null) return { device: named.device, address: null, isGuest: false };
  return own === null ? null : { device: named.device, address: own, isGuest: false };
}

/** The address a source uses: as stated, else that of the way to the destination, else its first. Null without any. */
export function sourceAddress(network: Network, source: Source, destination: number): number | null {
  if (source.address !== null) return source.address;
  if (isLoopback(destination)) return destination;
  return addressTowards(network, source.device, destination) ?? firstAddressOf(network, source.device);
}

/** True when one of the device's interfaces is plugged into the segment. */
function isOnSegment(network: Network, device: number, segment: number): boolean {
  if (segment < 0) return false;
  for (const number of network.deviceInterfaces[device] ?? []) if (network.interfaceSegment[number] === segment) return true;
  return false;
}

/** True for a source whose first interface is plugged into the internet. */
function isOnInternet(network: Network, source: Source): boolean {
  if (network.internet < 0) return false;
  const first = network.deviceInterfaces[source.device]?.[0] ?? -1;
  return source.device === network.internet || isOnSegment(network, network.internet, network.interfaceSegment[first] ?? -1);
}

/** The first address on a segment shared with the source, else the first at all. */
function privateAddress(network: Network, source: Source, devices: readonly number[]): number | null {
  let first: number | null = null;
  for (const device of devices) {
    for (const number of network.deviceInterfaces[device] ?? []) {
      const address = primaryAddress(network, number);
      if (address === null) continue;
      if (isOnSegment(network, source.device, network.interfaceSegment[number] ?? -1)) return address;
      first ??= address;
    }
  }
  return first;
}

/** The address a component is called by where that is none of its interfaces: the public one for a source on the internet, or the one it stands for. */
function calledBy(network: Network, source: Source, component: string): number | undefined {
  const shown = isOnInternet(network, source) ? network.publicAddresses.get(component) : undefined;
  return shown ?? network.calledAddresses.get(component);
}

/** Finds the address meant by a component or interface for this source; null when it has none or does not exist. */
export function findDestination(network: Network, source: Source, to: string): Destination | null {
  const address = readAddress(to);
  if (address !== null) return { component: null, address };
  const called = calledBy(network, source, to);
  if (called !== undefined) return { component: to, address: called };
  const named = findNamed(network, to);
  if (named === null) return null;
  const component = componentPart(to);
  // It will have a public address, but which is not said yet.
  if (named.interface === null && isOnInternet(network, source) && !network.publicAddresses.has(component) && network.publicGaps.has(component)) return null;
  const found = named.interface === null ? privateAddress(network, source, named.devices) : primaryAddress(network, named.interface);
  return found === null ? null : { component, address: found };
}

/** Why nobody can tell what becomes of a packet to this address, whatever the network; null when the network decides. */
export function gapTowards(network: Network, source: Source, destination: number): string | null {
  const isNobodys = !network.bearers.has(destination);
  if (isNobodys && (isNonRoutable(destination) || isOwnBroadcast(network, source.device, destination))) return 'NON_ROUTABLE_ADDRESS';
  // Somebody on the internet who talks to himself: nothing is known of him but his address.
  return source.isGuest && (isLoopback(destination) || destination === source.address) ? 'UNKNOWN_EXTERNAL_ADDRESS' : null;
}

/** The component that answers under an address: the one behind a public address first, else the one that bears it. */
export function ownerOf(network: Network, address: number): string | null {
  const bearer = network.bearers.get(address);
  return network.publicOwners.get(address) ?? (bearer === undefined ? null : (network.devices[bearer]?.component ?? null));
}
