// When a connection counts as known. No allocation, integers only.
import * as event from './event.ts';
import { record, type Machine } from './machine.ts';
import { adopted, confirmed, isUnconfirmed, port, status } from './session.ts';

function enterSession(machine: Machine, bit: number): void {
  const at = machine.session + status;
  machine.sessions[at] = (machine.sessions[at] ?? 0) | bit;
  // One that starts here belongs to the interface it leaves by.
  if (machine.ingress < 0) machine.sessions[machine.session + port] = machine.egress + 1;
}

/** What the device answers in somebody's name belongs to the connection that was asked for, although it never came about. */
export function adoptSession(machine: Machine): void {
  if (isUnconfirmed(machine)) enterSession(machine, adopted);
}

/** The connection's first packet got through the device, or the port: from now on the table knows it. */
export function confirmSession(machine: Machine): void {
  if (!isUnconfirmed(machine) || ((machine.sessions[machine.session + status] ?? 0) & adopted) !== 0) return;
  enterSession(machine, confirmed);
  record(machine, event.sessionCreated, machine.port + 1, 0, 0);
}
