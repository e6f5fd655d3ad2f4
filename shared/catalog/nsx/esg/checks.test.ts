import { describe, expect, test } from 'vitest';
import type { Design } from '../../../model/design.ts';
import { rt1 } from '../../../samples/testing/private-cloud.ts';
import { add, applyFix, connect, draw, findingsOf, update, type Step } from '../../testing/drawing-board.ts';
import { edge, edgeNat, seedRules } from './testing/edge-design.ts';

/** Each V rule of an edge gateway with a design that breaks it and one that does not. */

const rule = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'esg', path: `/firewallRules/${id}`, row }];
const nat = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'esg', path: `/nat/${id}`, row }];
const port = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'esg', path: `/interfaces/${id}`, row }];
const addRule = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'esg', path: '/firewallRules', row }];
const addNat = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'esg', path: '/nat', row }];
const dropRule = (id: string): Step => ['row.remove', { id: 'esg', path: `/firewallRules/${id}` }];

/** `code severity path` of the findings with that code. */
const found = (design: Design, code: string): readonly string[] => findingsOf(design, 'esg').filter((finding) => finding.code === code).map((finding) => `${finding.severity} ${finding.at.path ?? ''}`);
const changed = (...steps: readonly Step[]): Design => draw(edge, ...steps);

test('the drawn edge has the one shadowed rule that the document expects, and nothing else of these', () => {
  expect(findingsOf(edge, 'esg').map((finding) => `${finding.code} ${finding.severity} ${finding.at.path ?? ''}`)).toEqual(['V-04 error ', 'V-13 warning /firewallRules/1']);
});

describe('uplinks', () => {
  test('V-08 an address outside the portable subnets of its VLAN, or in a primary one', () => {
    expect(found(edge, 'V-08')).toEqual([]);
    expect(found(changed(port('vnic0', { secondary: ['203.0.113.11', '203.0.113.40'] })), 'V-08')).toEqual(['error /interfaces/0']);
    const primary = changed(port('vnic1', { secondary: ['10.100.0.40', '10.100.2.11', '10.100.2.12', '10.100.2.13'] }));
    expect(findingsOf(primary, 'esg').filter((finding) => finding.code === 'V-08')).toMatchObject([{ params: { case: 'primary', address: '10.100.0.40', network: 'private-vlan-A' } }]);
  });

  test('V-08 stands for V-01 where an uplink is outside every subnet of its VLAN; beside a VLAN of the enterprise it is V-01', () => {
    const outside = changed(port('vnic1', { address: '10.200.0.10/26' }));
    const codes = (design: Design) => findingsOf(design, 'esg').flatMap(({ code, params }) => (JSON.stringify(params).includes('10.200.0.10') ? [code] : []));
    expect(codes(outside)).toEqual(['V-08']);
    expect(codes(draw(outside, update('private-vlan-A', { vlanKind: 'onprem' })))).toEqual(['V-01']);
  });

  test('V-08 is about VLANs of the provider only', () => {
    expect(found(draw(edge, update('public-vlan', { vlanKind: 'onprem', subnets: [] })), 'V-08')).toEqual([]);
  });

  test('ESG-001 no uplink that leads anywhere', () => {
    expect(found(edge, 'ESG-001')).toEqual([]);
    expect(found(changed(port('vnic0', { type: 'internal' }), port('vnic1', { type: 'internal' })), 'ESG-001')).toEqual(['error /interfaces']);
  });

  test('V-14 more than ten vNICs', () => {
    const many = (count: number): Step => update('esg', { interfaces: Array.from({ length: count }, (_, index) => ({ id: `vnic${index}`, address: '' })) });
    expect(found(changed(many(10)), 'V-14')).toEqual([]);
    expect(found(changed(many(11)), 'V-14')).toEqual(['error /interfaces/10']);
  });
});

