import { describe, expect, test } from 'vitest';
import { add, applyFix, connect, draw, findingsOf, problems, propsOf, refusedWith, remove, update, written } from '../testing/drawing-board.ts';
import { apart, ask, ending, smallCluster, withVips } from './testing/small-cluster.ts';

/* Validation rules of domain/private-cloud.md (f) for clusters, nodes, pods, pools and virtual addresses, and checks that no V rule covers. */

describe('pods', () => {
  test('V-26: a pod MTU that leaves no room for IP-in-IP; without IP-in-IP it is nobody’s business', () => {
    const wide = draw(smallCluster, update('web1', { mtu: 1500 }));
    expect(findingsOf(wide, 'web1')).toMatchObject([{ code: 'V-26', severity: 'warning', at: { path: '/mtu' }, params: { mtu: 1500, node: 'worker1', room: 1480 } }]);
    expect(propsOf(applyFix(wide, 'web1', 'V-26'), 'web1')['mtu']).toBe(1480);
    expect(problems(smallCluster, 'web1')).toEqual([]);
    expect(problems(draw(wide, update('pool', { ipipMode: 'Never' })), 'web1')).toEqual([]);
    const jumbo = draw(wide, update('worker1', { interfaces: [{ id: 'eth0', address: '192.168.20.31', mtu: 9000 }] }));
    expect(problems(jumbo, 'web1')).toEqual([]);
  });

  test('V-01: an address outside the node’s block, and one that another pod has', () => {
    const outside = written(smallCluster, 'web1', { ip: '172.28.2.21' });
    expect(findingsOf(outside, 'web1')).toMatchObject([{ code: 'V-01', severity: 'error', params: { case: 'block', ip: '172.28.2.21', block: '172.28.1.0/26' } }]);
    const twice = written(smallCluster, 'web1', { ip: '172.28.1.21' });
    expect(findingsOf(twice, 'web1')).toMatchObject([{ code: 'V-01', params: { case: 'pod', owner: 'beside' } }]);
    expect(problems(applyFix(twice, 'web1', 'V-01'), 'web1')).toEqual([]);
    expect(problems(written(smallCluster, 'web1', { ip: '172.28.1.1' }), 'web1')).toEqual(['V-01 error']);
  });
});

describe('pods come and go', () => {
  test('a new pod and one that moves get a free address of their node’s block; a copy gets another one', () => {
    const grown = draw(smallCluster, add('pod', 'new', 'worker1'));
    expect(propsOf(grown, 'new')['ip']).toBe('172.28.1.2');
    const moved = draw(grown, ['component.move', { moves: [{ id: 'new', parent: 'worker2', x: 10, y: 30 }] }]);
    expect(propsOf(moved, 'new')['ip']).toBe('172.28.2.2');
    const copied = draw(smallCluster, ['selection.duplicate', { ids: ['web1'] }]);
    const [copy = ''] = Object.keys(copied.components).filter((id) => smallCluster.components[id] === undefined);
    expect([propsOf(copied, copy)['ip'], problems(copied, copy)]).toEqual(['172.28.1.2', []]);
  });

  test('a copy of a node gets addresses and a block that nobody has, and its pods addresses of that block', () => {
    const copied = draw(smallCluster, ['selection.duplicate', { ids: ['worker1'] }]);
    const added = Object.keys(copied.components).filter((id) => smallCluster.components[id] === undefined);
    const node = added.find((id) => copied.components[id]?.kind === 'worker-node') ?? '';
    expect(propsOf(copied, node)).toMatchObject({ cluster: 'k8s', podBlock: '172.28.0.64/26', interfaces: [{ address: '' }] });
    expect(added.filter((id) => id !== node).map((id) => propsOf(copied, id)['ip']).toSorted()).toEqual(['172.28.0.66', '172.28.0.67']);
  });

  test('a cordoned node takes no pods but those of the host network', () => {
    const cordoned = draw(smallCluster, update('worker1', { schedulable: false }));
    expect(refusedWith(cordoned, add('pod', 'new', 'worker1'))).toEqual(['K8S-POD-CORDONED']);
    expect(propsOf(draw(cordoned, add('pod', 'agent', 'worker1', { hostNetwork: true })), 'agent')['hostNetwork']).toBe(true);
    expect(problems(cordoned, 'web1')).toEqual([]);
  });

  test('a pod without an address says so', () => {
    const bare = draw(smallCluster, update('web1', { ip: '' }));
    expect(problems(bare, 'web1')).toEqual(['K8S-POD-ADDRESS error']);
    expect(problems(applyFix(bare, 'web1', 'K8S-POD-ADDRESS'), 'web1')).toEqual([]);
    expect(ask(bare, {}).verdict).toBe('UNDETERMINED');
    const blockless = written(smallCluster, 'worker2', { podBlock: '' });
    expect(findingsOf(blockless, 'web2')).toMatchObject([{ code: 'K8S-POD-ADDRESS', params: { case: 'no-block', node: 'worker2' } }]);
    expect(ask(blockless, {}).verdict).toBe('UNREACHABLE');
  });
});

