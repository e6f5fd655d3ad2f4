import { describe, expect, test } from 'vitest';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, refusals, refusedWith, remove, reopened, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const route = (row: Readonly<Record<string, unknown>>, table = 'rt'): Step => ['row.add', { id: table, path: '/routes', row: { id: 'nat', cidr: '8.8.8.0/24', gatewayType: 'NAT_GATEWAY', target: 'nat', ...row } }];
const bare = draw(project, add('nat-gateway', 'nat', 'subnet'));
const nat = draw(bare, add('floating-ip', 'fip-nat'), connect('attach', 'fip-nat', 'nat/natgw'));

describe('NAT gateway', () => {
  test('it takes an address of its subnet, and says so while it has no floating IP; the fix associates a free one', () => {
    expect(propsOf(bare, 'nat')).toMatchObject({ address: '192.168.0.5', state: 'ACTIVE' });
    expect(problems(bare, 'nat')).toEqual(['NAT-NO-ADDRESS warning']);
    expect(problems(applyFix(draw(bare, add('floating-ip', 'free')), 'nat', 'NAT-NO-ADDRESS'), 'nat')).toEqual([]);
    expect(problems(nat, 'nat')).toEqual([]);
  });

  test('NHN-NAT-001: its subnet needs an internet gateway: refused; in a file it is an error', () => {
    const cut = draw(project, ['link.disconnect', { id: 'igw-rt' }]);
    expect(refusals(cut, add('nat-gateway', 'nat', 'subnet'))).toMatchObject([{ code: 'NHN-NAT-001', blocking: ['rt'] }]);
    const links = Object.fromEntries(Object.entries(nat.links).filter(([id]) => id !== 'igw-rt'));
    const design = reopened({ ...nat, links });
    expect(problems(design, 'nat')).toEqual(['NHN-NAT-001 error']);
    expect(stagesOf(deviceOf(design, 'nat'), 'admit')).toMatchObject([{ slot: 'receive', rows: [], reason: 'IGW_NOT_ATTACHED' }]);
  });

  test('NHN-NAT-002: subnet, address and floating IP are fixed for its life', () => {
    const two = draw(nat, add('subnet', 's2', 'vpc'));
    expect(refusals(two, ['component.move', { moves: [{ id: 'nat', parent: 's2', x: 20, y: 60 }] }])).toMatchObject([{ code: 'NHN-NAT-002', params: { fip: 'fip-nat' } }]);
    expect(refusedWith(nat, update('nat', { address: '192.168.0.99' }))).toEqual(['NHN-NAT-002']);
    expect(refusals(nat, ['link.disconnect', { id: 'fip-nat-nat.natgw' }])).toMatchObject([{ code: 'NHN-NAT-002', params: { fip: 'fip-nat' }, blocking: ['nat'] }]);
    expect(refusedWith(nat, ['component.operate', { id: 'fip-nat', operation: 'disassociate' }])).toEqual(['NHN-NAT-002']);
    expect(refusedWith(nat, remove('fip-nat'))).toEqual(expect.arrayContaining(['NHN-FIP-005', 'NHN-NAT-002']));
  });

  test('deleting it frees its floating IP', () => {
    const gone = draw(nat, remove('nat'));
    expect(problems(gone, 'fip-nat')).toEqual(['NHN-FIP-003 info']);
  });

  test('NHN-NAT-003: a fourth is refused; a file that has one is flagged at the last', () => {
    const three = draw(project, ...['a', 'b', 'c'].map((id) => add('nat-gateway', id, 'subnet')));
    expect(refusals(three, add('nat-gateway', 'd', 'subnet'))).toMatchObject([{ code: 'NHN-NAT-003', params: { n: 3 } }]);
    const last = three.components['c'];
    if (last === undefined) throw new Error('none');
    const four = reopened({ ...three, components: { ...three.components, d: { ...last, name: 'd', props: { address: '192.168.0.9' } } } });
    expect([problems(four, 'c'), problems(four, 'd')]).toEqual([['NAT-NO-ADDRESS warning'], ['NAT-NO-ADDRESS warning', 'NHN-NAT-003 error']]);
  });

  test('NHN-NAT-003: it serves tables of its own VPC only: refused; in a file it is an error at the row', () => {
    const two = draw(nat, add('vpc', 'vpc2'), add('routing-table', 'rt2', 'vpc2'));
    expect(refusals(two, route({}, 'rt2'))).toMatchObject([{ code: 'NHN-NAT-003', params: { nat: 'nat', vpc: 'vpc' } }]);
    const design = written(two, 'rt2', { routes: [{ id: 'nat', cidr: '8.8.8.0/24', gatewayType: 'NAT_GATEWAY', target: 'nat' }] });
    expect(findingsOf(design, 'rt2')).toMatchObject([{ code: 'NHN-NAT-003', severity: 'error', at: { path: '/routes/0/target' } }]);
    expect(stagesOf(deviceOf(design, 'rt2'), 'route')[0]?.rows).toContainEqual(expect.objectContaining({ destination: '8.8.8.0/24', type: 'blackhole', reason: 'INSUFFICIENT_CONFIG' }));
  });

  test('NHN-NAT-004: instances with a floating IP ignore a /0 to it', () => {
    const design = draw(nat, add('floating-ip', 'fip-vm1'), connect('attach', 'fip-vm1', 'vm1/eth0'));
    expect(problems(draw(design, route({ cidr: '0.0.0.0/0' })), 'rt')).toEqual(['NHN-NAT-004 info']);
    expect(problems(draw(design, route({})), 'rt')).toEqual(['NHN-RT-009 warning']);
  });

  test('NHN-RT-003: a row of its type needs one', () => {
    expect(refusedWith(nat, route({ target: 'igw' }))).toEqual(['NHN-RT-003']);
    expect(problems(draw(nat, route({ target: null })), 'rt')).toEqual(['NHN-RT-003 error']);
  });
});

