import { describe, expect, it } from 'vitest';
import { findingsOf, update, type Step } from '../catalog/testing/drawing-board.ts';
import { goldenTable, legsOf, visitsOf } from '../engine/testing/golden-table.ts';
import { arrived, hopsOf, stepsOf, translations, vxlans, way, wrappings, type Reading } from '../engine/testing/reference-reading.ts';
import { addRow, asked, database, editRow, removeRow, rt1, visit } from './testing/private-cloud.ts';

/** Scenarios of domain/private-cloud.md (g) around the cluster, as edits of the sample `icp-on-vcenter`: T01, T02, T04, T05, T07, T08, T10, T11, T14. */

const moveTo = (id: string, parent: string): Step => ['component.move', { moves: [{ id, parent, x: 26, y: 700 }] }];
const told = (id: string, ...steps: readonly Step[]) => findingsOf(rt1(...steps), id).map((finding) => `${finding.code} ${finding.severity} ${finding.at.path ?? ''}`);

describe('a person visits the shop', () => {
  it('T01 both VXLAN wrappings, one IP-in-IP, two destination translations, one masquerade; the reply comes from the public address', () => {
    const reading = visit([]);
    expect(reading.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200', paths: [{ disposition: 'ACCEPTED' }] });
    expect(way(reading, 'forward')).toBe('client internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-ingress worker1 esx2 private-vlan-A esx3 worker2 pod-web2');
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx1>esx2', '5001 esx2>esx3']);
    expect(wrappings(reading, 'ipip', 'forward')).toBe(1);
    expect(stepsOf(reading, 'forward').filter((step) => step.detail['side'] === 'destination')).toHaveLength(2);
    expect(stepsOf(reading, 'forward').filter((step) => step.detail['side'] === 'source')).toHaveLength(1);
    expect(translations(reading, 'forward')[0]).toBe('D1');
    expect(arrived(reading, 'forward')).toBe('172.28.1.10>172.28.2.20 ttl62');
    expect(visitsOf(reading.plan, legsOf(reading.result, 'return'))).toEqual(goldenTable('1B-R').visits);
    expect(arrived(reading, 'return')).toBe('203.0.113.11>198.51.100.25 ttl60');
  });

  it('T02 without F4, as the seed wrote its rules, the edge firewall drops by default, after D1 and the route', () => {
    const reading = visit([removeRow('esg', '/firewallRules/F4')]);
    expect(reading.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_OUT', reason: 'EDGE_FIREWALL_DENY', at: 'esg' }] });
    expect(way(reading, 'forward')).toBe('client internet fcr esx1 esg');
    const steps = hopsOf(reading).at(-1)?.steps ?? [];
    expect(steps.map((step) => step.kind).filter((kind) => ['translate', 'route', 'filter'].includes(kind))).toEqual(['translate', 'route', 'filter']);
    expect(steps.find((step) => step.kind === 'translate')?.because).toEqual({ component: 'esg', path: '/nat/0', label: 'D1' });
    expect(steps.at(-1)).toMatchObject({ kind: 'filter', action: 'DENIED', because: { component: 'esg', path: '/firewallDefault' }, reason: 'EDGE_FIREWALL_DENY', detail: { decidedBy: 'default' } });
    expect(reading.result.blockers).toMatchObject([{ at: 'esg', reason: 'EDGE_FIREWALL_DENY' }]);
  });

  it('T04 the reply is never translated by S1, however wide it is written: state wins over rules', () => {
    for (const originalAddress of ['192.168.0.0/16', '0.0.0.0/0']) {
      const reading = visit([editRow('esg', '/nat/S1', { originalAddress })]);
      const atEdge = hopsOf(reading, 'return').filter((hop) => hop.component === 'esg').flatMap((hop) => hop.steps.filter((step) => step.kind === 'translate'));
      expect(atEdge.map((step) => [step.because.label, step.detail['by']])).toEqual([['D1', 'session']]);
      expect(arrived(reading, 'return')).toBe('203.0.113.11>198.51.100.25 ttl60');
      expect(reading.result.outcome).toBe('HTTP_200');
    }
  });

  it('T05 with worker1 on the edge’s host and the application beside the ingress nothing is wrapped', () => {
    const reading = visit([moveTo('worker1', 'esx1')], 'pod-web1');
    expect(reading.result.outcome).toBe('HTTP_200');
    expect(way(reading, 'forward')).toBe('client internet fcr esx1 esg esx1 worker1 pod-ingress worker1 pod-web1');
    expect(stepsOf(reading).filter((step) => step.kind === 'encapsulate' || step.kind === 'decapsulate')).toEqual([]);
  });

  const apart: readonly Step[] = [
    ['component.add', { kind: 'logical-switch', id: 'ls-icp-2', name: 'LS-ICP-2', parent: 'vcenter', x: 14, y: 400, props: { vni: 5006, cidr: '192.168.21.0/24', transportZone: 'tz1' } }],
    addRow('esg', '/interfaces', { id: 'vnic4', type: 'internal', address: '192.168.21.1' }),
    ['link.connect', { id: 'esg-vnic4', kind: 'l2', from: 'esg/vnic4', to: 'ls-icp-2' }],
    ['link.disconnect', { id: 'worker2-eth0' }],
    update('worker2', { gateway: '192.168.21.1' }),
    editRow('worker2', '/interfaces/eth0', { address: '192.168.21.32' }),
    ['link.connect', { id: 'worker2-eth0', kind: 'l2', from: 'worker2/eth0', to: 'ls-icp-2' }],
  ];

  it('T10 CrossSubnet wraps only towards another subnet', () => {
    const crossSubnet = update('ip-pool', { ipipMode: 'CrossSubnet' });
    const near = visit([crossSubnet]);
    expect(near.result.outcome).toBe('HTTP_200');
    expect(wrappings(near, 'ipip', 'forward') + wrappings(near, 'ipip', 'return')).toBe(0);
    const frame = stepsOf(near, 'forward').filter((step) => step.kind === 'encapsulate').at(-1);
    expect(frame).toMatchObject({ bytes: 1050, headers: [{ source: '10.100.1.12', destination: '10.100.1.13' }, {}, { layer: 'vxlan', vni: 5001 }, { source: '172.28.1.10', destination: '172.28.2.20' }, {}] });
    const far = visit([crossSubnet, ...apart]);
    expect(far.result.outcome).toBe('HTTP_200');
    expect([wrappings(far, 'ipip', 'forward'), wrappings(far, 'ipip', 'return')]).toEqual([1, 1]);
  });

  it('T11 a distributed firewall that knows only TCP between nodes stops IP-in-IP, and only that', () => {
    const between = { source: ['192.168.20.0/24'], destination: ['192.168.20.0/24'] };
    const rules = [
      { id: '1', name: 'rule 1', ...between, service: ['tcp'], action: 'accept' },
      { id: '2', name: 'rule 2', ...between, action: 'deny' },
    ];
    const far = visit([update('dfw', { rules })]);
    // Of the two endpoints one is out of reach: that makes the flow ambiguous, and this visit a failure of the ingress controller.
    expect(far.result).toMatchObject({ verdict: 'AMBIGUOUS', outcome: 'HTTP_503', paths: [{ reason: 'DFW_RULE_DENY', at: 'esx2' }] });
    const last = legsOf(far.result, 'forward').at(-1)?.hops.at(-1);
    expect([last?.component, last?.ingress]).toEqual(['esx2', 'worker1/eth0']);
    const denied = last?.steps.at(-1);
    expect(denied).toMatchObject({ kind: 'filter', action: 'DENIED', because: { component: 'dfw', label: 'rule 2' }, headers: [{ protocol: 4, source: '192.168.20.31', destination: '192.168.20.32' }, { layer: 'ipip' }, {}, {}] });
    expect(denied?.detail['slot']).toBe('port-out');
    expect(visit([update('dfw', { rules })], 'pod-web1').result).toMatchObject({ outcome: 'HTTP_200', paths: [{ disposition: 'ACCEPTED', at: 'pod-web1' }] });
  });
});

describe('the shop asks its database', () => {
  it('T07 by other networks there and back, and the database sees the node', () => {
    const reading = database();
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(visitsOf(reading.plan, legsOf(reading.result, 'forward'))).toEqual(goldenTable('2').visits);
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx2>esx1', '5002 esx1>esx3']);
    expect(vxlans(reading, 'return')).toEqual(['5000 esx3>esx1', '5001 esx1>esx2']);
    expect(arrived(reading, 'forward')).toBe('192.168.20.31>192.168.30.50 ttl61');
    const routers = (direction: 'forward' | 'return') => hopsOf(reading, direction).filter((hop) => hop.component === 'dlr').map((hop) => hop.host);
    expect([routers('forward'), routers('return')]).toEqual([['esx1'], ['esx3']]);
  });

  it('T08 with the cluster’s network on the distributed router the edge is not on the way', () => {
    const reading = asked(rt1(
      ['link.disconnect', { id: 'esg-vnic2' }],
      removeRow('esg', '/interfaces/vnic2'),
      addRow('dlr', '/interfaces', { id: 'lif-icp', type: 'internal', address: '192.168.20.1' }),
      ['link.connect', { id: 'dlr-lif-icp', kind: 'l2', from: 'dlr/lif-icp', to: 'ls-icp' }],
    ), { from: 'pod-web1', to: 'db', kind: 'tcp', port: 3306 });
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(way(reading, 'forward')).toBe('pod-web1 worker1 esx2 dlr@esx2 esx2 private-vlan-A esx3 db');
    expect(arrived(reading, 'forward')).toBe('192.168.20.31>192.168.30.50 ttl62');
  });
});

describe('the Service network at the edge', () => {
  const call = (from: string, ...steps: readonly Step[]): Reading => asked(rt1(...steps), { from, to: '172.29.0.80', kind: 'tcp', port: 443 });
  const unrouted = removeRow('esg', '/routes/service-cidr');

  it('T14 without its route both ways fail, from the database at FCR, from the client at the internet; with it the database is served as the worker, and V-34 warns', () => {
    const inside = call('db', unrouted);
    expect(inside.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'NULL_ROUTED', reason: 'UNROUTABLE_PRIVATE_DST', at: 'fcr' }] });
    expect(way(inside, 'forward')).toBe('db esx3 dlr@esx3 esx3 private-vlan-A esx1 esg esx1 fcr');
    const edge = hopsOf(inside, 'forward').find((hop) => hop.component === 'esg');
    expect(edge?.steps.find((step) => step.kind === 'route')?.detail).toMatchObject({ destination: '0.0.0.0/0', via: '203.0.113.9' });
    const outside = call('client', unrouted);
    expect(outside.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'NULL_ROUTED', reason: 'UNROUTABLE_PRIVATE_DST', at: 'internet' }] });
    expect(way(outside, 'forward')).toBe('client internet');
    expect(told('esg', unrouted).filter((code) => code.startsWith('V-34'))).toEqual([]);

    const served = call('db');
    expect(served.result.verdict).toBe('REACHABLE');
    expect(hopsOf(served, 'forward').find((hop) => hop.component === 'pod-ingress')?.enter.headers[0]).toMatchObject({ source: '192.168.20.31', destination: '172.28.1.10' });
    expect(told('esg')).toContain('V-34 warning /routes/4');
  });
});
