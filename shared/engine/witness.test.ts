// Over 250 lines: one list of what one interpreter found in the other; what is about errors stands in witness-errors.test.ts.
import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProxyStage, RouteRow, Stage } from '../plan/stage.ts';
import { compile, trace, traceSchema, type Trace } from './index.ts';
import { because } from './testing/cloud-plan.ts';
import { filter, listener, routed, small, type Small } from './testing/small-plan.ts';

/** What the second interpreter (reference/) found in the first on random plans, each as the small plan it came down to. */

type ProbeText = Parameters<typeof trace>[1];

function run(plan: Plan, probe: Partial<ProbeText> = {}): Trace {
  return traceSchema.parse(trace(compile(plan), { from: 'client', to: '10.0.2.10', kind: 'ping', ...probe }));
}

function legs(result: Trace): readonly string[] {
  return (result.paths[0]?.legs ?? []).map((leg) => `${leg.direction}: ${leg.hops.map((hop) => hop.component).join(' ')}`);
}

function kinds(result: Trace, leg: number, hop: number): readonly string[] {
  return (result.paths[0]?.legs[leg]?.hops[hop]?.steps ?? []).map((step) => `${step.kind} ${step.because.label}`);
}

function row(label: string, more: Partial<RouteRow>): RouteRow {
  return { destination: '10.0.2.10/32', type: 'unicast', interface: null, via: null, distance: 0, metric: 0, because: because('router', label), ...more };
}

const webStage: Stage = {
  kind: 'deliver', slot: 'deliver', interface: null, because: because('server'),
  services: [{ protocol: 'tcp', port: 80, bind: '0.0.0.0', application: { kind: 'http', tls: false, responses: [] }, because: because('server', 'web') }],
};

function balancer(members: readonly string[], noListener: ProxyStage['noListener']): ProxyStage {
  return {
    kind: 'proxy', slot: 'deliver', interface: null, because: because('server', 'proxy'), address: '10.0.2.10', noListener, access: null,
    listeners: [{ port: 80, mode: 'tcp', policies: [], defaultPool: 'pool', addsForwardedFor: false, because: because('server', 'listener') }],
    pools: [{
      id: 'pool', protocol: 'tcp', method: 'round-robin', persistence: 'none', monitor: null, because: because('server', 'pool'),
      members: members.map((address) => ({ id: address, component: null, address, port: 80, weight: 1, enabled: true, because: because('server', address) })),
    }],
  };
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
    expect(run(twins(ways)).paths[0]?.choices[0]?.of).toEqual(['straight', 'by .9', 'by .80']);
    expect(run(twins([...ways].reverse())).paths[0]?.choices[0]?.of).toEqual(['straight', 'by .9', 'by .80']);
  });
  it('never pair a way with a hole: the row that was written first decides', () => {
    const hole = row('hole', { type: 'blackhole' });
    const way = row('way', { interface: 'right' });
    expect(run(twins([hole, way]))).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'ROUTE_BLACKHOLE', choices: [] }] });
    expect(run(twins([way, hole]))).toMatchObject({ verdict: 'REACHABLE', paths: [{ choices: [] }] });
  });
  it('are chosen once for a flow, however often it comes by', () => {
    const net = small();
    net.segment('left');
    net.segment('between');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24', 'between between 10.0.3.1/24'], ['10.0.1.0/24 left', '0.0.0.0/0 between 10.0.3.2', '0.0.0.0/0 between 10.0.3.3']);
    net.device('two', 'router', ['between between 10.0.3.2/24'], ['0.0.0.0/0 between 10.0.3.1']);
    net.device('three', 'router', ['between between 10.0.3.3/24'], ['0.0.0.0/0 between 10.0.3.1']);
    const result = run(net.builder.finish(), { to: '192.0.2.1' });
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
    expect(run(plan)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
  });
});

describe('a frame too long for its segment (forwarding 7, 10)', () => {
  it('is only lost once a neighbour was found: without one the host is unreachable', () => {
    const thin = routed((net) => net.segment('right', { mtuBytes: 1400 }));
    expect(run(thin, { to: '10.0.2.99', sizeBytes: 1500 })).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ reason: 'NEIGHBOR_UNREACHABLE' }] });
    expect(kinds(run(thin, { sizeBytes: 1500 }), 0, 1)).toEqual(['enter left', 'route 10.0.2.0/24 right', 'neighbor right', 'drop right']);
  });
});

