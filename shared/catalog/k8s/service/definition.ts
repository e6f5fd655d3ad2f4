// Models a Service: addresses and ports under which kube-proxy on every node of the cluster finds ready pods, or endpoints typed by hand.
// Source: seed 002 lines 15-38, 58-59; domain/private-cloud.md R-001..R-005, R-026, R-027, b.5 (K8sService), c (Kubernetes node), d.2; [KP].
// Not modelled: headless and ExternalName Services, IPVS mode, topology hints, named target ports, what expires an affinity.
import { defineComponent } from '../../../model/definition.ts';
import { clusterOf } from '../cluster.ts';
import { serviceSchema } from '../service-props.ts';
import { endpointsOf } from '../services.ts';
import { serviceFindings } from './checks.ts';
import { freeClusterIp, isFreeClusterIp } from './cluster-ip.ts';
import { planService } from './plan.ts';
import { serviceSentences } from './sentences.ts';

export const service = defineComponent({
  id: 'service',
  family: 'k8s',
  labels: { ko: '서비스', en: 'Service' },
  keywords: ['ClusterIP', 'NodePort', 'LoadBalancer', 'kube-proxy', 'endpoints', '클러스터 서비스'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props: serviceSchema,
  parents: { kinds: ['kubernetes-cluster'], root: false },
  links: [],
  sentences: serviceSentences,
  interfaces: (self) => [{ id: 'clusterip', addresses: self.props.clusterIp === '' ? [] : [self.props.clusterIp], prefixLength: 32, mtuBytes: 1500, policies: [], path: '/clusterIp' }],
  card: (self, scope) => ({ address: self.props.clusterIp || null, lamp: endpointsOf(scope, self.id).length > 0 ? 'running' : 'error' }),
  readings: (self, scope) => [{ label: { ko: '엔드포인트', en: 'Endpoints' }, value: endpointsOf(scope, self.id).map((endpoint) => endpoint.address).join(', ') || '-' }],
  create: (parent, scope) => ({ clusterIp: parent === null ? '' : (freeClusterIp(scope, parent) ?? ''), ports: [{ id: 'http', name: 'http', port: 80 }] }),
  relocate: (self, scope) => {
    const cluster = clusterOf(scope, self.id);
    return cluster === null || isFreeClusterIp(scope, cluster.id, self.id, self.props.clusterIp) ? {} : { clusterIp: freeClusterIp(scope, cluster.id) ?? '' };
  },
  checks: serviceFindings,
  plan: planService,
});