describe('clusters', () => {
  const only = (design: typeof smallCluster, code: string) => findingsOf(design, 'k8s').filter((finding) => finding.code === code);
  const ingress = draw(smallCluster, add('ingress', 'ingress', 'k8s'));

  test('V-33: an ICP cluster with Ingress needs a proxy node', () => {
    expect(only(ingress, 'V-33')).toMatchObject([{ code: 'V-33', severity: 'error', rule: ['R-011'] }]);
    expect(only(draw(ingress, add('proxy-node', 'proxy1', 'k8s')), 'V-33')).toEqual([]);
    expect(only(draw(ingress, update('k8s', { flavor: 'IKS' })), 'V-33')).toEqual([]);
    expect(only(smallCluster, 'V-33')).toEqual([]);
  });

  test('V-33: an even number of masters has no majority', () => {
    const two = draw(withVips, add('master-node', 'master2', 'k8s'));
    expect(only(two, 'V-33')).toMatchObject([{ code: 'V-33', severity: 'warning', params: { case: 'masters', count: 2 } }]);
    expect(only(draw(two, add('master-node', 'master3', 'k8s')), 'V-33')).toEqual([]);
    expect(only(withVips, 'V-33')).toEqual([]);
  });

  test('V-39: without clusterCIDR callers from outside keep their address, so the answer takes another way', () => {
    const routed = draw(
      smallCluster,
      update('router', { routes: [{ id: 'services', network: '172.29.0.0/16', nextHop: '192.168.20.31' }] }),
      add('service', 'web', 'k8s', { clusterIp: '172.29.0.80', selector: ['app=web'], ports: [{ id: 'http', port: 80, targetPort: 8080 }] }),
    );
    const open = draw(routed, update('k8s', { clusterCidrSet: false }));
    expect(only(open, 'V-39')).toMatchObject([{ code: 'V-39', severity: 'warning', at: { path: '/clusterCidrSet' }, params: { router: 'router', network: '172.29.0.0/16' } }]);
    expect(only(applyFix(open, 'k8s', 'V-39'), 'V-39')).toEqual([]);
    expect(only(routed, 'V-39')).toEqual([]);
    expect(only(draw(smallCluster, update('k8s', { clusterCidrSet: false })), 'V-39')).toEqual([]);
    expect(only(draw(open, update('k8s', { masqueradeAll: true })), 'V-39')).toEqual([]);
  });

  test('V-02: networks of a cluster that overlap each other or those of its nodes', () => {
    expect(only(written(smallCluster, 'k8s', { serviceCidr: '172.28.128.0/17' }), 'V-02')).toHaveLength(2);
    expect(only(written(smallCluster, 'k8s', { serviceCidr: '192.168.20.0/22' }), 'V-02')).toMatchObject([{ severity: 'error' }]);
    expect(only(smallCluster, 'V-02')).toEqual([]);
  });
});

describe('virtual addresses', () => {
  test('V-33: one outside the network of its nodes', () => {
    const away = draw(withVips, update('vip-cluster', { address: '192.168.30.10' }));
    expect(findingsOf(away, 'vip-cluster')).toMatchObject([{ code: 'V-33', severity: 'error', params: { case: 'vip', vip: '192.168.30.10', networks: '192.168.20.0/24' } }]);
    expect(problems(withVips, 'vip-cluster')).toEqual([]);
  });

  test('one that a node of another role or nobody holds, and one that somebody else has', () => {
    const worker = written(withVips, 'vip-proxy', { holder: 'worker1' });
    expect(problems(worker, 'vip-proxy')).toEqual(['K8S-VIP-HOLDER error']);
    expect(propsOf(applyFix(worker, 'vip-proxy', 'K8S-VIP-HOLDER'), 'vip-proxy')['holder']).toBe('proxy1');
    expect(findingsOf(draw(withVips, update('proxy1', { state: 'stopped' })), 'vip-proxy')).toMatchObject([{ code: 'K8S-VIP-HOLDER', params: { case: 'stopped', node: 'proxy1' } }]);
    expect(problems(draw(withVips, update('vip-proxy', { address: '192.168.20.31' })), 'vip-proxy')).toEqual(['V-01 error']);
  });
});

