import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { Plan } from '../plan/plan.ts';
import type { RouteRow } from '../plan/stage.ts';
import { ipInIp } from '../plan/tunnel.ts';
import { compile, type Trace } from './index.ts';
import { ask, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { compareProbe } from './testing/compare.ts';
import { filter, routed, small, sourceNat, type Small } from './testing/small-plan.ts';

/** What the second interpreter (reference/) found in the first about errors, each as the small plan it came down to. */

function kinds(result: Trace, leg: number, hop: number): readonly string[] {
  return stepsAt(result, leg, hop).map((step) => `${step.kind} ${step.because.label}`);
}

function row(label: string, more: Partial<RouteRow>): RouteRow {
  return { destination: '10.0.2.10/32', type: 'unicast', interface: null, via: null, distance: 0, metric: 0, because: because('router', label), ...more };
}

describe('errors (forwarding 5, 6)', () => {
  it('of a closed port come from the address that was asked', () => {
    const result = ask(routed(), { to: '10.0.2.1', kind: 'udp', port: 9 });
    expect(result.paths[0]?.legs[1]).toMatchObject({ direction: 'error', hops: [{ enter: { headers: [{ source: '10.0.2.1', destination: '10.0.1.10' }, { type: 3, code: 3 }] } }, {}] });
  });
  it('say nothing to a sender who never sent what they quote: not translated back, not heard', () => {
    const plan = routed((net) => {
      net.stage('router', {
        kind: 'destination-translate', slot: 'destination-translate', interface: null, because: because('router'), stateless: false,
        rows: [{ match: { destinations: ['203.0.113.9'] }, addresses: ['10.0.2.10'], port: null, because: because('router', 'dnat') }],
      });
      net.segment('back');
      for (const [device, address] of [['client', '10.0.3.20'], ['server', '10.0.3.10']] as const) {
        net.builder.interface(device, { id: 'eth1', segment: 'back', addresses: [{ address, prefixLength: 24 }], mtuBytes: 1500, up: true, because: because(device, 'eth1') });
      }
      net.builder.routes('server', [{ ...row('back', { destination: '10.0.1.0/24', interface: 'eth1', via: '10.0.3.20' }), because: because('server', 'back') }]);
    });
    const result = ask(plan, { to: '203.0.113.9', kind: 'udp', port: 9 });
    expect(legLines(result)).toEqual(['forward: client router server', 'error: server client']);
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REFUSED', reason: 'NO_LISTENER' }] });
  });
  it('about what never got through belong to no session, should they come by again', () => {
    const net = small();
    net.segment('left');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('router', 'router', ['left left 10.0.1.1/24'], ['10.0.1.10/32 left 10.0.1.2', '10.0.1.0/24 left']);
    net.device('astray', 'router', ['left left 10.0.1.2/24'], ['10.0.1.0/24 left 10.0.1.1']);
    net.stage('router', filter('router', 'forward-filter', [['permit', {}]], { stateful: true }));
    net.stage('astray', {
      kind: 'source-translate', slot: 'source-translate', interface: null, because: because('astray'), stateless: true, ports: 'keep',
      rows: [{ match: { sources: ['10.0.1.1'] }, addresses: ['10.0.1.99'], port: null, because: because('astray', 'pair') }],
    });
    const result = ask(net.builder.finish(), { to: '10.9.9.9' });
    expect(legLines(result)).toEqual(['forward: client router', 'error: router astray router']);
    expect(kinds(result, 1, 2)).toEqual(['enter left', 'route 10.0.1.10/32 left 10.0.1.2', 'filter firewall']);
    expect(result.paths[0]?.legs[1]?.hops[2]?.steps.at(-1)).toMatchObject({ action: 'DENIED', reason: 'CT_INVALID' });
  });
  it('leave a cloud by the port their packet came by, or are unknown to it (public-cloud C.3 E3)', () => {
    const plan = routed((net) => {
      net.builder.device({ id: 'server', component: componentId('server'), profile: 'cloud-port', ttlCost: 1 });
      net.segment('back');
      for (const [device, address] of [['client', '10.0.3.20'], ['server', '10.0.3.10']] as const) {
        net.builder.interface(device, { id: 'eth1', segment: 'back', addresses: [{ address, prefixLength: 24 }], mtuBytes: 1500, up: true, because: because(device, 'eth1') });
      }
      net.builder.routes('server', [{ ...row('back', { destination: '10.0.1.0/24', interface: 'eth1', via: '10.0.3.20' }), because: because('server', 'back') }]);
      net.stage('server', filter('server', 'egress-filter', [['permit', {}]], { stateful: true, interface: 'eth1' }));
    });
    const result = ask(plan, { kind: 'udp', port: 9 });
    expect(legLines(result)).toEqual(['forward: client router server', 'error: server']);
    expect(result.outcome).toBe('TIMEOUT');
    expect(result.paths[0]?.legs[1]?.hops[0]?.steps.at(-1)).toMatchObject({ kind: 'filter', action: 'DENIED', reason: 'CT_INVALID' });
  });
  it('of a filter too: a rejection is unknown to every port but the one that rejected', () => {
    const plan = routed((net) => {
      net.builder.device({ id: 'server', component: componentId('server'), profile: 'cloud-port', ttlCost: 1 });
      net.segment('back');
      for (const [device, address] of [['client', '10.0.3.20'], ['server', '10.0.3.10']] as const) {
        net.builder.interface(device, { id: 'eth1', segment: 'back', addresses: [{ address, prefixLength: 24 }], mtuBytes: 1500, up: true, because: because(device, 'eth1') });
      }
      net.builder.routes('server', [{ ...row('back', { destination: '10.0.1.0/24', interface: 'eth1', via: '10.0.3.20' }), because: because('server', 'back') }]);
      net.stage('server', filter('server', 'ingress-filter', [['reject', {}]], { stateful: true, interface: 'eth0', table: 'in' }));
      net.stage('server', filter('server', 'egress-filter', [['permit', {}]], { stateful: true, interface: 'eth1', table: 'out' }));
    });
    const result = ask(plan, { kind: 'udp', port: 53 });
    expect(result.outcome).toBe('TIMEOUT');
    expect(result.paths[0]?.legs[1]?.hops[0]?.steps.at(-1)).toMatchObject({ kind: 'filter', action: 'DENIED', reason: 'CT_INVALID' });
  });
  it('that leave through a fixed pair carry the public address even about foreign packets', () => {
    const plan = routed((net) => {
      net.builder.device({ id: 'router', component: componentId('router'), profile: 'transparent', ttlCost: 0 });
      net.stage('router', {
        kind: 'source-translate', slot: 'source-translate', interface: 'left', because: because('router'), stateless: true, ports: 'keep',
        rows: [{ match: { sources: ['10.0.2.7'] }, addresses: ['10.0.1.77'], port: null, because: because('router', 'pair') }],
      });
      net.device('deep', 'router', ['right right 10.0.2.7/24'], ['10.0.2.0/24 right', '0.0.0.0/0 right 10.0.2.1']);
      net.builder.routes('router', [row('deep', { destination: '10.0.9.0/24', interface: 'right', via: '10.0.2.7' })]);
      net.builder.routes('deep', [{ ...row('hole', { destination: '10.0.9.0/24', type: 'unreachable' }), because: because('deep', 'hole') }]);
    });
    const result = ask(plan, { to: '10.0.9.9' });
    expect(result.outcome).toBe('HOST_UNREACHABLE');
    expect(result.paths[0]?.legs[1]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '10.0.1.77', destination: '10.0.1.10' });
  });
});

