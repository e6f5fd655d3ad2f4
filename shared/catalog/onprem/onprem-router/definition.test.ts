import { describe, expect, test } from 'vitest';
import { referencePlan } from '../../../engine/testing/reference-topology.ts';
import { componentId, emptyDesign, type Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import type { PlanDevice } from '../../../plan/plan.ts';
import { rt1 } from '../../../samples/testing/private-cloud.ts';
import { registry } from '../../index.ts';
import { add, applyFix, connect, deviceOf, draw, findingsOf, propsOf, stagesOf, update, type Step } from '../../testing/drawing-board.ts';

const found = (design: Design, code: string): readonly string[] => findingsOf(design, 'router').filter((finding) => finding.code === code).map((finding) => `${finding.severity} ${finding.at.path ?? ''}`);

/** Two networks with a router between them. */
const between = draw(
  emptyDesign,
  add('vlan', 'lan', null, { cidr: '10.0.1.0/24' }),
  add('vlan', 'dmz', null, { cidr: '10.0.2.0/24' }),
  add('onprem-router', 'router', null, { interfaces: [{ id: 'lan' }, { id: 'dmz' }] }),
  connect('l2', 'router/lan', 'lan'),
  connect('l2', 'router/dmz', 'dmz'),
);
const addresses = (design: Design, id: string) => deviceOf(design, id).interfaces.map((row) => row.addresses.map((own) => own.address).join(' '));

test('the one of the reference topology: interfaces and routes', () => {
  const [drawn, reference] = [deviceOf(rt1(), 'op-router'), referencePlan().devices.find((device) => device.id === 'op-router')];
  const rows = (device: PlanDevice) => stagesOf(device, 'route').flatMap((stage) => stage.rows.map((row) => `${row.destination} ${row.interface} ${row.via}`)).sort();
  const ports = (device: PlanDevice) => device.interfaces.map(({ id, addresses: own, mtuBytes, up }) => ({ id, own, mtuBytes, up }));
  if (reference === undefined) throw new Error('no router in the reference');
  expect(rows(drawn)).toEqual(rows(reference));
  expect(ports(drawn)).toEqual(ports(reference));
  expect(drawn).toMatchObject({ profile: 'router', ttlCost: 1, reversePath: 'off' });
  expect(drawn.stages.map((stage) => stage.kind)).toEqual(['route']);
});

test('plugged in without an address it becomes the gateway, unless somebody is', () => {
  expect(addresses(between, 'router')).toEqual(['10.0.1.1', '10.0.2.1']);
  const second = draw(between, add('onprem-router', 'other'), connect('l2', 'other/eth0', 'lan'));
  expect(addresses(second, 'other')).toEqual(['10.0.1.2', '']);
});

test('a copy loses the addresses of the one it was copied from', () => {
  const copied = draw(between, ['selection.duplicate', { ids: ['router'] }]);
  const id = Object.keys(copied.components).find((one) => between.components[one] === undefined) ?? '';
  expect(propsOf(copied, id)['interfaces']).toMatchObject([{ id: 'lan', address: '' }, { id: 'dmz', address: '' }]);
});

test('stopped: its interfaces are down and it has no routes', () => {
  const device = deviceOf(draw(between, update('router', { state: 'stopped' })), 'router');
  expect(device.interfaces.map((row) => row.up)).toEqual([false, false]);
  expect(stagesOf(device, 'route').flatMap((stage) => stage.rows)).toEqual([]);
});

test('it remembers connections only for a firewall or a translation', () => {
  const kinds = (...steps: readonly Step[]) => deviceOf(draw(between, ...steps), 'router').stages.map((stage) => stage.kind);
  expect(kinds()).toEqual(['route']);
  expect(kinds(update('router', { firewallEnabled: true }))).toContain('session');
  expect(kinds(update('router', { nat: [{ id: 's', kind: 'SNAT', appliedOn: 'dmz', originalAddress: '10.0.1.0/24', translatedAddress: '10.0.2.1' }] }))).toContain('session');
  expect(kinds(update('router', { nat: [{ id: 's', enabled: false, kind: 'SNAT', appliedOn: 'dmz', originalAddress: '10.0.1.0/24', translatedAddress: '10.0.2.1' }] }))).toEqual(['route']);
});

describe('on the internet it tells what is public', () => {
  const advertised = (...steps: readonly Step[]): readonly string[] => {
    const design = draw(
      emptyDesign, add('internet', 'internet'), add('vlan', 'lan', null, { cidr: '192.168.1.0/24' }), add('vlan', 'servers', null, { cidr: '203.0.113.64/28' }),
      add('onprem-router', 'router', null, { interfaces: [{ id: 'wan', address: '198.51.100.2/30' }, { id: 'lan', address: '192.168.1.1' }, { id: 'link', address: '169.254.20.1/30' }, { id: 'servers' }] }),
      connect('routed', 'router/wan', 'internet'), connect('l2', 'router/lan', 'lan'), ...steps,
    );
    return createScope(design, registry).advertised(componentId('router'));
  };

  test('its networks, not private or link-local ones', () => {
    expect(advertised()).toEqual(['198.51.100.0/30']);
    expect(advertised(connect('l2', 'router/servers', 'servers'))).toEqual(['198.51.100.0/30', '203.0.113.64/28']);
  });

  test('public networks behind it, and addresses it translates', () => {
    expect(advertised(update('router', { routes: [{ id: 'r', network: '192.0.2.0/24', nextHop: '192.168.1.7' }, { id: 'd', network: '0.0.0.0/0', interface: 'wan' }] }))).toEqual(['198.51.100.0/30', '192.0.2.0/24']);
    expect(advertised(update('router', { nat: [{ id: 'd', kind: 'DNAT', appliedOn: 'wan', originalAddress: '203.0.113.5', translatedAddress: '192.168.1.10' }] }))).toEqual(['198.51.100.0/30', '203.0.113.5/32']);
  });
});

describe('findings', () => {
  test('V-09 a DNAT address of its own network that it does not have; one that is routed to it is fine', () => {
    const mapped = (address: string): Design => draw(between, update('router', { nat: [{ id: 'd', kind: 'DNAT', appliedOn: 'dmz', originalAddress: address, translatedAddress: '10.0.1.10' }] }));
    expect(found(mapped('10.0.2.9'), 'V-09')).toEqual(['error /nat/0']);
    expect(found(applyFix(mapped('10.0.2.9'), 'router', 'V-09'), 'V-09')).toEqual([]);
    expect(found(mapped('10.0.2.1'), 'V-09')).toEqual([]);
    expect(found(mapped('203.0.113.9'), 'V-09')).toEqual([]);
  });

  test('V-13 a firewall rule behind another', () => {
    const filtered = draw(between, update('router', { firewallEnabled: true, firewallRules: [{ id: 'lan', source: ['lan'] }, { id: 'web', source: ['lan'], service: ['tcp/80'] }] }));
    expect(found(filtered, 'V-13')).toEqual(['warning /firewallRules/1']);
    expect(found(applyFix(filtered, 'router', 'V-13'), 'V-13')).toEqual([]);
    expect(found(draw(filtered, ['row.update', { id: 'router', path: '/firewallRules/web', row: { source: ['dmz'] } }]), 'V-13')).toEqual([]);
  });

  test('V-21 a next hop that it stands beside nowhere', () => {
    const routed = (nextHop: string): Design => draw(between, update('router', { routes: [{ id: 'r', network: '10.9.0.0/16', nextHop }] }));
    expect(found(routed('10.0.3.1'), 'V-21')).toEqual(['error /routes/0/nextHop']);
    expect(found(routed('10.0.2.254'), 'V-21')).toEqual([]);
  });

  test('RT-006 a blackhole over a network somebody uses; a longer route takes the packets from it', () => {
    const far: readonly Step[] = [
      add('vlan', 'far', null, { cidr: '10.9.1.0/24' }), add('onprem-router', 'next', null, { interfaces: [{ id: 'dmz', address: '10.0.2.2' }, { id: 'far', address: '10.9.1.1' }] }),
      connect('l2', 'next/dmz', 'dmz'), connect('l2', 'next/far', 'far'),
    ];
    const hole = { id: 'hole', network: '10.9.0.0/16', type: 'blackhole' };
    const routed = draw(between, ...far, update('router', { routes: [hole] }));
    expect(found(routed, 'RT-006')).toEqual(['error /routes/0']);
    expect(found(applyFix(routed, 'router', 'RT-006'), 'RT-006')).toEqual([]);
    expect(found(draw(routed, update('router', { routes: [hole, { id: 'far', network: '10.9.1.0/24', nextHop: '10.0.2.2' }] })), 'RT-006')).toEqual([]);
    expect(found(draw(between, update('router', { routes: [hole] })), 'RT-006')).toEqual([]);
  });
});
