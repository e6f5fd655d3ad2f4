import { describe, expect, test } from 'vitest';
import { compile } from '../../../engine/index.ts';
import { compareProbe } from '../../../engine/testing/compare.ts';
import { emptyDesign, type Design } from '../../../model/design.ts';
import type { Probe } from '../../../model/probe.ts';
import { ask, ending, seenBy } from '../../../samples/testing/ask.ts';
import { add, connect, draw, findingsOf, planOf, update, type Step } from '../../testing/drawing-board.ts';

/** Small networks as anybody may draw them, traced: routers, machines, networks and wires, nothing of a cloud. */

type Props = Readonly<Record<string, unknown>>;

const tcp = (from: string, to: string, port = 443): Probe => ({ from, to, kind: 'tcp', port });
const ping = (from: string, to: string): Probe => ({ from, to, kind: 'ping' });
const https = [{ id: 'https', port: 443, application: 'http', tls: true, body: 'hello world!' }];
const machine = (id: string, network: string, address: string, gateway: string): readonly Step[] => [
  add('server', id, null, { interfaces: [{ id: 'eth0', address }], gateway, listens: https }), connect('l2', `${id}/eth0`, network),
];
const router = (id: string, interfaces: readonly Props[], more: Props = {}): Step => add('onprem-router', id, null, { interfaces, ...more });
const hops = (design: Design, probe: Probe): string => (ask(design, probe).paths[0]?.legs[0]?.hops ?? []).map((hop) => hop.component).join(' ');

/** lan - router - dmz */
const twoNetworks = draw(
  emptyDesign,
  add('vlan', 'lan', null, { cidr: '10.0.1.0/24' }), add('vlan', 'dmz', null, { cidr: '10.0.2.0/24' }),
  router('router', [{ id: 'lan', address: '10.0.1.1' }, { id: 'dmz', address: '10.0.2.1' }]),
  connect('l2', 'router/lan', 'lan'), connect('l2', 'router/dmz', 'dmz'),
  ...machine('pc', 'lan', '10.0.1.10', '10.0.1.1'), ...machine('web', 'dmz', '10.0.2.10', '10.0.2.1'),
);
const atRouter = (props: Props): Design => draw(twoNetworks, update('router', props));

describe('two networks and a router', () => {
  test('one hop between them, none within one', () => {
    expect(hops(twoNetworks, ping('pc', 'web'))).toBe('pc router web');
    expect(ask(twoNetworks, ping('pc', 'web')).outcome).toBe('REPLY');
    expect(hops(draw(twoNetworks, ...machine('pc2', 'lan', '10.0.1.11', '10.0.1.1')), ping('pc', 'pc2'))).toBe('pc pc2');
  });

  test('switched off, its network does without it', () => {
    expect(ending(ask(atRouter({ state: 'stopped' }), ping('pc', 'web')))).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'pc']);
  });

  test.each([
    ['via nobody', { network: '10.9.0.0/16', nextHop: '10.0.2.99' }, ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'router']],
    ['blackhole', { network: '10.9.0.0/16', type: 'blackhole' }, ['TIMEOUT', 'ROUTE_BLACKHOLE', 'router']],
    ['unreachable', { network: '10.9.0.0/16', type: 'unreachable' }, ['HOST_UNREACHABLE', 'ROUTE_UNREACHABLE', 'router']],
    ['prohibit', { network: '10.9.0.0/16', type: 'prohibit' }, ['ADMIN_PROHIBITED', 'ROUTE_PROHIBITED', 'router']],
    ['no route', { network: '10.8.0.0/16', type: 'blackhole' }, ['NET_UNREACHABLE', 'NO_ROUTE', 'router']],
  ])('a route of every type: %s', (_name, route, expected) => {
    expect(ending(ask(atRouter({ routes: [{ id: 'r', ...route }] }), ping('pc', '10.9.0.1')))).toEqual(expected);
  });

  test('a longer prefix beats the network it stands in; distance, then metric, decide between equals', () => {
    expect(ending(ask(atRouter({ routes: [{ id: 'r', network: '10.0.2.0/25', type: 'blackhole' }] }), ping('pc', 'web')))[1]).toBe('ROUTE_BLACKHOLE');
    const to = (...routes: readonly Props[]) => ending(ask(atRouter({ routes }), ping('pc', '10.9.0.1')))[1];
    const [silent, spoken] = [{ id: 'a', network: '10.9.0.0/16', type: 'blackhole' }, { id: 'b', network: '10.9.0.0/16', type: 'prohibit' }];
    expect(to(silent, { ...spoken, source: 'ospf' })).toBe('ROUTE_BLACKHOLE');
    expect(to({ ...silent, source: 'ospf' }, spoken)).toBe('ROUTE_PROHIBITED');
    expect(to({ ...silent, metric: 20 }, { ...spoken, metric: 10 })).toBe('ROUTE_PROHIBITED');
  });
});

