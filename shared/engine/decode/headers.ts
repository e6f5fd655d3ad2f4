import { formatIpv4, ipv4 } from '../../net/address.ts';
import type { Header } from '../report.ts';
import * as packet from '../run/packet.ts';

/** What the flag bits of a TCP header are called, in the order SYN, RST, ACK. */
function flagNames(bits: number): string {
  const syn = (bits & packet.syn) === 0 ? '' : 'SYN,';
  const rst = (bits & packet.rst) === 0 ? '' : 'RST,';
  const ack = (bits & packet.ack) === 0 ? '' : 'ACK,';
  return `${syn}${rst}${ack}`.slice(0, -1);
}

export function addressAt(words: Int32Array, index: number): string {
  return formatIpv4(ipv4(words[index] ?? 0));
}

function addTransport(headers: Header[], words: Int32Array): void {
  const [sourcePort, destinationPort] = [words[packet.sourcePort] ?? 0, words[packet.destinationPort] ?? 0];
  const bits = words[packet.flags] ?? 0;
  switch (words[packet.protocol]) {
    case packet.protocolTcp:
      headers.push({ layer: 'tcp', sourcePort, destinationPort, flags: flagNames(bits) });
      break;
    case packet.protocolUdp:
      headers.push({ layer: 'udp', sourcePort, destinationPort });
      break;
    case packet.protocolIcmp: {
      const [type, code] = [words[packet.icmpType] ?? 0, words[packet.icmpCode] ?? 0];
      headers.push((bits & packet.error) === 0 ? { layer: 'icmp', type, code, identifier: sourcePort } : { layer: 'icmp', type, code });
      break;
    }
    default:
  }
}

/** The header stack of a packet's words, outermost first. */
export function headersOf(words: Int32Array): Header[] {
  const isWhole = ((words[packet.flags] ?? 0) & packet.dontFragment) !== 0;
  const ip = {
    layer: 'ipv4', source: addressAt(words, packet.source), destination: addressAt(words, packet.destination), protocol: words[packet.protocol] ?? 0,
    ttl: words[packet.ttl] ?? 0,
  } as const;
  const headers: Header[] = [isWhole ? { ...ip, dontFragment: true } : ip];
  addTransport(headers, words);
  return headers;
}

/** Length of the outermost IP packet on the wire: of its largest fragment once it is in pieces. */
export function sizeOf(words: Int32Array): number {
  const fragment = words[packet.fragmentBytes] ?? 0;
  return fragment === 0 ? (words[packet.bytes] ?? 0) : fragment;
}
