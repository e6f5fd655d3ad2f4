import { describe, expect, test } from 'vitest';
import { componentId } from '../../../model/design.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, planOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, stagesOf, update, written, type Step,
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

describe('floating IP: operations', () => {
  const operate = (operation: string, inputs: Readonly<Record<string, unknown>> = {}): Step => ['component.operate', { id: 'fip', operation, inputs }];

  test('GS-23 GS-24: associating takes one address and one port; without being told, the first that is free', () => {
    const design = draw(bare, operate('associate', { target: 'vm1' }));
    expect(Object.values(design.links)).toContainEqual({ kind: 'attach', from: { component: 'fip' }, to: { component: 'vm1', port: 'eth0' } });
    expect(problems(design, 'fip')).toEqual([]);
    expect(draw(bare, operate('associate')).links).toEqual(design.links);
  });

  test('GS-24 GS-73 NHN-FIP-004: a target with several ports needs one named', () => {
    const two = draw(
      bare, add('subnet', 's2', 'vpc'), ['row.add', { id: 'vm1', path: '/interfaces', row: { id: 'eth1', address: '192.168.1.4', securityGroups: [] } }], connect('l2', 'vm1/eth1', 's2'),
    );
    const design = draw(two, operate('associate', { target: 'vm1', port: 'eth1' }));
    expect(Object.values(design.links)).toContainEqual({ kind: 'attach', from: { component: 'fip' }, to: { component: 'vm1', port: 'eth1' } });
    expect(refusals(two, operate('associate', { target: 'vm1', port: 'eth7' }))).not.toEqual([]);
  });

  test('NHN-FIP-002 NHN-FIP-004: what the link refuses, the operation refuses with the same words', () => {
    const detached = draw(bare, ['link.disconnect', { id: 'igw-rt' }]);
    expect(refusedWith(detached, operate('associate', { target: 'vm1' }))).toEqual(['NHN-FIP-002']);
    const taken = draw(reachable, add('floating-ip', 'fip'));
    expect(refusedWith(taken, operate('associate', { target: 'vm1' }))).toEqual(['NHN-FIP-004']);
    const used = draw(bare, operate('associate'));
    expect(refusedWith(used, operate('associate'))).toEqual(['NHN-FIP-004']);
  });

  test('GS-21: disassociating keeps the address; releasing gives it back', () => {
    const used = draw(bare, operate('associate'));
    expect(refusedWith(used, operate('release'))).toEqual(['NHN-FIP-005']);
    const free = draw(used, operate('disassociate'));
    expect([problems(free, 'fip'), propsOf(free, 'fip')['address']]).toEqual([['NHN-FIP-003 info'], '133.186.128.3']);
    expect(refusedWith(free, operate('disassociate'))).toEqual(['FIP-FREE']);
    expect(Object.keys(draw(free, operate('release')).components)).not.toContain('fip');
  });

  test('NHN-FIP-005: a protected one is not released', () => {
    const kept = draw(bare, update('fip', { deleteProtection: true }));
    expect(refusedWith(kept, operate('release'))).toEqual(['NHN-FIP-005']);
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

  test('NHN-FIP-001: an address outside the pool is refused; in a file it is an error', () => {
    expect(refusedWith(bare, update('fip', { address: '8.8.8.8' }))).toEqual(['NHN-FIP-001']);
    expect(problems(written(bare, 'fip', { address: '8.8.8.8' }), 'fip')).toContain('NHN-FIP-001 error');
  });

  test('GS-22 NHN-FIP-001: an exhausted pool allocates nothing', () => {
    const small = written(draw(project, ['link.disconnect', { id: 'igw-rt' }]), 'public-network', { cidr: '133.186.128.0/30' });
    const full = draw(small, add('floating-ip', 'fip1'));
    expect(propsOf(full, 'fip1')['address']).toBe('133.186.128.2');
    expect(refusals(full, add('floating-ip', 'fip2'))).toMatchObject([{ code: 'NHN-FIP-001', at: { component: 'public-network' } }]);
  });

  test('NHN-NIC-001: an address that a gateway holds is refused; in a file it is an error', () => {
    expect(refusals(bare, update('fip', { address: '133.186.128.2' }))).toMatchObject([{ code: 'NHN-NIC-001', params: { ip: '133.186.128.2', owner: 'igw' } }]);
    expect(findingsOf(written(bare, 'fip', { address: '133.186.128.2' }), 'fip')).toContainEqual(
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

  test('NHN-FIP-006: a label is letters and digits, at most 64: anything else is refused; in a file it is an error', () => {
    expect([refusedWith(bare, update('fip', { label: 'web 1' })), refusedWith(bare, update('fip', { label: 'a'.repeat(65) }))]).toEqual([['NHN-FIP-006'], ['NHN-FIP-006']]);
    expect(problems(written(bare, 'fip', { label: 'web 1' }), 'fip')).toContain('NHN-FIP-006 error');
    expect(propsOf(draw(bare, update('fip', { label: 'a'.repeat(64) })), 'fip')['label']).toBe('a'.repeat(64));
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
