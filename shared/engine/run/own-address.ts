// The address a device speaks from when nothing states one.
import { rowWords } from '../compile/routes.ts';
import { maskOf, readAddress } from '../compile/words.ts';
import type { Network } from '../network.ts';
import { lookupRoute } from './route-lookup.ts';

function primaryAddress(network: Network, number: number): number | null {
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
