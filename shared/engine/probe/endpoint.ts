import { isPrivateAddress } from '../../net/cidr.ts';
import { ipv4 } from '../../net/address.ts';
import { findAddress } from '../compile/address-hash.ts';
import { rowWords } from '../compile/routes.ts';
import { readAddress } from '../compile/words.ts';
import type { Network } from '../network.ts';
import { lookupRoute } from '../run/route-lookup.ts';

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

function primaryAddress(network: Network, number: number): number | null {
  const text = network.interfaces[number]?.row.addresses[0]?.address;
  return text === undefined ? null : readAddress(text);
}

/** `component` or `component/interface` as devices and interfaces; null when the design has no such thing that touches packets. */
function findNamed(network: Network, name: string): { readonly device: number; readonly interface: number | null } | null {
  const slash = name.indexOf('/');
  const component = slash < 0 ? name : name.slice(0, slash);
  const devices = network.componentDevices.get(component) ?? [];
  const [first] = devices;
  if (first === undefined) return null;
  if (slash < 0) return { device: first, interface: null };
  const wanted = name.slice(slash + 1);
  for (const device of devices) {
    const number = network.deviceInterfaces[device]?.find((candidate) => network.interfaces[candidate]?.row.id === wanted);
    if (number !== undefined) return { device, interface: number };
  }
  return null;
}

function firstSource(network: Network, device: number): number | null {
  for (const number of network.deviceInterfaces[device] ?? []) {
    const address = primaryAddress(network, number);
    if (address !== null) return address;
  }
  return null;
}

/** Not an address anybody on the internet could have: private, loopback, link-local, multicast, reserved. */
function isUnusable(address: number): boolean {
  const top = (address >>> 24) & 255;
  const isLinkLocal = address >>> 16 === 0xa9fe;
  return isPrivateAddress(ipv4(address)) || top === 0 || top === 127 || top >= 224 || isLinkLocal;
}

function sourceByAddress(network: Network, address: number): Source | null {
  const translated = network.plan.publicAddresses.find((row) => readAddress(row.address) === address);
  const [bearer] = translated === undefined ? [] : (network.componentDevices.get(translated.component) ?? []);
  // A floating address sends what the component behind it sends: its gateway puts the address on.
  if (bearer !== undefined) return { device: bearer, address: firstSource(network, bearer), isGuest: false };
  for (let device = 0; device < network.devices.length; device++) {
    if (findAddress(network.own, device, address) >= 0) return { device, address, isGuest: false };
  }
  const internet = network.plan.internet === null ? undefined : network.deviceNumbers.get(network.plan.internet);
  return internet === undefined || isUnusable(address) ? null : { device: internet, address, isGuest: true };
}

/** Finds where a probe starts (CONTRACTS 2); null when it names nothing that can send. */
export function findSource(network: Network, from: string): Source | null {
  const address = readAddress(from);
  if (address !== null) return sourceByAddress(network, address);
  const named = findNamed(network, from);
  if (named === null) return null;
  if (named.interface === null) return { device: named.device, address: null, isGuest: false };
  const own = primaryAddress(network, named.interface);
  return own === null ? null : { device: named.device, address: own, isGuest: false };
}

/** The address a source uses: as stated, else that of the interface its route leaves by, else its first. Null without any. */
export function sourceAddress(network: Network, source: Source, destination: number): number | null {
  if (source.address !== null) return source.address;
  const list = lookupRoute(network.routes, source.device, destination, 0);
  const egress = list < 0 ? -1 : (network.routes.rows[(network.routes.lists[list + 1] ?? 0) * rowWords + 1] ?? -1);
  return (egress < 0 ? null : primaryAddress(network, egress)) ?? firstSource(network, source.device);
}

function segmentsOf(network: Network, device: number): ReadonlySet<number> {
  return new Set((network.deviceInterfaces[device] ?? []).map((number) => network.interfaceSegment[number] ?? -1).filter((segment) => segment >= 0));
}

/** True for a source whose first interface is plugged into the internet. */
function isOnInternet(network: Network, source: Source): boolean {
  const internet = network.plan.internet === null ? undefined : network.deviceNumbers.get(network.plan.internet);
  if (internet === undefined) return false;
  const [first = -1] = network.deviceInterfaces[source.device] ?? [];
  const segment = network.interfaceSegment[first] ?? -1;
  return source.isGuest || source.device === internet || (segment >= 0 && segmentsOf(network, internet).has(segment));
}

const publicOrder = ['floating-ip', 'vip'] as const;

function publicAddress(network: Network, component: string): number | null {
  for (const kind of publicOrder) {
    const row = network.plan.publicAddresses.find((candidate) => candidate.component === component && candidate.kind === kind);
    const address = row === undefined ? null : readAddress(row.address);
    if (address !== null) return address;
  }
  return null;
}

function privateAddress(network: Network, source: Source, devices: readonly number[]): number | null {
  const shared = segmentsOf(network, source.device);
  const numbers = devices.flatMap((device) => [...(network.deviceInterfaces[device] ?? [])]);
  const isNear = (number: number): boolean => shared.has(network.interfaceSegment[number] ?? -1);
  for (const number of [...numbers.filter(isNear), ...numbers]) {
    const address = primaryAddress(network, number);
    if (address !== null) return address;
  }
  return null;
}

/** Finds the address meant by a component or interface for this source; null when it has none or does not exist. */
export function findDestination(network: Network, source: Source, to: string): Destination | null {
  const address = readAddress(to);
  if (address !== null) return { component: ownerOf(network, address), address };
  const named = findNamed(network, to);
  if (named === null) return null;
  const component = network.devices[named.device]?.component ?? null;
  if (component === null) return null;
  const found =
    named.interface === null
      ? ((isOnInternet(network, source) ? publicAddress(network, component) : null) ?? privateAddress(network, source, network.componentDevices.get(component) ?? []))
      : primaryAddress(network, named.interface);
  return found === null ? null : { component, address: found };
}

/** The component that answers under an address: the one behind a public address first, else the one that bears it. */
export function ownerOf(network: Network, address: number): string | null {
  const row = network.plan.publicAddresses.find((candidate) => readAddress(candidate.address) === address);
  if (row !== undefined) return row.component;
  for (let device = 0; device < network.devices.length; device++) {
    if (findAddress(network.own, device, address) >= 0) return network.devices[device]?.component ?? null;
  }
  return null;
}
