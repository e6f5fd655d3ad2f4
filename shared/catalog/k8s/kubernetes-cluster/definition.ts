// Models a Kubernetes cluster: the networks, kube-proxy settings and way of installation that its nodes, pods and Services share.
// Source: seed 002 lines 15-51 and 86-88; domain/private-cloud.md R-001..R-019, R-053..R-055, b.5 (K8sCluster).
// Not modelled: the API server's objects (deployments, namespaces, accounts), etcd, IPVS, add-ons.
import { defineComponent } from '../../../model/definition.ts';
import { clusterProps } from '../cluster.ts';
import { fetchProbes } from '../fetch-probes.ts';
import { clusterNodes } from '../nodes.ts';
import { clusterPods } from '../pods.ts';
import { provisionAlbs } from './albs.ts';
import { clusterFindings, clusterSentences } from './checks.ts';
import { changeFlavor } from './operations.ts';

export const kubernetesCluster = defineComponent({
  id: 'kubernetes-cluster',
  family: 'k8s',
  labels: { ko: 'Kubernetes 클러스터', en: 'Kubernetes cluster' },
  keywords: ['k8s', 'ICP', 'IKS', 'IBM Cloud Private', '쿠버네티스', '컨테이너'],
  shape: 'container',
  container: 'place',
  size: { width: 480, height: 260 },
  props: clusterProps,
  parents: { kinds: ['vcenter-instance', 'onprem-site'], root: true },
  links: [],
  sentences: clusterSentences,
  card: (self) => ({ address: self.props.podCidr || null, lamp: null }),
  readings: (self, scope) => [
    { label: { ko: '노드', en: 'Nodes' }, value: String(clusterNodes(scope, self.id).length) },
    { label: { ko: '팟', en: 'Pods' }, value: String(clusterPods(scope, self.id).length) },
  ],
  checks: clusterFindings,
  probes: fetchProbes,
  operations: [changeFlavor, provisionAlbs],
});
