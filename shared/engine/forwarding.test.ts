import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { compile, trace, traceSchema, type Trace } from './index.ts';
import { because, sshServer } from './testing/cloud-plan.ts';
import { filter, routed, small, type Small } from './testing/small-plan.ts';

/**
 * The statements of domain/forwarding.md that the present stages can show, each with the values the document gives.
 * One long file, because it is read beside one page, statement by statement.
 */

type ProbeText = Parameters<typeof trace>[1];

function run(plan: Plan, probe: Partial<ProbeText> = {}): Trace {
  return traceSchema.parse(trace(compile(plan), { from: 'client', to: '10.0.2.10', kind: 'ping', ...probe }));
}

function legs(result: Trace): readonly string[] {
  return (result.paths[0]?.legs ?? []).map((leg) => `${leg.direction}: ${leg.hops.map((hop) => hop.component).join(' ')}`);
}

function kinds(result: Trace, leg: number, hop: number): readonly string[] {
  return (result.paths[0]?.legs[leg]?.hops[hop]?.steps ?? []).map((step) => step.kind);
}

const gateway: Parameters<Small['stage']>[1] = {
  kind: 'destination-translate', slot: 'destination-translate', interface: 'left', because: because('router'), stateless: false,
  rows: [{ match: { destinations: ['10.0.1.1'], protocol: 6, destinationPorts: [[8080, 8080]] }, addresses: ['10.0.2.10'], port: 80, because: because('router', 'dnat 8080') }],
};
const masquerade: Parameters<Small['stage']>[1] = {
  kind: 'source-translate', slot: 'source-translate', interface: 'right', because: because('router'), stateless: false, ports: 'keep-if-free',
  rows: [{ match: { sources: ['10.0.1.0/24'] }, addresses: ['10.0.2.1'], port: null, because: because('router', 'masquerade') }],
};

describe('order in a router (forwarding 1)', () => {
  const full = (net: Small): void => {
    net.stage('router', filter('router', 'ingress-filter', [['permit', { destinations: ['10.0.1.1'] }]], { table: 'before' }));
    net.stage('router', gateway);
    net.stage('router', filter('router', 'forward-filter', [['permit', { sources: ['10.0.1.10'], destinations: ['10.0.2.10'] }]], { table: 'after', defaultAction: 'deny', stateful: true }));
    net.stage('router', masquerade);
  };
  it('sees original addresses, translates the destination, routes, filters what it became, translates the source: FW-1', () => {
    const result = run(routed(full), { to: '10.0.1.1', kind: 'tcp', port: 8080 });
    expect(result.verdict).toBe('REACHABLE');
    const router = result.paths[0]?.legs[0]?.hops[1];
    expect(router?.steps.map((step) => [step.kind, step.detail['table'] ?? step.detail['side'] ?? ''])).toEqual([
      ['enter', ''], ['filter', 'before'], ['translate', 'destination'], ['route', ''], ['filter', 'after'], ['translate', 'source'], ['neighbor', ''], ['session-setup', ''], ['exit', ''],
    ]);
    // The first packet of a traceroute has TTL 1: without a route it hears of that, not of the TTL.
    const unrouted = run(routed(), { to: '10.9.9.9', kind: 'traceroute' });
    expect(unrouted).toMatchObject({ outcome: 'NET_UNREACHABLE', traceroute: [{ ttl: 1, from: '10.0.1.1', timeMs: 1 }] });
    expect(unrouted.traceroute).toHaveLength(1);
    // TTL before MTU: too big and out of hops at once is reported as out of hops.
    const narrow = routed((net) => net.builder.stage('router', { kind: 'fit', slot: 'fit', interface: 'right', because: because('router', 'mtu'), mtuBytes: 1400 }));
    expect(run(narrow, { kind: 'traceroute', sizeBytes: 1500, dontFragment: true }).traceroute?.map((line) => line.from)).toEqual(['10.0.1.1', '10.0.1.1']);
    expect(run(narrow, { kind: 'traceroute', sizeBytes: 1500, dontFragment: true }).outcome).toBe('FRAGMENTATION_NEEDED');
  });
  it('can filter by the addresses a packet entered with', () => {
    const original = (net: Small): void => {
      net.stage('router', gateway);
      net.stage('router', filter('router', 'forward-filter', [['permit', { destinations: ['10.0.1.1'] }]], { view: 'original', defaultAction: 'deny' }));
    };
    expect(run(routed(original), { to: '10.0.1.1', kind: 'tcp', port: 8080 }).verdict).toBe('UNREACHABLE');
    const answering = (net: Small): void => {
      net.stage('router', gateway);
      net.stage('router', filter('router', 'forward-filter', [['permit', { destinations: ['10.0.1.1'] }]], { view: 'original', defaultAction: 'deny', stateful: true }));
    };
    expect(run(routed(answering), { to: '10.0.1.1', kind: 'tcp', port: 8080 }).verdict).toBe('REACHABLE');
  });
});

