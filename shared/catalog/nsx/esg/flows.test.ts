import { describe, expect, test } from 'vitest';
import type { Design } from '../../../model/design.ts';
import type { Probe } from '../../../model/probe.ts';
import { ask, ending, seenBy } from '../../../samples/testing/ask.ts';
import { draw, stagesOf, update, deviceOf, type Step } from '../../testing/drawing-board.ts';
import { edge, seedRules } from './testing/edge-design.ts';

/** What packets meet at the edge gateway: its firewall in three tiers, translations on its interfaces, its routes (domain/private-cloud.md b.3 and c). */

const call = (from: string, to: string, port = 443): Probe => ({ from, to, kind: 'tcp', port });
const at = (design: Design, probe: Probe) => ending(ask(design, probe));
const rules = (...rows: readonly Readonly<Record<string, unknown>>[]): Step => update('esg', { firewallRules: rows });
const nat = (...rows: readonly Readonly<Record<string, unknown>>[]): Step => update('esg', { nat: rows });
const denied = ['TIMEOUT', 'EDGE_FIREWALL_DENY', 'esg'];
const because = (design: Design, probe: Probe, kind: string): readonly string[] =>
  (ask(design, probe).paths[0]?.legs[0]?.hops ?? []).filter((hop) => hop.component === 'esg').flatMap((hop) => hop.steps.filter((step) => step.kind === kind).map((step) => step.because.label));

describe('the rules of the document', () => {
  test('R-024 what the public address is called with goes to the Service’s address, and from there by the route to a node', () => {
    const trace = ask(edge, call('client', '203.0.113.11'));
    expect(trace.verdict).toBe('REACHABLE');
    expect(because(edge, call('client', '203.0.113.11'), 'translate')).toEqual(['D1']);
    expect(because(edge, call('client', '203.0.113.11'), 'route')).toEqual(['172.29.0.0/16']);
    expect(seenBy(trace, 'worker1')).toEqual(['198.51.100.25', '172.29.0.80']);
  });

  test('R-056 whatever no rule names meets the default, in silence', () => {
    expect(at(edge, call('client', '203.0.113.10'))).toEqual(denied);
    expect(at(edge, call('client', '203.0.113.11', 80))).toEqual(denied);
    expect(at(edge, { from: 'ad-dns', to: '10.100.2.10', kind: 'ping' })).toEqual(denied);
    expect(at(edge, { from: 'client', to: '203.0.113.11', kind: 'ping' })).toEqual(denied);
  });

  test('R-057 R-061 what VXLAN networks send to the public side is let out, from the address of S1; the private uplink’s rule does not touch it', () => {
    const trace = ask(edge, { from: 'worker1', to: 'client', kind: 'ping' });
    expect(trace.outcome).toBe('REPLY');
    expect(seenBy(trace, 'client')).toEqual(['203.0.113.10', '198.51.100.25']);
    expect(because(edge, { from: 'worker1', to: 'client', kind: 'ping' }, 'translate')).toEqual(['S1']);
    expect(because(edge, { from: 'worker1', to: 'client', kind: 'ping' }, 'filter')).toEqual(['F1']);
  });

  test('R-058 R-062 what they send to the private network is let out, from the address of S2', () => {
    const trace = ask(edge, call('worker1', 'ad-dns'));
    expect(trace.verdict).toBe('REACHABLE');
    expect(seenBy(trace, 'ad-dns')).toEqual(['10.100.2.13', '10.100.4.53']);
    expect(because(edge, call('worker1', 'ad-dns'), 'translate')).toEqual(['S2']);
  });

  test('R-059 R-063 the private network reaches the VIPs by their outer addresses', () => {
    const [cluster, proxy] = [ask(edge, call('ad-dns', '10.100.2.11')), ask(edge, call('ad-dns', '10.100.2.12'))];
    expect([cluster.verdict, proxy.verdict]).toEqual(['REACHABLE', 'REACHABLE']);
    expect(seenBy(cluster, 'master1')).toEqual(['10.100.4.53', '192.168.20.10']);
    expect(seenBy(proxy, 'proxy1')).toEqual(['10.100.4.53', '192.168.20.20']);
    expect(because(edge, call('ad-dns', '10.100.2.11'), 'filter')).toEqual(['F3']);
    expect(because(edge, call('ad-dns', '10.100.2.12'), 'translate')).toEqual(['D3']);
  });

  test('R-060 without the NAT rules nobody outside gets in or is answered', () => {
    const bare = draw(edge, nat());
    expect(ask(bare, call('ad-dns', '10.100.2.11')).verdict).toBe('UNREACHABLE');
    expect(ask(bare, { from: 'worker1', to: 'client', kind: 'ping' }).verdict).toBe('UNREACHABLE');
    expect(ask(bare, call('worker1', 'ad-dns')).verdict).toBe('UNREACHABLE');
  });

  test('the seed’s three rules alone deny what D1 brings in', () => {
    expect(at(draw(edge, rules(...seedRules)), call('client', '203.0.113.11'))).toEqual(denied);
  });
});

