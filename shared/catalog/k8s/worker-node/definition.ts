// Models a worker node: a Linux machine that runs pods, with kube-proxy and Calico (vRouter) in its network stack.
// Source: seed 002 lines 58-60 and 68-71; domain/private-cloud.md R-027..R-030, R-035..R-038, b.5 (WorkerNode, CalicoNode), c (Kubernetes node).
// Not modelled: CPU and memory, BGP sessions (nodes of a cluster know each other's blocks), IPVS, IPv6, host endpoints of Calico.
import { defineNode } from '../node-kind.ts';

export const workerNode = defineNode({
  id: 'worker-node',
  labels: { ko: '작업자 노드', en: 'Worker node' },
  keywords: ['k8s', 'kubernetes', 'minion', 'vRouter', 'Calico', '워커 노드'],
  listens: [],
});
