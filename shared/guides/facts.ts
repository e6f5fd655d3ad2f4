import type { Trace } from '../engine/report.ts';
import type { Facts } from './guide.ts';

/** How many of the requests each server answered, and whether they took turns. */
function servedBy(backends: readonly string[]): Pick<Facts, 'served' | 'isAlternating'> {
  const counts = new Map<string, number>();
  for (const backend of backends) counts.set(backend, (counts.get(backend) ?? 0) + 1);
  return { served: [...counts.values()], isAlternating: backends.every((backend, index) => index === 0 || backend !== backends[index - 1]) };
}

/** The address a log line of a web server begins with. */
function sourceOf(line: string): string {
  return line.split(' ', 1)[0] ?? '';
}

/** Puts an answer of the engine into the words of the guides. */
export function factsOf(trace: Trace): Facts {
  const { ping, requests = [], paths, login } = trace;
  const path = paths[0];
  return {
    verdict: trace.verdict,
    outcome: trace.outcome,
    reason: path?.reason ?? null,
    at: path?.at ?? null,
    sent: ping?.sent ?? requests.length,
    received: ping?.received ?? 0,
    lossPercent: ping?.lossPercent ?? 0,
    timesMs: (ping?.replies ?? []).map((reply) => reply.timeMs),
    ttl: ping?.replies[0]?.ttl ?? null,
    prompt: login?.prompt ?? null,
    loggedSources: [...new Set(requests.flatMap((request) => (request.logLine === null ? [] : [sourceOf(request.logLine)])))],
    ...servedBy(requests.flatMap((request) => request.backend ?? [])),
  };
}

function isSame(wanted: unknown, actual: unknown): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(actual)) return wanted === actual;
  return wanted.length === actual.length && wanted.every((item, index) => item === actual[index]);
}

/** Whether an answer says all that is expected of it. */
export function says(facts: Facts, expected: Partial<Facts>): boolean {
  const actual = new Map<string, unknown>(Object.entries(facts));
  return Object.entries(expected).every(([key, wanted]) => isSame(wanted, actual.get(key)));
}