describe('the three tiers of the firewall', () => {
  const denyAll = { id: 'deny', action: 'deny' };

  test('the edge itself may send, whatever the user’s rules say', () => {
    expect(ask(draw(edge, rules(denyAll)), { from: 'esg', to: 'ad-dns', kind: 'ping' }).outcome).toBe('REPLY');
    expect(at(draw(edge, rules(denyAll)), { from: 'worker1', to: 'ad-dns', kind: 'ping' })).toEqual(denied);
  });

  test('BGP neighbours get in where a route was learned by BGP, before the user’s rules', () => {
    const learned = draw(edge, rules(denyAll), ['row.update', { id: 'esg', path: '/routes/ls-db', row: { source: 'bgp' } }]);
    expect(at(learned, call('db-router', '192.168.100.1', 179))[0]).toBe('REFUSED');
    expect(at(draw(edge, rules(denyAll)), call('db-router', '192.168.100.1', 179))).toEqual(denied);
    expect(at(learned, call('db-router', '192.168.100.1', 180))).toEqual(denied);
  });

  test('the first rule that matches decides; a disabled one is skipped; the default comes last', () => {
    const open = draw(edge, rules({ id: 'a', action: 'deny', source: ['192.168.20.0/24'] }, { id: 'b', source: ['192.168.0.0/16'] }));
    expect(at(open, call('worker1', 'ad-dns'))).toEqual(denied);
    expect(ask(draw(open, ['row.update', { id: 'esg', path: '/firewallRules/a', row: { enabled: false } }]), call('worker1', 'ad-dns')).verdict).toBe('REACHABLE');
    expect(ask(draw(edge, rules(), update('esg', { firewallDefault: 'accept' })), call('worker1', 'ad-dns')).verdict).toBe('REACHABLE');
  });

  test('reject answers, deny does not', () => {
    const rejecting = draw(edge, rules({ id: 'a', action: 'reject' }));
    expect(at(rejecting, call('worker1', 'ad-dns'))).toEqual(['REFUSED', 'EDGE_FIREWALL_DENY', 'esg']);
    expect(at(rejecting, { from: 'worker1', to: 'ad-dns', kind: 'udp', port: 53 })).toEqual(['ADMIN_PROHIBITED', 'EDGE_FIREWALL_DENY', 'esg']);
  });

  test('a rule that cannot be read leaves what comes to it open', () => {
    const open = draw(edge, rules({ id: 'a', destination: ['10.100.2.11'] }, { id: 'b', service: ['web'] }, { id: 'c' }));
    expect(ask(open, call('worker1', 'ad-dns'))).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG', at: 'esg' }] });
    expect(ask(open, call('ad-dns', '10.100.2.11')).verdict).toBe('REACHABLE');
  });

  test('match on translated addresses, or on original ones', () => {
    const to = (row: Readonly<Record<string, unknown>>) => ask(draw(edge, rules({ id: 'a', ...row })), call('ad-dns', '10.100.2.11')).verdict;
    expect(to({ destination: ['192.168.20.10'], matchOn: 'translated' })).toBe('REACHABLE');
    expect(to({ destination: ['192.168.20.10'], matchOn: 'original' })).toBe('UNREACHABLE');
    expect(to({ destination: ['10.100.2.11'], matchOn: 'original' })).toBe('REACHABLE');
    expect(to({ destination: ['10.100.2.11'], matchOn: 'translated' })).toBe('UNREACHABLE');
  });

  test.each([
    ['internal > external', { source: ['internal'], destination: ['external'] }, true, false],
    ['external > internal', { source: ['external'], destination: ['internal'] }, false, true],
    ['from vnic-2', { source: ['vnic-2'] }, true, false],
    ['from vnic1 by its id', { source: ['vnic1'] }, false, true],
    ['to vnic-1', { destination: ['vnic-1'] }, true, false],
    ['from the edge itself', { source: ['vse'] }, false, false],
    ['in', { direction: 'in' }, false, true],
    ['out', { direction: 'out' }, true, false],
    ['in, from internal interfaces: nothing', { direction: 'in', source: ['internal'] }, false, false],
  ])('%s', (_name, row, isOut, isIn) => {
    const design = draw(edge, rules({ id: 'a', ...row }));
    expect(ask(design, call('worker1', 'ad-dns')).verdict === 'REACHABLE').toBe(isOut);
    expect(ask(design, call('ad-dns', '10.100.2.11')).verdict === 'REACHABLE').toBe(isIn);
  });

  test('vse as a destination is what the edge’s own addresses are called by', () => {
    expect(at(draw(edge, rules({ id: 'a', destination: ['vse'], service: ['icmp'] })), { from: 'ad-dns', to: '10.100.2.10', kind: 'ping' })[0]).toBe('REPLY');
  });

  test('switched off: everything passes, and nothing is translated', () => {
    const off = draw(edge, update('esg', { firewallEnabled: false }));
    expect(stagesOf(deviceOf(off, 'esg'), 'session')).toEqual([]);
    expect(ask(off, call('db', '192.168.20.31')).verdict).toBe('REACHABLE');
    expect(at(off, call('ad-dns', '10.100.2.11'))[0]).toBe('REFUSED');
    expect(seenBy(ask(off, call('worker1', 'ad-dns')), 'ad-dns')).toEqual(['192.168.20.31', '10.100.4.53']);
  });
});

