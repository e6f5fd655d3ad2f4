import { expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { add, connect, draw, type Step } from '../catalog/testing/drawing-board.ts';
import { checkProbes } from '../checks/index.ts';
import { compileDesign, trace } from '../engine/index.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';

/** What saved probes that expect nothing bring to light on designs that are drawn. */
function told(design: Design, probe: Probe): readonly unknown[] {
  const network = compileDesign(design, registry);
  const [result] = checkProbes({ ...design, probes: { p: probe } }, (each) => trace(network, each));
  return [result?.trace.verdict, result?.finding?.code ?? null, result?.finding?.at.component ?? null];
}

const plugged = (kind: string, id: string, props: Readonly<Record<string, unknown>>, plugs: Readonly<Record<string, string>>): readonly Step[] => [
  add(kind, id, null, props), ...Object.entries(plugs).map(([port, vlan]) => connect('l2', `${id}/${port}`, vlan)),
];
const vlan = (id: string, third: number): Step => add('vlan', id, null, { cidr: `10.0.${third}.0/24` });

/** A server behind two routers of equal cost; the far side of `b` can be narrowed, and `b` may know no way on. */
function twoWays(b: Readonly<Record<string, unknown>> = {}): Design {
  const router = (id: string, last: number, more: Readonly<Record<string, unknown>> = {}) =>
    plugged('onprem-router', id, { interfaces: [{ id: 'near', address: `10.0.2.${last}` }, { id: 'far', address: `10.0.3.${last}` }], routes: [{ id: 'back', network: '10.0.1.0/24', nextHop: '10.0.2.1' }], ...more }, { near: 'middle', far: 'end' });
  return draw(
    emptyDesign, vlan('start', 1), vlan('middle', 2), vlan('end', 3),
    ...plugged('server', 'pc', { interfaces: [{ id: 'eth0', address: '10.0.1.10' }], gateway: '10.0.1.1' }, { eth0: 'start' }),
    ...plugged(
      'onprem-router', 'core',
      { interfaces: [{ id: 'in', address: '10.0.1.1' }, { id: 'out', address: '10.0.2.1' }], routes: [{ id: 'by-a', network: '10.0.3.0/24', nextHop: '10.0.2.8' }, { id: 'by-b', network: '10.0.3.0/24', nextHop: '10.0.2.9' }] },
      { in: 'start', out: 'middle' },
    ),
    ...router('a', 8), ...router('b', 9, b),
    ...plugged('server', 'web', { interfaces: [{ id: 'eth0', address: '10.0.3.10' }], gateway: '10.0.3.8', listens: [{ id: 'http', port: 80 }] }, { eth0: 'end' }),
  );
}

it('RT-011: one of two routers of equal cost lets nothing through', () => {
  const call: Probe = { from: 'pc', to: '10.0.3.10', kind: 'tcp', port: 80 };
  expect(told(twoWays(), call)).toEqual(['REACHABLE', null, null]);
  expect(told(twoWays({ firewallEnabled: true, firewallDefault: 'deny' }), call)).toEqual(['AMBIGUOUS', 'RT-011', 'core']);
});

it('MTU-003: a packet that must not be cut is too long, and the router that says so has no way back to the sender', () => {
  const long: Probe = { from: 'pc', to: '10.0.4.10', kind: 'tcp', port: 80, sizeBytes: 1400, dontFragment: true };
  const line = (...routes: readonly Readonly<Record<string, unknown>>[]): Design => draw(
    emptyDesign, vlan('start', 1), vlan('middle', 2), vlan('end', 4),
    ...plugged('server', 'pc', { interfaces: [{ id: 'eth0', address: '10.0.1.10' }], gateway: '10.0.1.1' }, { eth0: 'start' }),
    ...plugged('onprem-router', 'core', { interfaces: [{ id: 'in', address: '10.0.1.1' }, { id: 'out', address: '10.0.2.1' }], routes: [{ id: 'on', network: '10.0.4.0/24', nextHop: '10.0.2.9' }] }, { in: 'start', out: 'middle' }),
    ...plugged('onprem-router', 'narrow', { interfaces: [{ id: 'near', address: '10.0.2.9' }, { id: 'far', address: '10.0.4.1', mtu: 1300 }], routes }, { near: 'middle', far: 'end' }),
    ...plugged('server', 'web', { interfaces: [{ id: 'eth0', address: '10.0.4.10' }], gateway: '10.0.4.1', listens: [{ id: 'http', port: 80 }] }, { eth0: 'end' }),
  );
  expect(told(line(), long)).toEqual(['UNREACHABLE', 'MTU-003', 'narrow']);
  expect(told(line({ id: 'back', network: '10.0.1.0/24', nextHop: '10.0.2.1' }), long)).toEqual(['UNREACHABLE', null, null]);
});
