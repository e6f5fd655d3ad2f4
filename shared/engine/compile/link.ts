import type { Plan, PlanSegment, PublicAddress } from '../../plan/plan.ts';
import type { InterfaceEntry } from '../network.ts';
import { readAddress } from './words.ts';

/** Numbers for everything a plan names. */
export interface Numbering {
  readonly deviceNumbers: ReadonlyMap<string, number>;
  readonly segmentNumbers: ReadonlyMap<string, number>;
  readonly interfaces: readonly InterfaceEntry[];
  readonly deviceInterfaces: readonly (readonly number[])[];
  readonly componentDevices: ReadonlyMap<string, readonly number[]>;
}

export function numberPlan(plan: Plan): Numbering {
  const interfaces: InterfaceEntry[] = [];
  const componentDevices = new Map<string, number[]>();
  const deviceInterfaces = plan.devices.map((device, number) => {
    const same = componentDevices.get(device.component);
    if (same === undefined) componentDevices.set(device.component, [number]);
    else same.push(number);
    return device.interfaces.map((row) => interfaces.push({ device: number, row }) - 1);
  });
  return {
    deviceNumbers: new Map(plan.devices.map((device, number) => [device.id, number])),
    segmentNumbers: new Map(plan.segments.map((segment, number) => [segment.id, number])),
    interfaces,
    deviceInterfaces,
    componentDevices,
  };
}

/** The interface of a device by name; -1 when there is none. */
export function findInterface(numbering: Numbering, device: number, id: string): number {
  return numbering.deviceInterfaces[device]?.find((number) => numbering.interfaces[number]?.row.id === id) ?? -1;
}

const fewInterfaces = 8;

/** {@link findInterface} for a device that is asked about all its rows: a router may have a thousand interfaces. */
export function interfaceFinder(numbering: Numbering, device: number): (id: string) => number {
  const own = numbering.deviceInterfaces[device] ?? [];
  if (own.length <= fewInterfaces) return (id) => findInterface(numbering, device, id);
  const byName = new Map<string, number>();
  for (const number of own) {
    const name = numbering.interfaces[number]?.row.id ?? '';
    if (!byName.has(name)) byName.set(name, number);
  }
  return (id) => byName.get(id) ?? -1;
}

export function segmentOf(numbering: Numbering, entry: InterfaceEntry): number {
  return entry.row.segment === null ? -1 : (numbering.segmentNumbers.get(entry.row.segment) ?? -1);
}

/** For every interface the other one on its point-to-point segment, or -1. */
export function findPeers(numbering: Numbering, segments: readonly PlanSegment[]): Int32Array {
  const peers = new Int32Array(numbering.interfaces.length).fill(-1);
  const waiting = new Map<number, number>();
  numbering.interfaces.forEach((entry, number) => {
    const segment = segmentOf(numbering, entry);
    if (segments[segment]?.form !== 'point-to-point') return;
    const other = waiting.get(segment);
    if (other === undefined) waiting.set(segment, number);
    else if (peers[other] === -1) {
      peers[other] = number;
      peers[number] = other;
    }
  });
  return peers;
}

/** Who is called by which address, for probes: by the people who write them, not by packets. */
export interface AddressBook {
  readonly internet: number;
  readonly bearers: ReadonlyMap<number, number>;
  readonly publicOwners: ReadonlyMap<number, string>;
  readonly publicAddresses: ReadonlyMap<string, number>;
  readonly publicInsides: ReadonlyMap<number, number>;
  readonly publicGaps: ReadonlySet<string>;
  readonly calledAddresses: ReadonlyMap<string, number>;
  readonly speakers: ReadonlyMap<string, number>;
  readonly interfaceAddress: Int32Array;
  readonly interfaceHasAddress: Int32Array;
}

export function linkAddressBook(plan: Plan, numbering: Numbering): AddressBook {
  const bearers = new Map<number, number>();
  const interfaceAddress = new Int32Array(numbering.interfaces.length);
  const interfaceHasAddress = new Int32Array(numbering.interfaces.length);
  numbering.interfaces.forEach((entry, number) => {
    entry.row.addresses.forEach(({ address }, index) => {
      const word = readAddress(address);
      if (word === null) return;
      if (!bearers.has(word)) bearers.set(word, entry.device);
      if (index > 0) return;
      interfaceAddress[number] = word;
      interfaceHasAddress[number] = 1;
    });
  });
  const internet = plan.internet === null ? -1 : (numbering.deviceNumbers.get(plan.internet) ?? -1);
  return { internet, bearers, ...linkPublic(plan, numbering), ...linkCalled(plan, numbering), interfaceAddress, interfaceHasAddress };
}

function linkCalled(plan: Plan, { deviceNumbers }: Numbering): Pick<AddressBook, 'calledAddresses' | 'speakers'> {
  const calledAddresses = new Map<string, number>();
  const speakers = new Map<string, number>();
  for (const { component, address, speaker } of plan.calledAddresses) {
    const word = readAddress(address);
    if (word !== null && !calledAddresses.has(component)) calledAddresses.set(component, word);
    const device = speaker === undefined ? undefined : deviceNumbers.get(speaker);
    if (device !== undefined && !speakers.has(component)) speakers.set(component, device);
  }
  return { calledAddresses, speakers };
}

/** Translated addresses come first, and among them the one in front of the component's first interface. */
function publicRank(row: PublicAddress, numbering: Numbering): number {
  if (row.form !== 'translated') return 2;
  const [device = -1] = numbering.componentDevices.get(row.component) ?? [];
  const [first = -1] = numbering.deviceInterfaces[device] ?? [];
  return numbering.interfaces[first]?.row.addresses.some(({ address }) => address === row.inside) === true ? 0 : 1;
}

function linkPublic(plan: Plan, numbering: Numbering): Pick<AddressBook, 'publicOwners' | 'publicAddresses' | 'publicInsides' | 'publicGaps'> {
  const publicOwners = new Map<number, string>();
  const publicAddresses = new Map<string, number>();
  const publicInsides = new Map<number, number>();
  const publicGaps = new Set<string>();
  const ranked = plan.publicAddresses.map((row) => ({ row, rank: publicRank(row, numbering) })).sort((a, b) => a.rank - b.rank);
  for (const { row } of ranked) {
    const word = readAddress(row.address);
    if (word === null) publicGaps.add(row.component);
    if (word === null || publicOwners.has(word)) continue;
    publicOwners.set(word, row.component);
    if (!publicAddresses.has(row.component)) publicAddresses.set(row.component, word);
    const inside = readAddress(row.inside ?? '');
    if (inside !== null) publicInsides.set(word, inside);
  }
  return { publicOwners, publicAddresses, publicInsides, publicGaps };
}
