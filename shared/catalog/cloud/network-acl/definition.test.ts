import { describe, expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../../../model/design.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, refusals, refusedWith, remove, reopened, stagesOf, written, type Step,
} from '../../testing/drawing-board.ts';

const bound = draw(project, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc'));
const rule = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'acl', path: '/rules', row: { id: 'r', order: 111, ...row } }];
const operate = (inputs: Readonly<Record<string, unknown>>): Step => ['component.operate', { id: 'acl', operation: 'add-rule', inputs }];
const file = (...rules: readonly Readonly<Record<string, unknown>>[]): Design => written(bound, 'acl', { rules });
const lists = (count: number): Step[] => Array.from({ length: count }, (_, index) => add('network-acl', `l${index}`));

describe('network ACL: rules', () => {
  test('it is born with 101, which allows everything and can be deleted', () => {
    expect(propsOf(bound, 'acl')['rules']).toMatchObject([{ order: 101, policy: 'allow', protocol: 'any', srcCidr: '', dstCidr: '' }]);
    expect(problems(bound, 'acl')).toEqual([]);
    expect(propsOf(draw(bound, ['row.remove', { id: 'acl', path: '/rules/allow-all' }]), 'acl')['rules']).toEqual([]);
  });

  test('NHN-ACL-002: reserved, final and doubled orders are refused; in a file they are errors and the fix takes the next one, ten on', () => {
    expect([1, 100, 32_765, 101].map((order) => refusedWith(bound, rule({ order })))).toEqual([['NHN-ACL-002'], ['NHN-ACL-002'], ['NHN-ACL-002'], ['NHN-ACL-002']]);
    expect(refusedWith(bound, operate({ order: 100 }))).toEqual(['NHN-ACL-002']);
    const design = file({ id: 'a', order: 101 }, { id: 'b', order: 101 }, { id: 'c', order: 32_765 });
    expect(problems(design, 'acl')).toEqual(['NHN-ACL-002 error', 'NHN-ACL-002 error']);
    expect(propsOf(applyFix(design, 'acl', 'NHN-ACL-002'), 'acl')['rules']).toMatchObject([{ order: 101 }, { order: 111 }, { order: 32_765 }]);
    expect(problems(draw(bound, rule({ order: 32_764 })), 'acl')).toEqual([]);
  });

  test('adding a rule suggests the next order; the order stays what it is', () => {
    const design = draw(bound, operate({ policy: 'deny', srcCidr: '10.0.0.0/8' }));
    expect(propsOf(design, 'acl')['rules']).toMatchObject([{ order: 101 }, { id: 'rule-111', order: 111, policy: 'deny', srcCidr: '10.0.0.0/8' }]);
    expect(refusedWith(design, ['row.update', { id: 'acl', path: '/rules/rule-111', row: { order: 121 } }])).toEqual(['ACL-ORDER-FIXED']);
    expect(propsOf(draw(design, ['row.update', { id: 'acl', path: '/rules/rule-111', row: { memo: 'office' } }]), 'acl')['rules']).toMatchObject([{}, { memo: 'office' }]);
  });

  test('a row without order may stand until it gets one', () => {
    const open = draw(bound, ['row.add', { id: 'acl', path: '/rules', row: {} }]);
    expect(problems(open, 'acl')).toEqual(['NHN-ACL-002 error']);
    expect(problems(applyFix(open, 'acl', 'NHN-ACL-002'), 'acl')).toEqual([]);
  });

  test('ports and protocols that cannot be read are refused; in a file they are errors', () => {
    expect(refusedWith(bound, rule({ protocol: 'tcp', dstPort: '80-' }))).toEqual(['ACL-RULE-UNREADABLE']);
    expect(refusedWith(bound, rule({ protocol: 'tcp', dstPort: '0' }))).toEqual(['ACL-RULE-UNREADABLE']);
    expect(refusedWith(bound, rule({ protocol: 'gopher' }))).toEqual(['ACL-RULE-UNREADABLE']);
    expect(problems(file({ id: 'a', order: 101, protocol: 'tcp', dstPort: '90-80' }), 'acl')).toEqual(['ACL-RULE-UNREADABLE error']);
  });

  test('NHN-ACL-005: an allow rule without its mirror; the fix adds it', () => {
    const one = { id: 'web', order: 101, policy: 'allow', protocol: 'tcp', srcCidr: '103.243.200.0/24', dstCidr: '192.168.0.0/24', dstPort: '80' };
    const design = file(one);
    expect(findingsOf(design, 'acl')).toMatchObject([{ code: 'NHN-ACL-005', severity: 'warning', params: { dst: '192.168.0.0/24', src: '103.243.200.0/24' } }]);
    const fixed = applyFix(design, 'acl', 'NHN-ACL-005');
    expect(problems(fixed, 'acl')).toEqual([]);
    expect(propsOf(fixed, 'acl')['rules']).toMatchObject([{}, { order: 111, policy: 'allow', protocol: 'tcp', srcCidr: '192.168.0.0/24', srcPort: '80', dstCidr: '103.243.200.0/24', dstPort: '' }]);
    expect(problems(file({ ...one, policy: 'deny' }), 'acl')).toEqual([]);
  });
});

