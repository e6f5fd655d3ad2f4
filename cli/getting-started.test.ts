import { describe, expect, it } from 'vitest';
import type { Trace } from '../shared/engine/index.ts';
import { edited, hopline, traceJson } from './testing/run.ts';

/** The rows of domain/public-cloud.md C.8 through the command line: `hopline trace <station> --json`. Every value is the document's. */

const station1 = edited('getting-started-1-private-only');
const station2 = edited('getting-started-2-floating-ip');
const station3 = edited('getting-started-3-icmp');
const station4 = edited('getting-started-4-ssh');
const station5 = edited('getting-started-5-http');
const final = edited('getting-started');

/** Components of each leg in order: `forward 1: client internet ...`. */
function hops(trace: Trace): readonly string[] {
  return (trace.paths[0]?.legs ?? []).map((leg) => `${leg.direction} ${leg.connection}: ${leg.hops.map((hop) => hop.component).join(' ')}`);
}

/** Addresses and TTL after the last step of each hop of a leg. */
function packets(trace: Trace, direction: 'forward' | 'return', connection = 1): readonly string[] {
  const leg = trace.paths[0]?.legs.find((one) => one.direction === direction && one.connection === connection);
  return (leg?.hops ?? []).map((hop) => {
    const ip = hop.steps.at(-1)?.headers.find((header) => header.layer === 'ipv4');
    return ip?.layer === 'ipv4' ? `${hop.component} ${ip.source}>${ip.destination} ${ip.ttl}` : hop.component;
  });
}

const ended = (trace: Trace) => [trace.verdict, trace.outcome, trace.paths[0]?.reason ?? null, trace.paths[0]?.at ?? null];
const clientToVm1 = ['--from', 'client', '--to', '133.186.132.47'];
const ssh = [...clientToVm1, '--kind', 'ssh'];
const http = [...clientToVm1, '--kind', 'http', '--port', '80'];
const loadBalancer = ['--from', 'client', '--to', 'http://133.186.132.226/', '--count', '10'];

