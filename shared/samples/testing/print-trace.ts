import type { Header, Hop, Leg, Trace } from '../../engine/index.ts';

/*
 * A trace as a network engineer writes it down: one line per hop with the packet as it leaves (or ends) there, then what decided.
 *   <component>  <source> > <destination>  <protocol>  ttl <n>  [<step> <action> <rule>]
 */

function port(value: number | undefined): string {
  return value === undefined ? '' : `:${value}`;
}

function packet(headers: readonly Header[]): string {
  const ip = headers.find((header) => header.layer === 'ipv4');
  const transport = headers.find((header) => header.layer === 'tcp' || header.layer === 'udp');
  const icmp = headers.find((header) => header.layer === 'icmp');
  if (ip === undefined || ip.layer !== 'ipv4') return '?';
  const [from, to] = transport === undefined ? ['', ''] : [port(transport.sourcePort), port(transport.destinationPort)];
  const what = icmp === undefined ? (transport?.layer === 'tcp' ? `tcp ${transport.flags ?? ''}` : 'udp') : `icmp ${icmp.type}/${icmp.code}`;
  return `${`${ip.source}${from} > ${ip.destination}${to}`.padEnd(46)} ${what.padEnd(12)} ttl ${ip.ttl}`;
}

/** Decisions worth a word: verdicts of filters, drops and refusals, with the row that decided. */
function decisions(hop: Hop): readonly string[] {
  return hop.steps
    .filter((step) => step.reason !== undefined || (step.kind === 'filter' && step.detail.candidates?.some((candidate) => candidate.won) === true))
    .map((step) => `${step.action} ${step.because.label}${step.reason === undefined ? '' : ` ${step.reason}`}`);
}

function hopLine(hop: Hop): string {
  const last = hop.steps.at(-1)?.headers ?? hop.enter.headers;
  return `  ${hop.component.padEnd(15)} ${[packet(last), ...decisions(hop)].join('  ')}`;
}

function legLines(leg: Leg): readonly string[] {
  return [`${leg.direction} ${leg.connection}`, ...leg.hops.map(hopLine)];
}

function pingLines(ping: NonNullable<Trace['ping']>, outcome: string): readonly string[] {
  const replies = ping.replies.map((reply) => `reply bytes=${reply.bytes} time=${reply.timeMs}ms ttl=${reply.ttl}`);
  const failures = Array.from({ length: ping.sent - ping.received }, () => outcome.toLowerCase());
  const summary = `sent ${ping.sent}, received ${ping.received}, lost ${ping.sent - ping.received} (${ping.lossPercent} %)`;
  return [...replies, ...failures, summary, ...(ping.minMs === null ? [] : [`min ${ping.minMs}, max ${ping.maxMs}, average ${ping.avgMs} ms`])];
}

/** The first path of a trace, the answer and what the person sees, as text lines. */
export function printTrace(trace: Trace): string {
  const [path] = trace.paths;
  const requests = (trace.requests ?? []).map((request) => `request ${request.n} ${request.backend ?? '-'} ${request.status ?? '-'} ${request.logLine ?? '-'}`);
  const lines = [
    ...(path?.legs.flatMap(legLines) ?? []),
    `${trace.verdict} ${trace.outcome}${path?.reason === null || path === undefined ? '' : ` ${path.reason} at ${path.at ?? '-'}`}`,
    ...(trace.ping === undefined ? [] : pingLines(trace.ping, trace.outcome)),
    ...requests,
    ...(trace.login === undefined ? [] : [`login ${trace.login.user}@${trace.login.prompt}`]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
