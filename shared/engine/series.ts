import { formatIpv4, ipv4 } from '../net/address.ts';
import type { Network } from './network.ts';
import { flowOf, type ReadyInquiry } from './probe/inquiry.ts';
import type { Trace } from './report.ts';
import { converse } from './run/converse.ts';
import type { Ending } from './run/ending.ts';
import { addresslessSource } from './run/send.ts';
import { resetMachine, type Machine } from './run/machine.ts';

type Ping = NonNullable<Trace['ping']>;
type Traceroute = NonNullable<Trace['traceroute']>;
type Requests = NonNullable<Trace['requests']>;

const usPerMs = 1000;
/** ICMP and IP headers of an echo; the rest is data. */
const echoHeaderBytes = 28;
/** As traceroute and tracert do. */
const mostTtl = 30;

/** Sends the remaining echo requests after the recorded first one: same flow, sessions kept. Milliseconds are rounded down, like ping.exe does. */
export function pingSeries(network: Network, machine: Machine, inquiry: ReadyInquiry, first: Ending): Ping {
  const sent = inquiry.count;
  const replies: Ping['replies'] = [];
  for (let number = 1; number <= sent; number++) {
    const flow = flowOf(network, inquiry, number, { isFirst: false });
    const ending = number === 1 ? first : converse({ network, machine }, flow, null);
    if (ending.outcome !== 'REPLY') continue;
    replies.push({ bytes: flow.bytes - echoHeaderBytes, timeMs: Math.trunc(ending.elapsedUs / usPerMs), ttl: ending.replyTtl });
  }
  const times = replies.map((reply) => reply.timeMs);
  const received = replies.length;
  return {
    sent,
    received,
    lossPercent: Math.trunc(((sent - received) * 100) / sent),
    replies,
    minMs: received === 0 ? null : Math.min(...times),
    maxMs: received === 0 ? null : Math.max(...times),
    avgMs: received === 0 ? null : Math.trunc(times.reduce((sum, time) => sum + time, 0) / received),
  };
}

function isFinal(ending: Ending): boolean {
  return ending.outcome !== 'TTL_EXCEEDED' && ending.outcome !== 'TIMEOUT';
}

/** One echo request per TTL until somebody else than a router on the way answers. A device without an address is named by its component. */
export function tracerouteSeries(network: Network, machine: Machine, inquiry: ReadyInquiry): Traceroute {
  const lines: Traceroute = [];
  for (let ttl = 1; ttl <= mostTtl; ttl++) {
    resetMachine(machine);
    const ending = converse({ network, machine }, flowOf(network, inquiry, 1, { ttl, isFirst: ttl === 1 }), null);
    const isHeard = ending.outcome !== 'TIMEOUT';
    const named = network.devices[ending.cause?.device ?? ending.device]?.component ?? null;
    const from = ending.replyFrom === addresslessSource ? named : formatIpv4(ipv4(ending.replyFrom));
    lines.push({ ttl, from: isHeard ? from : null, timeMs: isHeard ? Math.trunc(ending.elapsedUs / usPerMs) : null });
    if (isFinal(ending)) break;
  }
  return lines;
}

function requestLine(network: Network, number: number, ending: Ending): Requests[number] {
  const { served } = ending;
  const status = /^HTTP_(\d+)$/.exec(ending.outcome);
  const line = served === null ? null : `${formatIpv4(ipv4(served.client))} - - "GET ${served.path} HTTP/1.1" ${served.status} -`;
  return {
    n: number,
    backend: served === null ? null : (network.devices[served.device]?.component ?? null),
    status: status === null ? null : Number(status[1]),
    logLine: line,
  };
}

/** Sends the remaining requests of an HTTP probe. Each is a connection of its own; the servers' log lines tell who asked. */
export function requestSeries(network: Network, machine: Machine, inquiry: ReadyInquiry, first: Ending): Requests {
  const requests = [requestLine(network, 1, first)];
  for (let number = 2; number <= inquiry.count; number++) {
    resetMachine(machine);
    requests.push(requestLine(network, number, converse({ network, machine }, flowOf(network, inquiry, number), inquiry.request)));
  }
  return requests;
}
