// Who gets a frame: runs once per hop, no allocation except where several answer.
import { findAddress } from '../compile/address-hash.ts';
import { nowhere, type Claims } from '../compile/neighbours.ts';
import { rowWords } from '../compile/routes.ts';
import type { Network } from '../network.ts';
import { chooseClaimant } from './choose.ts';
import type { Machine } from './machine.ts';
import { destination } from './packet.ts';

/** Nobody answers for the address; only instances of a distributed device that cannot answer here hold it. */
export const nobody = -1;
export const noInstance = -2;

/** The interface by which a question from another segment reaches this one: the last bridge's. */
function doorOf(network: Network, asking: number, segment: number): number {
  const { stops, waysOut } = network;
  let door = asking;
  for (let at = network.interfaceSegment[asking] ?? -1; at !== segment; at = network.interfaceSegment[door] ?? -1) {
    const stop = stops === null ? -1 : findAddress(stops, at, segment);
    const out = stop < 0 || waysOut === null ? -1 : findAddress(waysOut, stop, segment);
    if (out < 0) return asking;
    door = out;
  }
  return door;
}

/** The virtual switch an instance would have to be on to hear the question; -1: the question comes by cable. */
function askedFrom(network: Network, asking: number, instance: number): number {
  return network.interfaceSwitch[doorOf(network, asking, network.interfaceSegment[instance] ?? -1)] ?? -1;
}

function isDesignated(network: Network, instance: number): boolean {
  return network.devices[network.interfaceDevice[instance] ?? -1]?.distributed?.isDesignated === true;
}

function settle(network: Network, machine: Machine, { ordinary, instances }: Claims): number {
  const asking = machine.egress;
  for (const instance of instances) {
    const from = askedFrom(network, asking, instance);
    if (from >= 0 && from === network.interfaceSwitch[instance]) return instance;
  }
  const byCable = instances.filter((instance) => isDesignated(network, instance) && askedFrom(network, asking, instance) < 0);
  const claimants = byCable.length === 0 ? ordinary : [...ordinary, ...byCable].sort((a, b) => a - b);
  const [first = noInstance] = claimants;
  return claimants.length < 2 ? first : chooseClaimant(network, machine, network.interfaceSegment[asking] ?? -1, claimants);
}

/** The interface that gets the frame the egress interface is about to send, {@link nobody} or {@link noInstance}. */
export function findNeighbour(network: Network, machine: Machine, segment: number): number {
  if (network.segmentIsWire[segment] === 1) return network.interfacePeer[machine.egress] ?? nobody;
  const { rows } = network.routes;
  const row = machine.route * rowWords;
  const nextHop = rows[row + 2] === 1 ? (rows[row + 3] ?? 0) : (machine.packet[destination] ?? 0);
  if (network.staticNeighbours !== null) {
    const stated = findAddress(network.staticNeighbours, machine.egress, nextHop);
    if (stated >= 0) return stated;
    if (stated === nowhere) return nobody;
  }
  const domain = network.segmentDomain[segment] ?? segment;
  if (network.contested === null) return findAddress(network.neighbours, domain, nextHop);
  const claims = network.contested.claims[findAddress(network.contested.index, domain, nextHop)];
  return claims === undefined ? findAddress(network.neighbours, domain, nextHop) : settle(network, machine, claims);
}
