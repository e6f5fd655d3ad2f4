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

/** What the second interpreter (reference/) found in the first on random plans, each as the small plan it came down to. */

function kinds(result: Trace, leg: number, hop: number): readonly string[] {
  return stepsAt(result, leg, hop).map((step) => `${step.kind} ${step.because.label}`);
}

function row(label: string, more: Partial<RouteRow>): RouteRow {
  return { destination: '10.0.2.10/32', type: 'unicast', interface: null, via: null, distance: 0, metric: 0, because: because('router', label), ...more };
}

describe('equal routes (CONTRACTS 3, choices)', () => {
  const twins = (rows: readonly RouteRow[]): Plan =>
    routed((net) => {
      net.device('near', 'router', ['right right 10.0.2.9/24'], ['10.0.2.0/24 right']);
      net.device('far', 'router', ['right right 10.0.2.80/24'], ['10.0.2.0/24 right']);
      net.builder.routes('router', rows);
    });
  const ways = [row('by .80', { interface: 'right', via: '10.0.2.80' }), row('by .9', { interface: 'right', via: '10.0.2.9' }), row('straight', { interface: 'right' })];
  it('are alternatives by next hop, whatever order they were written in', () => {
    expect(ask(twins(ways)).paths[0]?.choices[0]?.of).toEqual(['straight', 'by .9', 'by .80']);
    expect(ask(twins([...ways].reverse())).paths[0]?.choices[0]?.of).toEqual(['straight', 'by .9', 'by .80']);
  });
  it('never pair a way with a hole: the row that was written first decides', () => {
    const hole = row('hole', { type: 'blackhole' });
    const way = row('way', { interface: 'right' });
    expect(ask(twins([hole, way]))).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'ROUTE_BLACKHOLE', choices: [] }] });
    expect(ask(twins([way, hole]))).toMatchObject({ verdict: 'REACHABLE', paths: [{ choices: [] }] });
  });
  it('are chosen once for a flow, however often it comes by', () => {
    const net = small();
    net.segment('left');
    net.segment('between');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24', 'between between 10.0.3.1/24'], ['10.0.1.0/24 left', '0.0.0.0/0 between 10.0.3.2', '0.0.0.0/0 between 10.0.3.3']);
    net.device('two', 'router', ['between between 10.0.3.2/24'], ['0.0.0.0/0 between 10.0.3.1']);
    net.device('three', 'router', ['between between 10.0.3.3/24'], ['0.0.0.0/0 between 10.0.3.1']);
    const result = ask(net.builder.finish(), { to: '192.0.2.1' });
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TTL_EXCEEDED' });
    expect(result.truncated).toBeUndefined();
    expect(result.paths[0]?.choices).toHaveLength(1);
  });
});

describe('a route that leads nowhere', () => {
  it('is no way back for the reverse path filter (forwarding 4)', () => {
    const plan = routed((net) => net.builder.device({ id: 'router', component: componentId('router'), profile: 'router', ttlCost: 1, reversePath: 'loose' }), {
      router: ['10.0.1.0/24 blackhole', '10.0.2.0/24 right'],
    });
    expect(ask(plan)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
  });
});

describe('a frame too long for its segment (forwarding 7, 10)', () => {
  it('is only lost once a neighbour was found: without one the host is unreachable', () => {
    const thin = routed((net) => net.segment('right', { mtuBytes: 1400 }));
    expect(ask(thin, { to: '10.0.2.99', sizeBytes: 1500 })).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ reason: 'NEIGHBOR_UNREACHABLE' }] });
    expect(kinds(ask(thin, { sizeBytes: 1500 }), 0, 1)).toEqual(['enter left', 'route 10.0.2.0/24 right', 'neighbor right', 'drop right']);
  });
});

describe('a neighbour that is stated (plan/stage.ts, ResolveStage)', () => {
  const stating = (device: string): Trace =>
    ask(routed((net) => {
      net.segment('aside');
      net.device('other', 'host', ['eth0 aside 10.0.3.10/24', 'eth1 - 10.0.3.11/24'], []);
      net.device('twin', 'host', ['eth0 right 10.0.2.11/24'], ['0.0.0.0/0 eth0 10.0.2.1']);
      const [name = '', at = ''] = device.split('/');
      net.stage('router', { kind: 'resolve', slot: 'emit', interface: null, because: because('router', 'stated'), neighbours: [{ address: '10.0.2.10', device: name, interface: at }] });
    }));
  it('gets the frame, whoever else would answer for the address', () => {
    expect(legLines(stating('twin/eth0'))[0]).toBe('forward: client router twin');
  });
  it.each(['other/eth0', 'other/eth1', 'nobody/eth0'])('on no segment of the layer 2 network gets nothing: %s', (device) => {
    const result = stating(device);
    expect(legLines(result)).toEqual(['forward: client router', 'error: router client']);
    expect(result).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ reason: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
  });
});

