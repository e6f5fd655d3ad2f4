import { describe, expect, test } from 'vitest';
import { add, applyFix, connect, draw, findingsOf, problems, propsOf, update } from '../testing/drawing-board.ts';
import { checkOwnProbes } from '../../checks/index.ts';
import { compileDesign, trace } from '../../engine/index.ts';
import { createScope } from '../../model/scope.ts';
import { registry } from '../index.ts';
import { servedCluster } from './testing/served-cluster.ts';
import { ask } from './testing/small-cluster.ts';

/* Where an installation fetches from (domain/private-cloud.md, V-51), with probes from the nodes. */

const gateways = ['proxy1', 'proxy2', 'master1', 'worker1', 'worker2'];
const store = (id: string, address: string, serves: readonly string[]) => [
  add('registry', id, null, { interfaces: [{ id: 'eth0', address }], gateway: '203.0.113.10', serves }), connect('l2', `${id}/eth0`, 'front'),
];
const found = (...steps: Parameters<typeof draw>[1][]) => findingsOf(draw(servedCluster, ...steps), 'k8s').filter((finding) => finding.code === 'V-51');

describe('online', () => {
  const stores = [...store('images', '203.0.113.14', ['images', 'charts', 'templates', 'packages'])];
  test('R-053 V-51 images, charts, templates and packages are fetched by every node, over the way out', () => {
    const online = draw(servedCluster, ...stores);
    for (const from of gateways) expect(ask(online, { from, to: 'images', port: 443 }).verdict).toBe('REACHABLE');
    expect(found(...stores)).toEqual([]);
    expect(found()).toEqual([]);
    expect(found(...store('images', '203.0.113.14', ['images', 'charts']))).toMatchObject([{ severity: 'warning', at: { path: '/installMode' }, params: { goods: 'templates, packages' } }]);
    expect(found(...stores, update('images', { state: 'stopped' }))).toMatchObject([{ params: { goods: 'images, charts, templates, packages' } }]);
    const cut = update('worker1', { gateway: '' });
    expect(ask(draw(online, cut), { from: 'worker1', to: 'images', port: 443 }).outcome).toBe('NET_UNREACHABLE');
    expect(found(...stores, cut)).toMatchObject([{ params: { case: 'gateway', nodes: 'worker1' } }]);
  });
});

describe('by a proxy', () => {
  const proxy = [add('proxy-server', 'proxy', null, { interfaces: [{ id: 'eth0', address: '192.168.20.90' }], gateway: '192.168.20.1' }), connect('l2', 'proxy/eth0', 'nodes')];
  test('R-054 V-51 the nodes call the proxy on its port, and a running one must be named', () => {
    const through = draw(servedCluster, ...proxy, update('k8s', { installMode: 'proxy', proxyServer: 'proxy' }), update('worker1', { gateway: '' }));
    expect(ask(through, { from: 'worker1', to: 'proxy', port: 3128 }).verdict).toBe('REACHABLE');
    expect(findingsOf(through, 'k8s').filter((finding) => finding.code === 'V-51')).toEqual([]);
    const unnamed = draw(servedCluster, ...proxy, update('k8s', { installMode: 'proxy' }));
    expect(problems(unnamed, 'k8s')).toContain('V-51 warning');
    expect(propsOf(applyFix(unnamed, 'k8s', 'V-51'), 'k8s')['proxyServer']).toBe('proxy');
    expect(problems(applyFix(unnamed, 'k8s', 'V-51'), 'k8s')).not.toContain('V-51 warning');
    expect(problems(draw(through, update('proxy', { state: 'stopped' })), 'k8s')).toContain('V-51 warning');
  });
});

describe('offline', () => {
  test('R-055 V-51 nothing is fetched from outside, and a registry of one’s own must be named', () => {
    const local = [add('registry', 'mirror', null, { interfaces: [{ id: 'eth0', address: '192.168.20.91' }] }), connect('l2', 'mirror/eth0', 'nodes')];
    const offline = draw(servedCluster, ...local, update('k8s', { installMode: 'offline', registry: 'mirror' }), ...gateways.map((id) => update(id, { gateway: '' })));
    expect(findingsOf(offline, 'k8s').filter((finding) => finding.code === 'V-51')).toEqual([]);
    expect(ask(offline, { from: 'worker2', to: 'mirror', port: 443 }).verdict).toBe('REACHABLE');
    const unnamed = draw(offline, update('k8s', { registry: null }));
    expect(problems(unnamed, 'k8s')).toContain('V-51 warning');
    expect(propsOf(applyFix(unnamed, 'k8s', 'V-51'), 'k8s')['registry']).toBe('mirror');
  });
});

