import { describe, expect, test } from 'vitest';
import { ask, legLines } from '../../../engine/testing/ask.ts';
import type { Trace } from '../../../engine/index.ts';
import type { Design } from '../../../model/design.ts';
import { applyFix, deviceOf, draw, findingsOf, planOf, stagesOf, update, type Step } from '../../testing/drawing-board.ts';
import { edge, edgeInterfaces, edgeNat, edgeRules } from './testing/edge-design.ts';

/** What an edge gateway's load balancer does with virtual servers at 203.0.113.12 (domain/private-cloud.md b.3 LoadBalancer, c steps 5 and 9). */

type Row = Readonly<Record<string, unknown>>;

const web: Row = { id: 'http', port: 80, application: 'http' };
const tls: Row = { id: 'https', port: 443, application: 'http', tls: true };
const [outside, ...inside] = edgeInterfaces;
const opened: readonly Step[] = [
  ...['master1', 'proxy1'].map((id) => update(id, { listens: [web, tls, { id: 'dns', protocol: 'udp', port: 53 }] })),
  update('esg', {
    interfaces: [{ ...outside, secondary: ['203.0.113.11', '203.0.113.12'] }, ...inside],
    firewallRules: [...edgeRules, { id: 'F5', destination: ['203.0.113.12'] }],
  }),
];

const members: readonly Row[] = [{ id: 'one', address: '192.168.20.10' }, { id: 'two', address: '192.168.20.20' }];

interface Wished {
  readonly server?: Row;
  readonly pool?: Row;
  readonly accelerated?: boolean;
  readonly more?: Row;
}

function balanced({ server = {}, pool = {}, accelerated = false, more = {} }: Wished = {}): Design {
  return draw(edge, ...opened, update('esg', {
    loadBalancer: { enabled: true, accelerationEnabled: accelerated },
    virtualServers: [{ id: 'shop', address: '203.0.113.12', port: 80, pool: 'web', accelerationEnabled: accelerated, ...server }],
    pools: [{ id: 'web', members, ...pool }],
    ...more,
  }));
}

function call(design: Design, probe: Parameters<typeof ask>[1] = {}): Trace {
  return ask(planOf(design), { from: 'client', to: 'http://203.0.113.12/', kind: 'http', ...probe });
}

/** Whether the virtual server is one connection or two. */
function form(wished: Wished): string {
  const device = deviceOf(balanced(wished), 'esg');
  return `${stagesOf(device, 'balance').length} balanced, ${stagesOf(device, 'proxy').length} ended`;
}

function backends(design: Design): string {
  return (call(design, { count: 4 }).requests ?? []).map((request) => request.backend).join(' ');
}

