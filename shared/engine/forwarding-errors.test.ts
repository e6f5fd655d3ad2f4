import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { ask, errorCodes, kindsAt, legLines } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { destinationNat, filter, routed, small, sourceNat, type Small } from './testing/small-plan.ts';

/** domain/forwarding.md 5 to 9: own addresses, errors, neighbours, missing routes, rejections. */

describe('weak host model (forwarding 5)', () => {
  it('answers for any of its own addresses from any side, delivered and not forwarded: FW-5', () => {
    const result = ask(routed(), { to: '10.0.2.1' });
    expect(result).toMatchObject({ outcome: 'REPLY', paths: [{ disposition: 'ACCEPTED', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router', 'return: router client']);
    expect(kindsAt(result, 0, 1)).toContain('inbound');
    expect(kindsAt(result, 0, 1)).not.toContain('route');
  });
  it('refuses without a listener: RST for TCP, port unreachable for UDP: FW-5', () => {
    expect(ask(routed(), { to: '10.0.2.1', kind: 'tcp', port: 22 })).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'REFUSED', reason: 'NO_LISTENER', at: 'router' }] });
    const udp = ask(routed(), { to: '10.0.2.1', kind: 'udp', port: 22 });
    expect(udp.outcome).toBe('REFUSED');
    expect(errorCodes(udp)).toEqual(['3/3']);
    expect(legLines(udp)).toEqual(['forward: client router', 'error: router client']);
  });
  it('is silent where its filter denies: FW-5', () => {
    for (const slot of ['ingress-filter', 'deliver'] as const) {
      const deaf = routed((net) => net.stage('router', filter('router', slot, [['deny', { destinations: ['10.0.2.1'] }]])));
      for (const kind of ['tcp', 'udp', 'ping'] as const) {
        const result = ask(deaf, { to: '10.0.2.1', kind, ...(kind === 'ping' ? {} : { port: 22 }) });
        expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
        expect(legLines(result)).toEqual(['forward: client router']);
      }
    }
  });
});

