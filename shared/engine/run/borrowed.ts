// Connections that a proxy opens in its client's name (a transparent pool). Asked once per delivery decision: no allocation, integers only.
import type { Flow } from './flow.ts';
import { established, type Machine } from './machine.ts';
import { destination, destinationPort, error, flags, protocol, protocolTcp, quotedDestination, quotedDestinationPort, quotedProtocol, quotedSource, quotedSourcePort, source, sourcePort } from './packet.ts';
import { originalDestination, originalDestinationPort, originalSource, originalSourcePort } from './session.ts';

/** Words of such a connection: device, client's address and port, member's address and port. */
const borrowedWords = 5;
const atFirst = 8;

/** From now on answers to this flow that come through its device are the device's own, whomever they are addressed to. */
export function lendAddress(machine: Machine, flow: Flow): void {
  const at = machine.borrowedCount * borrowedWords;
  if (at + borrowedWords > machine.borrowed.length) {
    const larger = new Int32Array(Math.max(borrowedWords * atFirst, machine.borrowed.length * 2));
    larger.set(machine.borrowed);
    machine.borrowed = larger;
  }
  machine.borrowed[at] = flow.device;
  machine.borrowed[at + 1] = flow.source;
  machine.borrowed[at + 2] = flow.sourcePort;
  machine.borrowed[at + 3] = flow.destination;
  machine.borrowed[at + 4] = flow.destinationPort;
  machine.borrowedCount += 1;
}

/** The last flow that was lent an address is over. */
export function returnAddress(machine: Machine): void {
  machine.borrowedCount -= 1;
}

/** Words at which a table has the two ends of a connection, as its opener sees them. */
interface Ends {
  readonly client: number;
  readonly clientPort: number;
  readonly member: number;
  readonly memberPort: number;
}

const answered: Ends = { client: destination, clientPort: destinationPort, member: source, memberPort: sourcePort };
const quoted: Ends = { client: quotedSource, clientPort: quotedSourcePort, member: quotedDestination, memberPort: quotedDestinationPort };
const remembered: Ends = { client: originalSource, clientPort: originalSourcePort, member: originalDestination, memberPort: originalDestinationPort };

function isOpen(machine: Machine, table: Int32Array, base: number, ends: Ends): boolean {
  const { borrowed } = machine;
  for (let row = 0; row < machine.borrowedCount * borrowedWords; row += borrowedWords) {
    const isClients = borrowed[row] === machine.device && borrowed[row + 1] === table[base + ends.client] && borrowed[row + 2] === table[base + ends.clientPort];
    if (isClients && borrowed[row + 3] === table[base + ends.member] && borrowed[row + 4] === table[base + ends.memberPort]) return true;
  }
  return false;
}

/**
 * True for what came to the device and answers, or as an error is about, a connection that one of its proxies has open in a client's name. A session knows
 * what was asked, whatever was translated on the way; without one the packet's own ends say it.
 */
export function isForBorrower(machine: Machine): boolean {
  if (machine.borrowedCount === 0 || machine.ingress < 0) return false;
  const { packet, session } = machine;
  if (((packet[flags] ?? 0) & error) !== 0) return packet[quotedProtocol] === protocolTcp && isOpen(machine, packet, 0, quoted);
  if (packet[protocol] !== protocolTcp) return false;
  const isReply = session >= 0 && machine.state === established && machine.isReply;
  return isReply ? isOpen(machine, machine.sessions, session, remembered) : isOpen(machine, packet, 0, answered);
}
