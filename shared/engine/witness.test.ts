import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProxyStage, RouteRow, Stage } from '../plan/stage.ts';
import { ipInIp } from '../plan/tunnel.ts';
import { compile, trace, traceSchema, type Trace } from './index.ts';
import { because } from './testing/cloud-plan.ts';
import { filter, routed, small, sourceNat, type Small } from './testing/small-plan.ts';

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

describe('errors (forwarding 5, 6)', () => {
  it('of a closed port come from the address that was asked', () => {
    const result = run(routed(), { to: '10.0.2.1', kind: 'udp', port: 9 });
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
    const result = run(plan, { to: '203.0.113.9', kind: 'udp', port: 9 });
    expect(legs(result)).toEqual(['forward: client router server', 'error: server client']);
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
    const result = run(net.builder.finish(), { to: '10.9.9.9' });
    expect(legs(result)).toEqual(['forward: client router', 'error: router astray router']);
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
    const result = run(plan, { kind: 'udp', port: 9 });
    expect(legs(result)).toEqual(['forward: client router server', 'error: server']);
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
    const result = run(plan, { kind: 'udp', port: 53 });
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
    const result = run(plan, { to: '10.0.9.9' });
    expect(result.outcome).toBe('HOST_UNREACHABLE');
    expect(result.paths[0]?.legs[1]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '10.0.1.77', destination: '10.0.1.10' });
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
    const result = run(plan, { to: '10.9.9.9' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'NO_ROUTE', at: 'router' }] });
    expect(legs(result)).toEqual(['forward: client router', 'error: router middle', 'error: middle last']);
  });
});

describe('an error about a packet that a stateless pair had turned', () => {
  /** The answer becomes one to somebody who never asked, and there is no way to him. */
  const astray = (change: (net: Small) => void): Trace =>
    run(routed((net) => {
      net.stage('router', {
        kind: 'destination-translate', slot: 'destination-translate', interface: 'right', because: because('router'), stateless: true,
        rows: [{ match: { sources: ['10.0.2.10/32'] }, addresses: ['10.9.9.9'], port: null, because: because('router', 'pair') }],
      });
      change(net);
    }));
  it('into one of no connection is of none either, with source NAT', () => {
    const result = astray((net) => net.stage('router', sourceNat('router', 'right', {}, '10.0.2.1')));
    expect(legs(result)).toEqual(['forward: client router server', 'return: server router', 'error: router server']);
    expect(kinds(result, 2, 0)).toEqual(['originate router', 'route 10.0.2.0/24 right', 'neighbor right', 'exit right']);
  });
  it('into one of no connection is of none either: the filter takes it for invalid', () => {
    const result = astray((net) => net.stage('router', filter('router', 'egress-filter', [['permit', {}]], { stateful: true })));
    expect(legs(result)).toEqual(['forward: client router server', 'return: server router', 'error: router']);
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
    expect(run(plan, { to: '10.0.2.99' })).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ reason: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
    expect(legs(run(plan, { to: '10.0.2.99' }))).toEqual(['forward: client router', 'error: router client']);
  });
});
