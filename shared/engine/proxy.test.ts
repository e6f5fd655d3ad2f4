import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { HttpPolicy, ProxyListener, ProxyPool, ProxyStage } from '../plan/stage.ts';
import { compile, trace, traceSchema, type Trace } from './index.ts';
import { because, cloudPlan, http, sshServer, webServer, type CloudOptions } from './testing/cloud-plan.ts';

const web: CloudOptions = { rules: [http], services: { 'web-1': [webServer('web-1')], 'web-2': [webServer('web-2')] }, loadBalancer: true };

function run(options: CloudOptions, probe: Partial<Parameters<typeof trace>[1]> = {}): Trace {
  return traceSchema.parse(trace(compile(cloudPlan(options)), { from: 'client', to: 'lb', kind: 'http', ...probe }));
}

const addresses: Readonly<Record<string, string>> = { 'web-1': '192.168.0.6', 'web-2': '192.168.0.7', vm1: '192.168.0.4' };

function pool(id: string, members: readonly (readonly [string, number])[], more: Partial<ProxyPool> = {}): ProxyPool {
  return {
    id, protocol: 'http', method: 'round-robin', persistence: 'none', monitor: null, because: because('lb', id),
    members: members.map(([name, weight]) => ({
      id: name, component: componentId(name), address: addresses[name] ?? '', port: 80, weight, enabled: true, because: because('lb', name),
    })),
    ...more,
  };
}

function listen(more: Partial<ProxyListener> = {}): ProxyListener {
  return { port: 80, mode: 'http', policies: [], defaultPool: 'main', addsForwardedFor: true, because: because('lb', 'listener'), ...more };
}

function proxy(more: Partial<ProxyStage>): CloudOptions {
  return { ...web, proxy: { pools: [pool('main', [['web-1', 1], ['web-2', 1]])], listeners: [listen()], ...more } };
}

function backends(result: Trace): string {
  return (result.requests ?? []).map((request) => request.backend).join(' ');
}

function policy(label: string, action: HttpPolicy['action'], value: string): HttpPolicy {
  return { action, conditions: [{ on: 'path', key: null, compare: 'starts-with', value }], because: because('lb', label) };
}

describe('how members are picked', () => {
  it('weighted round robin is smooth', () => {
    const weighted = proxy({ pools: [pool('main', [['web-1', 3], ['web-2', 1]])] });
    expect(backends(run(weighted, { count: 8 }))).toBe('web-1 web-1 web-2 web-1 web-1 web-1 web-2 web-1');
  });
  it('least connections ties, because no request is still open: round robin', () => {
    expect(backends(run(proxy({ pools: [pool('main', [['web-1', 1], ['web-2', 1]], { method: 'least-connections' })] }), { count: 4 }))).toBe('web-1 web-2 web-1 web-2');
  });
  it('by source: one client always meets the same member', () => {
    const bySource = proxy({ pools: [pool('main', [['web-1', 1], ['web-2', 1]], { method: 'source-ip' })] });
    expect(new Set(run(bySource, { count: 5 }).requests?.map((request) => request.backend)).size).toBe(1);
    const clients = Array.from({ length: 16 }, (_, index) => run(bySource, { from: `198.51.100.${index + 1}` }).requests?.[0]?.backend);
    expect(new Set(clients)).toEqual(new Set(['web-1', 'web-2']));
  });
  it('source persistence repeats the first choice', () => {
    expect(backends(run(proxy({ pools: [pool('main', [['web-1', 1], ['web-2', 1]], { persistence: 'source-ip' })] }), { count: 3 }))).toBe('web-1 web-1 web-1');
  });
  it('a disabled member gets nothing and the balance step says so', () => {
    const plan = pool('main', [['web-1', 1], ['web-2', 1]]);
    const result = run(proxy({ pools: [{ ...plan, members: plan.members.map((member, index) => ({ ...member, enabled: index === 1 })) }] }));
    const step = result.paths[0]?.legs[0]?.hops.at(-1)?.steps.find((candidate) => candidate.kind === 'balance');
    expect(step).toMatchObject({ action: 'BALANCED', because: { label: 'web-2' }, detail: { position: 2, total: 2, backend: 'web-2' } });
    expect(step?.detail.candidates?.[0]).toMatchObject({ won: false, fields: [{ field: 'enabled', actual: 'false', matches: false }, { field: 'health', matches: true }] });
  });
});

