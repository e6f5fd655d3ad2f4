import { describe, expect, test } from 'vitest';
import { add, deviceOf, draw, readingsOf, remove, stagesOf, update } from '../testing/drawing-board.ts';
import { operate } from '../testing/operating.ts';
import { addresses, apart, arrived, ask, ending, smallCluster, stepsOf, way, withVips } from './testing/small-cluster.ts';

/* Packets of pods on two workers (domain/private-cloud.md b.5, c "Kubernetes node", d.5, g). */

const database = { to: 'db', port: 3306 } as const;
const wrapped = (design: typeof smallCluster, probe = {}): readonly string[] => stepsOf(ask(design, probe), 'encapsulate').map((step) => `${addresses(step)} ${step.bytes}`);

describe('between pods', () => {
  test('R-028 on the same worker the route of the pod’s own address leads to its interface; nothing is wrapped', () => {
    const result = ask(smallCluster, { to: 'beside' });
    expect(ending(result)).toEqual(['REPLY', null, 'beside']);
    expect([way(result), way(result, 'return')]).toEqual(['web1 worker1 beside', 'beside worker1 web1']);
    expect(stepsOf(result, 'route').at(-1)).toMatchObject({ because: { component: 'beside', path: '/ip' } });
    expect(stepsOf(result, 'exit').map((step) => step.detail['interface'])).toEqual(['eth0', 'cali-beside']);
    expect(wrapped(smallCluster, { to: 'beside' })).toEqual([]);
  });

  test('R-029 on another worker the packet travels in IP-in-IP between the nodes: protocol 4, 20 bytes more', () => {
    const result = ask(smallCluster, {});
    expect(ending(result)).toEqual(['REPLY', null, 'web2']);
    expect(way(result)).toBe('web1 worker1 worker2 web2');
    expect(wrapped(smallCluster)).toEqual(['192.168.20.31>192.168.20.32 // 172.28.1.20>172.28.2.20 1020']);
    expect(stepsOf(result, 'encapsulate')[0]?.headers[0]).toMatchObject({ layer: 'ipv4', protocol: 4 });
    expect(stepsOf(result, 'encapsulate', 'return').map(addresses)).toEqual(['192.168.20.32>192.168.20.31 // 172.28.2.20>172.28.1.20']);
    expect(arrived(result)).toBe('172.28.1.20>172.28.2.20');
  });

  test('CrossSubnet wraps only towards a node of another network', () => {
    const crossing = (design: typeof smallCluster) => draw(design, update('pool', { ipipMode: 'CrossSubnet' }));
    expect(wrapped(crossing(smallCluster))).toEqual([]);
    expect(ending(ask(crossing(smallCluster), {}))).toEqual(['REPLY', null, 'web2']);
    expect(wrapped(crossing(apart))).toEqual(['192.168.20.31>192.168.21.32 // 172.28.1.20>172.28.2.20 1020']);
    expect(way(ask(crossing(apart), {}))).toBe('web1 worker1 router worker2 web2');
  });

  test('Never wraps nothing: beside each other it works, behind a router that knows no pods it does not', () => {
    const never = (design: typeof smallCluster) => draw(design, update('pool', { ipipMode: 'Never' }));
    expect(ending(ask(never(smallCluster), {}))).toEqual(['REPLY', null, 'web2']);
    expect(wrapped(never(smallCluster))).toEqual([]);
    expect(deviceOf(never(smallCluster), 'worker1').interfaces.map((row) => row.id)).not.toContain('tunl0');
    expect(ending(ask(never(apart), {}))).toEqual(['TIMEOUT', 'NO_ROUTE', 'router']);
  });

  test('an address of its block that no pod has ends at the node, silently', () => {
    expect(ending(ask(smallCluster, { to: '172.28.1.60' }))).toEqual(['TIMEOUT', 'ROUTE_BLACKHOLE', 'worker1']);
  });

  test('a node that is no node of the cluster unwraps for nobody else: IP-in-IP from strangers ends there', () => {
    expect(stagesOf(deviceOf(smallCluster, 'worker1'), 'decapsulate')).toMatchObject([{ address: '192.168.20.31', peers: ['192.168.20.32'], into: 'tunl0' }]);
    const alone = draw(smallCluster, update('worker2', { podBlock: '' }));
    expect(stagesOf(deviceOf(alone, 'worker1'), 'decapsulate')).toEqual([]);
  });

  test('a pod that says it is another one is stopped at its interface', () => {
    const stage = stagesOf(deviceOf(smallCluster, 'worker1'), 'admit').find((each) => each.interface === 'cali-web1');
    expect(stage).toMatchObject({ slot: 'receive', rows: [{ sources: ['172.28.1.20/32'] }], reason: 'SPOOFED_SOURCE' });
  });
});

