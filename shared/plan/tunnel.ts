/**
 * How packets and frames are wrapped. Everything is stated, so that one machine runs every kind of tunnel (private-cloud.md c, e).
 *
 * Wrapping: the outer packet measures what the inner one does now (its largest fragment) and is sent by the wrapping device like one of its own, in the
 * same visit: session, route, interface MTU, source NAT, filters, perhaps another tunnel. What was wrapped by the same stage, or by the same device for the
 * same overlay, is not wrapped so again: ROUTING_LOOP. At that device failures are silent, and have reasons of their own: no route is UNDERLAY_NO_ROUTE,
 * too long with DF is PACKET_TOO_BIG. Later on its way it is a packet like any other; errors about it go to the outer source and end there, and one that
 * is itself lost in a tunnel leads to one error about that tunnel's packet and no further. No person hears of any of them.
 *
 * A stage may know how long a packet may be to fit in (`EncapsulateStage.innerMtuBytes`): then it is the inner packet that is too long, and whoever sent it
 * is told.
 *
 * Unwrapping: an outer packet that came by an interface to an own address, with the tunnel's protocol and port, its fragments together again: the inner
 * packet is as it was wrapped. A VXLAN network unknown at the address: VNI_MISMATCH. Nobody here unwraps it: REFUSED, NO_TUNNEL_ENDPOINT.
 * What comes to a VXLAN's address and port and is none of its packets: PROTOCOL_RESTRICTION. All silent.
 * What comes out goes on in the same hop; for filters that compare original addresses and for errors it has entered as the inner packet.
 */

export type TunnelType = 'vxlan' | 'ipip' | 'l2-tunnel' | 'ipsec';

export interface Tunnel {
  readonly type: TunnelType;
  /** VXLAN network identifier; null for the others. An endpoint drops what carries one it does not know: VNI_MISMATCH. */
  readonly vni: number | null;
  /** Protocol of the outer IPv4 header: 4, 17 or 50. */
  readonly protocol: number;
  /** Outer UDP ports; null without UDP. Source `flow`: 49152 + hash of the wrapped packet's outermost header mod 16384 (CONTRACTS 3). */
  readonly ports: { readonly source: number | 'flow'; readonly destination: number } | null;
  /** Outer IP length = fixed + (inner IP length + trailer, rounded up to whole blocks). */
  readonly overhead: { readonly fixedBytes: number; readonly trailerBytes: number; readonly blockBytes: number };
  /** Outer TTL; `copy`: the inner one at that moment. */
  readonly ttl: number | 'copy';
  /** DF bit of the outer header. */
  readonly dontFragment: 'set' | 'clear' | 'copy';
}

/** Outer IP length in bytes of an inner packet of `bytes`. */
export function wrappedBytes({ overhead }: Tunnel, bytes: number): number {
  return overhead.fixedBytes + Math.ceil((bytes + overhead.trailerBytes) / overhead.blockBytes) * overhead.blockBytes;
}

/** What every link carries whole (RFC 791). */
const smallestMtuBytes = 68;

/**
 * IP length in bytes of the longest inner packet whose outer one is no longer than `mtuBytes`: what the sender of a longer one is told. Never less than 68:
 * a tunnel over a link that carries even less says nothing sensible, and its own packets are what is too long.
 */
export function largestInnerBytes({ overhead }: Tunnel, mtuBytes: number): number {
  const blocks = Math.floor((mtuBytes - overhead.fixedBytes) / overhead.blockBytes);
  return Math.max(smallestMtuBytes, blocks * overhead.blockBytes - overhead.trailerBytes);
}

const plainOverhead = (fixedBytes: number): Tunnel['overhead'] => ({ fixedBytes, trailerBytes: 0, blockBytes: 1 });

/** VXLAN: inner Ethernet 14, VXLAN 8, UDP 8, IPv4 20; DF set, TTL 64 (private-cloud.md c and e). */
export function vxlan(vni: number, port = 4789): Tunnel {
  return { type: 'vxlan', vni, protocol: 17, ports: { source: 'flow', destination: port }, overhead: plainOverhead(50), ttl: 64, dontFragment: 'set' };
}

/** IP-in-IP as Linux and Calico do it: TTL and DF of the inner header (private-cloud.md c). */
export function ipInIp(): Tunnel {
  return { type: 'ipip', vni: null, protocol: 4, ports: null, overhead: plainOverhead(20), ttl: 'copy', dontFragment: 'copy' };
}

/** Tunnel of a layer 2 concentrator pair: UDP 4500, 150 bytes unless stated otherwise, may be fragmented (private-cloud.md e). */
export function l2Tunnel(overheadBytes = 150): Tunnel {
  return { type: 'l2-tunnel', vni: null, protocol: 17, ports: { source: 4500, destination: 4500 }, overhead: plainOverhead(overheadBytes), ttl: 64, dontFragment: 'clear' };
}

const natTraversal = { source: 4500, destination: 4500 } as const;

/**
 * IPsec ESP in tunnel mode (private-cloud.md e): IP 20, UDP 8 with NAT traversal, SPI and sequence 8, then IV 16 and ICV 12 over blocks of 16 with
 * AES-CBC/SHA1, or IV 8 and ICV 16 over blocks of 4 with AES-GCM; two bytes of trailer. DF as the inner header has it, TTL 64.
 */
export function ipsec(cipher: 'aes-cbc-sha1' | 'aes-gcm', hasNatTraversal: boolean): Tunnel {
  const base = 20 + (hasNatTraversal ? 8 : 0) + 8;
  const overhead = cipher === 'aes-gcm' ? { fixedBytes: base + 8 + 16, trailerBytes: 2, blockBytes: 4 } : { fixedBytes: base + 16 + 12, trailerBytes: 2, blockBytes: 16 };
  return { type: 'ipsec', vni: null, protocol: hasNatTraversal ? 17 : 50, ports: hasNatTraversal ? natTraversal : null, overhead, ttl: 64, dontFragment: 'copy' };
}
