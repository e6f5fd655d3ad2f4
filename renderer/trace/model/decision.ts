import type { Header, Step } from '../../../shared/engine/report.ts';
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

/** Which addresses the hop changed, read from the headers themselves rather than from the name of a step. */
function translation(stop: Stop): { readonly chip: string; readonly detail: Phrase[] } | null {
  const names: string[] = [];
  const detail: Phrase[] = [];
  let before = inner(stop.enter.headers);
  for (const step of stop.steps) {
    const after = inner(step.headers);
    if (step.kind === 'translate' && before !== null && after !== null) {
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
  return names.length === 0 ? null : { chip: names.join(' · '), detail };
}

function failure(step: Step): Decision {
  const key: TextKey = step.action === 'ABORTED' ? 'chip.aborted' : step.action === 'REJECTED' ? 'chip.refused' : 'chip.dropped';
  return { chip: { key }, tone: 'error', detail: [{ text: step.because.label === '' ? (step.reason ?? '') : step.because.label }] };
}

const vxlanVni = (headers: readonly Header[]): Phrase[] => headers.flatMap((header) => (header.layer === 'vxlan' ? [{ text: `VNI ${header.vni}` }] : []));

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
  if (wrapped !== undefined) return { chip: { text: `+${wrapped.because.label}` }, tone: 'accent', detail: vxlanVni(wrapped.headers) };
  const unwrapped = find('decapsulate');
  if (unwrapped !== undefined) return { chip: { text: `−${unwrapped.because.label}` }, tone: 'accent', detail: ttlOf(headers) };
  const translated = translation(stop);
  if (translated !== null) return { chip: { text: translated.chip }, tone: 'accent', detail: translated.detail };
  const origin = stop.steps[0]?.kind === 'originate' ? stop.steps[0] : undefined;
  if (origin !== undefined) {
    const packet = inner(origin.headers);
    const address = packet === null ? '' : joined(packet.ip.destination, packet.destinationPort);
    return { chip: { key: stop.track === 'back' ? 'chip.reply' : 'chip.send' }, tone: 'plain', detail: [{ key: 'detail.to', params: { address } }] };
  }
  const asked = stop.steps.find((step) => step.kind === 'filter' && step.action === 'PERMITTED');
  const delivered = find('deliver') ?? find('inbound');
  if (delivered !== undefined) {
    const rule = asked === undefined ? [] : [{ text: asked.because.label }];
    return { chip: { key: 'chip.received' }, tone: asked === undefined ? 'plain' : 'accent', detail: [...rule, ...ttlOf(delivered.headers)] };
  }
  if (asked !== undefined) return { chip: { key: 'chip.permit' }, tone: 'accent', detail: [{ text: asked.because.label }, ...ttlOf(headers)] };
  const entered = inner(stop.enter.headers);
  const left = inner(headers);
  const routed = entered !== null && left !== null && entered.ip.ttl !== left.ip.ttl;
  const destination = find('route')?.detail['destination'];
  return routed
    ? { chip: { key: 'chip.forward' }, tone: 'plain', detail: [...ttlOf(headers), ...(typeof destination === 'string' ? [{ text: destination }] : [])] }
    : { chip: { key: 'chip.pass' }, tone: 'plain', detail: ttlOf(headers) };
}
