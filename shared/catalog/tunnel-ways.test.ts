import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { add, applyFix, connect, draw, findingsOf, problems, propsOf, update } from './testing/drawing-board.ts';

/** A concentrator pair over on-premises router, circuit, cross-connect and backend router. */
const pair: Design = draw(
  emptyDesign,
  add('vlan', 'vlan99', null, { cidr: '172.20.99.0/24' }),
  add('onprem-router', 'op-router', null, {
    interfaces: [{ id: 'vlan99', address: '172.20.99.1' }, { id: 'wan', address: '169.254.20.1/30' }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '169.254.20.2' }],
  }),
  connect('l2', 'op-router/vlan99', 'vlan99'),
  add('wan', 'wan'),
  connect('routed', 'op-router/wan', 'wan/onprem'),
  add('cross-connect-router', 'xcr', null, {
    interfaces: [{ id: 'wan', address: '169.254.20.2/30' }, { id: 'backbone', address: '10.100.255.1/30' }],
    routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.20.1' }, { id: 'ibm', network: '10.0.0.0/8', nextHop: '10.100.255.2' }],
  }),
  connect('routed', 'wan/cloud', 'xcr/wan'),
  add('vlan', 'vlan-a', null, { vlanKind: 'privateA', subnets: [{ id: 'hcx', cidr: '10.100.3.0/26', purpose: 'hcx' }] }),
  add('customer-router', 'bcr', null, {
    role: 'backend', vrf: true, interfaces: [{ id: 'vlan-a' }, { id: 'backbone', address: '10.100.255.2/30' }], routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.255.1' }],
  }),
  connect('l2', 'bcr/vlan-a', 'vlan-a'),
  connect('routed', 'bcr/backbone', 'xcr/backbone'),
  add('l2-concentrator', 'l2c-onprem', null, { site: 'onprem', interfaces: [{ id: 'uplink', address: '172.20.99.20' }], gateway: '172.20.99.1' }),
  add('l2-concentrator', 'l2c-cloud', null, { site: 'cloud', interfaces: [{ id: 'uplink', address: '10.100.3.20' }], gateway: '10.100.3.1' }),
  connect('l2', 'l2c-onprem/uplink', 'vlan99'),
  connect('l2', 'l2c-cloud/uplink', 'vlan-a'),
  connect('tunnel', 'l2c-onprem', 'l2c-cloud'),
);

const ways = (design: Design, id: string) => findingsOf(design, id).filter((finding) => finding.code === 'V-47').map(({ severity, params }) => [severity, params['subnet'], params['peer']]);

test('V-47: every router on the way knows where the tunnel goes', () => {
  for (const id of ['op-router', 'xcr', 'bcr']) expect(problems(pair, id)).toEqual([]);
});

test('V-47: the backend router has no way back to the concentrator on premises; the fix adds it by the backbone', () => {
  const wrong = draw(pair, update('bcr', { routes: [] }));
  expect(ways(wrong, 'bcr')).toEqual([['error', '172.20.99.0/24', 'l2c-onprem']]);
  const fixed = applyFix(wrong, 'bcr', 'V-47');
  expect(propsOf(fixed, 'bcr')['routes']).toMatchObject([{ network: '172.20.99.0/24', nextHop: '10.100.255.1' }]);
  expect(problems(fixed, 'bcr')).toEqual([]);
});

test('V-47: the cross-connect router needs both directions', () => {
  const wrong = draw(pair, update('xcr', { routes: [] }));
  expect(ways(wrong, 'xcr')).toEqual([['error', '172.20.99.0/24', 'l2c-onprem'], ['error', '10.100.3.0/26', 'l2c-cloud']]);
  const fixed = applyFix(applyFix(wrong, 'xcr', 'V-47'), 'xcr', 'V-47');
  expect(propsOf(fixed, 'xcr')['routes']).toMatchObject([{ network: '172.20.99.0/24', nextHop: '169.254.20.1' }, { network: '10.100.3.0/26', nextHop: '10.100.255.2' }]);
  expect(problems(fixed, 'xcr')).toEqual([]);
});

test('V-47: the on-premises router has no way to the subnet of the concentrator in the cloud', () => {
  const wrong = draw(pair, update('op-router', { routes: [] }));
  expect(findingsOf(wrong, 'op-router')).toMatchObject([{ code: 'V-47', severity: 'error', at: { component: 'op-router', path: '/routes' }, params: { subnet: '10.100.3.0/26', peer: 'l2c-cloud', own: 'l2c-onprem' } }]);
  expect(problems(applyFix(wrong, 'op-router', 'V-47'), 'op-router')).toEqual([]);
});

test('a route that leads nowhere on purpose is no way', () => {
  const wrong = draw(pair, update('bcr', { routes: [{ id: 'gone', network: '172.20.0.0/16', type: 'blackhole' }] }));
  expect(ways(wrong, 'bcr')).toEqual([['error', '172.20.99.0/24', 'l2c-onprem']]);
});

test('without a tunnel nobody needs a way', () => {
  expect(ways(draw(pair, update('bcr', { routes: [] }), ['link.disconnect', { id: 'l2c-onprem-l2c-cloud' }]), 'bcr')).toEqual([]);
});
