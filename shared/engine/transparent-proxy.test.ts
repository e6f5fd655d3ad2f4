import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { ProxyListener, ProxyPool, Stage } from '../plan/stage.ts';
import { askBoth as ask, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { destinationNat, filter, routed, sourceNat, type Small } from './testing/small-plan.ts';
import type { Trace } from './index.ts';

/** A proxy on the router between client and server, which asks the server in its client's name (private-cloud.md b, ESG load balancer, transparent). */

function transparent(mode: ProxyListener['mode'], monitor: ProxyPool['monitor'] = null): Stage {
  return {
    kind: 'proxy', slot: 'deliver', interface: null, because: because('router', 'vip'), address: '10.0.1.1', speaksFrom: 'client',
    listeners: [{ port: 80, mode, policies: [], defaultPool: 'pool', addsForwardedFor: false, because: because('router', 'listener') }],
    pools: [{
      id: 'pool', protocol: mode === 'http' ? 'http' : 'tcp', method: 'round-robin', persistence: 'none', monitor, because: because('router', 'pool'),
      members: [{ id: 'server', component: componentId('server'), address: '10.0.2.10', port: 8000, weight: 1, enabled: true, because: because('router', 'member') }],
    }],
    noListener: { action: 'reject', reason: 'LISTENER_MISMATCH' }, access: null,
  };
}

const web = { protocol: 'tcp', port: 8000, bind: '0.0.0.0', application: { kind: 'http', tls: false, responses: [{ path: '/', status: 200, body: 'ok' }] }, because: because('server', 'web') } as const;

interface Wished {
  readonly mode?: ProxyListener['mode'];
  readonly monitor?: ProxyPool['monitor'];
  /** Where the server's answers go. */
  readonly server?: string;
  readonly change?: (net: Small) => void;
}

function call({ mode = 'http', monitor = null, server, change }: Wished, probe: Parameters<typeof ask>[1] = {}): Trace {
  const plan = routed((net) => {
    net.device('other', 'router', ['left left 10.0.1.2/24', 'right right 10.0.2.2/24'], ['10.0.1.0/24 left', '10.0.2.0/24 right']);
    net.stage('router', { kind: 'session', slot: 'session', interface: null, because: because('router') });
    net.stage('router', transparent(mode, monitor));
    net.builder.services('server', because('server'), [web]);
    change?.(net);
  }, server === undefined ? {} : { server });
  return ask(plan, { to: 'http://10.0.1.1/', kind: 'http', ...probe });
}

const past = '0.0.0.0/0 eth0 10.0.2.2';

describe('a proxy that speaks for its client', () => {
  it('calls members from the client’s address, port 40000 and on, and takes the answers that come back through its device', () => {
    const result = call({});
    expect(result).toMatchObject({ outcome: 'HTTP_200', verdict: 'REACHABLE', requests: [{ backend: 'server' }] });
    expect(legLines(result)).toEqual(['forward: client router', 'forward: router server', 'return: server router', 'return: router client']);
    expect(stepsAt(result, 1, 1).at(-1)?.headers).toMatchObject([{ source: '10.0.1.10', destination: '10.0.2.10', ttl: 64 }, { sourcePort: 40000, destinationPort: 8000 }, { layer: 'http' }]);
    expect(stepsAt(result, 2, 1).find((step) => step.kind === 'inbound')?.headers[0]).toMatchObject({ source: '10.0.2.10', destination: '10.0.1.10' });
  });
  it('tells requests apart by their ports', () => {
    const result = call({}, { count: 3 });
    expect(result.requests?.map((request) => request.status)).toEqual([200, 200, 200]);
    expect(result.requests?.[2]?.logLine).toContain('10.0.1.10');
  });
  it('needs no session to know its answers', () => {
    const plan = routed((net) => {
      net.stage('router', transparent('http'));
      net.builder.services('server', because('server'), [web]);
    });
    expect(ask(plan, { to: 'http://10.0.1.1/', kind: 'http' }).outcome).toBe('HTTP_200');
  });
  it('never hears the answers that bypass it: the client is accepted, the member’s part fails', () => {
    const failed = { verdict: 'UNREACHABLE', paths: [{ disposition: 'REPLY_LOST', reason: 'REPLY_FROM_UNEXPECTED_ADDRESS', at: 'client' }] };
    const http = call({ server: past });
    expect(http).toMatchObject({ outcome: 'HTTP_503', ...failed });
    expect(legLines(http)).toEqual(['forward: client router', 'forward: router server', 'return: server other client', 'return: router client']);
    expect(call({ mode: 'tcp', server: past }, { to: '10.0.1.1', kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'RESET', ...failed });
  });
  it('asks in its own name how members are: the monitor is content although nobody can be served', () => {
    const monitor: ProxyPool['monitor'] = { type: 'http', port: null, path: '/', expected: [[200, 200]], because: because('router', 'monitor') };
    expect(call({ monitor }).outcome).toBe('HTTP_200');
    expect(call({ monitor, server: past })).toMatchObject({ outcome: 'HTTP_503', paths: [{ reason: 'REPLY_FROM_UNEXPECTED_ADDRESS' }] });
  });
  it('takes what a filter on the way says to the client about it', () => {
    const refused = (server: string | undefined): Trace =>
      call({ ...(server === undefined ? {} : { server }), change: (net) => net.stage('server', filter('server', 'deliver', [['reject', { sources: ['10.0.1.10'] }]])) });
    expect(refused(undefined)).toMatchObject({ outcome: 'HTTP_503', paths: [{ reason: 'FIREWALL_RULE_DENY', at: 'server' }] });
    expect(legLines(refused(undefined))[2]).toBe('return: server router');
    expect(legLines(refused(past))[2]).toBe('return: server other client');
  });
  it('knows its connection by the session where its device translates it', () => {
    const result = call({ change: (net) => net.stage('router', sourceNat('router', 'right', {}, '10.0.2.1')) });
    expect(result.outcome).toBe('HTTP_200');
    expect(stepsAt(result, 1, 1).at(-1)?.headers[0]).toMatchObject({ source: '10.0.2.1' });
  });
  it('passes on what is the client’s own', () => {
    const plan = routed((net) => {
      net.stage('router', transparent('http'));
      net.stage('router', destinationNat('router', 'left', { destinations: ['10.0.1.1'], protocol: 6, destinationPorts: [[9090, 9090]] }, '10.0.2.10', { port: 80 }));
      net.builder.services('server', because('server'), [web]);
    });
    const result = ask(plan, { to: '10.0.1.1', kind: 'tcp', port: 9090, sourcePort: 40000 });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server router client']);
  });
});
