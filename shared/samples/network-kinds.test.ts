import { describe, expect, test } from 'vitest';
import { add, connect, draw, project, reachable, update, type Step } from '../catalog/testing/drawing-board.ts';
import { emptyDesign } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import { ask, ending, golden, seenBy } from './testing/ask.ts';
import { printTrace } from './testing/print-trace.ts';

/*
 * One golden trace per network kind of the public cloud, and what is next to it. The texts in __golden__ were typed from domain/public-cloud.md C.3 to
 * C.6: a router takes 1 off the TTL, the internet 13, what only translates nothing.
 */

const rule = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'sg-default', path: '/rules', row: { id, direction: 'ingress', ...row } }];
const icmp = rule('icmp', { protocol: 'icmp', remote: '0.0.0.0/0' });
const outwards = (from: string): Probe => ({ from, to: 'client', kind: 'ping' });
const route = (table: string, row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: table, path: '/routes', row: { id: 'out', cidr: '0.0.0.0/0', ...row } }];
const port = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.update', { id, path: '/interfaces/eth0', row }];

/** A private subnet with a table of its own that has no internet gateway. */
const privately = draw(project, add('subnet', 's2', 'vpc'), add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2'), add('instance', 'vm2', 's2'));

describe('NAT gateway', () => {
  const design = draw(privately, add('nat-gateway', 'nat', 'subnet'), add('floating-ip', 'fip-nat'), connect('attach', 'fip-nat', 'nat/natgw'), route('rt2', { gatewayType: 'NAT_GATEWAY', target: 'nat' }));

  test('a private subnet reaches the internet as its floating IP', () => {
    expect(ending(ask(privately, outwards('vm2')))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'rt2']);
    expect(printTrace(ask(design, outwards('vm2')))).toBe(golden('nat-gateway'));
  });

  test('nothing new comes in by it', () => {
    expect(ending(ask(design, { from: 'client', to: '133.186.128.3', kind: 'ping' }))).toEqual(['TIMEOUT', 'NATGW_INBOUND_BLOCKED', 'nat']);
  });

  test('a restart of the internet gateway does not touch it', () => {
    const restarting = draw(design, update('igw', { needsRestart: true }), ['component.operate', { id: 'igw', operation: 'restart' }]);
    expect(ending(ask(restarting, outwards('vm1')))).toEqual(['TIMEOUT', 'IG_RESTARTING', 'igw']);
    expect(ask(restarting, outwards('vm2')).outcome).toBe('REPLY');
  });
});

describe('NAT instance', () => {
  const gate = draw(
    privately, add('instance', 'gate', 'subnet', { ipForward: true, natMasquerade: true }), port('gate', { sourceDestCheck: false }),
    add('floating-ip', 'fip-gate'), connect('attach', 'fip-gate', 'gate/eth0'), route('rt2', { gateway: '192.168.0.5' }),
  );

  test('it forwards as itself, then leaves by its floating IP; the groups of its port apply', () => {
    expect(printTrace(ask(gate, outwards('vm2')))).toBe(golden('nat-instance'));
    const alone = draw(gate, ['row.remove', { id: 'sg-default', path: '/rules/ingress-self' }]);
    expect(ending(ask(alone, outwards('vm2')))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'gate']);
  });

  test('C.4 rule 9 NHN-RT-004: a guest that does not forward, or a port that checks addresses, is not ready', () => {
    expect(ending(ask(draw(gate, update('gate', { ipForward: false })), outwards('vm2')))).toEqual(['TIMEOUT', 'FORWARDER_NOT_READY', 'gate']);
    expect(ending(ask(draw(gate, port('gate', { sourceDestCheck: true })), outwards('vm2')))).toEqual(['TIMEOUT', 'FORWARDER_NOT_READY', 'gate']);
  });

  test('without NAT in the guest it only routes: its floating IP is not for others, the internet gateway of its own table translates', () => {
    const plain = draw(gate, update('gate', { natMasquerade: false }));
    expect(seenBy(ask(plain, outwards('vm2')), 'client')).toEqual(['133.186.128.2', '103.243.200.42']);
  });

  test('C.4 rule 9: stopped, it forwards nothing, and is down for whoever calls it', () => {
    const stopped = draw(gate, update('gate', { state: 'SHUTOFF' }));
    expect(ending(ask(stopped, outwards('vm2')))).toEqual(['TIMEOUT', 'FORWARDER_NOT_READY', 'gate']);
    expect(ending(ask(stopped, { from: 'vm1', to: 'gate', kind: 'ping' }))).toEqual(['TIMEOUT', 'INSTANCE_DOWN', 'gate']);
  });
});