describe('virtual servers', () => {
  test('take two connections: the client is answered first, the member sees the edge', () => {
    const result = call(balanced());
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(legLines(result)).toEqual(['forward: client internet fcr esg', 'forward: esg master1', 'return: master1 esg', 'return: esg fcr internet client']);
    expect(result.paths[0]?.legs[1]?.hops[1]?.enter.headers).toMatchObject([{ source: '192.168.20.1', destination: '192.168.20.10', ttl: 64 }, { sourcePort: 40_000, destinationPort: 80 }]);
  });

  test('are one connection for TCP with both accelerations on, and for UDP; nothing that must be read is', () => {
    const tcp: Row = { protocol: 'tcp' };
    expect(form({ server: tcp, accelerated: true })).toBe('1 balanced, 0 ended');
    expect(form({ server: tcp })).toBe('0 balanced, 1 ended');
    expect(form({ server: { ...tcp, accelerationEnabled: false }, accelerated: true })).toBe('0 balanced, 1 ended');
    expect(form({ server: { protocol: 'udp', port: 53 } })).toBe('1 balanced, 0 ended');
    for (const row of [{ protocol: 'http' }, { protocol: 'https' }, { ...tcp, persistence: 'cookie' }, { ...tcp, insertXForwardedFor: true }, { ...tcp, tls: 'terminate' }]) {
      expect(form({ server: row, accelerated: true })).toBe('0 balanced, 1 ended');
    }
  });

  test('in one connection: destination and source are translated, and back on the way home', () => {
    const result = call(balanced({ server: { protocol: 'tcp' }, accelerated: true }));
    expect(result.outcome).toBe('HTTP_200');
    expect(legLines(result)).toEqual(['forward: client internet fcr esg master1', 'return: master1 esg fcr internet client']);
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers).toMatchObject([{ source: '192.168.20.1', destination: '192.168.20.10' }, { destinationPort: 80 }]);
    expect(call(balanced({ server: { protocol: 'udp', port: 53 }, pool: { members: members.map((row) => ({ ...row, port: 53 })) } }), { to: '203.0.113.12', kind: 'udp', port: 53 }).outcome).toBe('REPLY');
  });

  test('in one connection and transparent: the source stays', () => {
    const result = call(balanced({ server: { protocol: 'tcp' }, pool: { transparent: true }, accelerated: true }));
    expect(result.outcome).toBe('HTTP_200');
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '198.51.100.25', destination: '192.168.20.10' });
  });

  test.each([false, true])('a DNAT rule for the same packet goes first (acceleration %s)', (accelerated) => {
    const rule = { id: 'D4', kind: 'DNAT', appliedOn: 'vnic0', protocol: 'tcp', originalAddress: '203.0.113.12', originalPort: '80', translatedAddress: '192.168.20.20' };
    const result = call(balanced({ server: { protocol: 'tcp' }, accelerated, more: { nat: [...edgeNat, rule] } }));
    expect(result.outcome).toBe('HTTP_200');
    expect(legLines(result)[0]).toBe('forward: client internet fcr esg proxy1');
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '198.51.100.25', destination: '192.168.20.20' });
  });

  test('need a rule of the firewall', () => {
    expect(call(balanced({ more: { firewallRules: edgeRules } }))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'EDGE_FIREWALL_DENY', at: 'esg' }] });
  });

  test('leave the other ports of their address closed; switched off they leave all', () => {
    expect(call(balanced(), { to: '203.0.113.12', kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'NO_LISTENER', at: 'esg' }] });
    expect(call(balanced({ server: { enabled: false } })).outcome).toBe('REFUSED');
    expect(call(balanced({ more: { loadBalancer: { enabled: false, accelerationEnabled: false } } })).outcome).toBe('REFUSED');
  });

  test('pass TLS through, or end it at the edge', () => {
    const https: Row = { protocol: 'https', port: 443 };
    const secure = members.map((row) => ({ ...row, port: 443 }));
    const url = { to: 'https://203.0.113.12/' } as const;
    expect(call(balanced({ server: { ...https, tls: 'passthrough' }, pool: { members: secure } }), url).outcome).toBe('HTTP_200');
    expect(call(balanced({ server: { ...https, tls: 'terminate' } }), url).outcome).toBe('HTTP_200');
    expect(call(balanced({ server: { ...https, tls: 'terminate' } }), { ...url, to: 'http://203.0.113.12:443/' }).outcome).toBe('HTTP_400');
  });

  test('X-Forwarded-For is added where the server says so', () => {
    const added = (server: Row): unknown => stagesOf(deviceOf(balanced({ server }), 'esg'), 'proxy')[0]?.listeners[0]?.addsForwardedFor;
    expect([added({}), added({ insertXForwardedFor: true })]).toEqual([false, true]);
  });
});

