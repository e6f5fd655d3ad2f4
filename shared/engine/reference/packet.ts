import { protocolNumbers } from '../../net/protocol.ts';
import type { Tunnel } from '../../plan/tunnel.ts';
import type { Header } from '../report.ts';
import type { Frame } from './layer2.ts';

/** What an outer packet carries: the packet as it was, and, out of an overlay, where its frame is going. */
export interface Inside {
  readonly packet: Packet;
  readonly tunnel: Tunnel;
  /** Null: a packet went into a layer 3 tunnel. */
  readonly frame: Frame | null;
  /** Name of the stage, or of the endpoint and the segment, that wrapped it. */
  readonly wrapper: string;
}

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
  /** Null: nothing is wrapped in it. */
  readonly inside: Inside | null;
}

/** An ICMP error: what is unreachable or ran out, never a question or an answer. */
export function isError(packet: Packet): boolean {
  return packet.about !== null;
}

export interface Ends {
  readonly source: string;
  readonly destination: string;
  readonly ttl: number;
}

export function blank(ends: Ends, protocol: number, bytes: number): Packet {
  return {
    source: ends.source, destination: ends.destination, ttl: ends.ttl, protocol, sourcePort: null, destinationPort: null, flags: null, icmp: null,
    dontFragment: false, bytes, wholeBytes: bytes, about: null, inside: null,
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

/** What a machine sends back to a packet that it took, as long as that packet (private-cloud.md d, tables 1A-R to 3-R): echo reply, SYN-ACK, UDP answer. */
export function answerTo(request: Packet, ttl: number): Packet {
  const ends = { source: request.destination, destination: request.source, ttl };
  if (request.icmp !== null) {
    return { ...blank(ends, request.protocol, request.wholeBytes), icmp: { ...request.icmp, type: 0 }, dontFragment: request.dontFragment };
  }
  const ports = [request.destinationPort ?? 0, request.sourcePort ?? 0] as const;
  if (request.flags === null) return datagram(ends, ports, request.wholeBytes, request.dontFragment);
  return segment(ends, ports, 'SYN,ACK', request.wholeBytes);
}

/** The RST that a closed or rejecting TCP port sends. */
export function resetTo(request: Packet, ttl: number): Packet {
  return segment({ source: request.destination, destination: request.source, ttl }, [request.destinationPort ?? 0, request.sourcePort ?? 0], 'RST,ACK', 40);
}

/** What marks the tunnel between outer and inner headers; a layer 2 tunnel names the network whose frame it carries. */
function tunnelHeader({ tunnel, frame }: Inside): Header {
  if (tunnel.type === 'vxlan') return { layer: 'vxlan', vni: tunnel.vni ?? 0 };
  if (tunnel.type !== 'l2-tunnel') return { layer: tunnel.type };
  const tag = frame?.segment.component ?? null;
  return { layer: 'l2-tunnel', ...(tag === null ? {} : { tag }) };
}

/** The header stack as a report shows it: outermost first. */
export function headersOf(packet: Packet): readonly Header[] {
  const { source, destination, protocol, ttl, sourcePort, destinationPort, inside } = packet;
  const ip: Header = { layer: 'ipv4', source, destination, protocol, ttl, ...(packet.dontFragment ? { dontFragment: true } : {}) };
  const within = inside === null ? [] : [tunnelHeader(inside), ...headersOf(inside.packet)];
  if (packet.icmp !== null) {
    const { type, code, identifier } = packet.icmp;
    return [ip, { layer: 'icmp', type, code, ...(identifier === null ? {} : { identifier }) }];
  }
  if (sourcePort === null || destinationPort === null) return [ip, ...within];
  if (packet.flags === null) return [ip, { layer: 'udp', sourcePort, destinationPort }, ...within];
  return [ip, { layer: 'tcp', sourcePort, destinationPort, flags: packet.flags }];
}
