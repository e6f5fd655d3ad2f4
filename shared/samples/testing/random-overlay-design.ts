import { drawEdge } from './random-edge.ts';
import { guestFirewall, listens, rule, strayRoutes } from './random-rules.ts';
import { type Sketch, upTo } from './random-sketch.ts';
import type { Underlay } from './random-underlay.ts';

/* What NSX makes of the hosts: logical switches, machines, a distributed router, a bridge and the distributed firewall. */

function machine(sketch: Sketch, id: string, hosts: readonly string[], address: string, network: string, gateway: string): void {
  const { dice } = sketch;
  const parent = dice.in100(4) ? null : dice.pick(hosts);
  sketch.add('virtual-machine', id, parent, {
    ...(dice.in100(4) ? { state: 'stopped' } : {}),
    interfaces: [{
      id: 'eth0', address, mtu: sketch.mostly(1500, [9000, 1400], 10),
      ...(dice.in100(6) ? { secondary: [address.replace(/\d+$/, '77')] } : {}), ...(dice.in100(8) ? { spoofGuard: true } : {}),
    }],
    gateway: sketch.mostly(gateway, ['', '192.168.20.254'], 8),
    dnsServer: sketch.mostly('ad-dns', ['public-dns', null, '10.100.4.53'], 40),
    listens: listens(dice),
    ...guestFirewall(dice),
    ...(dice.in100(6) ? { dfwExcluded: true } : {}),
  });
  sketch.plug(`${id}/eth0`, network);
}

/** LIFs for everything behind the transit network; the control VM may be down or stand nowhere. */
function distributedRouter(sketch: Sketch, hosts: readonly string[]): void {
  const { dice } = sketch;
  const hasStretched = sketch.has('ls-stretched');
  sketch.add('dlr', 'dlr', 'vc', {
    interfaces: [
      { id: 'lif-transit', type: 'uplink', address: '192.168.100.2' },
      { id: 'lif-db', type: 'internal', address: '192.168.30.1', mtu: sketch.mostly(1500, [9000], 10) },
      ...(dice.in100(25) ? [{ id: 'lif-web', type: 'internal', address: dice.pick(['192.168.20.2', '192.168.20.1']) }] : []),
      ...(hasStretched ? [{ id: 'lif-stretched', type: 'internal', address: '172.20.10.1', connected: dice.in100(50) }] : []),
      ...(dice.in100(25) ? [{ id: 'lif-vlan', type: 'uplink', address: '10.100.2.40' }] : []),
    ],
    defaultGateway: sketch.mostly('192.168.100.1', ['', '192.168.100.9'], 12),
    protocolAddress: '192.168.100.3',
    routes: strayRoutes(dice, ['10.100.4.0/26', '172.29.0.0/16', '198.51.100.0/24'], ['192.168.100.1', '192.168.20.31', '192.168.30.51']),
    controlVm: { host: sketch.mostly<string | null>(dice.pick(hosts), [null, 'nobody']), state: sketch.mostly('up', ['down']), ha: dice.in100(30), standbyHost: dice.in100(30) ? dice.pick(hosts) : null },
  });
  sketch.plug('dlr/lif-transit', 'ls-transit');
  sketch.plug('dlr/lif-db', 'ls-db');
  sketch.plug('dlr/lif-web', 'ls-web');
  if (hasStretched) sketch.plug('dlr/lif-stretched', 'ls-stretched');
  sketch.plug('dlr/lif-vlan', 'vlan-a');
}

/** A VLAN of physical servers joined with a logical switch. */
function bridge(sketch: Sketch): void {
  const { dice } = sketch;
  sketch.add('vlan', 'vlan-phys', 'vc', { vlanKind: 'privateA', vlanId: 300, cidr: '192.168.30.0/24', mtu: sketch.mostly(9000, [1500]) });
  sketch.add('server', 'physical', null, { interfaces: [{ id: 'eth0', address: '192.168.30.90' }], gateway: '192.168.30.1', listens: listens(dice), ...guestFirewall(dice) });
  sketch.plug('physical/eth0', 'vlan-phys');
  sketch.add('l2-bridge', 'bridge', 'vc', { state: sketch.mostly('up', ['down']), dlr: sketch.mostly<string | null>('dlr', [null], 10) });
  sketch.wire('l2', 'bridge/vxlan', 'ls-db');
  sketch.wire('l2', 'bridge/vlan', 'vlan-phys');
}

const places = ['vm1', 'vm2', 'db1', 'ls-web', 'ls-db', 'h1', 'cl1', 'vc', 'worker1', 'nobody'];
const guarded = ['192.168.20.0/24', '192.168.30.51', '10.0.0.0/8', '192.168.20.51', '172.20.0.0/16', 'vm1', 'ls-db'];

function distributedFirewall(sketch: Sketch): void {
  const { dice } = sketch;
  sketch.add('distributed-firewall', 'dfw', 'vc', {
    defaultAction: sketch.mostly('accept', ['deny', 'reject'], 15),
    sections: dice.in100(20) ? [{ id: 'l2', name: 'l2', layer: 'ethernet' }] : [],
    rules: upTo(dice.below(4)).map((index) =>
      rule(dice, `R${index}`, guarded, { appliedTo: dice.in100(50) ? [] : dice.some(places, 20), ...(dice.in100(12) ? { section: dice.pick(['l2', 'gone']) } : {}) })),
    exclusions: dice.in100(15) ? [dice.pick(['vm1', 'db1', 'nobody'])] : [],
  });
}

export function drawOverlay(sketch: Sketch, { hosts, zones }: Underlay, hasStretched: boolean): void {
  const { dice } = sketch;
  const zone = (): string => (dice.in100(3) ? '' : dice.in100(85) ? 'tz1' : dice.pick(zones));
  const networks = [['ls-transit', 5000, '192.168.100.0/24'], ['ls-web', 5001, '192.168.20.0/24'], ['ls-db', 5002, '192.168.30.0/24']] as const;
  for (const [id, vni, cidr] of networks) sketch.add('logical-switch', id, 'vc', { vni, transportZone: zone(), cidr });
  if (hasStretched) sketch.add('logical-switch', 'ls-stretched', 'vc', { vni: 5003, transportZone: zone(), cidr: '172.20.10.0/24', stretched: true });
  for (const index of upTo(sketch.count(1, 2))) machine(sketch, `vm${index}`, hosts, `192.168.20.5${index}`, 'ls-web', '192.168.20.1');
  for (const index of upTo(sketch.count(1, 2))) machine(sketch, `db${index}`, hosts, `192.168.30.5${index}`, 'ls-db', '192.168.30.1');
  drawEdge(sketch, hosts, zone());
  distributedRouter(sketch, hosts);
  if (dice.in100(25)) bridge(sketch);
  if (dice.in100(60)) distributedFirewall(sketch);
  if (dice.in100(15)) machine(sketch, 'tools', hosts, '10.100.4.60', 'vlan-a', '10.100.4.1');
}