describe('MTU', () => {
  const big = { sizeBytes: 1500, dontFragment: true } as const;
  const wide = draw(smallCluster, ...['web1', 'web2'].map((id) => update(id, { mtu: 1500 })));

  test('a pod with MTU 1500 sends what tunl0 cannot carry; with 1480 it fits', () => {
    const result = ask(wide, big);
    expect(result.paths[0]).toMatchObject({ disposition: 'PACKET_TOO_BIG', at: 'worker1' });
    const [error] = result.paths[0]?.legs.filter((leg) => leg.direction === 'error') ?? [];
    expect(error?.hops[0]?.enter.headers.find((header) => header.layer === 'icmp')).toMatchObject({ type: 3, code: 4 });
    expect(ending(ask(smallCluster, { sizeBytes: 1480, dontFragment: true }))).toEqual(['REPLY', null, 'web2']);
    expect(wrapped(smallCluster, { sizeBytes: 1480, dontFragment: true })).toEqual(['192.168.20.31>192.168.20.32 // 172.28.1.20>172.28.2.20 1500']);
  });
});

describe('without a pool drawn', () => {
  const bare = (...steps: Parameters<typeof draw>[1][]) => draw(smallCluster, remove('pool'), ...steps);

  test('a cluster has the pool it was made with: IP-in-IP always in ICP, across subnets only in IKS, and NAT on the way out', () => {
    expect(wrapped(bare())).toEqual(['192.168.20.31>192.168.20.32 // 172.28.1.20>172.28.2.20 1020']);
    expect(wrapped(bare(update('k8s', { flavor: 'IKS' })))).toEqual([]);
    expect(ending(ask(bare(update('k8s', { flavor: 'IKS' })), {}))).toEqual(['REPLY', null, 'web2']);
    expect(wrapped(draw(apart, remove('pool'), update('k8s', { flavor: 'IKS' })))).toEqual(['192.168.20.31>192.168.21.32 // 172.28.1.20>172.28.2.20 1020']);
    expect(arrived(ask(bare(), database))).toBe('192.168.20.31>192.168.30.50');
  });
});

describe('what is told beside the properties', () => {
  test('how much room is left, and what a node holds', () => {
    expect(readingsOf(withVips, 'worker1')).toEqual(['Free pod addresses 60']);
    expect(readingsOf(withVips, 'proxy1')).toEqual(['Free pod addresses 62', 'Virtual addresses 192.168.20.20']);
    expect(readingsOf(withVips, 'pool')).toEqual(['Blocks in use 4 / 1024']);
    expect(readingsOf(withVips, 'k8s')).toEqual(['Nodes 5', 'Pods 3']);
  });
});