describe('pools', () => {
  test('are served in turn, by source, by weight; who is switched off is not', () => {
    expect(backends(balanced())).toBe('master1 proxy1 master1 proxy1');
    expect(new Set(backends(balanced({ pool: { algorithm: 'ipHash' } })).split(' ')).size).toBe(1);
    expect(backends(balanced({ server: { persistence: 'sourceIp' } }))).toBe('master1 master1 master1 master1');
    expect(backends(balanced({ pool: { members: [{ ...members[0], weight: 3 }, members[1]] } }))).toBe('master1 master1 proxy1 master1');
    expect(backends(balanced({ pool: { members: [{ ...members[0], enabled: false }, members[1]] } }))).toBe('proxy1 proxy1 proxy1 proxy1');
    expect(backends(balanced({ server: { protocol: 'tcp' }, accelerated: true, pool: { members: [{ ...members[0], weight: 0 }, members[1]] } }))).toBe('proxy1 proxy1 proxy1 proxy1');
  });

  test('are asked by their monitor, from the edge’s own address', () => {
    const monitored = (change: Row): Design => draw(balanced({ pool: { monitor: 'http', transparent: true } }), update('master1', change));
    expect(backends(monitored({}))).toBe('master1 proxy1 master1 proxy1');
    expect(backends(monitored({ listens: [] }))).toBe('proxy1 proxy1 proxy1 proxy1');
  });

  test('without a member: 503, or refused where the connection is not ended here', () => {
    expect(call(balanced({ pool: { members: [] } }))).toMatchObject({ outcome: 'HTTP_503', paths: [{ disposition: 'NO_BACKEND' }] });
    expect(call(balanced({ pool: { members: [] }, server: { protocol: 'tcp' }, accelerated: true }))).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'NO_BACKEND', reason: 'NO_BACKEND' }] });
  });

  test.each([false, true])('that cannot be read, or are not there, decide nothing (acceleration %s)', (accelerated) => {
    const server = { protocol: 'tcp' };
    const unknown = { verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG', at: 'esg' }] };
    expect(call(balanced({ server, accelerated, pool: { members: [{ id: 'one', address: 'somewhere' }] } }))).toMatchObject(unknown);
    expect(call(balanced({ server: { ...server, pool: 'gone' }, accelerated }))).toMatchObject(unknown);
  });

  test('of two servers at one address one may be transparent and the other not', () => {
    const design = balanced({
      more: {
        virtualServers: [{ id: 'shop', address: '203.0.113.12', port: 80, pool: 'web' }, { id: 'seen', address: '203.0.113.12', port: 8080, pool: 'clear' }],
        pools: [{ id: 'web', members }, { id: 'clear', transparent: true, members }],
      },
    });
    const source = (port: number): unknown => {
      const [header] = call(design, { to: `http://203.0.113.12:${port}/` }).paths[0]?.legs[1]?.hops[1]?.enter.headers ?? [];
      return header?.layer === 'ipv4' ? header.source : null;
    };
    expect([source(80), source(8080)]).toEqual(['192.168.20.1', '198.51.100.25']);
  });
});

describe('findings', () => {
  const found = (design: Design, code: string): readonly string[] => findingsOf(design, 'esg').filter((finding) => finding.code === code).map((finding) => `${finding.severity} ${finding.at.path}`);

  test('V-09 a virtual server at an address that no interface of the edge has; the fix adds it where its network is', () => {
    expect(found(balanced(), 'V-09')).toEqual([]);
    const missing = balanced({ server: { address: '203.0.113.13' } });
    expect(found(missing, 'V-09')).toEqual(['error /virtualServers/0/address']);
    expect(found(applyFix(missing, 'esg', 'V-09'), 'V-09')).toEqual([]);
    expect(findingsOf(balanced({ server: { address: '198.51.100.1' } }), 'esg').find((finding) => finding.code === 'V-09')?.fix).toBeUndefined();
    expect(found(balanced({ server: { address: '203.0.113.13' }, more: { loadBalancer: { enabled: false, accelerationEnabled: false } } }), 'V-09')).toEqual([]);
  });

  test('LB-001 a virtual server without members', () => {
    expect(found(balanced(), 'LB-001')).toEqual([]);
    expect(found(balanced({ pool: { members: [{ ...members[0], enabled: false }] } }), 'LB-001')).toEqual(['error /virtualServers/0/pool']);
    expect(found(balanced({ server: { pool: '' } }), 'LB-001')).toEqual(['error /virtualServers/0/pool']);
  });

  test('V-54 a transparent pool whose member answers past the edge; behind another router that leads back it does not; the fix turns the mode off', () => {
    const past = draw(balanced({ pool: { transparent: true } }), update('proxy1', { gateway: '192.168.20.254' }));
    expect(found(balanced({ pool: { transparent: true } }), 'V-54')).toEqual([]);
    expect(found(past, 'V-54')).toEqual(['warning /pools/0/members/1']);
    expect(found(applyFix(past, 'esg', 'V-54'), 'V-54')).toEqual([]);
    expect(found(balanced({ pool: { transparent: true, members: [{ id: 'db', address: '192.168.30.50' }] } }), 'V-54')).toEqual([]);
    expect(found(draw(balanced(), update('proxy1', { gateway: '192.168.20.254' })), 'V-54')).toEqual([]);
  });
});