describe('its firewall', () => {
  const rules = (firewallRules: readonly Props[], more: Props = {}): Design => atRouter({ firewallEnabled: true, firewallRules, ...more });
  const mapped = { nat: [{ id: 'd', kind: 'DNAT', appliedOn: 'lan', originalAddress: '10.0.1.100', translatedAddress: '10.0.2.10' }] };

  test('keeps state: answers come back, new connections from the other side do not', () => {
    const design = rules([{ id: 'out', source: ['lan'], destination: ['dmz'] }]);
    expect(ask(design, tcp('pc', 'web')).verdict).toBe('REACHABLE');
    expect(ending(ask(design, tcp('web', 'pc')))).toEqual(['TIMEOUT', 'FIREWALL_RULE_DENY', 'router']);
  });

  test('its own packets pass, and calls to itself are asked like others', () => {
    expect(ask(rules([]), ping('router', 'web')).outcome).toBe('REPLY');
    expect(ending(ask(rules([]), ping('pc', '10.0.1.1')))).toEqual(['TIMEOUT', 'FIREWALL_RULE_DENY', 'router']);
    expect(ask(rules([{ id: 'a', destination: ['self'], service: ['icmp'] }]), ping('pc', '10.0.1.1')).outcome).toBe('REPLY');
  });

  test('after routing by default: a packet without a route is answered, not filtered; before routing it is filtered', () => {
    expect(ending(ask(rules([]), ping('pc', '10.9.0.1')))[1]).toBe('NO_ROUTE');
    expect(ending(ask(rules([], { firewallStage: 'pre' }), ping('pc', '10.9.0.1')))[1]).toBe('FIREWALL_RULE_DENY');
  });

  test.each([
    ['post', 'original', '10.0.1.100', true], ['post', 'original', '10.0.2.10', false], ['post', 'translated', '10.0.2.10', true], ['post', 'translated', '10.0.1.100', false],
    ['pre', 'original', '10.0.1.100', true], ['pre', 'original', '10.0.2.10', false],
  ])('with DNAT, %s, matching %s addresses: %s', (firewallStage, matchOn, destination, passes) => {
    const design = rules([{ id: 'a', destination: [destination], matchOn }], { ...mapped, firewallStage });
    expect(ask(draw(design, ['row.update', { id: 'router', path: '/interfaces/lan', row: { secondary: ['10.0.1.100'] } }]), tcp('pc', '10.0.1.100')).verdict === 'REACHABLE').toBe(passes);
  });

  test('before routing nobody knows by which interface a packet will leave: a rule that asks for one leaves it open', () => {
    const pre = (destination: string) => rules([{ id: 'a', source: ['lan'], destination: [destination] }], { firewallStage: 'pre' });
    expect(ask(pre('10.0.2.0/24'), tcp('pc', 'web')).verdict).toBe('REACHABLE');
    expect(ask(pre('dmz'), tcp('pc', 'web')).verdict).toBe('UNDETERMINED');
    expect(findingsOf(pre('dmz'), 'router')).toMatchObject([{ code: 'RULE-UNREADABLE', severity: 'error', at: { path: '/firewallRules/0' } }]);
    expect(findingsOf(rules([{ id: 'a', source: ['lan'], destination: ['dmz'] }]), 'router')).toEqual([]);
  });

  test('a reject speaks for the address that was asked, where it was the router’s own, and else for the router', () => {
    const rejecting = draw(rules([{ id: 'a', action: 'reject' }]), ['row.update', { id: 'router', path: '/interfaces/lan', row: { secondary: ['10.0.1.100'] } }]);
    const speaker = (to: string) => {
      const header = ask(rejecting, ping('pc', to)).paths[0]?.legs.at(-1)?.hops[0]?.enter.headers[0];
      return header?.layer === 'ipv4' ? header.source : null;
    };
    expect([speaker('10.0.1.100'), speaker('10.0.2.1'), speaker('web')]).toEqual(['10.0.1.100', '10.0.2.1', '10.0.1.1']);
    const plan = planOf(rejecting);
    for (const to of ['10.0.1.100', '10.0.2.1', '10.0.2.10']) expect(compareProbe(plan, compile(plan), ping('pc', to))).toBeNull();
  });

  test('reject answers', () => {
    expect(ending(ask(rules([{ id: 'a', action: 'reject' }]), tcp('pc', 'web')))).toEqual(['REFUSED', 'FIREWALL_RULE_DENY', 'router']);
  });
});

