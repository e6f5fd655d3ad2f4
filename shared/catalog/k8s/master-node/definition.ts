// Models a master node: the API server and console of a cluster, on a node like the others.
// Source: seed 002 line 100; domain/private-cloud.md R-063, b.5 (MasterNode: ports 8001 API, 8443 console; 1, 3, 5 or 7 of them).
// Not modelled: etcd and its quorum, the scheduler; as worker node otherwise.
import { defineNode } from '../node-kind.ts';

export const masterNode = defineNode({
  id: 'master-node',
  labels: { ko: '마스터 노드', en: 'Master node' },
  keywords: ['k8s', 'kubernetes', 'control plane', 'API server', '컨트롤 플레인'],
  listens: [
    { id: 'api', name: 'kube-apiserver', port: 8001 },
    { id: 'console', name: 'console', port: 8443, application: 'http', tls: true, body: 'console' },
    { id: 'registry', name: 'registry', port: 8500 },
    { id: 'image-manager', name: 'image manager', port: 8600 },
  ],
});