describe('errors are packets (forwarding 6)', () => {
  const deep = (net: Small): void => {
    net.segment('far');
    net.device('deep', 'router', ['right right 10.0.2.7/24', 'far far 10.0.5.1/24'], ['10.0.2.0/24 right', '10.0.5.0/24 far']);
  };
  const inward = ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.0.0/8 right 10.0.2.7'];

  it('goes to the sender of the packet that caused it; of a lost reply that is the server, and the client times out: FW-6', () => {
    const unreturned = ask(routed(undefined, { router: ['10.0.2.0/24 right'] }));
    expect(unreturned).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'NO_ROUTE', at: 'router' }] });
    expect(legLines(unreturned)).toEqual(['forward: client router server', 'return: server router', 'error: router server']);
    const stuck = ask(routed(undefined, { server: '10.0.7.0/24 eth0' }));
    expect(stuck).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'NO_ROUTE', at: 'server' }] });
    expect(legLines(stuck)).toEqual(['forward: client router server', 'return: server']);
  });
  it('needs a route: without one the person sees TIMEOUT and the trace shows where the error died: FW-6', () => {
    const result = ask(routed(deep, { router: inward }), { to: '10.77.0.1' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NO_ROUTE', at: 'deep' }] });
    expect(legLines(result)).toEqual(['forward: client router deep', 'error: deep']);
    expect(result.paths[0]?.legs[1]?.hops[0]?.steps.at(-1)).toMatchObject({ kind: 'route', action: 'DROPPED', reason: 'NO_ROUTE' });
  });
  it('is filtered like any packet, on its way and where it arrives: FW-6', () => {
    const guarded = ask(routed((net) => net.stage('client', filter('client', 'ingress-filter', [['deny', { protocol: 1, icmpTypes: [[3, 3]] }]]))), { to: '10.9.9.9' });
    expect(guarded).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NO_ROUTE', at: 'router' }] });
    expect(legLines(guarded)).toEqual(['forward: client router', 'error: router client']);
    expect(guarded.paths[0]?.legs[1]?.hops[1]?.steps.at(-1)).toMatchObject({ action: 'DENIED', reason: 'FIREWALL_RULE_DENY' });
    const between = routed((net) => {
      deep(net);
      net.builder.routes('deep', [{ destination: '10.0.1.0/24', type: 'unicast', interface: 'right', via: '10.0.2.1', distance: 0, metric: 0, because: because('deep', 'back') }]);
      net.stage('router', filter('router', 'forward-filter', [['deny', { protocol: 1, icmpTypes: [[3, 3]] }]]));
    }, { router: inward });
    const swallowed = ask(between, { to: '10.77.0.1' });
    expect(swallowed.outcome).toBe('TIMEOUT');
    expect(legLines(swallowed)).toEqual(['forward: client router deep', 'error: deep router']);
  });
  it('passes a stateful filter as part of the flow it is about: FW-6', () => {
    const plan = routed((net) => net.stage('client', filter('client', 'ingress-filter', [], { stateful: true, defaultAction: 'deny' })));
    expect(ask(plan, { to: '10.9.9.9' }).outcome).toBe('NET_UNREACHABLE');
  });
  it('is translated back to the one who sent: FW-6', () => {
    // Behind the masquerade only 10.0.2.1 is known; the error about its packet must reach 10.0.1.10.
    const masked = routed((net) => {
      deep(net);
      net.stage('router', sourceNat('router', 'right', { sources: ['10.0.1.0/24'] }, '10.0.2.1'));
    }, { router: inward });
    const result = ask(masked, { to: '10.77.0.1', kind: 'tcp', port: 80 });
    expect(result.outcome).toBe('NET_UNREACHABLE');
    expect(legLines(result)).toEqual(['forward: client router deep', 'error: deep router client']);
    expect(result.paths[0]?.legs[1]?.hops.map((hop) => hop.enter.headers[0])).toMatchObject([{ destination: '10.0.2.1' }, { destination: '10.0.2.1' }, { destination: '10.0.1.10' }]);
  });
  it('is translated outside too: hops behind a translated destination show the public address in a traceroute: FW-6', () => {
    const published = routed((net) => {
      net.stage('router', destinationNat('router', 'left', { destinations: ['10.0.1.1'] }, '10.0.6.10'));
      net.segment('deep');
      net.device('inner', 'router', ['right right 10.0.2.7/24', 'deep deep 10.0.6.1/24'], ['10.0.2.0/24 right', '10.0.6.0/24 deep', '0.0.0.0/0 right 10.0.2.1']);
      net.device('hidden', 'host', ['eth0 deep 10.0.6.10/24'], ['10.0.6.0/24 eth0', '0.0.0.0/0 eth0 10.0.6.1']);
    }, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.6.0/24 right 10.0.2.7'] });
    expect(ask(published, { to: '10.0.1.1', kind: 'traceroute' }).traceroute?.map((line) => line.from)).toEqual(['10.0.1.1', '10.0.1.1', '10.0.1.1']);
  });
});

describe('neighbour that does not answer (forwarding 7)', () => {
  it('the last router sends host unreachable, for an address nobody owns and for a device that is down: FW-7', () => {
    const far = ask(routed(), { to: '10.0.2.99' });
    expect(far).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
    expect(legLines(far)).toEqual(['forward: client router', 'error: router client']);
    expect(errorCodes(far)).toEqual(['3/1']);
    const down = routed((net) => net.device('sleeper', 'host', ['eth0 right 10.0.2.50/24 down'], []));
    expect(ask(down, { to: '10.0.2.50' })).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
  });
  it('on the same segment the sender’s own stack reports it, and no error is sent: FW-7', () => {
    const near = ask(routed(), { to: '10.0.1.99' });
    expect(near).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ at: 'client' }] });
    expect(legLines(near)).toEqual(['forward: client']);
  });
  it('inside the public cloud it is silence: FW-7', () => {
    const silent = routed((net) => net.segment('right', { silent: true }));
    const result = ask(silent, { to: '10.0.2.99' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router']);
  });
});