describe('sessions (forwarding 2)', () => {
  it('translates replies from the stored entry, and the client sees who it asked: FW-2', () => {
    const nat = (net: Small): void => [gateway, masquerade].forEach((stage) => net.stage('router', stage));
    const result = run(routed(nat), { to: '10.0.1.1', kind: 'tcp', port: 8080 });
    const back = result.paths[0]?.legs[1]?.hops[1]?.steps.filter((step) => step.kind === 'translate');
    expect(back?.map((step) => [step.because.label, step.detail['by'], step.detail['destination'] ?? step.detail['source']])).toEqual([
      ['masquerade', 'session', '10.0.2.1 → 10.0.1.10'], ['dnat 8080', 'session', '10.0.2.10 → 10.0.1.1'],
    ]);
    expect(result.paths[0]?.legs[1]?.hops[2]?.enter.headers[1]).toEqual({ layer: 'tcp', sourcePort: 8080, destinationPort: 51000, flags: 'SYN,ACK' });
    const oneWay = (net: Small): void => {
      net.segment('back');
      net.builder.interface('server', { id: 'eth1', segment: 'back', addresses: [{ address: '10.0.3.10', prefixLength: 24 }], mtuBytes: 1500, up: true, because: because('server', 'eth1') });
      net.builder.interface('client', { id: 'eth1', segment: 'back', addresses: [{ address: '10.0.3.20', prefixLength: 24 }], mtuBytes: 1500, up: true, because: because('client', 'eth1') });
      net.device('wall', 'router', ['a back 10.0.3.1/24', 'b left 10.0.1.9/24'], ['10.0.1.0/24 b', '10.0.3.0/24 a']);
      net.builder.routes('server', [{ destination: '10.0.1.0/24', type: 'unicast', interface: 'eth1', via: '10.0.3.1', distance: 0, metric: 0, because: because('server', 'back') }]);
      net.stage('wall', filter('wall', 'forward-filter', [['permit', {}]], { stateful: true }));
    };
    expect(run(routed(oneWay), { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'CT_INVALID', at: 'wall' }] });
    expect(run(routed(oneWay))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'CT_INVALID', at: 'wall' }] });
    expect(run(routed(oneWay), { kind: 'udp', port: 53 })).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
  });
  it('keeps a source port that is free', () => {
    const plan = routed((net) => {
      net.stage('router', masquerade);
      net.builder.stage('router', { kind: 'session', slot: 'session', interface: null, because: because('router') });
    });
    const result = run(plan, { kind: 'udp', port: 53 });
    expect(result.paths[0]?.legs[0]?.hops[2]?.enter.headers).toMatchObject([{ source: '10.0.2.1', destination: '10.0.2.10' }, { sourcePort: 51000, destinationPort: 53 }]);
  });
});

describe('asymmetric path (forwarding 3)', () => {
  it('connects and then nothing flows: FW-3', () => {
    const plan = routed((net) => {
      net.segment('back');
      net.builder.interface('server', { id: 'eth1', segment: 'back', addresses: [{ address: '10.0.3.10', prefixLength: 24 }], mtuBytes: 1500, up: true, because: because('server', 'eth1') });
      net.device('other', 'router', ['a back 10.0.3.1/24', 'b left 10.0.1.9/24'], ['10.0.1.0/24 b', '10.0.3.0/24 a']);
      net.builder.routes('server', [{ destination: '10.0.1.0/24', type: 'unicast', interface: 'eth1', via: '10.0.3.1', distance: 0, metric: 0, because: because('server', 'back') }]);
      net.stage('router', filter('router', 'forward-filter', [['permit', {}]], { stateful: true }));
    });
    const result = run(plan, { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ outcome: 'STALLED', verdict: 'UNREACHABLE', paths: [{ reason: 'CT_INVALID', at: 'router' }] });
    expect(legs(result)).toEqual(['forward: client router server', 'return: server other client', 'forward: client router']);
    expect(result.paths[0]?.legs[2]?.hops[0]?.enter.headers[1]).toMatchObject({ flags: 'ACK' });
  });
});

