import type { Header, Step } from '../../../shared/engine/report.ts';
import { wrappingsOf } from '../../../shared/walkthrough/index.ts';
import type { TextParams } from '../../../shared/model/text.ts';
import type { traceTexts } from '../../../shared/i18n/trace.ts';
import { isFailure, type Stop } from './tracks.ts';

type TextKey = keyof typeof traceTexts;

/** A piece of a hop's row: words of the product, or what a person or the packet wrote. */
export type Phrase = { readonly key: TextKey; readonly params?: TextParams } | { readonly text: string };

/** What a hop did, in one chip and one line (VISUAL 10). Accent where it changed the packet or a rule was asked. */
export interface Decision {
  readonly chip: Phrase;
  readonly tone: 'plain' | 'accent' | 'error' | 'return';
  readonly detail: readonly Phrase[];
}

type IpHeader = Extract<Header, { layer: 'ipv4' | 'ipv6' }>;

/** The innermost IP header and ports: what the communicating ends see. */
function inner(headers: readonly Header[]): { readonly ip: IpHeader; readonly sourcePort: number | null; readonly destinationPort: number | null } | null {
  const ip = headers.findLast((header): header is IpHeader => header.layer === 'ipv4' || header.layer === 'ipv6');
  if (ip === undefined) return null;
  const ports = headers.slice(headers.indexOf(ip)).find((header) => header.layer === 'tcp' || header.layer === 'udp');
  return { ip, sourcePort: ports?.sourcePort ?? null, destinationPort: ports?.destinationPort ?? null };
}

/** The header that devices on the way read. */
function outer(headers: readonly Header[]): IpHeader | undefined {
  return headers.find((header): header is IpHeader => header.layer === 'ipv4' || header.layer === 'ipv6');
}

const joined = (address: string, port: number | null): string => (port === null ? address : `${address}:${port}`);

function ttlOf(headers: readonly Header[]): Phrase[] {
  const packet = inner(headers);
  return packet === null ? [] : [{ key: 'detail.ttl', params: { ttl: packet.ip.ttl } }];
}

/** The innermost packet in one line: `103.243.200.42 → 192.168.0.4 · ICMP`. */
export function flowText(headers: readonly Header[]): string {
  const packet = inner(headers);
  if (packet === null) return '';
  const carried = headers.findLast((header) => header.layer === 'tcp' || header.layer === 'udp' || header.layer === 'icmp');
  const flow = `${joined(packet.ip.source, packet.sourcePort)} → ${joined(packet.ip.destination, packet.destinationPort)}`;
  return carried === undefined ? flow : `${flow} · ${carried.layer.toUpperCase()}`;
}

/** Whether a step put an address back from what the device remembers of the connection (conntrack): the way back of a translation. */
export function isUndone(step: Step): boolean {
  return step.kind === 'translate' && step.detail['by'] === 'session';
}

/** Which addresses the hop changed, read from the headers themselves rather than from the name of a step. */
function translation(stop: Stop): { readonly chip: Phrase; readonly detail: Phrase[] } | null {
  const names: string[] = [];
  const detail: Phrase[] = [];
  let undone = false;
  let before = inner(stop.enter.headers);
  for (const step of stop.steps) {
    const after = inner(step.headers);
    if ((step.kind === 'translate' || step.kind === 'balance') && before !== null && after !== null) {
      undone ||= isUndone(step);
      if (before.ip.destination !== after.ip.destination || before.destinationPort !== after.destinationPort) {
        names.push('DNAT');
        detail.push({ key: 'detail.to', params: { address: joined(after.ip.destination, after.destinationPort) } });
      }
      if (before.ip.source !== after.ip.source || before.sourcePort !== after.sourcePort) {
        names.push('SNAT');
        detail.push({ key: 'detail.from', params: { address: joined(after.ip.source, after.sourcePort) } });
      }
    }
    before = after;
  }
  if (names.length === 0) return null;
  return { chip: undone ? { key: 'chip.undone' } : { text: [...new Set(names)].join(' · ') }, detail };
}

/** The rule of a filter that let the packet by; one that was not asked, because the connection was known, says nothing. */
function permitted(stop: Stop): Step | undefined {
  return stop.steps.find((step) => step.kind === 'filter' && step.action === 'PERMITTED' && step.detail['session'] !== 'established');
}

function failure(step: Step): Decision {
  const key: TextKey = step.action === 'ABORTED' ? 'chip.aborted' : step.action === 'REJECTED' ? 'chip.refused' : 'chip.dropped';
  return { chip: { key }, tone: 'error', detail: [{ text: step.because.label === '' ? (step.reason ?? '') : step.because.label }] };
}

