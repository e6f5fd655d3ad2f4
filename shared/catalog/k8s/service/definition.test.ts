import { describe, expect, test } from 'vitest';
import { add, applyFix, deviceOf, draw, findingsOf, problems, propsOf, stagesOf, update } from '../../testing/drawing-board.ts';
import { handsTo, servedCluster, serviceRoute } from '../testing/served-cluster.ts';
import { addresses, arrived, ask, ending, stepsOf, way } from '../testing/small-cluster.ts';

/* domain/private-cloud.md c (Kubernetes node), d.2; what kube-proxy does with packets for a Service. */

const web = (more: Readonly<Record<string, unknown>>) => update('svc-web', more);
const nodePort = { type: 'NodePort', ports: [{ id: 'http', port: 80, targetPort: 8080, nodePort: 30_080 }] };
const onNodes = draw(servedCluster, web(nodePort));
const onlyWeb1 = update('web2', { ready: false });

/** Source translations of the way there: `before>after` addresses with what decided. */
const hidden = (result: ReturnType<typeof ask>) => stepsOf(result, 'translate').map((step) => `${step.because.component} ${addresses(step)}`);

describe('ClusterIP', () => {
  test('R-027 a caller outside the cluster is served through a node and hidden behind it: tunl0 where the endpoint is on another node', () => {
    const routed = draw(servedCluster, serviceRoute);
    const remote = ask(draw(routed, update('web1', { ready: false })), { from: 'db', to: 'svc-web', port: 80 });
    expect(ending(remote)).toEqual(['REPLY', null, 'web2']);
    expect(way(remote)).toBe('db router worker1 worker2 web2');
    expect(way(remote, 'return')).toBe('web2 worker2 worker1 router db');
    expect(hidden(remote)).toEqual(['svc-web 172.28.1.1>172.28.2.20']);
    const local = ask(draw(routed, onlyWeb1), { from: 'db', to: 'svc-web', port: 80 });
    expect(arrived(local)).toBe('192.168.20.31>172.28.1.20');
    expect(arrived(local, 'return')).toBe('172.29.0.90>192.168.30.50');
  });

  test('R-026 without a route to it nobody outside the cluster reaches it', () => {
    expect(ending(ask(servedCluster, { from: 'db', to: 'svc-web', port: 80 }))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'router']);
    expect(ask(servedCluster, { from: 'beside', to: 'svc-web', port: 80 }).verdict).toBe('REACHABLE');
  });

  test('pods keep their address, the node itself does not; masqueradeAll hides everybody, no clusterCIDR nobody', () => {
    const asked = (from: string, ...settings: Parameters<typeof update>[1][]) =>
      hidden(ask(draw(servedCluster, serviceRoute, onlyWeb1, ...settings.map((props) => update('k8s', props))), { from, to: 'svc-web', port: 80 }));
    expect(asked('beside')).toEqual([]);
    expect(asked('worker2')).toEqual(['svc-web 172.28.2.1>172.28.1.20']);
    expect(asked('beside', { masqueradeAll: true })).toEqual(['svc-web 192.168.20.31>172.28.1.20']);
    expect(asked('db', { clusterCidrSet: false })).toEqual([]);
  });

  test('a pod that is chosen for its own call sees its node as the caller', () => {
    const own = ask(draw(servedCluster, onlyWeb1), { from: 'web1', to: 'svc-web', port: 80 });
    expect(way(own)).toBe('web1 worker1 web1');
    expect(arrived(own)).toBe('192.168.20.31>172.28.1.20');
    expect(own.verdict).toBe('REACHABLE');
  });

  test('without endpoints: ICMP 3/3, whoever asks', () => {
    const none = draw(servedCluster, serviceRoute, onlyWeb1, update('web1', { ready: false }));
    for (const from of ['beside', 'db']) expect(ending(ask(none, { from, to: 'svc-web', port: 80 }))).toEqual(['REFUSED', 'SERVICE_NO_ENDPOINTS', 'worker1']);
    const [error] = stepsOf(ask(none, { from: 'beside', to: 'svc-web', port: 80 }), 'originate', 'error');
    expect(error?.headers).toMatchObject([{ layer: 'ipv4', protocol: 1 }, { layer: 'icmp', type: 3, code: 3 }]);
  });

  test('endpoints are ready pods of running nodes that bear every label, and machines outside typed by hand', () => {
    const backends = (...steps: Parameters<typeof draw>[1][]) => stagesOf(deviceOf(draw(servedCluster, ...steps), 'worker1'), 'balance').find((stage) => stage.because.component === 'svc-web')?.backends.map((each) => `${each.component} ${each.address}:${each.port}`);
    expect(backends()).toEqual(['web1 172.28.1.20:8080', 'web2 172.28.2.20:8080']);
    expect(backends(update('worker2', { state: 'stopped' }))).toEqual(['web1 172.28.1.20:8080']);
    expect(backends(web({ selector: ['app=web', 'tier=front'] }))).toEqual([]);
    expect(backends(web({ selector: [], endpoints: [{ id: 'db', component: 'db', port: 3306 }, { id: 'far', address: '10.9.9.9' }] }))).toEqual(['db 192.168.30.50:3306', 'svc-web 10.9.9.9:8080']);
  });

  test('affinity goes by the caller alone', () => {
    const methods = (sessionAffinity: string) => [...new Set(stagesOf(deviceOf(draw(servedCluster, web({ sessionAffinity })), 'worker1'), 'balance').filter((stage) => stage.because.component === 'svc-web').map((stage) => stage.method))];
    expect(methods('None')).toEqual(['flow']);
    expect(methods('ClientIP')).toEqual(['source']);
  });
});

