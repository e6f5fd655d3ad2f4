import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { Plan } from '../plan/plan.ts';
import type { BalanceStage, ProxyPool, ProxyStage } from '../plan/stage.ts';
import { because, webServer } from './testing/cloud-plan.ts';
import { ask, legLines } from './testing/ask.ts';
import { explore, compile, type Trace } from './index.ts';
import { filter, listener, routed, small, type Small } from './testing/small-plan.ts';

/*
 * Choices (CONTRACTS 3). h is FNV-1a 32 over source(4) destination(4) protocol(1) source port(2) destination port(2) seed(4), big-endian;
 * h' goes on from h over the chooser's id, and the choice is floor(h' * n / 2^32). Each literal below shows h, h' and h' * n / 2^32.
 */

/** A server behind two equal ways, by `a` and by `b`; the server answers by `a`. */
function twoWays(change: (net: Small) => void = () => undefined, seed = 0): Plan {
  const net = small(seed);
  for (const id of ['left', 'middle', 'far']) net.segment(id);
  net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
  net.device('router', 'router', ['left left 10.0.1.1/24', 'middle middle 10.0.2.1/24'], ['10.0.1.0/24 left', '10.0.9.0/24 middle 10.0.2.9', '10.0.9.0/24 middle 10.0.2.8']);
  net.device('a', 'router', ['middle middle 10.0.2.8/24', 'far far 10.0.9.1/24'], ['10.0.9.0/24 far', '10.0.1.0/24 middle 10.0.2.1']);
  net.device('b', 'router', ['middle middle 10.0.2.9/24', 'far far 10.0.9.2/24'], ['10.0.9.0/24 far', '10.0.1.0/24 middle 10.0.2.1']);
  net.device('server', 'host', ['eth0 far 10.0.9.10/24'], ['10.0.9.0/24 eth0', '0.0.0.0/0 eth0 10.0.9.1']);
  net.builder.services('server', because('server'), [listener('server', 'tcp', 80)]);
  change(net);
  return net.builder.finish();
}

const [byA, byB] = ['10.0.9.0/24 middle 10.0.2.8', '10.0.9.0/24 middle 10.0.2.9'];
const web = { to: '10.0.9.10', kind: 'tcp', port: 80 } as const;
const blocksB = (net: Small): void => net.stage('b', filter('b', 'forward-filter', [['deny', { protocol: 6 }]]));

