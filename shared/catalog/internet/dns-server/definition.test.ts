import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, findingsOf, problems, project, propsOf, remove, stagesOf, update } from '../../testing/drawing-board.ts';

const design = draw(
  project,
  add('dns-server', 'dns', null, {
    interfaces: [{ id: 'eth0', address: '192.0.2.53' }],
    records: [{ id: 'www', name: 'www.example.com', address: '133.186.132.47' }],
  }),
  connect('routed', 'dns', 'internet'),
);

test('it answers its records on port 53, UDP and TCP', () => {
  const record = { name: 'www.example.com', address: '133.186.132.47', because: { component: 'dns', path: '/records/0', label: 'www.example.com' } };
  expect(stagesOf(deviceOf(design, 'dns'), 'deliver')[0]?.services).toMatchObject([
    { protocol: 'udp', port: 53, bind: '0.0.0.0', application: { kind: 'dns', records: [record], forwardTo: null } },
    { protocol: 'tcp', port: 53, bind: '0.0.0.0', application: { kind: 'dns', records: [record], forwardTo: null } },
  ]);
  expect(problems(design, 'dns')).toEqual([]);
});

test('the internet knows the way to it', () => {
  expect(stagesOf(deviceOf(design, 'internet'), 'route')[0]?.rows.map((row) => [row.destination, row.interface])).toContainEqual(['192.0.2.53/32', 'dns-internet']);
});

test('on a network of its own it has a gateway and routes like any machine', () => {
  const site = draw(
    emptyDesign,
    add('onprem-site', 'site'),
    add('vlan', 'vlan50', 'site', { cidr: '172.20.50.0/24' }),
    add('onprem-router', 'router', 'site', { interfaces: [{ id: 'lan', address: '172.20.50.1' }] }),
    connect('l2', 'router/lan', 'vlan50'),
    add('dns-server', 'corp-dns', 'site', { scope: 'private', interfaces: [{ id: 'eth0' }], records: [{ id: 'a', name: 'vm60.corp.example', address: '172.20.10.60' }] }),
    connect('l2', 'corp-dns/eth0', 'vlan50'),
  );
  // Plugged in without an address it takes a free one and the router there.
  expect(propsOf(site, 'corp-dns')).toMatchObject({ interfaces: [{ id: 'eth0', address: '172.20.50.2' }], gateway: '172.20.50.1' });
  const device = deviceOf(site, 'corp-dns');
  expect(device.interfaces).toMatchObject([{ segment: 'vlan50', addresses: [{ address: '172.20.50.2', prefixLength: 24 }] }]);
  expect(stagesOf(device, 'route')[0]?.rows.map((row) => [row.destination, row.via])).toEqual([['172.20.50.0/24', null], ['0.0.0.0/0', '172.20.50.1']]);
  expect(problems(site, 'corp-dns')).toEqual([]);
});

test('DNS-002: people on the internet are sent to a private address; inside that is what a record is for', () => {
  const wrong = draw(design, update('dns', { records: [{ id: 'www', name: 'www.example.com', address: '192.168.0.4' }] }));
  expect(findingsOf(wrong, 'dns')).toMatchObject([{ code: 'DNS-002', severity: 'warning', at: { path: '/records/0/address' }, params: { name: 'www.example.com', ip: '192.168.0.4' } }]);
  expect(problems(draw(wrong, update('dns', { scope: 'private' })), 'dns')).toEqual([]);
  expect(problems(draw(wrong, remove('internet')), 'dns')).toEqual([]);
});

test('a server that is off answers nobody', () => {
  const device = deviceOf(draw(design, update('dns', { state: 'stopped' })), 'dns');
  expect(device.interfaces.map((row) => row.up)).toEqual([false]);
});
