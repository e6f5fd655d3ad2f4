import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { parseIpv4 } from '../net/address.ts';
import { freeAddress, gatewayFor, takenAddresses } from './free-addresses.ts';
import { registry } from './index.ts';
import { domainOf } from './l2-domain.ts';
import { add, connect, draw, propsOf } from './testing/drawing-board.ts';
import { isPortable } from './vlans.ts';

const scopeOf = (design: Design) => createScope(design, registry);
const [vlan, ls] = [componentId('vlan'), componentId('ls')];
const address = (text: string) => {
  const word = parseIpv4(text);
  if (word === null) throw new Error(text);
  return word;
};

const joined: Design = draw(
  emptyDesign,
  add('vlan', 'vlan', null, { cidr: '172.20.10.0/29' }),
  add('vcenter-instance', 'vcenter'),
  add('logical-switch', 'ls', 'vcenter', { cidr: '172.20.10.0/29' }),
  add('logical-switch', 'far', 'vcenter', { cidr: '192.168.1.0/24' }),
  add('stretched-network', 'stretched', null, { onpremSegment: 'vlan', cloudSegment: 'ls' }),
  add('onprem-router', 'router', null, { interfaces: [{ id: 'lan', address: '172.20.10.1' }] }),
  connect('l2', 'router/lan', 'vlan'),
  add('server', 'a', null, { interfaces: [{ id: 'eth0', address: '172.20.10.2' }] }),
  connect('l2', 'a/eth0', 'vlan'),
);

test('networks that a stretched network or a bridge joins are one, in whichever order they are named', () => {
  expect(domainOf(scopeOf(joined), vlan)).toEqual(['vlan', 'ls']);
  expect(domainOf(scopeOf(joined), ls)).toEqual(['ls', 'vlan']);
  expect(domainOf(scopeOf(joined), componentId('far'))).toEqual(['far']);
  const bridged = draw(joined, add('l2-bridge', 'bridge', 'vcenter'), connect('l2', 'bridge/vxlan', 'far'), connect('l2', 'bridge/vlan', 'vlan'));
  expect([...domainOf(scopeOf(bridged), componentId('far'))].sort()).toEqual(['far', 'ls', 'vlan']);
});

test('the lowest address that nobody in the domain has; the first one is a gateway by custom, the last is broadcast', () => {
  expect([...takenAddresses(scopeOf(joined), ls)].sort()).toEqual(['172.20.10.1', '172.20.10.2']);
  expect(freeAddress(scopeOf(joined), ls)).toBe('172.20.10.3');
  const full = [3, 4, 5, 6].reduce((design, host) => draw(design, add('server', `s${host}`, null, { interfaces: [{ id: 'eth0', address: `172.20.10.${host}` }] }), connect('l2', `s${host}/eth0`, 'vlan')), joined);
  expect(freeAddress(scopeOf(full), ls)).toBeNull();
});

test('on a VLAN of the provider only portable subnets are for machines', () => {
  const subnets = [{ id: 'hosts', cidr: '10.100.0.0/26', type: 'primary' }, { id: 'uplink', cidr: '10.100.2.0/26', type: 'portable' }];
  const scope = scopeOf(draw(emptyDesign, add('vlan', 'vlan', null, { vlanKind: 'privateA', subnets })));
  expect(freeAddress(scope, vlan)).toBe('10.100.2.2');
  expect([isPortable(scope, address('10.100.2.10'), 'private'), isPortable(scope, address('10.100.0.10'), 'private'), isPortable(scope, address('10.100.2.10'), 'public')]).toEqual([true, false, false]);
});

test('without a readable prefix there is no free address', () => {
  expect(freeAddress(scopeOf(draw(emptyDesign, add('vlan', 'vlan'))), vlan)).toBeNull();
  expect(freeAddress(scopeOf(draw(emptyDesign, add('vlan', 'vlan', null, { cidr: 'x' }))), vlan)).toBeNull();
});

test('the gateway of a machine is a router of its domain in its subnet', () => {
  expect(gatewayFor(scopeOf(joined), ls, address('172.20.10.5'))).toBe('172.20.10.1');
  expect(gatewayFor(scopeOf(joined), ls, address('192.168.1.5'))).toBeNull();
});

test('what is plugged in without an address gets one, and the gateway; what is written stays', () => {
  const plugged = draw(joined, add('dns-server', 'dns', null, { interfaces: [{ id: 'eth0', address: '' }] }), connect('l2', 'dns/eth0', 'vlan'));
  expect(propsOf(plugged, 'dns')).toMatchObject({ interfaces: [{ id: 'eth0', address: '172.20.10.3' }], gateway: '172.20.10.1' });
  const written = draw(joined, add('dns-server', 'dns', null, { interfaces: [{ id: 'eth0', address: '172.20.10.6' }] }), connect('l2', 'dns/eth0', 'vlan'));
  expect(propsOf(written, 'dns')).toMatchObject({ interfaces: [{ address: '172.20.10.6' }] });
});
