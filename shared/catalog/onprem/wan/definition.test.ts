import { expect, test } from 'vitest';
import { askBoth, errorCodes, legLines } from '../../../engine/testing/ask.ts';
import { emptyDesign, type Design } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, planOf, problems, stagesOf, update } from '../../testing/drawing-board.ts';

/** A machine on each side of a WAN between two routers. */
const joined: Design = draw(
  emptyDesign,
  add('vlan', 'vlan10', null, { cidr: '172.20.10.0/24' }),
  add('server', 'pc', null, { interfaces: [{ id: 'eth0', address: '172.20.10.5', mtu: 9000 }], gateway: '172.20.10.1' }),
  connect('l2', 'pc/eth0', 'vlan10'),
  add('onprem-router', 'op-router', null, {
    interfaces: [{ id: 'lan', address: '172.20.10.1', mtu: 9000 }, { id: 'wan', address: '169.254.20.1/30', mtu: 9000 }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '169.254.20.2', source: 'bgp' }],
  }),
  connect('l2', 'op-router/lan', 'vlan10'),
  update('vlan10', { mtu: 9000 }),
  add('wan', 'wan'),
  add('cross-connect-router', 'xcr', null, {
    interfaces: [{ id: 'wan', address: '169.254.20.2/30' }, { id: 'backbone', address: '10.100.255.1/30' }],
    routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.20.1', source: 'bgp' }],
  }),
  connect('routed', 'op-router/wan', 'wan/onprem'),
  connect('routed', 'wan/cloud', 'xcr/wan'),
);

test('a circuit is a hop that changes no TTL and takes its latency', () => {
  expect(deviceOf(joined, 'wan')).toMatchObject({ profile: 'transparent', ttlCost: 0, delayUs: 10_000 });
  expect(stagesOf(deviceOf(joined, 'wan'), 'bridge')).toMatchObject([{ interfaces: ['onprem', 'cloud'] }]);
  const result = askBoth(planOf(joined), { from: 'pc', to: '10.100.255.1' });
  expect([result.verdict, ...legLines(result)]).toEqual(['REACHABLE', 'forward: pc op-router wan xcr', 'return: xcr wan op-router pc']);
  expect(result.paths[0]?.legs[0]?.hops.map((hop) => hop.enter.headers[0]).map((header) => (header?.layer === 'ipv4' ? header.ttl : null))).toEqual([64, 64, 63, 63]);
});

test('its MTU is that of the interfaces at both its ends', () => {
  expect(deviceOf(joined, 'op-router').interfaces.map((row) => [row.id, row.mtuBytes])).toEqual([['lan', 9000], ['wan', 1500]]);
  const small = draw(joined, update('wan', { mtu: 1400 }));
  expect(deviceOf(small, 'xcr').interfaces.map((row) => [row.id, row.mtuBytes])).toEqual([['wan', 1400], ['backbone', 1500]]);
  const result = askBoth(planOf(small), { from: 'pc', to: '10.100.255.1', sizeBytes: 1500, dontFragment: true });
  expect([result.outcome, ...errorCodes(result)]).toEqual(['FRAGMENTATION_NEEDED', '3/4']);
  expect(result.paths[0]?.at).toBe('op-router');
});

test('of layer 3 it is a router with a network on each side that lowers the TTL', () => {
  const routed = draw(
    joined,
    update('wan', {
      layer: '3',
      interfaces: [{ id: 'onprem', address: '169.254.20.2/30' }, { id: 'cloud', address: '169.254.21.2/30' }],
      routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '169.254.21.1' }, { id: 'lan', network: '172.20.0.0/16', nextHop: '169.254.20.1' }],
    }),
    update('xcr', {
      interfaces: [{ id: 'wan', address: '169.254.21.1/30' }, { id: 'backbone', address: '10.100.255.1/30' }],
      routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.21.2' }],
    }),
  );
  expect(deviceOf(routed, 'wan')).toMatchObject({ profile: 'router', ttlCost: 1, delayUs: 10_010 });
  const result = askBoth(planOf(routed), { from: 'pc', to: '10.100.255.1' });
  expect([result.verdict, legLines(result)[0]]).toEqual(['REACHABLE', 'forward: pc op-router wan xcr']);
  expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ ttl: 62 });
  expect(problems(routed, 'wan')).toEqual([]);
});

test('half-drawn: a circuit with one end leads nowhere, and the router in front of it says so', () => {
  const cut = draw(joined, ['link.disconnect', { id: 'wan.cloud-xcr.wan' }]);
  const result = askBoth(planOf(cut), { from: 'pc', to: '10.100.255.1' });
  expect([result.verdict, result.outcome, result.paths[0]?.reason]).toEqual(['UNREACHABLE', 'HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE']);
});
