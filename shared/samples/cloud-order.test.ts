import { describe, expect, test } from 'vitest';
import { add, connect, draw, project, reachable, update, written, type Step } from '../catalog/testing/drawing-board.ts';
import type { Probe } from '../model/probe.ts';
import { ask, ending, seenBy } from './testing/ask.ts';

/*
 * The order of things in the public cloud (domain/public-cloud.md C.3 to C.7), one fact per test. Addresses: client 103.243.200.42, vm1 192.168.0.4 with
 * floating IP 133.186.128.3 where it has one, internet gateway 133.186.128.2.
 */

const rule = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'sg-default', path: '/rules', row: { id, direction: 'ingress', ...row } }];
const icmp = rule('icmp', { protocol: 'icmp', remote: '0.0.0.0/0' });
const http = rule('http', { protocol: 'tcp', portMin: 80, portMax: 80, remote: '0.0.0.0/0' });
const route = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'rt', path: '/routes', row: { gatewayType: 'NAT_GATEWAY', target: 'nat', ...row } }];
const web: Step = ['row.add', { id: 'vm1', path: '/services', row: { id: 'web', protocol: 'tcp', port: 80, application: 'http', body: 'hello world!' } }];
const outwards: Probe = { from: 'vm1', to: 'client', kind: 'ping' };
const inwards: Probe = { from: 'client', to: '133.186.128.3', kind: 'ping' };

const withNat = (design: typeof project): typeof project => draw(design, add('nat-gateway', 'nat', 'subnet'), add('floating-ip', 'fip-nat'), connect('attach', 'fip-nat', 'nat/natgw'));
const natted = withNat(project);
const both = withNat(reachable);
/** The source the client sees. */
const source = (design: typeof project): string | undefined => seenBy(ask(design, outwards), 'client')[0];

describe('C.4: which route', () => {
  test('the longest prefix wins, whatever the order of the rows', () => {
    const nowhere = { gatewayType: 'INSTANCE', gateway: '192.168.0.99', target: null };
    const [short, long] = [{ cidr: '103.243.0.0/16' }, { cidr: '103.243.200.0/24' }];
    expect(source(draw(natted, route({ ...short, ...nowhere }), route(long)))).toBe('133.186.128.3');
    expect(source(draw(natted, route(long), route({ ...short, ...nowhere })))).toBe('133.186.128.3');
    expect(ending(ask(draw(natted, route(short), route({ ...long, ...nowhere })), outwards))).toEqual(['HOST_UNREACHABLE', 'ARP_FAIL', 'rt']);
  });

  test('a connected subnet beats a route to the same prefix, and LOCAL needs no route between tables', () => {
    const two = draw(project, icmp, add('subnet', 's2', 'vpc'), add('routing-table', 'rt2', 'vpc'), connect('attach', 's2', 'rt2'), add('instance', 'vm2', 's2'));
    const probe: Probe = { from: 'vm1', to: 'vm2', kind: 'ping' };
    expect(ask(two, probe).outcome).toBe('REPLY');
    expect(ask(draw(two, route({ cidr: '192.168.1.0/24', gatewayType: 'INSTANCE', gateway: '192.168.0.99', target: null })), probe).outcome).toBe('REPLY');
  });

  test('a route that is not /0 comes before the floating IP', () => {
    expect(source(both)).toBe('133.186.128.3');
    expect(source(draw(both, route({ cidr: '103.243.200.0/24' })))).toBe('133.186.128.4');
  });

  test('the floating IP comes before every /0', () => {
    expect(source(draw(both, route({ cidr: '0.0.0.0/0' })))).toBe('133.186.128.3');
  });

  test('a /0 that somebody wrote comes before that of the internet gateway', () => {
    expect(source(natted)).toBe('133.186.128.2');
    expect(source(draw(natted, route({ cidr: '0.0.0.0/0' })))).toBe('133.186.128.3');
  });

  test('an answer to a floating IP follows a route that is not /0, and the NAT gateway that never saw the question drops it', () => {
    const open = draw(both, icmp);
    expect(ask(open, inwards).outcome).toBe('REPLY');
    expect(ask(draw(open, route({ cidr: '103.243.200.0/24' })), inwards).outcome).toBe('TIMEOUT');
  });

  test('without any route the router answers that the network is unreachable', () => {
    expect(ending(ask(draw(project, ['link.disconnect', { id: 'igw-rt' }]), outwards))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'rt']);
  });

  test('while a table is being rebuilt everything is dropped in silence', () => {
    expect(ending(ask(draw(project, ['component.operate', { id: 'rt', operation: 'switch-routing' }]), outwards))).toEqual(['TIMEOUT', 'ROUTER_REBUILDING', 'rt']);
  });
});

