import { formatIpv4, ipv4 } from '../../net/address.ts';
import type { Network } from '../network.ts';
import type { Header } from '../report.ts';
import * as packet from '../run/packet.ts';
import { byOverlay, wrapKind, wrapNumber, wrapTunnel, wrapWords, type Wraps } from '../run/wraps.ts';

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

/** What is needed to read a packet inside a packet. */
export interface Inside {
  readonly network: Network;
  readonly wraps: Wraps;
}

/** The tunnel's own header; frames of a drawn network say which. */
function tunnelHeader({ network, wraps }: Inside, row: number): Header {
  const { rows } = wraps;
  const tunnel = network.tunnels.tunnels[rows[row + wrapTunnel] ?? -1];
  const component = rows[row + wrapKind] === byOverlay ? (network.segments[rows[row + wrapNumber] ?? -1]?.component ?? null) : null;
  if (tunnel?.type === 'vxlan') return { layer: 'vxlan', vni: tunnel.vni ?? 0 };
  if (tunnel?.type === 'l2-tunnel') return component === null ? { layer: 'l2-tunnel' } : { layer: 'l2-tunnel', tag: component };
  return { layer: tunnel?.type ?? 'ipip' };
}

function addPacket(headers: Header[], words: Int32Array): void {
  const isWhole = ((words[packet.flags] ?? 0) & packet.dontFragment) !== 0;
  const ip = {
    layer: 'ipv4', source: addressAt(words, packet.source), destination: addressAt(words, packet.destination), protocol: words[packet.protocol] ?? 0,
    ttl: words[packet.ttl] ?? 0,
  } as const;
  headers.push(isWhole ? { ...ip, dontFragment: true } : ip);
  addTransport(headers, words);
}

/** The header stack of a packet's words, outermost first. The frame inside an overlay's packet is shown from its IP header on. */
export function headersOf(inside: Inside, words: Int32Array): Header[] {
  const headers: Header[] = [];
  addPacket(headers, words);
  const { rows } = inside.wraps;
  for (let row = (words[packet.frame] ?? 0) * wrapWords; row > 0; row = (rows[row + packet.frame] ?? 0) * wrapWords) {
    headers.push(tunnelHeader(inside, row));
    addPacket(headers, rows.subarray(row, row + packet.packetWords));
  }
  return headers;
}
