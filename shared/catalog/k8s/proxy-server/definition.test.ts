import { expect, test } from 'vitest';
import { add, connect, draw, problems, propsOf, update } from '../../testing/drawing-board.ts';
import { servedCluster } from '../testing/served-cluster.ts';
import { ask, ending } from '../testing/small-cluster.ts';

const proxied = draw(
  servedCluster,
  add('proxy-server', 'proxy', null, { interfaces: [{ id: 'eth0', address: '192.168.20.90' }], gateway: '192.168.20.1' }),
  connect('l2', 'proxy/eth0', 'nodes'),
);

test('it listens on its port, and on what else is typed', () => {
  expect(ask(proxied, { from: 'worker1', to: 'proxy', port: 3128 }).verdict).toBe('REACHABLE');
  expect(ending(ask(proxied, { from: 'worker1', to: 'proxy', port: 8080 }))).toEqual(['REFUSED', 'NO_LISTENER', 'proxy']);
  const other = draw(proxied, update('proxy', { port: 8080, listens: [{ id: 'ssh', port: 22 }] }));
  expect([8080, 22, 3128].map((port) => ask(other, { from: 'worker1', to: 'proxy', port }).outcome)).toEqual(['REPLY', 'REPLY', 'REFUSED']);
});

test('what it fetches it fetches for itself: only its own way out matters', () => {
  const cut = draw(proxied, update('worker1', { gateway: '' }));
  expect(ask(cut, { from: 'worker1', to: 'customer', kind: 'ping' }).outcome).toBe('NET_UNREACHABLE');
  expect(ask(cut, { from: 'proxy', to: 'customer', kind: 'ping' }).outcome).toBe('REPLY');
});

test('addresses and gateways are looked at as with every machine', () => {
  expect(problems(proxied, 'proxy')).toEqual([]);
  expect(problems(draw(proxied, update('proxy', { interfaces: [{ id: 'eth0', address: '10.1.1.1' }] })), 'proxy')).toContain('V-01 error');
  expect(problems(draw(proxied, update('proxy', { gateway: '192.168.20.99' })), 'proxy')).toEqual(['V-19 error']);
});

test('plugged in without an address it takes a free one, and the gateway of its network', () => {
  const plugged = draw(servedCluster, add('proxy-server', 'fresh'), connect('l2', 'fresh/eth0', 'nodes'));
  expect(propsOf(plugged, 'fresh')).toMatchObject({ gateway: '192.168.20.1' });
  expect(problems(plugged, 'fresh')).toEqual([]);
  expect(ask(plugged, { from: 'worker1', to: 'fresh', port: 3128 }).verdict).toBe('REACHABLE');
});
