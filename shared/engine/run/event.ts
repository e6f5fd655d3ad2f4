/**
 * What can happen to a packet, as the log holds it. A record is `[event, device, ingress, egress, a, b, c, time]` and then the packet after it.
 * The operands a, b, c are named beside each event; events that end a packet are its cause of death when they are the last.
 */
export const leg = 0; // direction, connection
export const originated = 1; // 1: first packet of a flow
export const entered = 2; // by an interface or an uplink, see below
export const martianSource = 3;
export const admission = 4; // list table, row that let it pass or -1, passes
export const sessionMatched = 5; // state, entry, port of a virtual switch + 1 (0: the device's own table)
export const sessionCreated = 6; // port of a virtual switch + 1
export const filtered = 7; // filter table, row or -1 (default), one of the filter results below
export const translated = 8; // translation table, row (alternative of a balancer), bits below
export const reversePathFailed = 9;
export const inbound = 10; // interface that bears the address
export const notForwarding = 11;
export const nullRouted = 12; // list table, row
export const routed = 13; // row number
export const noRoute = 14; // 1: it is the internet, and the destination nobody's in the design; 2: for a tunnel's own packet, where it starts
export const routeDenied = 15; // row number
export const ttlExceeded = 16;
export const tooBig = 17; // MTU, egress interface, 1: a tunnel's own packet, where it starts
export const fragmented = 18; // MTU, fragments, stage about to wrap the packet + 1 (0: the way out it is too long for)
export const interfaceDown = 19; // egress interface
export const unplugged = 20; // -1, egress interface
export const segmentTooBig = 21; // segment
export const neighbourFound = 22; // segment, interface
export const neighbourMissing = 23; // segment, egress interface, 1: only instances of a distributed device have the address, none on this virtual switch
export const exited = 24; // by an interface or an uplink, see below
export const loop = 25;
export const hopBudget = 26;
export const noTranslationAddress = 28; // translation table, row
export const noted = 29; // number of the note
/** The end of a path: service (-1: none), number of the note or -1. */
export const delivered = 30;
export const closed = 31; // 1: refused aloud
export const unanswered = 32;
export const noListener = 33; // proxy, 1: refused aloud
export const accessDenied = 34; // proxy, filter table, row or -1
export const noBackend = 35; // proxy, pool or -1, 1: the design does not say enough of the pool or its members
export const unexpectedReply = 36;
export const wrongProtocol = 37; // service, its device; or -1, proxy, listener
export const nameUnknown = 38; // 1: no server is known to ask; 2, service, record: its address cannot be read
/** No packet at all: the probe names something that cannot send or be sent to. */
export const noEndpoint = 39;
/** Layer 2 and tunnels. A frame goes through a virtual switch (segment, -1, interface ahead) or a bridge (-1, interface it came by, way out). */
export const bridged = 40;
export const wrapped = 41; // by an overlay or a stage (run/wraps.ts), endpoint or stage
export const unwrapped = 42; // the same of who unwraps
export const switched = 43; // segment, interface it comes from, interface it goes to
export const noTunnelEndpoint = 44; // segment or -1, stage or -1, interface without one
export const peerRefused = 45; // stage
export const vniMismatch = 46;
/** A tunnel's packet for an address of the device, which does not unwrap it. */
export const notUnwrapped = 47;
/** A datagram that is no VXLAN packet, at the port where VXLAN ends. */
export const notVxlan = 48;
export const tooBigToWrap = 49; // MTU, stage that would wrap it, 1: a tunnel's own packet, where it starts

/** First operand of {@link entered} and {@link exited}. By the uplink of a virtual switch: the interface is that of who sends or receives there. */
export const byInterface = 0;
export const byUplink = 1;

/** Third operand of {@link filtered}. */
export const denied = 0;
export const permitted = 1;
export const rejected = 2;
export const passedBySession = 3;
export const invalid = 4;

/** Bits of the third operand of {@link translated}. */
export const sourceSide = 1;
export const fromSession = 2;
export const stateless = 4;

export const forwardLeg = 0;
export const returnLeg = 1;
export const errorLeg = 2;