describe('reverse path filter (forwarding 4)', () => {
  const twoSided = (reversePath: 'strict' | 'loose'): Plan => {
    const net = small();
    for (const id of ['left', 'right', 'side']) net.segment(id);
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24', 'side side 10.0.4.1/24'], ['10.0.1.0/24 side 10.0.4.2', '10.0.2.0/24 right', '10.0.4.0/24 side'], { reversePath });
    net.device('detour', 'router', ['side side 10.0.4.2/24', 'left left 10.0.1.8/24'], ['10.0.1.0/24 left', '10.0.4.0/24 side']);
    net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
    return net.builder.finish();
  };
  it('strict wants the way back through the same interface, loose wants any: FW-4', () => {
    expect(run(twoSided('strict'))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
    expect(run(twoSided('loose'))).toMatchObject({ outcome: 'REPLY' });
    const replies = small();
    for (const id of ['left', 'right', 'back']) replies.segment(id);
    replies.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1'], { reversePath: 'strict' });
    replies.builder.interface('client', { id: 'eth1', segment: 'back', addresses: [{ address: '10.0.3.10', prefixLength: 24 }], mtuBytes: 1500, up: true, because: because('client', 'eth1') });
    replies.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24', 'back back 10.0.3.1/24'], ['10.0.1.10/32 back 10.0.3.10', '10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.3.0/24 back']);
    replies.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
    expect(run(replies.builder.finish())).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REVERSE_PATH_FILTER', at: 'client' }] });
  });
});

describe('weak host model (forwarding 5)', () => {
  it('answers for its far address; without a listener it refuses, unless its filter denies: FW-5', () => {
    expect(run(routed(), { to: '10.0.2.1' })).toMatchObject({ outcome: 'REPLY', paths: [{ at: 'router' }] });
    expect(run(routed(), { to: '10.0.2.1', kind: 'tcp', port: 22 })).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'REFUSED', reason: 'NO_LISTENER', at: 'router' }] });
    const udp = run(routed(), { to: '10.0.2.1', kind: 'udp', port: 22 });
    expect(udp.outcome).toBe('REFUSED');
    expect(udp.paths[0]?.legs[1]).toMatchObject({ direction: 'error', hops: [{ enter: { headers: [{ layer: 'ipv4' }, { layer: 'icmp', type: 3, code: 3 }] } }, {}] });
    const deaf = routed((net) => net.stage('router', filter('router', 'ingress-filter', [['deny', { destinations: ['10.0.2.1'] }]])));
    expect(run(deaf, { to: '10.0.2.1', kind: 'tcp', port: 22 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY' }] });
  });
});

