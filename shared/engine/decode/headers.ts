import { formatIpv4, ipv4 } from '../../net/address.ts';
import type { Header } from '../report.ts';
import * as packet from '../run/packet.ts';

function flagNames(bits: number): string {
  const names = [
    [packet.syn, 'SYN'],
    [packet.rst, 'RST'],
    [packet.ack, 'ACK'],
  ] as const;
  return names.flatMap(([bit, name]) => ((bits & bit) === 0 ? [] : [name])).join(',');
}

export function addressAt(words: Int32Array, index: number): string {
  return formatIpv4(ipv4(words[index] ?? 0));
}

function transport(words: Int32Array): readonly Header[] {
  const [sourcePort, destinationPort] = [words[packet.sourcePort] ?? 0, words[packet.destinationPort] ?? 0];
  const bits = words[packet.flags] ?? 0;
  switch (words[packet.protocol]) {
    case packet.protocolTcp:
      return [{ layer: 'tcp', sourcePort, destinationPort, flags: flagNames(bits) }];
    case packet.protocolUdp:
      return [{ layer: 'udp', sourcePort, destinationPort }];
    case packet.protocolIcmp: {
      const icmp = { layer: 'icmp', type: words[packet.icmpType] ?? 0, code: words[packet.icmpCode] ?? 0 } as const;
      return [(bits & packet.error) === 0 ? { ...icmp, identifier: sourcePort } : icmp];
    }
    default:
      return [];
  }
}

/** The header stack of a packet's words, outermost first. */
export function headersOf(words: Int32Array): Header[] {
  const isWhole = ((words[packet.flags] ?? 0) & packet.dontFragment) !== 0;
  return [
    {
      layer: 'ipv4',
      source: addressAt(words, packet.source),
      destination: addressAt(words, packet.destination),
      protocol: words[packet.protocol] ?? 0,
      ttl: words[packet.ttl] ?? 0,
      ...(isWhole ? { dontFragment: true } : {}),
    },
    ...transport(words),
  ];
}

/** Length of the outermost IP packet on the wire: of its largest fragment once it is in pieces. */
export function sizeOf(words: Int32Array): number {
  const fragment = words[packet.fragmentBytes] ?? 0;
  return fragment === 0 ? (words[packet.bytes] ?? 0) : fragment;
}