describe('L7 policies', () => {
  const policies = [
    policy('to second', { kind: 'pool', pool: 'second' }, '/a'),
    policy('moved', { kind: 'redirect', status: 302, url: 'https://example.com/' }, '/a/b'),
    policy('forbidden', { kind: 'reject', status: 403 }, '/a/b/c'),
  ];
  const options = proxy({ pools: [pool('main', [['web-1', 1]]), pool('second', [['web-2', 1]])], listeners: [listen({ policies })] });
  it.each([
    ['/a/b/c', 'HTTP_403', null], ['/a/b', 'HTTP_302', null], ['/a', 'HTTP_404', 'web-2'], ['/', 'HTTP_200', 'web-1'],
  ])('reject before redirect before pool: GET %s', (path, outcome, backend) => {
    const result = run(options, { to: `http://133.186.132.226${path}` });
    expect(result).toMatchObject({ outcome, verdict: 'REACHABLE', requests: [{ backend }] });
  });
  it.each([['/a/b/c', 'HTTP_404', 'web-2'], ['/', 'HTTP_404', null]])('as they stand where the listener says so, with the reason of a rejection: GET %s', (path, outcome, backend) => {
    const last: HttpPolicy = { ...policy('last', { kind: 'reject', status: 404 }, '/'), reason: 'INGRESS_NO_RULE' };
    const ordered = proxy({ pools: [pool('main', [['web-1', 1]]), pool('second', [['web-2', 1]])], listeners: [listen({ policies: [...policies, last], isOrdered: true, defaultPool: null })] });
    const result = run(ordered, { to: `http://133.186.132.226${path}` });
    expect(result).toMatchObject({ outcome, requests: [{ backend }] });
    const said = result.paths[0]?.legs[0]?.hops.at(-1)?.steps.find((step) => step.kind === 'policy');
    expect(said?.reason).toBe(backend === null ? 'INGRESS_NO_RULE' : undefined);
  });
  it('names the deciding policy and those that were asked', () => {
    const step = run(options, { to: 'http://133.186.132.226/a/b' }).paths[0]?.legs[0]?.hops.at(-1)?.steps.find((candidate) => candidate.kind === 'policy');
    expect(step).toMatchObject({ because: { label: 'moved' }, detail: { position: 2, total: 3, url: 'https://example.com/' } });
    expect(step?.detail.candidates?.map((candidate) => [candidate.because.label, candidate.won])).toEqual([['forbidden', false], ['moved', true], ['to second', false]]);
  });
  it.each([['^133\\D186', 'HTTP_403'], ['^133\\d186', 'HTTP_200']])('a pattern for the host keeps its classes: %s gives %s', (value, outcome) => {
    const forbidden: HttpPolicy = { action: { kind: 'reject', status: 403 }, conditions: [{ on: 'host', key: null, compare: 'regex', value }], because: because('lb', 'host') };
    expect(run(proxy({ listeners: [listen({ policies: [forbidden] })] }), { to: 'http://133.186.132.226/' }).outcome).toBe(outcome);
  });
  it('a listener without default pool answers 503 itself', () => {
    expect(run(proxy({ listeners: [listen({ defaultPool: null })] }))).toMatchObject({ outcome: 'HTTP_503', verdict: 'UNREACHABLE', paths: [{ disposition: 'NO_BACKEND' }] });
  });
});

