import { expect, test } from 'vitest';
import { compile } from '../../engine/index.ts';
import { compareProbe } from '../../engine/testing/compare.ts';
import { randomProbe } from '../../engine/testing/random-probe.ts';
import type { Design } from '../../model/design.ts';
import { add, draw, planOf, update } from '../testing/drawing-board.ts';
import { operate } from '../testing/operating.ts';
import { apart, smallCluster, withVips } from './testing/small-cluster.ts';

/* Clusters in several states: the engine and the reference interpreter say the same about random probes through each of them. */

const guarded: Design = draw(
  smallCluster,
  add('network-policy', 'policy-web', 'k8s', { selector: ['app=web'], types: ['Ingress', 'Egress'], ingress: [{ id: 'a', allPods: true, ports: ['tcp/8080'] }], egress: [{ id: 'b', ipBlock: '0.0.0.0/0', except: ['192.168.30.0/24'] }] }),
  add('network-policy', 'policy-beside', 'k8s', { selector: ['app=beside'], types: ['Egress'], egress: [{ id: 'c', podSelector: ['app=web'] }] }),
  add('service', 'shop', 'k8s', { type: 'NodePort', clusterIp: '172.29.0.80', selector: ['app=web'], ports: [{ id: 'http', port: 80, targetPort: 8080, nodePort: 31_080 }] }),
);

const designs: Readonly<Record<string, Design>> = {
  'IP-in-IP always': smallCluster,
  'across subnets only': draw(apart, update('pool', { ipipMode: 'CrossSubnet' })),
  'without IP-in-IP and NAT': draw(apart, update('pool', { ipipMode: 'Never', natOutgoing: false })),
  'policies and a Service': guarded,
  'a failed proxy node': draw(withVips, operate('proxy1', 'fail')),
  'a drained worker': draw(guarded, operate('worker1', 'drain')),
};

test.each(Object.entries(designs))('%s', (_name, design) => {
  const plan = planOf(design);
  const network = compile(plan);
  const differences = Array.from({ length: 150 }, (_, seed) => compareProbe(plan, network, randomProbe(seed + 1, plan))).filter((difference) => difference !== null);
  expect(differences.slice(0, 1)).toEqual([]);
});