describe('a neighbour that is stated (plan/stage.ts, ResolveStage)', () => {
  const stating = (device: string): Trace =>
    run(routed((net) => {
      net.segment('aside');
      net.device('other', 'host', ['eth0 aside 10.0.3.10/24', 'eth1 - 10.0.3.11/24'], []);
      net.device('twin', 'host', ['eth0 right 10.0.2.11/24'], ['0.0.0.0/0 eth0 10.0.2.1']);
      const [name = '', at = ''] = device.split('/');
      net.stage('router', { kind: 'resolve', slot: 'emit', interface: null, because: because('router', 'stated'), neighbours: [{ address: '10.0.2.10', device: name, interface: at }] });
    }));
  it('gets the frame, whoever else would answer for the address', () => {
    expect(legs(stating('twin/eth0'))[0]).toBe('forward: client router twin');
  });
  it.each(['other/eth0', 'other/eth1', 'nobody/eth0'])('on no segment of the layer 2 network gets nothing: %s', (device) => {
    const result = stating(device);
    expect(legs(result)).toEqual(['forward: client router', 'error: router client']);
    expect(result).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ reason: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
  });
});

describe('reject (forwarding 9)', () => {
  const rejecting = (match: object, stateful: boolean): Plan => routed((net) => net.stage('router', filter('router', 'forward-filter', [['reject', match]], { stateful })));
  it('leaves no session behind', () => {
    expect(kinds(run(rejecting({}, true), { kind: 'tcp', port: 80 }), 0, 1)).toEqual(['enter left', 'route 10.0.2.0/24 right', 'filter rule 1']);
  });
  it('answers a rejected SYN-ACK with a reset to the server', () => {
    const result = run(rejecting({ sources: ['10.0.2.10'] }, false), { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(legs(result)).toEqual(['forward: client router server', 'return: server router', 'forward: router server']);
    expect(result.paths[0]?.legs[2]?.hops[0]?.enter.headers).toMatchObject([{ source: '10.0.1.10', destination: '10.0.2.10' }, { flags: 'RST,ACK' }]);
  });
});

describe('blockers', () => {
  it('are what stands before the question and its answer, not what an error meets', () => {
    const plan = routed((net) => net.stage('client', filter('client', 'ingress-filter', [['deny', { protocol: 1 }]])));
    expect(run(plan, { to: '10.9.9.9', kind: 'tcp' }).blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['router', 'NO_ROUTE']]);
  });
  it('count a datagram’s answer as long as the datagram', () => {
    const narrow = routed((net) => net.stage('server', { kind: 'fit', slot: 'fit', interface: 'eth0', because: because('server', 'mtu'), mtuBytes: 1000 }));
    expect(run(narrow, { kind: 'udp', port: 9, sizeBytes: 1300, dontFragment: true }).blockers.map((blocker) => [blocker.reason, blocker.because.label])).toEqual([
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
    expect(kinds(run(plan, { sizeBytes: 1500 }), 0, 1)).toEqual(['enter left', 'route 10.0.2.0/24 right', 'fragment mtu', 'neighbor right', 'session-setup conntrack', 'exit right']);
    expect(kinds(run(plan, { sizeBytes: 1500 }), 1, 1)).toContain('session-match conntrack');
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
    const result = run(plan, { to: '203.0.113.9' });
    const chosen = result.paths[0]?.choices[0]?.chosen;
    expect(result.paths[0]?.choices[0]?.of).toEqual(['other', 'server']);
    expect(kinds(result, 0, 1)[1]).toBe(`balance to ${chosen}`);
    expect(kinds(result, 1, 1)).toContain(`translate to ${chosen}`);
    const closed = run(plan, { to: '203.0.113.9', kind: 'udp', port: 9 });
    expect(kinds(closed, 1, 1)).toContain(`translate to ${closed.paths[0]?.choices[0]?.chosen}`);
  });
  it('the access list of a proxy, with its reason in the step as in the verdict (public-cloud C.7 L3)', () => {
    const plan = routed((net) =>
      net.stage('server', {
        kind: 'proxy', slot: 'deliver', interface: null, because: because('server', 'proxy'), address: '10.0.2.10', listeners: [], pools: [],
        noListener: { action: 'deny', reason: 'LB_NO_LISTENER' }, access: { rows: [], defaultAction: 'deny', reason: 'LB_IPACL_DENY' },
      }));
    const result = run(plan, { kind: 'tcp', port: 80 });
    expect(result.paths[0]).toMatchObject({ disposition: 'DENIED_IN', reason: 'LB_IPACL_DENY' });
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1)).toMatchObject({ kind: 'filter', action: 'DENIED', reason: 'LB_IPACL_DENY' });
  });
});

describe('a connection that half the way knows nothing of (forwarding 3)', () => {
  const oneWay = (change: (net: Small) => void): Plan =>
    routed((net) => {
      net.segment('back');
      for (const [device, address] of [['client', '10.0.3.20'], ['server', '10.0.3.10']] as const) {
        net.builder.interface(device, { id: 'eth1', segment: 'back', addresses: [{ address, prefixLength: 24 }], mtuBytes: 1500, up: true, because: because(device, 'eth1') });
      }
      net.builder.routes('server', [{ ...row('back', { destination: '10.0.1.0/24', interface: 'eth1', via: '10.0.3.20' }), because: because('server', 'back') }]);
      net.stage('router', filter('router', 'forward-filter', [['permit', {}]], { stateful: true }));
      change(net);
    });
  it('stalls before a service can misunderstand what is asked', () => {
    const result = run(oneWay(() => undefined), { kind: 'http', port: 80 });
    expect(result).toMatchObject({ outcome: 'STALLED', paths: [{ reason: 'CT_INVALID', at: 'router' }] });
    expect(legs(result)).toEqual(['forward: client router server', 'return: server client', 'forward: client router']);
    expect(result.blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['router', 'CT_INVALID'], ['server', 'PROTOCOL_RESTRICTION']]);
  });
  it('is what a person behind a proxy meets, though the answer of the member was lost before', () => {
    const proxy = balancer(['10.0.2.30'], { action: 'deny', reason: 'LB_NO_LISTENER' });
    const plan = oneWay((net) => {
      net.device('member', 'host', ['eth0 right 10.0.2.30/24'], []);
      net.builder.services('member', because('member'), [listener('member', 'tcp', 80)]);
      net.stage('server', { ...proxy, listeners: proxy.listeners.map((each) => ({ ...each, mode: 'http' })) });
    });
    const result = run(plan, { kind: 'http', port: 80 });
    expect(legs(result)).toEqual(['forward: client router server', 'forward: server member', 'return: member', 'return: server client', 'forward: client router']);
    expect(result).toMatchObject({ outcome: 'STALLED', paths: [{ disposition: 'DENIED_OUT', reason: 'CT_INVALID', at: 'router' }] });
  });
  it('does not go on after a reset: a proxy without members is RESET', () => {
    const plan = oneWay((net) => net.stage('server', balancer([], { action: 'deny', reason: 'LB_NO_LISTENER' })));
    const result = run(plan, { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ outcome: 'RESET', paths: [{ disposition: 'NO_BACKEND' }] });
    expect(legs(result)).toEqual(['forward: client router server', 'return: server client']);
  });
});

