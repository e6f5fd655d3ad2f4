import { listens, natRule, rule, strayRoutes } from './random-rules.ts';
import { type Sketch, upTo, type Props } from './random-sketch.ts';

/* Edge gateways: rules of every word, NAT, load balancer and IPsec (domain/private-cloud.md b.3). */

const words = [
  'vse', 'internal', 'external', 'vnic-0', 'vnic-1', 'vnic-9', '192.168.0.0/16', '192.168.20.0/24', '10.0.0.0/8', '172.20.0.0/16', '198.51.100.25', '203.0.113.11', '10.100.2.11', '192.168.30.51',
];

function firewall({ dice }: Sketch): Props {
  return {
    ...(dice.in100(7) ? { firewallEnabled: false } : {}),
    firewallDefault: dice.pick(['accept', 'accept', 'accept', 'deny', 'reject']),
    firewallRules: upTo(dice.below(4)).map((index) =>
      rule(dice, `F${index}`, words, { matchOn: dice.pick(['original', 'original', 'translated']), direction: dice.pick(['any', 'any', 'in', 'out']) })),
  };
}

const poolMembers = ['192.168.20.51', '192.168.20.52', '192.168.30.51', '192.168.20.31', '172.20.50.60', '192.168.20.99'];

/** One pool and one or two virtual servers; accelerated only where chance turned it on at both places. */
function loadBalancer(sketch: Sketch, addresses: readonly string[]): Props {
  const { dice } = sketch;
  if (!dice.in100(55)) return {};
  const isAccelerated = dice.in100(40);
  return {
    loadBalancer: { enabled: sketch.mostly(true, [false], 8), accelerationEnabled: isAccelerated },
    pools: [{
      id: 'pool', name: 'pool',
      algorithm: dice.pick(['roundRobin', 'ipHash', 'leastConn', 'uri']),
      transparent: dice.in100(40),
      monitor: dice.pick(['none', 'tcp', 'http', 'https']),
      members: dice.some(poolMembers, 45).map((address, index) => ({
        id: `m${index}`, address, port: dice.pick([80, 8080, 443, 30080]), weight: sketch.mostly(1, [0, 3], 15), enabled: !dice.in100(8), ...(dice.in100(8) ? { monitorPort: 9999 } : {}),
      })),
    }],
    virtualServers: upTo(sketch.count(1, 2)).map((index) => ({
      id: `vs${index}`, name: `vs${index}`, enabled: !dice.in100(6),
      address: dice.in100(5) ? '10.100.2.50' : dice.pick(addresses),
      protocol: dice.pick(['tcp', 'http', 'https', 'udp']),
      port: dice.pick([80, 443, 8080]),
      pool: sketch.mostly('pool', ['nothing'], 5),
      tls: dice.pick(['none', 'none', 'passthrough', 'terminate']),
      persistence: dice.pick(['none', 'sourceIp', 'cookie']),
      insertXForwardedFor: dice.in100(30),
      accelerationEnabled: isAccelerated && dice.in100(70),
    })),
  };
}

function ipsecRow(sketch: Sketch, local: string, peer: string, localSubnet: string, peerSubnet: string): Props {
  const { dice } = sketch;
  return {
    id: 'site', name: 'site', state: sketch.mostly('up', ['down'], 12), localEndpoint: local, peerEndpoint: peer,
    localSubnets: [dice.in100(3) ? 'everything' : localSubnet], peerSubnets: [peerSubnet], cipher: dice.pick(['aes-cbc-sha1', 'aes-gcm']), natTraversal: dice.in100(25),
  };
}

/** A second edge that a network of its own hangs on; IPsec joins it with the first. */
function farEdge(sketch: Sketch, hosts: readonly string[], zone: string): void {
  const { dice } = sketch;
  sketch.add('logical-switch', 'ls-far', 'vc', { vni: 5010, transportZone: zone, cidr: '192.168.40.0/24' });
  sketch.add('esg', 'esg2', dice.pick(hosts), {
    interfaces: [{ id: 'vnic0', type: 'uplink', address: '10.100.2.20' }, { id: 'vnic1', type: 'internal', address: '192.168.40.1' }],
    routes: [{ id: 'default', network: '0.0.0.0/0', nextHop: '10.100.2.1' }],
    ...firewall(sketch),
    ipsec: [ipsecRow(sketch, '10.100.2.20', '10.100.2.10', '192.168.40.0/24', '192.168.20.0/24')],
  });
  sketch.plug('esg2/vnic0', 'vlan-a');
  sketch.plug('esg2/vnic1', 'ls-far');
  sketch.wire('tunnel', 'esg', 'esg2');
  sketch.add('virtual-machine', 'vm-far', dice.pick(hosts), { interfaces: [{ id: 'eth0', address: '192.168.40.51' }], gateway: '192.168.40.1', listens: listens(dice) });
  sketch.plug('vm-far/eth0', 'ls-far');
}

