import type { Trace } from '../../../shared/engine/report.ts';
import { say } from '../../../shared/i18n/catalogue.ts';
import { traceTexts } from '../../../shared/i18n/trace.ts';
import type { Language } from '../../../shared/model/text.ts';
import { pingLines } from './ping-text.ts';

type TraceKey = keyof typeof traceTexts;
type Speak = (key: TraceKey, params?: Readonly<Record<string, string | number>>) => string;

/** How a TCP program fails, by outcome; anything else is a timeout. */
const connectFailures: Readonly<Record<string, TraceKey>> = {
  REFUSED: 'outcome.tcp.refused',
  RESET: 'outcome.tcp.reset',
  HOST_UNREACHABLE: 'outcome.tcp.noHost',
  NET_UNREACHABLE: 'outcome.tcp.noNet',
  DNS_FAILED: 'outcome.tcp.noName',
};

const loginFailures: Readonly<Record<string, TraceKey>> = {
  AUTH_NO_KEY: 'outcome.ssh.denied',
  AUTH_DENIED: 'outcome.ssh.denied',
  AUTH_NO_PRIVATE_KEY: 'outcome.ssh.noFile',
  AUTH_KEY_TOO_OPEN: 'outcome.ssh.tooOpen',
};

/** The text of an HTTP answer where the model knows it: the last one that a deliver step carries. */
export function responseBody(trace: Trace): string | null {
  const steps = (trace.paths[0]?.legs ?? []).flatMap((leg) => leg.hops.flatMap((hop) => hop.steps));
  const body = steps.findLast((step) => typeof step.detail['body'] === 'string')?.detail['body'];
  return typeof body === 'string' ? body : null;
}

function addressOf(trace: Trace): string {
  return trace.probe.destination ?? trace.probe.to;
}

function httpLines(trace: Trace, speak: Speak): readonly string[] {
  const { port, path, to } = trace.probe;
  const isUrl = to.includes('://');
  const url = isUrl ? to : `http://${addressOf(trace)}${port === null || port === 80 ? '' : `:${port}`}${path ?? '/'}`;
  const status = /^HTTP_(\d+)$/.exec(trace.outcome)?.[1];
  if (status === undefined) return [`$ curl -i ${url}`, connectFailure(trace, speak)];
  const body = responseBody(trace);
  return [`$ curl -i ${url}`, `HTTP/1.1 ${status}`, ...(body === null ? [] : ['', body])];
}

function connectFailure(trace: Trace, speak: Speak): string {
  return speak(connectFailures[trace.outcome] ?? 'outcome.tcp.timeout', { address: addressOf(trace), port: trace.probe.port ?? 0 });
}

function sshLines(trace: Trace, speak: Speak): readonly string[] {
  const key = trace.probe.key;
  const user = trace.login?.user ?? 'root';
  const command = `$ ssh ${key === null ? '' : `-i ${key}.pem `}${user}@${addressOf(trace)}`;
  if (trace.login !== undefined && trace.outcome === 'LOGIN_OK') return [command, `[${user}@${trace.login.prompt} ~]#`];
  const failure = loginFailures[trace.outcome];
  return [command, failure === undefined ? connectFailure(trace, speak) : speak(failure, { key: key ?? '', user, address: addressOf(trace) })];
}

function tracerouteLines(trace: Trace, speak: Speak): readonly string[] {
  const rows = trace.traceroute ?? [];
  const line = (row: (typeof rows)[number]): string => {
    const time = row.timeMs === null ? '*' : `${row.timeMs < 1 ? '<1' : Math.floor(row.timeMs)} ms`;
    return `${String(row.ttl).padStart(3)}  ${time.padStart(7)}  ${row.from ?? speak('outcome.ping.timeout')}`;
  };
  return [speak('outcome.traceroute.start', { address: addressOf(trace), hops: 30 }), '', ...rows.map(line)];
}

/** What the program at the keyboard prints for this trace. Programs that speak English only, curl and ssh, do so in both languages. */
export function consoleLines(trace: Trace, language: Language): readonly string[] {
  const speak: Speak = (key, params) => say(traceTexts, language, key, params);
  if (trace.verdict === 'UNDETERMINED') return [speak('outcome.undetermined')];
  switch (trace.probe.kind) {
    case 'ping':
      return pingLines(trace, language);
    case 'traceroute':
      return tracerouteLines(trace, speak);
    case 'http':
      return httpLines(trace, speak);
    case 'ssh':
      return sshLines(trace, speak);
    case 'tcp':
    case 'udp': {
      const params = { address: addressOf(trace), port: trace.probe.port ?? 0 };
      return [trace.verdict === 'REACHABLE' ? speak(trace.probe.kind === 'tcp' ? 'outcome.tcp.open' : 'outcome.udp.open', params) : connectFailure(trace, speak)];
    }
  }
}