describe('errors are packets (forwarding 6)', () => {
  it('needs a way back: without one the person sees a timeout and the trace shows where the error died', () => {
    const plan = routed((net) => {
      net.segment('far');
      net.device('deep', 'router', ['right right 10.0.2.7/24', 'far far 10.0.5.1/24'], ['10.0.2.0/24 right', '10.0.5.0/24 far']);
    }, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.0.0/8 right 10.0.2.7'] });
    const result = run(plan, { to: '10.77.0.1' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NO_ROUTE', at: 'deep' }] });
    expect(legs(result)).toEqual(['forward: client router deep', 'error: deep']);
  });
  it('is filtered like any packet', () => {
    const plan = routed((net) => net.stage('client', filter('client', 'ingress-filter', [['deny', { protocol: 1, icmpTypes: [[3, 3]] }]])));
    const result = run(plan, { to: '10.9.9.9' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NO_ROUTE', at: 'router' }] });
    expect(legs(result)).toEqual(['forward: client router', 'error: router client']);
  });
  it('goes to the server when the reply is lost: the client times out', () => {
    const result = run(routed(undefined, { router: ['10.0.2.0/24 right'] }));
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'NO_ROUTE', at: 'router' }] });
    expect(legs(result)).toEqual(['forward: client router server', 'return: server router', 'error: router server']);
    const stuck = run(routed(undefined, { server: '10.0.7.0/24 eth0' }));
    expect(stuck).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'NO_ROUTE', at: 'server' }] });
    expect(legs(stuck)).toEqual(['forward: client router server', 'return: server']);
  });
  it('passes a stateful filter as part of the flow it is about', () => {
    const plan = routed((net) => net.stage('client', filter('client', 'ingress-filter', [], { stateful: true, defaultAction: 'deny' })));
    expect(run(plan, { to: '10.9.9.9' }).outcome).toBe('NET_UNREACHABLE');
  });
  it('shows the public address of hops behind a translated destination', () => {
    const plan = routed((net) => {
      net.stage('router', {
        kind: 'destination-translate', slot: 'destination-translate', interface: 'left', because: because('router'), stateless: false,
        rows: [{ match: { destinations: ['10.0.1.1'] }, addresses: ['10.0.6.10'], port: null, because: because('router', 'dnat') }],
      });
      net.segment('deep');
      net.device('inner', 'router', ['right right 10.0.2.7/24', 'deep deep 10.0.6.1/24'], ['10.0.2.0/24 right', '10.0.6.0/24 deep', '0.0.0.0/0 right 10.0.2.1']);
      net.device('hidden', 'host', ['eth0 deep 10.0.6.10/24'], ['10.0.6.0/24 eth0', '0.0.0.0/0 eth0 10.0.6.1']);
    }, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.6.0/24 right 10.0.2.7'] });
    expect(run(plan, { to: '10.0.1.1', kind: 'traceroute' }).traceroute?.map((line) => line.from)).toEqual(['10.0.1.1', '10.0.1.1', '10.0.1.1']);
  });
});

describe('neighbour that does not answer (forwarding 7)', () => {
  it('host unreachable from the last router or from the own stack, silence in the cloud: FW-7', () => {
    const far = run(routed(), { to: '10.0.2.99' });
    expect(far).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
    expect(legs(far)).toEqual(['forward: client router', 'error: router client']);
    const near = run(routed(), { to: '10.0.1.99' });
    expect(near).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ at: 'client' }] });
    expect(legs(near)).toEqual(['forward: client']);
    const silent = routed((net) => net.segment('right', { silent: true }));
    expect(run(silent, { to: '10.0.2.99' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE' }] });
  });
});