describe('no route (forwarding 8)', () => {
  const withRoute = (row: string): Plan => routed(undefined, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', row] });

  it.each([
    ['no route', '10.8.0.0/16 left', 'NET_UNREACHABLE', ['3/0'], 'NO_ROUTE', 'NO_ROUTE'],
    ['blackhole', '10.9.0.0/16 blackhole', 'TIMEOUT', [], 'NULL_ROUTED', 'ROUTE_BLACKHOLE'],
    ['unreachable', '10.9.0.0/16 unreachable', 'HOST_UNREACHABLE', ['3/1'], 'NULL_ROUTED', 'ROUTE_UNREACHABLE'],
    ['prohibit', '10.9.0.0/16 prohibit', 'ADMIN_PROHIBITED', ['3/13'], 'NULL_ROUTED', 'ROUTE_PROHIBITED'],
  ])('%s: FW-8', (_, row, outcome, codes, disposition, reason) => {
    const result = ask(withRoute(row), { to: '10.9.9.9' });
    expect(result).toMatchObject({ outcome, paths: [{ disposition, reason, at: 'router' }] });
    expect(errorCodes(result)).toEqual(codes);
  });
  it('no route at the sender itself: NET_UNREACHABLE and no packet is sent: FW-8', () => {
    const alone = small();
    alone.segment('left');
    alone.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
    const result = ask(alone.builder.finish());
    expect(result).toMatchObject({ outcome: 'NET_UNREACHABLE', paths: [{ disposition: 'NO_ROUTE', at: 'client' }] });
    expect(kindsAt(result, 0, 0)).toEqual(['originate', 'route']);
    expect(legLines(result)).toEqual(['forward: client']);
  });
});

describe('reject and deny (forwarding 9)', () => {
  const guard = (action: 'reject' | 'deny'): Plan => routed((net) => net.stage('router', filter('router', 'forward-filter', [[action, { destinations: ['10.0.2.10'] }]])));

  it('a filter that rejects resets TCP and prohibits the rest: FW-9', () => {
    const tcp = ask(guard('reject'), { kind: 'tcp', port: 80 });
    expect(tcp).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'DENIED_OUT', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(tcp.paths[0]?.legs[1]?.hops[0]?.enter.headers).toMatchObject([{ source: '10.0.2.10', destination: '10.0.1.10' }, { sourcePort: 80, destinationPort: 51000, flags: 'RST,ACK' }]);
    for (const probe of [{ kind: 'ping' }, { kind: 'udp', port: 53 }] as const) {
      const other = ask(guard('reject'), probe);
      expect(other.outcome).toBe('ADMIN_PROHIBITED');
      expect(errorCodes(other)).toEqual(['3/13']);
    }
  });
  it('deny is silence: FW-9', () => {
    for (const probe of [{ kind: 'tcp', port: 80 }, { kind: 'udp', port: 53 }, { kind: 'ping' }] as const) {
      const result = ask(guard('deny'), probe);
      expect(result.outcome).toBe('TIMEOUT');
      expect(legLines(result)).toEqual(['forward: client router']);
    }
  });
  it('a service without endpoints is port unreachable for every protocol: FW-9', () => {
    const empty = routed((net) => net.stage('router', {
      kind: 'balance', slot: 'balance', interface: null, because: because('service'), match: { destinations: ['172.29.0.80'] }, backends: [],
      empty: { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' },
    }));
    for (const probe of [{ kind: 'tcp', port: 443 }, { kind: 'udp', port: 53 }, { kind: 'ping' }] as const) {
      const result = ask(empty, { to: '172.29.0.80', ...probe });
      expect(result).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'NO_BACKEND', reason: 'SERVICE_NO_ENDPOINTS', at: 'router' }] });
      expect(errorCodes(result)).toEqual(['3/3']);
    }
  });
});
