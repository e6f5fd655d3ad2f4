/**
 * The instruction set of the packet machine. An instruction is four words: operation, interface it is limited to (-1: any), table, and whether the
 * interface meant is the egress one (1) or the ingress one (0). A device has two programs: one for packets that arrive, one for those it sends.
 */
export const instructionWords = 4;

/** Drops a packet that carries one of the device's own addresses as source (forwarding.md 12). */
export const martian = 0;
export const admit = 1;
/** Finds the packet's connection. Table 1: a TCP segment in the middle of one that was never seen is taken for a new one. */
export const track = 2;
export const filter = 3;
/** Applies the translation that the packet's session remembers. */
export const restoreDestination = 4;
export const restoreSource = 5;
/** Walks NAT rows for the first packet of a session. */
export const translateDestination = 6;
export const translateSource = 7;
/** Stateless 1:1 translation, on every packet. */
export const mapDestination = 8;
export const mapSource = 9;
export const balance = 10;
export const reversePath = 11;
/** Goes on with delivery when the destination is one of the device's own addresses; else skips as many words as its table says. */
export const local = 12;
export const notForwarding = 13;
export const nullRoute = 14;
export const route = 15;
export const decrementTtl = 16;
/** Compares with the egress interface's MTU. */
export const mtu = 17;
/** Compares with the largest packet of a fit stage. */
export const fit = 18;
export const emit = 19;
/** Ends the run: the packet is for this device. */
export const accept = 20;
/** Wraps what matches in an outer packet, which this device then sends. */
export const encapsulate = 21;
/** Unwraps what belongs to a tunnel that ends at the device. */
export const decapsulate = 22;
/** Ends the stages of a port of a virtual switch. */
export const portEnd = 23;
