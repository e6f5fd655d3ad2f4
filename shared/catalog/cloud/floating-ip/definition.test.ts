import { describe, expect, test } from 'vitest';
import { componentId } from '../../../model/design.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, planOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, stagesOf, update,
} from '../../testing/drawing-board.ts';

const bare = draw(project, add('floating-ip', 'fip'));
const release = ['link.disconnect', { id: 'fip-vm1-vm1.eth0' }] as const;

describe('floating IP: life', () => {
  test('GS-22: a new one is allocated from the pool: the lowest address nobody holds', () => {
    expect(propsOf(bare, 'fip')).toMatchObject({ externalNetwork: 'public-network', address: '133.186.128.3' });
    expect(propsOf(draw(bare, add('floating-ip', 'fip2')), 'fip2')['address']).toBe('133.186.128.4');
  });

  test('GS-21 GS-23: allocation and association are two steps; a free one drops what comes as unbound', () => {
    expect(stagesOf(deviceOf(bare, 'fip'), 'admit')).toMatchObject([{ slot: 'receive', rows: [], reason: 'FIP_UNBOUND' }]);
    expect(stagesOf(deviceOf(reachable, 'fip-vm1'), 'admit')).toEqual([]);
  });

  test('GS-25: associated, it translates both ways 1:1 and takes the /0 traffic of its port from the table', () => {
    const device = deviceOf(reachable, 'fip-vm1');
    expect(stagesOf(device, 'destination-translate')).toMatchObject([
      { interface: null, stateless: true, rows: [{ match: { destinations: ['133.186.128.3/32'] }, addresses: ['192.168.0.4'] }] },
    ]);
    expect(stagesOf(device, 'source-translate')).toMatchObject([
      { interface: null, stateless: true, ports: 'keep', rows: [{ match: { sources: ['192.168.0.4/32'] }, addresses: ['133.186.128.3'] }] },
    ]);
    expect(stagesOf(deviceOf(reachable, 'rt'), 'route')[0]?.rows).toContainEqual(
      expect.objectContaining({ destination: '0.0.0.0/0', from: '192.168.0.4/32', interface: 'fip:fip-vm1' }),
    );
    expect(planOf(reachable).publicAddresses).toMatchObject([{ component: 'vm1', address: '133.186.128.3', form: 'translated', inside: '192.168.0.4' }]);
  });

  test('GS-85: on a load balancer it belongs to the VIP', () => {
    const design = draw(project, add('load-balancer', 'lb', 'subnet', { vip: '192.168.0.10' }), add('floating-ip', 'fip-lb'), connect('attach', 'fip-lb', 'lb'));
    expect(design.links['fip-lb-lb']?.to).toEqual({ component: 'lb', port: 'vip' });
    expect(stagesOf(deviceOf(design, 'fip-lb'), 'destination-translate')[0]?.rows[0]?.addresses).toEqual(['192.168.0.10']);
  });

  test('removing its instance leaves the floating IP, unassociated', () => {
    const design = draw(reachable, remove('vm1'));
    expect(propsOf(design, 'fip-vm1')['address']).toBe('133.186.128.3');
    expect(problems(design, 'fip-vm1')).toEqual(['NHN-FIP-003 info']);
  });
});

describe('floating IP: guards', () => {
  test('NHN-FIP-002: a port whose table has no internet gateway is refused', () => {
    const design = draw(bare, ['link.disconnect', { id: 'igw-rt' }]);
    expect(refusals(design, connect('attach', 'fip', 'vm1/eth0'))).toMatchObject([
      { code: 'NHN-FIP-002', params: { port: 'vm1 eth0', s: 'subnet', rt: 'rt' }, blocking: ['rt'] },
    ]);
  });

  test('GS-24 NHN-FIP-004: one floating IP serves one port', () => {
    const design = draw(reachable, add('instance', 'vm2', 'subnet'));
    expect(refusedWith(design, connect('attach', 'fip-vm1', 'vm2/eth0'))).toEqual(['NHN-FIP-004']);
  });

  test('GS-24 GS-72 NHN-FIP-004: one port has one floating IP', () => {
    const design = draw(reachable, add('floating-ip', 'fip2'));
    expect(refusals(design, connect('attach', 'fip2', 'vm1/eth0'))).toMatchObject([{ code: 'NHN-FIP-004', blocking: ['fip-vm1'] }]);
  });

  test('NHN-FIP-004: a port without fixed address cannot be paired', () => {
    const design = draw(bare, ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { address: '' } }]);
    expect(refusedWith(design, connect('attach', 'fip', 'vm1/eth0'))).toEqual(['NHN-FIP-004']);
  });

  test('NHN-FIP-005: releasing is refused while associated, and offers to disassociate', () => {
    const [refusal] = refusals(reachable, remove('fip-vm1'));
    expect(refusal).toMatchObject({ code: 'NHN-FIP-005', params: { fip: 'fip-vm1' }, fix: { command: 'link.disconnect', args: { id: 'fip-vm1-vm1.eth0' } } });
    expect(Object.keys(draw(reachable, release, remove('fip-vm1')).components)).not.toContain('fip-vm1');
  });

  test('it can go together with its instance', () => {
    expect(Object.keys(draw(reachable, remove('fip-vm1', 'vm1')).components)).not.toContain('fip-vm1');
  });

  test('NHN-FIP-005: delete protection refuses even a free one', () => {
    expect(refusedWith(draw(bare, update('fip', { deleteProtection: true })), remove('fip'))).toEqual(['NHN-FIP-005']);
  });

  test('the address does not change while associated', () => {
    expect(refusedWith(reachable, update('fip-vm1', { address: '133.186.128.9' }))).toEqual(['NHN-FIP-005']);
    expect(propsOf(draw(reachable, release, update('fip-vm1', { address: '133.186.128.9' })), 'fip-vm1')['address']).toBe('133.186.128.9');
  });
});

