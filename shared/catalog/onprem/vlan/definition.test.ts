import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, applyFix, connect, draw, findingsOf, planOf, problems, readingsOf, refusedWith, update } from '../../testing/drawing-board.ts';

const segmentOf = (design: Parameters<typeof planOf>[0], id: string) => planOf(design).segments.find((segment) => segment.id === id);

test('one broadcast network that answers for nobody: its router says host unreachable', () => {
  const design = draw(emptyDesign, add('vlan', 'vlan10', null, { cidr: '172.20.10.0/24', mtu: 9000 }));
  expect(segmentOf(design, 'vlan10')).toMatchObject({ form: 'broadcast', mtuBytes: 9000, delayUs: 50, missing: { silent: false, reason: 'NEIGHBOR_UNREACHABLE' } });
});

test('several subnets lie on one wire', () => {
  const design = draw(
    emptyDesign,
    add('vlan', 'private', null, { vlanKind: 'privateA', subnets: [{ id: 'hosts', cidr: '10.100.0.0/26', type: 'primary' }, { id: 'vtep', cidr: '10.100.1.0/26' }] }),
    add('server', 'a', null, { interfaces: [{ id: 'eth0', address: '10.100.0.11' }] }),
    add('server', 'b', null, { interfaces: [{ id: 'eth0', address: '10.100.1.11' }] }),
    connect('l2', 'a/eth0', 'private'),
    connect('l2', 'b/eth0', 'private'),
  );
  const addresses = planOf(design).devices.map((device) => device.interfaces.flatMap((row) => row.addresses));
  expect(addresses).toEqual([[{ address: '10.100.0.11', prefixLength: 26 }], [{ address: '10.100.1.11', prefixLength: 26 }]]);
});

test('V-27: a public VLAN carries 1500 bytes; another one carries what it likes', () => {
  const wrong = draw(emptyDesign, add('vlan', 'public', null, { vlanKind: 'public', cidr: '203.0.113.8/29', mtu: 9000 }));
  expect(findingsOf(wrong, 'public')).toMatchObject([{ code: 'V-27', severity: 'error', at: { component: 'public', path: '/mtu' }, params: { mtu: 9000 } }]);
  expect(problems(applyFix(wrong, 'public', 'V-27'), 'public')).toEqual([]);
  expect(problems(draw(wrong, update('public', { vlanKind: 'privateA' })), 'public')).toEqual([]);
});

test('V-49: an on-premises range inside the private network of the provider', () => {
  const design = draw(emptyDesign, add('vlan', 'vlan10', null, { cidr: '10.20.0.0/24' }), add('cross-connect-router', 'xcr'));
  expect(findingsOf(design, 'vlan10')).toMatchObject([{ code: 'V-49', severity: 'warning', at: { path: '/cidr' }, params: { cidr: '10.20.0.0/24' } }]);
  expect(problems(draw(design, update('vlan10', { cidr: '172.20.10.0/24' })), 'vlan10')).toEqual([]);
  // The provider's own VLANs are that network, and without a provider nobody is in the way.
  expect(problems(draw(design, update('vlan10', { vlanKind: 'privateA' })), 'vlan10')).toEqual([]);
  expect(problems(draw(emptyDesign, add('vlan', 'vlan10', null, { cidr: '10.20.0.0/24' })), 'vlan10')).toEqual([]);
});

test('only what has interfaces is plugged into it, one link for each', () => {
  const design = draw(emptyDesign, add('vlan', 'vlan10'), add('vlan', 'vlan20'), add('server', 'a', null, { interfaces: [{ id: 'eth0' }] }), connect('l2', 'a/eth0', 'vlan10'));
  expect(refusedWith(design, connect('l2', 'a/eth0', 'vlan20'))).toEqual(['LINK_FULL']);
  expect(refusedWith(design, connect('l2', 'vlan10', 'vlan20'))).toEqual(['LINK_NOT_ALLOWED']);
});

test('it tells how many addresses are left in each subnet: 61 of a /26, 5 of a /29, 1 of a /30', () => {
  const subnets = [{ id: 'a', cidr: '10.100.2.0/26' }, { id: 'b', cidr: '10.100.3.0/29' }, { id: 'c', cidr: '10.100.3.8/30' }];
  const design = draw(emptyDesign, add('vlan', 'vlan', null, { vlanKind: 'privateA', subnets }));
  expect(readingsOf(design, 'vlan')).toEqual(['Free addresses (10.100.2.0/26) 61', 'Free addresses (10.100.3.0/29) 5', 'Free addresses (10.100.3.8/30) 1']);
  const used = draw(design, add('server', 'a', null, { interfaces: [{ id: 'eth0', address: '10.100.2.1', secondary: ['10.100.2.10', '10.100.3.10'] }] }), connect('l2', 'a/eth0', 'vlan'));
  expect(readingsOf(used, 'vlan')).toEqual(['Free addresses (10.100.2.0/26) 60', 'Free addresses (10.100.3.0/29) 5', 'Free addresses (10.100.3.8/30) 0']);
});
