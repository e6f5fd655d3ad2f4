import type { Header } from '../../../shared/engine/report.ts';

/** A value of a header, with the one it replaced where it changed. */
export interface FieldValue {
  readonly value: string;
  readonly before: string | null;
}

/** A field of an envelope. Addresses and ports are two values, source and destination, so that only the changed one is marked. */
export interface EnvelopeField {
  readonly name: 'IP' | 'UDP' | 'TTL' | 'VNI' | 'ICMP' | 'HTTP' | 'X-Forwarded-For' | 'DNS' | 'TLS' | 'flags';
  readonly values: readonly FieldValue[];
}

/** One box of the header stack: an IP header with everything that hangs on it up to the next IP header. */
export interface Envelope {
  readonly protocol: string;
  readonly fields: readonly EnvelopeField[];
  readonly change: 'same' | 'changed' | 'added';
}

interface PlainField {
  readonly name: EnvelopeField['name'];
  readonly values: readonly string[];
}

interface Layer {
  readonly protocol: string;
  readonly fields: readonly PlainField[];
}

type IpHeader = Extract<Header, { layer: 'ipv4' | 'ipv6' }>;

const isIp = (header: Header): header is IpHeader => header.layer === 'ipv4' || header.layer === 'ipv6';

/** Splits the stack before every IP header; an Ethernet header in front of one belongs to it. */
function split(headers: readonly Header[]): { readonly ip: IpHeader; readonly rest: readonly Header[] }[] {
  const groups: { ip: IpHeader; rest: Header[] }[] = [];
  for (const header of headers) {
    if (isIp(header)) groups.push({ ip: header, rest: [] });
    else groups.at(-1)?.rest.push(header);
  }
  return groups;
}

const icmpNames: Readonly<Record<number, string>> = { 0: 'echo reply', 3: 'unreachable', 5: 'redirect', 8: 'echo request', 11: 'time exceeded' };

function fieldsOf(rest: readonly Header[], ip: IpHeader): Layer['fields'] {
  const ports = rest.find((header) => header.layer === 'tcp' || header.layer === 'udp');
  const tunnelled = rest.some((header) => header.layer === 'vxlan');
  const addresses =
    ports === undefined || tunnelled ? [ip.source, ip.destination] : [`${ip.source}:${ports.sourcePort}`, `${ip.destination}:${ports.destinationPort}`];
  const fields: PlainField[] = [{ name: 'IP', values: addresses }];
  for (const header of rest) {
    if (header.layer === 'udp' && tunnelled) fields.push({ name: 'UDP', values: [String(header.sourcePort), String(header.destinationPort)] });
    if (header.layer === 'vxlan') fields.push({ name: 'VNI', values: [String(header.vni)] });
    if (header.layer === 'icmp') fields.push({ name: 'ICMP', values: [icmpNames[header.type] ?? `${header.type}/${header.code}`] });
    if (header.layer === 'tcp' && header.flags !== undefined) fields.push({ name: 'flags', values: [header.flags] });
    if (header.layer === 'http') {
      const value = header.status === undefined ? [header.method, header.path].filter((part) => part !== undefined).join(' ') : String(header.status);
      if (value !== '') fields.push({ name: 'HTTP', values: [value] });
      if (header.forwardedFor !== undefined) fields.push({ name: 'X-Forwarded-For', values: [header.forwardedFor] });
    }
    if (header.layer === 'dns') fields.push({ name: 'DNS', values: [header.answer ?? header.question ?? ''] });
    if (header.layer === 'tls') fields.push({ name: 'TLS', values: [header.serverName ?? ''] });
  }
  fields.push({ name: 'TTL', values: [String(ip.ttl)] });
  return fields;
}

function nameOf(rest: readonly Header[], ip: IpHeader, isLast: boolean): string {
  if (rest.some((header) => header.layer === 'vxlan')) return 'VXLAN';
  if (rest.some((header) => header.layer === 'ipsec')) return 'IPsec';
  if (rest.some((header) => header.layer === 'l2-tunnel')) return 'L2 tunnel';
  if (!isLast) return 'IP-in-IP';
  const carried = rest.find((header) => header.layer === 'tcp' || header.layer === 'udp' || header.layer === 'icmp');
  return carried === undefined ? `IP ${ip.protocol}` : carried.layer.toUpperCase();
}

function layers(headers: readonly Header[]): readonly Layer[] {
  const groups = split(headers);
  return groups.map(({ ip, rest }, index) => ({ protocol: nameOf(rest, ip, index === groups.length - 1), fields: fieldsOf(rest, ip) }));
}

/**
 * The header stack as nested boxes, outermost first, each compared with the same box of `before`. Stacks are aligned at the innermost
 * header: what is wrapped around it is added, not changed. Without `before` nothing counts as changed.
 */
export function envelopes(after: readonly Header[], before: readonly Header[] | null): readonly Envelope[] {
  const now = layers(after);
  const then = before === null ? null : layers(before);
  return now.map((layer, index): Envelope => {
    const old = then?.[then.length - (now.length - index)];
    const fields = layer.fields.map((field) => compared(field, old?.fields.find((candidate) => candidate.name === field.name)));
    const change = then !== null && old === undefined ? 'added' : fields.some(isChanged) ? 'changed' : 'same';
    return { protocol: layer.protocol, fields, change };
  });
}

function compared(field: PlainField, old: PlainField | undefined): EnvelopeField {
  return {
    name: field.name,
    values: field.values.map((value, index) => {
      const was = old?.values[index] ?? null;
      return { value, before: was === value ? null : was };
    }),
  };
}

/** Whether a field differs from the packet it is compared with. */
export function isChanged(field: EnvelopeField): boolean {
  return field.values.some(({ before }) => before !== null);
}

/** The boxes that `before` had around the packet and `after` no longer has, by protocol, outermost first. */
export function removedLayers(after: readonly Header[], before: readonly Header[]): readonly string[] {
  const [now, then] = [layers(after), layers(before)];
  return then.slice(0, Math.max(0, then.length - now.length)).map((layer) => layer.protocol);
}