describe('an error lost in a tunnel (forwarding 6)', () => {
  /** Sends what is for `to` to a peer that the next device has no way to. */
  const tunnel = (net: Small, device: string, to: string, source: string, peer: string): void =>
    net.stage(device, { kind: 'encapsulate', slot: 'encapsulate', interface: null, because: because(device, 'tunnel'), match: { protocol: 1, destinations: [to] }, tunnel: ipInIp(), source, destination: peer });
  it('leads to one about the tunnel’s packet, and no further', () => {
    const plan = routed((net) => {
      net.device('middle', 'router', ['right right 10.0.2.2/24'], ['10.0.2.0/24 right', '10.7.7.7/32 right 10.0.2.3']);
      net.device('last', 'router', ['right right 10.0.2.3/24'], ['10.0.2.0/24 right']);
      net.builder.routes('router', [row('peer', { destination: '10.8.8.8/32', interface: 'right', via: '10.0.2.2' })]);
      tunnel(net, 'router', '10.0.1.10', '10.0.2.1', '10.8.8.8');
      tunnel(net, 'middle', '10.0.2.1', '10.0.2.2', '10.7.7.7');
    });
    const result = ask(plan, { to: '10.9.9.9' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'NO_ROUTE', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router', 'error: router middle', 'error: middle last']);
  });
});

describe('a reset lost in a tunnel (forwarding 6, 9)', () => {
  /** The server answers by `back`, which rejects that and sends its reset into a tunnel whose end the router has no way to. */
  const backwards = (change: (net: Small) => void): Plan =>
    routed((net) => {
      net.device('back', 'router', ['left left 10.0.1.2/24', 'right right 10.0.2.2/24'], ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.8.8.8/32 right 10.0.2.1']);
      net.stage('back', filter('back', 'forward-filter', [['reject', { sources: ['10.0.2.10'] }]]));
      net.stage('back', {
        kind: 'encapsulate', slot: 'encapsulate', interface: null, because: because('back', 'tunnel'), match: { protocol: 6, destinations: ['10.0.2.10'] }, tunnel: ipInIp(), source: '10.0.2.2', destination: '10.8.8.8',
      });
      change(net);
    }, { server: '0.0.0.0/0 eth0 10.0.2.2' });
  it('is told to the end of the tunnel by whoever stopped it there', () => {
    const plan = backwards(() => undefined);
    const result = ask(plan, { kind: 'tcp', port: 80 });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server back', 'forward: back router', 'error: router back']);
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'back' }] });
    expect(compareProbe(plan, compile(plan), { from: 'client', to: '10.0.2.10', kind: 'tcp', port: 80 })).toBeNull();
  });
  it('and what is told may be lost in a tunnel as well: one error more', () => {
    const plan = backwards((net) => {
      net.device('last', 'router', ['right right 10.0.2.3/24'], ['10.0.2.0/24 right']);
      net.builder.routes('router', [row('peer', { destination: '10.7.7.7/32', interface: 'right', via: '10.0.2.3' })]);
      net.stage('router', {
        kind: 'encapsulate', slot: 'encapsulate', interface: null, because: because('router', 'tunnel'), match: { protocol: 1, destinations: ['10.0.2.2'] }, tunnel: ipInIp(), source: '10.0.2.1', destination: '10.7.7.7',
      });
    });
    expect(legLines(ask(plan, { kind: 'tcp', port: 80 }))).toEqual([
      'forward: client router server', 'return: server back', 'forward: back router', 'error: router last', 'error: last router',
    ]);
    expect(compareProbe(plan, compile(plan), { from: 'client', to: '10.0.2.10', kind: 'tcp', port: 80 })).toBeNull();
  });
});