describe('what it says about a connection whose destination it translates comes from the address that was asked (seen on Linux 6.18: FW-6)', () => {
  const row = (id: string, port: string, translatedAddress: string) => ({ id, kind: 'DNAT', appliedOn: 'lan', protocol: 'udp', originalAddress: '10.0.1.100', originalPort: port, translatedAddress });
  const ports = [{ id: 'lan', address: '10.0.1.1', secondary: ['10.0.1.100'] }, { id: 'dmz', address: '10.0.2.1', mtu: 1400 }];
  const design = atRouter({
    interfaces: ports, nat: [row('web', '1000', '10.0.2.10'), row('nobody', '1001', '10.0.2.77'), row('rejected', '3000', '10.0.2.10')],
    firewallEnabled: true, firewallDefault: 'accept', firewallRules: [{ id: 'r', service: ['udp/2000'], action: 'reject' }, { id: 's', service: ['udp/3000'], action: 'reject' }],
  });
  const udp = (to: string, port: number, more: Props = {}) => ({ from: 'pc', to, kind: 'udp', port, ...more }) as const;

  test.each([
    ['a closed port behind it', udp('10.0.1.100', 1000), '10.0.1.100', [3, 3]],
    ['nobody at the translated address', udp('10.0.1.100', 1001), '10.0.1.100', [3, 1]],
    ['a packet too long for the way on', udp('10.0.1.100', 1000, { sizeBytes: 1478, dontFragment: true }), '10.0.1.100', [3, 4]],
    ['a rejected one', udp('10.0.1.100', 3000), '10.0.1.100', [3, 13]],
    ['a rejected one for itself', udp('10.0.1.100', 2000), '10.0.1.100', [3, 13]],
    ['a rejected one for its far address', udp('10.0.2.1', 2000), '10.0.2.1', [3, 13]],
  ])('%s', (_what, probe, from, [type, code]) => {
    const error = ask(design, probe).paths[0]?.legs.at(-1);
    expect(error?.direction).toBe('error');
    const headers = error?.hops.at(-1)?.enter.headers;
    expect([headers?.[0], headers?.[1]]).toMatchObject([{ source: from, destination: '10.0.1.10' }, { layer: 'icmp', type, code }]);
    const plan = planOf(design);
    expect(compareProbe(plan, compile(plan), probe)).toBeNull();
  });

  test('a traceroute sees one address twice, and another destination by the router’s own', () => {
    const all = draw(design, update('router', { nat: [{ id: 'all', kind: 'DNAT', appliedOn: 'lan', originalAddress: '10.0.1.100', translatedAddress: '10.0.2.10' }], firewallEnabled: false }));
    const lines = (to: string) => ask(all, { from: 'pc', to, kind: 'traceroute' }).traceroute?.map((line) => line.from);
    expect(lines('10.0.1.100')).toEqual(['10.0.1.100', '10.0.1.100']);
    expect(lines('web')).toEqual(['10.0.1.1', '10.0.2.10']);
  });
});

