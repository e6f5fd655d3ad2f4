import { expect, test } from 'vitest';
import { ask, askBoth, legLines } from '../../../engine/testing/ask.ts';
import { emptyDesign, type Design } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, findingsOf, planOf, problems, propsOf, refusals, refusedWith, remove, stagesOf, update } from '../../testing/drawing-board.ts';

/** A frontend router between the internet and a public VLAN with one server. */
const frontend: Design = draw(
  emptyDesign,
  add('internet', 'internet', null, { transitHops: 1 }),
  add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }] }),
  connect('routed', 'client', 'internet'),
  add('customer-router', 'fcr'),
  connect('routed', 'fcr/uplink', 'internet'),
  add('vlan', 'public-vlan', null, { vlanKind: 'public', subnets: [{ id: 'portable', cidr: '203.0.113.8/29' }] }),
  connect('l2', 'fcr/vlan', 'public-vlan'),
  add('server', 'web', null, { interfaces: [{ id: 'eth0', address: '203.0.113.10' }], gateway: '203.0.113.9', listens: [{ id: 'https', port: 443 }] }),
  connect('l2', 'web/eth0', 'public-vlan'),
);

/** A backend router on a private VLAN with several subnets, and the backbone behind it. */
const backend: Design = draw(
  emptyDesign,
  add('vlan', 'vlan-a', null, {
    vlanKind: 'privateA', mtu: 9000,
    subnets: [{ id: 'hosts', cidr: '10.100.0.0/26', type: 'primary' }, { id: 'uplink', cidr: '10.100.2.0/26', purpose: 'esgUplink' }],
  }),
  add('customer-router', 'bcr', null, {
    role: 'backend', vrf: true,
    interfaces: [{ id: 'vlan-a', mtu: 9000 }, { id: 'backbone', address: '10.100.255.2/30' }],
    routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.255.1' }],
  }),
  connect('l2', 'bcr/vlan-a', 'vlan-a'),
  add('cross-connect-router', 'xcr', null, { interfaces: [{ id: 'backbone', address: '10.100.255.1/30' }, { id: 'wan', address: '169.254.20.2/30' }] }),
  connect('routed', 'bcr/backbone', 'xcr/backbone'),
);

test('the first usable address of every subnet of its VLAN is its own', () => {
  expect(deviceOf(frontend, 'fcr').interfaces.map((row) => [row.id, row.addresses])).toEqual([['uplink', []], ['vlan', [{ address: '203.0.113.9', prefixLength: 29 }]]]);
  expect(deviceOf(backend, 'bcr').interfaces[0]).toMatchObject({ mtuBytes: 9000, addresses: [{ address: '10.100.0.1', prefixLength: 26 }, { address: '10.100.2.1', prefixLength: 26 }] });
  const written = draw(frontend, update('fcr', { interfaces: [{ id: 'uplink' }, { id: 'vlan', address: '203.0.113.14' }] }));
  expect(deviceOf(written, 'fcr').interfaces[1]?.addresses).toEqual([{ address: '203.0.113.14', prefixLength: 29 }]);
});

test('the public network reaches its subnets, and it everybody, without a written route', () => {
  const routes = (id: string) => stagesOf(deviceOf(frontend, id), 'route')[0]?.rows.map((row) => [row.destination, row.interface]);
  expect(routes('fcr')).toEqual([['203.0.113.8/29', 'vlan'], ['0.0.0.0/0', 'uplink']]);
  expect(routes('internet')).toContainEqual(['203.0.113.8/29', 'fcr.uplink-internet']);
  const result = askBoth(planOf(frontend), { from: 'client', to: '203.0.113.10', kind: 'tcp', port: 443 });
  expect([result.verdict, ...legLines(result)]).toEqual(['REACHABLE', 'forward: client internet fcr web', 'return: web fcr internet client']);
  expect([problems(frontend, 'fcr'), problems(frontend, 'public-vlan')]).toEqual([[], []]);
});

test('a default route that is written goes first', () => {
  const design = draw(frontend, update('fcr', { routes: [{ id: 'default', network: '0.0.0.0/0', interface: 'uplink' }] }));
  const rows = stagesOf(deviceOf(design, 'fcr'), 'route')[0]?.rows.filter((row) => row.destination === '0.0.0.0/0');
  expect(rows).toMatchObject([{ interface: 'uplink', distance: 1, because: { component: 'fcr', path: '/routes/0' } }]);
});

