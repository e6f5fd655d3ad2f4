import { describe, expect, test } from 'vitest';
import { emptyDesign, type Component, type Design } from '../../../model/design.ts';
import { add, applyFix, connect, draw, findingsOf, problems, propsOf, refusals, refusedWith, update, written } from '../../testing/drawing-board.ts';
import { offered, operate, takenBack } from '../../testing/operating.ts';
import { handsTo, servedCluster, serviceRoute } from '../testing/served-cluster.ts';
import { addresses, arrived, ask, stepsOf, way } from '../testing/small-cluster.ts';

/* The proxy between clients and endpoints, and the ways that lead to it (domain/private-cloud.md d.2). */

const shop = { from: 'customer', to: 'https://shop.example.com', kind: 'http', port: 443, sizeBytes: 1000 } as const;
const only = (pod: 'web1' | 'web2') => update(pod === 'web1' ? 'web2' : 'web1', { ready: false });
const onHost = update('pod-ingress', { hostNetwork: true, httpsPort: 443, httpPort: 80 });

/** `source>destination` and the address it was forwarded for, at the endpoint. */
const seen = (result: ReturnType<typeof ask>) => ({ packet: arrived(result), client: stepsOf(result, 'balance').at(-1)?.detail['client'] });

describe('delivery', () => {
  const m1 = draw(servedCluster, serviceRoute, handsTo('172.29.0.80'));
  test('M1: the ClusterIP of the controller, by a node; connection 2 is the controller’s own', () => {
    const result = ask(draw(m1, only('web1')), shop);
    expect(result.outcome).toBe('HTTP_200');
    expect(way(result)).toBe('customer router worker1 proxy1 pod-ingress pod-ingress proxy1 worker1 web1');
    expect(seen(result)).toEqual({ packet: '172.28.3.10>172.28.1.20', client: '172.28.1.1' });
  });

  const m2 = draw(servedCluster, onHost, handsTo('192.168.20.20'));
  test('M2: the proxy VIP and the host network; the controller sees the client, and speaks from tunl0 to other nodes', () => {
    const result = ask(draw(m2, only('web1')), shop);
    expect(result.outcome).toBe('HTTP_200');
    expect(way(result)).toBe('customer router proxy1 proxy1 worker1 web1');
    expect(seen(result)).toEqual({ packet: '172.28.3.1>172.28.1.20', client: '203.0.113.12' });
    expect(stepsOf(result, 'translate').map((step) => step.because.component)).toEqual(['router']);
  });
  test('M2 with the pod on the same proxy node: from the node’s address', () => {
    const beside = draw(m2, update('web1', { ready: false }), update('web2', { ready: false }), add('pod', 'web3', 'proxy1', { ip: '172.28.3.20', labels: ['app=web'], listens: [{ id: 'http', port: 8080, application: 'http' }] }));
    expect(seen(ask(beside, shop))).toEqual({ packet: '192.168.20.21>172.28.3.20', client: '203.0.113.12' });
  });
  test('M2 follows the VIP to another proxy node that has a controller', () => {
    const two = draw(m2, add('ingress-controller', 'second', 'proxy2'), update('vip-proxy', { holder: 'proxy2' }));
    expect(way(ask(draw(two, only('web1')), shop))).toBe('customer router proxy2 proxy2 worker1 web1');
    expect(propsOf(two, 'second')).toMatchObject({ hostNetwork: true, httpsPort: 443, httpPort: 80 });
  });
  test('on the host network other ports of the node stay the node’s', () => {
    const ssh = draw(m2, update('proxy1', { listens: [{ id: 'sshd', port: 22 }] }));
    expect(ask(ssh, { from: 'db', to: '192.168.20.21', port: 22 }).verdict).toBe('REACHABLE');
    expect(ask(ssh, { from: 'db', to: '192.168.20.21', port: 443, kind: 'http' }).outcome).toBe('HTTP_400');
    expect(ask(ssh, { from: 'db', to: '192.168.20.21', port: 444 }).outcome).toBe('REFUSED');
  });

  test('M3: a node port; policy Local lets the controller see the client', () => {
    const ports = { ports: [{ id: 'https', port: 443, targetPort: 8443, nodePort: 31_443 }], type: 'NodePort' };
    const m3 = (node: string, externalTrafficPolicy: string) => ask(draw(servedCluster, update('svc-ingress', { ...ports, externalTrafficPolicy }), handsTo(node, '31443'), only('web1')), shop);
    expect(seen(m3('192.168.20.31', 'Cluster'))).toEqual({ packet: '172.28.3.10>172.28.1.20', client: '172.28.1.1' });
    expect(seen(m3('192.168.20.21', 'Local'))).toEqual({ packet: '172.28.3.10>172.28.1.20', client: '203.0.113.12' });
    expect(m3('192.168.20.31', 'Local').outcome).toBe('TIMEOUT');
  });

  test('upstream by ClusterIP: the node chooses the endpoint of connection 2', () => {
    const result = ask(draw(m1, update('pod-ingress', { upstreamMode: 'clusterIp' }), only('web1')), shop);
    expect(result.outcome).toBe('HTTP_200');
    const second = stepsOf(result, 'originate').at(-1);
    expect(second === undefined ? '' : addresses(second)).toBe('172.28.3.10>172.29.0.90');
    expect(arrived(result)).toBe('172.28.3.10>172.28.1.20');
  });

  test('switched off or not ready it answers nobody', () => {
    expect(ask(draw(m1, update('pod-ingress', { enabled: false })), shop).outcome).toBe('REFUSED');
    expect(ask(draw(m2, update('pod-ingress', { ready: false })), shop).outcome).toBe('REFUSED');
  });
});

