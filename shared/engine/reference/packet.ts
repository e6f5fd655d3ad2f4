import { protocolNumbers } from '../../net/protocol.ts';
import type { Header } from '../report.ts';

/** A packet as a plain value. Addresses stay texts: this interpreter has no tables and no numbers that need decoding. */
export interface Packet {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  /** Null where the protocol has none. */
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
  readonly flags: 'SYN' | 'SYN,ACK' | 'ACK' | 'RST,ACK' | null;
  readonly icmp: { readonly type: number; readonly code: number; readonly identifier: number | null } | null;
  readonly ttl: number;
  readonly dontFragment: boolean;
  /** Length on the wire: of the first fragment, once it was cut. */
  readonly bytes: number;
  /** Length the receiver sees when all fragments are there. */
  readonly wholeBytes: number;
  /** The packet an ICMP error quotes, in the form its sender would know it. */
  readonly about: Packet | null;
}

/** An ICMP error: what is unreachable or ran out, never a question or an answer. */
export function isError(packet: Packet): boolean {
  return packet.about !== null;
}

interface Ends {
  readonly source: string;
  readonly destination: string;
  readonly ttl: number;
}

function blank(ends: Ends, protocol: number, bytes: number): Packet {
  return {
    source: ends.source, destination: ends.destination, ttl: ends.ttl, protocol, sourcePort: null, destinationPort: null, flags: null, icmp: null,
    dontFragment: false, bytes, wholeBytes: bytes, about: null,
  };
}

export function echoRequest(ends: Ends, bytes: number, dontFragment: boolean): Packet {
  return { ...blank(ends, protocolNumbers.icmp, bytes), icmp: { type: 8, code: 0, identifier: 1 }, dontFragment };
}

export function datagram(ends: Ends, ports: readonly [source: number, destination: number], bytes: number, dontFragment: boolean): Packet {
  return { ...blank(ends, protocolNumbers.udp, bytes), sourcePort: ports[0], destinationPort: ports[1], dontFragment };
}

/** A TCP segment; TCP always carries DF (forwarding.md 17). */
export function segment(ends: Ends, ports: readonly [source: number, destination: number], flags: 'SYN' | 'SYN,ACK' | 'ACK' | 'RST,ACK', bytes: number): Packet {
  return { ...blank(ends, protocolNumbers.tcp, bytes), sourcePort: ports[0], destinationPort: ports[1], flags, dontFragment: true };
}

/** An ICMP error quotes as much of the packet as fits into 576 bytes (RFC 1812 4.3.2.3, and what Linux does). */
export function icmpError(ends: Ends, kind: { readonly type: number; readonly code: number }, about: Packet): Packet {
  const bytes = Math.min(576, about.bytes + 28);
  return { ...blank(ends, protocolNumbers.icmp, bytes), icmp: { ...kind, identifier: null }, about };
}

/** What a machine sends back to a packet that it took: echo reply, SYN-ACK, UDP answer. */
export function answerTo(request: Packet, ttl: number): Packet {
  const ends = { source: request.destination, destination: request.source, ttl };
  if (request.icmp !== null) {
    return { ...blank(ends, request.protocol, request.wholeBytes), icmp: { ...request.icmp, type: 0 }, dontFragment: request.dontFragment };
  }
  const ports = [request.destinationPort ?? 0, request.sourcePort ?? 0] as const;
  if (request.flags === null) return datagram(ends, ports, request.wholeBytes, request.dontFragment);
  return segment(ends, ports, 'SYN,ACK', 60);
}

/** The RST that a closed or rejecting TCP port sends. */
export function resetTo(request: Packet, ttl: number): Packet {
  return segment({ source: request.destination, destination: request.source, ttl }, [request.destinationPort ?? 0, request.sourcePort ?? 0], 'RST,ACK', 40);
}

/** The header stack as a report shows it. */
export function headersOf(packet: Packet): readonly Header[] {
  const { source, destination, protocol, ttl, sourcePort, destinationPort } = packet;
  const ip: Header = { layer: 'ipv4', source, destination, protocol, ttl, ...(packet.dontFragment ? { dontFragment: true } : {}) };
  if (packet.icmp !== null) {
    const { type, code, identifier } = packet.icmp;
    return [ip, { layer: 'icmp', type, code, ...(identifier === null ? {} : { identifier }) }];
  }
  if (sourcePort === null || destinationPort === null) return [ip];
  if (packet.flags === null) return [ip, { layer: 'udp', sourcePort, destinationPort }];
  return [ip, { layer: 'tcp', sourcePort, destinationPort, flags: packet.flags }];
}