describe('addresses of NAT rules', () => {
  test('V-09 the public address of D1 is taken off the uplink; the fix puts it back', () => {
    expect(found(edge, 'V-09')).toEqual([]);
    const gone = changed(port('vnic0', { secondary: [] }));
    expect(found(gone, 'V-09')).toEqual(['error /nat/0']);
    expect(found(applyFix(gone, 'esg', 'V-09'), 'V-09')).toEqual([]);
  });

  test('V-09 source addresses of SNAT too, and an interface that is none', () => {
    expect(found(changed(nat('S2', { translatedAddress: '10.100.2.14' })), 'V-09')).toEqual(['error /nat/4']);
    expect(found(changed(nat('S2', { appliedOn: 'vnic9' })), 'V-09')).toEqual(['error /nat/4/appliedOn']);
    expect(found(changed(nat('S2', { translatedAddress: '10.100.2.14', enabled: false })), 'V-09')).toEqual([]);
  });

  test('V-09 a rule on an internal interface may use an address of an uplink', () => {
    expect(found(changed(addNat({ id: 'hairpin', kind: 'DNAT', appliedOn: 'vnic2', originalAddress: '203.0.113.11', translatedAddress: '192.168.20.20' })), 'V-09')).toEqual([]);
  });

  test('V-10 the firewall is off while NAT rules are there', () => {
    expect(found(edge, 'V-10')).toEqual([]);
    const off = changed(update('esg', { firewallEnabled: false }));
    expect(found(off, 'V-10')).toEqual(['error /firewallEnabled']);
    expect(found(applyFix(off, 'esg', 'V-10'), 'V-10')).toEqual([]);
    expect(found(draw(off, update('esg', { nat: [] })), 'V-10')).toEqual([]);
  });
});

describe('what DNAT brings in', () => {
  test('V-11 the seed’s own three rules: what D1 brings in is accepted by none, and the missing rule is named', () => {
    expect(found(edge, 'V-11')).toEqual([]);
    const seed = changed(update('esg', { firewallRules: seedRules }));
    expect(findingsOf(seed, 'esg').filter((finding) => finding.code === 'V-11')).toMatchObject([
      { severity: 'warning', at: { path: '/nat/0' }, params: { rule: 'D1', source: 'any', destination: '203.0.113.11', service: 'tcp/443' } },
    ]);
    expect(found(applyFix(seed, 'esg', 'V-11'), 'V-11')).toEqual([]);
  });

  test('V-11 VXLAN > any does not cover what comes from the private network: without F3 both VIPs are missing', () => {
    expect(found(changed(dropRule('F3')), 'V-11')).toEqual(['warning /nat/1', 'warning /nat/2']);
  });

  test('V-11 a deny above the accept; the fix stands above it', () => {
    const denied = changed(['row.add', { id: 'esg', path: '/firewallRules', row: { id: 'deny', action: 'deny', destination: ['203.0.113.0/24'] }, index: 0 }]);
    expect(found(denied, 'V-11')).toEqual(['warning /nat/0']);
    const repaired = applyFix(denied, 'esg', 'V-11');
    expect(found(repaired, 'V-11')).toEqual([]);
  });

  test('V-11 no question where the default accepts, a rule matches the translated address, or a rule cannot be read', () => {
    const seed = changed(update('esg', { firewallRules: seedRules }));
    expect(found(draw(seed, update('esg', { firewallDefault: 'accept' })), 'V-11')).toEqual([]);
    expect(found(draw(seed, addRule({ id: 'web', destination: ['172.29.0.80'], matchOn: 'translated' })), 'V-11')).toEqual([]);
    expect(found(draw(seed, addRule({ id: 'web', destination: ['the web'] })), 'V-11')).toEqual([]);
    expect(found(draw(seed, addRule({ id: 'web', destination: ['172.29.0.80'], matchOn: 'original' })), 'V-11')).toEqual(['warning /nat/0']);
  });

  test('V-12 a rule with the translated address that compares original ones; its fix compares translated ones', () => {
    expect(found(edge, 'V-12')).toEqual([]);
    const wrong = changed(rule('F4', { destination: ['172.29.0.80'] }));
    expect(findingsOf(wrong, 'esg').filter((finding) => finding.code === 'V-12')).toMatchObject([{ severity: 'warning', at: { path: '/firewallRules/3' }, params: { rule: 'F4', nat: 'D1', original: '203.0.113.11' } }]);
    expect(found(applyFix(wrong, 'esg', 'V-12'), 'V-12')).toEqual([]);
    expect(found(applyFix(wrong, 'esg', 'V-12'), 'V-11')).toEqual([]);
  });

  test('V-12 a rule for machines inside that call the same address is none of it', () => {
    expect(found(changed(addRule({ id: 'inside', source: ['192.168.30.0/24'], destination: ['192.168.20.20'] })), 'V-12')).toEqual([]);
  });
});

