import type { Design } from '../../../model/design.ts';
import { add, connect, draw, update } from '../../testing/drawing-board.ts';
import { withVips } from './small-cluster.ts';

/*
 * The small cluster with Services and a customer in front of its router: shop.example.com is 203.0.113.11, an address of the router
 * (addresses of domain/private-cloud.md 0.2). Nothing leads from that address into the cluster yet: M1, M2 and M3 differ there.
 */

const page = { listens: [{ id: 'http', port: 8080, application: 'http', body: 'shop' }] };

export const servedCluster: Design = draw(
  withVips,
  update('web1', page),
  update('web2', page),
  update('router', {
    interfaces: [{ id: 'nodes', address: '192.168.20.1' }, { id: 'data', address: '192.168.30.1' }, { id: 'front', address: '203.0.113.10', secondary: ['203.0.113.11'] }],
  }),
  add('vlan', 'front', null, { cidr: '203.0.113.8/29' }),
  connect('l2', 'router/front', 'front'),
  add('dns-server', 'names', null, { interfaces: [{ id: 'eth0', address: '203.0.113.13' }], gateway: '203.0.113.10', records: [{ id: 'shop', name: 'shop.example.com', address: '203.0.113.11' }, { id: 'help', name: 'help.example.com', address: '203.0.113.11' }] }),
  connect('l2', 'names/eth0', 'front'),
  add('server', 'customer', null, { interfaces: [{ id: 'eth0', address: '203.0.113.12' }], gateway: '203.0.113.10', dnsServer: 'names' }),
  connect('l2', 'customer/eth0', 'front'),
  add('service', 'svc-web', 'k8s', { clusterIp: '172.29.0.90', selector: ['app=web'], ports: [{ id: 'http', port: 80, targetPort: 8080 }] }),
  add('ingress', 'ingress', 'k8s', { rules: [{ id: 'shop', host: 'shop.example.com', path: '/', service: 'svc-web', port: 80 }], tls: [{ id: 'shop', host: 'shop.example.com', certificate: 'shop-tls' }] }),
  add('ingress-controller', 'pod-ingress', 'proxy1', { hostNetwork: false, ip: '172.28.3.10', labels: ['app=ingress'], httpsPort: 8443, httpPort: 8080 }),
  add('service', 'svc-ingress', 'k8s', { clusterIp: '172.29.0.80', selector: ['app=ingress'], ports: [{ id: 'https', port: 443, targetPort: 8443 }, { id: 'http', port: 80, targetPort: 8080 }] }),
);

/** The router knows the Service network behind a node (seed 58). */
export const serviceRoute = update('router', { routes: [{ id: 'services', network: '172.29.0.0/16', nextHop: '192.168.20.31' }] });

/** The router hands what is called on its public address on to an address of the cluster. */
export const handsTo = (address: string, port = '443') => update('router', {
  nat: [{ id: 'd1', kind: 'DNAT', appliedOn: 'front', originalAddress: '203.0.113.11', protocol: 'tcp', originalPort: '443', translatedAddress: address, translatedPort: port }],
});