describe('reject (forwarding 9)', () => {
  const rejecting = (match: object, stateful: boolean): Plan => routed((net) => net.stage('router', filter('router', 'forward-filter', [['reject', match]], { stateful })));
  it('leaves no session behind', () => {
    expect(kinds(ask(rejecting({}, true), { kind: 'tcp', port: 80 }), 0, 1)).toEqual(['enter left', 'route 10.0.2.0/24 right', 'filter rule 1']);
  });
  it('answers a rejected SYN-ACK with a reset to the server', () => {
    const result = ask(rejecting({ sources: ['10.0.2.10'] }, false), { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server router', 'forward: router server']);
    expect(result.paths[0]?.legs[2]?.hops[0]?.enter.headers).toMatchObject([{ source: '10.0.1.10', destination: '10.0.2.10' }, { flags: 'RST,ACK' }]);
  });
});

describe('blockers', () => {
  it('are what stands before the question and its answer, not what an error meets', () => {
    const plan = routed((net) => net.stage('client', filter('client', 'ingress-filter', [['deny', { protocol: 1 }]])));
    expect(ask(plan, { to: '10.9.9.9', kind: 'tcp' }).blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['router', 'NO_ROUTE']]);
  });
  it('count a datagram’s answer as long as the datagram', () => {
    const narrow = routed((net) => net.stage('server', { kind: 'fit', slot: 'fit', interface: 'eth0', because: because('server', 'mtu'), mtuBytes: 1000 }));
    expect(ask(narrow, { kind: 'udp', port: 9, sizeBytes: 1300, dontFragment: true }).blockers.map((blocker) => [blocker.reason, blocker.because.label])).toEqual([
      ['NO_LISTENER', 'server'], ['FRAGMENTATION_NEEDED_DF', 'mtu'],
    ]);
  });
});

describe('because points at what decided (CONTRACTS 3)', () => {
  it('a limit that was put on an interface, and the stage that tracks', () => {
    const plan = routed((net: Small) => {
      net.stage('router', { kind: 'fit', slot: 'fit', interface: 'right', because: because('router', 'mtu'), mtuBytes: 1400 });
      net.stage('router', { kind: 'session', slot: 'session', interface: null, because: because('router', 'conntrack') });
    });
    expect(kinds(ask(plan, { sizeBytes: 1500 }), 0, 1)).toEqual(['enter left', 'route 10.0.2.0/24 right', 'fragment mtu', 'neighbor right', 'session-setup conntrack', 'exit right']);
    expect(kinds(ask(plan, { sizeBytes: 1500 }), 1, 1)).toContain('session-match conntrack');
  });
  it('the backend that was chosen, from alternatives by component', () => {
    const backend = (id: string, address: string) => ({ component: componentId(id), address, port: null, because: because('router', `to ${id}`) });
    const plan = routed((net) => {
      net.device('other', 'host', ['eth0 right 10.0.2.11/24'], ['0.0.0.0/0 eth0 10.0.2.1']);
      net.stage('router', {
        kind: 'balance', slot: 'balance', interface: null, because: because('router', 'service'), match: { destinations: ['203.0.113.9'] },
        backends: [backend('server', '10.0.2.10'), backend('other', '10.0.2.11')], empty: { action: 'deny', reason: 'SERVICE_NO_ENDPOINTS' },
      });
    });
    const result = ask(plan, { to: '203.0.113.9' });
    const chosen = result.paths[0]?.choices[0]?.chosen;
    expect(result.paths[0]?.choices[0]?.of).toEqual(['other', 'server']);
    expect(kinds(result, 0, 1)[1]).toBe(`balance to ${chosen}`);
    expect(kinds(result, 1, 1)).toContain(`translate to ${chosen}`);
    const closed = ask(plan, { to: '203.0.113.9', kind: 'udp', port: 9 });
    expect(kinds(closed, 1, 1)).toContain(`translate to ${closed.paths[0]?.choices[0]?.chosen}`);
  });
  it('the access list of a proxy, with its reason in the step as in the verdict (public-cloud C.7 L3)', () => {
    const plan = routed((net) =>
      net.stage('server', {
        kind: 'proxy', slot: 'deliver', interface: null, because: because('server', 'proxy'), address: '10.0.2.10', listeners: [], pools: [],
        noListener: { action: 'deny', reason: 'LB_NO_LISTENER' }, access: { rows: [], defaultAction: 'deny', reason: 'LB_IPACL_DENY' },
      }));
    const result = ask(plan, { kind: 'tcp', port: 80 });
    expect(result.paths[0]).toMatchObject({ disposition: 'DENIED_IN', reason: 'LB_IPACL_DENY' });
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1)).toMatchObject({ kind: 'filter', action: 'DENIED', reason: 'LB_IPACL_DENY' });
  });
});

