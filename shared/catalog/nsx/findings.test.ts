import { describe, expect, test } from 'vitest';
import { componentId, type Design } from '../../model/design.ts';
import { add, applyFix, connect, draw, findingsOf, problems, reopened, update, type Step } from '../testing/drawing-board.ts';
import { host, machine, smallInstance } from './testing/small-instance.ts';

/* The V rules of hosts, machines and switches (domain/private-cloud.md f): each with a design that fails it and one that passes. */

const said = (design: Design, id: string) => findingsOf(design, id).map(({ code, severity, params, at }) => [code, severity, params['case'] ?? '', at.path ?? ''].join(' ').trim());
const row = (id: string, path: string, values: Readonly<Record<string, unknown>>): Step => ['row.update', { id, path, row: values }];
const controller = (id: string, on: string): Step => add('nsx-controller', id, on, { interfaces: [] });

test('the small instance is in order but for its missing controllers and its open default', () => {
  expect(['cl', 'esx1', 'esx2', 'esx3', 'vm1', 'vm2', 'vm3', 'ls-web'].flatMap((id) => problems(smallInstance, id))).toEqual([]);
});

describe('V-03', () => {
  const three = draw(smallInstance, controller('c1', 'esx1'), controller('c2', 'esx2'), controller('c3', 'esx3'));

  test('V-03 three controllers on three hosts are right; two, or two on one host, are a warning', () => {
    expect(problems(three, 'vc')).toEqual([]);
    expect(said(smallInstance, 'vc')).toEqual(['V-03 warning']);
    const two = draw(smallInstance, controller('c1', 'esx1'), controller('c2', 'esx2'));
    expect(findingsOf(two, 'vc').map(({ code, params }) => [code, params['count']])).toEqual([['V-03', 2]]);
    const shared = draw(smallInstance, controller('c1', 'esx1'), controller('c2', 'esx1'), controller('c3', 'esx3'));
    expect(findingsOf(shared, 'vc').map(({ code, params }) => [code, params])).toEqual([['V-03', { case: 'shared', controllers: 'c1, c2', host: 'esx1' }]]);
  });

  test('V-03 is no matter of an instance that has neither controllers nor logical switches', () => {
    expect(problems(draw(smallInstance, add('vcenter-instance', 'vc2')), 'vc2')).toEqual([]);
  });
});

describe('V-04', () => {
  test('V-04 a machine without a host is an error that one press puts right', () => {
    const bare = draw(smallInstance, ...machine('vm4', null, '192.168.20.14'));
    expect(said(bare, 'vm4')).toEqual(['V-04 error']);
    const fixed = applyFix(bare, 'vm4', 'V-04');
    expect(fixed.components['vm4']?.parent).toBe('esx1');
    expect(problems(fixed, 'vm4')).toEqual([]);
  });

  test('V-04 a vNIC without a network is an error; where its address fits one network, one press plugs it in', () => {
    const loose = draw(smallInstance, add('virtual-machine', 'vm4', 'esx1', { interfaces: [{ id: 'eth0', address: '192.168.20.14' }] }));
    expect(said(loose, 'vm4')).toEqual(['V-04 error no-network /interfaces/0']);
    expect(problems(applyFix(loose, 'vm4', 'V-04'), 'vm4')).toEqual([]);
    const off = draw(loose, row('vm4', '/interfaces/eth0', { connected: false }));
    expect(problems(off, 'vm4')).toEqual([]);
    const nowhere = draw(loose, row('vm4', '/interfaces/eth0', { address: '172.31.0.4' }));
    expect(findingsOf(nowhere, 'vm4')[0]?.fix).toBeUndefined();
  });

  test('V-04 a vNIC in two networks, as only a file can have it, is an error', () => {
    const link = { kind: 'l2', from: { component: componentId('vm1'), port: 'eth0' }, to: { component: componentId('vlan-a') } } as const;
    const both = reopened({ ...smallInstance, links: { ...smallInstance.links, 'vm1.second': link } });
    expect(said(both, 'vm1')).toContain('V-04 error two-networks /interfaces/0');
    expect(problems(applyFix(both, 'vm1', 'V-04'), 'vm1')).toEqual([]);
  });

  test('V-04 a host outside every cluster is an error; on premises it may stand by itself', () => {
    const { esx1 } = smallInstance.components;
    if (esx1 === undefined) throw new Error('no esx1');
    expect(said({ ...smallInstance, components: { ...smallInstance.components, esx1: { ...esx1, parent: null } } }, 'esx1')).toContain('V-04 error no-cluster');
    const site = draw(smallInstance, add('onprem-site', 'site'), add('esxi-host', 'op', 'site', { interfaces: [] }));
    expect(problems(site, 'op')).toEqual([]);
  });

  test('V-04 an interface of a host that has an address and no network is an error', () => {
    expect(said(draw(smallInstance, ['link.disconnect', { id: 'esx1.vtep0-vlan-a' }]), 'esx1')).toContain('V-04 error no-network /interfaces/1');
  });
});