describe('no route (forwarding 8)', () => {
  const withRoute = (row: string): Plan => routed(undefined, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', row] });
  it('3/0, silence, 3/1, 3/13, and no packet at all from a sender without route: FW-8', () => {
    expect(run(routed(), { to: '10.9.9.9' })).toMatchObject({ outcome: 'NET_UNREACHABLE', paths: [{ disposition: 'NO_ROUTE', reason: 'NO_ROUTE' }] });
    expect(run(withRoute('10.9.0.0/16 blackhole'), { to: '10.9.9.9' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NULL_ROUTED', reason: 'ROUTE_BLACKHOLE' }] });
    expect(run(withRoute('10.9.0.0/16 unreachable'), { to: '10.9.9.9' }).outcome).toBe('HOST_UNREACHABLE');
    expect(run(withRoute('10.9.0.0/16 prohibit'), { to: '10.9.9.9' }).outcome).toBe('ADMIN_PROHIBITED');
    const alone = small();
    alone.segment('left');
    alone.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
    const result = run(alone.builder.finish());
    expect(result).toMatchObject({ outcome: 'NET_UNREACHABLE', paths: [{ disposition: 'NO_ROUTE', at: 'client' }] });
    expect(kinds(result, 0, 0)).toEqual(['originate', 'route']);
  });
});

describe('reject and deny (forwarding 9)', () => {
  const rejecting = routed((net) => net.stage('router', filter('router', 'forward-filter', [['reject', { destinations: ['10.0.2.10'] }]])));
  it('resets TCP, prohibits the rest, and deny is silence', () => {
    const tcp = run(rejecting, { kind: 'tcp', port: 80 });
    expect(tcp).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'DENIED_OUT', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(tcp.paths[0]?.legs[1]?.hops[0]?.enter.headers).toMatchObject([{ source: '10.0.2.10', destination: '10.0.1.10' }, { flags: 'RST,ACK' }]);
    expect(run(rejecting).outcome).toBe('ADMIN_PROHIBITED');
    const denying = routed((net) => net.stage('router', filter('router', 'forward-filter', [['deny', {}]])));
    expect(run(denying, { kind: 'tcp', port: 80 }).outcome).toBe('TIMEOUT');
  });
});

describe('MTU (forwarding 10)', () => {
  it('fragmentation needed with the next MTU, fragments without DF, silence on layer 2: FW-10', () => {
    const narrow = routed((net) => net.builder.stage('router', { kind: 'fit', slot: 'fit', interface: 'right', because: because('router', 'mtu'), mtuBytes: 1400 }));
    const kept = run(narrow, { sizeBytes: 1500, dontFragment: true });
    expect(kept).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'router' }] });
    expect(kept.paths[0]?.legs[0]?.hops[1]?.steps.at(-1)?.detail).toMatchObject({ mtu: 1400 });
    const split = run(narrow, { sizeBytes: 1500 });
    expect(split.outcome).toBe('REPLY');
    expect(split.paths[0]?.legs[0]?.hops[1]?.steps.find((step) => step.kind === 'fragment')).toMatchObject({ bytes: 1396, detail: { mtu: 1400, fragments: 2 } });
    const thin = routed((net) => net.segment('right', { mtuBytes: 1400 }));
    for (const dontFragment of [true, false]) {
      expect(run(thin, { sizeBytes: 1500, dontFragment })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG' }] });
    }
  });
});

describe('longest prefix (forwarding 11)', () => {
  const detour = (rows: readonly string[]): Trace =>
    run(routed((net) => net.device('spare', 'router', ['right right 10.0.2.8/24'], ['10.0.2.0/24 right']), { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', ...rows] }));
  it('beats a connected network; then distance, metric and a stable order; a too wide mask fails: FW-11', () => {
    expect(legs(detour(['10.0.2.0/25 right 10.0.2.8']))[0]).toBe('forward: client router spare server');
    expect(legs(detour(['10.0.0.0/16 right 10.0.2.8']))[0]).toBe('forward: client router server');
    const ranked = routed((net) => {
      net.device('spare', 'router', ['right right 10.0.2.8/24'], ['10.0.2.0/24 right']);
      const row = { destination: '10.0.2.10/32', type: 'unicast', interface: 'right' } as const;
      net.builder.routes('router', [
        { ...row, via: '10.0.2.8', distance: 1, metric: 5, because: because('router', 'farther') },
        { ...row, via: null, distance: 1, metric: 1, because: because('router', 'metric') },
        { ...row, via: '10.0.2.8', distance: 20, metric: 0, because: because('router', 'distance') },
      ]);
    });
    const result = run(ranked);
    expect(legs(result)[0]).toBe('forward: client router server');
    const step = result.paths[0]?.legs[0]?.hops[1]?.steps.find((candidate) => candidate.kind === 'route');
    expect(step?.because.label).toBe('metric');
    expect(step?.detail.candidates?.map((candidate) => [candidate.because.label, candidate.fields.at(-1)?.field, candidate.fields.at(-1)?.matches])).toEqual([
      ['10.0.1.0/24 left', 'destination', false], ['10.0.2.0/24 right', 'prefixLength', false], ['farther', 'metric', false], ['metric', 'destination', true], ['distance', 'distance', false],
    ]);
    const wide = small();
    wide.segment('left');
    wide.device('client', 'host', ['eth0 left 10.0.1.10/8'], ['10.0.0.0/8 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    wide.device('router', 'router', ['left left 10.0.1.1/24'], ['10.0.1.0/24 left']);
    expect(run(wide.builder.finish())).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ at: 'client' }] });
  });
});

describe('hairpin and martians (forwarding 12)', () => {
  it('drops an answer from an unexpected address, shows it to ping, and drops its own address as source: FW-12', () => {
    const hairpin = (): Plan => {
      const net = small();
      net.segment('left');
      net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
      net.device('server', 'host', ['eth0 left 10.0.1.20/24'], ['10.0.1.0/24 eth0']);
      net.builder.services('server', because('server'), [sshServer('server', null)]);
      net.device('router', 'router', ['left left 10.0.1.1/24'], ['10.0.1.0/24 left']);
      net.stage('router', {
        kind: 'destination-translate', slot: 'destination-translate', interface: null, because: because('router'), stateless: false,
        rows: [{ match: { destinations: ['203.0.113.9'] }, addresses: ['10.0.1.20'], port: null, because: because('router', 'hairpin') }],
      });
      return net.builder.finish();
    };
    expect(run(hairpin(), { to: '203.0.113.9', kind: 'tcp', port: 22 })).toMatchObject({
      outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REPLY_FROM_UNEXPECTED_ADDRESS', at: 'client' }],
    });
    expect(run(hairpin(), { to: '203.0.113.9' }).outcome).toBe('REPLY');
    const martian = small();
    martian.segment('left');
    martian.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
    martian.device('twin', 'host', ['eth0 left 10.0.1.11/24', 'lo left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
    expect(run(martian.builder.finish(), { to: '10.0.1.11' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'MARTIAN_SOURCE', at: 'twin' }] });
  });
});

describe('loops (forwarding 13)', () => {
  const circle = (ttlCost: number): Plan => {
    const net = small();
    net.segment('left');
    net.segment('between');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24', 'between between 10.0.3.1/24'], ['10.0.1.0/24 left', '0.0.0.0/0 between 10.0.3.2'], { ttlCost });
    net.device('two', 'router', ['between between 10.0.3.2/24'], ['0.0.0.0/0 between 10.0.3.1', '10.0.1.0/24 between 10.0.3.1'], { ttlCost });
    return net.builder.finish();
  };
  it('ends by TTL where it reaches zero and names the devices; traceroute answers once per TTL: FW-13', () => {
    const result = run(circle(1), { to: '192.0.2.1' });
    expect(result).toMatchObject({ outcome: 'TTL_EXCEEDED', verdict: 'UNREACHABLE', paths: [{ disposition: 'TTL_EXCEEDED', reason: 'TTL_EXCEEDED', at: 'two' }] });
    expect(result.paths[0]?.legs[0]?.hops).toHaveLength(65);
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1)?.detail['loop']).toEqual(['two', 'one']);
    const lines = run(circle(1), { to: '192.0.2.1', kind: 'traceroute' }).traceroute;
    expect(lines?.slice(0, 4).map((line) => line.from)).toEqual(['10.0.1.1', '10.0.3.2', '10.0.1.1', '10.0.3.2']);
    expect(lines).toHaveLength(30);
    const quiet = routed((net) => net.builder.device({ id: 'router', component: because('router').component, profile: 'transparent', ttlCost: 1 }));
    expect(run(quiet, { kind: 'traceroute' }).traceroute?.map((line) => line.from)).toEqual([null, '10.0.2.10']);
  });
  it('is endless only where nothing counts down', () => {
    const result = run(circle(0), { to: '192.0.2.1' });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'LOOP', reason: 'ROUTING_LOOP' }] });
  });
});