describe('hopline trace, ping', () => {
  it('C8-P0: a private address from the internet', async () => {
    const trace = await traceJson(station1, '--from', 'client', '--to', '192.168.0.4');
    expect(ended(trace)).toEqual(['UNREACHABLE', 'TIMEOUT', 'UNROUTABLE_PRIVATE_DST', 'internet']);
    expect(hops(trace)).toEqual(['forward 1: client internet']);
  });

  it('C8-P1: birth rules only', async () => {
    const trace = await traceJson(station2, ...clientToVm1);
    expect(ended(trace)).toEqual(['UNREACHABLE', 'TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
    expect(hops(trace)).toEqual(['forward 1: client internet public-network fip-vm1 rt vm1']);
    expect(packets(trace, 'forward').at(-1)).toBe('vm1 103.243.200.42>192.168.0.4 50');
    expect(trace.ping).toMatchObject({ sent: 4, received: 0, lossPercent: 100, replies: [] });
    expect(trace.blockers.map((blocker) => [blocker.reason, blocker.because.component])).toEqual([['SG_INGRESS_NO_MATCH', 'sg-default']]);
  });

  it('C8-P2: ALL ICMP answers 4 of 4, 3/2/2/2 ms, TTL 50', async () => {
    const trace = await traceJson(station3, ...clientToVm1);
    expect(ended(trace)).toEqual(['REACHABLE', 'REPLY', null, 'vm1']);
    expect(trace.ping).toEqual({
      sent: 4,
      received: 4,
      lossPercent: 0,
      replies: [
        { bytes: 32, timeMs: 3, ttl: 50 },
        { bytes: 32, timeMs: 2, ttl: 50 },
        { bytes: 32, timeMs: 2, ttl: 50 },
        { bytes: 32, timeMs: 2, ttl: 50 },
      ],
      minMs: 2,
      maxMs: 3,
      avgMs: 2,
    });
    expect(packets(trace, 'forward')).toEqual([
      'client 103.243.200.42>133.186.132.47 64',
      'internet 103.243.200.42>133.186.132.47 51',
      'public-network 103.243.200.42>133.186.132.47 51',
      'fip-vm1 103.243.200.42>192.168.0.4 51',
      'rt 103.243.200.42>192.168.0.4 50',
      'vm1 103.243.200.42>192.168.0.4 50',
    ]);
    expect(packets(trace, 'return')).toEqual([
      'vm1 192.168.0.4>103.243.200.42 64',
      'rt 192.168.0.4>103.243.200.42 63',
      'fip-vm1 133.186.132.47>103.243.200.42 63',
      'public-network 133.186.132.47>103.243.200.42 63',
      'internet 133.186.132.47>103.243.200.42 50',
      'client 133.186.132.47>103.243.200.42 50',
    ]);
  });

  it('C8-P2: prints what ping prints, in both languages', async () => {
    const english = await hopline(['trace', '-', ...clientToVm1], { stdin: station3 });
    expect(english.out).toContain(
      'Reply from 133.186.132.47: bytes=32 time=3ms TTL=50\nReply from 133.186.132.47: bytes=32 time=2ms TTL=50\nReply from 133.186.132.47: bytes=32 time=2ms TTL=50\nReply from 133.186.132.47: bytes=32 time=2ms TTL=50\nPackets: sent = 4, received = 4, lost = 0 (0% loss)\nRound trip (ms): minimum = 2, maximum = 3, average = 2\n',
    );
    const korean = await hopline(['trace', '-', '--lang', 'ko', ...clientToVm1], { stdin: station3 });
    expect(korean.out).toContain('133.186.132.47의 응답: 바이트=32 시간=3ms TTL=50\n');
    expect(korean.out).toContain('패킷: 보냄 = 4, 받음 = 4, 손실 = 0 (0% 손실)\n');
  });
});

describe('hopline trace, ssh', () => {
  it('C8-H0: before its rule: TIMEOUT, not refused', async () => {
    expect(ended(await traceJson(station3, ...ssh))).toEqual(['UNREACHABLE', 'TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
  });

  it('C8-H1: key file 0644', async () => {
    const design = edited('getting-started-4-ssh', ['component.update', { id: 'my_keypair', props: { fileMode: '0644' } }]);
    const trace = await traceJson(design, ...ssh, '--key', 'my_keypair');
    expect([trace.verdict, trace.outcome]).toEqual(['REACHABLE', 'AUTH_KEY_TOO_OPEN']);
  });

  it('C8-H2: key file 0400 and the right pair', async () => {
    const design = edited('getting-started-4-ssh', ['component.update', { id: 'my_keypair', props: { fileMode: '0400' } }]);
    const trace = await traceJson(design, ...ssh, '--key', 'my_keypair');
    expect([trace.verdict, trace.outcome, trace.login]).toEqual(['REACHABLE', 'LOGIN_OK', { user: 'root', prompt: 'host-192-168-0-4' }]);
  });

  it('C8-H3: another pair', async () => {
    const design = edited('getting-started-4-ssh', ['component.add', { kind: 'key-pair', id: 'other', parent: null, x: 900, y: 900, props: { fileMode: '0400' } }]);
    const trace = await traceJson(design, ...ssh, '--key', 'other');
    expect([trace.verdict, trace.outcome]).toEqual(['REACHABLE', 'AUTH_DENIED']);
  });
});

describe('hopline trace, http', () => {
  it('C8-W0: before the HTTP rule', async () => {
    expect(ended(await traceJson(station4, ...http))).toEqual(['UNREACHABLE', 'TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
  });

  it('C8-W1: the rule, and no server', async () => {
    const design = edited('getting-started-5-http', ['row.update', { id: 'vm1', path: '/services/web', row: { running: false } }]);
    const trace = await traceJson(design, ...http);
    expect([trace.verdict, trace.outcome]).toEqual(['UNREACHABLE', 'REFUSED']);
    expect(hops(trace)).toEqual(['forward 1: client internet public-network fip-vm1 rt vm1', 'return 1: vm1 rt fip-vm1 public-network internet client']);
  });

  it('C8-W2: a server on 0.0.0.0:80 sees the client itself', async () => {
    const trace = await traceJson(station5, ...http);
    expect(ended(trace)).toEqual(['REACHABLE', 'HTTP_200', null, 'vm1']);
    expect(trace.requests).toEqual([{ n: 1, backend: 'vm1', status: 200, logLine: '103.243.200.42 - - "GET / HTTP/1.1" 200 -' }]);
  });
});

describe('hopline trace, load balancer', () => {
  const stopped = (id: string) => ['row.update', { id, path: '/services/web', row: { running: false } }] as const;
  const narrowed = ['row.update', { id: 'sg-default', path: '/rules/http', row: { remote: '103.243.200.0/24' } }] as const;

  it('C8-L0: the VIP from the internet', async () => {
    const trace = await traceJson(final, '--from', 'client', '--to', 'http://192.168.0.10/');
    expect(ended(trace)).toEqual(['UNREACHABLE', 'TIMEOUT', 'UNROUTABLE_PRIVATE_DST', 'internet']);
  });

  it('C8-L1: ten requests alternate, every log line has the VIP, the client sees only the floating IP', async () => {
    const trace = await traceJson(final, ...loadBalancer);
    expect([trace.verdict, trace.outcome]).toEqual(['REACHABLE', 'HTTP_200']);
    expect(trace.requests?.map((request) => request.backend)).toEqual(['web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2']);
    expect(new Set(trace.requests?.map((request) => request.logLine))).toEqual(new Set(['192.168.0.10 - - "GET / HTTP/1.1" 200 -']));
    expect(hops(trace)).toEqual([
      'forward 1: client internet public-network fip-lb rt lb',
      'forward 2: lb web-1',
      'return 2: web-1 lb',
      'return 1: lb rt fip-lb public-network internet client',
    ]);
    expect(packets(trace, 'forward', 2)).toEqual(['lb 192.168.0.10>192.168.0.6 64', 'web-1 192.168.0.10>192.168.0.6 64']);
    expect(packets(trace, 'return').at(-1)).toBe('client 133.186.132.226>103.243.200.42 50');
  });

  it('C8-L2: web-2 stopped: all requests go to .6', async () => {
    const trace = await traceJson(edited('getting-started', stopped('web-2')), ...loadBalancer);
    expect(trace.requests?.map((request) => [request.backend, request.status])).toEqual(Array.from({ length: 10 }, () => ['web-1', 200]));
  });

  it('C8-L3: no server at all: 503', async () => {
    const trace = await traceJson(edited('getting-started', stopped('web-1'), stopped('web-2')), ...loadBalancer);
    expect([trace.verdict, trace.outcome]).toEqual(['UNREACHABLE', 'HTTP_503']);
    expect(trace.requests?.map((request) => [request.backend, request.status])).toEqual(Array.from({ length: 10 }, () => [null, 503]));
  });

  it('C8-L4: HTTP narrowed to 103.243.200.0/24: direct access stays, the load balancer has 503 and NHN-LB-015', async () => {
    const design = edited('getting-started', narrowed);
    const direct = await traceJson(design, '--from', 'client', '--to', 'http://133.186.132.157/');
    expect([direct.verdict, direct.outcome]).toEqual(['REACHABLE', 'HTTP_200']);
    const balanced = await traceJson(design, ...loadBalancer);
    expect([balanced.verdict, balanced.outcome]).toEqual(['UNREACHABLE', 'HTTP_503']);
    const report = await hopline(['validate', '-', '--json'], { stdin: design });
    expect(JSON.parse(report.out)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code: 'NHN-LB-015', severity: 'warning' })]) });
    const member = edited('getting-started', narrowed, ['component.update', { id: 'lb', props: { vipSecurityGroups: ['sg-default'] } }]);
    const admitted = await traceJson(member, ...loadBalancer);
    expect([admitted.verdict, admitted.outcome]).toEqual(['REACHABLE', 'HTTP_200']);
  });
});