describe('a proxy (public-cloud C.7)', () => {
  it('that refuses aloud is refused, whether or not its reset gets home', () => {
    const plan = routed((net) => net.stage('server', balancer([], { action: 'reject', reason: 'LISTENER_MISMATCH' })), { server: '10.0.7.0/24 eth0' });
    expect(run(plan, { kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REFUSED', reason: 'LISTENER_MISMATCH', at: 'server' }] });
  });
  it('whose own answer is lost as well has lost the answer', () => {
    const plan = routed((net) => net.stage('server', balancer(['10.0.2.99'], { action: 'deny', reason: 'LB_NO_LISTENER' })), { server: '10.0.7.0/24 eth0' });
    expect(run(plan, { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'NO_ROUTE', at: 'server' }] });
  });
});

describe('a service that is asked in a language it does not speak', () => {
  it('is what the step at the client points at', () => {
    const last = run(routed(), { kind: 'http', port: 80 }).paths[0]?.legs[1]?.hops.at(-1)?.steps.at(-1);
    expect(last).toMatchObject({ kind: 'drop', reason: 'PROTOCOL_RESTRICTION', because: { component: 'server', label: 'tcp 80' } });
  });
});

describe('a series of connections', () => {
  it('never starts from port 0', () => {
    const plan = routed((net) => net.stage('router', filter('router', 'forward-filter', [['permit', { sourcePorts: [[65535, 65535]] }], ['permit', { sourcePorts: [[1024, 1024]] }], ['permit', { sources: ['10.0.2.10'] }]], { defaultAction: 'deny' })));
    const web = { ...plan, devices: plan.devices.map((device) => (device.id === 'server' ? { ...device, stages: [...device.stages.filter((stage) => stage.kind !== 'deliver'), webStage] } : device)) };
    expect(run(web, { kind: 'http', port: 80, sourcePort: 65535, count: 2 }).requests?.map((request) => request.status)).toEqual([404, 404]);
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
    const hops = run(net.builder.finish(), { to: '192.0.2.1' }).paths[0]?.legs[0]?.hops.filter((hop) => hop.component === 'one') ?? [];
    const identifiers = hops.slice(0, 4).map((hop) => hop.steps.find((step) => step.kind === 'translate')?.headers[1]);
    expect(identifiers).toEqual([1, 1024, 1025, 1026].map((identifier) => ({ layer: 'icmp', type: 8, code: 0, identifier })));
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
    expect(run(net.builder.finish(), { from: 'gate' })).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
  });
});
