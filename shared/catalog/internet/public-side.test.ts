import { expect, test } from 'vitest';
import { ask, askBoth, legLines } from '../../engine/testing/ask.ts';
import { emptyDesign, type Design } from '../../model/design.ts';
import { add, connect, draw, planOf, update } from '../testing/drawing-board.ts';

/* The public side of RT-1 (domain/private-cloud.md 0.2): a client, its name server, and an edge gateway on a host behind the frontend router. */

const publicSide: Design = draw(
  emptyDesign,
  add('internet', 'internet', null, { transitHops: 1 }),
  add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }], dnsServer: 'public-dns' }),
  add('dns-server', 'public-dns', null, { interfaces: [{ id: 'eth0', address: '192.0.2.53' }], records: [{ id: 'shop', name: 'shop.example.com', address: '203.0.113.11' }] }),
  add('customer-router', 'fcr'),
  connect('routed', 'client', 'internet'),
  connect('routed', 'public-dns', 'internet'),
  connect('routed', 'fcr/uplink', 'internet'),
  add('vlan', 'public-vlan', null, { vlanKind: 'public', subnets: [{ id: 'portable', cidr: '203.0.113.8/29', purpose: 'esgUplink' }] }),
  connect('l2', 'fcr/vlan', 'public-vlan'),
  add('vcenter-instance', 'vcenter'),
  add('cluster', 'cluster1', 'vcenter'),
  add('esxi-host', 'esx1', 'cluster1'),
  add('esxi-host', 'esx2', 'cluster1'),
  add('esg', 'esg', 'esx1', {
    interfaces: [{ id: 'vnic0', type: 'uplink', address: '203.0.113.10', secondary: ['203.0.113.11'] }],
    routes: [{ id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.9' }],
    firewallRules: [{ id: 'F4', destination: ['203.0.113.11'], service: ['tcp/443'] }],
  }),
  connect('l2', 'esg/vnic0', 'public-vlan'),
);

const visit = { from: 'client', to: 'https://shop.example.com', kind: 'http' } as const;

test('R-021: names are asked for as packets before the flow; a name without a record stops it there', () => {
  const found = askBoth(planOf(publicSide), visit);
  expect(found.resolution?.map((leg) => [leg.direction, ...leg.hops.map((hop) => hop.component)])).toEqual([
    ['forward', 'client', 'internet', 'public-dns'],
    ['return', 'public-dns', 'internet', 'client'],
  ]);
  expect(found.paths[0]?.legs[0]?.hops[0]?.enter.headers[0]).toMatchObject({ source: '198.51.100.25', destination: '203.0.113.11' });
  const lost = ask(planOf(draw(publicSide, update('public-dns', { records: [] }))), visit);
  expect([lost.verdict, lost.outcome, lost.paths.flatMap((path) => path.legs).length]).toEqual(['UNREACHABLE', 'DNS_FAILED', 0]);
});

test('R-023: the public network leads to the host of the edge by itself, over the VLAN and without VXLAN', () => {
  const toEdge = (design: Design) => askBoth(planOf(design), { from: 'client', to: '203.0.113.11', kind: 'tcp', port: 443 });
  const result = toEdge(publicSide);
  expect(legLines(result)[0]).toBe('forward: client internet fcr esx1 esg');
  expect(result.paths[0]?.legs[0]?.hops.flatMap((hop) => hop.steps).flatMap((step) => step.headers).some((header) => header.layer === 'vxlan')).toBe(false);
  // The way follows the edge to another host; nothing else is edited.
  const moved = draw(publicSide, ['component.move', { id: 'esg', parent: 'esx2', x: 0, y: 0 }]);
  expect(legLines(toEdge(moved))[0]).toBe('forward: client internet fcr esx2 esg');
});
