import { describe, expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { operate } from '../../testing/operating.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, reopened, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const port = (row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'vm1', path: '/interfaces/eth0', row }];
/** vm1 with another first port, as somebody may have written it by hand. */
const handWritten = (design: Design, row: Readonly<Record<string, unknown>>): Design => {
  const interfaces = propsOf(design, 'vm1')['interfaces'];
  return written(design, 'vm1', { interfaces: Array.isArray(interfaces) ? interfaces.map((own: object) => ({ ...own, ...row })) : [] });
};
const keyed = draw(project, update('vm1', { keyPair: 'my_keypair' }));
const twoPorts = draw(
  keyed, add('subnet', 's2', 'vpc'),
  ['row.add', { id: 'vm1', path: '/interfaces', row: { id: 'eth1', address: '192.168.1.9', securityGroups: ['sg-default'] } }], connect('l2', 'vm1/eth1', 's2'),
);

describe('instance: creation', () => {
  test('GS-12 GS-17: the next free address of the subnet, in the default group; consecutive ones for the next', () => {
    const design = draw(project, add('instance', 'vm2', 'subnet'));
    expect(propsOf(design, 'vm1')['interfaces']).toMatchObject([{ id: 'eth0', address: '192.168.0.4', securityGroups: ['sg-default'], portSecurity: true, mtu: 1454 }]);
    expect(propsOf(design, 'vm2')['interfaces']).toMatchObject([{ address: '192.168.0.5' }]);
  });

  test('moved to another subnet it gets an address there', () => {
    const moved = draw(project, add('subnet', 's2', 'vpc'), operate('vm1', 'stop'), ['component.move', { moves: [{ id: 'vm1', parent: 's2', x: 20, y: 60 }] }]);
    expect(propsOf(moved, 'vm1')['interfaces']).toMatchObject([{ id: 'eth0', address: '192.168.1.4' }]);
  });

  test('interfaces are visible to others with address, groups and MTU; without port security no group is bound', () => {
    const scope = createScope(project, registry);
    expect(scope.interfaces(componentId('vm1'))).toEqual([
      { id: 'eth0', addresses: ['192.168.0.4'], prefixLength: null, mtuBytes: 1454, policies: ['sg-default'], path: '/interfaces/0' },
    ]);
    expect(createScope(handWritten(project, { portSecurity: false }), registry).interfaces(componentId('vm1'))[0]?.policies).toEqual([]);
  });
});

describe('instance: findings', () => {
  test('none when it has image, key pair, group and address', () => {
    expect(problems(keyed, 'vm1')).toEqual([]);
  });

  test('NHN-INS-001 NHN-INS-002: name and image are required', () => {
    const vm1 = keyed.components['vm1'];
    if (vm1 === undefined) throw new Error('no vm1');
    expect(problems(reopened({ ...keyed, components: { ...keyed.components, vm1: { ...vm1, name: '' } } }), 'vm1')).toEqual(['NHN-INS-001 error']);
    expect(refusedWith(keyed, ['component.rename', { id: 'vm1', name: ' ' }])).toEqual(['NAME_EMPTY']);
    expect(problems(written(keyed, 'vm1', { publicImage: '' }), 'vm1')).toEqual(['NHN-INS-002 error']);
    expect(problems(written(keyed, 'vm1', { image: 'ghost' }), 'vm1')).toEqual(['NHN-INS-002 error']);
    expect(refusedWith(keyed, update('vm1', { publicImage: '' }))).toEqual(['NHN-INS-002']);
    expect(refusedWith(keyed, add('instance', 'vm2', 'subnet', { publicImage: '' }))).toEqual(['NHN-INS-002']);
  });

  test('NHN-INS-004: without network it cannot be reached', () => {
    expect(problems(draw(emptyDesign, add('key-pair', 'k'), add('instance', 'vm', null, { keyPair: 'k' })), 'vm')).toContain('NHN-INS-004 warning');
  });

  test('GS-07 NHN-KEY-001: no key pair; the fix takes one that exists', () => {
    expect(findingsOf(project, 'vm1')).toMatchObject([{ code: 'NHN-KEY-001', severity: 'warning', params: { vm: 'vm1' } }]);
    expect(problems(applyFix(project, 'vm1', 'NHN-KEY-001'), 'vm1')).toEqual([]);
  });

  test('NHN-NIC-001: an address somebody has; the fix takes a free one', () => {
    const two = draw(keyed, add('instance', 'vm2', 'subnet', { keyPair: 'my_keypair' }));
    expect(refusals(two, port({ address: '192.168.0.5' }))).toMatchObject([{ code: 'NHN-NIC-001', params: { ip: '192.168.0.5', owner: 'vm2' } }]);
    const design = handWritten(two, { address: '192.168.0.5' });
    expect(findingsOf(design, 'vm1')).toMatchObject([{ code: 'NHN-NIC-001', severity: 'error', params: { ip: '192.168.0.5', owner: 'vm2' } }]);
    expect(propsOf(applyFix(design, 'vm1', 'NHN-NIC-001'), 'vm1')['interfaces']).toMatchObject([{ id: 'eth0', address: '192.168.0.4' }]);
  });

  test.each([
    ['192.168.1.4', '192.168.0.0/24'],
    ['192.168.0.0', 'network'],
    ['192.168.0.1', 'gateway'],
    ['192.168.0.2', 'dhcp'],
    ['192.168.0.255', 'broadcast'],
  ])('GS-20 NHN-NIC-002: %s is not assignable (%s)', (address, reason) => {
    expect(refusals(keyed, port({ address }))).toMatchObject([{ code: 'NHN-NIC-002', params: { ip: address, subnet: 'subnet', reason } }]);
    expect(findingsOf(handWritten(keyed, { address }), 'vm1')).toMatchObject([
      { code: 'NHN-NIC-002', severity: 'error', params: { ip: address, subnet: 'subnet', reason } },
    ]);
  });

  test('NHN-NIC-004 NHN-NIC-005: port security off; the fix turns it on', () => {
    const open = handWritten(keyed, { portSecurity: false });
    expect(problems(open, 'vm1')).toEqual(['NHN-NIC-005 warning', 'NHN-NIC-004 error']);
    expect(problems(applyFix(open, 'vm1', 'NHN-NIC-005'), 'vm1')).toEqual([]);
    expect(problems(draw(open, port({ securityGroups: [] })), 'vm1')).toEqual(['NHN-NIC-005 warning']);
  });

  test('NHN-NIC-004: groups and port security go together; the way out unbinds them', () => {
    const [refusal] = refusals(keyed, port({ portSecurity: false }));
    expect(refusal).toMatchObject({ code: 'NHN-NIC-004', at: { component: 'vm1', path: '/interfaces/0' } });
    const open = draw(keyed, [refusal?.fix?.command ?? '', refusal?.fix?.args ?? {}]);
    expect(propsOf(open, 'vm1')['interfaces']).toMatchObject([{ portSecurity: false, securityGroups: [] }]);
    expect(refusedWith(open, port({ securityGroups: ['sg-default'] }))).toEqual(['NHN-NIC-004']);
  });

  test('NHN-SG-010: a port without any group; the fix binds the default one', () => {
    const design = draw(keyed, port({ securityGroups: [] }));
    expect(problems(design, 'vm1')).toEqual(['NHN-SG-010 info']);
    expect(problems(applyFix(design, 'vm1', 'NHN-SG-010'), 'vm1')).toEqual([]);
  });

  test('NHN-MTU-001: a port that sends more than its subnet carries; the fix sets the MTU', () => {
    const jumbo = draw(keyed, port({ mtu: 9000 }));
    expect(findingsOf(jumbo, 'vm1')).toMatchObject([{ code: 'NHN-MTU-001', severity: 'warning', params: { path: 'subnet', n: 1454, nic: 'vm1 eth0', m: 9000 } }]);
    expect(problems(applyFix(jumbo, 'vm1', 'NHN-MTU-001'), 'vm1')).toEqual([]);
  });

  test('GS-14 NHN-SG-001: a floating IP that no rule lets the internet through; the fix adds SSH', () => {
    const design = draw(reachable, update('vm1', { keyPair: 'my_keypair' }));
    expect(findingsOf(design, 'vm1')).toMatchObject([{ code: 'NHN-SG-001', severity: 'info', params: { vm: 'vm1' } }]);
    const opened = applyFix(design, 'vm1', 'NHN-SG-001');
    expect(problems(opened, 'vm1')).toEqual([]);
    expect(propsOf(opened, 'sg-default')['rules']).toContainEqual(expect.objectContaining({ protocol: 'tcp', portMin: 22, portMax: 22, remote: '0.0.0.0/0' }));
  });
});

describe('instance: guards', () => {
  test('NHN-INS-007: the flavor changes only while stopped; the quick fix stops it', () => {
    const [refusal] = refusals(project, update('vm1', { flavor: 'm2.c2m4' }));
    expect(refusal).toMatchObject({ code: 'NHN-INS-007', params: { vm: 'vm1' }, blocking: ['vm1'] });
    const stopped = draw(project, [refusal?.fix?.command ?? '', refusal?.fix?.args ?? {}]);
    expect(propsOf(draw(stopped, update('vm1', { flavor: 'm2.c2m4' })), 'vm1')).toMatchObject({ flavor: 'm2.c2m4', state: 'SHUTOFF' });
  });

  test('NHN-INS-007: the flavor of u2 never changes', () => {
    const local = draw(written(project, 'vm1', { flavor: 'u2.c2m4' }), operate('vm1', 'stop'));
    expect(refusals(local, update('vm1', { flavor: 'm2.c2m4' }))).toMatchObject([{ code: 'NHN-INS-007', params: { case: 'u2', vm: 'vm1' }, blocking: ['vm1'] }]);
  });

  test('NHN-INS-007: the subnet changes only while stopped: by moving, and by taking a port out of it', () => {
    const move: Step = ['component.move', { moves: [{ id: 'vm1', parent: 's2', x: 20, y: 60 }] }];
    expect(refusals(twoPorts, move)).toMatchObject([{ code: 'NHN-INS-007', params: { vm: 'vm1' }, blocking: ['vm1'] }]);
    expect(refusals(twoPorts, ['link.disconnect', { id: 'vm1.eth1-s2' }])).toMatchObject([{ code: 'NHN-INS-007', blocking: ['vm1'] }]);
    expect(draw(twoPorts, operate('vm1', 'stop'), ['link.disconnect', { id: 'vm1.eth1-s2' }]).links['vm1.eth1-s2']).toBeUndefined();
    expect(draw(twoPorts, remove('vm1')).components['vm1']).toBeUndefined();
  });

  test('GS-69 NHN-INS-003: less memory or disk than the image wants, and disks that the flavor does not have', () => {
    expect(refusals(keyed, update('vm1', { diskGb: 10 }))).toMatchObject([{ code: 'NHN-INS-003', params: { image: 'Ubuntu Server 22.04 LTS', ram: 1024, disk: 20 } }]);
    expect(refusals(keyed, update('vm1', { publicImage: 'Windows Server 2022' }))).toMatchObject([{ code: 'NHN-INS-003', params: { ram: 2048, disk: 50 } }]);
    expect(refusals(keyed, update('vm1', { diskGb: 2001 }))).toMatchObject([{ code: 'NHN-INS-003', params: { case: 'range', flavor: 'm2.c1m2', min: 20, max: 2000 } }]);
    expect(problems(written(keyed, 'vm1', { memoryMb: 512 }), 'vm1')).toEqual(['NHN-INS-003 error']);
    expect(problems(written(keyed, 'vm1', { flavor: 'u2.c2m4', diskGb: 101 }), 'vm1')).toEqual(['NHN-INS-003 error']);
    expect(problems(written(keyed, 'vm1', { flavor: 'u2.c2m4', diskGb: 100 }), 'vm1')).toEqual([]);
  });

  test('NHN-NIC-003: an address changes only without its floating IP', () => {
    expect(refusals(reachable, port({ address: '192.168.0.9' }))).toMatchObject([{ code: 'NHN-NIC-003', params: { fip: 'fip-vm1' }, blocking: ['fip-vm1'] }]);
    expect(propsOf(draw(project, port({ address: '192.168.0.9' })), 'vm1')['interfaces']).toMatchObject([{ address: '192.168.0.9' }]);
    const [refusal] = refusals(reachable, port({ address: '192.168.0.9' }));
    const free = draw(reachable, [refusal?.fix?.command ?? '', refusal?.fix?.args ?? {}]);
    expect(propsOf(draw(free, port({ address: '192.168.0.9' })), 'vm1')['interfaces']).toMatchObject([{ address: '192.168.0.9' }]);
  });
});

describe('instance: plan', () => {
  test('GS-63: a stopped machine neither receives nor sends', () => {
    const closed = stagesOf(deviceOf(draw(project, update('vm1', { state: 'SHUTOFF' })), 'vm1'), 'admit').filter((stage) => stage.reason === 'INSTANCE_DOWN');
    expect(closed.map((stage) => [stage.slot, stage.interface, stage.rows.length])).toEqual([['receive', null, 0], ['egress-filter', null, 0]]);
  });

  test('anti-spoofing admits the own and the allowed addresses only, and can be turned off', () => {
    const guard = (design: typeof project) => stagesOf(deviceOf(design, 'vm1'), 'admit').filter((stage) => stage.reason === 'SPOOF_BLOCKED');
    expect(guard(draw(project, port({ allowedAddresses: ['10.9.0.0/16', '192.168.0.50'] })))).toMatchObject([
      { slot: 'egress-filter', interface: 'eth0', rows: [{ sources: ['192.168.0.4/32', '10.9.0.0/16', '192.168.0.50/32'] }] },
    ]);
    expect(guard(draw(project, port({ sourceDestCheck: false })))).toEqual([]);
    expect(guard(handWritten(project, { portSecurity: false }))).toEqual([]);
  });

  test('without port security there is no group table', () => {
    expect(stagesOf(deviceOf(handWritten(project, { portSecurity: false }), 'vm1'), 'filter')).toEqual([]);
  });

  test('a port without groups has tables without rows: nothing new passes', () => {
    const tables = stagesOf(deviceOf(draw(project, port({ securityGroups: [] })), 'vm1'), 'filter');
    expect(tables.map((table) => [table.slot, table.defaultAction, table.rows.length])).toEqual([['ingress-filter', 'deny', 0], ['egress-filter', 'deny', 0]]);
  });

  test('the default route leaves by the first port; with policy routing the second one answers by itself', () => {
    const routes = (design: typeof project) => stagesOf(deviceOf(design, 'vm1'), 'route')[0]?.rows.map((row) => [row.destination, row.from ?? null, row.interface, row.via]);
    expect(routes(twoPorts)).toEqual([
      ['192.168.0.0/24', null, 'eth0', null],
      ['0.0.0.0/0', null, 'eth0', '192.168.0.1'],
      ['192.168.1.0/24', '192.168.0.4/32', 'eth0', '192.168.0.1'],
      ['192.168.1.0/24', null, 'eth1', null],
      ['0.0.0.0/0', '192.168.1.9/32', 'eth1', '192.168.1.1'],
      ['192.168.0.0/24', '192.168.1.9/32', 'eth1', '192.168.1.1'],
    ]);
    expect(routes(draw(twoPorts, update('vm1', { policyRouting: false })))?.length).toBe(3);
  });

  test('GS-38 GS-43: services that run are delivered; ssh knows user, key and the host name made of the fixed IP', () => {
    const design = draw(
      keyed, update('vm1', { loginUser: 'root' }),
      ['row.add', { id: 'vm1', path: '/services', row: { id: 'web', protocol: 'tcp', port: 80, application: 'http', body: 'hello world!' } }],
      ['row.add', { id: 'vm1', path: '/services', row: { id: 'off', protocol: 'tcp', port: 8080, application: 'http', running: false } }],
    );
    expect(stagesOf(deviceOf(design, 'vm1'), 'deliver')[0]?.services).toMatchObject([
      { protocol: 'tcp', port: 22, bind: '0.0.0.0', application: { kind: 'ssh', user: 'root', hostname: 'host-192-168-0-4', key: 'my_keypair' } },
      { protocol: 'tcp', port: 80, bind: '0.0.0.0', application: { kind: 'http', tls: false, responses: [{ path: '/', status: 200, body: 'hello world!' }] } },
    ]);
  });
});