describe('V-05', () => {
  test('V-05 a switch used on a host without a VTEP is an error', () => {
    const bare = draw(smallInstance, ['link.disconnect', { id: 'esx1.vtep0-vlan-a' }], ['row.remove', { id: 'esx1', path: '/interfaces/vtep0' }]);
    expect(findingsOf(bare, 'ls-web').map(({ code, severity, params }) => [code, severity, params['host']])).toEqual([['V-05', 'error', 'esx1']]);
    const unused = draw(bare, ['component.remove', { ids: ['vm1'] }]);
    expect(problems(unused, 'ls-web')).toEqual([]);
  });

  test('V-05 a switch used on a host outside its zone is an error; adding the cluster to the zone repairs it', () => {
    const outside = draw(smallInstance, add('cluster', 'cl2', 'vc'), ...host('esx4', 14, 'cl2'), ...machine('vm4', 'esx4', '192.168.20.14'));
    expect(said(outside, 'ls-web')).toEqual(['V-05 error outside']);
    expect(problems(applyFix(outside, 'ls-web', 'V-05'), 'ls-web')).toEqual([]);
  });

  test('V-05 a zone that is not there and a VTEP with another UDP port are errors with a fix', () => {
    const lost = draw(smallInstance, update('ls-web', { transportZone: 'gone' }));
    expect(said(lost, 'ls-web')).toEqual(['V-05 error no-zone /transportZone']);
    expect(problems(applyFix(lost, 'ls-web', 'V-05'), 'ls-web')).toEqual([]);
    const mixed = draw(smallInstance, row('esx2', '/interfaces/vtep0', { vxlanPort: 8472 }));
    expect(said(mixed, 'ls-web')).toEqual(['V-05 error port']);
    expect(problems(applyFix(mixed, 'ls-web', 'V-05'), 'ls-web')).toEqual([]);
  });
});

describe('V-06', () => {
  test('V-06 a VNI that another switch of the instance has, or one out of range, is an error', () => {
    const twice = draw(smallInstance, add('logical-switch', 'ls-db', 'vc', { vni: 5001 }));
    expect(said(twice, 'ls-db')).toEqual(['V-06 error  /vni']);
    expect(problems(applyFix(twice, 'ls-db', 'V-06'), 'ls-db')).toEqual([]);
    expect(said(draw(smallInstance, update('ls-web', { vni: 4999 })), 'ls-web')).toEqual(['V-06 error range /vni']);
    expect(said(draw(smallInstance, update('ls-web', { vni: 16_777_216 })), 'ls-web')).toEqual(['V-06 error range /vni']);
    expect(problems(draw(smallInstance, update('ls-web', { vni: 5000 })), 'ls-web')).toEqual([]);
    const elsewhere = draw(smallInstance, add('vcenter-instance', 'vc2'), add('logical-switch', 'ls-2', 'vc2', { vni: 5001 }));
    expect(problems(elsewhere, 'ls-2')).toEqual([]);
  });

  test('V-06 more than 10,000 switches in one vCenter are a warning', () => {
    const many = (count: number): Design => ({
      ...smallInstance,
      components: {
        ...smallInstance.components,
        ...Object.fromEntries(Array.from({ length: count - 1 }, (_, index) => [`ls-${index}`, { kind: 'logical-switch', name: `ls-${index}`, parent: smallInstance.components['ls-web']?.parent ?? null, props: { vni: 6000 + index } }])),
      },
    });
    expect(said(many(10_000), 'vc')).toEqual(['V-03 warning']);
    expect(said(many(10_001), 'vc')).toEqual(['V-03 warning', 'V-06 warning many']);
  });

  test('a new switch gets the next free VNI and the first zone of its instance', () => {
    const drawn = draw(smallInstance, add('logical-switch', 'one', 'vc'), add('logical-switch', 'two', 'vc'));
    expect(['one', 'two'].map((id) => drawn.components[id]?.props)).toMatchObject([{ vni: 5000, transportZone: 'tz' }, { vni: 5002, transportZone: 'tz' }]);
  });
});

