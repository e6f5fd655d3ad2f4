import { type Sketch, upTo } from './random-sketch.ts';

/* What everything stands on: the internet, the provider's routers and VLANs, clusters of hosts with VTEPs, the WAN (addresses as in domain/private-cloud.md 0.2). */

export interface Underlay {
  readonly hosts: readonly string[];
  readonly clusters: readonly string[];
  /** Ids of transport zones. */
  readonly zones: readonly string[];
}

function publicSide(sketch: Sketch): void {
  const { dice } = sketch;
  sketch.add('internet', 'internet', null, { latencyMs: 2, transitHops: dice.below(3) });
  const server = sketch.mostly<string | null>('public-dns', [null, '192.0.2.53']);
  sketch.add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }], dnsServer: server });
  sketch.wire('routed', 'client', 'internet');
  sketch.add('dns-server', 'public-dns', null, {
    interfaces: [{ id: 'eth0', address: '192.0.2.53' }],
    records: [{ id: 'shop', name: 'shop.example.com', address: '203.0.113.11' }, { id: 'gone', name: 'gone.example.com', address: '203.0.113.14' }],
  });
  sketch.wire('routed', 'public-dns', 'internet');
  sketch.add('vlan', 'public-vlan', null, { vlanKind: 'public', mtu: 1500, subnets: [{ id: 'portable', cidr: '203.0.113.8/29', type: 'portable', purpose: 'esgUplink' }] });
  sketch.add('customer-router', 'fcr', null, {
    role: 'frontend',
    interfaces: [{ id: 'internet' }, { id: 'public', mtu: sketch.mostly(1500, [1400]) }],
    routes: [{ id: 'default', network: '0.0.0.0/0', interface: 'internet' }],
  });
  sketch.wire('routed', 'fcr/internet', 'internet');
  sketch.plug('fcr/public', 'public-vlan');
}

