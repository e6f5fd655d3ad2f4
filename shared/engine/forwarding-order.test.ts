import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { ask, errorCodes, kindsAt, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { destinationNat, filter, readRoute, routed, small, sourceNat, type Small } from './testing/small-plan.ts';

/** domain/forwarding.md 1 to 4: the order in a router, sessions, asymmetric paths, the reverse path filter. */

const publish = destinationNat('router', 'left', { destinations: ['10.0.1.1'], protocol: 6, destinationPorts: [[8080, 8080]] }, '10.0.2.10', { label: 'dnat 8080', port: 80 });
const masquerade = sourceNat('router', 'right', { sources: ['10.0.1.0/24'] }, '10.0.2.1', { label: 'masquerade' });
const before = (net: Small): void => net.stage('router', filter('router', 'ingress-filter', [['deny', {}]], { table: 'before' }));
const after = (net: Small): void => net.stage('router', filter('router', 'forward-filter', [['deny', {}]], { table: 'after' }));
const unrouted = ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.8.0.0/16 blackhole', '10.7.0.0/16 unreachable'];

/** A router whose far side takes 1400 bytes. */
function narrow(change: (net: Small) => void = () => undefined, profile: 'router' | 'edge' = 'router'): Plan {
  const net = small();
  for (const id of ['left', 'right']) net.segment(id);
  net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
  net.device('router', profile, ['left left 10.0.1.1/24', 'right right 10.0.2.1/24 1400'], ['10.0.1.0/24 left', '10.0.2.0/24 right']);
  net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
  change(net);
  return net.builder.finish();
}

describe('order in a router (forwarding 1)', () => {
  const full = (net: Small): void => {
    net.stage('router', filter('router', 'ingress-filter', [['permit', { destinations: ['10.0.1.1'] }]], { table: 'before', interface: 'left', defaultAction: 'deny' }));
    net.stage('router', publish);
    net.stage('router', filter('router', 'forward-filter', [['permit', { sources: ['10.0.1.10'], destinations: ['10.0.2.10'] }]], { table: 'after', defaultAction: 'deny', stateful: true }));
    net.stage('router', masquerade);
  };

  it('filter on original addresses, destination, route, filter on translated ones, source, neighbour: FW-1', () => {
    const result = ask(routed(full), { to: '10.0.1.1', kind: 'tcp', port: 8080 });
    expect(result.verdict).toBe('REACHABLE');
    expect(stepsAt(result, 0, 1).map((step) => [step.kind, step.detail['table'] ?? step.detail['side'] ?? ''])).toEqual([
      ['enter', ''], ['filter', 'before'], ['translate', 'destination'], ['route', ''], ['filter', 'after'], ['translate', 'source'], ['neighbor', ''], ['session-setup', ''], ['exit', ''],
    ]);
    expect(result.paths[0]?.legs[0]?.hops[2]?.enter.headers).toMatchObject([{ source: '10.0.2.1', destination: '10.0.2.10', ttl: 63 }, { sourcePort: 51000, destinationPort: 80 }]);
  });
  it('no route, blackhole and unreachable end a packet even with TTL 1, before the firewall that filters what is translated: FW-1', () => {
    // A traceroute starts with TTL 1: who answers the first packet tells what was looked at first.
    const open = routed(undefined, { router: unrouted });
    const closed = routed(after, { router: unrouted });
    for (const plan of [open, closed]) {
      expect(ask(plan, { to: '10.9.9.9', kind: 'traceroute' })).toMatchObject({ outcome: 'NET_UNREACHABLE', traceroute: [{ ttl: 1, from: '10.0.1.1', timeMs: 1 }] });
      expect(ask(plan, { to: '10.7.9.9', kind: 'traceroute' })).toMatchObject({ outcome: 'HOST_UNREACHABLE', traceroute: [{ ttl: 1, from: '10.0.1.1', timeMs: 1 }] });
      const lost = ask(plan, { to: '10.8.9.9', kind: 'traceroute' });
      expect(lost).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'ROUTE_BLACKHOLE' }] });
      expect(lost.traceroute?.[0]?.from).toBeNull();
    }
    const filtered = routed(before, { router: unrouted });
    for (const to of ['10.9.9.9', '10.7.9.9']) expect(ask(filtered, { to })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY' }] });
  });
  it('TTL before MTU, both before the filter that follows routing and after the one before it: FW-1', () => {
    const big = { kind: 'traceroute', sizeBytes: 1500, dontFragment: true } as const;
    // Too long and out of hops at once is reported as out of hops; the next packet, with a hop left, as too long.
    expect(ask(narrow(), big)).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', traceroute: [{ from: '10.0.1.1' }, { from: '10.0.1.1' }] });
    const late = narrow(after);
    expect(ask(late, { sizeBytes: 1500, dontFragment: true })).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ reason: 'FRAGMENTATION_NEEDED_DF' }] });
    expect(ask(late, { kind: 'traceroute' }).traceroute?.map((line) => line.from).slice(0, 2)).toEqual(['10.0.1.1', null]);
    const early = narrow(before);
    expect(ask(early, { sizeBytes: 1500, dontFragment: true })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'FIREWALL_RULE_DENY' }] });
    expect(ask(early, { kind: 'traceroute' }).traceroute?.[0]?.from).toBeNull();
  });
  it('looks up the route of the translated destination: FW-1', () => {
    // Nothing leads to 203.0.113.9 itself; with the translation that does not matter, without it that is the end.
    const translated = routed((net) => net.stage('router', destinationNat('router', 'left', { destinations: ['203.0.113.9'] }, '10.0.2.10')));
    expect(ask(translated, { to: '203.0.113.9' }).outcome).toBe('REPLY');
    expect(ask(routed(), { to: '203.0.113.9' }).outcome).toBe('NET_UNREACHABLE');
  });
  it('answers for a translated destination of its own by delivering it, whatever its routes say: FW-1', () => {
    const own = routed((net) => net.stage('router', destinationNat('router', 'left', { destinations: ['203.0.113.9'] }, '10.0.2.1')));
    const result = ask(own, { to: '203.0.113.9' });
    expect(result).toMatchObject({ outcome: 'REPLY', paths: [{ at: 'router' }] });
    expect(kindsAt(result, 0, 1)).not.toContain('route');
  });
  it('an edge gateway too answers for MTU before its firewall denies: FW-1', () => {
    const closed = narrow((net) => net.stage('router', filter('router', 'egress-filter', [], { view: 'original', defaultAction: 'deny', stateful: true, reason: 'EDGE_FIREWALL_DENY' })), 'edge');
    expect(ask(closed, { sizeBytes: 1500, dontFragment: true })).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ reason: 'FRAGMENTATION_NEEDED_DF', at: 'router' }] });
    expect(ask(closed, { sizeBytes: 1400, dontFragment: true })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'EDGE_FIREWALL_DENY', at: 'router' }] });
  });
  it('an edge gateway filters after routing, whichever addresses its rules match: FW-1', () => {
    for (const view of ['original', 'current'] as const) {
      const plan = (to: string): Plan => routed((net) => {
        net.builder.device({ id: 'router', component: because('router').component, profile: 'edge', ttlCost: 1 });
        net.stage('router', publish);
        net.stage('router', filter('router', 'egress-filter', [['permit', { destinations: [to] }]], { view, defaultAction: 'deny', stateful: true, reason: 'EDGE_FIREWALL_DENY' }));
      });
      const [seen, unseen] = view === 'original' ? ['10.0.1.1', '10.0.2.10'] : ['10.0.2.10', '10.0.1.1'];
      const passed = ask(plan(seen), { to: '10.0.1.1', kind: 'tcp', port: 8080 });
      expect(passed).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
      expect(kindsAt(passed, 0, 1).filter((kind) => ['translate', 'route', 'filter'].includes(kind))).toEqual(['translate', 'route', 'filter']);
      expect(ask(plan(unseen), { to: '10.0.1.1', kind: 'tcp', port: 8080 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'EDGE_FIREWALL_DENY', at: 'router' }] });
      expect(ask(plan(unseen), { to: '10.9.9.9' }).outcome).toBe('NET_UNREACHABLE');
      expect(ask(plan(unseen), { kind: 'traceroute' }).traceroute?.[0]?.from).toBe('10.0.1.1');
    }
  });
});