/** A home or an office: a private network behind one public address. */
const office = draw(
  emptyDesign,
  add('internet', 'internet'),
  add('external-user', 'visitor', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }] }),
  connect('routed', 'visitor', 'internet'),
  add('vlan', 'lan', null, { cidr: '192.168.1.0/24' }),
  router('router', [{ id: 'wan', address: '203.0.113.2/30' }, { id: 'lan', address: '192.168.1.1' }], {
    routes: [{ id: 'default', network: '0.0.0.0/0', interface: 'wan' }],
    nat: [
      { id: 'out', kind: 'SNAT', appliedOn: 'wan', originalAddress: '192.168.1.0/24', translatedAddress: '203.0.113.2' },
      { id: 'web', kind: 'DNAT', appliedOn: 'wan', protocol: 'tcp', originalAddress: '203.0.113.2', originalPort: '8443', translatedAddress: '192.168.1.20', translatedPort: '443' },
    ],
  }),
  connect('routed', 'router/wan', 'internet'), connect('l2', 'router/lan', 'lan'),
  ...machine('pc', 'lan', '192.168.1.10', '192.168.1.1'), ...machine('nas', 'lan', '192.168.1.20', '192.168.1.1'),
);

describe('an office behind one public address', () => {
  test('out by the address of the router, and back', () => {
    const trace = ask(office, ping('pc', 'visitor'));
    expect(trace.outcome).toBe('REPLY');
    expect(seenBy(trace, 'visitor')).toEqual(['203.0.113.2', '198.51.100.25']);
    expect(seenBy(trace, 'pc', 'return')).toEqual(['198.51.100.25', '192.168.1.10']);
  });

  test('in by the forwarded port only', () => {
    const trace = ask(office, tcp('visitor', '203.0.113.2', 8443));
    expect(trace.verdict).toBe('REACHABLE');
    expect(seenBy(trace, 'nas')).toEqual(['198.51.100.25', '192.168.1.20']);
    expect(ending(ask(office, tcp('visitor', '203.0.113.2', 443)))[0]).toBe('REFUSED');
    expect(ask(office, tcp('visitor', '192.168.1.20')).verdict).toBe('UNREACHABLE');
  });

  test('without SNAT the private source ends on the internet', () => {
    expect(ending(ask(draw(office, ['row.remove', { id: 'router', path: '/nat/out' }]), ping('pc', 'visitor')))).toEqual(['TIMEOUT', 'UNROUTABLE_PRIVATE_SRC', 'internet']);
  });

  test('a rule for the inner side without SNAT there: the answer comes straight from the machine, unexpected', () => {
    const hairpin: Step = ['row.add', { id: 'router', path: '/nat', row: { id: 'in', kind: 'DNAT', appliedOn: 'lan', protocol: 'tcp', originalAddress: '203.0.113.2', originalPort: '8443', translatedAddress: '192.168.1.20', translatedPort: '443' } }];
    expect(ending(ask(draw(office, hairpin), tcp('pc', '203.0.113.2', 8443)))[1]).toBe('REPLY_FROM_UNEXPECTED_ADDRESS');
    const masked: Step = ['row.add', { id: 'router', path: '/nat', row: { id: 'mask', kind: 'SNAT', appliedOn: 'lan', originalAddress: '192.168.1.0/24', snatMatchDestinationAddress: '192.168.1.20', translatedAddress: '192.168.1.1' } }];
    expect(ask(draw(office, hairpin, masked), tcp('pc', '203.0.113.2', 8443)).verdict).toBe('REACHABLE');
  });
});

/** Three sites in a ring of wires: a - b - c - a. */
const ring = draw(
  emptyDesign,
  ...(['a', 'b', 'c'] as const).flatMap((site, index): readonly Step[] => [
    add('vlan', `lan-${site}`, null, { cidr: `10.${index + 1}.0.0/24` }), ...machine(`pc-${site}`, `lan-${site}`, `10.${index + 1}.0.10`, `10.${index + 1}.0.1`),
  ]),
  router('a', [{ id: 'lan', address: '10.1.0.1' }, { id: 'b', address: '10.255.0.1/30' }, { id: 'c', address: '10.255.0.9/30' }], { routes: [{ id: 'b', network: '10.2.0.0/24', nextHop: '10.255.0.2' }, { id: 'c', network: '10.3.0.0/24', nextHop: '10.255.0.10' }] }),
  router('b', [{ id: 'lan', address: '10.2.0.1' }, { id: 'a', address: '10.255.0.2/30' }, { id: 'c', address: '10.255.0.5/30' }], { routes: [{ id: 'a', network: '10.1.0.0/24', nextHop: '10.255.0.1' }, { id: 'c', network: '10.3.0.0/24', nextHop: '10.255.0.6' }] }),
  router('c', [{ id: 'lan', address: '10.3.0.1' }, { id: 'b', address: '10.255.0.6/30' }, { id: 'a', address: '10.255.0.10/30' }], { routes: [{ id: 'b', network: '10.2.0.0/24', nextHop: '10.255.0.5' }, { id: 'a', network: '10.1.0.0/24', nextHop: '10.255.0.9' }] }),
  ...(['a', 'b', 'c'] as const).map((site) => connect('l2', `${site}/lan`, `lan-${site}`)),
  connect('routed', 'a/b', 'b/a'), connect('routed', 'b/c', 'c/b'), connect('routed', 'c/a', 'a/c'),
);