function privateVlans(sketch: Sketch, hasSecond: boolean): void {
  sketch.add('vlan', 'vlan-a', null, {
    vlanKind: 'privateA',
    mtu: sketch.mostly(9000, [1500, 1600, 1550]),
    subnets: [
      { id: 'hosts', cidr: '10.100.0.0/26', type: 'primary', purpose: 'management' },
      { id: 'vtep', cidr: '10.100.1.0/26', type: 'portable', purpose: 'vtep' },
      { id: 'edges', cidr: '10.100.2.0/26', type: 'portable', purpose: 'esgUplink' },
      { id: 'hcx', cidr: '10.100.3.0/26', type: 'portable', purpose: 'hcx' },
      { id: 'tools', cidr: '10.100.4.0/26', type: 'portable', purpose: 'management' },
    ],
  });
  if (hasSecond) sketch.add('vlan', 'vlan-b', null, { vlanKind: 'privateB', mtu: sketch.mostly(9000, [1500, 1600]), subnets: [{ id: 'vtep', cidr: '10.101.1.0/26', type: 'portable', purpose: 'vtep' }] });
  sketch.add('customer-router', 'bcr', null, {
    role: 'backend',
    vrf: true,
    knowsOverlay: sketch.dice.in100(40),
    interfaces: [
      { id: 'vlan-a', mtu: sketch.mostly(9000, [1500, 1600]) },
      ...(hasSecond ? [{ id: 'vlan-b', mtu: sketch.mostly(9000, [1500]) }] : []),
      { id: 'backbone', address: '10.100.255.2/30' },
    ],
    routes: [
      { id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.255.1' },
      ...(sketch.dice.in100(30) ? [{ id: 'overlay', network: '192.168.0.0/16', nextHop: '10.100.2.10' }] : []),
    ],
  });
  sketch.plug('bcr/vlan-a', 'vlan-a');
  if (hasSecond) sketch.plug('bcr/vlan-b', 'vlan-b');
  sketch.add('dns-server', 'ad-dns', null, {
    interfaces: [{ id: 'eth0', address: '10.100.4.53' }], gateway: '10.100.4.1',
    records: [{ id: 'db', name: 'db.corp.example', address: '192.168.30.51' }, { id: 'web', name: 'web.corp.example', address: '192.168.20.51' }],
  });
  sketch.plug('ad-dns/eth0', 'vlan-a');
}

/** A host of one cluster; some have no VTEP, two, one in the other VLAN, or are down. */
function host(sketch: Sketch, index: number, cluster: string, hasSecond: boolean): string {
  const { dice } = sketch;
  const id = `h${index}`;
  const network = hasSecond && dice.in100(40) ? 'vlan-b' : 'vlan-a';
  const prefix = network === 'vlan-b' ? '10.101.1' : '10.100.1';
  const vtep = { id: 'vtep0', role: 'vtep', address: `${prefix}.${10 + index}`, mtu: sketch.mostly(9000, [1500, 1600]), vxlanPort: sketch.mostly(4789, [8472], 5) };
  const vteps = dice.in100(6) ? [] : dice.in100(10) ? [vtep, { ...vtep, id: 'vtep1', address: `${prefix}.${30 + index}` }] : [vtep];
  sketch.add('esxi-host', id, cluster, {
    state: sketch.mostly('up', ['down', 'maintenance'], 8),
    interfaces: [{ id: 'vmk0', role: 'management', address: `10.100.0.${10 + index}`, mtu: 1500 }, ...vteps],
  });
  sketch.plug(`${id}/vmk0`, 'vlan-a');
  for (const row of vteps) sketch.plug(`${id}/${row.id}`, network);
  return id;
}

export function drawUnderlay(sketch: Sketch): Underlay {
  const { dice } = sketch;
  publicSide(sketch);
  const hasSecond = dice.in100(35);
  privateVlans(sketch, hasSecond);
  const clusters = upTo(sketch.count(1, 2)).map((index) => `cl${index}`);
  const zones = [
    { id: 'tz1', name: 'tz1', clusters: sketch.mostly<readonly string[]>(clusters, [[], clusters.slice(0, 1)]), replicationMode: dice.pick(['unicast', 'hybrid', 'multicast']) },
    ...(dice.in100(40) ? [{ id: 'tz2', name: 'tz2', clusters: clusters.slice(-1), replicationMode: 'unicast' }] : []),
  ];
  sketch.add('vcenter-instance', 'vc', null, { transportZones: zones, environment: sketch.mostly('production', ['test']), nsxManagerIp: '10.100.4.10' });
  for (const id of clusters) sketch.add('cluster', id, 'vc');
  const hosts = upTo(sketch.count(1, 4)).map((index) => host(sketch, index, dice.pick(clusters), hasSecond));
  if (dice.in100(50)) sketch.add('nsx-controller', 'nsx-controller-1', dice.pick(hosts));
  return { hosts, clusters, zones: zones.map(({ id }) => id) };
}

/** The circuit to the company's own site, as a wire or as a provider's router. */
export function drawWan(sketch: Sketch): void {
  const { dice } = sketch;
  const layer = sketch.mostly('2', ['3'], 35);
  const [near, far] = layer === '2' ? ['169.254.20.2/30', '169.254.20.1'] : ['169.254.21.2/30', '169.254.21.1'];
  sketch.add('cross-connect-router', 'xcr', null, {
    interfaces: [{ id: 'backbone', address: '10.100.255.1/30' }, { id: 'wan', address: near }],
    routes: [{ id: 'ibm', network: '10.0.0.0/8', nextHop: '10.100.255.2' }, { id: 'onprem', network: '172.20.0.0/16', nextHop: far, source: dice.pick(['bgp', 'static']) }],
  });
  sketch.add('wan', 'wan', null, {
    layer,
    mtu: sketch.mostly(1500, [1400, 9000, 1200]),
    latency: 10,
    ...(layer === '2' ? {} : {
      interfaces: [{ id: 'onprem', address: '169.254.20.2/30' }, { id: 'cloud', address: '169.254.21.1/30' }],
      routes: [{ id: 'there', network: '172.20.0.0/16', nextHop: '169.254.20.1' }, { id: 'here', network: '10.0.0.0/8', nextHop: '169.254.21.2' }],
    }),
  });
  sketch.wire('routed', 'bcr/backbone', 'xcr/backbone');
  sketch.wire('routed', 'wan/cloud', 'xcr/wan');
}