test('the frontend router drops what is private in either address, the backend router nothing', () => {
  const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
  expect(stagesOf(deviceOf(frontend, 'fcr'), 'null-route')[0]?.rows).toEqual([
    { match: { destinations: ranges }, reason: 'UNROUTABLE_PRIVATE_DST' },
    { match: { sources: ranges }, reason: 'UNROUTABLE_PRIVATE_SRC' },
  ]);
  expect(stagesOf(deviceOf(backend, 'bcr'), 'null-route')).toEqual([]);
  const result = askBoth(planOf(frontend), { from: 'web', to: '192.168.20.10' });
  expect([result.verdict, result.outcome, result.paths[0]?.at, result.paths[0]?.reason]).toEqual(['UNREACHABLE', 'TIMEOUT', 'fcr', 'UNROUTABLE_PRIVATE_DST']);
});

test('the backend router knows no overlay prefix: no route; with an arrangement it takes the written one', () => {
  const design = draw(
    backend,
    add('server', 'vm', null, { interfaces: [{ id: 'eth0', address: '10.100.2.20' }], gateway: '10.100.2.1' }),
    connect('l2', 'vm/eth0', 'vlan-a'),
    update('bcr', { routes: [{ id: 'overlay', network: '192.168.0.0/16', nextHop: '10.100.2.10' }] }),
  );
  const result = ask(planOf(design), { from: 'vm', to: '192.168.20.31' });
  expect([result.outcome, result.paths[0]?.at, result.paths[0]?.reason]).toEqual(['NET_UNREACHABLE', 'bcr', 'NO_ROUTE']);
  expect(problems(design, 'bcr')).toEqual(['ROUTE-REFUSED warning']);
  const arranged = draw(design, update('bcr', { knowsOverlay: true }));
  expect(stagesOf(deviceOf(arranged, 'bcr'), 'route')[0]?.rows).toContainEqual(expect.objectContaining({ destination: '192.168.0.0/16', interface: 'vlan-a', via: '10.100.2.10' }));
  expect(problems(arranged, 'bcr')).toEqual([]);
});

test('beyond the backend router are services of the provider that nobody draws: no proof that they are out of reach', () => {
  const design = draw(backend, add('server', 'vm', null, { interfaces: [{ id: 'eth0', address: '10.100.2.20' }], gateway: '10.100.2.1' }), connect('l2', 'vm/eth0', 'vlan-a'));
  const asked = (from: Design) => {
    const result = askBoth(planOf(from), { from: 'vm', to: '161.26.0.10' });
    return [result.verdict, result.paths[0]?.at, result.paths[0]?.reason];
  };
  expect(asked(design)).toEqual(['UNDETERMINED', 'bcr', 'UNKNOWN_EXTERNAL_ADDRESS']);
  expect(asked(draw(design, update('bcr', { routes: [{ id: 'services', network: '161.26.0.0/16', type: 'prohibit' }] })))).toEqual(['UNREACHABLE', 'bcr', 'ROUTE_PROHIBITED']);
});

test('a router serves VLANs of its own side only', () => {
  const design = draw(emptyDesign, add('customer-router', 'fcr'), add('vlan', 'office'), add('vlan', 'vlan-a', null, { vlanKind: 'privateA' }));
  expect(refusedWith(design, connect('l2', 'fcr/vlan', 'office'))).toEqual(['ROUTER-VLAN']);
  expect(refusedWith(design, connect('l2', 'fcr/vlan', 'vlan-a'))).toEqual(['ROUTER-VLAN']);
  expect(refusals(draw(design, update('fcr', { role: 'backend' }), update('office', { vlanKind: 'public' })), connect('l2', 'fcr/vlan', 'office'))).toMatchObject([{ code: 'ROUTER-VLAN', params: { case: 'private', vlan: 'office' } }]);
  // A role that is changed afterwards leaves it on the wrong one.
  expect(problems(draw(frontend, update('fcr', { role: 'backend' })), 'fcr')).toEqual(['ROUTER-VLAN error']);
});

test('V-27: an interface on the public side with another MTU', () => {
  const wrong = draw(frontend, update('fcr', { interfaces: [{ id: 'uplink', mtu: 9000 }, { id: 'vlan', mtu: 1400 }] }));
  expect(findingsOf(wrong, 'fcr').map(({ code, at, params }) => [code, at.path, params['mtu']])).toEqual([['V-27', '/interfaces/0/mtu', 9000], ['V-27', '/interfaces/1/mtu', 1400]]);
  const fixed = findingsOf(wrong, 'fcr').reduce((design, { fix }) => (fix === undefined ? design : draw(design, [fix.command, fix.args])), wrong);
  expect(problems(fixed, 'fcr')).toEqual([]);
});