describe('sizes and TTLs (forwarding 16, 17)', () => {
  it('SYN and SYN-ACK 60 bytes, RST 40, TCP with DF, ping without: FW-17', () => {
    const open = run(routed(), { kind: 'tcp', port: 80 }).paths[0]?.legs;
    expect(open?.map((leg) => leg.hops[0]?.enter.bytes)).toEqual([60, 60]);
    expect(open?.[0]?.hops[0]?.enter.headers[0]).toMatchObject({ dontFragment: true });
    const shut = run(routed(), { kind: 'tcp', port: 81 }).paths[0]?.legs;
    expect(shut?.map((leg) => leg.hops[0]?.enter.bytes)).toEqual([60, 40]);
    const echo = run(routed());
    expect(echo.paths[0]?.legs[0]?.hops[0]?.enter.bytes).toBe(60);
    expect(echo.paths[0]?.legs[0]?.hops[0]?.enter.headers[0]).not.toHaveProperty('dontFragment');
    expect(echo.ping?.replies[0]?.bytes).toBe(32);
    expect(run(routed(), { sizeBytes: 84 }).ping?.replies[0]?.bytes).toBe(56);
  });
  it('a reply has lost one per forwarding device and none per transparent one: FW-16', () => {
    expect(run(routed()).ping?.replies[0]?.ttl).toBe(63);
    const through = routed((net) => net.builder.device({ id: 'router', component: because('router').component, profile: 'transparent', ttlCost: 0 }));
    expect(run(through).ping?.replies[0]?.ttl).toBe(64);
  });
});
