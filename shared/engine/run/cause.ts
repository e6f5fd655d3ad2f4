import type { Machine } from './machine.ts';

/** What ended a packet: an event with its operands, and the device it happened in. */
export interface Cause {
  readonly event: number;
  readonly device: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export function causeOf(machine: Machine): Cause {
  return { event: machine.cause, device: machine.causeDevice, a: machine.causeA, b: machine.causeB, c: machine.causeC };
}
