import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { add, connect, draw, findingsOf, problems, remove, update } from './testing/drawing-board.ts';

/** Two VLANs that use the same range, with a router between them or not. */
const apart: Design = draw(
  emptyDesign,
  add('vlan', 'vlan10', null, { cidr: '172.20.10.0/24' }),
  add('vlan', 'vlan11', null, { cidr: '172.20.0.0/16' }),
  add('onprem-router', 'router', null, { interfaces: [{ id: 'a', address: '172.20.10.1' }, { id: 'b', address: '172.20.99.1' }] }),
  connect('l2', 'router/a', 'vlan10'),
);

test('V-02: overlapping networks that a router joins, at both of them', () => {
  expect(problems(apart, 'vlan10')).toEqual([]);
  const joined = draw(apart, connect('l2', 'router/b', 'vlan11'));
  expect(findingsOf(joined, 'vlan10')).toMatchObject([{ code: 'V-02', severity: 'error', at: { path: '/cidr' }, params: { cidr: '172.20.10.0/24', other: '172.20.0.0/16', owner: 'vlan11' } }]);
  expect(problems(joined, 'vlan11')).toEqual(['V-02 error']);
  expect(problems(draw(joined, update('vlan11', { cidr: '172.21.0.0/16' })), 'vlan10')).toEqual([]);
});

test('V-02: routers that a WAN joins make one domain', () => {
  const far = draw(
    apart,
    add('onprem-router', 'far', null, { interfaces: [{ id: 'lan', address: '172.20.99.1' }, { id: 'wan', address: '169.254.20.2/30' }] }),
    connect('l2', 'far/lan', 'vlan11'),
    update('router', { interfaces: [{ id: 'a', address: '172.20.10.1' }, { id: 'wan', address: '169.254.20.1/30' }] }),
    add('wan', 'wan'),
    connect('routed', 'router/wan', 'wan/onprem'),
  );
  expect(problems(far, 'vlan10')).toEqual([]);
  const joined = draw(far, connect('routed', 'far/wan', 'wan/cloud'));
  expect(problems(joined, 'vlan10')).toEqual(['V-02 error']);
  expect(problems(draw(joined, remove('wan')), 'vlan10')).toEqual([]);
});

test('V-02: subnets of one VLAN that overlap', () => {
  const subnets = [{ id: 'a', cidr: '10.100.0.0/26' }, { id: 'b', cidr: '10.100.0.32/27' }];
  const wrong = draw(emptyDesign, add('vlan', 'vlan', null, { vlanKind: 'privateA', subnets }));
  expect(findingsOf(wrong, 'vlan').map(({ code, at }) => [code, at.path])).toEqual([['V-02', '/subnets/0'], ['V-02', '/subnets/1']]);
  expect(problems(draw(wrong, update('vlan', { subnets: [subnets[0], { id: 'b', cidr: '10.100.0.64/27' }] })), 'vlan')).toEqual([]);
});

test('V-02: both sites of a stretched network have the same range on purpose', () => {
  const joined = draw(
    apart,
    remove('vlan11'),
    add('vcenter-instance', 'vcenter'),
    add('logical-switch', 'ls', 'vcenter', { cidr: '172.20.10.0/24' }),
    add('esg', 'esg', null, { interfaces: [{ id: 'vnic0', address: '172.20.10.9' }, { id: 'vnic1', address: '172.20.10.8' }] }),
    connect('l2', 'esg/vnic0', 'vlan10'),
    connect('l2', 'esg/vnic1', 'ls'),
  );
  expect(problems(joined, 'vlan10')).toEqual(['V-02 error']);
  expect(problems(draw(joined, add('stretched-network', 'stretched', null, { onpremSegment: 'vlan10', cloudSegment: 'ls' })), 'vlan10')).toEqual([]);
});

test('V-02: pods against the network of their nodes', () => {
  const cluster = draw(
    apart,
    remove('vlan11'),
    add('kubernetes-cluster', 'icp', null, { podCidr: '172.20.0.0/16', serviceCidr: '172.29.0.0/16' }),
    add('worker-node', 'worker', null, { cluster: 'icp', interfaces: [{ id: 'eth0', address: '172.20.10.31' }] }),
  );
  expect(problems(cluster, 'vlan10')).toEqual([]);
  const joined = draw(cluster, connect('l2', 'worker/eth0', 'vlan10'));
  expect(findingsOf(joined, 'vlan10')).toMatchObject([{ code: 'V-02', params: { other: '172.20.0.0/16', owner: 'icp' } }]);
  expect(problems(draw(joined, update('icp', { podCidr: '172.28.0.0/16' })), 'vlan10')).toEqual([]);
});

test('V-02: a logical switch and a VLAN behind the same edge', () => {
  const design = draw(
    emptyDesign,
    add('vcenter-instance', 'vc'),
    add('logical-switch', 'ls', 'vc', { cidr: '192.168.20.0/24' }),
    add('vlan', 'lan', null, { cidr: '192.168.0.0/16' }),
    add('esg', 'edge', null, { interfaces: [{ id: 'vnic0', address: '192.168.1.1' }, { id: 'vnic1', address: '192.168.20.1' }] }),
    connect('l2', 'edge/vnic0', 'lan'),
  );
  expect(problems(design, 'ls')).toEqual([]);
  const joined = draw(design, connect('l2', 'edge/vnic1', 'ls'));
  expect(findingsOf(joined, 'ls')).toMatchObject([{ code: 'V-02', severity: 'error', at: { component: 'ls', path: '/cidr' }, params: { cidr: '192.168.20.0/24', other: '192.168.0.0/16', owner: 'lan' } }]);
  expect(problems(draw(joined, update('lan', { cidr: '172.16.0.0/16' })), 'ls')).toEqual([]);
});
