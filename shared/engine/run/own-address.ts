// The address a device speaks from when nothing states one. Asked for every error a device sends: makes nothing.
import { findAddress } from '../compile/address-hash.ts';
import { rowWords } from '../compile/routes.ts';
import { maskOf, readAddress } from '../compile/words.ts';
import type { Network } from '../network.ts';
import { lookupRoute } from './route-lookup.ts';

/** The first address of an interface; null where it has none. */
export function primaryAddress(network: Network, number: number): number | null {
  return network.interfaceHasAddress[number] === 1 ? (network.interfaceAddress[number] ?? null) : null;
}

/** Of an interface with several addresses the one in the next hop's network (the longest prefix that holds it), else the first. */
function addressBeside(network: Network, number: number, hop: number): number | null {
  const addresses = network.interfaces[number]?.row.addresses ?? [];
  let best = primaryAddress(network, number);
  if (addresses.length < 2) return best;
  let longest = -1;
  for (const { address, prefixLength } of addresses) {
    const word = readAddress(address);
    if (word === null || prefixLength <= longest || ((word ^ hop) & maskOf(prefixLength)) !== 0) continue;
    best = word;
    longest = prefixLength;
  }
  return best;
}

/**
 * What Linux takes for a source: an address of the interface by which the device's route to the destination leaves, in the network of the next hop
 * where the interface has several. Null without a route, or where that interface has no address.
 */
export function addressTowards(network: Network, device: number, destination: number): number | null {
  const { routes } = network;
  const list = lookupRoute(routes, device, destination, 0);
  if (list < 0) return null;
  const row = (routes.lists[list + 1] ?? 0) * rowWords;
  const hop = routes.rows[row + 2] === 1 ? (routes.rows[row + 3] ?? 0) : destination;
  return addressBeside(network, routes.rows[row + 1] ?? -1, hop);
}

/** The first address of a device at all; null when it has none. */
export function firstAddressOf(network: Network, device: number): number | null {
  for (const number of network.deviceInterfaces[device] ?? []) {
    const address = primaryAddress(network, number);
    if (address !== null) return address;
  }
  return null;
}

/** The first address of an interface that the device answers to now; null when there is none. */
function heldAddress(network: Network, device: number, number: number): number | null {
  const address = primaryAddress(network, number);
  return address !== null && findAddress(network.own, device, address) >= 0 ? address : null;
}

/** The source of a device's error: the address of the way to the destination, else of the interface the packet came by, else any it answers to. */
export function ownAddress(network: Network, device: number, towards: number, ingress: number): number | null {
  const there = addressTowards(network, device, towards);
  if (there !== null && findAddress(network.own, device, there) >= 0) return there;
  const beside = heldAddress(network, device, ingress);
  if (beside !== null) return beside;
  for (const number of network.deviceInterfaces[device] ?? []) {
    const address = heldAddress(network, device, number);
    if (address !== null) return address;
  }
  return null;
}

/** All ones in a network of the interface: nobody's address, and nothing a router sends on (RFC 2644). Networks of two addresses have none (RFC 3021). */
export function isBroadcastOf(network: Network, number: number, address: number): boolean {
  for (const own of network.interfaces[number]?.row.addresses ?? []) {
    const word = readAddress(own.address);
    if (word !== null && own.prefixLength < 31 && address === (word | ~maskOf(own.prefixLength))) return true;
  }
  return false;
}

/** True when the device's own packet for this address would be a broadcast on a network it is plugged into: who answers such a thing is not modelled. */
export function isOwnBroadcast(network: Network, device: number, address: number): boolean {
  const { routes } = network;
  const list = lookupRoute(routes, device, address, 0);
  if (list < 0) return false;
  const row = (routes.lists[list + 1] ?? 0) * rowWords;
  const egress = routes.rows[row + 1] ?? -1;
  const segment = network.interfaceSegment[egress] ?? -1;
  return routes.rows[row + 2] !== 1 && isBroadcastOf(network, egress, address) && segment >= 0 && network.segmentIsSilent[segment] !== 1;
}