describe('an error about a packet that a stateless pair had turned', () => {
  /** The answer becomes one to somebody who never asked, and there is no way to him. */
  const astray = (change: (net: Small) => void): Trace =>
    ask(routed((net) => {
      net.stage('router', {
        kind: 'destination-translate', slot: 'destination-translate', interface: 'right', because: because('router'), stateless: true,
        rows: [{ match: { sources: ['10.0.2.10/32'] }, addresses: ['10.9.9.9'], port: null, because: because('router', 'pair') }],
      });
      change(net);
    }));
  it('into one of no connection is of none either, with source NAT', () => {
    const result = astray((net) => net.stage('router', sourceNat('router', 'right', {}, '10.0.2.1')));
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server router', 'error: router server']);
    expect(kinds(result, 2, 0)).toEqual(['originate router', 'route 10.0.2.0/24 right', 'neighbor right', 'exit right']);
  });
  it('into one of no connection is of none either: the filter takes it for invalid', () => {
    const result = astray((net) => net.stage('router', filter('router', 'egress-filter', [['permit', {}]], { stateful: true })));
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server router', 'error: router']);
    expect(result.paths[0]?.legs[2]?.hops[0]?.steps.at(-1)).toMatchObject({ kind: 'filter', action: 'DENIED', reason: 'CT_INVALID' });
  });
  it('belongs to the connection the device tracked for it', () => {
    const plan = routed((net) => {
      net.stage('router', {
        kind: 'destination-translate', slot: 'destination-translate', interface: 'left', because: because('router'), stateless: true,
        rows: [{ match: { destinations: ['10.0.2.99/32'] }, addresses: ['10.0.2.77'], port: null, because: because('router', 'pair') }],
      });
      net.stage('router', filter('router', 'egress-filter', [['permit', { sources: ['10.0.1.10/32'] }]], { stateful: true, defaultAction: 'deny' }));
    });
    expect(ask(plan, { to: '10.0.2.99' })).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ reason: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
    expect(legLines(ask(plan, { to: '10.0.2.99' }))).toEqual(['forward: client router', 'error: router client']);
  });
});
