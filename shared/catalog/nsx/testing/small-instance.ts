import { emptyDesign, type Design } from '../../../model/design.ts';
import { add, connect, draw, type Step } from '../../testing/drawing-board.ts';

/* A vCenter Server instance small enough to be read: three hosts on one private VLAN, one logical switch, a machine on each host. */

export function host(id: string, last: number, cluster = 'cl'): readonly Step[] {
  return [
    add('esxi-host', id, cluster, { interfaces: [{ id: 'vmk0', role: 'management', address: `10.0.0.${last}`, mtu: 1500 }, { id: 'vtep0', role: 'vtep', address: `10.0.1.${last}` }] }),
    connect('l2', `${id}/vmk0`, 'vlan-a'),
    connect('l2', `${id}/vtep0`, 'vlan-a'),
  ];
}

export function machine(id: string, on: string | null, address: string, network = 'ls-web', props: Readonly<Record<string, unknown>> = {}): readonly Step[] {
  return [add('virtual-machine', id, on, { interfaces: [{ id: 'eth0', address }], listens: [{ id: 'http', port: 80 }], ...props }), connect('l2', `${id}/eth0`, network)];
}

/** esx1 esx2 esx3 with VTEPs 10.0.1.11 to .13; vm1 vm2 vm3 = 192.168.20.11 to .13 on LS-Web, VNI 5001; a distributed firewall that allows everything. */
export const smallInstance: Design = draw(
  emptyDesign,
  add('vlan', 'vlan-a', null, { vlanKind: 'privateA', mtu: 9000, subnets: [{ id: 'hosts', cidr: '10.0.0.0/24', type: 'primary' }, { id: 'vteps', cidr: '10.0.1.0/24', purpose: 'vtep' }] }),
  add('vcenter-instance', 'vc', null, { transportZones: [{ id: 'tz', name: 'TZ', clusters: ['cl'] }] }),
  add('cluster', 'cl', 'vc'),
  ...host('esx1', 11),
  ...host('esx2', 12),
  ...host('esx3', 13),
  add('logical-switch', 'ls-web', 'vc', { vni: 5001, transportZone: 'tz', cidr: '192.168.20.0/24' }),
  ...machine('vm1', 'esx1', '192.168.20.11'),
  ...machine('vm2', 'esx2', '192.168.20.12'),
  ...machine('vm3', 'esx3', '192.168.20.13'),
  add('distributed-firewall', 'dfw', 'vc'),
);