describe('a proxy and TCP (forwarding 14)', () => {
  const tcp = listen({ mode: 'tcp' });
  it('no listener is silence here and RST elsewhere; no member is RESET or 503; the client is accepted first: FW-14', () => {
    expect(run(web, { kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'LB_NO_LISTENER' }] });
    expect(run(web, { from: 'vm1', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'TRAFFIC_TYPE_BLOCKED', at: 'lb' }] });
    const loud = proxy({ noListener: { action: 'reject', reason: 'LISTENER_MISMATCH' } });
    expect(run(loud, { kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'REFUSED', reason: 'LISTENER_MISMATCH' }] });
    expect(run(proxy({ pools: [pool('main', [])], listeners: [tcp] }), { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'RESET', verdict: 'UNREACHABLE', paths: [{ disposition: 'NO_BACKEND', reason: 'NO_BACKEND' }] });
    expect(run(proxy({ pools: [pool('main', [])] }))).toMatchObject({ outcome: 'HTTP_503', paths: [{ reason: 'NO_BACKEND', at: 'lb' }] });
    expect(run(proxy({ pools: [pool('main', [])] }), { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
  });
  it('on an address that is the device’s own too, ports without a listener here are the device’s', () => {
    const shared: Partial<ProxyStage> = { sharesAddress: true };
    const withLogin = (more: Partial<ProxyStage>) => {
      const plan = cloudPlan(proxy(more));
      const devices = plan.devices.map((device) => (device.id !== 'lb' ? device : {
        ...device, stages: [...device.stages, { kind: 'deliver' as const, slot: 'deliver' as const, interface: null, because: because('lb'), services: [sshServer('lb', null)] }],
      }));
      return (port: number) => traceSchema.parse(trace(compile({ ...plan, devices }), { from: 'vm1', to: 'lb', kind: 'tcp', port }));
    };
    expect([withLogin(shared)(80).outcome, withLogin(shared)(22).outcome]).toEqual(['REPLY', 'REPLY']);
    expect(withLogin({})(22)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'LB_NO_LISTENER' }] });
  });
  it('passes a login through a TCP listener', () => {
    const bastion = proxy({
      pools: [pool('main', [['vm1', 1]], { protocol: 'tcp', members: [{ id: 'vm1', component: componentId('vm1'), address: '192.168.0.4', port: 22, weight: 1, enabled: true, because: because('lb', 'vm1') }] })],
      listeners: [listen({ port: 22, mode: 'tcp' })],
    });
    const options: CloudOptions = {
      ...bastion, rules: [{ label: 'SSH', match: { protocol: 6, destinationPorts: [[22, 22]] } }], services: { vm1: [sshServer('vm1', 'key')] }, keys: [{ id: 'key', held: true, fileMode: '0600' }],
    };
    expect(run(options, { kind: 'ssh' })).toMatchObject({ outcome: 'LOGIN_OK', login: { user: 'root' } });
  });
  it('answers 503 for an unmonitored member that drops, with the member’s reason', () => {
    const result = run({ ...proxy({}), rules: [{ label: 'HTTP', match: { protocol: 6, sources: ['103.243.200.42'] } }] });
    expect(result).toMatchObject({ outcome: 'HTTP_503', verdict: 'UNREACHABLE', paths: [{ disposition: 'DENIED_IN', reason: 'SG_INGRESS_NO_MATCH', at: 'web-1' }] });
    expect(result.paths[0]?.legs.map((leg) => [leg.direction, leg.connection])).toEqual([['forward', 1], ['forward', 2], ['return', 1]]);
  });
  it('serves only the sources of its access list', () => {
    const access = { rows: [{ match: { sources: ['198.51.100.0/24'] }, action: 'permit', because: because('lb', 'office') }], defaultAction: 'deny', reason: 'LB_IPACL_DENY' } as const;
    expect(run(proxy({ access }))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'LB_IPACL_DENY', at: 'lb' }] });
    expect(run(proxy({ access }), { from: '198.51.100.9' }).outcome).toBe('HTTP_200');
  });
  it('cannot tell whom it serves where a row of its access list cannot be read', () => {
    const rows = [
      { match: { sources: ['198.51.100.0/24'] }, action: 'permit', because: because('lb', 'office') },
      { match: {}, action: 'deny', because: because('lb', 'unreadable'), reason: 'INSUFFICIENT_CONFIG' },
    ] as const;
    const access = { rows, defaultAction: 'permit', reason: 'LB_IPACL_DENY' } as const;
    expect(run(proxy({ access }), { from: '198.51.100.9' }).outcome).toBe('HTTP_200');
    const open = run(proxy({ access }));
    expect(open).toMatchObject({ verdict: 'UNDETERMINED', outcome: 'TIMEOUT', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'INSUFFICIENT_CONFIG', at: 'lb' }], blockers: [] });
    expect(open.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1)).toMatchObject({ kind: 'abort', action: 'ABORTED', because: { label: 'unreadable' } });
  });
  it('gives up when it is its own member', () => {
    const itself = proxy({ pools: [pool('main', [], { members: [{ id: 'self', component: componentId('lb'), address: '192.168.0.10', port: 80, weight: 1, enabled: true, because: because('lb', 'self') }] })] });
    expect(run(itself)).toMatchObject({ outcome: 'HTTP_503', verdict: 'UNREACHABLE' });
  });
});

describe('health of members', () => {
  const monitor = (type: 'tcp' | 'http', path: string, expected: readonly (readonly [number, number])[]): CloudOptions =>
    proxy({ pools: [pool('main', [['web-1', 1], ['web-2', 1]], { monitor: { type, port: null, path, expected, because: because('lb', 'monitor') } })] });
  it('a TCP check is content with a connection, an HTTP check wants an expected status', () => {
    expect(run(monitor('tcp', '/', [])).outcome).toBe('HTTP_200');
    expect(run(monitor('http', '/', [[200, 200]])).outcome).toBe('HTTP_200');
    expect(run(monitor('http', '/health', [[200, 200]]))).toMatchObject({ outcome: 'HTTP_503', paths: [{ reason: 'NO_BACKEND' }] });
    expect(run(monitor('http', '/health', [[200, 200], [400, 404]])).outcome).toBe('HTTP_200');
  });
});