describe('rules that are never used', () => {
  test('V-13 F2 behind F1, as in the document’s own list; the fix deletes it', () => {
    expect(found(edge, 'V-13')).toEqual(['warning /firewallRules/1']);
    expect(findingsOf(edge, 'esg').find((finding) => finding.code === 'V-13')?.params).toEqual({ rule: 'F2', by: 'F1' });
    expect(found(applyFix(edge, 'esg', 'V-13'), 'V-13')).toEqual([]);
    expect(found(changed(rule('F1', { destination: ['203.0.113.0/24'] })), 'V-13')).toEqual([]);
    expect(found(changed(rule('F1', { enabled: false })), 'V-13')).toEqual([]);
  });

  test('V-13 a rule that would do something else is moved up, not deleted', () => {
    const late = draw(applyFix(edge, 'esg', 'V-13'), addRule({ id: 'deny-db', source: ['192.168.30.0/24'], action: 'deny' }));
    expect(findingsOf(late, 'esg').filter((finding) => finding.code === 'V-13')).toMatchObject([{ params: { case: 'order', rule: 'deny-db', by: 'F1' } }]);
    const moved = applyFix(late, 'esg', 'V-13');
    expect(found(moved, 'V-13')).toEqual([]);
  });

  test('V-13 rules about addresses before and after the translation do not hide each other', () => {
    expect(found(draw(applyFix(edge, 'esg', 'V-13'), addRule({ id: 'translated', source: ['192.168.30.0/24'], matchOn: 'translated' })), 'V-13')).toEqual([]);
  });

  test('V-13 a NAT rule behind another on the same interface, not on another one', () => {
    const again = { id: 'S3', kind: 'SNAT', originalAddress: '192.168.30.0/24', translatedAddress: '203.0.113.11' };
    expect(found(draw(edge, addNat({ ...again, appliedOn: 'vnic0' })), 'V-13')).toContain('warning /nat/5');
    expect(found(draw(edge, addNat({ ...again, appliedOn: 'vnic3' })), 'V-13')).toEqual(['warning /firewallRules/1']);
    expect(found(draw(edge, ['row.add', { id: 'esg', path: '/nat', row: { ...again, appliedOn: 'vnic0' }, index: 0 }]), 'V-13')).toEqual(['warning /firewallRules/1']);
  });

  test('V-13 a NAT rule that changes nothing', () => {
    expect(found(changed(nat('D2', { translatedAddress: '10.100.2.11' })), 'V-13')).toContain('warning /nat/1');
  });

  test('V-13 source NAT to the internet that is switched off; ESG-003 where there is none', () => {
    const off = changed(nat('S1', { enabled: false }));
    expect(found(off, 'V-13')).toContain('warning /nat/3/enabled');
    expect(found(off, 'ESG-003')).toEqual([]);
    expect(found(draw(off, nat('S1', { enabled: true })), 'V-13')).toEqual(['warning /firewallRules/1']);
    const without = changed(update('esg', { nat: edgeNat.filter((row) => row['id'] !== 'S1') }));
    expect(found(edge, 'ESG-003')).toEqual([]);
    expect(found(without, 'ESG-003')).toEqual(['error /interfaces/0']);
    expect(found(applyFix(without, 'esg', 'ESG-003'), 'ESG-003')).toEqual([]);
  });
});

