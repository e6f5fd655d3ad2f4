import { describe, expect, test } from 'vitest';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const route = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'rt', path: '/routes', row: { cidr: '10.0.0.0/8', gateway: '192.168.0.4', ...row } }];
const table = (...routes: readonly Readonly<Record<string, unknown>>[]) =>
  written(project, 'rt', { routes: routes.map((row, index) => ({ id: `route-${index}`, cidr: '10.0.0.0/8', gateway: '192.168.0.4', ...row })) });
const rows = (design: typeof project, id = 'rt') => stagesOf(deviceOf(design, id), 'route')[0]?.rows ?? [];

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
    const design = draw(project, route({ id: 'corp', gateway: '192.168.0.9' }));
    expect(rows(design).map((row) => [row.destination, row.type, row.interface, row.via])).toEqual([
      ['0.0.0.0/0', 'unicast', 'igw:igw', null],
      ['192.168.0.0/24', 'unicast', 'subnet', null],
      ['192.168.0.0/16', 'blackhole', null, null],
      ['10.0.0.0/8', 'unicast', 'subnet', '192.168.0.9'],
    ]);
  });

  test('C.4 rule 10 NHN-RT-006: while its mode is switched nothing passes; afterwards as before', () => {
    const operate = (operation: string): Step => ['component.operate', { id: 'rt', operation }];
    const switching = draw(project, operate('switch-routing'));
    expect(propsOf(switching, 'rt')).toMatchObject({ distributed: false, rebuilding: true });
    expect(findingsOf(switching, 'rt')).toMatchObject([{ code: 'NHN-RT-006', severity: 'warning' }]);
    expect(stagesOf(deviceOf(switching, 'rt'), 'admit')).toMatchObject([{ slot: 'receive', rows: [], reason: 'ROUTER_REBUILDING' }]);
    const switched = applyFix(switching, 'rt', 'NHN-RT-006');
    expect(propsOf(switched, 'rt')).toMatchObject({ distributed: false, rebuilding: false });
    expect(deviceOf(switched, 'rt')).toEqual(deviceOf(project, 'rt'));
  });

  test('a route whose gateway is nowhere, or whose prefix cannot be read, leaves open where its packets go', () => {
    const gaps = rows(table({ id: 'a', gateway: '172.16.0.1' }, { id: 'b', cidr: '10.0.0.0/99' })).filter((row) => row.reason === 'INSUFFICIENT_CONFIG');
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
  test('NHN-RT-002: the same prefix twice is refused; in a file it is an error and the fix removes the second', () => {
    const first = draw(project, route({ id: 'a', gateway: '192.168.0.9' }));
    expect(refusals(first, route({ id: 'b', gateway: '192.168.0.8' }))).toMatchObject([{ code: 'NHN-RT-002', params: { cidr: '10.0.0.0/8', rt: 'rt' } }]);
    const design = table({ id: 'a', gateway: '192.168.0.9' }, { id: 'b', gateway: '192.168.0.8' });
    expect(findingsOf(design, 'rt')).toMatchObject([{ code: 'NHN-RT-002', severity: 'error', at: { path: '/routes/1' } }]);
    expect(propsOf(applyFix(design, 'rt', 'NHN-RT-002'), 'rt')['routes']).toMatchObject([{ id: 'a' }]);
  });

  test('NHN-RT-002: LOCAL is a route too; the /0 beside that of the internet gateway is allowed', () => {
    expect(refusedWith(project, route({ cidr: '192.168.0.0/16', gateway: '192.168.0.9' }))).toEqual(['NHN-RT-002']);
    expect(problems(draw(project, route({ cidr: '0.0.0.0/0', gateway: '192.168.0.9' })), 'rt')).toEqual([]);
  });

  test('NHN-RT-003: a gateway outside the VPC is refused; in a file it is an error', () => {
    expect(refusals(project, route({ gateway: '172.16.0.1' }))).toMatchObject([{ code: 'NHN-RT-003', params: { cidr: '10.0.0.0/8', vpc: 'vpc' } }]);
    expect(findingsOf(table({ gateway: '172.16.0.1' }), 'rt')).toMatchObject([{ code: 'NHN-RT-003', severity: 'error', params: { cidr: '10.0.0.0/8', vpc: 'vpc' } }]);
  });

  test('NHN-RT-003: a row whose gateway is still open may stand, and is found', () => {
    expect(problems(draw(project, route({ gateway: '' })), 'rt')).toEqual(['NHN-RT-003 error']);
    expect(problems(draw(project, route({ gateway: '', gatewayType: 'PEERING' })), 'rt')).toEqual(['NHN-RT-003 error']);
  });

  test('NHN-RT-004: a gateway that checks addresses drops what it should forward: refused; in a file an error, and the fix turns the check off', () => {
    expect(refusals(project, route({}))).toMatchObject([{ code: 'NHN-RT-004', params: { vm: 'vm1', port: 'eth0' }, fix: { command: 'row.update', args: { id: 'vm1', row: { sourceDestCheck: false } } } }]);
    const design = table({});
    expect(findingsOf(design, 'rt')).toMatchObject([{ code: 'NHN-RT-004', severity: 'error', params: { vm: 'vm1', port: 'eth0' } }]);
    expect(problems(applyFix(design, 'rt', 'NHN-RT-004'), 'rt')).not.toContain('NHN-RT-004 error');
  });

  test('NHN-RT-005: a forwarder behind the same table would route to itself: refused, and an error in a file; except /0 with a floating IP', () => {
    const forwarder: Step = ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { sourceDestCheck: false } }];
    expect(refusals(draw(project, forwarder), route({}))).toMatchObject([{ code: 'NHN-RT-005', params: { vm: 'vm1' } }]);
    expect(findingsOf(draw(table({}), forwarder), 'rt')).toMatchObject([{ code: 'NHN-RT-005', severity: 'error', params: { vm: 'vm1' } }]);
    expect(problems(draw(reachable, forwarder, route({ cidr: '0.0.0.0/0' })), 'rt')).toEqual([]);
    const other = draw(project, forwarder, add('routing-table', 'rt2', 'vpc'), ['row.add', { id: 'rt2', path: '/routes', row: { cidr: '10.0.0.0/8', gateway: '192.168.0.4' } }]);
    expect(problems(other, 'rt2')).toEqual([]);
  });

  test('NHN-RT-008: a route inside the VPC', () => {
    expect(problems(draw(project, route({ cidr: '192.168.7.0/24', gateway: '192.168.0.9' })), 'rt')).toEqual(['NHN-RT-008 warning']);
  });

  test('NHN-RT-009: a route that also instances with a floating IP follow; a warning where a NAT device is behind it', () => {
    expect(problems(draw(reachable, route({ gateway: '192.168.0.9' })), 'rt')).toEqual(['NHN-RT-009 info']);
    expect(problems(draw(reachable, route({ cidr: '0.0.0.0/0', gateway: '192.168.0.9' })), 'rt')).toEqual([]);
    const nat = draw(
      reachable, add('subnet', 's2', 'vpc'), add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2'), add('instance', 'nat', 's2', { ipForward: true, natMasquerade: true }),
      ['row.update', { id: 'nat', path: '/interfaces/eth0', row: { sourceDestCheck: false } }], route({ gateway: '192.168.1.3' }),
    );
    expect(findingsOf(nat, 'rt')).toMatchObject([{ code: 'NHN-RT-009', severity: 'warning', params: { cidr: '10.0.0.0/8', gw: '192.168.1.3' } }]);
  });

  test('NHN-RT-010 IG-16: the automatic rows can neither be deleted nor written; a file that holds one is flagged', () => {
    const remove = (cidr: string): Step => ['component.operate', { id: 'rt', operation: 'delete-route', inputs: { cidr } }];
    expect(refusals(project, remove('0.0.0.0/0'))).toMatchObject([{ code: 'NHN-RT-010', rule: ['IG-16'], fix: { args: { id: 'rt', operation: 'detach-gateway' } } }]);
    expect(refusedWith(project, remove('192.168.0.0/16'))).toEqual(['NHN-RT-010']);
    expect(refusedWith(project, remove('10.0.0.0/8'))).toEqual(['RT-NO-ROUTE']);
    expect(refusedWith(project, route({ cidr: '0.0.0.0/0', gateway: '', gatewayType: 'INTERNET_GATEWAY' }))).toEqual(['NHN-RT-010']);
    expect(problems(table({ cidr: '0.0.0.0/0', gateway: '', gatewayType: 'INTERNET_GATEWAY' }), 'rt')).toEqual(['NHN-RT-010 error']);
    const own = draw(project, route({ cidr: '0.0.0.0/0', gateway: '192.168.0.9' }), remove('0.0.0.0/0'));
    expect(propsOf(own, 'rt')['routes']).toEqual([]);
  });

  test('NHN-RT-011: forwarders that send to one another', () => {
    const forwards: Readonly<Record<string, unknown>> = { sourceDestCheck: false };
    const ring = draw(
      project, add('subnet', 's2', 'vpc'), add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2'), add('instance', 'a', 'subnet'), add('instance', 'b', 's2'),
      ['row.update', { id: 'a', path: '/interfaces/eth0', row: forwards }], ['row.update', { id: 'b', path: '/interfaces/eth0', row: forwards }],
      route({ cidr: '10.0.0.0/8', gateway: '192.168.1.3' }),
    );
    expect(problems(ring, 'rt')).toEqual([]);
    const closed = draw(ring, ['row.add', { id: 'rt2', path: '/routes', row: { cidr: '10.0.0.0/8', gateway: '192.168.0.5' } }]);
    expect(findingsOf(closed, 'rt')).toMatchObject([{ code: 'NHN-RT-011', severity: 'warning', params: { path: 'rt > b > rt2 > a > rt > b' } }]);
  });

  test('NHN-Q-004: an eleventh route is refused; a file that has eleven is flagged', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, cidr: `10.${index}.0.0/16`, gateway: '192.168.0.9' }));
    const ten = draw(project, update('rt', { routes: many(10) }));
    expect(problems(ten, 'rt')).toEqual([]);
    expect(refusals(ten, route({ gateway: '192.168.0.9' }))).toMatchObject([{ code: 'NHN-Q-004', params: { n: 10 } }]);
    expect(problems(table(...many(11)), 'rt')).toEqual(['NHN-Q-004 error']);
  });
});
