import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, findingsOf, problems, propsOf, stagesOf, update } from '../../testing/drawing-board.ts';

const backbone = draw(
  emptyDesign,
  add('customer-router', 'bcr', null, { role: 'backend', vrf: true, interfaces: [{ id: 'backbone', address: '10.100.255.2/30' }] }),
  add('cross-connect-router', 'xcr', null, {
    interfaces: [{ id: 'backbone', address: '10.100.255.1/30' }, { id: 'wan', address: '169.254.20.2/30' }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '10.100.255.2' }, { id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.20.1', source: 'bgp' }],
  }),
  connect('routed', 'bcr/backbone', 'xcr/backbone'),
  add('wan', 'wan'),
  connect('routed', 'wan/cloud', 'xcr/wan'),
);

test('a router between circuit and backbone; learned routes keep the distance of their source', () => {
  const device = deviceOf(backbone, 'xcr');
  expect(device).toMatchObject({ profile: 'router', ttlCost: 1 });
  expect(device.interfaces.map((row) => [row.id, row.segment])).toEqual([['backbone', 'link:bcr.backbone-xcr.backbone'], ['wan', 'link:wan.cloud-xcr.wan']]);
  expect(stagesOf(device, 'route')[0]?.rows.map((row) => [row.destination, row.interface, row.via, row.distance])).toEqual([
    ['10.100.255.0/30', 'backbone', null, 0],
    ['169.254.20.0/30', 'wan', null, 0],
    ['10.0.0.0/8', 'backbone', '10.100.255.2', 1],
    ['172.20.0.0/16', 'wan', '169.254.20.1', 20],
  ]);
  expect(problems(backbone, 'xcr')).toEqual([]);
});

test('V-21: a next hop on no connected network; the route is not there', () => {
  const wrong = draw(backbone, update('xcr', { routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.99.1' }] }));
  expect(findingsOf(wrong, 'xcr')).toMatchObject([{ code: 'V-21', severity: 'error', at: { path: '/routes/0/nextHop' }, params: { route: '172.20.0.0/16', nextHop: '169.254.99.1' } }]);
  expect(stagesOf(deviceOf(wrong, 'xcr'), 'route')[0]?.rows.map((row) => row.destination)).toEqual(['10.100.255.0/30', '169.254.20.0/30']);
});

test('a new one has an interface for each of its two sides', () => {
  expect(propsOf(draw(emptyDesign, add('cross-connect-router', 'xcr')), 'xcr')['interfaces']).toMatchObject([{ id: 'backbone' }, { id: 'wan' }]);
});
