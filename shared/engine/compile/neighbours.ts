import type { PlanDevice } from '../../plan/plan.ts';
import type { ResolveStage } from '../../plan/stage.ts';
import type { Network } from '../network.ts';
import { buildAddressHash, findAddress, type AddressHash } from './address-hash.ts';
import { findInterface, segmentOf, type Numbering } from './link.ts';
import { readAddress, type WordList } from './words.ts';

/** Who answers for an address that more than one interface of a layer 2 domain holds, or a distributed device. Interface numbers, in plan order. */
export interface Claims {
  readonly ordinary: readonly number[];
  /** Instances of distributed devices: each answers only on its own virtual switch (forwarding.md 15). */
  readonly instances: readonly number[];
}

/** Claims that are settled in a run, because who asks decides or nobody can foresee it. */
export interface ContestedClaims {
  /** (domain, address) -> index of the claims. */
  readonly index: AddressHash;
  readonly claims: readonly Claims[];
}

interface Claim {
  readonly domain: number;
  readonly address: number;
  readonly interface: number;
}

/** Who has which address: in each layer 2 domain, and as a device's own. An interface that is down answers for nothing. */
export function linkAddresses(numbering: Numbering, devices: readonly PlanDevice[], segmentDomain: Int32Array): Pick<Network, 'own' | 'neighbours' | 'contested'> {
  const own: WordList = [];
  const neighbours: WordList = [];
  const instances: Claim[] = [];
  numbering.interfaces.forEach((entry, number) => {
    const segment = segmentOf(numbering, entry);
    const isDistributed = devices[entry.device]?.distributed !== undefined;
    for (const { address } of entry.row.addresses) {
      const word = readAddress(address);
      if (word === null) continue;
      own.push(entry.device, word, number);
      if (segment < 0 || !entry.row.up) continue;
      const domain = segmentDomain[segment] ?? segment;
      if (isDistributed) instances.push({ domain, address: word, interface: number });
      else neighbours.push(domain, word, number);
    }
  });
  const others: WordList = [];
  const hash = buildAddressHash(neighbours, others);
  return { own: buildAddressHash(own), neighbours: hash, contested: others.length + instances.length === 0 ? null : linkContested(numbering, hash, others, instances) };
}

/** All who would answer for addresses that several devices of a domain hold, and for those of distributed devices. */
function linkContested(numbering: Numbering, first: AddressHash, others: WordList, instances: readonly Claim[]): ContestedClaims | null {
  const deviceOf = (number: number): number => numbering.interfaces[number]?.device ?? -1;
  const found = new Map<string, { readonly domain: number; readonly address: number; readonly ordinary: number[]; readonly instances: number[] }>();
  const claimsOf = (domain: number, address: number) => {
    const key = `${domain} ${address}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const holder = findAddress(first, domain, address);
    const made = { domain, address, ordinary: holder < 0 ? [] : [holder], instances: [] };
    found.set(key, made);
    return made;
  };
  for (let entry = 0; entry < others.length; entry += 3) {
    const [domain = 0, address = 0, number = 0] = others.slice(entry, entry + 3);
    const { ordinary } = claimsOf(domain, address);
    if (!ordinary.some((other) => deviceOf(other) === deviceOf(number))) ordinary.push(number);
  }
  for (const claim of instances) claimsOf(claim.domain, claim.address).instances.push(claim.interface);
  const contested = [...found.values()].filter((claims) => claims.ordinary.length > 1 || claims.instances.length > 0);
  if (contested.length === 0) return null;
  return {
    index: buildAddressHash(contested.flatMap(({ domain, address }, index) => [domain, address, index])),
    claims: contested.map(({ ordinary, instances: held }) => ({ ordinary, instances: held })),
  };
}

/** A neighbour that is stated and is not on the layer 2 network of who asks: nobody gets the frame. */
export const nowhere = -3;

function staticEntries(numbering: Numbering, device: PlanDevice, number: number, segmentDomain: Int32Array): WordList {
  if (!device.stages.some((stage) => stage.kind === 'resolve')) return [];
  const stages = device.stages.filter((stage): stage is ResolveStage => stage.kind === 'resolve');
  const domainOf = (at: number): number => {
    const entry = numbering.interfaces[at];
    return segmentDomain[entry === undefined ? -1 : segmentOf(numbering, entry)] ?? -1;
  };
  return stages.flatMap((stage) => {
    const own = stage.interface === null ? (numbering.deviceInterfaces[number] ?? []) : [findInterface(numbering, number, stage.interface)];
    return stage.neighbours.flatMap((neighbour) => {
      const address = readAddress(neighbour.address);
      const target = numbering.deviceNumbers.get(neighbour.device);
      const reached = target === undefined ? -1 : findInterface(numbering, target, neighbour.interface);
      const domain = domainOf(reached);
      return address === null ? [] : own.filter((at) => at >= 0).flatMap((at) => [at, address, domain >= 0 && domainOf(at) === domain ? reached : nowhere]);
    });
  });
}

/** Neighbours that stages state, by sending interface; null when no device has any. */
export function linkStaticNeighbours(numbering: Numbering, devices: readonly PlanDevice[], segmentDomain: Int32Array): AddressHash | null {
  const triples = devices.flatMap((device, number) => staticEntries(numbering, device, number, segmentDomain));
  return triples.length === 0 ? null : buildAddressHash(triples);
}
