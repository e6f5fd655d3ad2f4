import { protocolName } from '../shared/net/protocol.ts';
import type { Header } from '../shared/engine/index.ts';

/** A header stack on one line, outermost first: `103.243.200.42:51000 > 192.168.0.4:80 TCP | GET /`. */

const icmpNames: Readonly<Record<number, string>> = { 0: 'echo reply', 8: 'echo request', 11: 'time exceeded' };

function text(header: Header): string {
  switch (header.layer) {
    case 'ipv4':
    case 'ipv6':
      return `${header.source} > ${header.destination} ${protocolName(header.protocol).toUpperCase()}`;
    case 'tcp':
    case 'udp':
      return `${header.sourcePort} > ${header.destinationPort} ${header.layer.toUpperCase()}`;
    case 'icmp':
      return icmpNames[header.type] ?? `type ${header.type} code ${header.code}`;
    case 'vxlan':
      return `VXLAN ${header.vni}`;
    case 'ipip':
      return 'IP-in-IP';
    case 'l2-tunnel':
      return header.tag === undefined ? 'L2' : `L2 ${header.tag}`;
    case 'ipsec':
      return 'IPsec';
    case 'ethernet':
      return 'Ethernet';
    case 'http':
      return header.status === undefined ? `${header.method ?? 'GET'} ${header.path ?? '/'}` : `HTTP ${header.status}`;
    case 'tls':
      return header.serverName === undefined ? 'TLS' : `TLS ${header.serverName}`;
    case 'dns':
      return `DNS ${header.answer ?? header.question ?? ''}`.trim();
    default:
      return header satisfies never;
  }
}

/** Ports belong to the addresses before them. */
function joined(ip: Extract<Header, { layer: 'ipv4' | 'ipv6' }>, ports: Extract<Header, { layer: 'tcp' | 'udp' }>): string {
  const flags = ports.layer === 'tcp' && ports.flags !== undefined ? ` ${ports.flags}` : '';
  return `${ip.source}:${ports.sourcePort} > ${ip.destination}:${ports.destinationPort} ${ports.layer.toUpperCase()}${flags}`;
}

export function printHeaders(headers: readonly Header[]): string {
  const parts: string[] = [];
  headers.forEach((header, index) => {
    const next = headers[index + 1];
    const previous = headers[index - 1];
    if ((header.layer === 'ipv4' || header.layer === 'ipv6') && (next?.layer === 'tcp' || next?.layer === 'udp')) parts.push(joined(header, next));
    else if ((header.layer === 'tcp' || header.layer === 'udp') && (previous?.layer === 'ipv4' || previous?.layer === 'ipv6')) return;
    else if (header.layer === 'icmp' && parts.length > 0) parts.push(`${parts.pop() ?? ''} ${text(header)}`);
    else parts.push(text(header));
  });
  return parts.join(' | ');
}

/** TTL of the outermost IP header; a dash where there is none. */
export function printTtl(headers: readonly Header[]): string {
  const ip = headers.find((header) => header.layer === 'ipv4' || header.layer === 'ipv6');
  return ip === undefined ? '-' : String(ip.ttl);
}
