/**
 * Words of a packet while it is simulated. The first seven are what filters compare, so that a packet and the copy kept of how it entered a
 * device can be tested by the same code. For ICMP both port words hold the identifier: a reply's tuple is then the mirror image like any other.
 */
export const source = 0;
export const destination = 1;
export const protocol = 2;
export const sourcePort = 3;
export const destinationPort = 4;
export const icmpType = 5;
export const icmpCode = 6;
export const ttl = 7;
export const bytes = 8;
export const flags = 9;
/** The header that an ICMP error quotes, as it stood where the error was made; translated back on the way like the error itself. */
export const quotedSource = 10;
export const quotedDestination = 11;
export const quotedProtocol = 12;
export const quotedSourcePort = 13;
export const quotedDestinationPort = 14;
/** Largest fragment in bytes; 0 while the packet is whole. */
export const fragmentBytes = 15;
/** MTU that a "fragmentation needed" error announces. */
export const nextMtu = 16;
/** Row of what is wrapped inside (run/wraps.ts); 0: nothing. */
export const frame = 17;
export const packetWords = 18;

/** Bits of the flags word. */
export const dontFragment = 1;
export const syn = 2;
export const ack = 4;
export const rst = 8;
/** An ICMP error: the quoted words are in use. */
export const error = 16;

export const protocolIcmp = 1;
export const protocolTcp = 6;
export const protocolUdp = 17;

export const echoReply = 0;
export const unreachableType = 3;
export const echoRequest = 8;
export const timeExceeded = 11;

/** Codes of {@link unreachableType}. */
export const netUnreachable = 0;
export const hostUnreachable = 1;
export const portUnreachable = 3;
export const fragmentationNeeded = 4;
export const adminProhibited = 13;

/** Length of the outermost IP packet on the wire: of its largest fragment once it is in pieces. */
export function wireBytes(packet: Int32Array): number {
  const fragment = packet[fragmentBytes] ?? 0;
  return fragment === 0 ? (packet[bytes] ?? 0) : fragment;
}
