import { expect, test } from 'vitest';
import { askBoth } from '../engine/testing/ask.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import { add, connect, deviceOf, draw, planOf, stagesOf, update } from './testing/drawing-board.ts';

/** Two machines on one VLAN. */
const pair: Design = draw(
  emptyDesign,
  add('vlan', 'vlan', null, { cidr: '172.20.10.0/24' }),
  add('server', 'pc', null, { interfaces: [{ id: 'eth0', address: '172.20.10.5' }] }),
  add('server', 'web', null, { interfaces: [{ id: 'eth0', address: '172.20.10.6' }], listens: [{ id: 'https', name: 'nginx', port: 443 }, { id: 'old', port: 80, running: false }] }),
  connect('l2', 'pc/eth0', 'vlan'),
  connect('l2', 'web/eth0', 'vlan'),
);

const tcp = (design: Design, port: number) => askBoth(planOf(design), { from: 'pc', to: '172.20.10.6', kind: 'tcp', port });

test('it answers where something listens and refuses where nothing does', () => {
  expect(stagesOf(deviceOf(pair, 'web'), 'deliver')[0]?.services).toMatchObject([{ protocol: 'tcp', port: 443, bind: '0.0.0.0', because: { path: '/listens/0', label: 'nginx' } }]);
  expect([tcp(pair, 443).outcome, tcp(pair, 80).outcome]).toEqual(['REPLY', 'REFUSED']);
});

test('its firewall lets in what a rule accepts and keeps the rest out in silence; answers to what it asked come back', () => {
  const guarded = draw(pair, update('web', { firewallEnabled: true, firewallRules: [{ id: 'r1', source: ['172.20.10.0/24'], service: ['tcp/443'] }] }));
  expect(tcp(guarded, 443).outcome).toBe('REPLY');
  const ping = askBoth(planOf(guarded), { from: 'pc', to: '172.20.10.6' });
  expect([ping.outcome, ping.paths[0]?.at, ping.paths[0]?.reason]).toEqual(['TIMEOUT', 'web', 'GUEST_FIREWALL']);
  expect(askBoth(planOf(guarded), { from: 'web', to: '172.20.10.5' }).outcome).toBe('REPLY');
  const rejecting = draw(guarded, update('web', { firewallDefault: 'reject' }));
  expect(tcp(rejecting, 22).outcome).toBe('REFUSED');
});

test('what it sends passes unless a rule says otherwise', () => {
  const held = draw(pair, update('pc', { firewallEnabled: true, firewallRules: [{ id: 'r1', direction: 'out', service: ['tcp/443'], action: 'deny' }] }));
  const result = tcp(held, 443);
  expect([result.verdict, result.paths[0]?.at, result.paths[0]?.reason]).toEqual(['UNREACHABLE', 'pc', 'GUEST_FIREWALL']);
  expect(askBoth(planOf(held), { from: 'pc', to: '172.20.10.6' }).outcome).toBe('REPLY');
});

test('a rule that cannot be read leaves the question open', () => {
  const odd = draw(pair, update('web', { firewallEnabled: true, firewallRules: [{ id: 'r1', source: ['the office'] }] }));
  expect([tcp(odd, 443).verdict, tcp(odd, 443).paths[0]?.reason]).toEqual(['UNDETERMINED', 'INSUFFICIENT_CONFIG']);
});

test('a machine that is off is not there for its neighbours', () => {
  const off = draw(pair, update('web', { state: 'stopped' }));
  expect([tcp(off, 443).outcome, tcp(off, 443).paths[0]?.reason]).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE']);
});

test('on a wire without a gateway everything goes to the other end; a gateway that is typed goes before', () => {
  const wired = draw(
    emptyDesign,
    add('server', 'pc', null, { interfaces: [{ id: 'eth0', address: '169.254.1.2/30' }] }),
    add('onprem-router', 'router', null, { interfaces: [{ id: 'p1', address: '169.254.1.1/30' }, { id: 'lan', address: '172.20.10.1/24' }] }),
    connect('routed', 'pc/eth0', 'router/p1'),
  );
  const defaults = (design: Design) => stagesOf(deviceOf(design, 'pc'), 'route')[0]?.rows.filter((row) => row.destination === '0.0.0.0/0');
  expect(defaults(wired)).toMatchObject([{ interface: 'eth0', via: null }]);
  expect(askBoth(planOf(wired), { from: 'pc', to: '172.20.10.1' }).outcome).toBe('REPLY');
  expect(defaults(draw(wired, update('pc', { gateway: '169.254.1.1' })))).toMatchObject([{ interface: 'eth0', via: '169.254.1.1' }]);
});

test('its name server is a component or an address; neither where there is none', () => {
  const named = (dnsServer: string | null) => deviceOf(draw(pair, update('pc', { dnsServer })), 'pc').dnsServer;
  expect([named('web'), named('9.9.9.9'), named('ghost'), named(null)]).toEqual(['172.20.10.6', '9.9.9.9', null, null]);
});