describe('NAT rules', () => {
  const open = draw(edge, rules({ id: 'all' }));
  const dnat = { id: 'D', kind: 'DNAT', appliedOn: 'vnic1', originalAddress: '10.100.2.11', translatedAddress: '192.168.20.10' };
  const snat = { id: 'S', kind: 'SNAT', appliedOn: 'vnic1', originalAddress: '192.168.0.0/16', translatedAddress: '10.100.2.13' };
  const out = call('worker1', 'ad-dns');

  test('act on their own interface only', () => {
    expect(seenBy(ask(draw(open, nat({ ...snat, appliedOn: 'vnic0' })), out), 'ad-dns')).toEqual(['192.168.20.31', '10.100.4.53']);
    expect(at(draw(open, nat({ ...dnat, appliedOn: 'vnic0' })), call('ad-dns', '10.100.2.11'))[0]).toBe('REFUSED');
  });

  test('are asked from the top, internal ones first, disabled ones not at all', () => {
    const second = { ...snat, id: 'S-2', translatedAddress: '10.100.2.12' };
    const sees = (...rows: readonly Readonly<Record<string, unknown>>[]) => seenBy(ask(draw(open, nat(...rows)), out), 'ad-dns')[0];
    expect(sees(snat, second)).toBe('10.100.2.13');
    expect(sees(second, snat)).toBe('10.100.2.12');
    expect(sees(snat, { ...second, ruleType: 'internal_high' })).toBe('10.100.2.12');
    expect(sees({ ...snat, enabled: false }, second)).toBe('10.100.2.12');
  });

  test('may ask for the other side too', () => {
    expect(seenBy(ask(draw(open, nat({ ...snat, snatMatchDestinationAddress: '10.100.4.0/26', protocol: 'tcp', snatMatchDestinationPort: '443' })), out), 'ad-dns')[0]).toBe('10.100.2.13');
    expect(seenBy(ask(draw(open, nat({ ...snat, snatMatchDestinationAddress: '10.100.5.0/26' })), out), 'ad-dns')[0]).toBe('192.168.20.31');
    expect(ask(draw(open, nat({ ...dnat, dnatMatchSourceAddress: '10.100.4.53' })), call('ad-dns', '10.100.2.11')).verdict).toBe('REACHABLE');
    expect(at(draw(open, nat({ ...dnat, dnatMatchSourceAddress: '10.100.4.54' })), call('ad-dns', '10.100.2.11'))[0]).toBe('REFUSED');
  });

  test('turn ports: one to one between ranges of a length, to the first otherwise, and not at all where they fit', () => {
    const sees = (originalPort: string, translatedPort: string, port: number) => {
      const trace = ask(draw(open, nat({ ...dnat, protocol: 'tcp', originalPort, translatedPort })), call('ad-dns', '10.100.2.11', port));
      const hop = trace.paths[0]?.legs[0]?.hops.find((one) => one.component === 'master1');
      const tcp = hop?.enter.headers.find((header) => header.layer === 'tcp');
      return tcp?.layer === 'tcp' ? tcp.destinationPort : null;
    };
    expect(sees('8443', '443', 8443)).toBe(443);
    expect(sees('8000-8010', '9000-9010', 8003)).toBe(9003);
    expect(sees('8000-8010', '9000-9020', 8003)).toBe(9000);
    expect(sees('8000-8010', '8000-8100', 8003)).toBe(8003);
    expect(sees('80,443', 'any', 443)).toBe(443);
    expect(sees('80,443', 'any', 444)).toBe(null);
  });

  test('one that cannot be read leaves open what it may have meant, and nothing else', () => {
    const half = draw(open, nat({ ...dnat, translatedAddress: '' }, { ...snat, originalAddress: 'the workers' }));
    expect(ask(half, call('ad-dns', '10.100.2.11'))).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG', at: 'esg' }] });
    expect(ask(half, out).verdict).toBe('UNDETERMINED');
    expect(ask(half, call('db', '192.168.20.31')).verdict).toBe('REACHABLE');
    expect(ask(draw(half, nat(dnat, { ...dnat, id: 'E', translatedAddress: '' })), call('ad-dns', '10.100.2.11')).verdict).toBe('REACHABLE');
  });

  test('a translation to several addresses chooses one of them', () => {
    const many = draw(open, nat({ ...snat, translatedAddress: '10.100.2.12-10.100.2.13' }));
    expect(['10.100.2.12', '10.100.2.13']).toContain(seenBy(ask(many, out), 'ad-dns')[0]);
  });
});