describe('out of the cluster', () => {
  test('R-035 R-036 the pod sends to its node, whose table holds the ranges of the cluster and decides; without a default route there is no way', () => {
    const result = ask(smallCluster, database);
    expect(way(result)).toBe('web1 worker1 router db');
    const [atPod, atNode] = stepsOf(result, 'route');
    expect(atPod?.detail).toMatchObject({ via: '169.254.1.1' });
    const table = stagesOf(deviceOf(smallCluster, 'worker1'), 'route')[0]?.rows.map((row) => row.destination);
    expect(table).toEqual(expect.arrayContaining(['172.28.1.20/32', '172.28.2.0/26', '192.168.20.0/24', '0.0.0.0/0']));
    expect(atNode).toMatchObject({ because: { component: 'worker1', path: '/gateway' }, detail: { via: '192.168.20.1' } });
    expect(ending(ask(draw(smallCluster, update('worker1', { gateway: '' })), database))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'worker1']);
  });

  test('R-037 the node’s address replaces the pod’s only where the destination is outside all pools', () => {
    const result = ask(smallCluster, database);
    expect(stepsOf(result, 'translate').map((step) => `${step.because.component}${step.because.path ?? ''} ${addresses(step)}`)).toEqual(['pool/natOutgoing 192.168.20.31>192.168.30.50']);
    expect(arrived(result)).toBe('192.168.20.31>192.168.30.50');
    expect(arrived(result, 'return')).toBe('192.168.30.50>172.28.1.20');
    expect(stepsOf(ask(smallCluster, {}), 'translate')).toEqual([]);
    const second = draw(smallCluster, add('ip-pool', 'external', 'k8s', { cidr: '192.168.30.0/24', natOutgoing: false, disabled: true }));
    expect(stepsOf(ask(second, database), 'translate')).toEqual([]);
  });

  test('with natOutgoing off the pod keeps its address, and a router that does not know pods loses the answer', () => {
    const result = ask(draw(smallCluster, update('pool', { natOutgoing: false })), database);
    expect(arrived(result)).toBe('172.28.1.20>192.168.30.50');
    expect(ending(result)).toEqual(['TIMEOUT', 'NO_ROUTE', 'router']);
    const known = { routes: [{ id: 'pods', network: '172.28.1.0/26', nextHop: '192.168.20.31', source: 'bgp' }] };
    expect(ending(ask(draw(smallCluster, update('pool', { natOutgoing: false }), update('router', known)), database))).toEqual(['REPLY', null, 'db']);
  });

  test('a node calls a pod of another node by its tunnel, with the tunnel’s address', () => {
    const result = ask(smallCluster, { from: 'worker1' });
    expect(ending(result)).toEqual(['REPLY', null, 'web2']);
    expect(arrived(result)).toBe('172.28.1.1>172.28.2.20');
    expect(arrived(ask(smallCluster, { from: 'worker1', to: 'web1' }))).toBe('192.168.20.31>172.28.1.20');
  });
});

describe('states', () => {
  test('a stopped worker runs no pods; the others forget its block', () => {
    const stopped = draw(smallCluster, update('worker2', { state: 'stopped' }));
    expect(ask(stopped, {}).verdict).toBe('UNREACHABLE');
    expect(ending(ask(stopped, { from: 'web2', to: 'db', port: 3306 }))[1]).not.toBeNull();
    expect(stagesOf(deviceOf(stopped, 'worker1'), 'route')[0]?.rows.map((row) => row.destination)).not.toContain('172.28.2.0/26');
  });

  test('a pod on the host network listens on its node and leaves with the node’s address', () => {
    const shared = draw(smallCluster, add('pod', 'agent', 'worker2', { hostNetwork: true, listens: [{ id: 'agent', port: 9100 }] }));
    expect(ending(ask(shared, { to: '192.168.20.32', port: 9100 }))).toEqual(['REPLY', null, 'worker2']);
    expect(ending(ask(shared, { to: 'agent', port: 9100 }))).toEqual(['REPLY', null, 'worker2']);
    expect(ending(ask(shared, { to: '192.168.20.31', port: 9100 }))).toEqual(['REFUSED', 'NO_LISTENER', 'worker1']);
  });

  test('a virtual address is answered by the node that holds it', () => {
    const call = { from: 'db', to: 'vip-cluster', port: 8001 } as const;
    expect(ending(ask(withVips, call))).toEqual(['REPLY', null, 'master1']);
    expect(arrived(ask(withVips, call))).toBe('192.168.30.50>192.168.20.10');
    expect(ending(ask(draw(withVips, update('vip-cluster', { holder: null })), call))[0]).toBe('HOST_UNREACHABLE');
  });

  test('IKS starts with its own networks, a pool that wraps across subnets only, and nodes that need no host', () => {
    const iks = draw(smallCluster, add('kubernetes-cluster', 'iks'), add('ip-pool', 'iks-pool', 'iks'), operate('iks', 'change-flavor'), add('worker-node', 'w', 'iks'));
    expect(iks.components['iks']?.props).toMatchObject({ flavor: 'IKS', podCidr: '172.30.0.0/16', serviceCidr: '172.21.0.0/16' });
    expect(iks.components['iks-pool']?.props).toMatchObject({ cidr: '172.30.0.0/16', ipipMode: 'CrossSubnet' });
    expect(iks.components['w']?.props).toMatchObject({ cluster: 'iks', podBlock: '172.30.0.64/26' });
    expect(draw(iks, update('iks', { podCidr: '10.1.0.0/16' }), operate('iks', 'change-flavor')).components['iks']?.props).toMatchObject({ flavor: 'ICP', podCidr: '10.1.0.0/16', serviceCidr: '172.29.0.0/16' });
  });
});