describe('NAT gateway: plan', () => {
  test('it translates to its floating IP, which is no device of its own, and admits nothing new from outside', () => {
    const device = deviceOf(draw(nat, route({})), 'nat');
    expect(device.interfaces.map((row) => [row.id, row.segment, row.addresses[0]?.address])).toEqual([['natgw', 'subnet', '192.168.0.5'], ['public', 'public-network/fabric', '133.186.128.3']]);
    expect(stagesOf(device, 'source-translate')).toMatchObject([{ interface: 'public', stateless: false, rows: [{ addresses: ['133.186.128.3'] }] }]);
    expect(stagesOf(device, 'filter')).toMatchObject([{ interface: 'public', slot: 'ingress-filter', defaultAction: 'deny', reason: 'NATGW_INBOUND_BLOCKED' }]);
    expect(() => deviceOf(nat, 'fip-nat')).toThrow('no device fip-nat');
  });

  test('rows of tables lead to its port', () => {
    expect(stagesOf(deviceOf(draw(nat, route({})), 'rt'), 'route')[0]?.rows).toContainEqual({
      destination: '8.8.8.0/24', type: 'unicast', interface: 'subnet', via: '192.168.0.5', distance: 1, metric: 0, because: { component: 'rt', path: '/routes/0', label: 'rt · nat' },
    });
  });

  test('without floating IP nobody can say what becomes of its packets; not yet up, nothing passes', () => {
    expect(stagesOf(deviceOf(draw(bare, route({})), 'rt'), 'route')[0]?.rows).toContainEqual(expect.objectContaining({ destination: '8.8.8.0/24', reason: 'INSUFFICIENT_CONFIG' }));
    expect(stagesOf(deviceOf(written(nat, 'nat', { state: 'BUILD' }), 'nat'), 'admit')).toMatchObject([{ rows: [], reason: 'COMPONENT_NOT_RUNNING', because: { path: '/state' } }]);
  });

  test('network ACLs act on its port, security groups do not', () => {
    const design = draw(nat, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc'));
    expect(stagesOf(deviceOf(design, 'nat'), 'filter').map((table) => [table.table, table.interface])).toEqual([
      ['network-acl', 'natgw'],
      ['network-acl', 'natgw'],
      ['nat-gateway', 'public'],
    ]);
  });
});
