import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { parseIpv4 } from '../net/address.ts';
import { registry } from './index.ts';
import { portTowards, portsOf } from './ip-ports.ts';
import { add, connect, deviceOf, draw, problems, stagesOf, update } from './testing/drawing-board.ts';

const ports = (design: Design, id: string) => portsOf(createScope(design, registry), componentId(id));
const server = componentId('server');

/** A machine on a VLAN and on a wire to a router. */
const site: Design = draw(
  emptyDesign,
  add('vlan', 'vlan', null, { cidr: '172.20.10.0/24', subnets: [{ id: 'more', cidr: '172.20.11.0/25' }] }),
  add('server', 'server', null, { interfaces: [{ id: 'eth0', address: '172.20.10.5', secondary: ['172.20.11.5', '172.20.99.5'] }, { id: 'eth1', address: '169.254.1.2/30', mtu: 9000 }] }),
  connect('l2', 'server/eth0', 'vlan'),
  add('onprem-router', 'router', null, { interfaces: [{ id: 'p1', address: '169.254.1.1/30', mtu: 1400 }] }),
  connect('routed', 'server/eth1', 'router/p1'),
);

test('an address has the length of the prefix of its network that holds it; outside of them it stands for itself', () => {
  expect(ports(site, 'server')[0]).toMatchObject({
    network: 'vlan', segment: 'vlan', wire: null,
    addresses: [
      { address: '172.20.10.5', isPlaced: true, cidr: { prefixLength: 24 } },
      { address: '172.20.11.5', isPlaced: true, cidr: { prefixLength: 25 } },
      { address: '172.20.99.5', isPlaced: false, cidr: { prefixLength: 32 } },
    ],
  });
});

test('a length that is typed goes before that of the network, and holds for the secondary addresses too', () => {
  const typed = draw(site, update('server', { interfaces: [{ id: 'eth0', address: '172.20.10.5/16', secondary: ['172.20.99.5'] }, { id: 'eth1' }] }));
  expect(ports(typed, 'server')[0]?.addresses.map(({ cidr, isPlaced }) => [cidr.prefixLength, isPlaced])).toEqual([[16, true], [16, true]]);
  expect(problems(typed, 'server').filter((problem) => problem.startsWith('ADDR'))).toEqual([]);
});

test('a wire carries what both its ends can take', () => {
  expect(ports(site, 'server')[1]).toMatchObject({ network: null, segment: 'link:server.eth1-router.p1', mtuBytes: 1400 });
  expect(ports(site, 'router')[0]).toMatchObject({ segment: 'link:server.eth1-router.p1', mtuBytes: 1400 });
});

test('networks an interface stands in are routes, once each; not those of one that is disconnected', () => {
  const routes = (design: Design) => stagesOf(deviceOf(design, 'server'), 'route')[0]?.rows.map((row) => [row.destination, row.interface, row.distance]);
  expect(routes(site)).toEqual([['172.20.10.0/24', 'eth0', 0], ['172.20.11.0/25', 'eth0', 0], ['169.254.1.0/30', 'eth1', 0], ['0.0.0.0/0', 'eth1', 1]]);
  const off = draw(site, update('server', { interfaces: [{ id: 'eth0', address: '172.20.10.5', connected: false }, { id: 'eth1', address: '169.254.1.2/30', connected: false }] }));
  expect(routes(off)).toEqual([]);
  expect(deviceOf(off, 'server').interfaces.map((row) => row.up)).toEqual([false, false]);
});

test('a neighbour is asked by the first interface that is up and stands in its network', () => {
  const find = (text: string) => {
    const word = parseIpv4(text);
    return word === null ? null : portTowards(ports(site, server), word)?.row.id;
  };
  expect(['172.20.11.9', '169.254.1.1', '172.20.99.9'].map(find)).toEqual(['eth0', 'eth1', undefined]);
});

test('what stands on a host hangs on its virtual switch, on networks and not on wires; when the host is down all of it is', () => {
  const hosted = draw(
    emptyDesign,
    add('vlan', 'vlan', null, { cidr: '172.20.10.0/24' }),
    add('onprem-site', 'site'),
    add('cluster', 'cluster', 'site'),
    add('esxi-host', 'esx1', 'cluster'),
    add('server', 'server', 'esx1', { interfaces: [{ id: 'eth0', address: '172.20.10.5' }, { id: 'eth1', address: '169.254.1.2/30' }] }),
    connect('l2', 'server/eth0', 'vlan'),
    add('onprem-router', 'router', null, { interfaces: [{ id: 'p1', address: '169.254.1.1/30' }] }),
    connect('routed', 'server/eth1', 'router/p1'),
  );
  expect(deviceOf(hosted, 'server')).toMatchObject({ host: 'esx1' });
  expect(deviceOf(hosted, 'server').interfaces.map((row) => [row.id, row.virtualSwitch, row.up])).toEqual([['eth0', 'esx1', true], ['eth1', undefined, true]]);
  const down = draw(hosted, update('esx1', { state: 'down' }));
  expect(deviceOf(down, 'server').interfaces.map((row) => row.up)).toEqual([false, false]);
  expect(deviceOf(draw(hosted, update('esx1', { state: 'maintenance' })), 'server').interfaces.map((row) => row.up)).toEqual([true, true]);
});

test('half-drawn: no network, no address, nonsense', () => {
  const odd = draw(emptyDesign, add('server', 'server', null, { interfaces: [{ id: 'eth0', address: 'x' }, { id: 'eth1' }, { id: 'eth2', address: '10.0.0.5/24' }] }));
  expect(ports(odd, 'server').map((port) => [port.segment, port.addresses.map(({ address, cidr }) => `${address}/${cidr.prefixLength}`)])).toEqual([[null, []], [null, []], [null, ['10.0.0.5/24']]]);
  expect(stagesOf(deviceOf(odd, 'server'), 'route')[0]?.rows).toEqual([]);
});
