import { l2Tunnel } from '../../plan/tunnel.ts';
import { because } from './cloud-plan.ts';
import type { ReferenceOptions } from './reference-topology-options.ts';
import { nameServer } from './reference-topology-underlay.ts';
import { listener, type Small } from './small-plan.ts';

/* The enterprise's site, the circuit to the cloud and the pair of layer 2 concentrators (domain/private-cloud.md 0.2 and b.4). */

export function planOnPremises(net: Small): void {
  for (const id of ['vlan50', 'vlan10', 'vlan99']) net.segment(id);
  net.wire('wan:onprem');
  net.device('user', 'host', ['eth0 vlan50 172.20.50.5/24'], ['172.20.50.0/24 eth0', '0.0.0.0/0 eth0 172.20.50.1'], { dnsServer: '172.20.50.53' });
  net.device('corp-dns', 'host', ['eth0 vlan50 172.20.50.53/24'], ['172.20.50.0/24 eth0', '0.0.0.0/0 eth0 172.20.50.1']);
  nameServer(net, 'corp-dns', { 'vm60.corp.example': '172.20.10.60' });
  net.device('op-router', 'router', ['vlan50 vlan50 172.20.50.1/24', 'vlan10 vlan10 172.20.10.1/24', 'vlan99 vlan99 172.20.99.1/24', 'wan wan:onprem 169.254.20.1/30'], [
    '172.20.50.0/24 vlan50', '172.20.10.0/24 vlan10', '172.20.99.0/24 vlan99', '169.254.20.0/30 wan', '10.0.0.0/8 wan 169.254.20.2',
  ]);
  // A circuit: a hop that changes no TTL and looks at no address.
  net.device('wan', 'transparent', ['onprem wan:onprem', 'cloud wan:cloud'], [], { ttlCost: 0, delayUs: 10_000 });
  net.stage('wan', { kind: 'bridge', slot: 'receive', interface: null, because: because('wan'), interfaces: ['onprem', 'cloud'] });
  net.device('op-esx1', 'hypervisor', [], []);
  net.device('op-vm15', 'host', ['eth0 vlan10 172.20.10.15/24 @op-esx1'], ['172.20.10.0/24 eth0', '0.0.0.0/0 eth0 172.20.10.1'], { host: because('op-esx1').component });
  net.builder.services('op-vm15', because('op-vm15'), [listener('op-vm15', 'tcp', 443)]);
}

interface StretchSeed {
  readonly id: string;
  readonly vlan: string;
  readonly logicalSwitch: string;
  /** What distinguishes the interfaces of a second network. */
  readonly suffix: string;
}

/** One stretched network: both concentrators join their segment with the tunnel between them. */
function stretch(net: Small, { id, vlan, logicalSwitch, suffix }: StretchSeed, cloudHost: string): void {
  const endpoints = [
    { device: 'l2c-onprem', address: '172.20.99.20', because: because('l2c-onprem', 'uplink') },
    { device: 'l2c-cloud', address: '10.100.3.20', because: because('l2c-cloud', 'uplink') },
  ];
  // Whatever a frame costs, it costs on the way of its outer packet.
  net.segment(id, { form: 'point-to-point', mtuBytes: 9000, delayUs: 0, overlay: { tunnel: l2Tunnel(), endpoints } });
  const bridge = { kind: 'bridge', slot: 'receive', interface: null, because: because(id), interfaces: [`trunk${suffix}`, `tunnel${suffix}`] } as const;
  net.interface('l2c-onprem', `trunk${suffix} ${vlan} @op-esx1`);
  net.interface('l2c-cloud', `trunk${suffix} ${logicalSwitch} @${cloudHost}`);
  for (const device of ['l2c-onprem', 'l2c-cloud']) {
    net.interface(device, `tunnel${suffix} ${id}`);
    net.stage(device, bridge);
  }
}

export function planStretch(net: Small, options: ReferenceOptions): void {
  const cloudHost = options.hosts['l2c-cloud'];
  net.device('l2c-onprem', 'host', ['uplink vlan99 172.20.99.20/24 @op-esx1'], ['172.20.99.0/24 uplink', '0.0.0.0/0 uplink 172.20.99.1'], { host: because('op-esx1').component });
  net.device('l2c-cloud', 'host', [`uplink private-vlan-A 10.100.3.20/26 @${cloudHost}`], ['10.100.3.0/26 uplink', '0.0.0.0/0 uplink 10.100.3.1'], { host: because(cloudHost).component });
  stretch(net, { id: 'stretched-10', vlan: 'vlan10', logicalSwitch: 'ls-stretched', suffix: '' }, cloudHost);
  if (!options.hasSecondStretch) return;
  net.segment('vlan11');
  net.interface('op-router', 'vlan11 vlan11 172.20.11.1/24');
  net.builder.routes('op-router', [{ destination: '172.20.11.0/24', type: 'unicast', interface: 'vlan11', via: null, distance: 0, metric: 0, because: because('op-router', '172.20.11.0/24 vlan11') }]);
  stretch(net, { id: 'stretched-11', vlan: 'vlan11', logicalSwitch: 'ls-stretched-2', suffix: '-2' }, cloudHost);
}
