import { describe, expect, test } from 'vitest';
import type { Design } from '../../../model/design.ts';
import { ask, ending, way } from '../../k8s/testing/small-cluster.ts';
import { add, applyFix, connect, deviceOf, draw, findingsOf, problems, stagesOf, update, written, type Step } from '../../testing/drawing-board.ts';
import { machine, smallInstance } from '../testing/small-instance.ts';

const rule = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'dfw', path: '/rules', row }];
const web = (design: Design, from = 'vm1', to = 'vm2') => ask(design, { from, to, port: 80 });
const tablesAt = (design: Design, id: string) => stagesOf(deviceOf(design, id), 'filter').map(({ slot, table, interface: port }) => `${slot} ${table} ${port ?? ''}`);

describe('it filters at every port of every guest', () => {
  test('with a stateful table in each direction, whose default allows', () => {
    expect(stagesOf(deviceOf(smallInstance, 'vm1'), 'filter')).toEqual(['port-out', 'port-in'].map((slot) => ({
      kind: 'filter', slot, interface: 'eth0', table: 'dfw', stateful: true, view: 'current', rows: [], defaultAction: 'permit', reason: 'DFW_RULE_DENY',
      because: { component: 'dfw', path: '/defaultAction', label: 'dfw' },
    })));
    expect(ending(web(smallInstance))).toEqual(['REPLY', null, 'vm2']);
  });

  test('a rule denies on the host of the sender; what it lets out may be denied on the host of the receiver', () => {
    const out = draw(smallInstance, rule({ name: 'no web', source: ['192.168.20.11'], service: ['tcp/80'], action: 'deny' }));
    expect(ending(web(out))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx1']);
    expect(way(web(out))).toBe('vm1 esx1');
    expect(ending(web(out, 'vm2', 'vm1'))).toEqual(['REPLY', null, 'vm1']);
    const only = draw(smallInstance, rule({ service: ['tcp/80'], action: 'deny', appliedTo: ['vm2'] }));
    expect(way(web(only))).toBe('vm1 esx1 vlan-a esx2');
    expect(ending(web(only))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx2']);
    expect(ending(web(only, 'vm1', 'vm3'))).toEqual(['REPLY', null, 'vm3']);
  });

  test('a rule that rejects answers', () => {
    expect(ending(web(draw(smallInstance, rule({ service: ['tcp/80'], action: 'reject' }))))[0]).toBe('REFUSED');
  });

  test.each([
    ['a guest', ['vm1']], ['a network', ['ls-web']], ['a host', ['esx1']], ['a cluster', ['cl']], ['the instance', ['vc']],
  ])('a rule applies to %s', (_what, appliedTo) => {
    expect(ending(web(draw(smallInstance, rule({ service: ['tcp/80'], action: 'deny', appliedTo }))))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx1']);
    const other = draw(smallInstance, add('logical-switch', 'ls-db', 'vc'), rule({ service: ['tcp/80'], action: 'deny', appliedTo: ['ls-db'] }));
    expect(ending(web(other))).toEqual(['REPLY', null, 'vm2']);
  });

  test('components in a rule stand for their addresses', () => {
    const named = draw(smallInstance, rule({ source: ['vm1'], destination: ['ls-web'], action: 'deny' }));
    expect(stagesOf(deviceOf(named, 'vm1'), 'filter')[0]?.rows).toEqual([
      { match: { sources: ['192.168.20.11/32'], destinations: ['192.168.20.0/24'] }, action: 'deny', because: { component: 'dfw', path: '/rules/0', label: 'rule-1' } },
    ]);
  });

  test('Ethernet sections come before all others, and what they let pass goes on', () => {
    const sections = update('dfw', { sections: [{ id: 'l2', layer: 'ethernet' }] });
    const both = draw(smallInstance, sections, rule({ service: ['tcp/80'], action: 'deny' }), rule({ section: 'l2', action: 'accept' }));
    expect(tablesAt(both, 'vm1')).toEqual(['port-out dfw-ethernet eth0', 'port-out dfw eth0', 'port-in dfw-ethernet eth0', 'port-in dfw eth0']);
    expect(ending(web(both))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx1']);
    const early = draw(smallInstance, sections, rule({ action: 'accept' }), rule({ section: 'l2', source: ['vm1'], action: 'deny' }));
    expect(ending(web(early))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx1']);
  });

  test('a default that denies ends what no rule names; an answer of an allowed connection passes', () => {
    const closed = draw(smallInstance, update('dfw', { defaultAction: 'deny' }));
    expect(ending(web(closed))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx1']);
    const open = draw(closed, rule({ source: ['vm1'], destination: ['vm2'], service: ['tcp/80'], action: 'accept' }));
    expect(ending(web(open))).toEqual(['REPLY', null, 'vm2']);
    expect(ending(web(open, 'vm2', 'vm1'))).toEqual(['TIMEOUT', 'DFW_RULE_DENY', 'esx2']);
  });

  test('a rule that cannot be read keeps its place: rules below it decide nothing for sure, rules above it do', () => {
    const unread = rule({ name: 'keep out', source: ['nobody knows'], action: 'deny' });
    const allowed = rule({ name: 'web', source: ['vm1'], destination: ['vm2'], service: ['tcp/80'], action: 'accept' });
    for (const defaultAction of ['accept', 'deny']) {
      const below = draw(smallInstance, update('dfw', { defaultAction }), unread, allowed);
      expect(stagesOf(deviceOf(below, 'vm1'), 'filter')[0]?.rows.map((row) => row.because.label)).toEqual(['keep out', 'web']);
      expect(web(below)).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG', at: 'esx1' }] });
      expect(ending(web(draw(smallInstance, update('dfw', { defaultAction }), allowed, unread)))).toEqual(['REPLY', null, 'vm2']);
    }
  });

  test('what cannot be read is an open question', () => {
    expect(web(draw(smallInstance, rule({ source: ['nobody knows'], action: 'deny' }))).verdict).toBe('UNDETERMINED');
    expect(web(written(smallInstance, 'dfw', { defaultAction: 'maybe' })).verdict).toBe('UNDETERMINED');
  });
});

describe('it does not filter', () => {
  const edge = add('esg', 'edge', 'esx1', { interfaces: [{ id: 'vnic0', address: '192.168.20.1' }] });

  test('edge gateways and controllers, nor who is excluded', () => {
    const more = draw(smallInstance, edge, connect('l2', 'edge/vnic0', 'ls-web'), add('nsx-controller', 'c1', 'esx1', { interfaces: [{ id: 'eth0', address: '10.0.0.21' }] }), connect('l2', 'c1/eth0', 'vlan-a'));
    expect(tablesAt(more, 'edge').filter((table) => table.includes('dfw'))).toEqual([]);
    expect(tablesAt(more, 'c1')).toEqual([]);
    expect(tablesAt(draw(smallInstance, update('vm1', { dfwExcluded: true })), 'vm1')).toEqual([]);
    expect(tablesAt(draw(smallInstance, update('dfw', { exclusions: ['vm1'] })), 'vm1')).toEqual([]);
  });

  test('guests of other instances, and guests without a host', () => {
    const bare = draw(smallInstance, ...machine('vm4', null, '192.168.20.14'), add('vcenter-instance', 'vc2'), add('distributed-firewall', 'dfw2', 'vc2', { defaultAction: 'deny' }));
    expect(tablesAt(bare, 'vm4')).toEqual([]);
    expect(ending(web(bare))).toEqual(['REPLY', null, 'vm2']);
  });

  test('anything, where another one is first in the instance; a warning says so', () => {
    const two = draw(smallInstance, add('distributed-firewall', 'dfw-second', 'vc', { defaultAction: 'deny' }));
    expect(ending(web(two))).toEqual(['REPLY', null, 'vm2']);
    expect(problems(two, 'dfw-second')).toEqual(['DFW-SECOND warning']);
  });
});

test('V-55 a default that allows is worth knowing', () => {
  expect(problems(smallInstance, 'dfw')).toEqual(['V-55 info']);
  expect(problems(draw(smallInstance, update('dfw', { defaultAction: 'deny' })), 'dfw')).toEqual([]);
});

describe('V-28', () => {
  const node = (id: string, on: string, address: string): readonly Step[] => [
    add('worker-node', id, on, { cluster: 'icp', interfaces: [{ id: 'eth0', address }] }), connect('l2', `${id}/eth0`, 'ls-web'),
  ];
  const nodes = draw(smallInstance, add('kubernetes-cluster', 'icp', 'vc'), add('ip-pool', 'pool', 'icp', { ipipMode: 'Always' }), ...node('w1', 'esx1', '192.168.20.31'), ...node('w2', 'esx2', '192.168.20.32'));
  const seed = draw(nodes, rule({ source: ['192.168.20.0/24'], destination: ['192.168.20.0/24'], service: ['tcp'], action: 'accept' }), rule({ name: 'rest', source: ['192.168.20.0/24'], destination: ['192.168.20.0/24'], action: 'deny' }));

  test('V-28 rules that let TCP pass and nothing else block IP-in-IP between nodes; one press allows protocol 4', () => {
    expect(findingsOf(seed, 'dfw').map(({ code, severity, at, params }) => [code, severity, at.path, params['rule'], params['from'], params['to']])).toEqual([
      ['V-28', 'warning', '/rules/1', 'rest', 'w1', 'w2'], ['V-55', 'info', '/defaultAction', undefined, undefined, undefined],
    ]);
    const fixed = applyFix(seed, 'dfw', 'V-28');
    expect(problems(fixed, 'dfw')).toEqual(['V-55 info']);
    expect(fixed.components['dfw']?.props['rules']).toMatchObject([{ source: ['192.168.20.31', '192.168.20.32'], service: ['proto/4'], action: 'accept' }, {}, {}]);
  });

  test('V-28 a default that denies blocks it as well', () => {
    expect(problems(draw(nodes, update('dfw', { defaultAction: 'deny' })), 'dfw')).toEqual(['V-28 warning']);
  });

  test('V-28 nothing is blocked where nothing tunnels: no pool, mode Never, or CrossSubnet in one network', () => {
    for (const ipipMode of ['Never', 'CrossSubnet']) expect(problems(draw(seed, update('pool', { ipipMode })), 'dfw')).toEqual(['V-55 info']);
    expect(problems(draw(seed, ['component.remove', { ids: ['pool'] }]), 'dfw')).toEqual(['V-55 info']);
    expect(problems(nodes, 'dfw')).toEqual(['V-55 info']);
  });
});
