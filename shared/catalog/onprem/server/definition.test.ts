import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, problems, propsOf, refusedWith, stagesOf, update } from '../../testing/drawing-board.ts';

const eth0 = { interfaces: [{ id: 'eth0', address: '10.0.1.10' }], gateway: '10.0.1.1' };
const wired = draw(
  emptyDesign,
  add('vlan', 'lan', null, { cidr: '10.0.1.0/24' }),
  add('server', 'app', null, { ...eth0, listens: [{ id: 'https', port: 443, application: 'http', tls: true, body: 'hello world!' }] }),
  connect('l2', 'app/eth0', 'lan'),
);

test('a new one has one interface, no address, and runs', () => {
  const device = deviceOf(draw(emptyDesign, add('server', 'app')), 'app');
  expect(device).toMatchObject({ profile: 'host', ttlCost: 1, host: null, interfaces: [{ id: 'eth0', segment: null, addresses: [], up: true }] });
});

test('its network, its gateway and its own routes, in the table it looks up', () => {
  const design = draw(wired, update('app', { routes: [{ id: 'lab', network: '10.9.0.0/16', nextHop: '10.0.1.254' }, { id: 'never', network: '10.8.0.0/16', type: 'prohibit' }] }));
  expect(stagesOf(deviceOf(design, 'app'), 'route')[0]?.rows).toMatchObject([
    { destination: '10.0.1.0/24', interface: 'eth0', via: null },
    { destination: '10.9.0.0/16', interface: 'eth0', via: '10.0.1.254', because: { path: '/routes/0' } },
    { destination: '10.8.0.0/16', type: 'prohibit', because: { path: '/routes/1' } },
    { destination: '0.0.0.0/0', interface: 'eth0', via: '10.0.1.1', because: { path: '/gateway' } },
  ]);
});

test('what listens answers on its port; what is switched off does not', () => {
  const own = stagesOf(deviceOf(wired, 'app'), 'deliver').flatMap((stage) => stage.services);
  expect(own).toMatchObject([{ protocol: 'tcp', port: 443, application: { kind: 'http', tls: true } }]);
  const stopped = draw(wired, ['row.update', { id: 'app', path: '/listens/https', row: { running: false } }]);
  expect(stagesOf(deviceOf(stopped, 'app'), 'deliver').flatMap((stage) => stage.services)).toEqual([]);
});

test('a guest firewall denies what no rule lets in, and keeps state', () => {
  const design = draw(wired, update('app', { firewallEnabled: true, firewallRules: [{ id: 'https', service: ['tcp/443'], action: 'accept' }] }));
  expect(stagesOf(deviceOf(design, 'app'), 'filter')).toMatchObject([
    { slot: 'deliver', stateful: true, defaultAction: 'deny', reason: 'GUEST_FIREWALL', rows: [{ action: 'permit', because: { path: '/firewallRules/0' } }] },
    { slot: 'egress-filter', stateful: true, defaultAction: 'permit' },
  ]);
});

test('stopped: its interfaces are down, and the routes behind them are gone', () => {
  const device = deviceOf(draw(wired, update('app', { state: 'stopped' })), 'app');
  expect(device.interfaces.map((row) => row.up)).toEqual([false]);
  expect(stagesOf(device, 'route').flatMap((stage) => stage.rows)).toEqual([]);
});

test('one plug per interface, and it is no part of the public cloud', () => {
  expect(refusedWith(draw(wired, add('vlan', 'other')), connect('l2', 'app/eth0', 'other'))).toEqual(['LINK_FULL']);
  expect(refusedWith(draw(wired, add('external-user', 'user')), connect('routed', 'app', 'user'))).toEqual(['LINK_NOT_ALLOWED']);
  expect(refusedWith(draw(emptyDesign, add('vpc', 'vpc')), add('server', 'app', 'vpc'))).toEqual(['PARENT_NOT_ALLOWED']);
});

test('plugged in without an address it gets a free one there, and the gateway that stands there', () => {
  const design = draw(wired, add('onprem-router', 'router', null, { interfaces: [{ id: 'lan', address: '10.0.1.1' }] }), connect('l2', 'router/lan', 'lan'), add('server', 'next'), connect('l2', 'next/eth0', 'lan'));
  expect(propsOf(design, 'next')).toMatchObject({ gateway: '10.0.1.1', interfaces: [{ id: 'eth0', address: '10.0.1.2' }] });
  expect(problems(design, 'next')).toEqual([]);
});

test('V-01, V-19: an address twice on one network, a gateway that nobody there has', () => {
  const twins = draw(wired, add('server', 'twin', null, eth0), connect('l2', 'twin/eth0', 'lan'));
  expect(problems(twins, 'twin')).toEqual(['V-01 error', 'V-19 error']);
  const apart = draw(twins, add('onprem-router', 'router', null, { interfaces: [{ id: 'lan', address: '10.0.1.1' }] }), connect('l2', 'router/lan', 'lan'), ['row.update', { id: 'twin', path: '/interfaces/eth0', row: { address: '10.0.1.11' } }]);
  expect(problems(apart, 'twin')).toEqual([]);
});

test('on the internet it is reached by its public address, and sends everything there', () => {
  const design = draw(emptyDesign, add('internet', 'internet'), add('server', 'web', null, { interfaces: [{ id: 'eth0', address: '192.0.2.80' }] }), connect('routed', 'web/eth0', 'internet'));
  expect(stagesOf(deviceOf(design, 'internet'), 'route').flatMap((stage) => stage.rows)).toMatchObject([{ destination: '192.0.2.80/32', because: { component: 'web' } }]);
  expect(stagesOf(deviceOf(design, 'web'), 'route').flatMap((stage) => stage.rows)).toMatchObject([{ destination: '0.0.0.0/0', interface: 'eth0', via: null }]);
});
