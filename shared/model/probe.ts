/** The questions a person can ask (CONTRACTS 2). */
export const probeKinds = ['ping', 'traceroute', 'tcp', 'udp', 'http', 'ssh'] as const;
export type ProbeKind = (typeof probeKinds)[number];

export interface Probe {
  readonly name?: string;
  /** Component id, `component/interface`, or an address. */
  readonly from: string;
  /** As `from`, or a URL, or a host name. */
  readonly to: string;
  readonly kind: ProbeKind;
  readonly port?: number;
  readonly sourcePort?: number;
  /** Innermost IP length in bytes. */
  readonly sizeBytes?: number;
  readonly dontFragment?: boolean;
  readonly count?: number;
  /** The key-pair component used for ssh. */
  readonly key?: string;
  readonly expect?: 'reachable' | 'unreachable';
}
