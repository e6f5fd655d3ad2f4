/** IP protocol numbers (IANA) by the names Hopline's files and reports use. */
export const protocolNumbers = { icmp: 1, ipip: 4, tcp: 6, udp: 17, esp: 50 } as const;

/** The name of a protocol number, or the number as text where Hopline has no name. */
export function protocolName(protocol: number): string {
  const known = Object.entries(protocolNumbers).find(([, number]) => number === protocol);
  return known?.[0] ?? String(protocol);
}
