import { describe, expect, test } from 'vitest';
import type { Design } from '../../model/design.ts';
import { add, connect, draw, problems, propsOf, update } from '../testing/drawing-board.ts';
import { servedCluster, serviceRoute } from './testing/served-cluster.ts';
import { addresses, apart, arrived, ask, ending, smallCluster, stepsOf, way } from './testing/small-cluster.ts';

/* Who calls what, seen from every side of a node (domain/private-cloud.md c, Kubernetes node): nodes, pods on the host network, strangers, addresses outside. */

const nodePort = { type: 'NodePort', ports: [{ id: 'http', port: 80, targetPort: 8080, nodePort: 30_080 }] };
const web = (more: Readonly<Record<string, unknown>>) => update('svc-web', more);
const only = (pod: 'web1' | 'web2') => update(pod === 'web1' ? 'web2' : 'web1', { ready: false });
const agent = add('pod', 'agent', 'worker2', { hostNetwork: true, labels: ['app=agent'], listens: [{ id: 'agent', port: 9100 }] });
const hidden = (design: Design, probe: Parameters<typeof ask>[1]) => stepsOf(ask(design, probe), 'translate').map(addresses);

describe('a node', () => {
  test('calls a ClusterIP: balanced before it is routed; from tunl0 through the tunnel, from its own address without one', () => {
    const call = { from: 'worker2', to: 'svc-web', port: 80 } as const;
    const result = ask(draw(servedCluster, only('web1')), call);
    expect([way(result), arrived(result)]).toEqual(['worker2 worker1 web1', '172.28.2.1>172.28.1.20']);
    expect(stepsOf(result, 'balance').map(addresses)).toEqual(['192.168.20.32>172.28.1.20']);
    expect(stepsOf(result, 'translate', 'return').map(addresses)).toEqual(['172.28.1.20>192.168.20.32', '172.29.0.90>192.168.20.32']);
    expect(arrived(ask(draw(servedCluster, only('web1'), update('pool', { ipipMode: 'CrossSubnet' })), call))).toBe('192.168.20.32>172.28.1.20');
  });

  test('R-002 a new master has the node ports as well: Calico gives it a block like every node', () => {
    const design = draw(servedCluster, web(nodePort), only('web1'), add('master-node', 'master2', 'k8s'), connect('l2', 'master2/eth0', 'nodes'));
    expect(propsOf(design, 'master2')).toMatchObject({ podBlock: '172.28.0.64/26', interfaces: [{ address: '192.168.20.2' }] });
    const result = ask(design, { from: 'db', to: '192.168.20.2', port: 30_080 });
    expect([way(result), arrived(result)]).toEqual(['db router master2 worker1 web1', '172.28.0.65>172.28.1.20']);
    expect(result.verdict).toBe('REACHABLE');
  });

  test('unwraps nothing that a stranger wrapped: a router between nodes that hides their addresses ends IP-in-IP at the second one', () => {
    const rule = { id: 's', kind: 'SNAT', appliedOn: 'more', originalAddress: '192.168.20.0/24', translatedAddress: '192.168.21.1' };
    const result = ask(draw(apart, update('router', { nat: [rule] })), {});
    expect(ending(result)).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'worker2']);
    expect(stepsOf(result, 'drop').map(addresses)).toEqual(['192.168.21.1>192.168.21.32 // 172.28.1.20>172.28.2.20']);
  });
});

describe('a pod on the host network', () => {
  test('speaks as its node', () => {
    const shared = draw(smallCluster, agent);
    const result = ask(shared, { from: 'agent', to: 'db', port: 3306 });
    expect([way(result), arrived(result), result.verdict]).toEqual(['worker2 router db', '192.168.20.32>192.168.30.50', 'REACHABLE']);
    expect(result.probe).toMatchObject({ from: 'agent', source: '192.168.20.32' });
    expect(arrived(ask(shared, { from: 'agent', to: 'web1' }))).toBe('172.28.2.1>172.28.1.20');
    expect(ask(shared, { from: 'pool', to: 'web1' }).verdict).toBe('UNDETERMINED');
  });

  test('answers for a Service from everywhere: its node’s address is outside the pools', () => {
    const served = draw(smallCluster, agent, add('service', 'svc-agent', 'k8s', { clusterIp: '172.29.0.70', selector: ['app=agent'], ports: [{ id: 'a', port: 9100 }] }));
    const seen = (from: string) => arrived(ask(served, { from, to: 'svc-agent', port: 9100 }));
    expect([seen('web1'), seen('web2'), seen('worker1'), seen('worker2')]).toEqual([
      '192.168.20.31>192.168.20.32', '172.28.2.20>172.29.0.70', '192.168.20.31>192.168.20.32', '192.168.20.32>172.29.0.70',
    ]);
    for (const from of ['web1', 'web2', 'worker1', 'worker2']) expect(ask(served, { from, to: 'svc-agent', port: 9100 }).verdict).toBe('REACHABLE');
  });
});