describe('where it may stand', () => {
  test('R-011 in ICP on proxy nodes only; a file that says otherwise is told', () => {
    expect(refusedWith(servedCluster, add('ingress-controller', 'other', 'worker1'))).toEqual(['K8S-PROXY-NODE']);
    expect(draw(servedCluster, update('k8s', { flavor: 'IKS' }), add('ingress-controller', 'other', 'worker1')).components['other']?.parent).toBe('worker1');
    expect(problems(draw(servedCluster, update('k8s', { flavor: 'IKS' }), add('ingress-controller', 'other', 'worker1', { enabled: true }), update('k8s', { flavor: 'ICP' })), 'other')).toEqual(['K8S-PROXY-NODE warning']);
    expect(problems(servedCluster, 'pod-ingress')).toEqual([]);
  });
});

/** An IKS cluster: one worker with a leg in the private and one in the public network, and a visitor in front of the public one (domain/private-cloud.md d.5). */
const iks = draw(
  emptyDesign,
  add('vlan', 'private', null, { cidr: '10.20.0.0/26' }),
  add('vlan', 'public', null, { cidr: '198.51.100.0/29', subnets: [{ id: 'alb', cidr: '203.0.113.16/29', type: 'portable', purpose: 'iksAlb' }] }),
  add('onprem-router', 'gate', null, { interfaces: [{ id: 'public', address: '198.51.100.1', secondary: ['203.0.113.17'] }, { id: 'out', address: '192.0.2.1' }] }),
  add('vlan', 'out', null, { cidr: '192.0.2.0/24' }),
  connect('l2', 'gate/public', 'public'),
  connect('l2', 'gate/out', 'out'),
  add('server', 'visitor', null, { interfaces: [{ id: 'eth0', address: '192.0.2.9' }], gateway: '192.0.2.1' }),
  connect('l2', 'visitor/eth0', 'out'),
  add('kubernetes-cluster', 'k8s', null, { flavor: 'IKS', podCidr: '172.30.0.0/16', serviceCidr: '172.21.0.0/16' }),
  add('worker-node', 'w1', 'k8s', { interfaces: [{ id: 'eth0', address: '10.20.0.4' }, { id: 'eth1', address: '198.51.100.4' }], gateway: '198.51.100.1', podBlock: '172.30.1.0/26' }),
  connect('l2', 'w1/eth0', 'private'),
  connect('l2', 'w1/eth1', 'public'),
  add('pod', 'web', 'w1', { ip: '172.30.1.20', labels: ['app=web'], listens: [{ id: 'http', port: 8080, application: 'http' }] }),
  add('service', 'svc', 'k8s', { selector: ['app=web'], ports: [{ id: 'http', port: 80, targetPort: 8080 }] }),
  add('ingress', 'ingress', 'k8s', { rules: [{ id: 'all', path: '/', service: 'svc', port: 80 }] }),
  add('ingress-controller', 'alb1', 'w1', { entryAddress: '203.0.113.18' }),
  add('ingress-controller', 'alb2', 'w1'),
);

