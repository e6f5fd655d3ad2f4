import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { add, connect, draw, project, reachable, type Step } from '../catalog/testing/drawing-board.ts';
import { validate } from '../checks/index.ts';
import { compileDesign, trace, type Trace } from '../engine/index.ts';
import type { Design } from '../model/design.ts';
import { emptyDesign } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';

/** Networks drawn step by step from nothing, also unfinished ones: never a throw, always an honest answer. */

const allIcmp: Step = ['row.add', { id: 'sg-default', path: '/rules', row: { direction: 'ingress', id: 'icmp', protocol: 'icmp', remote: '0.0.0.0/0', preset: 'ALL_ICMP' } }];
const ping: Probe = { from: 'client', to: 'vm1', kind: 'ping' };
const ask = (design: Design, probe: Probe): Trace => trace(compileDesign(design, registry), probe);
const walk = (result: Trace) => result.paths[0]?.legs.map((leg) => leg.hops.map((hop) => hop.component).join(' '));
const seen = (result: Trace) => [result.outcome, result.paths[0]?.reason ?? null, result.paths[0]?.at ?? null];

describe('drawn from an empty canvas', () => {
  test('C8-P1 C8-P2 GS-03: the first network has no error; ping fails, and answers once ALL ICMP is in', () => {
    expect(validate(reachable, registry).filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(seen(ask(reachable, ping))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
    expect(ask(draw(reachable, allIcmp), ping).ping).toEqual({
      sent: 4, received: 4, lossPercent: 0, minMs: 2, maxMs: 3, avgMs: 2,
      replies: [{ bytes: 32, timeMs: 3, ttl: 50 }, { bytes: 32, timeMs: 2, ttl: 50 }, { bytes: 32, timeMs: 2, ttl: 50 }, { bytes: 32, timeMs: 2, ttl: 50 }],
    });
  });

  test('every unfinished stage of it validates and traces without a throw', () => {
    const stages = Object.keys(reachable.components).map((id) => {
      const { [id]: _gone, ...components } = reachable.components;
      return { ...reachable, components };
    });
    const outcomes = stages.map((design) => [validate(design, registry).length, ask(design, ping).verdict]);
    expect(outcomes.filter(([, verdict]) => verdict === 'REACHABLE')).toEqual([]);
    expect(ask(emptyDesign, ping).verdict).toBe('UNDETERMINED');
  });
});

describe('paths of C.6 that no sample walks', () => {
  const two = draw(project, add('subnet', 's2', 'vpc'), add('instance', 'vm2', 's2'));
  const inside: Probe = { from: 'vm1', to: 'vm2', kind: 'ping' };

  test('other subnet, same VPC: one router, no translation; members of default reach each other', () => {
    const result = ask(two, inside);
    expect([result.outcome, walk(result), result.ping?.replies[0]?.ttl]).toEqual(['REPLY', ['vm1 rt vm2', 'vm2 rt vm1'], 63]);
  });

  test('same subnet: layer 2 only', () => {
    const result = ask(draw(project, add('instance', 'vm2', 'subnet')), inside);
    expect([result.outcome, walk(result), result.ping?.replies[0]?.ttl]).toEqual(['REPLY', ['vm1 vm2', 'vm2 vm1'], 64]);
  });

  test('subnets on different tables talk by LOCAL (C.4 rule 2)', () => {
    const result = ask(draw(two, add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2')), inside);
    expect([result.outcome, walk(result)]).toEqual(['REPLY', ['vm1 rt vm2', 'vm2 rt2 vm1']]);
  });

  test('an address of the VPC in no subnet: LOCAL, and silence', () => {
    expect(ask(project, { from: 'vm1', to: '192.168.77.7', kind: 'ping' })).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT' });
  });

  test('an address of a subnet that nobody has: host unreachable, said by the sender or by the routing table', () => {
    const missing = { outcome: 'HOST_UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'ARP_FAIL' }] };
    expect(ask(project, { from: 'vm1', to: '192.168.0.99', kind: 'ping' })).toMatchObject(missing);
    const design = draw(project, add('subnet', 'subnet2', 'vpc'));
    const far = ask(design, { from: 'vm1', to: '192.168.1.99', kind: 'ping' });
    expect(far).toMatchObject(missing);
    expect(far.paths[0]?.legs.map((leg) => [leg.direction, leg.hops.map((hop) => hop.component).join(' ')])).toEqual([['forward', 'vm1 rt'], ['error', 'rt vm1']]);
  });

  test('inbound to the address of an internet gateway is always blocked', () => {
    expect(seen(ask(project, { from: 'client', to: '133.186.128.2', kind: 'ping' }))).toEqual(['TIMEOUT', 'IG_INBOUND_BLOCKED', 'igw']);
  });

  test('GS-21: inbound to a floating IP that is allocated and not associated', () => {
    const design = draw(project, add('floating-ip', 'fip'));
    expect(seen(ask(design, { from: 'client', to: '133.186.128.3', kind: 'ping' }))).toEqual(['TIMEOUT', 'FIP_UNBOUND', 'fip']);
  });

  test('floating IP to floating IP inside a VPC: out and in again; the receiver sees the sender\'s floating IP', () => {
    const design = draw(reachable, allIcmp, add('instance', 'vm2', 'subnet'), add('floating-ip', 'fip-vm2'), connect('attach', 'fip-vm2', 'vm2'));
    const result = ask(design, { from: 'vm1', to: '133.186.128.4', kind: 'ping' });
    expect([result.outcome, walk(result)]).toEqual(['REPLY', ['vm1 rt fip-vm1 fip-vm2 rt vm2', 'vm2 rt fip-vm2 fip-vm1 rt vm1']]);
    const arrived = result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0];
    expect(arrived).toMatchObject({ source: '133.186.128.3', destination: '192.168.0.5' });
  });

  test('an instance without floating IP to one of the same VPC: source NAT of the gateway, hairpin', () => {
    const design = draw(reachable, allIcmp, add('instance', 'vm2', 'subnet'));
    const result = ask(design, { from: 'vm2', to: '133.186.128.3', kind: 'ping' });
    expect([result.outcome, walk(result)]).toEqual(['REPLY', ['vm2 rt igw fip-vm1 rt vm1', 'vm1 rt fip-vm1 igw rt vm2']]);
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '133.186.128.2', destination: '192.168.0.4' });
  });

  test('GS-63: a stopped instance is silence', () => {
    const design = draw(reachable, allIcmp, ['component.update', { id: 'vm1', props: { state: 'SHUTOFF' } }]);
    expect(seen(ask(design, ping))).toEqual(['TIMEOUT', 'INSTANCE_DOWN', 'vm1']);
  });

  test('a port of the load balancer without listener is silence', () => {
    const design = draw(project, add('load-balancer', 'lb', 'subnet', { vip: '192.168.0.10' }), add('floating-ip', 'fip-lb'), connect('attach', 'fip-lb', 'lb'));
    expect(seen(ask(design, { from: 'client', to: 'lb', kind: 'tcp', port: 8080 }))).toEqual(['TIMEOUT', 'LB_NO_LISTENER', 'lb']);
  });

  test('a name is resolved by the DNS server of the client', () => {
    const dns = { interfaces: [{ id: 'eth0', address: '192.0.2.53' }], records: [{ id: 'vm1', name: 'vm1.example.com', address: '133.186.128.3' }] };
    const design = draw(reachable, allIcmp, add('dns-server', 'dns', null, dns), connect('routed', 'dns', 'internet'), ['component.update', { id: 'client', props: { dnsServer: 'dns' } }]);
    const result = ask(design, { from: 'client', to: 'vm1.example.com', kind: 'ping' });
    expect([result.outcome, result.resolution?.map((leg) => leg.hops.map((hop) => hop.component).join(' '))]).toEqual(['REPLY', ['client internet dns', 'dns internet client']]);
    expect(ask(design, { from: 'client', to: 'nobody.example.com', kind: 'ping' }).outcome).toBe('DNS_FAILED');
  });
});