describe('routes', () => {
  const route = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'esg', path: '/routes', row }];
  const taken = (design: Design): readonly string[] => because(design, { from: 'worker1', to: '192.168.30.50', kind: 'ping' }, 'route');
  const viaOf = (design: Design) => {
    const step = (ask(design, { from: 'worker1', to: '192.168.30.50', kind: 'ping' }).paths[0]?.legs[0]?.hops ?? []).find((hop) => hop.component === 'esg')?.steps.find((one) => one.kind === 'route');
    return step?.detail['via'];
  };

  test('R-031 a network may be known by OSPF, by BGP or by hand: by hand is preferred, then BGP', () => {
    expect(taken(edge)).toEqual(['192.168.30.0/24']);
    expect(viaOf(edge)).toBe('192.168.100.2');
    const bgp = draw(edge, route({ id: 'bgp', network: '192.168.30.0/24', nextHop: '192.168.100.9', source: 'bgp' }));
    expect(viaOf(bgp)).toBe('192.168.100.9');
    const byHand = draw(bgp, route({ id: 'static', network: '192.168.30.0/24', nextHop: '192.168.100.2' }));
    expect(viaOf(byHand)).toBe('192.168.100.2');
    expect(viaOf(draw(bgp, route({ id: 'static', network: '192.168.30.0/24', nextHop: '192.168.100.2', distance: 30 })))).toBe('192.168.100.9');
  });

  test('of equally good routes only the first is in the table, unless ECMP is on', () => {
    const twice = draw(edge, route({ id: 'second', network: '192.168.30.0/24', nextHop: '192.168.100.9', source: 'ospf' }));
    const rows = (design: Design) => stagesOf(deviceOf(design, 'esg'), 'route').flatMap((stage) => stage.rows).filter((row) => row.destination === '192.168.30.0/24').map((row) => row.via);
    expect(rows(twice)).toEqual(['192.168.100.2']);
    expect(rows(draw(twice, update('esg', { ecmp: true })))).toEqual(['192.168.100.2', '192.168.100.9']);
  });

  test('each interface has its own reverse path filter', () => {
    // The way back to 161.26.0.0/16 leaves by the private uplink, and the caller comes from the public side.
    const stray = draw(edge, rules({ id: 'all' }), update('client', { interfaces: [{ id: 'eth0', address: '161.26.0.9' }] }));
    expect(at(stray, call('client', '203.0.113.11'))).toEqual(['TIMEOUT', 'REVERSE_PATH_FILTER', 'esg']);
    const loose = draw(stray, ['row.update', { id: 'esg', path: '/interfaces/vnic0', row: { reversePathFilter: 'loose' } }]);
    expect(at(loose, call('client', '203.0.113.11'))[1]).not.toBe('REVERSE_PATH_FILTER');
    expect(deviceOf(loose, 'esg').interfaces.map((row) => row.reversePath)).toEqual(['loose', 'strict', 'strict', 'strict']);
    const inner = draw(stray, ['row.update', { id: 'esg', path: '/interfaces/vnic2', row: { reversePathFilter: 'off' } }]);
    expect(at(inner, call('client', '203.0.113.11'))).toEqual(['TIMEOUT', 'REVERSE_PATH_FILTER', 'esg']);
  });
});

test('powered off, nobody gets through, and its neighbours find nobody', () => {
  const off = draw(edge, update('esg', { state: 'stopped' }));
  expect(at(off, call('client', '203.0.113.11'))).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'fcr']);
});
