import { describe, expect, test } from 'vitest';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, remove, stagesOf, type Step,
} from '../../testing/drawing-board.ts';

const route = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'rt', path: '/routes', row: { cidr: '10.0.0.0/8', gateway: '192.168.0.4', ...row } }];
const rows = (design: typeof project, table = 'rt') => stagesOf(deviceOf(design, table), 'route')[0]?.rows ?? [];

describe('routing table: association', () => {
  test('the first table of a VPC is its default table and serves every subnet without a link', () => {
    const design = draw(project, add('routing-table', 'rt2', 'vpc'));
    expect([propsOf(design, 'rt')['isDefault'], propsOf(design, 'rt2')['isDefault']]).toEqual([true, false]);
    expect(deviceOf(design, 'rt').interfaces.find((row) => row.id === 'subnet')?.addresses).toEqual([{ address: '192.168.0.1', prefixLength: 24 }]);
  });

  test('an explicit association takes the subnet away from the default table, which still reaches it by LOCAL', () => {
    const design = draw(project, add('subnet', 's2', 'vpc'), add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2'));
    expect(deviceOf(design, 'rt2').interfaces.find((row) => row.id === 's2')?.addresses).toEqual([{ address: '192.168.1.1', prefixLength: 24 }]);
    expect(deviceOf(design, 'rt').interfaces.find((row) => row.id === 's2')?.addresses).toEqual([]);
    expect(rows(design).find((row) => row.destination === '192.168.1.0/24')).toMatchObject({ interface: 's2', via: null });
  });
});

describe('routing table: plan', () => {
  test('connected subnets, LOCAL for the rest of the VPC in silence, user routes through the subnet of their gateway', () => {
    const design = draw(project, route({ id: 'corp' }));
    expect(rows(design).map((row) => [row.destination, row.type, row.interface, row.via])).toEqual([
      ['0.0.0.0/0', 'unicast', 'igw:igw', null],
      ['192.168.0.0/24', 'unicast', 'subnet', null],
      ['192.168.0.0/16', 'blackhole', null, null],
      ['10.0.0.0/8', 'unicast', 'subnet', '192.168.0.4'],
    ]);
  });

  test('a route whose gateway is nowhere, or whose prefix cannot be read, leaves open where its packets go', () => {
    const gaps = rows(draw(project, route({ gateway: '172.16.0.1' }), route({ cidr: '10.0.0.0/99' }))).filter((row) => row.reason === 'INSUFFICIENT_CONFIG');
    expect(gaps.map((row) => [row.destination, row.type, row.distance, row.because.path])).toEqual([
      ['10.0.0.0/8', 'blackhole', 1, '/routes/0'],
      ['0.0.0.0/0', 'blackhole', 255, '/routes/1'],
    ]);
  });

  test('a user route of /0 comes before the automatic one, a floating IP before both', () => {
    const design = draw(reachable, route({ cidr: '0.0.0.0/0', gateway: '192.168.0.9' }));
    const defaults = rows(design).filter((row) => row.destination === '0.0.0.0/0');
    expect(defaults.map((row) => [row.interface, row.from ?? null, row.distance])).toEqual([
      ['fip:fip-vm1', '192.168.0.4/32', 0],
      ['igw:igw', null, 10],
      ['subnet', null, 1],
    ]);
  });
});

describe('routing table: guards', () => {
  test('NHN-RT-001: the default table goes only with its VPC', () => {
    expect(refusals(project, remove('rt'))).toContainEqual(expect.objectContaining({ code: 'NHN-RT-001', blocking: ['vpc'] }));
    const emptied = draw(project, ['link.disconnect', { id: 'igw-rt' }], remove('vpc'));
    expect(Object.keys(emptied.components)).not.toContain('rt');
  });

  test('NHN-RT-007: another table goes only when no subnet and no gateway uses it', () => {
    const used = draw(project, add('subnet', 's2', 'vpc'), add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2'));
    expect(refusals(used, remove('rt2'))).toMatchObject([{ code: 'NHN-RT-007', params: { rt: 'rt2', list: 's2' }, blocking: ['s2'] }]);
    const free = draw(used, ['link.disconnect', { id: 's2-rt2' }], remove('rt2'));
    expect(Object.keys(free.components)).not.toContain('rt2');
  });
});

describe('routing table: findings', () => {
  test('NHN-RT-002: the same prefix twice; the fix removes the second', () => {
    const design = draw(project, route({ id: 'a', gateway: '192.168.0.9' }), route({ id: 'b', gateway: '192.168.0.9' }));
    expect(findingsOf(design, 'rt')).toMatchObject([{ code: 'NHN-RT-002', severity: 'error', at: { path: '/routes/1' } }]);
    expect(propsOf(applyFix(design, 'rt', 'NHN-RT-002'), 'rt')['routes']).toMatchObject([{ id: 'a' }]);
  });

  test('NHN-RT-003: a gateway outside the VPC', () => {
    expect(findingsOf(draw(project, route({ gateway: '172.16.0.1' })), 'rt')).toMatchObject([
      { code: 'NHN-RT-003', severity: 'error', params: { cidr: '10.0.0.0/8', vpc: 'vpc' } },
    ]);
  });

  test('NHN-RT-004: a gateway that checks addresses drops what it should forward; the fix turns the check off', () => {
    const design = draw(project, route({}));
    expect(findingsOf(design, 'rt')).toMatchObject([{ code: 'NHN-RT-004', severity: 'error', params: { vm: 'vm1', port: 'eth0' } }]);
    expect(problems(applyFix(design, 'rt', 'NHN-RT-004'), 'rt')).not.toContain('NHN-RT-004 error');
  });

  test('NHN-RT-005: a forwarder behind the same table would route to itself, except /0 with a floating IP', () => {
    const forwarder: Step = ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { sourceDestCheck: false } }];
    expect(findingsOf(draw(project, forwarder, route({})), 'rt')).toMatchObject([{ code: 'NHN-RT-005', severity: 'error', params: { vm: 'vm1' } }]);
    expect(problems(draw(reachable, forwarder, route({ cidr: '0.0.0.0/0' })), 'rt')).toEqual([]);
    const other = draw(project, forwarder, add('routing-table', 'rt2', 'vpc'), ['row.add', { id: 'rt2', path: '/routes', row: { cidr: '10.0.0.0/8', gateway: '192.168.0.4' } }]);
    expect(problems(other, 'rt2')).toEqual([]);
  });

  test('NHN-RT-008: a route inside the VPC', () => {
    expect(problems(draw(project, route({ cidr: '192.168.7.0/24', gateway: '192.168.0.9' })), 'rt')).toEqual(['NHN-RT-008 warning']);
  });

  test('NHN-RT-009: a route that also instances with a floating IP follow', () => {
    expect(problems(draw(reachable, route({ gateway: '192.168.0.9' })), 'rt')).toEqual(['NHN-RT-009 info']);
    expect(problems(draw(reachable, route({ cidr: '0.0.0.0/0', gateway: '192.168.0.9' })), 'rt')).toEqual([]);
  });

  test('NHN-Q-004: more than ten routes', () => {
    const eleven = Array.from({ length: 11 }, (_, index) => route({ cidr: `10.${index}.0.0/16`, gateway: '192.168.0.9' }));
    expect(problems(draw(project, ...eleven), 'rt')).toEqual(['NHN-Q-004 error']);
    expect(problems(draw(project, ...eleven.slice(0, 10)), 'rt')).toEqual([]);
  });
});