describe('NodePort', () => {
  test('R-002 the same port answers on every node, virtual addresses included', () => {
    for (const to of ['192.168.20.31', '192.168.20.32', '192.168.20.21', '192.168.20.20']) expect(ask(onNodes, { from: 'db', to, port: 30_080 }).verdict).toBe('REACHABLE');
    expect(ask(onNodes, { from: 'worker1', to: '192.168.20.31', port: 30_080 }).verdict).toBe('REACHABLE');
    expect(ask(servedCluster, { from: 'db', to: '192.168.20.31', port: 30_080 }).outcome).toBe('REFUSED');
  });

  test('policy Cluster hides the caller and comes back through the same node (M3)', () => {
    const far = ask(draw(onNodes, update('web1', { ready: false })), { from: 'db', to: '192.168.20.31', port: 30_080 });
    expect(hidden(far)).toEqual(['svc-web 172.28.1.1>172.28.2.20']);
    expect(way(far, 'return')).toBe('web2 worker2 worker1 router db');
    const near = ask(draw(onNodes, onlyWeb1), { from: 'db', to: '192.168.20.31', port: 30_080 });
    expect(arrived(near)).toBe('192.168.20.31>172.28.1.20');
  });

  test('policy Local keeps the caller and uses endpoints of that node only; without any there is silence', () => {
    const local = draw(onNodes, web({ externalTrafficPolicy: 'Local' }));
    const at = (to: string, from = 'db') => ask(local, { from, to, port: 30_080 });
    expect(arrived(at('192.168.20.31'))).toBe('192.168.30.50>172.28.1.20');
    expect(ending(at('192.168.20.21'))).toEqual(['TIMEOUT', 'SERVICE_NO_ENDPOINTS', 'proxy1']);
    expect(at('192.168.20.21', 'proxy1').verdict).toBe('REACHABLE');
    expect(ask(draw(local, onlyWeb1), { from: 'worker2', to: '192.168.20.32', port: 30_080 }).verdict).toBe('REACHABLE');
  });
});

