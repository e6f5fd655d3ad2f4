// What stands between a frame and an interface: ports of virtual switches, doors of bridges. Runs once per frame and port: no allocation, integers only.
import * as operation from '../compile/operation.ts';
import type { Network } from '../network.ts';
import { confirmSession } from './confirm.ts';
import * as event from './event.ts';
import { runAdmission, runFilter } from './gates.ts';
import { established, record, related, type Machine } from './machine.ts';
import { trackConnection } from './session.ts';

function runGates(network: Network, machine: Machine, start: number): boolean {
  const { code } = network;
  for (let at = start; ; at += operation.instructionWords) {
    const table = code[at + 2] ?? -1;
    switch (code[at]) {
      case operation.admit:
        if (runAdmission(network, machine, table)) return true;
        break;
      case operation.track:
        trackConnection(machine, table === 1);
        if (machine.state === established || machine.state === related) record(machine, event.sessionMatched, machine.state, machine.session, machine.port + 1);
        break;
      case operation.filter:
        if (runFilter(network, machine, table, -1)) return true;
        break;
      default:
        return false;
    }
  }
}

/**
 * Runs the program of a port at the virtual switch the frame is in; -1: there is none. The port remembers connections of its own: what got through
 * is known from now on. True when the frame ends here; the machine then still says at which port.
 */
export function runPort(network: Network, machine: Machine, port: number, program: number): boolean {
  if (program < 0) return false;
  machine.port = port;
  machine.tracker = network.devices.length + port;
  if (runGates(network, machine, program)) return true;
  confirmSession(machine);
  machine.port = -1;
  machine.tracker = machine.device;
  machine.state = 0;
  machine.session = -1;
  return false;
}

/** What a bridge lets in by one of its interfaces. True when the frame ends here. */
export function runBridgeDoor(network: Network, machine: Machine, number: number): boolean {
  const program = network.bridgeIn[number] ?? -1;
  return program >= 0 && runGates(network, machine, program);
}
