import { add, connect, draw } from '../../testing/drawing-board.ts';
import { logicalSwitch, machine, overlay, plugged } from '../../nsx/testing/overlay.ts';

/*
 * Flow 3 in small (domain/private-cloud.md 0.2, d.3 table 3): the enterprise's site, the circuit to the cloud, and VLAN 10 stretched to LS-Stretched by a
 * pair of concentrators.
 */

type Props = Readonly<Record<string, unknown>>;

const vlan = (number: number) => add('vlan', `vlan${number}`, 'onprem', { vlanId: number, cidr: `172.20.${number}.0/24` });

/** The concentrator pair's ends and one stretched network, each with what it may be given besides. */
export const stretched = (id: string, more: Props) => add('stretched-network', id, 'vcenter', { onpremConcentrator: 'l2c-onprem', cloudConcentrator: 'l2c-cloud', ...more });

export const twoSites = draw(
  overlay,
  ...plugged(
    add('customer-router', 'bcr', null, {
      role: 'backend', interfaces: [{ id: 'vlan-a', mtu: 9000 }, { id: 'backbone', address: '10.100.255.2/30' }], routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.255.1' }],
    }),
    { 'vlan-a': 'private-vlan-A' },
  ),
  add('cross-connect-router', 'xcr', null, {
    interfaces: [{ id: 'backbone', address: '10.100.255.1/30' }, { id: 'wan', address: '169.254.20.2/30' }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '10.100.255.2' }, { id: 'onprem', network: '172.20.0.0/16', nextHop: '169.254.20.1' }],
  }),
  connect('routed', 'bcr/backbone', 'xcr/backbone'),
  add('wan', 'wan'),
  connect('routed', 'wan/cloud', 'xcr/wan'),
  add('onprem-site', 'onprem'),
  vlan(50), vlan(10), vlan(99),
  ...plugged(
    add('onprem-router', 'op-router', 'onprem', {
      interfaces: [{ id: 'vlan50', address: '172.20.50.1' }, { id: 'vlan10', address: '172.20.10.1' }, { id: 'vlan99', address: '172.20.99.1' }, { id: 'wan', address: '169.254.20.1/30' }],
      routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '169.254.20.2', source: 'bgp' }],
    }),
    { vlan50: 'vlan50', vlan10: 'vlan10', vlan99: 'vlan99' },
  ),
  connect('routed', 'op-router/wan', 'wan/onprem'),
  ...plugged(add('enterprise-user', 'user', 'onprem', { interfaces: [{ id: 'eth0', address: '172.20.50.5' }], gateway: '172.20.50.1' }), { eth0: 'vlan50' }),
  add('esxi-host', 'op-esx1', 'onprem'),
  ...plugged(add('l2-concentrator', 'l2c-onprem', 'op-esx1', { site: 'onprem', interfaces: [{ id: 'uplink', address: '172.20.99.20' }], gateway: '172.20.99.1' }), { uplink: 'vlan99' }),
  ...plugged(add('l2-concentrator', 'l2c-cloud', 'esx2', { site: 'cloud', interfaces: [{ id: 'uplink', address: '10.100.3.20' }], gateway: '10.100.3.1' }), { uplink: 'private-vlan-A' }),
  connect('tunnel', 'l2c-onprem', 'l2c-cloud'),
  stretched('stretched-10', { cidr: '172.20.10.0/24', onpremSegment: 'vlan10', cloudSegment: 'ls-stretched', cloudGateway: 'dlr/lif-stretched' }),
);

/** The same with a second stretched network, 172.20.11.0/24 with VNI 5005, and vm61 on it beside vm60 (T22). */
export const twoStretches = draw(
  twoSites,
  vlan(11),
  logicalSwitch('ls-stretched-2', 5005, '172.20.11.0/24', { stretched: true }),
  ['row.add', { id: 'op-router', path: '/interfaces', row: { id: 'vlan11', address: '172.20.11.1' } }],
  connect('l2', 'op-router/vlan11', 'vlan11'),
  ['row.add', { id: 'dlr', path: '/interfaces', row: { id: 'lif-stretched-2', type: 'internal', address: '172.20.11.1', connected: false } }],
  connect('l2', 'dlr/lif-stretched-2', 'ls-stretched-2'),
  ...machine('vm61', 'esx3', 'ls-stretched-2', '172.20.11.61', '172.20.11.1', 443),
  stretched('stretched-11', { cidr: '172.20.11.0/24', onpremSegment: 'vlan11', cloudSegment: 'ls-stretched-2', cloudGateway: 'dlr/lif-stretched-2' }),
);