describe('what a ClusterIP does not serve is routed like any packet', () => {
  test('a ping, and a port without a row, take the default route', () => {
    expect(ending(ask(servedCluster, { from: 'web1', to: 'svc-web', kind: 'ping' }))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'router']);
    expect(ending(ask(servedCluster, { from: 'web1', to: 'svc-web', port: 81 }))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'router']);
  });

  test('with a route back to a node it circles until its TTL ends; the node’s own address as source ends it at once', () => {
    const routed = draw(servedCluster, serviceRoute);
    expect(ending(ask(routed, { from: 'db', to: 'svc-web', kind: 'ping' }))[0]).toBe('TTL_EXCEEDED');
    expect(ending(ask(routed, { from: 'web1', to: 'svc-web', kind: 'ping' }))).toEqual(['TIMEOUT', 'MARTIAN_SOURCE', 'worker1']);
  });
});

describe('policy Local', () => {
  const local = draw(servedCluster, web({ ...nodePort, externalTrafficPolicy: 'Local' }), only('web1'));
  const call = (from: string, to: string, design = local) => ask(design, { from, to, port: 30_080 });

  test('asks only of callers from outside that the endpoint is here: the node itself and its pods get any', () => {
    expect([call('worker2', '192.168.20.32').verdict, call('web2', '192.168.20.32').verdict]).toEqual(['REACHABLE', 'REACHABLE']);
    expect(arrived(call('web2', '192.168.20.32'))).toBe('172.28.2.20>172.28.1.20');
    expect(ending(call('worker1', '192.168.20.32'))).toEqual(['TIMEOUT', 'SERVICE_NO_ENDPOINTS', 'worker2']);
  });

  test('without clusterCIDR nobody can tell pods from callers outside', () => {
    expect(ending(call('web2', '192.168.20.32', draw(local, update('k8s', { clusterCidrSet: false }))))).toEqual(['TIMEOUT', 'SERVICE_NO_ENDPOINTS', 'worker2']);
  });
});

describe('addresses outside, called from inside', () => {
  test('the node serves them itself, ICP or not, and hides who calls', () => {
    const exposed = draw(servedCluster, only('web1'), web({ ...nodePort, type: 'LoadBalancer', loadBalancerIp: '192.168.20.200', externalIps: ['192.168.30.200'] }));
    for (const to of ['192.168.20.200', '192.168.30.200']) {
      expect(hidden(exposed, { from: 'beside', to, port: 80 })).toEqual(['192.168.20.31>172.28.1.20']);
      expect(hidden(exposed, { from: 'worker2', to, port: 80 })).toEqual(['172.28.2.1>172.28.1.20']);
      expect(ask(exposed, { from: 'beside', to, port: 80 }).verdict).toBe('REACHABLE');
    }
    expect(ending(ask(exposed, { from: 'beside', to: '192.168.20.200', kind: 'ping' }))).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'worker1']);
  });

  test('a pod that calls its own node port is hidden behind the node', () => {
    const result = ask(draw(servedCluster, web(nodePort), only('web1')), { from: 'web1', to: '192.168.20.31', port: 30_080 });
    expect([way(result), arrived(result), result.verdict]).toEqual(['web1 worker1 web1', '192.168.20.31>172.28.1.20', 'REACHABLE']);
  });
});