describe('pools', () => {
  const knows = { routes: [{ id: 'a', network: '172.28.1.0/26', nextHop: '192.168.20.31', source: 'bgp' }, { id: 'b', network: '172.28.2.0/26', nextHop: '192.168.20.32', source: 'bgp' }] };

  test('V-37: natOutgoing off, and the nodes’ router has no way back to the pods', () => {
    const off = draw(smallCluster, update('pool', { natOutgoing: false }));
    expect(findingsOf(off, 'pool')).toMatchObject([{ code: 'V-37', severity: 'warning', at: { path: '/natOutgoing' }, params: { router: 'router', block: '172.28.1.0/26' } }]);
    expect(problems(applyFix(off, 'pool', 'V-37'), 'pool')).toEqual([]);
    expect(problems(draw(off, update('router', knows)), 'pool')).toEqual([]);
    expect(problems(smallCluster, 'pool')).toEqual([]);
  });

  test('V-38: IP-in-IP off between subnets, and the router between them knows no pods', () => {
    const never = draw(apart, update('pool', { ipipMode: 'Never' }));
    expect(findingsOf(never, 'pool')).toMatchObject([{ code: 'V-38', severity: 'warning', at: { path: '/ipipMode' }, params: { one: 'worker1', other: 'worker2', router: 'router', block: '172.28.2.0/26' } }]);
    const fixed = applyFix(never, 'pool', 'V-38');
    expect(problems(fixed, 'pool')).toEqual([]);
    expect(ending(ask(fixed, {}))).toEqual(['REPLY', null, 'web2']);
    const taught = draw(never, update('router', { routes: knows.routes.map((row) => (row.id === 'b' ? { ...row, nextHop: '192.168.21.32' } : row)) }));
    expect(problems(taught, 'pool')).toEqual([]);
    expect(ending(ask(taught, {}))).toEqual(['REPLY', null, 'web2']);
    expect(problems(draw(smallCluster, update('pool', { ipipMode: 'Never' })), 'pool')).toEqual([]);
  });
});

describe('nodes', () => {
  test('CAL-002: a table without a way to the networks of virtual machines; the fix names the router beside it', () => {
    const lost = draw(smallCluster, update('worker1', { gateway: '' }));
    const own = (design: typeof smallCluster) => problems(design, 'worker1').filter((problem) => problem.startsWith('CAL'));
    expect(own(lost)).toEqual(['CAL-002 error']);
    expect(findingsOf(lost, 'worker1').find((finding) => finding.code === 'CAL-002')).toMatchObject({ params: { network: 'data', cidr: '192.168.30.0/24' }, rule: ['R-036'] });
    expect(propsOf(applyFix(lost, 'worker1', 'CAL-002'), 'worker1')['gateway']).toBe('192.168.20.1');
    expect(own(smallCluster)).toEqual([]);
    expect(own(draw(lost, update('worker1', { routes: [{ id: 'db', network: '192.168.30.0/24', nextHop: '192.168.20.1' }] })))).toEqual([]);
    expect(own(draw(lost, remove('db')))).toEqual([]);
  });

  test('V-04: an ICP node stands on a host; one of IKS needs a VLAN only', () => {
    const codes = (design: typeof smallCluster) => problems(design, 'worker1').filter((problem) => problem.startsWith('V-04'));
    expect(codes(smallCluster)).toEqual(['V-04 error']);
    expect(codes(draw(smallCluster, update('k8s', { flavor: 'IKS' })))).toEqual([]);
    const unplugged = draw(smallCluster, update('k8s', { flavor: 'IKS' }), ['link.disconnect', { id: 'worker1.eth0-nodes' }]);
    expect(codes(unplugged)).toEqual(['V-04 error']);
    const hosted = draw(
      smallCluster, add('vcenter-instance', 'vcenter'), add('cluster', 'hosts', 'vcenter'), add('esxi-host', 'esx1', 'hosts'),
      ['component.move', { moves: [{ id: 'worker1', parent: 'esx1', x: 30, y: 40 }] }],
    );
    expect(codes(hosted)).toEqual([]);
  });

  test('blocks of two nodes never overlap, and belong to a pool', () => {
    const twice = written(smallCluster, 'worker2', { podBlock: '172.28.1.0/26' });
    const own = (design: typeof smallCluster) => findingsOf(design, 'worker2').filter((finding) => finding.code === 'K8S-NODE-BLOCK').map((finding) => finding.params['case'] ?? finding.params['owner']);
    expect(own(twice)).toEqual(['worker1']);
    expect(own(written(smallCluster, 'worker2', { podBlock: '10.9.0.0/26' }))).toEqual(['pool']);
    expect(own(smallCluster)).toEqual([]);
    const empty = draw(smallCluster, remove('web2'));
    expect(own(applyFix(written(empty, 'worker2', { podBlock: '172.28.1.0/26' }), 'worker2', 'K8S-NODE-BLOCK'))).toEqual([]);
  });

  test('a node names its cluster; the only one there is can be taken', () => {
    const stray = draw(smallCluster, add('worker-node', 'w', null, { cluster: null }));
    expect(problems(stray, 'w')).toContain('K8S-NODE-CLUSTER error');
    expect(propsOf(applyFix(stray, 'w', 'K8S-NODE-CLUSTER'), 'w')['cluster']).toBe('k8s');
  });

  test('what is plugged in gets an address and the gateway of its network, and a new node the next block', () => {
    const grown = draw(smallCluster, add('worker-node', 'w', 'k8s'), connect('l2', 'w/eth0', 'nodes'));
    expect(propsOf(grown, 'w')).toMatchObject({ interfaces: [{ id: 'eth0', address: '192.168.20.2' }], gateway: '192.168.20.1', podBlock: '172.28.0.64/26' });
  });
});