describe('LoadBalancer and external addresses', () => {
  const balanced = draw(servedCluster, web({ ...nodePort, type: 'LoadBalancer', loadBalancerIp: '192.168.20.80' }));
  test('R-005 in ICP nobody inside answers for the address, and something outside can aim at the node ports', () => {
    expect(ending(ask(balanced, { from: 'db', to: '192.168.20.80', port: 80 }))).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'router']);
    const outside = ask(draw(balanced, handsTo('192.168.20.32', '30080')), { from: 'customer', to: '203.0.113.11', port: 443 });
    expect(outside.verdict).toBe('REACHABLE');
  });
  test('in IKS a worker in its network answers, for whom the ranges allow', () => {
    const iks = draw(balanced, update('k8s', { flavor: 'IKS' }));
    expect(way(ask(iks, { from: 'db', to: '192.168.20.80', port: 80 }))).toMatch(/^db router worker1 /);
    expect(ask(iks, { from: 'db', to: 'svc-web', port: 80 }).probe.destination).toBe('172.29.0.90');
    const ranged = draw(iks, web({ loadBalancerSourceRanges: ['10.0.0.0/8'] }));
    expect(ending(ask(ranged, { from: 'db', to: '192.168.20.80', port: 80 }))).toEqual(['TIMEOUT', 'FIREWALL_RULE_DENY', 'worker1']);
  });
  test('an external address needs somebody who routes it to a node', () => {
    const external = draw(servedCluster, web({ externalIps: ['198.51.100.7'] }));
    expect(ask(external, { from: 'db', to: '198.51.100.7', port: 80 }).outcome).toBe('NET_UNREACHABLE');
    const routed = draw(external, update('router', { routes: [{ id: 'ext', network: '198.51.100.7/32', nextHop: '192.168.20.32' }] }));
    expect(ask(routed, { from: 'db', to: '198.51.100.7', port: 80 }).verdict).toBe('REACHABLE');
  });
});

test('R-001 R-012 three ways in: without any of them an application is out of reach, whatever the flavor', () => {
  for (const flavor of ['ICP', 'IKS']) {
    const cluster = draw(servedCluster, update('k8s', { flavor }));
    expect(ask(cluster, { from: 'db', to: 'web1' }).verdict).toBe('UNREACHABLE');
    expect(ask(cluster, { from: 'db', to: 'svc-web', port: 80 }).verdict).toBe('UNREACHABLE');
    expect(ask(draw(cluster, web(nodePort)), { from: 'db', to: '192.168.20.31', port: 30_080 }).verdict).toBe('REACHABLE');
    const controller = update('pod-ingress', { hostNetwork: true, httpsPort: 443, httpPort: 80 });
    expect(ask(draw(cluster, controller, handsTo('192.168.20.20')), { from: 'customer', to: 'https://shop.example.com', kind: 'http', port: 443 }).outcome).toBe('HTTP_200');
  }
  const balanced = draw(servedCluster, update('k8s', { flavor: 'IKS' }), web({ ...nodePort, type: 'LoadBalancer', loadBalancerIp: '192.168.20.80' }));
  expect(ask(balanced, { from: 'db', to: '192.168.20.80', port: 80 }).verdict).toBe('REACHABLE');
});

describe('names of the cluster', () => {
  const named = draw(
    servedCluster,
    add('pod', 'pod-dns', 'worker1', { ip: '172.28.1.5', labels: ['k8s-app=kube-dns'], dnsServes: true, dnsForwardTo: '203.0.113.13' }),
    add('service', 'kube-dns', 'k8s', { clusterIp: '172.29.0.10', selector: ['k8s-app=kube-dns'], ports: [{ id: 'dns', protocol: 'udp', port: 53 }] }),
  );
  test('Services are known by their names, in every form a search list makes', () => {
    for (const name of ['svc-web.default', 'svc-web.default.svc', 'svc-web.default.svc.cluster.local']) {
      const asked = ask(named, { from: 'web2', to: name, port: 80 });
      expect([asked.probe.destination, asked.verdict]).toEqual(['172.29.0.90', 'REACHABLE']);
    }
  });
  test('what it does not know it asks onwards, from the address of its node', () => {
    const asked = ask(named, { from: 'web2', to: 'shop.example.com', port: 443 });
    expect(asked.probe.destination).toBe('203.0.113.11');
    const legs = (asked.resolution ?? []).map((leg) => leg.hops.map((hop) => hop.component).join(' '));
    expect(legs).toEqual(['web2 worker2 worker1 pod-dns', 'pod-dns worker1 router names', 'names router worker1 pod-dns', 'pod-dns worker1 worker2 web2']);
  });
});

