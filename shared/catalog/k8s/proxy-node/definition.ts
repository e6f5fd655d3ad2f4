// Models a proxy node: the node of an IBM Cloud Private cluster on which the ingress controller runs and that holds the proxy VIP.
// Source: seed 002 lines 28 and 100; domain/private-cloud.md, b.5 (ProxyNode, Vip), d.2 (M2).
// Not modelled: as worker node; the election of the VIP's holder (an operation moves it).
import { defineNode } from '../node-kind.ts';

export const proxyNode = defineNode({
  id: 'proxy-node',
  labels: { ko: '프록시 노드', en: 'Proxy node' },
  keywords: ['k8s', 'kubernetes', 'ICP', 'ingress', 'edge node', '인그레스'],
  listens: [],
});