describe('three sites in a ring', () => {
  test('each reaches the others by one wire', () => {
    expect(hops(ring, ping('pc-a', 'pc-b'))).toBe('pc-a a b pc-b');
    expect(hops(ring, ping('pc-b', 'pc-c'))).toBe('pc-b b c pc-c');
    expect(ask(ring, ping('pc-a', 'pc-c')).outcome).toBe('REPLY');
  });

  test('a detour, and a loop that ends with the TTL', () => {
    const detour = draw(ring, ['row.update', { id: 'a', path: '/routes/c', row: { nextHop: '10.255.0.2' } }]);
    expect(hops(detour, ping('pc-a', 'pc-c'))).toBe('pc-a a b c pc-c');
    const loop = draw(detour, ['row.update', { id: 'b', path: '/routes/c', row: { nextHop: '10.255.0.1' } }]);
    expect(ask(loop, ping('pc-a', 'pc-c')).outcome).toBe('TTL_EXCEEDED');
  });

  test('an asymmetric way passes without a reverse path filter, and is dropped by a strict one on that interface', () => {
    const detour = draw(ring, ['row.update', { id: 'a', path: '/routes/c', row: { nextHop: '10.255.0.2' } }]);
    const strict = (id: string): Design => draw(detour, ['row.update', { id: 'c', path: `/interfaces/${id}`, row: { reversePathFilter: 'strict' } }]);
    expect(ask(detour, ping('pc-a', 'pc-c')).outcome).toBe('REPLY');
    expect(ending(ask(strict('b'), ping('pc-a', 'pc-c')))).toEqual(['TIMEOUT', 'REVERSE_PATH_FILTER', 'c']);
    expect(ask(strict('a'), ping('pc-a', 'pc-c')).outcome).toBe('REPLY');
  });

  test('a stateful firewall on a detour: the client connects, and then nothing flows', () => {
    const detour = draw(ring, ['row.update', { id: 'a', path: '/routes/c', row: { nextHop: '10.255.0.2' } }], update('b', { firewallEnabled: true, firewallDefault: 'accept' }));
    expect(ask(detour, tcp('pc-a', 'pc-c')).outcome).toBe('STALLED');
  });

  test('the smaller MTU of a wire is told to the sender', () => {
    const narrow = draw(ring, ['row.update', { id: 'a', path: '/interfaces/b', row: { mtu: 1400 } }]);
    expect(ask(narrow, { ...ping('pc-a', 'pc-b'), sizeBytes: 1500, dontFragment: true }).outcome).toBe('FRAGMENTATION_NEEDED');
    expect(ask(narrow, { ...ping('pc-a', 'pc-b'), sizeBytes: 1500 }).outcome).toBe('REPLY');
  });
});

test('a machine on a wire of its own', () => {
  const design = draw(
    twoNetworks,
    ['row.add', { id: 'router', path: '/interfaces', row: { id: 'p2p', address: '10.0.9.1/30' } }],
    add('server', 'far', null, { interfaces: [{ id: 'eth0', address: '10.0.9.2/30' }], gateway: '10.0.9.1', listens: https }),
    connect('routed', 'router/p2p', 'far/eth0'),
  );
  expect(hops(design, tcp('pc', 'far'))).toBe('pc router far');
  expect(ask(design, tcp('pc', 'far')).verdict).toBe('REACHABLE');
});