describe('what the cluster asks by itself', () => {
  const questions = (...steps: Parameters<typeof draw>[1][]) => {
    const scope = createScope(draw(servedCluster, ...steps), registry);
    const [cluster] = scope.ofKind('kubernetes-cluster');
    const own = cluster === undefined ? [] : (registry.find(cluster.component.kind)?.probes(cluster.id, cluster.component, scope) ?? []);
    return own.map(({ probe, finding }) => `${probe.from} > ${probe.to}:${probe.port} ${String(finding.params['goods'])}`);
  };
  const proxy = add('proxy-server', 'proxy', null, { interfaces: [{ id: 'eth0', address: '192.168.20.90' }] });
  const hub = store('hub', '203.0.113.14', ['images', 'charts']);
  const mirror = store('mirror', '203.0.113.15', []);

  test('R-053 every node asks for images, charts, templates and packages where they are served; nothing where no registry is drawn', () => {
    expect(questions()).toEqual([]);
    expect(questions(...hub, ...mirror).filter((question) => question.startsWith('worker1 '))).toEqual(['worker1 > hub:443 images, charts', 'worker1 > mirror:443 templates, packages']);
    expect(questions(...hub, ...mirror)).toHaveLength(2 * gateways.length);
    expect(questions(...hub, update('worker1', { state: 'stopped' })).filter((question) => question.startsWith('worker1 '))).toEqual([]);
  });
  test('R-054 through a proxy the nodes ask the proxy on its port, and only the proxy asks on', () => {
    const asked = questions(...hub, proxy, update('proxy', { port: 8888 }), update('k8s', { installMode: 'proxy', proxyServer: 'proxy' }));
    expect(asked.filter((question) => !question.includes('> proxy:8888'))).toEqual(['proxy > hub:443 images, charts']);
    expect(asked).toHaveLength(gateways.length + 1);
  });
  test('R-055 offline nobody asks outside, only the registry of one’s own', () => {
    expect(questions(...hub, ...mirror, update('k8s', { installMode: 'offline', registry: 'mirror' })).map((question) => question.split(' ').slice(1).join(' '))).toEqual(gateways.map(() => '> mirror:443 images, charts, templates, packages'));
    expect(questions(...hub, update('k8s', { installMode: 'offline' }))).toEqual([]);
  });

  const failures = (...steps: Parameters<typeof draw>[1][]) => {
    const design = draw(servedCluster, ...steps);
    const network = compileDesign(design, registry);
    return checkOwnProbes(design, registry, (probe) => trace(network, probe)).flatMap(({ probe, finding }) => (finding === null ? [] : [`${finding.code} ${finding.severity} ${probe.from} > ${probe.to} ${String(finding.params['reason'])}`]));
  };
  const wall = (port: string) => update('router', { firewallEnabled: true, firewallDefault: 'accept', firewallRules: [{ id: 'wall', source: ['192.168.20.31'], service: [`tcp/${port}`], action: 'deny' }] });
  const beyond = add('proxy-server', 'proxy', null, { interfaces: [{ id: 'eth0', address: '203.0.113.9' }], gateway: '203.0.113.10' });

  test('V-51 what a packet finds out: a registry, a proxy, a registry of one’s own that a node does not reach, each by its own way', () => {
    const modes = {
      online: [...hub],
      proxy: [...hub, beyond, connect('l2', 'proxy/eth0', 'front'), update('k8s', { installMode: 'proxy', proxyServer: 'proxy' })],
      offline: [...mirror, update('k8s', { installMode: 'offline', registry: 'mirror' })],
    };
    for (const steps of Object.values(modes)) expect(failures(...steps)).toEqual([]);
    expect(failures(...modes.online, wall('443'))).toEqual(['V-51 warning worker1 > hub FIREWALL_RULE_DENY']);
    expect(failures(...modes.proxy, wall('3128'))).toEqual(['V-51 warning worker1 > proxy FIREWALL_RULE_DENY']);
    expect(failures(...modes.offline, wall('443'))).toEqual(['V-51 warning worker1 > mirror FIREWALL_RULE_DENY']);
  });
});
