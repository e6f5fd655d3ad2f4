import type { Because } from '../../plan/stage.ts';
import type { Header, Leg, Trace } from '../report.ts';

/** What two interpreters must agree on, as lines a person can read. Virtual times and the rows that lost are the engine's alone. */
export interface Facts {
  readonly verdict: string;
  readonly outcome: string;
  readonly disposition: string;
  readonly reason: string | null;
  readonly at: string | null;
  readonly choices: readonly string[];
  readonly legs: readonly (readonly string[])[];
  /** Null: not compared, behind proxies of proxies and where ways are too many to try. */
  readonly blockers: readonly string[] | null;
  readonly ping: string | null;
  readonly traceroute: readonly string[] | null;
  readonly requests: readonly string[] | null;
}

function sayBecause(because: Because | Leg['hops'][number]['steps'][number]['because']): string {
  return `${because.component}:${because.path ?? ''}:${because.label}`;
}

function sayHeader(header: Header): string {
  switch (header.layer) {
    case 'ipv4':
      return `${header.source} > ${header.destination} protocol ${header.protocol} ttl ${header.ttl}${header.dontFragment === true ? ' DF' : ''}`;
    case 'tcp':
      return `tcp ${header.sourcePort} > ${header.destinationPort} ${header.flags ?? ''}`;
    case 'udp':
      return `udp ${header.sourcePort} > ${header.destinationPort}`;
    case 'icmp':
      return `icmp ${header.type}/${header.code}${header.identifier === undefined ? '' : ` id ${header.identifier}`}`;
    case 'vxlan':
      return `vxlan ${header.vni}`;
    case 'l2-tunnel':
      return `l2-tunnel ${header.tag ?? ''}`;
    case 'ipip':
    case 'ipsec':
      return header.layer;
    default:
      return '';
  }
}

function sayHeaders(headers: readonly Header[], bytes: number): string {
  return `${headers.map(sayHeader).filter((text) => text !== '').join(', ')}, ${bytes} bytes`;
}

/** A leg as lines: one for each hop, one for each step below it. */
export function legLines(leg: Leg): readonly string[] {
  return [
    `${leg.direction} ${leg.connection}`,
    ...leg.hops.flatMap((hop) => [
      `  ${hop.component} on ${hop.host ?? '-'} ${hop.ingress ?? '-'} > ${hop.egress ?? '-'} | ${sayHeaders(hop.enter.headers, hop.enter.bytes)}`,
      ...hop.steps.map((step) => `    ${step.kind} ${step.action} ${sayBecause(step.because)} | ${sayHeaders(step.headers, step.bytes)}${step.reason === undefined ? '' : ` | ${step.reason}`}`),
    ]),
  ];
}

/** A blocker as one line. */
export function blockerLine(blocker: { readonly at: string; readonly because: Because | Trace['blockers'][number]['because']; readonly reason: string }): string {
  return `${blocker.at} ${sayBecause(blocker.because)} ${blocker.reason}`;
}

/** What the engine's report says about the same things. */
export function factsOf(trace: Trace): Facts {
  const [path] = trace.paths;
  return {
    verdict: trace.verdict,
    outcome: trace.outcome,
    disposition: path?.disposition ?? '',
    reason: path?.reason ?? null,
    at: path?.at ?? null,
    choices: (path?.choices ?? []).map((choice) => `${choice.at}: ${choice.chosen} of ${choice.of.join(' ')}`),
    legs: (path?.legs ?? []).map(legLines),
    blockers: trace.blockers.map(blockerLine),
    ping: trace.ping === undefined ? null : `${trace.ping.received}/${trace.ping.sent} ${trace.ping.replies.map((reply) => `${reply.bytes}@${reply.ttl}`).join(' ')}`,
    traceroute: trace.traceroute?.map((row) => `${row.ttl} ${row.from ?? '*'}`) ?? null,
    requests: trace.requests?.map((row) => `${row.n} ${row.backend ?? '-'} ${row.status ?? '-'}`) ?? null,
  };
}

/** Where on its rounds an endless packet is noticed is nobody's business: only that it is, and how it began. */
export function comparable(facts: Facts): Facts {
  // Obstacles are a set: every way is gone, in no order that matters.
  const blockers = facts.blockers === null ? null : [...new Set(facts.blockers.map((line) => (line.endsWith(' ROUTING_LOOP') ? 'ROUTING_LOOP' : line)))].sort();
  const legs = facts.legs.map((leg) => (leg.some((line) => line.endsWith('| ROUTING_LOOP')) ? leg.slice(0, 4) : leg));
  return { ...facts, at: facts.reason === 'ROUTING_LOOP' ? null : facts.at, blockers, legs };
}