/** The rules of domain/private-cloud.md 0.2 that let machines out and the shop in. */
const usualNat: readonly Props[] = [
  { id: 'D1', kind: 'DNAT', appliedOn: 'vnic0', protocol: 'tcp', originalAddress: '203.0.113.11', originalPort: '443', translatedAddress: '172.29.0.80', translatedPort: '443' },
  { id: 'D3', kind: 'DNAT', appliedOn: 'vnic1', protocol: 'tcp', originalAddress: '10.100.2.12', originalPort: '80,443', translatedAddress: '192.168.20.20', translatedPort: 'any' },
  { id: 'S1', kind: 'SNAT', appliedOn: 'vnic0', originalAddress: '192.168.0.0/16', translatedAddress: '203.0.113.10' },
  { id: 'S2', kind: 'SNAT', appliedOn: 'vnic1', originalAddress: '192.168.0.0/16', translatedAddress: '10.100.2.13' },
];

/** The edge between the VLANs and the logical switches; `ls-web` and `ls-transit` hang on it. */
export function drawEdge(sketch: Sketch, hosts: readonly string[], zone: string): void {
  const { dice } = sketch;
  const hasFar = dice.in100(35);
  const reverse = (usual: string): string => sketch.mostly(usual, ['strict', 'loose', 'off'], 25);
  const outer = ['203.0.113.10', '203.0.113.11', '10.100.2.10', '10.100.2.11', '10.100.2.12', '10.100.2.13'];
  const nat = { interfaces: ['vnic0', 'vnic1'], outer, inner: ['192.168.20.51', '192.168.20.20', '192.168.30.51', '172.29.0.80', '192.168.20.31'], innerNetworks: ['192.168.0.0/16', '192.168.20.0/24'] };
  sketch.add('esg', 'esg', dice.pick(hosts), {
    ...(dice.in100(4) ? { state: 'stopped' } : {}),
    interfaces: [
      { id: 'vnic0', type: 'uplink', address: '203.0.113.10', secondary: ['203.0.113.11'], reversePathFilter: reverse('strict') },
      { id: 'vnic1', type: 'uplink', address: '10.100.2.10', secondary: ['10.100.2.11', '10.100.2.12', '10.100.2.13'], reversePathFilter: reverse('strict'), mtu: sketch.mostly(1500, [9000, 1400]) },
      { id: 'vnic2', type: 'internal', address: '192.168.20.1', reversePathFilter: reverse('strict') },
      { id: 'vnic3', type: 'internal', address: '192.168.100.1', reversePathFilter: reverse('strict'), connected: !dice.in100(4) },
    ],
    routes: [
      { id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.9', interface: 'vnic0' },
      { id: 'private', network: '10.0.0.0/8', nextHop: '10.100.2.1', interface: 'vnic1' },
      { id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.2.1' },
      { id: 'db', network: '192.168.30.0/24', nextHop: '192.168.100.2', source: dice.pick(['ospf', 'static']) },
      ...(dice.in100(60) ? [{ id: 'services', network: '172.29.0.0/16', nextHop: '192.168.20.31' }] : []),
      ...strayRoutes(dice, ['172.29.0.0/16', '10.100.4.0/26', '192.168.30.0/24', '0.0.0.0/0'], ['192.168.20.32', '192.168.100.2', '10.100.2.1', '9.9.9.9']),
    ],
    ecmp: dice.in100(30),
    ...firewall(sketch),
    nat: [...(dice.in100(65) ? usualNat : []), ...upTo(dice.below(4)).map((index) => natRule(dice, `N${index}`, nat))],
    ...loadBalancer(sketch, outer),
    ...(hasFar ? { ipsec: [ipsecRow(sketch, '10.100.2.10', '10.100.2.20', '192.168.20.0/24', '192.168.40.0/24')] } : {}),
    ...(dice.in100(40) ? { ha: { enabled: true, standbyHost: dice.pick(hosts), heartbeatNetwork: 'ls-transit' } } : {}),
  });
  sketch.plug('esg/vnic0', 'public-vlan');
  sketch.plug('esg/vnic1', 'vlan-a');
  sketch.plug('esg/vnic2', 'ls-web');
  sketch.plug('esg/vnic3', 'ls-transit');
  if (hasFar) farEdge(sketch, hosts, zone);
}
