import type { NullRouteStage } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import { hostIds, type HostId, type ReferenceOptions } from './reference-topology-options.ts';
import { listener, type Small } from './small-plan.ts';

/* The public side, the provider's routers and VLANs, and the hosts with their VTEPs (domain/private-cloud.md 0.2, b.1 and b.2). */

/** FCR and internet drop what is private in either address (c). */
function dropPrivate(component: string): NullRouteStage {
  const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
  return {
    kind: 'null-route', slot: 'route', interface: null, because: because(component),
    rows: [{ match: { destinations: ranges }, reason: 'UNROUTABLE_PRIVATE_DST' }, { match: { sources: ranges }, reason: 'UNROUTABLE_PRIVATE_SRC' }],
  };
}

/** A name server with its records. */
export function nameServer(net: Small, device: string, records: Readonly<Record<string, string>>, forwardTo: string | null = null): void {
  net.builder.services(device, because(device), [{
    ...listener(device, 'udp', 53),
    application: { kind: 'dns', forwardTo, records: Object.entries(records).map(([name, address]) => ({ name, address, because: because(device, name) })) },
  }]);
}

export function planPublicSide(net: Small): void {
  for (const id of ['link:client', 'link:dns', 'link:fcr']) net.wire(id);
  net.device('client', 'host', ['eth0 link:client 198.51.100.25/32'], ['0.0.0.0/0 eth0'], { dnsServer: '192.0.2.53' });
  net.device('public-dns', 'host', ['eth0 link:dns 192.0.2.53/32'], ['0.0.0.0/0 eth0']);
  nameServer(net, 'public-dns', { 'shop.example.com': '203.0.113.11' });
  // One transit hop; half of its latency each way.
  net.device('internet', 'internet', ['client link:client', 'dns link:dns', 'fcr link:fcr'], ['198.51.100.25/32 client', '192.0.2.53/32 dns', '203.0.113.8/29 fcr'], { delayUs: 1010 });
  net.builder.internet('internet');
  net.stage('internet', dropPrivate('internet'));
  net.segment('public-vlan');
  net.device('fcr', 'router', ['internet link:fcr', 'public public-vlan 203.0.113.9/29'], ['203.0.113.8/29 public', '0.0.0.0/0 internet']);
  net.stage('fcr', dropPrivate('fcr'));
}

/** One physical VLAN carries every private portable subnet; BCR has the first address of each. */
export function planPrivateSide(net: Small): void {
  net.segment('private-vlan-A', { mtuBytes: 9000 });
  const subnets = ['10.100.0', '10.100.1', '10.100.2', '10.100.3', '10.100.4'];
  net.wire('link:backbone');
  net.device(
    'bcr', 'router',
    [`vlan-a private-vlan-A ${subnets.map((subnet) => `${subnet}.1/26`).join(' ')} 9000`, 'backbone link:backbone 10.100.255.2/30'],
    [...subnets.map((subnet) => `${subnet}.0/26 vlan-a`), '10.100.255.0/30 backbone', '172.20.0.0/16 backbone 10.100.255.1'],
  );
  net.device('ad-dns', 'host', ['eth0 private-vlan-A 10.100.4.53/26'], ['10.100.4.0/26 eth0', '0.0.0.0/0 eth0 10.100.4.1']);
  nameServer(net, 'ad-dns', { 'db.corp.example': '192.168.30.50' });
  net.wire('wan:cloud');
  net.device('xcr', 'router', ['backbone link:backbone 10.100.255.1/30', 'wan wan:cloud 169.254.20.2/30'], [
    '10.100.255.0/30 backbone', '10.0.0.0/8 backbone 10.100.255.2', '169.254.20.0/30 wan', '172.20.0.0/16 wan 169.254.20.1',
  ]);
}

const vtepAddresses: Readonly<Record<HostId, string>> = { esx1: '10.100.1.11', esx2: '10.100.1.12', esx3: '10.100.1.13' };

export function vtepAddress(host: HostId): string {
  return vtepAddresses[host];
}

export function planHosts(net: Small, options: ReferenceOptions): void {
  for (const host of hostIds) {
    const management = vtepAddress(host).replace('10.100.1.', '10.100.0.');
    net.device(host, 'hypervisor', [`vmk0 private-vlan-A ${management}/26`, `vtep0 private-vlan-A ${vtepAddress(host)}/26 ${options.vtepMtuBytes}`], [
      '10.100.0.0/26 vmk0', '10.100.1.0/26 vtep0', '0.0.0.0/0 vmk0 10.100.0.1',
    ]);
  }
}