describe('what a filter compares', () => {
  it.each([['of a connection it knows', true, 'REACHABLE'], ['as they are, answers included', false, 'UNREACHABLE']] as const)('can be the addresses a packet entered with, %s', (_, stateful, verdict) => {
    const plan = routed((net) => {
      net.stage('router', publish);
      net.stage('router', filter('router', 'forward-filter', [['permit', { destinations: ['10.0.1.1'] }]], { view: 'original', defaultAction: 'deny', stateful }));
    });
    expect(ask(plan, { to: '10.0.1.1', kind: 'tcp', port: 8080 }).verdict).toBe(verdict);
  });
});

/** Server and client on a second network through `wall`: requests go by the router, answers by the wall. */
function detour(net: Small): void {
  net.segment('back');
  net.interface('server', 'eth1 back 10.0.3.10/24');
  net.device('wall', 'router', ['a back 10.0.3.1/24', 'b left 10.0.1.9/24'], ['10.0.1.0/24 b', '10.0.3.0/24 a']);
  net.builder.routes('server', [readRoute('server', '10.0.1.0/24 eth1 10.0.3.1')]);
}

describe('sessions (forwarding 2)', () => {
  const nat = (net: Small): void => [publish, masquerade].forEach((stage) => net.stage('router', stage));

  it('translates replies from the stored entry, destination before the route and source after it: FW-2', () => {
    const result = ask(routed(nat), { to: '10.0.1.1', kind: 'tcp', port: 8080 });
    const back = stepsAt(result, 1, 1).filter((step) => ['translate', 'route'].includes(step.kind));
    expect(back.map((step) => [step.because.label, step.detail['by'] ?? '', step.detail['destination'] ?? step.detail['source'] ?? ''])).toEqual([
      ['masquerade', 'session', '10.0.2.1 → 10.0.1.10'],
      ['10.0.1.0/24 left', '', '10.0.1.0/24'],
      ['dnat 8080', 'session', '10.0.2.10 → 10.0.1.1'],
    ]);
    expect(result.paths[0]?.legs[1]?.hops[2]?.enter.headers[1]).toEqual({ layer: 'tcp', sourcePort: 8080, destinationPort: 51000, flags: 'SYN,ACK' });
  });
  it('replies never look at NAT or filter rules again: FW-2', () => {
    const greedy = routed((net) => {
      nat(net);
      // Both would catch the reply if it were asked.
      net.stage('router', sourceNat('router', 'left', { sources: ['10.0.2.0/24'] }, '10.0.1.77'));
      net.stage('router', filter('router', 'forward-filter', [['deny', { sources: ['10.0.2.10'] }]], { stateful: true }));
    });
    const result = ask(greedy, { to: '10.0.1.1', kind: 'tcp', port: 8080 });
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(result.paths[0]?.legs[1]?.hops[2]?.enter.headers[0]).toMatchObject({ source: '10.0.1.1', destination: '10.0.1.10' });
    expect(stepsAt(result, 1, 1).filter((step) => step.kind === 'filter').map((step) => step.detail['session'])).toEqual(['established']);
  });
  it('a SYN-ACK or echo reply without its session is dropped by a stateful filter, a UDP answer may pass a rule: FW-2', () => {
    const oneWay = routed((net) => {
      detour(net);
      net.interface('client', 'eth1 back 10.0.3.20/24');
      net.stage('wall', filter('wall', 'forward-filter', [['permit', {}]], { stateful: true }));
    });
    expect(ask(oneWay, { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'CT_INVALID', at: 'wall' }] });
    expect(ask(oneWay)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'CT_INVALID', at: 'wall' }] });
    expect(ask(oneWay, { kind: 'udp', port: 53 })).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
    const strict = routed((net) => {
      detour(net);
      net.stage('wall', filter('wall', 'forward-filter', [], { stateful: true, defaultAction: 'deny' }));
    });
    expect(ask(strict, { kind: 'udp', port: 53 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'wall' }] });
  });
  it('keeps a source port that is free', () => {
    const plan = routed((net) => {
      net.stage('router', masquerade);
      net.builder.stage('router', { kind: 'session', slot: 'session', interface: null, because: because('router') });
    });
    const result = ask(plan, { kind: 'udp', port: 53 });
    expect(result.paths[0]?.legs[0]?.hops[2]?.enter.headers).toMatchObject([{ source: '10.0.2.1', destination: '10.0.2.10' }, { sourcePort: 51000, destinationPort: 53 }]);
  });
});