describe('a source port that another session has (plan.ts, keep-if-free)', () => {
  it('is replaced by the next free one, and so is the identifier of an echo', () => {
    const net = small();
    net.segment('left');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24'], ['0.0.0.0/0 left 10.0.1.2']);
    net.device('two', 'router', ['left left 10.0.1.2/24'], ['0.0.0.0/0 left 10.0.1.1']);
    net.stage('one', {
      kind: 'source-translate', slot: 'source-translate', interface: null, because: because('one'), stateless: false, ports: 'keep-if-free',
      rows: [{ match: {}, addresses: ['10.0.7.7'], port: null, because: because('one', 'masquerade') }],
    });
    const hops = ask(net.builder.finish(), { to: '192.0.2.1' }).paths[0]?.legs[0]?.hops.filter((hop) => hop.component === 'one') ?? [];
    const identifiers = hops.slice(0, 4).map((hop) => hop.steps.find((step) => step.kind === 'translate')?.headers[1]);
    expect(identifiers).toEqual([1, 1024, 1025, 1026].map((identifier) => ({ layer: 'icmp', type: 8, code: 0, identifier })));
  });
  it('cannot be replaced where there are no ports: a tunnel’s second packet to the same end is not translated', () => {
    const net = small();
    net.segment('left');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24'], ['0.0.0.0/0 left 10.0.1.2']);
    net.device('two', 'router', ['left left 10.0.1.2/24'], ['0.0.0.0/0 left 10.0.1.1']);
    net.stage('client', { kind: 'encapsulate', slot: 'encapsulate', interface: null, because: because('client', 'tunnel'), match: { protocol: 1 }, tunnel: ipInIp(), source: '10.0.1.10', destination: '192.0.2.1' });
    net.stage('one', sourceNat('one', null, {}, '10.0.7.7'));
    const plan = net.builder.finish();
    const result = ask(plan, { to: '192.0.2.9' });
    expect(legLines(result)).toEqual(['forward: client one two one']);
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'TRANSLATION_FAILED', reason: 'NAT_NO_ADDRESSES', at: 'one' }] });
    expect(compareProbe(plan, compile(plan), { from: 'client', to: '192.0.2.9', kind: 'ping' })).toBeNull();
  });
});

describe('a round that is long before its TTL runs out (forwarding 13)', () => {
  it('ends by the TTL all the same: 255 hops with eight bridges between any two', () => {
    const net = small();
    const chain = Array.from({ length: 9 }, (_, index) => `part${index}`);
    for (const id of chain) net.segment(id);
    net.segment('left');
    chain.slice(1).forEach((id, index) => {
      net.device(`bridge${index}`, 'host', [`a part${index}`, `b ${id}`], []);
      net.stage(`bridge${index}`, { kind: 'bridge', slot: 'receive', interface: null, because: because(`bridge${index}`, 'bridge'), interfaces: ['a', 'b'] });
    });
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24', 'near part0 10.0.2.1/24'], ['10.0.1.0/24 left', '0.0.0.0/0 near 10.0.2.2']);
    net.device('two', 'router', ['far part8 10.0.2.2/24'], ['0.0.0.0/0 far 10.0.2.1']);
    const tunnel = { ...ipInIp(), ttl: 255 };
    net.stage('client', { kind: 'encapsulate', slot: 'encapsulate', interface: null, because: because('client', 'tunnel'), match: { protocol: 1 }, tunnel, source: '10.0.1.10', destination: '192.0.2.1' });
    const plan = net.builder.finish();
    const result = ask(plan, { to: '192.0.2.9' });
    expect(result.paths[0]).toMatchObject({ disposition: 'TTL_EXCEEDED', reason: 'TTL_EXCEEDED' });
    // The client, then 255 routers, of which all but the first stand behind eight bridges.
    expect(result.paths[0]?.legs[0]?.hops).toHaveLength(1 + 255 + 254 * 8);
    expect(compareProbe(plan, compile(plan), { from: 'client', to: '192.0.2.9', kind: 'ping' })).toBeNull();
  });
});

describe('what only passes packets on', () => {
  it('sends none, not even in the name of somebody with the same address', () => {
    const net = small();
    net.segment('left');
    net.segment('right');
    net.device('gate', 'transparent', ['a left 10.0.1.5/24', 'b right 10.0.2.1/24'], ['10.0.1.0/24 a', '10.0.2.0/24 b']);
    net.device('alike', 'host', ['eth0 right 10.0.1.5/24'], ['10.0.2.0/24 eth0']);
    net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '10.0.1.0/24 eth0']);
    expect(ask(net.builder.finish(), { from: 'gate' })).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
  });
});