describe('equal routes', () => {
  it.each([
    // 10.0.1.10:51000 > 10.0.9.10:80 TCP: h = 0xf3b02fca, over "router" h' = 0x15df3c9b = 366951579; * 2 / 2^32 = 0.17
    [51000, 0, 'a'],
    // 51001: h = 0xfcee8525, h' = 0x05862164 = 92676452; 0.04
    [51001, 0, 'a'],
    // 51002: h = 0x0c4a8cb4, h' = 0xa185d831 = 2709903409; 1.26
    [51002, 0, 'b'],
    // 51003: h = 0x6bb6f14f, h' = 0x3be14d12 = 1004621074; 0.47
    [51003, 0, 'a'],
    // 51000 with seed 1: h = 0xf4b0315d, h' = 0xcb47454c = 3410445644; 1.59
    [51000, 1, 'b'],
    // with seed 3: h = 0xf2b02e37, h' = 0x2e2ff02a = 774893610; 0.36
    [51000, 3, 'a'],
  ] as const)('port %i, seed %i goes by %s, whatever the order of the rows', (sourcePort, seed, way) => {
    const result = ask(twoWays(undefined, seed), { ...web, sourcePort });
    expect(legLines(result)[0]).toBe(`forward: client router ${way} server`);
    expect(result.paths[0]?.choices).toEqual([{ at: 'router', chosen: way === 'a' ? byA : byB, of: [byA, byB] }]);
  });
  it('hashes a ping without ports', () => {
    // 10.0.1.10 > 10.0.9.10 protocol 1: h = 0x19d771f0, h' = 0xae8e189d = 2928547997; * 2 / 2^32 = 1.36
    expect(legLines(ask(twoWays(), { to: '10.0.9.10' }))[0]).toBe('forward: client router b server');
  });
  it('are AMBIGUOUS when one way is blocked, and what blocks it is listed though the packet that is played gets through', () => {
    const result = ask(twoWays(blocksB), web);
    expect(result).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'REPLY', paths: [{ disposition: 'ACCEPTED' }] });
    expect(result.paths).toHaveLength(1);
    expect(result.blockers).toEqual([{ at: 'b', because: { component: 'b', label: 'rule 1' }, reason: 'FIREWALL_RULE_DENY' }]);
  });
  it('list the blockers of the way that is played first, each once', () => {
    const both = (net: Small): void => {
      blocksB(net);
      net.stage('a', filter('a', 'forward-filter', [['deny', { protocol: 6, destinationPorts: [[80, 80]] }], ['deny', { protocol: 6, sourcePorts: [[80, 80]] }]]));
      net.stage('server', filter('server', 'ingress-filter', [['deny', { protocol: 6 }]]));
    };
    const told = (sourcePort: number): readonly string[] => ask(twoWays(both), { ...web, sourcePort }).blockers.map((blocker) => `${blocker.at} ${blocker.because.label}`);
    expect(told(51000)).toEqual(['a rule 1', 'server rule 1', 'a rule 2', 'b rule 1']);
    expect(told(51002)).toEqual(['b rule 1', 'server rule 1', 'a rule 2', 'a rule 1']);
  });
  it('can be chosen by name; the verdict still counts the others', () => {
    const chosen = ask(twoWays(blocksB), web, { choices: [byB] });
    expect(chosen).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'TIMEOUT', paths: [{ at: 'b', choices: [{ at: 'router', chosen: byB }] }] });
    expect(ask(twoWays(blocksB), web, { choices: ['nothing', byB, byA] }).paths[0]?.choices[0]?.chosen).toBe(byB);
    expect(ask(twoWays(blocksB), web, { choices: [byA, byB] }).paths[0]?.choices[0]?.chosen).toBe(byA);
  });
  it('are all shown when asked for: the one that is played, then the others by name', () => {
    const all = ask(twoWays(blocksB), { ...web, sourcePort: 51002 }, { allPaths: true });
    expect(all.paths.map((path) => [path.choices[0]?.chosen, path.disposition])).toEqual([[byB, 'DENIED_OUT'], [byA, 'ACCEPTED']]);
  });
});

describe('two owners of one address', () => {
  const twins = routed((net) => net.device('twin', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']));
  it('are a choice of the segment: whose answer comes first nobody can foresee', () => {
    const result = ask(twins, { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'REPLY', paths: [{ choices: [{ at: 'right', chosen: 'server', of: ['server', 'twin'] }] }] });
    expect(result.blockers).toEqual([{ at: 'twin', because: { component: 'twin', label: 'twin' }, reason: 'NO_LISTENER' }]);
    expect(ask(twins, { kind: 'tcp', port: 80 }, { choices: ['twin'] })).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'REFUSED', paths: [{ at: 'twin' }] });
  });
});