describe('UDP', () => {
  const names = draw(
    smallCluster, update('web2', { labels: ['app=names'], listens: [{ id: 'names', protocol: 'udp', port: 5353 }] }),
    add('service', 'svc-names', 'k8s', { type: 'NodePort', clusterIp: '172.29.0.60', selector: ['app=names'], ports: [{ id: 'dns', protocol: 'udp', port: 53, targetPort: 5353, nodePort: 30_053 }] }),
  );

  test('datagrams are balanced and hidden as connections are; TCP to the same port is somebody else’s', () => {
    const inside = ask(names, { from: 'web1', to: 'svc-names', kind: 'udp', port: 53 });
    expect([arrived(inside), inside.outcome]).toEqual(['172.28.1.20>172.28.2.20', 'REPLY']);
    expect(arrived(inside, 'return')).toBe('172.29.0.60>172.28.1.20');
    const outside = ask(names, { from: 'db', to: '192.168.20.31', kind: 'udp', port: 30_053 });
    expect([arrived(outside), outside.outcome]).toEqual(['172.28.1.1>172.28.2.20', 'REPLY']);
    expect(ending(ask(names, { from: 'db', to: '192.168.20.31', port: 30_053 }))).toEqual(['REFUSED', 'NO_LISTENER', 'worker1']);
    expect(ending(ask(names, { from: 'web1', to: 'svc-names', port: 53 }))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'router']);
  });
});

describe('endpoints outside the cluster', () => {
  const design = draw(servedCluster, serviceRoute, add('service', 'svc-db', 'k8s', { clusterIp: '172.29.0.61', endpoints: [{ id: 'a', component: 'db' }], ports: [{ id: 'mysql', port: 3306 }] }));
  const call = (from: string, ...steps: Parameters<typeof draw>[1][]) => ask(draw(design, ...steps), { from, to: 'svc-db', port: 3306 });

  test('are called through the node like any machine outside the pools', () => {
    const result = call('web1');
    expect([way(result), arrived(result), arrived(result, 'return')]).toEqual(['web1 worker1 router db', '192.168.20.31>192.168.30.50', '172.29.0.61>172.28.1.20']);
  });

  test('one that is chosen for its own call must not see itself, whatever kube-proxy knows of the cluster', () => {
    for (const clusterCidrSet of [true, false]) {
      const result = call('db', update('k8s', { clusterCidrSet }));
      expect([way(result), arrived(result), result.verdict]).toEqual(['db router worker1 router db', '192.168.20.31>192.168.30.50', 'REACHABLE']);
    }
  });
});

describe('where packets between pods and outside die without NAT or tunnels', () => {
  const ports = (filter: string) => ({ interfaces: [{ id: 'nodes', address: '192.168.20.1', reversePathFilter: filter }, { id: 'data', address: '192.168.30.1' }, { id: 'more', address: '192.168.21.1' }] });

  test('V-38 between subnets, as the pool warns: at the router, by its reverse path filter before it has no route', () => {
    const never = (filter: string) => draw(apart, update('pool', { ipipMode: 'Never' }), update('router', ports(filter)));
    expect(ending(ask(never('off'), {}))).toEqual(['TIMEOUT', 'NO_ROUTE', 'router']);
    expect(ending(ask(never('strict'), {}))).toEqual(['TIMEOUT', 'REVERSE_PATH_FILTER', 'router']);
    expect(ending(ask(never('loose'), {}))).toEqual(['TIMEOUT', 'REVERSE_PATH_FILTER', 'router']);
    for (const filter of ['off', 'strict', 'loose']) expect(problems(never(filter), 'pool')).toEqual(['V-38 warning']);
  });

  test('V-37 out of the cluster, as the pool warns: strict loses the request, off the reply', () => {
    const design = (filter: string) => draw(apart, update('pool', { natOutgoing: false }), update('router', ports(filter)));
    const bare = (filter: string) => ask(design(filter), { to: 'db', port: 3306 });
    for (const filter of ['strict', 'off']) expect(problems(design(filter), 'pool')).toEqual(['V-37 warning']);
    expect([ending(bare('strict')), way(bare('strict'))]).toEqual([['TIMEOUT', 'REVERSE_PATH_FILTER', 'router'], 'web1 worker1 router']);
    expect([ending(bare('off')), bare('off').paths[0]?.disposition, way(bare('off'), 'return')]).toEqual([['TIMEOUT', 'NO_ROUTE', 'router'], 'REPLY_LOST', 'db router']);
  });
});
