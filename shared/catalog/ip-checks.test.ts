import { describe, expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { createScope } from '../model/scope.ts';
import { registry } from './index.ts';
import { ipFindings, ipSentences } from './ip-checks.ts';
import { add, connect, draw, propsOf, remove, update, type Step } from './testing/drawing-board.ts';

/** These findings alone, whatever else the kind looks for. */
function findingsOf(design: Design, id: string): readonly Finding[] {
  const scope = createScope(design, registry);
  const entry = scope.component(id);
  const kind = entry === null ? null : registry.find(entry.component.kind);
  if (entry === null || kind === null) throw new Error(`no component ${id}`);
  return ipFindings({ ...entry, props: kind.schema.parse(entry.component.props) }, scope);
}

const problems = (design: Design, id: string): readonly string[] => findingsOf(design, id).map(({ code, severity }) => `${code} ${severity}`);

function applyFix(design: Design, id: string, code: string): Design {
  const fix = findingsOf(design, id).find((finding) => finding.code === code)?.fix;
  if (fix === undefined) throw new Error(`${code} offers no fix`);
  expect(ipSentences[fix.title]).toBeDefined();
  return draw(design, [fix.command, fix.args]);
}

const machine = (id: string, address: string, network: string, more: Readonly<Record<string, unknown>> = {}): readonly Step[] => [
  add('server', id, null, { interfaces: [{ id: 'eth0', address }], ...more }),
  connect('l2', `${id}/eth0`, network),
];

/** A VLAN with its router and one machine, and a second VLAN behind the router. */
const office: Design = draw(
  emptyDesign,
  add('vlan', 'vlan10', null, { cidr: '172.20.10.0/24' }),
  add('vlan', 'vlan20', null, { cidr: '172.20.20.0/24' }),
  add('onprem-router', 'router', null, { interfaces: [{ id: 'a', address: '172.20.10.1' }, { id: 'b', address: '172.20.20.1' }] }),
  connect('l2', 'router/a', 'vlan10'),
  connect('l2', 'router/b', 'vlan20'),
  ...machine('pc', '172.20.10.5', 'vlan10', { gateway: '172.20.10.1' }),
);

/** A stretched network: the VLAN and the logical switch are one layer 2 domain. */
const stretched: Design = draw(
  office,
  add('vcenter-instance', 'vcenter', null, { transportZones: [{ id: 'tz', name: 'tz' }] }),
  add('logical-switch', 'ls', 'vcenter', { cidr: '172.20.10.0/24', transportZone: 'tz' }),
  add('stretched-network', 'stretched-10', null, { cidr: '172.20.10.0/24', onpremSegment: 'vlan10', cloudSegment: 'ls' }),
);

const codesOf = (design: Design, id: string, prefix: string): readonly string[] => problems(design, id).filter((problem) => problem.startsWith(prefix));

describe('V-01', () => {
  test('V-01: an address outside the subnets of its network; the fix takes a free one', () => {
    expect(problems(office, 'pc')).toEqual([]);
    const wrong = draw(office, update('pc', { interfaces: [{ id: 'eth0', address: '172.20.99.5' }], gateway: '' }));
    expect(findingsOf(wrong, 'pc')).toMatchObject([
      { code: 'V-01', severity: 'error', at: { component: 'pc', path: '/interfaces/0' }, params: { ip: '172.20.99.5', network: 'vlan10', prefixes: '172.20.10.0/24' } },
    ]);
    const fixed = applyFix(wrong, 'pc', 'V-01');
    expect(propsOf(fixed, 'pc')['interfaces']).toMatchObject([{ address: '172.20.10.2' }]);
    expect(problems(fixed, 'pc')).toEqual([]);
  });

  test('V-01: network and broadcast address; on a /31 there is neither', () => {
    for (const address of ['172.20.10.0', '172.20.10.255']) {
      expect(findingsOf(draw(office, update('pc', { interfaces: [{ id: 'eth0', address }] })), 'pc')).toMatchObject([{ code: 'V-01', params: { case: 'reserved', ip: address, prefix: '172.20.10.0/24' } }]);
    }
    const pair = draw(emptyDesign, add('vlan', 'link', null, { cidr: '169.254.20.0/31' }), ...machine('a', '169.254.20.0', 'link'), ...machine('b', '169.254.20.1', 'link'));
    expect([problems(pair, 'a'), problems(pair, 'b')]).toEqual([[], []]);
  });

  test('V-01: used twice on one network, at both of them; secondary addresses count', () => {
    const wrong = draw(office, ...machine('other', '172.20.10.7', 'vlan10'), update('other', { interfaces: [{ id: 'eth0', address: '172.20.10.7', secondary: ['172.20.10.5'] }] }));
    expect(findingsOf(wrong, 'pc')).toMatchObject([{ code: 'V-01', params: { case: 'taken', ip: '172.20.10.5', owner: 'other' } }]);
    expect(findingsOf(wrong, 'other')).toMatchObject([{ code: 'V-01', params: { case: 'taken', ip: '172.20.10.5', owner: 'pc' } }]);
    // On another network the same address is another one.
    const apart = draw(office, add('vlan', 'far', null, { cidr: '172.20.10.0/24' }), ...machine('other', '172.20.10.5', 'far'));
    expect(codesOf(apart, 'pc', 'V-01')).toEqual([]);
  });

  test('V-01: a virtual address stands where the node that holds it does', () => {
    const wrong = draw(
      office,
      add('kubernetes-cluster', 'icp'),
      add('proxy-node', 'proxy1', null, { cluster: 'icp', interfaces: [{ id: 'eth0', address: '172.20.20.21' }] }),
      add('vip', 'vip-proxy', 'icp', { address: '172.20.10.5', holder: 'proxy1' }),
      connect('l2', 'proxy1/eth0', 'vlan10'),
      update('proxy1', { interfaces: [{ id: 'eth0', address: '172.20.10.21' }] }),
    );
    expect(findingsOf(wrong, 'pc')).toMatchObject([{ code: 'V-01', params: { case: 'taken', ip: '172.20.10.5', owner: 'vip-proxy' } }]);
    expect(codesOf(draw(wrong, update('vip-proxy', { address: '172.20.10.20' })), 'pc', 'V-01')).toEqual([]);
  });

  test('V-01: a stretched network is one domain across both sites', () => {
    const wrong = draw(stretched, add('virtual-machine', 'vm', null, { interfaces: [{ id: 'eth0', address: '172.20.10.5' }] }), connect('l2', 'vm/eth0', 'ls'));
    expect(findingsOf(wrong, 'pc')).toMatchObject([{ code: 'V-01', params: { case: 'taken', owner: 'vm' } }]);
    expect(codesOf(draw(wrong, remove('stretched-10')), 'pc', 'V-01')).toEqual([]);
  });

  test('a disconnected interface takes no address from anybody; the gateway in the cloud is for the stretched network to judge', () => {
    const cloud = draw(stretched, add('dlr', 'dlr', 'vcenter', { interfaces: [{ id: 'lif', address: '172.20.10.1', connected: false }] }), connect('l2', 'dlr/lif', 'ls'));
    expect(codesOf(cloud, 'router', 'V-01')).toEqual([]);
    const connected = draw(cloud, update('dlr', { interfaces: [{ id: 'lif', address: '172.20.10.1' }] }));
    expect(codesOf(connected, 'router', 'V-01')).toEqual(['V-01 error']);
    expect(codesOf(draw(connected, update('stretched-10', { cloudGateway: 'dlr/lif' })), 'router', 'V-01')).toEqual([]);
  });
});

describe('V-19', () => {
  test('V-19: the default gateway is nobody who routes; the fix names who does', () => {
    const wrong = draw(office, ...machine('other', '172.20.10.7', 'vlan10'), update('pc', { gateway: '172.20.10.7' }));
    expect(findingsOf(wrong, 'pc')).toMatchObject([{ code: 'V-19', severity: 'error', at: { path: '/gateway' }, params: { gateway: '172.20.10.7', network: 'vlan10' } }]);
    const fixed = applyFix(wrong, 'pc', 'V-19');
    expect([propsOf(fixed, 'pc')['gateway'], problems(fixed, 'pc')]).toEqual(['172.20.10.1', []]);
  });

  test('V-19: in no network of the machine', () => {
    expect(findingsOf(draw(office, update('pc', { gateway: '172.20.20.1' })), 'pc')).toMatchObject([{ code: 'V-19', params: { case: 'outside', gateway: '172.20.20.1', name: 'pc' } }]);
  });

  test('V-19: a router interface that is disconnected is no gateway, one on the other site of a stretched network is', () => {
    const off = draw(office, update('router', { interfaces: [{ id: 'a', address: '172.20.10.1', connected: false }, { id: 'b', address: '172.20.20.1' }] }));
    expect(problems(off, 'pc')).toEqual(['V-19 error']);
    const cloud = draw(stretched, add('virtual-machine', 'vm', null, { interfaces: [{ id: 'eth0', address: '172.20.10.60' }], gateway: '172.20.10.1' }), connect('l2', 'vm/eth0', 'ls'));
    expect(codesOf(cloud, 'vm', 'V-19')).toEqual([]);
    expect(codesOf(draw(cloud, remove('stretched-10')), 'vm', 'V-19')).toEqual(['V-19 error']);
  });

  test('V-19: on a wire the gateway is the router at its other end', () => {
    const wired = draw(
      emptyDesign,
      add('server', 'pc', null, { interfaces: [{ id: 'eth0', address: '169.254.1.2/30' }], gateway: '169.254.1.1' }),
      add('onprem-router', 'router', null, { interfaces: [{ id: 'p1', address: '169.254.1.1/30' }] }),
      connect('routed', 'pc/eth0', 'router/p1'),
    );
    expect(problems(wired, 'pc')).toEqual([]);
    expect(findingsOf(draw(wired, update('router', { interfaces: [{ id: 'p1', address: '169.254.1.3/30' }] })), 'pc')).toMatchObject([{ code: 'V-19', params: { gateway: '169.254.1.1', network: 'router' } }]);
  });

  test('a machine that is plugged in nowhere, or has no gateway, is only unfinished', () => {
    const alone = draw(emptyDesign, add('server', 'pc', null, { interfaces: [{ id: 'eth0', address: '10.0.0.5' }], gateway: '10.0.0.1' }));
    expect(problems(alone, 'pc')).toEqual([]);
    expect(problems(draw(office, update('pc', { gateway: '' })), 'pc')).toEqual([]);
  });
});

describe('routes', () => {
  const withRoute = (route: Readonly<Record<string, unknown>>): Design => draw(office, update('router', { routes: [{ id: 'r1', network: '10.0.0.0/8', ...route }] }));

  test('V-21: the next hop must be on a connected subnet', () => {
    expect(problems(withRoute({ nextHop: '172.20.20.9' }), 'router')).toEqual([]);
    expect(findingsOf(withRoute({ nextHop: '172.20.30.9' }), 'router')).toMatchObject([
      { code: 'V-21', severity: 'error', at: { component: 'router', path: '/routes/0/nextHop' }, params: { route: '10.0.0.0/8', nextHop: '172.20.30.9' } },
    ]);
    // By the interface that is named, not by any.
    expect(problems(withRoute({ nextHop: '172.20.20.9', interface: 'a' }), 'router')).toEqual(['V-21 error']);
  });

  test.each([
    ['neither next hop nor interface', {}, undefined, 'error', 'nextHop'],
    ['no destination', { network: '', nextHop: '172.20.10.9' }, 'network', 'error', 'network'],
    ['an interface that is not there', { interface: 'eth9' }, 'interface', 'error', 'interface'],
  ])('RT-002: %s; the fix removes the route', (_case, route, word, severity, field) => {
    const wrong = withRoute(route);
    expect(findingsOf(wrong, 'router')).toMatchObject([{ code: 'RT-002', severity, at: { path: `/routes/0/${field}` }, ...(word === undefined ? {} : { params: { case: word } }) }]);
    expect(propsOf(applyFix(wrong, 'router', 'RT-002'), 'router')['routes']).toEqual([]);
  });

  test('RT-002: an interface that is disconnected is only a warning', () => {
    const wrong = draw(withRoute({ interface: 'b' }), update('router', { interfaces: [{ id: 'a', address: '172.20.10.1' }, { id: 'b', address: '172.20.20.1', connected: false }] }));
    expect(codesOf(wrong, 'router', 'RT-002')).toEqual(['RT-002 warning']);
  });

  test('what leads nowhere on purpose is no mistake', () => {
    for (const type of ['blackhole', 'unreachable', 'prohibit']) expect(problems(withRoute({ type }), 'router')).toEqual([]);
  });
});
