import type { Network } from '../network.ts';
import * as event from '../run/event.ts';
import { recordMeta, recordWords, type Log } from '../run/log.ts';

/** One row of a log, read. */
export interface Entry {
  readonly event: number;
  readonly device: number;
  readonly ingress: number;
  readonly egress: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly timeUs: number;
  /** The packet after the event. */
  readonly words: Int32Array;
}

export function readEntry(log: Log, index: number): Entry {
  const at = index * recordWords;
  const word = (offset: number): number => log.records[at + offset] ?? 0;
  return {
    event: word(0), device: word(1), ingress: word(2), egress: word(3), a: word(4), b: word(5), c: word(6), timeUs: word(7),
    words: log.records.subarray(at + recordMeta, at + recordWords),
  };
}

/** Name of an interface number; null for none. */
export function interfaceName(network: Network, number: number): string | null {
  return network.interfaces[number]?.row.id ?? null;
}

/** `component/interface`: an interface as somebody else's. */
export function portName(network: Network, number: number): string | null {
  const entry = network.interfaces[number];
  return entry === undefined ? null : `${network.devices[entry.device]?.component ?? ''}/${entry.row.id}`;
}

/** An interface as a device sees it: its own by name, a port of its virtual switch by the guest's; null for what lies elsewhere. */
export function placeName(network: Network, device: number, number: number): string | null {
  if (network.interfaces[number]?.device === device) return interfaceName(network, number);
  return network.interfaceSwitch[number] === device ? portName(network, number) : null;
}

/** The interface by which a packet enters or leaves; null for the uplink of a virtual switch. */
export function passageName(network: Network, entry: Entry): string | null {
  return entry.a === event.byUplink ? null : placeName(network, entry.device, entry.event === event.entered ? entry.ingress : entry.egress);
}

const openings: ReadonlySet<number> = new Set([event.originated, event.entered, event.switched]);

/** True for the events with which a hop begins. */
export function opensHop(entry: Entry): boolean {
  return openings.has(entry.event);
}