test('V-07 replication by multicast, of a zone or of a switch, is a warning on IBM Cloud', () => {
  const hybrid = draw(smallInstance, row('vc', '/transportZones/tz', { replicationMode: 'hybrid' }), update('ls-web', { replicationMode: 'multicast' }));
  expect(said(hybrid, 'vc')).toContain('V-07 warning  /transportZones/0/replicationMode');
  expect(said(hybrid, 'ls-web')).toEqual(['V-07 warning  /replicationMode']);
  const fixed = applyFix(applyFix(hybrid, 'vc', 'V-07'), 'ls-web', 'V-07');
  expect([problems(fixed, 'vc'), problems(fixed, 'ls-web')]).toEqual([['V-03 warning'], []]);
});

describe('V-25', () => {
  const mtu = (value: number) => draw(smallInstance, row('esx1', '/interfaces/vtep0', { mtu: value }));

  test('V-25 a VTEP needs 50 bytes more than the largest inner packet, and never less than 1550', () => {
    expect(problems(mtu(1600), 'esx1')).toEqual([]);
    expect(problems(mtu(1550), 'esx1')).toEqual([]);
    expect(said(mtu(1549), 'esx1')).toEqual(['V-25 error least /interfaces/1/mtu']);
    expect(applyFix(mtu(1500), 'esx1', 'V-25').components['esx1']?.props['interfaces']).toMatchObject([{ mtu: 1500 }, { mtu: 1600 }]);
    const jumbo = draw(mtu(1600), row('vm2', '/interfaces/eth0', { mtu: 8950 }));
    expect(findingsOf(jumbo, 'esx1').map(({ code, severity, params }) => [code, severity, params['inner'], params['needed']])).toEqual([['V-25', 'warning', 8950, 9000]]);
    expect(problems(applyFix(jumbo, 'esx1', 'V-25'), 'esx1')).toEqual([]);
    const most = draw(smallInstance, row('vm2', '/interfaces/eth0', { mtu: 9000 }));
    expect(findingsOf(most, 'esx1').map(({ code, fix }) => [code, fix])).toEqual([['V-25', undefined]]);
  });

  test('V-25 the VLAN under it has to take what it sends', () => {
    const narrow = draw(smallInstance, update('vlan-a', { mtu: 1600 }));
    expect(said(narrow, 'esx1')).toEqual(['V-25 warning vlan /interfaces/1/mtu']);
    expect(problems(applyFix(narrow, 'esx1', 'V-25'), 'esx1')).toEqual([]);
  });
});

test('a VTEP with an address of the hosts’ own subnet is warned of; the fix takes one of the subnet for VTEPs', () => {
  const wrong = draw(smallInstance, row('esx1', '/interfaces/vtep0', { address: '10.0.0.99' }));
  expect(findingsOf(wrong, 'esx1').find(({ code }) => code === 'VTEP-SUBNET')).toMatchObject({ severity: 'warning', at: { path: '/interfaces/1' }, params: { address: '10.0.0.99', cidr: '10.0.0.0/24' } });
  const fixed = applyFix(wrong, 'esx1', 'VTEP-SUBNET');
  expect(fixed.components['esx1']?.props['interfaces']).toMatchObject([{}, { id: 'vtep0', address: '10.0.1.2' }]);
  expect(problems(fixed, 'esx1')).toEqual([]);
});

test('VX-003 a VTEP without a way to another one is an error; a gateway in its place is a way', () => {
  const vlan = { vlanKind: 'privateA', mtu: 9000, subnets: [{ id: 'vteps', cidr: '10.0.2.0/24', purpose: 'vtep' }] };
  const away = draw(
    smallInstance, add('vlan', 'vlan-b', null, vlan), ['link.disconnect', { id: 'esx3.vtep0-vlan-a' }], row('esx3', '/interfaces/vtep0', { address: '10.0.2.13' }), connect('l2', 'esx3/vtep0', 'vlan-b'),
  );
  expect(findingsOf(away, 'esx1').map(({ code, severity, params }) => [code, severity, params['hosts']])).toEqual([['VX-003', 'error', 'esx3']]);
  expect(findingsOf(away, 'esx3').map(({ code, params }) => [code, params['hosts']])).toEqual([['VX-003', 'esx1, esx2']]);
  const routed = draw(
    away, add('customer-router', 'bcr', null, { role: 'backend', interfaces: [{ id: 'a' }, { id: 'b' }] }), connect('l2', 'bcr/a', 'vlan-a'), connect('l2', 'bcr/b', 'vlan-b'),
  );
  expect(['esx1', 'esx2', 'esx3'].flatMap((id) => problems(routed, id))).toEqual([]);
  const split = draw(
    smallInstance, add('vlan', 'vlan-b', null, { ...vlan, subnets: [{ id: 'vteps', cidr: '10.0.1.0/24' }] }), ['link.disconnect', { id: 'esx3.vtep0-vlan-a' }], connect('l2', 'esx3/vtep0', 'vlan-b'),
  );
  expect(problems(split, 'esx1')).toEqual(['VX-003 error']);
});