describe('application load balancers of IKS', () => {
  /** A cluster of the provider with one worker on its public and its private VLAN, and nothing else yet. */
  const bare = draw(
    emptyDesign,
    add('vlan', 'public', null, { vlanKind: 'public', cidr: '198.51.100.0/28', subnets: [{ id: 'alb', cidr: '203.0.113.16/29', type: 'portable', purpose: 'iksAlb' }] }),
    add('vlan', 'private', null, { vlanKind: 'privateA', cidr: '10.20.0.0/26', subnets: [{ id: 'alb', cidr: '10.20.1.0/29', type: 'portable', purpose: 'iksAlb' }] }),
    add('kubernetes-cluster', 'k8s'),
    add('ip-pool', 'pool', 'k8s'),
    add('worker-node', 'w1', 'k8s', { interfaces: [{ id: 'eth0', address: '10.20.0.4' }, { id: 'eth1', address: '198.51.100.4' }] }),
    connect('l2', 'w1/eth0', 'private'),
    connect('l2', 'w1/eth1', 'public'),
  );
  const both = [
    { kind: 'ingress-controller', name: 'public-alb', parent: 'w1', props: { visibility: 'public', enabled: true, entryAddress: '203.0.113.18' } },
    { kind: 'ingress-controller', name: 'private-alb', parent: 'w1', props: { visibility: 'private', enabled: false, entryAddress: '10.20.1.2' } },
  ];
  const albs = (design: Design): readonly Component[] => Object.values(design.components).filter((component) => component.kind === 'ingress-controller');

  const told = (design: Design): readonly string[] => problems(design, 'k8s').filter((problem) => problem.startsWith('K8S'));

  test('R-014 a cluster that becomes one of IKS gets a public ALB that is on and a private one that is off, each with its address, in one step', () => {
    const made = draw(bare, operate('k8s', 'change-flavor'));
    expect(albs(made)).toMatchObject(both);
    expect(new Set(albs(made).map(({ props }) => props['ip'])).size).toBe(2);
    expect([told(made), problems(made, 'public-alb'), problems(made, 'private-alb')]).toEqual([[], [], []]);
    expect(takenBack(bare, operate('k8s', 'change-flavor'))).toMatchObject({ steps: 1, design: bare });
    expect(albs(draw(made, operate('k8s', 'change-flavor')))).toMatchObject(both);
  });
  test('R-014 an IKS cluster without any is told once a worker can carry them, and one press provisions both', () => {
    const none = draw(bare, update('k8s', { flavor: 'IKS' }));
    expect(findingsOf(none, 'k8s')).toContainEqual(expect.objectContaining({ code: 'K8S-003', severity: 'warning', params: { case: 'none', name: 'k8s' }, rule: ['R-014'] }));
    expect(told(bare)).toEqual([]);
    const made = applyFix(none, 'k8s', 'K8S-003');
    expect(albs(made)).toMatchObject(both);
    expect([offered(none, 'k8s'), offered(made, 'k8s'), offered(bare, 'k8s')]).toEqual([['change-flavor', 'provision-albs'], ['change-flavor'], ['change-flavor']]);
    expect(refusals(made, operate('k8s', 'provision-albs'))).toMatchObject([{ code: 'K8S-ALB', params: { case: 'there' } }]);
    const idle = draw(none, update('w1', { schedulable: false }));
    expect([told(idle), refusedWith(idle, operate('k8s', 'provision-albs'))]).toEqual([[], ['K8S-ALB']]);
  });
  test('R-014 drawn by hand the first is public and on, a further one private and off; at least one must be on', () => {
    expect([propsOf(iks, 'alb1'), propsOf(iks, 'alb2')]).toMatchObject([{ visibility: 'public', enabled: true }, { visibility: 'private', enabled: false }]);
    expect(problems(iks, 'alb1')).toEqual([]);
    const off = draw(iks, update('alb1', { enabled: false }));
    expect([problems(off, 'alb1'), problems(off, 'alb2')]).toEqual([['K8S-003 error'], []]);
    expect(problems(applyFix(off, 'alb1', 'K8S-003'), 'alb1')).toEqual([]);
  });
  test('R-015 one entry address of its own in a network of its node, called by its worker directly', () => {
    const result = ask(iks, { from: 'visitor', to: 'https://203.0.113.18/', kind: 'http', port: 443 });
    expect(result.outcome).toBe('HTTP_200');
    expect(way(result)).toBe('visitor gate w1 alb1 alb1 w1 web');
    expect(arrived(result, 'return')).toBe('203.0.113.18>192.0.2.9');
    expect(ask(iks, { from: 'visitor', to: 'alb1', port: 443 }).probe.destination).toBe('203.0.113.18');
    const twin = draw(iks, update('alb2', { enabled: true, entryAddress: '203.0.113.18' }));
    expect(problems(twin, 'alb2')).toEqual(['V-01 error']);
    expect(findingsOf(draw(iks, update('alb1', { entryAddress: '203.0.113.66' })), 'alb1')).toMatchObject([{ code: 'V-01', rule: ['R-015'] }]);
    expect(ask(draw(iks, update('alb1', { enabled: false })), { from: 'visitor', to: '203.0.113.18', port: 443 }).outcome).toBe('HOST_UNREACHABLE');
  });
  test('V-52 counts their entry addresses too', () => {
    const services = [19, 20, 21, 22].map((last) => add('service', `lb${last}`, 'k8s', { type: 'LoadBalancer', loadBalancerIp: `203.0.113.${last}`, selector: ['app=web'], ports: [{ id: 'http', port: 80, nodePort: 31_000 + last }] }));
    expect(problems(draw(iks, ...services.slice(0, 3)), 'lb21')).toEqual([]);
    expect(problems(draw(iks, ...services), 'lb22')).toEqual(['V-52 info']);
  });
});

test('what somebody wrote by hand, nonsense included, opens and is planned', () => {
  expect(ask(written(iks, 'alb1', { ip: 'x', entryAddress: 'y', httpsPort: -1 }), { from: 'visitor', to: '203.0.113.18', port: 443 }).verdict).toBe('UNREACHABLE');
});
