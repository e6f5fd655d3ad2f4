import type { Hop, Leg, Path, Step, Trace } from '../shared/engine/index.ts';
import type { CliContext } from './context.ts';
import { printHeaders, printTtl } from './print-headers.ts';
import { printable, table } from './table.ts';

/** A trace for a person at a terminal: verdict, one table per leg with a line per deciding step, then what the probe's own program would print. */

/** Steps that say nothing that their neighbours do not: shown only where a hop has no other. */
const quiet: ReadonlySet<Step['kind']> = new Set(['originate', 'enter', 'exit', 'neighbor', 'bridge', 'inbound']);

function shownSteps(hop: Hop): readonly Step[] {
  const telling = hop.steps.filter((step) => !quiet.has(step.kind) || step.reason !== undefined);
  return telling.length > 0 ? telling : hop.steps.slice(0, 1);
}

/** What a filter knows already it passes without looking at its rows: the default it would have come to decided nothing. */
function decidedBy({ words }: CliContext, step: Step): string {
  if (step.kind === 'filter' && step.detail['session'] === 'established') return `${words('trace.known')}  [${step.because.component}]`;
  const place = step.because.path === undefined || step.because.path === '' ? step.because.component : `${step.because.component}${step.because.path}`;
  const label = step.because.label === '' || step.because.label === step.because.component ? '' : `${step.because.label}  `;
  return `${label}[${place}]${step.reason === undefined ? '' : `  ${step.reason}`}`;
}

function hopRows(context: CliContext, hop: Hop, number: number): readonly (readonly string[])[] {
  const name = hop.host === null ? hop.component : `${hop.component}@${hop.host}`;
  const ports = `${hop.ingress ?? '-'} > ${hop.egress ?? '-'}`;
  return shownSteps(hop).map((step, index) => [
    index === 0 ? String(number) : '',
    index === 0 ? name : '',
    index === 0 ? ports : '',
    `${step.kind} ${step.action}`,
    printTtl(step.headers),
    String(step.bytes),
    printHeaders(step.headers),
    decidedBy(context, step),
  ]);
}

function printLeg(context: CliContext, leg: Leg, isResolution: boolean): string {
  const { words } = context;
  const name = words(`trace.${leg.direction}`, { connection: leg.connection });
  const heading = [words('trace.hop'), words('trace.component'), words('trace.ports'), words('trace.step'), words('trace.ttl'), words('trace.bytes'), words('trace.headers'), words('trace.decided')];
  const rows = leg.hops.flatMap((hop, index) => hopRows(context, hop, index + 1));
  return `${isResolution ? words('trace.resolution', { leg: name }) : name}\n${table([heading, ...rows], { indent: '  ', right: [0, 4, 5] })}`;
}

function printPath(context: CliContext, path: Path, index: number, count: number): string {
  const { words } = context;
  const facts: (readonly string[])[] = [];
  if (count > 1) facts.push([words('trace.ends'), [path.disposition, path.reason, path.at === null ? null : `@ ${path.at}`].filter((part) => part !== null).join(' ')]);
  for (const choice of path.choices) facts.push([words('trace.choices'), `${choice.at}: ${choice.chosen} (${choice.of.join(', ')})`]);
  const title = count > 1 ? `${words('trace.path', { number: index + 1, count })}\n` : '';
  return [`${title}${table(facts)}`, ...path.legs.map((leg) => printLeg(context, leg, false))].join('\n');
}

function printPing({ words }: CliContext, trace: Trace): string {
  const { ping } = trace;
  if (ping === undefined) return '';
  const address = trace.probe.destination ?? trace.probe.to;
  const lines = Array.from({ length: ping.sent }, (_, index) => {
    const reply = ping.replies[index];
    return reply === undefined ? words('trace.ping.timeout') : words('trace.ping.reply', { address, bytes: reply.bytes, time: reply.timeMs, ttl: reply.ttl });
  });
  const counts = words('trace.ping.counts', { sent: ping.sent, received: ping.received, lost: ping.sent - ping.received, loss: ping.lossPercent });
  const times = ping.minMs === null || ping.maxMs === null || ping.avgMs === null ? [] : [words('trace.ping.times', { min: ping.minMs, max: ping.maxMs, avg: ping.avgMs })];
  return [...lines, counts, ...times].map((line) => `${line}\n`).join('');
}

function printRequests({ words }: CliContext, trace: Trace): string {
  if (trace.requests === undefined) return '';
  const rows = trace.requests.map((request) => [String(request.n), request.backend ?? '-', request.status === null ? '-' : String(request.status), request.logLine ?? '']);
  return `${words('trace.requests')}\n${table(rows, { indent: '  ', right: [0] })}`;
}

function printTraceroute(trace: Trace): string {
  if (trace.traceroute === undefined) return '';
  return table(trace.traceroute.map((hop) => [String(hop.ttl), hop.from ?? '*', hop.timeMs === null ? '' : `${hop.timeMs} ms`]), { right: [0] });
}

function printHead(context: CliContext, trace: Trace): string {
  const { words } = context;
  const { probe } = trace;
  const [path] = trace.paths;
  const reason = path?.reason ?? null;
  const packet = `${probe.source ?? '?'} > ${probe.destination ?? '?'}${probe.port === null ? '' : `:${probe.port}`}, ${probe.sizeBytes} B`;
  const rows: (readonly string[])[] = [
    [words('trace.probe'), [probe.name, `${probe.kind} ${probe.from} > ${probe.to}`].filter((part) => part !== undefined).join(': ')],
    [words('trace.packet'), packet],
    [words('trace.verdict'), `${trace.verdict}  ${trace.outcome}  ${context.outcome(trace.outcome)}`],
  ];
  if (reason !== null) rows.push([words('trace.reason'), `${reason}${path?.at === null || path === undefined ? '' : ` @ ${path.at}`}  ${context.reason(reason)}`.trimEnd()]);
  return table(rows);
}

function printEnd(context: CliContext, trace: Trace): readonly string[] {
  const { words } = context;
  const login = trace.login === undefined ? '' : `${printable(words('trace.login', trace.login))}\n`;
  const blockers = trace.blockers.map((blocker) => [blocker.at, blocker.reason, `${blocker.because.label}  [${blocker.because.component}${blocker.because.path ?? ''}]`, context.reason(blocker.reason)]);
  const assumptions = trace.assumptions.map((assumption) => [assumption.id, assumption.text]);
  return [
    printPing(context, trace),
    printTraceroute(trace),
    printRequests(context, trace),
    login,
    blockers.length === 0 ? '' : `${words('trace.blockers')}\n${table(blockers, { indent: '  ' })}`,
    assumptions.length === 0 ? '' : `${words('trace.assumptions')}\n${table(assumptions, { indent: '  ' })}`,
    trace.truncated === true ? `${words('trace.truncated')}\n` : '',
  ];
}

/** The whole trace as text, sections apart by an empty line. */
export function printTrace(context: CliContext, trace: Trace): string {
  const resolution = (trace.resolution ?? []).map((leg) => printLeg(context, leg, true));
  const paths = trace.paths.map((path, index) => printPath(context, path, index, trace.paths.length));
  return [printHead(context, trace), ...resolution, ...paths, ...printEnd(context, trace)].filter((section) => section.trim() !== '').map((section) => section.replace(/^\n/, '')).join('\n');
}
