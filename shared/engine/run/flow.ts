
/** One connection (or question) as its opener starts it. */
export interface Flow {
  readonly device: number;
  readonly source: number;
  readonly destination: number;
  readonly protocol: number;
  /** For ICMP both ports are the identifier. */
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly bytes: number;
  readonly dontFragment: boolean;
  readonly ttl: number;
  /** False when an earlier packet of the same flow went before. */
  readonly isFirst: boolean;
  /** Number of the request in a series, from 1: decides round robin and the source port of a proxy's connection. */
  readonly number: number;
}

/** What is said once the transport answers; null when only reaching it counts. */
export type Request =
  | { readonly kind: 'http'; readonly host: string; readonly path: string; readonly tls: boolean; readonly forwardedFor?: string }
  | { readonly kind: 'ssh'; readonly key: string | null }
  | { readonly kind: 'dns'; readonly question: string };

/** Bytes of the transport's own packets (forwarding.md 17). An answer is as long as what it answers, so that a probe of a stated size has it both ways. */
export const synAckBytes = 60;
export const resetBytes = 40;
export const ackBytes = 52;
/** A quoted packet is cut so that the error stays below the smallest datagram everybody must take. */
export const errorBytesLimit = 576;
export const errorOverheadBytes = 28;

/** CONTRACTS 3: the first packet of a flow takes this much longer. */
export const flowSetupUs = 1000;