test('V-28 a firewall between the VTEPs that does not know VXLAN; the fix lets it through one way, each host asks for its own', () => {
  const vlan = { vlanKind: 'onprem', mtu: 9000, cidr: '10.0.2.0/24' };
  const walled = (props: Readonly<Record<string, unknown>>) => draw(
    smallInstance, add('vlan', 'vlan-b', null, vlan), ['link.disconnect', { id: 'esx3.vtep0-vlan-a' }], row('esx3', '/interfaces/vtep0', { address: '10.0.2.13' }), connect('l2', 'esx3/vtep0', 'vlan-b'),
    add('onprem-router', 'wall', null, { interfaces: [{ id: 'a', address: '10.0.1.1/24', mtu: 9000 }, { id: 'b', address: '10.0.2.1/24', mtu: 9000 }], firewallEnabled: true, ...props }), connect('l2', 'wall/a', 'vlan-a'), connect('l2', 'wall/b', 'vlan-b'),
    ...['esx1', 'esx2'].map((host) => update(host, { gateway: '10.0.1.1' })), update('esx3', { gateway: '10.0.2.1' }),
  );
  const told = (design: Design) => ['esx1', 'esx2', 'esx3'].map((id) => findingsOf(design, id).filter(({ code }) => code === 'V-28').map(({ params }) => `${String(params['from'])}>${String(params['to'])}`).join());
  const deny = walled({ firewallDefault: 'deny' });
  expect(told(deny)).toEqual(['10.0.1.11>10.0.2.13', '10.0.1.12>10.0.2.13', '10.0.2.13>10.0.1.11']);
  expect(findingsOf(deny, 'esx1').find(({ code }) => code === 'V-28')).toMatchObject({ severity: 'warning', params: { router: 'wall', port: 4789 } });
  const once = applyFix(deny, 'esx1', 'V-28');
  expect(told(once)).toEqual(['', '', '10.0.2.13>10.0.1.11']);
  expect(told(applyFix(once, 'esx3', 'V-28'))).toEqual(['', '', '']);
  expect(told(walled({ firewallDefault: 'accept' }))).toEqual(['', '', '']);
  expect(told(walled({ firewallEnabled: false, firewallDefault: 'deny' }))).toEqual(['', '', '']);
});

test('VX-004 two hosts with one VTEP address are an error of both (V-01)', () => {
  const twice = draw(smallInstance, row('esx3', '/interfaces/vtep0', { address: '10.0.1.11' }));
  expect([problems(twice, 'esx1'), problems(twice, 'esx3')]).toEqual([['V-01 error'], ['V-01 error']]);
});

test('a new host that is plugged in gets addresses of the subnets that are there for its interfaces', () => {
  const plugged = draw(smallInstance, add('esxi-host', 'esx4', 'cl'), connect('l2', 'esx4/vmk0', 'vlan-a'), connect('l2', 'esx4/vtep0', 'vlan-a'));
  expect(plugged.components['esx4']?.props['interfaces']).toMatchObject([{ id: 'vmk0', role: 'management', address: '10.0.0.2' }, { id: 'vtep0', role: 'vtep', address: '10.0.1.2', mtu: 9000 }]);
  expect(problems(plugged, 'esx4')).toEqual([]);
});

test('a new machine that is plugged in gets a free address; a copy gives up the one that is taken', () => {
  const plugged = draw(smallInstance, add('virtual-machine', 'vm4', 'esx1'), connect('l2', 'vm4/eth0', 'ls-web'));
  expect(plugged.components['vm4']?.props['interfaces']).toMatchObject([{ id: 'eth0', address: '192.168.20.2' }]);
  const copied = draw(smallInstance, ['selection.duplicate', { ids: ['vm1'] }]);
  const copy = Object.keys(copied.components).find((id) => smallInstance.components[id] === undefined) ?? '';
  expect(copied.components[copy]?.props['interfaces']).toMatchObject([{ id: 'eth0', address: '' }]);
  const dragged = draw(smallInstance, ['component.move', { id: 'vm1', x: 20, y: 120, parent: 'esx2' }]);
  expect(dragged.components['vm1']?.props).toEqual(smallInstance.components['vm1']?.props);
});
