import { emptyDesign } from '../../../../model/design.ts';
import { add, connect, draw } from '../../../testing/drawing-board.ts';

/*
 * The edge gateway of RT-1 (domain/private-cloud.md 0.2) with what it needs around it: the public and the private side of the provider, LS-ICP and LS-Transit as
 * VLANs, machines in the place of the nodes that D1 to D3 lead to, and a router in the place of the distributed one.
 */

type Props = Readonly<Record<string, unknown>>;

export const edgeInterfaces: readonly Props[] = [
  { id: 'vnic0', type: 'uplink', address: '203.0.113.10/29', secondary: ['203.0.113.11'] },
  { id: 'vnic1', type: 'uplink', address: '10.100.2.10/26', secondary: ['10.100.2.11', '10.100.2.12', '10.100.2.13'] },
  { id: 'vnic2', type: 'internal', address: '192.168.20.1/24' },
  { id: 'vnic3', type: 'internal', address: '192.168.100.1/24' },
];

const edgeRoutes: readonly Props[] = [
  { id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.9' },
  { id: 'private', network: '10.0.0.0/8', nextHop: '10.100.2.1' },
  { id: 'services', network: '161.26.0.0/16', nextHop: '10.100.2.1' },
  { id: 'ls-db', network: '192.168.30.0/24', nextHop: '192.168.100.2', source: 'ospf' },
  { id: 'cluster', network: '172.29.0.0/16', nextHop: '192.168.20.31' },
];

/** The seed's three rules, and F4, which it forgot (finding 1). */
export const seedRules: readonly Props[] = [
  { id: 'F1', source: ['192.168.0.0/16'] },
  { id: 'F2', source: ['192.168.0.0/16'], destination: ['10.0.0.0/8'] },
  { id: 'F3', source: ['10.0.0.0/8'], destination: ['10.100.2.11', '10.100.2.12'] },
];
export const edgeRules: readonly Props[] = [...seedRules, { id: 'F4', destination: ['203.0.113.11'], service: ['tcp/443'] }];

export const edgeNat: readonly Props[] = [
  { id: 'D1', kind: 'DNAT', appliedOn: 'vnic0', protocol: 'tcp', originalAddress: '203.0.113.11', originalPort: '443', translatedAddress: '172.29.0.80', translatedPort: '443' },
  { id: 'D2', kind: 'DNAT', appliedOn: 'vnic1', originalAddress: '10.100.2.11', translatedAddress: '192.168.20.10' },
  { id: 'D3', kind: 'DNAT', appliedOn: 'vnic1', protocol: 'tcp', originalAddress: '10.100.2.12', originalPort: '80,443', translatedAddress: '192.168.20.20' },
  { id: 'S1', kind: 'SNAT', appliedOn: 'vnic0', originalAddress: '192.168.0.0/16', translatedAddress: '203.0.113.10' },
  { id: 'S2', kind: 'SNAT', appliedOn: 'vnic1', originalAddress: '192.168.0.0/16', translatedAddress: '10.100.2.13' },
];

const portable = (id: string, cidr: string): Props => ({ id, cidr, type: 'portable' });
const https: Props = { id: 'https', port: 443, application: 'http', tls: true, body: 'hello world!' };

/** A machine on LS-ICP. */
const machine = (id: string, address: string, more: Props = {}) => add('server', id, null, { interfaces: [{ id: 'eth0', address }], gateway: '192.168.20.1', listens: [https], ...more });

/**
 * D1 leads to a machine that has the address of the Service itself behind 192.168.20.31; a cluster of nodes answers there in RT-1.
 */
export const edge = draw(
  emptyDesign,
  add('internet', 'internet'),
  add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }] }),
  connect('routed', 'client', 'internet'),
  add('customer-router', 'fcr', null, { role: 'frontend', interfaces: [{ id: 'internet' }, { id: 'public' }], routes: [{ id: 'out', network: '0.0.0.0/0', interface: 'internet' }] }),
  add('customer-router', 'bcr', null, { role: 'backend', interfaces: [{ id: 'private', mtu: 9000 }] }),
  add('vlan', 'public-vlan', null, { vlanKind: 'public', subnets: [portable('esg', '203.0.113.8/29')] }),
  add('vlan', 'private-vlan-A', null, { vlanKind: 'privateA', mtu: 9000, cidr: '10.100.0.0/26', subnets: [portable('esg', '10.100.2.0/26'), portable('management', '10.100.4.0/26')] }),
  add('vlan', 'ls-icp', null, { cidr: '192.168.20.0/24' }),
  add('vlan', 'ls-transit', null, { cidr: '192.168.100.0/24' }),
  add('vlan', 'ls-db', null, { cidr: '192.168.30.0/24' }),
  add('esg', 'esg', null, { interfaces: edgeInterfaces, routes: edgeRoutes, firewallRules: edgeRules, nat: edgeNat }),
  connect('routed', 'fcr/internet', 'internet'),
  connect('l2', 'fcr/public', 'public-vlan'),
  connect('l2', 'bcr/private', 'private-vlan-A'),
  connect('l2', 'esg/vnic0', 'public-vlan'),
  connect('l2', 'esg/vnic1', 'private-vlan-A'),
  connect('l2', 'esg/vnic2', 'ls-icp'),
  connect('l2', 'esg/vnic3', 'ls-transit'),
  add('server', 'ad-dns', null, { interfaces: [{ id: 'eth0', address: '10.100.4.53' }], gateway: '10.100.4.1', listens: [https] }),
  connect('l2', 'ad-dns/eth0', 'private-vlan-A'),
  machine('worker1', '192.168.20.31', { interfaces: [{ id: 'eth0', address: '192.168.20.31', secondary: ['172.29.0.80'] }] }),
  machine('master1', '192.168.20.10'),
  machine('proxy1', '192.168.20.20'),
  connect('l2', 'worker1/eth0', 'ls-icp'),
  connect('l2', 'master1/eth0', 'ls-icp'),
  connect('l2', 'proxy1/eth0', 'ls-icp'),
  add('onprem-router', 'db-router', null, {
    interfaces: [{ id: 'transit', address: '192.168.100.2' }, { id: 'db', address: '192.168.30.1' }], routes: [{ id: 'default', network: '0.0.0.0/0', nextHop: '192.168.100.1' }],
  }),
  connect('l2', 'db-router/transit', 'ls-transit'),
  connect('l2', 'db-router/db', 'ls-db'),
  add('server', 'db', null, { interfaces: [{ id: 'eth0', address: '192.168.30.50' }], gateway: '192.168.30.1', listens: [{ id: 'mysql', port: 3306 }] }),
  connect('l2', 'db/eth0', 'ls-db'),
);