describe('virtual IP', () => {
  const pair = draw(project, add('instance', 'vm2', 'subnet'), add('virtual-ip', 'vip', 'subnet'));
  const held = draw(pair, update('vip', { holder: 'vm2' }), port('vm1', { allowedAddresses: ['192.168.0.6'] }), port('vm2', { allowedAddresses: ['192.168.0.6'] }));
  const probe: Probe = { from: 'vm1', to: '192.168.0.6', kind: 'ping' };

  test('the instance that holds it answers', () => {
    expect(printTrace(ask(held, probe))).toBe(golden('virtual-ip'));
  });

  test('held by nobody it is no address of anybody', () => {
    expect(ending(ask(pair, probe))).toEqual(['HOST_UNREACHABLE', 'ARP_FAIL', 'vm1']);
  });

  test('NHN-NIC-007: not allowed on the port of its holder, the answer is dropped as spoofed', () => {
    expect(ending(ask(draw(pair, update('vip', { holder: 'vm2' })), probe))).toEqual(['TIMEOUT', 'SPOOF_BLOCKED', 'vm2']);
  });

  test('C.4 rule 9: as next hop it leads to whoever holds it, and to nobody while nobody does', () => {
    const gate = draw(
      privately, add('instance', 'a', 'subnet', { ipForward: true, natMasquerade: true }), port('a', { sourceDestCheck: false }), add('virtual-ip', 'vip', 'subnet'),
      route('rt2', { gatewayType: 'VIRTUAL_IP', gateway: '192.168.0.6' }),
    );
    expect(ending(ask(gate, outwards('vm2')))).toEqual(['HOST_UNREACHABLE', 'ARP_FAIL', 'rt2']);
    expect(ask(draw(gate, update('vip', { holder: 'a' })), outwards('vm2')).outcome).toBe('REPLY');
  });
});

describe('network ACL', () => {
  test('a denial names the order of the rule', () => {
    const open = draw(reachable, icmp, rule('http', { protocol: 'tcp', portMin: 80, portMax: 80, remote: '0.0.0.0/0' }), add('network-acl', 'acl'), connect('attach', 'acl', 'vpc'));
    const rows = [{ id: 'no-web', order: 101, policy: 'deny', protocol: 'tcp', dstPort: '80' }, { id: 'rest', order: 111, policy: 'allow' }];
    const design = draw(open, ['row.remove', { id: 'acl', path: '/rules/allow-all' }], ...rows.map((row): Step => ['row.add', { id: 'acl', path: '/rules', row }]));
    expect(printTrace(ask(design, { from: 'client', to: '133.186.128.3', kind: 'tcp', port: 80 }))).toBe(golden('network-acl'));
    expect(ask(design, { from: 'client', to: '133.186.128.3', kind: 'ping' }).outcome).toBe('REPLY');
  });
});

describe('project', () => {
  test('GS-03: what enabling creates carries the first instance to the internet', () => {
    const design = draw(
      emptyDesign, add('internet', 'internet'), add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] }), add('external-network', 'public-network'),
      connect('routed', 'client', 'internet'), connect('routed', 'public-network', 'internet'),
      add('project', 'project'), ['component.operate', { id: 'project', operation: 'enable' }], add('instance', 'vm', 'subnet'),
    );
    expect(printTrace(ask(design, outwards('vm')))).toBe(golden('project'));
  });
});