/** The outermost wrapping of a packet by the name of its trade; what the device calls its tunnel where there is none. */
function wrappingName(headers: readonly Header[], step: Step): string {
  return wrappingsOf(headers)[0] ?? step.because.label;
}

/** `VNI 5001 → 10.100.1.12`: where the outer packet goes, the other end of the tunnel. */
function tunnelDetail(headers: readonly Header[]): Phrase[] {
  const to = outer(headers)?.destination;
  // Only the outermost tunnel is meant: an inner one keeps its own number.
  const tunnel = headers.find((header) => header.layer === 'vxlan' || header.layer === 'ipip' || header.layer === 'l2-tunnel' || header.layer === 'ipsec');
  const vni = tunnel?.layer === 'vxlan' ? `VNI ${tunnel.vni} ` : '';
  return to === undefined ? [] : [{ text: `${vni}→ ${to}` }];
}

/** The headers that a step met. */
function headersBefore(stop: Stop, step: Step): readonly Header[] {
  return stop.steps[stop.steps.indexOf(step) - 1]?.headers ?? stop.enter.headers;
}

/** Sums up a stop: the worst or most telling of its steps gives the chip. */
export function decisionOf(stop: Stop): Decision {
  const find = (kind: Step['kind']): Step | undefined => stop.steps.find((step) => step.kind === kind);
  const ended = stop.steps.find(isFailure);
  if (ended !== undefined) return failure(ended);
  const last = stop.steps.at(-1);
  const headers = last?.headers ?? stop.enter.headers;

  if (stop.visits.length > 1) {
    const balanced = find('balance');
    const target = balanced === undefined ? [] : [{ text: balanced.because.label }];
    const words: Phrase = stop.track === 'back' ? { key: 'detail.connectionEnds', params: { connection: stop.connection - 1 } } : { key: 'detail.connection', params: { connection: stop.connection + 1 } };
    return { chip: { key: 'chip.proxy' }, tone: 'accent', detail: [words, ...target] };
  }
  const wrapped = find('encapsulate');
  if (wrapped !== undefined) return { chip: { text: `+${wrappingName(wrapped.headers, wrapped)}` }, tone: 'accent', detail: tunnelDetail(wrapped.headers) };
  const asked = permitted(stop);
  const rule: Phrase[] = asked === undefined ? [] : [{ text: asked.because.label }];
  const bridged = find('bridge');
  const unwrapped = find('decapsulate');
  if (unwrapped !== undefined) {
    const allowed: Phrase[] = asked === undefined ? [] : [{ key: 'detail.permit', params: { rule: asked.because.label } }];
    const network: Phrase[] = bridged === undefined ? ttlOf(headers) : [{ text: bridged.because.label }];
    return { chip: { text: `−${wrappingName(headersBefore(stop, unwrapped), unwrapped)}` }, tone: 'accent', detail: [...allowed, ...network] };
  }
  const translated = translation(stop);
  if (translated !== null) return { chip: translated.chip, tone: 'accent', detail: [...translated.detail, ...rule] };
  const origin = stop.steps[0]?.kind === 'originate' ? stop.steps[0] : undefined;
  if (origin !== undefined) {
    const packet = inner(origin.headers);
    const address = packet === null ? '' : joined(packet.ip.destination, packet.destinationPort);
    return { chip: { key: stop.track === 'back' ? 'chip.reply' : 'chip.send' }, tone: 'plain', detail: [{ key: 'detail.to', params: { address } }] };
  }
  const delivered = find('deliver') ?? find('inbound');
  if (delivered !== undefined) {
    return { chip: { key: 'chip.received' }, tone: asked === undefined ? 'plain' : 'accent', detail: [...rule, ...ttlOf(delivered.headers)] };
  }
  if (asked !== undefined) return { chip: { key: 'chip.permit' }, tone: 'accent', detail: [...rule, ...ttlOf(headers)] };
  const [entered, left] = [outer(stop.enter.headers), outer(headers)];
  const ttl: Phrase[] = left === undefined ? [] : [{ key: 'detail.ttl', params: { ttl: left.ttl } }];
  if (entered !== undefined && left !== undefined && entered.ttl !== left.ttl) {
    const destination = find('route')?.detail['destination'];
    return { chip: { key: 'chip.forward' }, tone: 'plain', detail: [...ttl, ...(typeof destination === 'string' ? [{ text: destination }] : [])] };
  }
  if (bridged === undefined) return { chip: { key: 'chip.pass' }, tone: 'plain', detail: ttl };
  // A host carries a frame on one of its networks; a network that is a hop itself carries it and no more.
  return bridged.because.component === stop.component
    ? { chip: { key: 'chip.switch' }, tone: 'plain', detail: [{ key: 'detail.noHop' }] }
    : { chip: { key: 'chip.portGroup' }, tone: 'plain', detail: [{ text: bridged.because.label }] };
}
