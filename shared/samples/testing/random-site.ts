import { guestFirewall, listens, natRule, rule, strayRoutes } from './random-rules.ts';
import { type Sketch, upTo } from './random-sketch.ts';

/* The company's own site: VLANs, a general router with firewall and NAT, servers and users, one end of a stretched network. */

function router(sketch: Sketch): void {
  const { dice } = sketch;
  const reverse = (): string => sketch.mostly('off', ['strict', 'loose'], 30);
  const ends = ['self', 'vlan50', 'wan', '172.20.50.0/24', '172.20.0.0/16', '10.0.0.0/8', '192.168.0.0/16'];
  const nat = { interfaces: ['wan', 'vlan50'], outer: ['169.254.20.1', '172.20.50.1', '172.20.50.200'], inner: ['172.20.50.60', '172.20.10.15'], innerNetworks: ['172.20.50.0/24', '172.20.0.0/16'] };
  sketch.add('onprem-router', 'op-router', 'onprem', {
    ...(dice.in100(4) ? { state: 'stopped' } : {}),
    interfaces: [
      { id: 'vlan50', address: '172.20.50.1', reversePathFilter: reverse() },
      { id: 'vlan10', address: '172.20.10.1', reversePathFilter: reverse(), connected: !dice.in100(10) },
      { id: 'vlan99', address: '172.20.99.1', mtu: sketch.mostly(1500, [9000, 1400]) },
      { id: 'wan', address: '169.254.20.1/30', reversePathFilter: reverse(), mtu: sketch.mostly(1500, [1400]) },
    ],
    routes: [
      { id: 'ibm', network: '10.0.0.0/8', nextHop: '169.254.20.2', source: 'bgp' },
      ...(dice.in100(50) ? [{ id: 'overlay', network: '192.168.0.0/16', nextHop: '169.254.20.2' }] : []),
      ...strayRoutes(dice, ['10.100.4.0/26', '192.168.20.0/24', '203.0.113.8/29', '0.0.0.0/0'], ['169.254.20.2', '172.20.50.60', '8.8.8.8']),
    ],
    firewallEnabled: dice.in100(45),
    firewallStage: dice.pick(['pre', 'post']),
    firewallDefault: dice.pick(['accept', 'accept', 'deny', 'reject']),
    firewallRules: upTo(dice.below(4)).map((index) => rule(dice, `P${index}`, ends, { matchOn: dice.pick(['original', 'translated']) })),
    nat: dice.in100(35) ? upTo(1 + dice.below(2)).map((index) => natRule(dice, `O${index}`, nat)) : [],
    dnsServer: 'corp-dns',
  });
  for (const id of ['vlan50', 'vlan10', 'vlan99']) sketch.plug(`op-router/${id}`, id);
  sketch.wire('routed', 'op-router/wan', 'wan/onprem');
}

function stretched(sketch: Sketch, cloudHosts: readonly string[]): void {
  const { dice } = sketch;
  const common = { overhead: sketch.mostly(150, [0, 100]), flowConditioning: dice.in100(40) };
  sketch.add('l2-concentrator', 'l2c-onprem', 'op-esx1', { ...common, site: 'onprem', interfaces: [{ id: 'uplink', address: '172.20.99.20' }], gateway: '172.20.99.1', state: sketch.mostly('up', ['down'], 8) });
  sketch.add('l2-concentrator', 'l2c-cloud', dice.pick(cloudHosts), { ...common, site: 'cloud', interfaces: [{ id: 'uplink', address: '10.100.3.20' }], gateway: '10.100.3.1', state: sketch.mostly('up', ['down'], 8) });
  sketch.plug('l2c-onprem/uplink', 'vlan99');
  sketch.plug('l2c-cloud/uplink', 'vlan-a');
  if (!dice.in100(6)) sketch.wire('tunnel', 'l2c-onprem', 'l2c-cloud');
  sketch.add('stretched-network', 'stretched-10', sketch.mostly<string | null>('vc', [null]), {
    cidr: '172.20.10.0/24', onpremSegment: 'vlan10', cloudSegment: 'ls-stretched', onpremConcentrator: 'l2c-onprem', cloudConcentrator: 'l2c-cloud',
    gatewaySite: sketch.mostly('onprem', ['cloud'], 35), cloudGateway: sketch.mostly('dlr/lif-stretched', ['', 'dlr/nothing', 'esg/vnic2'], 15), proximityRouting: dice.in100(35),
  });
  sketch.add('virtual-machine', 'vm60', dice.pick(cloudHosts), { interfaces: [{ id: 'eth0', address: '172.20.10.60' }], gateway: '172.20.10.1', listens: listens(dice), dnsServer: 'corp-dns' });
  sketch.plug('vm60/eth0', 'ls-stretched');
}

/** Draws the site; with a stretched network where the overlay has its other half. */
export function drawSite(sketch: Sketch, cloudHosts: readonly string[]): void {
  const { dice } = sketch;
  sketch.add('onprem-site', 'onprem', null, { location: 'Seoul' });
  for (const [id, cidr] of [['vlan50', '172.20.50.0/24'], ['vlan10', '172.20.10.0/24'], ['vlan99', '172.20.99.0/24']] as const) {
    sketch.add('vlan', id, 'onprem', { vlanKind: 'onprem', vlanId: Number(id.slice(4)), cidr, mtu: sketch.mostly(1500, [9000]) });
  }
  sketch.add('esxi-host', 'op-esx1', 'onprem', { state: sketch.mostly('up', ['down'], 4), interfaces: [] });
  router(sketch);
  sketch.add('dns-server', 'corp-dns', 'onprem', {
    interfaces: [{ id: 'eth0', address: '172.20.50.53' }], gateway: '172.20.50.1', forwardTo: dice.in100(40) ? '10.100.4.53' : '',
    records: [{ id: 'vm60', name: 'vm60.corp.example', address: '172.20.10.60' }, { id: 'app', name: 'app.corp.example', address: '172.20.50.60' }],
  });
  sketch.plug('corp-dns/eth0', 'vlan50');
  sketch.add('enterprise-user', 'user', 'onprem', {
    interfaces: [{ id: 'eth0', address: '172.20.50.5' }], gateway: '172.20.50.1', dnsServer: sketch.mostly<string | null>('corp-dns', ['ad-dns', null]), url: 'https://shop.example.com/', routes: strayRoutes(dice, ['10.0.0.0/8'], ['172.20.50.1', '172.20.50.60']),
  });
  sketch.plug('user/eth0', 'vlan50');
  sketch.add('server', 'app', 'onprem', { interfaces: [{ id: 'eth0', address: '172.20.50.60' }], gateway: sketch.mostly('172.20.50.1', ['']), listens: listens(dice), ...guestFirewall(dice) });
  sketch.plug('app/eth0', 'vlan50');
  sketch.add('virtual-machine', 'op-vm15', 'op-esx1', { interfaces: [{ id: 'eth0', address: '172.20.10.15' }], gateway: '172.20.10.1', listens: listens(dice) });
  sketch.plug('op-vm15/eth0', 'vlan10');
  if (sketch.has('ls-stretched')) stretched(sketch, cloudHosts);
}
