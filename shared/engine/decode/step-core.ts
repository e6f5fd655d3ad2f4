import type { Network } from '../network.ts';
import type { Step } from '../report.ts';
import * as event from '../run/event.ts';
import type { StepCore } from '../run/log.ts';
import type { Wraps } from '../run/wraps.ts';
import type { Entry } from './record.ts';

/** What is needed beside the record: how the packet stood before it, how it entered the device, what was noted. */
export interface StepContext {
  readonly network: Network;
  readonly wraps: Wraps;
  readonly before: Int32Array;
  readonly enter: Int32Array;
  readonly notes: readonly StepCore[];
}

/** The component of the device as the reason of something no rule decided. */
export function place(network: Network, entry: Entry): Step['because'] {
  const component = network.devices[entry.device]?.component ?? '';
  return { component, label: component };
}

/** The row that made an interface. */
export function interfaceBecause(network: Network, number: number, entry: Entry): Step['because'] {
  return network.interfaces[number]?.row.because ?? place(network, entry);
}

/** What let a packet in or out: the row that made the interface, or the segment behind the uplink of a virtual switch. */
export function passageBecause(network: Network, number: number, entry: Entry): Step['because'] {
  if (entry.a !== event.byUplink) return interfaceBecause(network, number, entry);
  return network.segments[network.interfaceSegment[number] ?? -1]?.because ?? place(network, entry);
}
