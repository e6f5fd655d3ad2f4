import { emptyDesign } from '../../../model/design.ts';
import { add, connect, draw, type Step } from '../../testing/drawing-board.ts';

/*
 * The cloud of RT-1 without its cluster (domain/private-cloud.md 0.2): three hosts with VTEPs, LS-Transit, LS-DB and LS-Stretched, the distributed router, an
 * edge gateway with nothing but its leg on the transit network, and two machines.
 */

type Props = Readonly<Record<string, unknown>>;

/** Draws a component and plugs its interfaces into networks: `plugged(step, { eth0: 'ls-db' })`. */
export function plugged(step: Step, networks: Readonly<Record<string, string>>): readonly Step[] {
  const [, { id }] = step;
  return [step, ...Object.entries(networks).map(([port, network]) => connect('l2', `${String(id)}/${port}`, network))];
}

function host(number: number): readonly Step[] {
  const interfaces = [
    { id: 'vmk0', role: 'management', address: `10.100.0.1${number}`, mtu: 1500 },
    { id: 'vtep0', role: 'vtep', address: `10.100.1.1${number}`, mtu: 9000 },
  ];
  return plugged(add('esxi-host', `esx${number}`, 'cluster1', { interfaces }), { vmk0: 'private-vlan-A', vtep0: 'private-vlan-A' });
}

const portable = (purpose: string, cidr: string): Props => ({ id: purpose, cidr, type: 'portable', purpose });

export function logicalSwitch(id: string, vni: number, cidr: string, more: Props = {}): Step {
  return add('logical-switch', id, 'vcenter', { vni, cidr, transportZone: 'tz1', ...more });
}

/** A machine with one vNIC that answers on a port. */
export function machine(id: string, on: string, network: string, address: string, gateway: string, port: number): readonly Step[] {
  return plugged(add('virtual-machine', id, on, { interfaces: [{ id: 'eth0', address }], gateway, listens: [{ id: 'service', port }] }), { eth0: network });
}

export const lifs: readonly Props[] = [
  { id: 'lif-transit', type: 'uplink', address: '192.168.100.2' },
  { id: 'lif-db', type: 'internal', address: '192.168.30.1' },
  { id: 'lif-stretched', type: 'internal', address: '172.20.10.1', connected: false },
];

export const overlay = draw(
  emptyDesign,
  add('vlan', 'private-vlan-A', null, {
    vlanKind: 'privateA', mtu: 9000, dvs: 'SDDC-Dswitch-Private', cidr: '10.100.0.0/26',
    subnets: [portable('vtep', '10.100.1.0/26'), portable('esgUplink', '10.100.2.0/26'), portable('hcx', '10.100.3.0/26')],
  }),
  add('vcenter-instance', 'vcenter', null, { transportZones: [{ id: 'tz1', clusters: ['cluster1'] }] }),
  add('cluster', 'cluster1', 'vcenter'),
  ...[1, 2, 3].flatMap(host),
  logicalSwitch('ls-transit', 5000, '192.168.100.0/24'),
  logicalSwitch('ls-db', 5002, '192.168.30.0/24'),
  logicalSwitch('ls-stretched', 5003, '172.20.10.0/24', { stretched: true }),
  ...plugged(
    add('esg', 'esg', 'esx1', {
      interfaces: [{ id: 'vnic3', type: 'internal', address: '192.168.100.1', reversePathFilter: 'strict' }],
      routes: [{ id: 'db', network: '192.168.30.0/24', nextHop: '192.168.100.2' }],
      firewallRules: [{ id: 'F1', source: ['192.168.0.0/16'] }],
    }),
    { vnic3: 'ls-transit' },
  ),
  ...plugged(
    add('dlr', 'dlr', 'vcenter', { interfaces: lifs, defaultGateway: '192.168.100.1', protocolAddress: '192.168.100.3', controlVm: { host: 'esx1' } }),
    { 'lif-transit': 'ls-transit', 'lif-db': 'ls-db', 'lif-stretched': 'ls-stretched' },
  ),
  ...machine('db', 'esx3', 'ls-db', '192.168.30.50', '192.168.30.1', 3306),
  ...machine('vm60', 'esx3', 'ls-stretched', '172.20.10.60', '172.20.10.1', 443),
);