describe('network ACL: binding and limits', () => {
  test('NHN-ACL-004: a VPC has one list; in a file the second is an error', () => {
    const two = draw(bound, add('network-acl', 'other'));
    expect(refusals(two, connect('attach', 'other', 'vpc'))).toMatchObject([{ code: 'NHN-ACL-004', params: { v: 'vpc', a: 'acl' }, blocking: ['acl'] }]);
    const link = { kind: 'attach', from: { component: componentId('other') }, to: { component: componentId('vpc') } } as const;
    const design = reopened({ ...two, links: { ...two.links, second: link } });
    expect([problems(design, 'acl'), problems(design, 'other')]).toEqual([[], ['NHN-ACL-004 error']]);
  });

  test('NHN-ACL-003: a bound list cannot be deleted; unbound it can, and a VPC that goes takes the binding with it', () => {
    const [refusal] = refusals(bound, remove('acl'));
    expect(refusal).toMatchObject({ code: 'NHN-ACL-003', params: { acl: 'acl', list: 'vpc' }, blocking: ['vpc'] });
    if (refusal?.fix === undefined) throw new Error('no fix');
    expect(Object.keys(draw(bound, [refusal.fix.command, refusal.fix.args], remove('acl')).components)).not.toContain('acl');
    const gone = draw(bound, ['link.disconnect', { id: 'igw-rt' }], remove('vpc'));
    expect([Object.keys(gone.components).includes('acl'), Object.values(gone.links).some((link) => link.from.component === 'acl')]).toEqual([true, false]);
  });

  test('NHN-ACL-001: an eleventh list is refused; a file that has eleven is flagged at the last', () => {
    const ten = draw(emptyDesign, ...lists(10));
    expect(refusals(ten, add('network-acl', 'l_'))).toMatchObject([{ code: 'NHN-ACL-001', params: { acls: 10, rules: 100 } }]);
    const first = ten.components['l0'];
    if (first === undefined) throw new Error('none');
    const eleven = reopened({ ...ten, components: { ...ten.components, lz: { ...first, name: 'lz' } } });
    expect([problems(eleven, 'l9'), problems(eleven, 'lz')]).toEqual([[], ['NHN-ACL-001 error']]);
  });

  test('NHN-ACL-001: a hundred rules in all lists together', () => {
    const many = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ id: `r${from + index}`, order: 101 + from + index }));
    const full = written(draw(emptyDesign, ...lists(2)), 'l1', { rules: many(99) });
    expect(problems(full, 'l1')).toEqual([]);
    expect(refusals(full, ['row.add', { id: 'l0', path: '/rules', row: { id: 'more', order: 111 } }])).toMatchObject([{ code: 'NHN-ACL-001' }]);
    expect(problems(written(full, 'l1', { rules: many(100) }), 'l1')).toEqual(['NHN-ACL-001 error']);
  });
});

describe('network ACL: plan', () => {
  test('it comes before the groups of a port in both directions, whatever the ids; stateless, lowest order first, the built-in denial last', () => {
    const named = draw(project, add('network-acl', 'zz-acl'), connect('attach', 'zz-acl', 'vpc'), ['row.add', { id: 'zz-acl', path: '/rules', row: { id: 'late', order: 32_764, policy: 'deny' } }],
      ['row.add', { id: 'zz-acl', path: '/rules', row: { id: 'mid', order: 200, protocol: 'tcp', dstPort: '80-90', srcCidr: '10.0.0.0/8' } }]);
    const tables = stagesOf(deviceOf(named, 'vm1'), 'filter');
    expect(tables.map((table) => [table.slot, table.table, table.stateful])).toEqual([
      ['ingress-filter', 'network-acl', false],
      ['egress-filter', 'network-acl', false],
      ['ingress-filter', 'security-groups', true],
      ['egress-filter', 'security-groups', true],
    ]);
    expect(tables[0]?.rows.map((row) => [row.because.label, row.because.path, row.action, row.match])).toEqual([
      ['zz-acl · 101', '/rules/0', 'permit', {}],
      ['zz-acl · 200', '/rules/2', 'permit', { protocol: 6, sources: ['10.0.0.0/8'], destinationPorts: [[80, 90]] }],
      ['zz-acl · 32764', '/rules/1', 'deny', {}],
      ['zz-acl · 32765', '/rules', 'deny', {}],
    ]);
    expect(tables[0]).toMatchObject({ defaultAction: 'deny', reason: 'ACL_DENY', view: 'current' });
  });

  test('a VPC without list has no such table; a load balancer has none either', () => {
    expect(stagesOf(deviceOf(project, 'vm1'), 'filter').map((table) => table.table)).toEqual(['security-groups', 'security-groups']);
    const balanced = draw(bound, add('load-balancer', 'lb', 'subnet'));
    expect(stagesOf(deviceOf(balanced, 'lb'), 'filter')).toEqual([]);
  });

  test('a port without security is guarded by the list all the same', () => {
    const design = draw(bound, ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { portSecurity: false, securityGroups: [] } }]);
    expect(stagesOf(deviceOf(design, 'vm1'), 'filter').map((table) => table.table)).toEqual(['network-acl', 'network-acl']);
  });

  test('a rule that cannot be read leaves open what it decides', () => {
    const [table] = stagesOf(deviceOf(file({ id: 'a', order: 101, srcCidr: '10/8' }, { id: 'b', order: 111 }), 'vm1'), 'filter');
    expect(table?.rows.map((row) => [row.action, row.reason ?? null])).toEqual([['deny', 'INSUFFICIENT_CONFIG'], ['permit', null], ['deny', null]]);
  });
});