describe('in the reference topology', () => {
  const inRt1 = (code: string, ...steps: readonly Step[]): readonly string[] => found(rt1(...steps), code);
  const dropRoute = (id: string): Step => ['row.remove', { id: 'esg', path: `/routes/${id}` }];

  test('V-20 no route back to what is behind the distributed router; the fix goes by its forwarding address', () => {
    expect(inRt1('V-20')).toEqual([]);
    expect(inRt1('V-20', dropRoute('db'))).toEqual(['error /routes']);
    const repaired = applyFix(rt1(dropRoute('db')), 'esg', 'V-20');
    expect(found(repaired, 'V-20')).toEqual([]);
    expect(findingsOf(rt1(dropRoute('db')), 'esg').find((finding) => finding.code === 'V-20')?.params).toMatchObject({ network: '192.168.30.0/24', forwarding: '192.168.100.2' });
  });

  test('V-21 a next hop that no interface stands beside', () => {
    expect(inRt1('V-21')).toEqual([]);
    expect(inRt1('V-21', ['row.update', { id: 'esg', path: '/routes/db', row: { nextHop: '192.168.99.2', interface: '' } }])).toEqual(['error /routes/3/nextHop']);
  });

  test('V-34 the Service network is routed to a node', () => {
    expect(inRt1('V-34')).toEqual(['warning /routes/4']);
    expect(inRt1('V-34', dropRoute('service-cidr'))).toEqual([]);
  });

  test('V-35 D1 leads to a ClusterIP that only the default route is left for; the fix routes to a node', () => {
    expect(inRt1('V-35')).toEqual([]);
    expect(inRt1('V-35', dropRoute('service-cidr'))).toEqual(['error /nat/0']);
    const repaired = applyFix(rt1(dropRoute('service-cidr')), 'esg', 'V-35');
    expect(found(repaired, 'V-35')).toEqual([]);
    expect(found(repaired, 'V-34')).toEqual(['warning /routes/4']);
  });

  test('ESG-002 no DNAT rule to the cluster VIP; the fix uses an address of the uplink that is left', () => {
    expect(inRt1('ESG-002')).toEqual([]);
    const gone = rt1(['row.remove', { id: 'esg', path: '/nat/D2' }]);
    expect(found(gone, 'ESG-002')).toEqual(['error /nat']);
    const repaired = applyFix(gone, 'esg', 'ESG-002');
    expect(found(repaired, 'ESG-002')).toEqual([]);
    expect(found(repaired, 'V-09')).toEqual([]);
  });

  test('V-23 a pair on one host, without a second host, without heartbeat; ESG-005 no pair', () => {
    const ha = (change: Readonly<Record<string, unknown>>): Step => update('esg', { ha: { enabled: true, standbyHost: 'esx2', declareDeadTime: 15, heartbeatNetwork: 'ls-ha', ...change } });
    expect(inRt1('V-23')).toEqual([]);
    expect(inRt1('V-23', ha({ standbyHost: 'esx1' }))).toEqual(['warning /ha/standbyHost']);
    expect(found(applyFix(rt1(ha({ standbyHost: 'esx1' })), 'esg', 'V-23'), 'V-23')).toEqual([]);
    expect(inRt1('V-23', ha({ standbyHost: null }))).toEqual(['warning /ha/standbyHost']);
    expect(inRt1('V-23', ha({ heartbeatNetwork: null }))).toEqual(['warning /ha/heartbeatNetwork']);
    expect(inRt1('ESG-005')).toEqual([]);
    expect(inRt1('ESG-005', ha({ enabled: false }))).toEqual(['warning /ha/enabled']);
    expect(found(applyFix(rt1(ha({ enabled: false })), 'esg', 'ESG-005'), 'ESG-005')).toEqual([]);
  });

  test('V-04 no host; an interface in no network', () => {
    expect(inRt1('V-04')).toEqual([]);
    expect(inRt1('V-04', ['row.add', { id: 'esg', path: '/interfaces', row: { id: 'vnic8' } }])).toEqual(['error /interfaces/4']);
    expect(found(edge, 'V-04')).toEqual(['error ']);
  });
});

test('a rule that cannot be read is named', () => {
  expect(found(edge, 'RULE-UNREADABLE')).toEqual([]);
  expect(found(changed(rule('F4', { service: ['web'] }), nat('D2', { translatedAddress: 'the masters' })), 'RULE-UNREADABLE')).toEqual(['error /nat/1', 'error /firewallRules/3']);
  expect(found(changed(rule('F4', { service: ['web'], enabled: false })), 'RULE-UNREADABLE')).toEqual([]);
});

test('V-22 ECMP beside stateful services; the fix switches it off', () => {
  expect(found(edge, 'V-22')).toEqual([]);
  const ecmp = changed(update('esg', { ecmp: true }));
  expect(found(ecmp, 'V-22')).toEqual(['warning /ecmp']);
  expect(found(applyFix(ecmp, 'esg', 'V-22'), 'V-22')).toEqual([]);
  expect(found(draw(ecmp, update('esg', { firewallEnabled: false, nat: [] })), 'V-22')).toEqual([]);
});

test('V-20 is about distributed routers: another router beside the edge says its own', () => {
  expect(found(draw(edge, add('vlan', 'ls-far', null, { cidr: '192.168.77.0/24' }), ['row.add', { id: 'db-router', path: '/interfaces', row: { id: 'far', address: '192.168.77.1' } }], connect('l2', 'db-router/far', 'ls-far')), 'V-20')).toEqual([]);
});