describe('asymmetric path (forwarding 3)', () => {
  const halfSeen = (profile: 'router' | 'transparent'): Plan => routed((net) => {
    detour(net);
    if (profile === 'transparent') net.builder.device({ id: 'router', component: because('router').component, profile, ttlCost: 1 });
    net.stage('router', filter('router', 'forward-filter', [['permit', {}]], { stateful: true }));
  });
  it('connects and then nothing flows: the third packet is invalid where only the SYN was seen: FW-3', () => {
    const result = ask(halfSeen('router'), { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ outcome: 'STALLED', verdict: 'UNREACHABLE', paths: [{ reason: 'CT_INVALID', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server wall client', 'forward: client router']);
    expect(result.paths[0]?.legs[2]?.hops[0]?.enter.headers[1]).toMatchObject({ flags: 'ACK' });
    expect(ask(halfSeen('transparent'), { kind: 'tcp', port: 80 }).outcome).toBe('STALLED');
  });
  it('ping and datagrams have no third packet: FW-3', () => {
    expect(ask(halfSeen('router')).outcome).toBe('REPLY');
    expect(ask(halfSeen('router'), { kind: 'udp', port: 53 }).outcome).toBe('REPLY');
  });
});

describe('reverse path filter (forwarding 4)', () => {
  const twoSided = (reversePath: 'strict' | 'loose', change: (net: Small) => void = () => undefined, back = '10.0.1.0/24 side 10.0.4.2'): Plan => {
    const net = small();
    for (const id of ['left', 'right', 'side']) net.segment(id);
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24', 'side side 10.0.4.1/24'], [back, '10.0.2.0/24 right', '10.0.4.0/24 side'].filter((row) => row !== ''), { reversePath });
    net.device('detour', 'router', ['side side 10.0.4.2/24', 'left left 10.0.1.8/24'], ['10.0.1.0/24 left', '10.0.4.0/24 side']);
    net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
    change(net);
    return net.builder.finish();
  };
  it('strict wants the way back through the same interface, loose any way: FW-4', () => {
    expect(ask(twoSided('strict'))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
    expect(ask(twoSided('loose')).outcome).toBe('REPLY');
    expect(ask(twoSided('loose', undefined, ''))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
  });
  it('an interface may check more or less than its device: FW-4', () => {
    const guarded = (device: 'strict' | 'off', left: string, right: string): Plan => {
      const net = small();
      for (const id of ['left', 'right', 'side']) net.segment(id);
      net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
      net.device('router', 'router', [`left left 10.0.1.1/24 ${left}`, `right right 10.0.2.1/24 ${right}`, 'side side 10.0.4.1/24'], ['10.0.1.0/24 side 10.0.4.2', '10.0.2.0/24 right', '10.0.4.0/24 side'], { reversePath: device });
      net.device('detour', 'router', ['side side 10.0.4.2/24', 'left left 10.0.1.8/24'], ['10.0.1.0/24 left', '10.0.4.0/24 side']);
      net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
      return net.builder.finish();
    };
    expect(ask(guarded('strict', 'rpf-off', '')).outcome).toBe('REPLY');
    expect(ask(guarded('strict', 'rpf-loose', '')).outcome).toBe('REPLY');
    expect(ask(guarded('off', '', 'rpf-strict')).outcome).toBe('REPLY');
    expect(ask(guarded('off', 'rpf-strict', ''))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
  });
  it('applies to replies too: FW-4', () => {
    const net = small();
    for (const id of ['left', 'right', 'back']) net.segment(id);
    net.device('client', 'host', ['eth0 left 10.0.1.10/24', 'eth1 back 10.0.3.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1'], { reversePath: 'strict' });
    net.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24', 'back back 10.0.3.1/24'], ['10.0.1.10/32 back 10.0.3.10', '10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.3.0/24 back']);
    net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
    expect(ask(net.builder.finish())).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REVERSE_PATH_FILTER', at: 'client' }] });
  });
  it('runs after the destination is translated and before TTL and the firewall that follows routing: FW-4', () => {
    const late = twoSided('strict', (net) => {
      net.stage('router', destinationNat('router', 'left', { destinations: ['203.0.113.9'] }, '10.0.2.10'));
      after(net);
    });
    const result = ask(late, { to: '203.0.113.9' });
    expect(result.paths[0]).toMatchObject({ reason: 'REVERSE_PATH_FILTER' });
    expect(kindsAt(result, 0, 1)).toEqual(['enter', 'translate', 'drop']);
    expect(ask(twoSided('strict'), { kind: 'traceroute' }).traceroute?.[0]?.from).toBeNull();
    expect(ask(twoSided('strict', before)).paths[0]).toMatchObject({ reason: 'FIREWALL_RULE_DENY' });
    expect(errorCodes(result)).toEqual([]);
  });
  it('asks for the untranslated source: FW-4', () => {
    // Once translated, the source would be an address of the router; the check sees the client's.
    const masked = twoSided('strict', (net) => net.stage('router', masquerade), '10.0.1.0/24 left');
    expect(ask(masked).outcome).toBe('REPLY');
    expect(ask(twoSided('strict', (net) => net.stage('router', masquerade))).paths[0]).toMatchObject({ reason: 'REVERSE_PATH_FILTER' });
  });
});