describe('C.3, C.5: which addresses a filter sees', () => {
  const listed = (...rows: readonly Readonly<Record<string, unknown>>[]): typeof project =>
    written(draw(reachable, icmp, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc')), 'acl', {
      rules: [...rows.map((row, index) => ({ id: `r${index}`, order: 101 + index, policy: 'deny', ...row })), { id: 'all', order: 32_764, policy: 'allow' }],
    });

  test('on the way out: the fixed address, before source NAT', () => {
    expect(ending(ask(listed({ srcCidr: '192.168.0.4/32', dstCidr: '103.243.200.42/32' }), outwards))).toEqual(['TIMEOUT', 'ACL_DENY', 'vm1']);
    expect(ask(listed({ srcCidr: '133.186.128.3/32' }), outwards).outcome).toBe('REPLY');
  });

  test('on the way in: the fixed address, after destination NAT, and the real source', () => {
    expect(ending(ask(listed({ srcCidr: '103.243.200.42/32', dstCidr: '192.168.0.4/32' }), inwards))).toEqual(['TIMEOUT', 'ACL_DENY', 'vm1']);
    expect(ask(listed({ dstCidr: '133.186.128.3/32' }), inwards).outcome).toBe('REPLY');
    expect(seenBy(ask(listed(), inwards), 'vm1')).toEqual(['103.243.200.42', '192.168.0.4']);
  });

  test('groups see the same: an egress rule names the destination, an ingress rule the public client', () => {
    const narrow = (remote: string) => draw(reachable, rule('one', { protocol: 'icmp', remote }));
    expect(ask(narrow('103.243.200.42/32'), inwards).outcome).toBe('REPLY');
    expect(ending(ask(narrow('133.186.128.0/17'), inwards))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
  });
});

describe('C.3, C.5: the list before the groups', () => {
  const closed = (design: typeof project, slot: 'ingress' | 'egress'): typeof project =>
    draw(design, ...(slot === 'egress' ? [['row.remove', { id: 'sg-default', path: '/rules/egress-any' }] as const] : []));
  const denied = (design: typeof project): typeof project => written(draw(design, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc')), 'acl', { rules: [] });

  test('on the way in', () => {
    expect(ending(ask(reachable, inwards))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
    expect(ending(ask(denied(reachable), inwards))).toEqual(['TIMEOUT', 'ACL_DENY', 'vm1']);
  });

  test('on the way out', () => {
    expect(ending(ask(closed(reachable, 'egress'), outwards))).toEqual(['TIMEOUT', 'SG_EGRESS_NO_MATCH', 'vm1']);
    expect(ending(ask(denied(closed(reachable, 'egress')), outwards))).toEqual(['TIMEOUT', 'ACL_DENY', 'vm1']);
  });

  test('the list is stateless: an answer needs a rule of its own; the groups are not asked about it', () => {
    const oneWay = (...rows: readonly Readonly<Record<string, unknown>>[]) =>
      written(draw(reachable, icmp, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc')), 'acl', { rules: rows.map((row, index) => ({ id: `r${index}`, order: 101 + index, ...row })) });
    const [there, back] = [{ srcCidr: '103.243.200.0/24', dstCidr: '192.168.0.0/24' }, { srcCidr: '192.168.0.0/24', dstCidr: '103.243.200.0/24' }];
    expect(ending(ask(oneWay(there), inwards))).toEqual(['TIMEOUT', 'ACL_DENY', 'vm1']);
    expect(ask(oneWay(there, back), inwards).outcome).toBe('REPLY');
  });

  test('it acts inside one subnet too', () => {
    const two = draw(project, icmp, add('instance', 'vm2', 'subnet'));
    expect(ask(two, { from: 'vm1', to: 'vm2', kind: 'ping' }).outcome).toBe('REPLY');
    expect(ending(ask(denied(two), { from: 'vm1', to: 'vm2', kind: 'ping' }))).toEqual(['TIMEOUT', 'ACL_DENY', 'vm1']);
  });
});

describe('C.5 I5, I6: silence and refusal', () => {
  const get: Probe = { from: 'client', to: '133.186.128.3', kind: 'http', port: 80 };
  test('what a group drops times out; what reaches a guest without a listener is refused; with one it is answered', () => {
    expect(ending(ask(reachable, get))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
    expect(ask(draw(reachable, http), get).outcome).toBe('REFUSED');
    expect(ask(draw(reachable, http, web), get).outcome).toBe('HTTP_200');
  });
});

describe('the summary of the guide', () => {
  const tcp = (port: number): Probe => ({ from: 'client', to: '133.186.128.3', kind: 'tcp', port });

  test('GS-92: with its private address only it cannot be reached from outside; a floating IP brings packets to its groups', () => {
    expect(ending(ask(draw(project, icmp), { from: 'client', to: '192.168.0.4', kind: 'ping' }))).toEqual(['TIMEOUT', 'UNROUTABLE_PRIVATE_DST', 'internet']);
    expect(ask(draw(reachable, icmp), inwards).outcome).toBe('REPLY');
  });

  test('GS-93: a rule is remote, protocol and ports together: each of them has to match', () => {
    const narrow = draw(reachable, rule('web', { protocol: 'tcp', portMin: 80, portMax: 90, remote: '103.243.200.0/24' }));
    expect([ask(narrow, tcp(80)).outcome, ask(narrow, tcp(90)).outcome]).toEqual(['REFUSED', 'REFUSED']);
    expect(ending(ask(narrow, tcp(91)))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
    expect(ending(ask(narrow, inwards))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
    const elsewhere = draw(reachable, rule('web', { protocol: 'tcp', portMin: 80, portMax: 90, remote: '103.243.201.0/24' }));
    expect(ending(ask(elsewhere, tcp(80)))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm1']);
  });
});

describe('C.6, C.7: who arrives as whom', () => {
  test('C.7 L11: a member sees the VIP as source, never the client', () => {
    const balanced = draw(
      reachable, http, web, add('load-balancer', 'lb', 'subnet', { vip: '192.168.0.10', pools: [{ id: 'pool-1', memberPort: 80, members: [{ id: 'm', instance: 'vm1' }] }] }),
      add('floating-ip', 'fip-lb'), connect('attach', 'fip-lb', 'lb'),
    );
    const answer = ask(balanced, { from: 'client', to: '133.186.128.4', kind: 'http' });
    expect(answer.outcome).toBe('HTTP_200');
    expect(seenBy(answer, 'vm1')).toEqual(['192.168.0.10', '192.168.0.4']);
  });

  const pair = draw(reachable, add('instance', 'vm2', 'subnet'), add('floating-ip', 'fip-vm2'), connect('attach', 'fip-vm2', 'vm2/eth0'));
  const hairpin: Probe = { from: 'vm1', to: '133.186.128.4', kind: 'ping' };

  test('floating IP to floating IP turns round outside: the receiver sees the floating IP of the sender', () => {
    const answer = ask(draw(pair, icmp), hairpin);
    expect(answer.outcome).toBe('REPLY');
    expect(seenBy(answer, 'vm2')).toEqual(['133.186.128.3', '192.168.0.5']);
    expect(seenBy(answer, 'vm1', 'return')).toEqual(['133.186.128.4', '192.168.0.4']);
  });

  test('without floating IP, a call to one of the same VPC comes back in as the internet gateway', () => {
    const caller = draw(reachable, icmp, add('instance', 'vm2', 'subnet'));
    const answer = ask(caller, { from: 'vm2', to: '133.186.128.3', kind: 'ping' });
    expect(answer.outcome).toBe('REPLY');
    expect(seenBy(answer, 'vm1')).toEqual(['133.186.128.2', '192.168.0.4']);
  });

  test('nothing new comes in by the address of the internet gateway; an unassociated floating IP leads nowhere', () => {
    expect(ending(ask(reachable, { from: 'client', to: '133.186.128.2', kind: 'ping' }))).toEqual(['TIMEOUT', 'IG_INBOUND_BLOCKED', 'igw']);
    expect(ending(ask(draw(reachable, add('floating-ip', 'spare')), { from: 'client', to: '133.186.128.4', kind: 'ping' }))).toEqual(['TIMEOUT', 'FIP_UNBOUND', 'spare']);
  });

  test('a static route pushed by DHCP comes before the gateway, in the guest itself', () => {
    const told = draw(
      project, icmp, add('subnet', 's2', 'vpc'), ['row.add', { id: 'subnet', path: '/staticRoutes', row: { id: 'corp', cidr: '103.243.200.0/24', gateway: '192.168.0.99' } }],
      add('instance', 'vm2', 'subnet'),
    );
    expect(ending(ask(told, { from: 'vm2', to: 'client', kind: 'ping' }))).toEqual(['HOST_UNREACHABLE', 'ARP_FAIL', 'vm2']);
    expect(ask(told, outwards).outcome).toBe('REPLY');
    expect(ending(ask(draw(told, ['component.operate', { id: 'vm1', operation: 'reboot' }]), outwards))).toEqual(['HOST_UNREACHABLE', 'ARP_FAIL', 'vm1']);
  });

  test('a remote group matches a member by its fixed address, and not one that comes through a floating IP', () => {
    expect(ask(pair, { from: 'vm1', to: '192.168.0.5', kind: 'ping' }).outcome).toBe('REPLY');
    expect(ending(ask(pair, hairpin))).toEqual(['TIMEOUT', 'SG_INGRESS_NO_MATCH', 'vm2']);
  });

  test('nor one that comes through a load balancer whose VIP is no member', () => {
    const balanced = draw(pair, web, add('load-balancer', 'lb', 'subnet', { vip: '192.168.0.10', pools: [{ id: 'pool-1', memberPort: 80, healthCheck: 'NONE', members: [{ id: 'm', instance: 'vm1' }] }] }));
    expect(ask(balanced, { from: 'vm2', to: '192.168.0.4', kind: 'http' }).outcome).toBe('HTTP_200');
    expect(ask(balanced, { from: 'vm2', to: '192.168.0.10', kind: 'http' }).outcome).not.toBe('HTTP_200');
    expect(ask(draw(balanced, update('lb', { vipSecurityGroups: ['sg-default'] })), { from: 'vm2', to: '192.168.0.10', kind: 'http' }).outcome).toBe('HTTP_200');
  });
});
