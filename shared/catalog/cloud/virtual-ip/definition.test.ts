import { describe, expect, test } from 'vitest';
import {
  add, applyFix, deviceOf, draw, findingsOf, problems, project, propsOf, refusals, refusedWith, reopened, update, written, type Step,
} from '../../testing/drawing-board.ts';
import { componentId } from '../../../model/design.ts';

const allow = (id: string, ...addresses: readonly string[]): Step => ['row.update', { id, path: '/interfaces/eth0', row: { allowedAddresses: addresses } }];
const pair = draw(project, add('instance', 'vm2', 'subnet'), add('virtual-ip', 'vip', 'subnet'));
const held = draw(pair, update('vip', { holder: 'vm1' }), allow('vm1', '192.168.0.6'), allow('vm2', '192.168.0.6'));

describe('virtual IP', () => {
  test('it reserves the lowest free address of its subnet, which nobody else gets', () => {
    expect(propsOf(pair, 'vip')['address']).toBe('192.168.0.6');
    expect(propsOf(draw(pair, add('instance', 'vm3', 'subnet')), 'vm3')['interfaces']).toMatchObject([{ address: '192.168.0.7' }]);
  });

  test('its address stands on the instance that holds it, and on nobody while nobody does', () => {
    const addresses = (design: typeof pair, id: string) => deviceOf(design, id).interfaces[0]?.addresses.map((entry) => entry.address);
    expect([addresses(held, 'vm1'), addresses(held, 'vm2')]).toEqual([['192.168.0.4', '192.168.0.6'], ['192.168.0.5']]);
    expect(addresses(pair, 'vm1')).toEqual(['192.168.0.4']);
    const over = draw(held, ['component.operate', { id: 'vip', operation: 'take-over' }]);
    expect([addresses(over, 'vm1'), addresses(over, 'vm2')]).toEqual([['192.168.0.4'], ['192.168.0.5', '192.168.0.6']]);
  });

  test('NHN-NIC-006: a holder in another subnet is refused; in a file it is an error', () => {
    const elsewhere = draw(pair, add('subnet', 's2', 'vpc'), add('instance', 'far', 's2'));
    expect(refusals(elsewhere, update('vip', { holder: 'far' }))).toMatchObject([{ code: 'NHN-NIC-006', at: { component: 'vip', path: '/holder' } }]);
    expect(refusedWith(elsewhere, ['component.operate', { id: 'vip', operation: 'take-over', inputs: { holder: 'far' } }])).toEqual(['VIP-NO-HOLDER']);
    expect(problems(written(elsewhere, 'vip', { holder: 'far' }), 'vip')).toEqual(['NHN-NIC-006 error']);
    expect(problems(draw(elsewhere, allow('far', '192.168.0.6')), 'vip')).toEqual(['NHN-NIC-006 error']);
  });

  test('NHN-NIC-006: it cannot be attached to an instance; in a file it is an error and the fix removes the link', () => {
    expect(refusedWith(pair, ['link.connect', { kind: 'attach', from: 'vip', to: 'vm1/eth0' }])).toEqual(['LINK_NOT_ALLOWED']);
    const link = { kind: 'attach', from: { component: componentId('vip') }, to: { component: componentId('vm1'), port: 'eth0' } } as const;
    const design = reopened({ ...pair, links: { ...pair.links, odd: link } });
    expect(problems(design, 'vip')).toEqual(['NHN-NIC-006 error']);
    expect(problems(applyFix(design, 'vip', 'NHN-NIC-006'), 'vip')).toEqual([]);
  });

  test('NHN-NIC-007: the holder must list it as allowed; the fix adds it', () => {
    const design = draw(pair, update('vip', { holder: 'vm1' }));
    expect(findingsOf(design, 'vip')).toMatchObject([{ code: 'NHN-NIC-007', severity: 'warning', params: { vip: '192.168.0.6', list: 'vm1 eth0' } }]);
    const fixed = applyFix(design, 'vip', 'NHN-NIC-007');
    expect(problems(fixed, 'vip')).toEqual([]);
    expect(propsOf(fixed, 'vm1')['interfaces']).toMatchObject([{ allowedAddresses: ['192.168.0.6'] }]);
  });

  test('NHN-NIC-001 NHN-NIC-002: a taken or reserved address is refused; in a file it is an error', () => {
    expect(refusals(pair, update('vip', { address: '192.168.0.4' }))).toMatchObject([{ code: 'NHN-NIC-001', params: { ip: '192.168.0.4', owner: 'vm1' } }]);
    expect(refusals(pair, update('vip', { address: '192.168.0.1' }))).toMatchObject([{ code: 'NHN-NIC-002', params: { ip: '192.168.0.1', subnet: 'subnet', reason: 'gateway' } }]);
    expect(problems(written(pair, 'vip', { address: '192.168.0.4' }), 'vip')).toEqual(['NHN-NIC-001 error']);
    expect(problems(written(pair, 'vip', { address: '10.0.0.9' }), 'vip')).toEqual(['NHN-NIC-002 error']);
  });

  test('moved to another subnet it gets an address there', () => {
    const moved = draw(pair, add('subnet', 's2', 'vpc'), ['component.move', { moves: [{ id: 'vip', parent: 's2', x: 20, y: 60 }] }]);
    expect(propsOf(moved, 'vip')['address']).toBe('192.168.1.4');
  });
});
