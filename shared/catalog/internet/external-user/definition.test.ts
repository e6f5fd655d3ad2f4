import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, findingsOf, problems, project, propsOf, refusedWith, stagesOf, update } from '../../testing/drawing-board.ts';

test('a new one has an address of its own from the documentation range', () => {
  const two = draw(emptyDesign, add('external-user', 'a'), add('external-user', 'b'));
  expect([propsOf(two, 'a')['interfaces'], propsOf(two, 'b')['interfaces']]).toMatchObject([
    [{ id: 'eth0', address: '198.51.100.10' }],
    [{ id: 'eth0', address: '198.51.100.11' }],
  ]);
});

test('a host on the wire to the internet, which is its way to everywhere', () => {
  const device = deviceOf(project, 'client');
  expect(device).toMatchObject({ profile: 'host', dnsServer: null });
  expect(device.interfaces).toMatchObject([{ id: 'eth0', segment: 'link:client-internet', addresses: [{ address: '103.243.200.42', prefixLength: 32 }] }]);
  expect(stagesOf(device, 'route')[0]?.rows).toMatchObject([{ destination: '0.0.0.0/0', interface: 'eth0', via: null }]);
});

test('a routed link may be written from either end, and there is one at most', () => {
  const design = draw(emptyDesign, add('internet', 'internet'), add('external-user', 'a'), connect('routed', 'internet', 'a'));
  expect(deviceOf(design, 'a').interfaces[0]?.segment).toBe('link:internet-a');
  const second = draw(design, add('internet', 'other'));
  expect(refusedWith(second, connect('routed', 'other', 'a'))).not.toEqual([]);
});

test('its DNS server is a component or an address', () => {
  const design = draw(project, add('dns-server', 'dns', null, { interfaces: [{ id: 'eth0', address: '192.0.2.53' }] }), update('client', { dnsServer: 'dns' }));
  expect(deviceOf(design, 'client').dnsServer).toBe('192.0.2.53');
  expect(deviceOf(draw(project, update('client', { dnsServer: '9.9.9.9' })), 'client').dnsServer).toBe('9.9.9.9');
  expect(deviceOf(draw(project, update('client', { dnsServer: 'ghost' })), 'client').dnsServer).toBeNull();
});

test('NHN-NIC-001: an address somebody has', () => {
  const design = draw(project, add('external-user', 'b', null, { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] }));
  expect(findingsOf(design, 'b')).toMatchObject([{ code: 'NHN-NIC-001', severity: 'error', params: { ip: '103.243.200.42', owner: 'client' } }]);
});

test('half-drawn: no interface, no address, no link', () => {
  const design = draw(emptyDesign, add('external-user', 'a'), update('a', { interfaces: [{ id: 'eth0' }, { id: 'eth1', address: 'x' }] }));
  expect(problems(design, 'a')).toEqual([]);
  expect(deviceOf(design, 'a').interfaces.map((row) => [row.segment, row.addresses.length])).toEqual([[null, 0], [null, 0]]);
});