test('V-48: a Direct Link needs a VRF account', () => {
  const circuit = draw(
    backend,
    add('wan', 'wan'),
    add('onprem-router', 'op-router', null, { interfaces: [{ id: 'wan', address: '169.254.20.1/30' }] }),
    connect('routed', 'op-router/wan', 'wan/onprem'),
    connect('routed', 'wan/cloud', 'xcr/wan'),
  );
  expect(problems(circuit, 'bcr')).toEqual([]);
  const wrong = draw(circuit, update('bcr', { vrf: false }));
  expect(findingsOf(wrong, 'bcr')).toMatchObject([{ code: 'V-48', severity: 'warning', at: { path: '/vrf' } }]);
  const fix = findingsOf(wrong, 'bcr')[0]?.fix;
  expect(propsOf(draw(wrong, [fix?.command ?? '', fix?.args ?? {}]), 'bcr')['vrf']).toBe(true);
  expect(problems(draw(wrong, remove('wan')), 'bcr')).toEqual([]);
});

/** An edge between an overlay network and the private VLAN. */
const overlay: Design = draw(
  backend,
  add('vcenter-instance', 'vcenter', null, { transportZones: [{ id: 'tz', name: 'tz' }] }),
  add('logical-switch', 'ls-app', 'vcenter', { cidr: '192.168.20.0/24', transportZone: 'tz' }),
  add('logical-switch', 'ls-db', 'vcenter', { cidr: '192.168.30.0/24', transportZone: 'tz' }),
  add('esg', 'esg', null, {
    interfaces: [{ id: 'vnic1', address: '10.100.2.10', type: 'uplink' }, { id: 'vnic2', address: '192.168.20.1' }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '10.100.2.1' }, { id: 'db', network: '192.168.30.0/24', nextHop: '192.168.20.2' }],
  }),
  connect('l2', 'esg/vnic1', 'vlan-a'),
  connect('l2', 'esg/vnic2', 'ls-app'),
);

test('V-50: what leaves an edge with an overlay address cannot be answered', () => {
  const wrong = findingsOf(overlay, 'bcr').filter((finding) => finding.code === 'V-50');
  expect(wrong.map(({ severity, params }) => [severity, params['edge'], params['port'], params['cidr']])).toEqual([
    ['warning', 'esg', 'vnic1', '192.168.20.0/24'],
    ['warning', 'esg', 'vnic1', '192.168.30.0/24'],
  ]);
  const fixed = wrong.reduce((design, { fix }) => (fix === undefined ? design : draw(design, [fix.command, fix.args])), overlay);
  expect(problems(fixed, 'bcr')).toEqual([]);
  const rule = { id: 's2', kind: 'SNAT', appliedOn: 'vnic1', originalAddress: '192.168.0.0/16', translatedAddress: '10.100.2.10' };
  expect(problems(draw(overlay, update('esg', { nat: [rule] })), 'bcr')).toEqual([]);
  expect(problems(draw(overlay, update('esg', { nat: [{ ...rule, enabled: false }] })), 'bcr')).toEqual(['V-50 warning', 'V-50 warning']);
  const arranged = draw(overlay, update('bcr', { knowsOverlay: true, routes: [{ id: 'overlay', network: '192.168.0.0/16', nextHop: '10.100.2.10' }] }));
  expect(problems(arranged, 'bcr')).toEqual([]);
});

test('half-drawn: no VLAN, no wire, no address', () => {
  const alone = draw(emptyDesign, add('customer-router', 'fcr'), add('customer-router', 'bcr', null, { role: 'backend' }));
  expect([problems(alone, 'fcr'), problems(alone, 'bcr')]).toEqual([[], []]);
  expect(['fcr', 'bcr'].map((id) => deviceOf(alone, id).interfaces.map((row) => row.id))).toEqual([['uplink', 'vlan'], ['uplink', 'vlan']]);
  expect(stagesOf(deviceOf(alone, 'fcr'), 'route')[0]?.rows).toEqual([]);
});

test('a copy has no address of the original', () => {
  const copied = draw(backend, ['selection.duplicate', { ids: ['bcr'] }]);
  const [copy] = Object.entries(copied.components).flatMap(([id, component]) => (component.kind === 'customer-router' && id !== 'bcr' ? [component] : []));
  expect(copy?.props['interfaces']).toMatchObject([{ id: 'vlan-a', address: '' }, { id: 'backbone', address: '' }]);
  expect(propsOf(copied, 'bcr')['interfaces']).toMatchObject([{ id: 'vlan-a' }, { id: 'backbone', address: '10.100.255.2/30' }]);
});