describe('floating IP: findings', () => {
  test('none for an associated one', () => {
    expect(problems(reachable, 'fip-vm1')).toEqual([]);
  });

  test('GS-21 NHN-FIP-003: unused; the fix releases it', () => {
    expect(findingsOf(bare, 'fip')).toMatchObject([{ code: 'NHN-FIP-003', severity: 'info', params: { fip: 'fip' } }]);
    expect(Object.keys(applyFix(bare, 'fip', 'NHN-FIP-003').components)).not.toContain('fip');
  });

  test('NHN-FIP-001 GS-22: no address yet; the fix allocates one', () => {
    const empty = draw(bare, update('fip', { address: '' }));
    expect(problems(empty, 'fip')).toContain('NHN-FIP-001 error');
    expect(propsOf(applyFix(empty, 'fip', 'NHN-FIP-001'), 'fip')['address']).toBe('133.186.128.3');
  });

  test('NHN-FIP-001: an address outside the pool', () => {
    expect(problems(draw(bare, update('fip', { address: '8.8.8.8' })), 'fip')).toContain('NHN-FIP-001 error');
  });

  test('NHN-NIC-001: an address that a gateway holds', () => {
    expect(findingsOf(draw(bare, update('fip', { address: '133.186.128.2' })), 'fip')).toContainEqual(
      expect.objectContaining({ code: 'NHN-NIC-001', severity: 'error', params: { ip: '133.186.128.2', owner: 'igw' } }),
    );
  });

  test('NHN-FIP-002: a file may hold an association without gateway: an error, and no translation', () => {
    const links = Object.fromEntries(Object.entries(reachable.links).filter(([id]) => id !== 'igw-rt'));
    const design = { ...reachable, links };
    expect(problems(design, 'fip-vm1')).toEqual(['NHN-FIP-002 error']);
    expect(stagesOf(deviceOf(design, 'fip-vm1'), 'admit')).toMatchObject([{ reason: 'IGW_NOT_ATTACHED' }]);
    expect(problems(applyFix(design, 'fip-vm1', 'NHN-FIP-002'), 'fip-vm1')).toEqual([]);
  });

  test('NHN-FIP-004: a file may hold two on one port: the second is an error', () => {
    const second = draw(reachable, add('floating-ip', 'fip-z'));
    const link = reachable.links['fip-vm1-vm1.eth0'];
    if (link === undefined) throw new Error('no association');
    const design = { ...second, links: { ...second.links, twice: { ...link, from: { component: componentId('fip-z') } } } };
    expect(problems(design, 'fip-z')).toEqual(['NHN-FIP-004 error']);
    expect(problems(design, 'fip-vm1')).toEqual([]);
  });

  test('NHN-FIP-006: label syntax', () => {
    expect(problems(draw(bare, update('fip', { label: 'web 1' })), 'fip')).toContain('NHN-FIP-006 error');
    expect(problems(draw(bare, update('fip', { label: 'web1' })), 'fip')).not.toContain('NHN-FIP-006 error');
  });

  test('NHN-FIP-007: on a second port without policy routing; the fix enables it', () => {
    const twoPorts = draw(
      project, add('subnet', 'subnet2', 'vpc'), ['row.add', { id: 'vm1', path: '/interfaces', row: { id: 'eth1', address: '192.168.1.4', securityGroups: ['sg-default'] } }],
      connect('l2', 'vm1/eth1', 'subnet2'), add('floating-ip', 'fip1'), connect('attach', 'fip1', 'vm1/eth1'), update('vm1', { policyRouting: false }),
    );
    expect(findingsOf(twoPorts, 'fip1')).toMatchObject([{ code: 'NHN-FIP-007', severity: 'warning', params: { fip: 'fip1', nic: 'eth1' } }]);
    expect(problems(applyFix(twoPorts, 'fip1', 'NHN-FIP-007'), 'fip1')).toEqual([]);
  });
});