describe('peering gateway', () => {
  const peering = (table: string, cidr: string, target = 'peer'): Step => ['row.add', { id: table, path: '/routes', row: { cidr, gatewayType: 'PEERING', target } }];
  const joined = draw(
    project, add('vpc', 'b', null, { cidr: '10.0.0.0/16' }), add('routing-table', 'rt-b', 'b'), add('subnet', 's-b', 'b'), add('instance', 'far', 's-b'),
    add('peering-gateway', 'peer'), connect('peering', 'peer', 'vpc'), connect('peering', 'peer', 'b'),
  );
  const both = draw(joined, peering('rt', '10.0.0.0/16'), peering('rt-b', '192.168.0.0/16'));
  const probe: Probe = { from: 'vm1', to: 'far', kind: 'ping' };

  test('addresses stay what they are, so that a remote group matches; a router of each side is on the way', () => {
    expect(printTrace(ask(both, probe))).toBe(golden('peering-gateway'));
  });

  test('NHN-PG-004: both sides need their route', () => {
    expect(ending(ask(draw(joined, ['link.disconnect', { id: 'igw-rt' }]), probe))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'rt']);
    const oneWay = ask(draw(joined, peering('rt', '10.0.0.0/16')), probe);
    expect([oneWay.outcome, oneWay.paths[0]?.disposition, oneWay.paths[0]?.at]).toEqual(['TIMEOUT', 'REPLY_LOST', 'rt-b']);
  });

  test('NHN-PG-005: a third VPC behind the second is out of reach, also with routes', () => {
    const chain = draw(
      both, add('vpc', 'c', null, { cidr: '172.16.0.0/16' }), add('routing-table', 'rt-c', 'c'), add('subnet', 's-c', 'c'), add('instance', 'third', 's-c'),
      add('peering-gateway', 'next'), connect('peering', 'next', 'b'), connect('peering', 'next', 'c'),
      peering('rt', '172.16.0.0/16'), peering('rt-b', '172.16.0.0/16', 'next'), peering('rt-c', '192.168.0.0/16', 'next'), peering('rt-c', '10.0.0.0/16', 'next'),
    );
    expect(ask(chain, { from: 'far', to: 'third', kind: 'ping' }).outcome).toBe('REPLY');
    expect(ending(ask(chain, { from: 'vm1', to: 'third', kind: 'ping' }))).toEqual(['TIMEOUT', 'NO_ROUTE', 'peer']);
  });
});

describe('VPN gateway', () => {
  const tunnel = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.add', { id, path: '/connections', row }];
  const towards = (table: string, cidr: string, target: string): Step => ['row.add', { id: table, path: '/routes', row: { cidr, gatewayType: 'VPN_GATEWAY', target } }];
  const sites = draw(
    project, add('vpn-gateway', 'vpn', 'subnet'),
    add('vpc', 'b', null, { cidr: '10.0.0.0/16' }), add('routing-table', 'rt-b', 'b'), add('subnet', 's-b', 'b'), add('instance', 'far', 's-b'), add('vpn-gateway', 'vpn-b', 's-b'),
    tunnel('vpn', { id: 'to-b', peerAddress: '133.186.128.4', localCidr: '192.168.0.0/24', remoteCidr: '10.0.0.0/24' }),
    tunnel('vpn-b', { id: 'to-a', peerAddress: '133.186.128.3', localCidr: '10.0.0.0/24', remoteCidr: '192.168.0.0/24' }),
    towards('rt', '10.0.0.0/16', 'vpn'), towards('rt-b', '192.168.0.0/16', 'vpn-b'),
  );
  const probe: Probe = { from: 'vm1', to: 'far', kind: 'ping' };

  // Each gateway stands in the subnet it serves, so it delivers there directly (C.6, same subnet).
  test('between the gateways the packet is wrapped: 60 bytes become 120, from public address to public address', () => {
    const answer = ask(sites, probe);
    expect(printTrace(answer)).toBe(golden('vpn-gateway'));
    const wrapped = answer.paths[0]?.legs[0]?.hops.find((hop) => hop.component === 'vpn')?.steps.find((step) => step.kind === 'encapsulate');
    expect([wrapped?.bytes, wrapped?.headers.slice(0, 1)]).toMatchObject([120, [{ layer: 'ipv4', source: '133.186.128.3', destination: '133.186.128.4', protocol: 50, ttl: 64 }]]);
  });

  test('what no policy covers is dropped, on the way out and on the way in', () => {
    const beyond = draw(sites, add('subnet', 's-b2', 'b'), add('instance', 'beyond', 's-b2'));
    expect(ending(ask(beyond, { from: 'vm1', to: 'beyond', kind: 'ping' }))).toEqual(['TIMEOUT', 'VPN_NO_POLICY', 'vpn']);
    const narrow = draw(sites, ['row.update', { id: 'vpn-b', path: '/connections/to-a', row: { remoteCidr: '192.168.9.0/24' } }]);
    expect(ending(ask(narrow, probe))).toEqual(['TIMEOUT', 'VPN_NO_POLICY', 'vpn-b']);
  });

  test('a connection that is down drops what it covers', () => {
    const down = draw(sites, ['row.update', { id: 'vpn', path: '/connections/to-b', row: { state: 'down' } }]);
    expect(ending(ask(down, probe))).toEqual(['TIMEOUT', 'VPN_DOWN', 'vpn']);
  });

  test('NHN-VPN-006: without route the packet takes the way of everything else', () => {
    const lost = draw(sites, ['row.remove', { id: 'rt', path: '/routes/route-1' }]);
    expect(ask(lost, probe).outcome).toBe('TIMEOUT');
    expect(ending(ask(draw(lost, ['link.disconnect', { id: 'igw-rt' }]), probe))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'rt']);
  });
});
