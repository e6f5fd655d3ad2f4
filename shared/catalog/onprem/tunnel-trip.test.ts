import { expect, test } from 'vitest';
import { askBoth } from '../../engine/testing/ask.ts';
import { emptyDesign, type Design } from '../../model/design.ts';
import { add, connect, draw, planOf, update } from '../testing/drawing-board.ts';

/* The tunnel of a concentrator pair on its way from the enterprise to the cloud (domain/private-cloud.md 0.2 and table 3), drawn without hosts. */

const sites: Design = draw(
  emptyDesign,
  add('vlan', 'vlan50', null, { cidr: '172.20.50.0/24' }),
  add('vlan', 'vlan10', null, { cidr: '172.20.10.0/24' }),
  add('vlan', 'vlan99', null, { cidr: '172.20.99.0/24' }),
  add('onprem-router', 'op-router', null, {
    interfaces: [{ id: 'vlan50', address: '172.20.50.1' }, { id: 'vlan10', address: '172.20.10.1' }, { id: 'vlan99', address: '172.20.99.1' }, { id: 'wan', address: '169.254.20.1/30' }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '169.254.20.2', source: 'bgp' }],
  }),
  ...['vlan50', 'vlan10', 'vlan99'].map((id) => connect('l2', `op-router/${id}`, id)),
  add('enterprise-user', 'user', null, { interfaces: [{ id: 'eth0', address: '172.20.50.5' }], gateway: '172.20.50.1' }),
  connect('l2', 'user/eth0', 'vlan50'),
  add('wan', 'wan'),
  add('cross-connect-router', 'xcr', null, {
    interfaces: [{ id: 'wan', address: '169.254.20.2/30' }, { id: 'backbone', address: '10.100.255.1/30' }],
    routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.20.1', source: 'bgp' }, { id: 'ibm', network: '10.0.0.0/8', nextHop: '10.100.255.2' }],
  }),
  connect('routed', 'op-router/wan', 'wan/onprem'),
  connect('routed', 'wan/cloud', 'xcr/wan'),
  add('vlan', 'vlan-a', null, { vlanKind: 'privateA', subnets: [{ id: 'hcx', cidr: '10.100.3.0/26', purpose: 'hcx' }] }),
  add('customer-router', 'bcr', null, {
    role: 'backend', vrf: true, interfaces: [{ id: 'vlan-a' }, { id: 'backbone', address: '10.100.255.2/30' }], routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.255.1' }],
  }),
  connect('l2', 'bcr/vlan-a', 'vlan-a'),
  connect('routed', 'bcr/backbone', 'xcr/backbone'),
  add('vcenter-instance', 'vcenter', null, { transportZones: [{ id: 'tz', clusters: ['cluster1'] }] }),
  add('cluster', 'cluster1', 'vcenter'),
  add('esxi-host', 'esx2', 'cluster1', { interfaces: [{ id: 'vtep0', role: 'vtep', address: '10.100.3.12', mtu: 9000 }] }),
  connect('l2', 'esx2/vtep0', 'vlan-a'),
  add('logical-switch', 'ls-stretched', 'vcenter', { vni: 5003, cidr: '172.20.10.0/24', transportZone: 'tz', stretched: true }),
  add('virtual-machine', 'vm60', 'esx2', { interfaces: [{ id: 'eth0', address: '172.20.10.60' }], gateway: '172.20.10.1', listens: [{ id: 'https', port: 443 }] }),
  connect('l2', 'vm60/eth0', 'ls-stretched'),
  add('l2-concentrator', 'l2c-onprem', null, { site: 'onprem', interfaces: [{ id: 'uplink', address: '172.20.99.20' }], gateway: '172.20.99.1' }),
  add('l2-concentrator', 'l2c-cloud', 'esx2', { site: 'cloud', interfaces: [{ id: 'uplink', address: '10.100.3.20' }], gateway: '10.100.3.1' }),
  connect('l2', 'l2c-onprem/uplink', 'vlan99'),
  connect('l2', 'l2c-cloud/uplink', 'vlan-a'),
  connect('tunnel', 'l2c-onprem', 'l2c-cloud'),
  add('stretched-network', 'stretched-10', null, {
    cidr: '172.20.10.0/24', onpremSegment: 'vlan10', cloudSegment: 'ls-stretched', onpremConcentrator: 'l2c-onprem', cloudConcentrator: 'l2c-cloud',
  }),
);

const probe = { from: 'user', to: 'vm60', kind: 'tcp', port: 443, sizeBytes: 1000 } as const;

const trip = (design: Design) => {
  const result = askBoth(planOf(design), probe);
  return { result, hops: result.paths[0]?.legs[0]?.hops ?? [] };
};

test('R-047: the tunnel is addressed to the private portable address of the other concentrator, and comes to the on-premises router a second time', () => {
  const { result, hops } = trip(sites);
  expect(result.verdict).toBe('REACHABLE');
  expect(hops.map((hop) => hop.component).slice(0, 4)).toEqual(['user', 'op-router', 'l2c-onprem', 'op-router']);
  expect(hops[3]?.enter.headers[0]).toMatchObject({ layer: 'ipv4', source: '172.20.99.20', destination: '10.100.3.20', protocol: 17 });
});

test('R-048, R-049: on that visit the router looks up the outer destination and finds it behind the WAN', () => {
  const route = trip(sites).hops[3]?.steps.find((step) => step.kind === 'route');
  expect(route?.because).toMatchObject({ component: 'op-router', path: '/routes/0', label: '10.0.0.0/8' });
  expect(trip(sites).hops[3]?.egress).toBe('wan');
  const lost = trip(draw(sites, update('op-router', { routes: [] })));
  expect([lost.result.verdict, lost.result.paths[0]?.at, lost.result.paths[0]?.reason]).toEqual(['UNREACHABLE', 'op-router', 'NO_ROUTE']);
});

test('R-050: over the WAN, the cross-connect router and the backend router; the circuit lowers no TTL', () => {
  const { hops } = trip(sites);
  expect(hops.map((hop) => hop.component).slice(4, 8)).toEqual(['wan', 'xcr', 'bcr', 'esx2']);
  const outer = hops.slice(4, 8).map((hop) => hop.enter.headers[0]);
  expect(outer.map((header) => (header?.layer === 'ipv4' ? header.ttl : null))).toEqual([63, 63, 62, 61]);
});