/** A service address at the router in front of three servers; `second` is another client. */
function balanced(method: BalanceStage['method'], change: (net: Small) => void = () => undefined): Plan {
  return routed((net) => {
    net.device('second', 'host', ['eth0 left 10.0.1.11/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    const backends = [1, 2, 3].map((number) => ({ component: componentId(`s${number}`), address: `10.0.2.1${number}`, port: null, because: because('service', `s${number}`) }));
    for (const { component, address } of backends) {
      net.device(component, 'host', [`eth0 right ${address}/24`], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
      net.builder.services(component, because(component), [webServer(component)]);
    }
    net.stage('router', {
      kind: 'balance', slot: 'balance', interface: null, because: because('service'), match: { destinations: ['10.0.9.9'], protocol: 6, destinationPorts: [[80, 80]] },
      backends: backends.reverse(), empty: { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' }, ...(method === undefined ? {} : { method }),
    });
    change(net);
  });
}

function chosen(plan: Plan, from: string, sourcePort: number): string | undefined {
  return ask(plan, { from, to: '10.0.9.9', kind: 'tcp', port: 80, sourcePort }).paths[0]?.choices[0]?.chosen;
}

function backendsOf(result: Trace): string {
  return (result.requests ?? []).map((request) => request.backend).join(' ');
}

describe('a balancer', () => {
  it('goes by the hash of the flow', () => {
    // 10.0.1.10:51000 > 10.0.9.9:80 TCP: h = 0x6b139d95, over "router" h' = 0x780ae1d4 = 2013979092; * 3 / 2^32 = 1.41
    expect(chosen(balanced(undefined), 'client', 51000)).toBe('s2');
    // 51002: h = 0x83adfa7f, h' = 0xc71b1842 = 3340441666; * 3 / 2^32 = 2.33
    expect(chosen(balanced('flow'), 'client', 51002)).toBe('s3');
  });
  it.each([51000, 51001, 51002])('by source goes by the hash of the address alone: port %i does not matter', (sourcePort) => {
    // 10.0.1.10, all else 0: h = 0xf415f158, over "router" h' = 0x80e1ff55 = 2162294613; * 3 / 2^32 = 1.51
    expect(chosen(balanced('source'), 'client', sourcePort)).toBe('s2');
    // 10.0.1.11: h = 0xcc894f71, h' = 0x334e9cd0 = 860789968; * 3 / 2^32 = 0.60
    expect(chosen(balanced('source'), 'second', sourcePort)).toBe('s1');
  });
  it('takes turns by the number of the request, from the first backend by name on', () => {
    const turns = ask(balanced('round-robin'), { to: 'http://10.0.9.9/', kind: 'http', count: 5 });
    expect(backendsOf(turns)).toBe('s1 s2 s3 s1 s2');
    expect(turns.paths[0]?.choices).toEqual([{ at: 'router', chosen: 's1', of: ['s1', 's2', 's3'] }]);
  });
  it('names what keeps each backend from answering', () => {
    const result = ask(balanced('round-robin', (net) => {
      net.stage('s1', filter('s1', 'ingress-filter', [['deny', { protocol: 6 }]]));
      net.stage('s3', filter('s3', 'egress-filter', [['deny', { protocol: 6 }]]));
    }), { to: '10.0.9.9', kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'TIMEOUT' });
    expect(result.blockers.map((blocker) => blocker.at)).toEqual(['s1', 's3']);
  });
});

describe('the limit of what is tried', () => {
  const pool = (count: number): Plan =>
    routed((net) => net.stage('router', {
      kind: 'balance', slot: 'balance', interface: null, because: because('service'), match: { destinations: ['10.0.9.9'] },
      backends: Array.from({ length: count }, (_, index) => ({
        component: componentId(`n${String(index).padStart(4, '0')}`), address: '10.0.2.10', port: null, because: because('service', String(index)),
      })),
      empty: { action: 'deny', reason: 'SERVICE_NO_ENDPOINTS' },
    }));
  it.each([[1024, 1024, false], [1025, 1024, true]])('%i alternatives: %i paths, truncated %s', (count, tried, isTruncated) => {
    const found = explore(compile(pool(count)), { from: 'client', to: '10.0.9.9', kind: 'udp', port: 53 });
    expect([found.paths.length, found.isTruncated, found.verdict]).toEqual([tried, isTruncated, 'REACHABLE']);
    expect(new Set(found.paths.map((path) => path.choices[0]?.chosen)).size).toBe(tried);
  });
});

interface Member {
  readonly name: string;
  readonly address: string;
  readonly weight: number;
}

const members: readonly Member[] = [
  { name: 'x', address: '10.0.2.11', weight: 5 },
  { name: 'y', address: '10.0.2.12', weight: 1 },
  { name: 'z', address: '10.0.2.13', weight: 1 },
];

/** A proxy at 10.0.1.5, with a leg of its own at 10.0.2.5 in the members' network. */
function proxied(pool: Partial<ProxyPool>, more: Partial<ProxyStage> = {}, change: (net: Small) => void = () => undefined): Plan {
  return routed((net) => {
    net.device('second', 'host', ['eth0 left 10.0.1.12/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('lb', 'proxy', ['vip left 10.0.1.5/24', 'back right 10.0.2.5/24'], ['10.0.1.0/24 vip', '10.0.2.0/24 back']);
    for (const { name, address } of members) {
      net.device(name, 'host', [`eth0 right ${address}/24`], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
      net.builder.services(name, because(name), [webServer(name)]);
    }
    net.stage('lb', {
      kind: 'proxy', slot: 'deliver', interface: null, because: because('lb'), address: '10.0.1.5', access: null, noListener: { action: 'deny', reason: 'LB_NO_LISTENER' },
      listeners: [{ port: 80, mode: 'http', policies: [], defaultPool: 'main', addsForwardedFor: true, because: because('lb', 'listener') }],
      pools: [{
        id: 'main', protocol: 'http', method: 'round-robin', persistence: 'none', monitor: null, because: because('lb', 'main'), ...pool,
        members: members.map(({ name, address, weight }) => ({ id: name, component: componentId(name), address, port: 80, weight, enabled: true, because: because('lb', name) })),
      }],
      ...more,
    });
    change(net);
  });
}

const requests = (plan: Plan, count: number, from = 'client'): Trace => ask(plan, { from, to: 'http://10.0.1.5/', kind: 'http', count });

describe('the members of a proxy', () => {
  it('take turns by weight, smoothly, and after as many requests as the weights make together all over again', () => {
    // Weights 5, 1, 1; before each turn everybody gains his weight, the greatest is served and loses 7:
    // (5 1 1) x, (3 2 2) x, (1 3 3) y, (6 -3 4) x, (4 -2 5) z, (9 -1 -1) x, (7 0 0) x; then (0 0 0) as at first.
    expect(backendsOf(requests(proxied({}), 16))).toBe('x x y x z x x x x y x z x x x x');
    // 10,000 = 1428 * 7 + 4: the fourth turn; 9,998 = 1428 * 7 + 2, 9,999 the third.
    expect(backendsOf(requests(proxied({}), 10_000)).slice(-5)).toBe('x y x');
  });
  it('with least connections all have none, which is a tie: they take turns', () => {
    expect(backendsOf(requests(proxied({ method: 'least-connections' }), 7))).toBe('x x y x z x x');
  });
  it('with persistence by source every request is like the first', () => {
    expect(backendsOf(requests(proxied({ persistence: 'source-ip' }), 4))).toBe('x x x x');
  });
  it('by source-ip go by the hash of the address, each with its weight', () => {
    // 10.0.1.10, all else 0: h = 0xf415f158, over "lb" h' = 0x0e5a871a = 240813850; * 7 / 2^32 = 0.39: of x's 0 to 4
    expect(backendsOf(requests(proxied({ method: 'source-ip' }), 3))).toBe('x x x');
    // 10.0.1.12: h = 0x06ca25ee, h' = 0xd3cd858c = 3553461644; * 7 / 2^32 = 5.79: y's 5
    expect(backendsOf(requests(proxied({ method: 'source-ip' }), 3, 'second'))).toBe('y y y');
  });
  it('can be chosen by name, and are all tried for the verdict', () => {
    const refusing = proxied({}, {}, (net) => net.stage('z', filter('z', 'ingress-filter', [['deny', { protocol: 6 }]])));
    const result = requests(refusing, 1);
    expect(result).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'HTTP_200', paths: [{ choices: [{ at: 'lb', chosen: 'x', of: ['x', 'y', 'z'] }] }] });
    expect(result.blockers).toEqual([{ at: 'z', because: { component: 'z', label: 'rule 1' }, reason: 'FIREWALL_RULE_DENY' }]);
    expect(ask(refusing, { to: 'http://10.0.1.5/', kind: 'http' }, { choices: ['z'] })).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'HTTP_503' });
  });
});

describe('what a proxy speaks from', () => {
  const line = (plan: Plan): string | null | undefined => requests(plan, 1).requests?.[0]?.logLine;
  const onlyFromItsLeg = (net: Small): void => {
    for (const { name } of members) net.stage(name, filter(name, 'ingress-filter', [['permit', { sources: ['10.0.2.5'] }]], { defaultAction: 'deny' }));
  };
  it('is its address, or that of the interface towards the member', () => {
    expect(line(proxied({}))).toBe('10.0.1.5 - - "GET / HTTP/1.1" 200 -');
    expect(line(proxied({}, { speaksFrom: 'address' }))).toBe('10.0.1.5 - - "GET / HTTP/1.1" 200 -');
    expect(line(proxied({}, { speaksFrom: 'egress' }))).toBe('10.0.2.5 - - "GET / HTTP/1.1" 200 -');
  });
  it('holds for its monitor too', () => {
    const monitor: ProxyPool['monitor'] = { type: 'http', port: null, path: '/', expected: [[200, 200]], because: because('lb', 'monitor') };
    expect(requests(proxied({ monitor }, { speaksFrom: 'egress' }, onlyFromItsLeg), 1).outcome).toBe('HTTP_200');
    expect(requests(proxied({ monitor }, { speaksFrom: 'address' }, onlyFromItsLeg), 1)).toMatchObject({ outcome: 'HTTP_503', paths: [{ reason: 'NO_BACKEND' }] });
  });
});