describe('findings', () => {
  test('V-29 K8S-001 no ready endpoint; the only labels there are make the remedy', () => {
    expect(problems(servedCluster, 'svc-web')).toEqual([]);
    const wrong = draw(servedCluster, web({ selector: ['app=shop'] }));
    expect(problems(wrong, 'svc-web')).toEqual(['V-29 error']);
    const alone = draw(wrong, update('beside', { ready: false }), update('pod-ingress', { ready: false }));
    expect(propsOf(applyFix(alone, 'svc-web', 'V-29'), 'svc-web')['selector']).toEqual(['app=web']);
    expect(problems(applyFix(alone, 'svc-web', 'V-29'), 'svc-web')).toEqual([]);
  });
  test('V-30 outside the range, used twice, or not chosen', () => {
    const ported = (nodePort: number | null) => draw(servedCluster, update('svc-ingress', { type: 'NodePort', ports: [{ id: 'https', port: 443, targetPort: 8443, nodePort: 30_080 }] }), web({ type: 'NodePort', ports: [{ id: 'http', port: 80, targetPort: 8080, nodePort }] }));
    expect(problems(ported(30_081), 'svc-web')).toEqual([]);
    for (const wrong of [80, 30_080, null]) {
      expect(problems(ported(wrong), 'svc-web')).toEqual(['V-30 error']);
      const repaired = applyFix(ported(wrong), 'svc-web', 'V-30');
      expect(propsOf(repaired, 'svc-web')['ports']).toMatchObject([{ nodePort: 30_000 }]);
      expect(problems(repaired, 'svc-web')).toEqual([]);
    }
    expect(findingsOf(ported(30_080), 'svc-web')[0]?.at.path).toBe('/ports/0/nodePort');
    expect(problems(draw(ported(31_000), update('k8s', { nodePortRange: '32000-32767' })), 'svc-web')).toEqual(['V-30 error']);
  });
  test('V-31 R-003 R-004 R-013 NodePort is not for production; a load balancer or Ingress is the advice, in ICP and IKS', () => {
    expect(problems(onNodes, 'svc-web')).toEqual([]);
    for (const flavor of ['ICP', 'IKS']) {
      const production = draw(onNodes, update('k8s', { environment: 'production', flavor }));
      expect(findingsOf(production, 'svc-web')).toMatchObject([{ code: 'V-31', severity: 'warning', at: { path: '/type' } }]);
      expect(propsOf(applyFix(production, 'svc-web', 'V-31'), 'svc-web')['type']).toBe('LoadBalancer');
      expect(problems(applyFix(production, 'svc-web', 'V-31'), 'svc-web')).toEqual([]);
    }
  });
  test('V-36 policy Local, and the router aims at a node without an endpoint', () => {
    const aimed = (node: string) => draw(onNodes, web({ externalTrafficPolicy: 'Local' }), handsTo(node, '30080'));
    expect(problems(aimed('192.168.20.31'), 'svc-web')).toEqual([]);
    expect(problems(draw(onNodes, handsTo('192.168.20.21', '30080')), 'svc-web')).toEqual([]);
    expect(findingsOf(aimed('192.168.20.21'), 'svc-web')).toMatchObject([{ code: 'V-36', severity: 'warning', params: { node: 'proxy1', by: 'router' } }]);
    expect(problems(applyFix(aimed('192.168.20.21'), 'svc-web', 'V-36'), 'svc-web')).toEqual([]);
  });
  test('V-52 the portable subnet of an IKS cluster is used up: three addresses are reserved, five are not', () => {
    const portable = (count: number) => {
      const taken = ['10.30.0.2', '10.30.0.3', '10.30.0.4', '10.30.0.5', '10.30.0.6'].slice(0, count);
      return draw(
        servedCluster, update('k8s', { flavor: 'IKS' }), update('nodes', { subnets: [{ id: 'alb', cidr: '10.30.0.0/29', type: 'portable' }] }),
        ...taken.map((loadBalancerIp, index) => add('service', `svc-${index}`, 'k8s', { type: 'LoadBalancer', loadBalancerIp, selector: ['app=web'], ports: [{ id: 'http', port: 80, nodePort: 31_000 + index }] })),
      );
    };
    expect(problems(portable(4), 'svc-3')).toEqual([]);
    expect(problems(portable(5), 'svc-4')).toEqual(['V-52 info']);
    expect(problems(portable(5), 'svc-0')).toEqual([]);
  });
});

test('a new one gets the next free address, and a copy another', () => {
  const two = draw(servedCluster, add('service', 'a', 'k8s'), add('service', 'b', 'k8s'));
  expect([propsOf(two, 'a')['clusterIp'], propsOf(two, 'b')['clusterIp']]).toEqual(['172.29.0.20', '172.29.0.21']);
});
