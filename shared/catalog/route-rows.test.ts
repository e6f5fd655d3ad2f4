import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import type { RouteRow } from '../plan/stage.ts';
import { routeRowSchema } from './route-rows.ts';
import { add, connect, deviceOf, draw, stagesOf, update } from './testing/drawing-board.ts';

const site: Design = draw(
  emptyDesign,
  add('vlan', 'a', null, { cidr: '172.20.10.0/24' }),
  add('vlan', 'b', null, { cidr: '172.20.20.0/24' }),
  add('server', 'server', null, { interfaces: [{ id: 'eth0', address: '172.20.10.5' }, { id: 'eth1', address: '172.20.20.5' }] }),
  connect('l2', 'server/eth0', 'a'),
  connect('l2', 'server/eth1', 'b'),
);

/** What becomes of one written route. */
function rowsOf(route: Readonly<Record<string, unknown>>, design: Design = site): readonly RouteRow[] {
  const rows = stagesOf(deviceOf(draw(design, update('server', { routes: [{ id: 'r1', ...route }] })), 'server'), 'route')[0]?.rows ?? [];
  return rows.filter((row) => row.because.path?.startsWith('/routes') === true);
}

test.each([
  ['static', 1],
  ['bgp', 20],
  ['ospf', 110],
])('a %s route has distance %d unless another is written', (source, distance) => {
  expect(rowsOf({ network: '10.0.0.0/8', nextHop: '172.20.20.1', source })).toMatchObject([
    { destination: '10.0.0.0/8', type: 'unicast', interface: 'eth1', via: '172.20.20.1', distance, metric: 0, because: { component: 'server', path: '/routes/0', label: '10.0.0.0/8' } },
  ]);
  expect(rowsOf({ network: '10.0.0.0/8', nextHop: '172.20.20.1', source, distance: 250, metric: 7 })).toMatchObject([{ distance: 250, metric: 7 }]);
});

test('by an interface alone the destination itself is the neighbour', () => {
  expect(rowsOf({ network: '10.0.0.0/8', interface: 'eth1' })).toMatchObject([{ interface: 'eth1', via: null }]);
});

test.each(['blackhole', 'unreachable', 'prohibit'])('%s leads nowhere, whatever else is written', (type) => {
  expect(rowsOf({ network: '10.0.0.0/8', type, nextHop: '1.2.3.4' })).toMatchObject([{ type, interface: null, via: null }]);
});

test('what a real system would not install is not there', () => {
  const off = draw(site, update('server', { interfaces: [{ id: 'eth0', address: '172.20.10.5' }, { id: 'eth1', address: '172.20.20.5', connected: false }] }));
  expect(rowsOf({ network: '10.0.0.0/8', nextHop: '172.20.99.1' })).toEqual([]);
  expect(rowsOf({ network: '10.0.0.0/8', nextHop: '172.20.20.1', interface: 'eth0' })).toEqual([]);
  expect(rowsOf({ network: '10.0.0.0/8', interface: 'eth9' })).toEqual([]);
  expect(rowsOf({ network: '10.0.0.0/8', interface: 'eth1' }, off)).toEqual([]);
  expect(rowsOf({ network: '10.0.0.0/8', nextHop: '172.20.20.1' }, off)).toEqual([]);
});

test('what cannot be read decides nothing: packets it may have been meant for end in an open question', () => {
  const question = { type: 'blackhole', interface: null, reason: 'INSUFFICIENT_CONFIG' };
  expect(rowsOf({ network: '10.0.0.0/8', nextHop: 'router' })).toMatchObject([{ ...question, destination: '10.0.0.0/8' }]);
  expect(rowsOf({ network: '10.0.0.0/8' })).toMatchObject([{ ...question, destination: '10.0.0.0/8' }]);
  // Whose destination nobody can read it may be anything, but anything else goes first.
  expect(rowsOf({ network: 'office', nextHop: '172.20.20.1' })).toMatchObject([{ ...question, destination: '0.0.0.0/0', distance: 255 }]);
});

test('a default gateway is a route by the interface beside it; one that is nowhere near is not there, one that cannot be read is a question', () => {
  const defaults = (gateway: string) => stagesOf(deviceOf(draw(site, update('server', { gateway })), 'server'), 'route')[0]?.rows.filter((row) => row.destination === '0.0.0.0/0');
  expect(defaults('172.20.20.1')).toMatchObject([{ interface: 'eth1', via: '172.20.20.1', distance: 1, because: { path: '/gateway' } }]);
  expect(defaults('172.20.99.1')).toEqual([]);
  expect(defaults('')).toEqual([]);
  expect(defaults('router')).toMatchObject([{ type: 'blackhole', distance: 255, reason: 'INSUFFICIENT_CONFIG' }]);
});

test('a row that says nothing is a static route by a next hop', () => {
  expect(routeRowSchema.parse({ id: 'r' })).toEqual({ id: 'r', network: '', type: 'via', nextHop: '', interface: '', source: 'static', distance: null, metric: 0 });
});
