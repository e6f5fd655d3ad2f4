import { describe, expect, test } from 'vitest';
import { add, connect, draw, project, reachable, update, type Step } from '../catalog/testing/drawing-board.ts';
import { registry } from '../catalog/index.ts';
import { compileDesign, trace, traceSchema, type Trace } from '../engine/index.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';

/** Designs in the middle of being drawn: what they leave open is UNDETERMINED and says what is missing; what they state still decides (CONTRACTS 3). */

const allIcmp: Step = ['row.add', { id: 'sg-default', path: '/rules', row: { id: 'icmp', direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' } }];
const inwards: Probe = { from: 'client', to: 'vm1', kind: 'ping' };
const outwards: Probe = { from: 'vm1', to: 'client', kind: 'ping' };

const open = draw(reachable, allIcmp);
const withoutFloating = draw(project, allIcmp);

function ask(design: Design, probe: Probe): Trace {
  return traceSchema.parse(trace(compileDesign(design, registry), probe));
}

/** Component and property that the abort points at. */
function missing(design: Design, probe: Probe): readonly (string | undefined)[] {
  const result = ask(design, probe);
  const step = result.paths[0]?.legs.at(-1)?.hops.at(-1)?.steps.at(-1);
  return [result.verdict, step?.kind, step?.reason, step?.because.component, step?.because.path];
}

function without(design: Design, id: string): Design {
  const keep = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
  return { ...design, components: keep(design.components), links: keep(design.links) };
}

function changed(design: Design, id: string, props: Readonly<Record<string, unknown>>): Design {
  const component = design.components[id];
  if (component === undefined) throw new Error(`no component ${id}`);
  return { ...design, components: { ...design.components, [id]: { ...component, props: { ...component.props, ...props } } } };
}

const gap = (component: string, path?: string): readonly (string | undefined)[] => ['UNDETERMINED', 'abort', 'INSUFFICIENT_CONFIG', component, path];

describe('what the design leaves open is no block', () => {
  test('the finished design answers both ways', () => {
    expect([ask(open, inwards).verdict, ask(open, outwards).verdict, ask(withoutFloating, outwards).verdict]).toEqual(['REACHABLE', 'REACHABLE', 'REACHABLE']);
  });

  test.each([
    ['a subnet without prefix', changed(open, 'subnet', { cidr: '' }), outwards, gap('subnet', '/cidr')],
    ['a subnet with an unreadable prefix', changed(withoutFloating, 'subnet', { cidr: '192.168.0.0/99' }), outwards, gap('subnet', '/cidr')],
    ['a subnet without prefix, from outside', changed(open, 'subnet', { cidr: '' }), inwards, gap('subnet', '/cidr')],
    ['no routing table', without(open, 'rt'), outwards, gap('subnet')],
    ['no routing table, from outside', without(open, 'rt'), inwards, gap('fip-vm1', '/address')],
    ['a pool without prefix', changed(open, 'public-network', { cidr: '' }), inwards, gap('public-network', '/cidr')],
    ['a pool without prefix, from inside', changed(open, 'public-network', { cidr: '' }), outwards, gap('fip-vm1', '/externalNetwork')],
    ['a gateway on an external network that does not exist', changed(withoutFloating, 'igw', { externalNetwork: 'gone', publicIp: '' }), outwards, gap('igw', '/publicIp')],
    ['the same with an address', changed(withoutFloating, 'igw', { externalNetwork: 'gone' }), outwards, gap('igw', '/externalNetwork')],
    ['a floating IP on an external network that does not exist', changed(open, 'fip-vm1', { externalNetwork: 'gone' }), inwards, gap('fip-vm1', '/externalNetwork')],
    ['a floating IP without address: which way its port goes', changed(open, 'fip-vm1', { address: '' }), outwards, gap('fip-vm1', '/address')],
    ['a user route without next hop', changed(open, 'rt', { routes: [{ id: 'r', cidr: '103.243.200.0/24', gateway: '' }] }), outwards, gap('rt', '/routes/0')],
  ])('%s', (_, design, probe, expected) => {
    expect(missing(design, probe)).toEqual(expected);
    expect(ask(design, probe).blockers).toEqual([]);
  });

  test('a floating IP without address: nobody knows what to call', () => {
    expect(ask(changed(open, 'fip-vm1', { address: '' }), inwards)).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
  });

  test('an unreadable route decides only where nothing else does', () => {
    const broken = { routes: [{ id: 'r', cidr: '10.0.0.0/99', gateway: '192.168.0.9' }] };
    expect(ask(changed(open, 'rt', broken), outwards).verdict).toBe('REACHABLE');
    expect(missing(changed(without(withoutFloating, 'igw-rt'), 'rt', broken), outwards)).toEqual(gap('rt', '/routes/0'));
  });

  test('a group that does not exist, or a rule that cannot be read, leaves open only what nothing permits', () => {
    const tcp: Probe = { ...inwards, kind: 'tcp', port: 22 };
    const bound = (...securityGroups: readonly string[]): Design => changed(open, 'vm1', { interfaces: [{ id: 'eth0', address: '192.168.0.4', securityGroups }] });
    expect(missing(bound('gone'), inwards)).toEqual(gap('vm1', '/interfaces/0/securityGroups'));
    expect(ask(bound('gone', 'sg-default'), inwards).verdict).toBe('REACHABLE');
    expect(missing(bound('gone', 'sg-default'), tcp)).toEqual(gap('vm1', '/interfaces/0/securityGroups'));
    const rules: unknown = open.components['sg-default']?.props['rules'];
    const ssh = { id: 'ssh', direction: 'ingress', protocol: 'tcp', portMin: 22, portMax: 22, remote: '103.243' };
    const typing = changed(open, 'sg-default', { rules: [...(Array.isArray(rules) ? rules : []), ssh] });
    expect(missing(typing, tcp)).toEqual(gap('sg-default', '/rules/5'));
    expect(ask(typing, { ...tcp, port: 23 })).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'SG_INGRESS_NO_MATCH' }] });
  });

  test('something of a kind this version does not know may hold an address that nobody else has', () => {
    const component = open.components['vm1'];
    if (component === undefined) throw new Error('no vm1');
    const design: Design = { ...open, components: { ...open.components, nat: { ...component, kind: 'nat-gateway-of-tomorrow', name: 'nat', props: { address: '192.168.0.9' } } } };
    const probe: Probe = { from: 'vm1', to: '192.168.0.9', kind: 'ping' };
    expect(missing(design, probe)).toEqual(['UNDETERMINED', 'abort', 'UNSUPPORTED_COMPONENT', 'subnet', '/cidr']);
    expect(ask(open, probe)).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'ARP_FAIL' }] });
    expect(ask(design, { ...probe, to: 'nat' })).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
  });

  test('a VPC without prefix keeps what its subnets say', () => {
    expect(ask(changed(withoutFloating, 'vpc', { cidr: '' }), outwards).verdict).toBe('REACHABLE');
    expect(missing(changed(withoutFloating, 'vpc', { cidr: '' }), { from: 'vm1', to: '192.168.9.9', kind: 'ping' })).toEqual(gap('vpc', '/cidr'));
  });
});

describe('what is not drawn is not there', () => {
  test('no gateway: no route out, and a floating IP that needs one says so', () => {
    expect(ask(without(withoutFloating, 'igw-rt'), outwards)).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'NET_UNREACHABLE', paths: [{ reason: 'NO_ROUTE', at: 'rt' }] });
    const called = ask(without(open, 'igw-rt'), inwards);
    expect(called).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', probe: { destination: '133.186.128.3' }, paths: [{ reason: 'IGW_NOT_ATTACHED', at: 'fip-vm1' }] });
  });

  test('GS-15: an instance without network cannot be reached', () => {
    const design = draw(open, add('instance', 'vm9'), update('vm9', { interfaces: [{ id: 'eth0', address: '192.168.0.77', securityGroups: [] }] }));
    expect(ask(design, { from: 'vm1', to: 'vm9', kind: 'ping' }).verdict).toBe('UNREACHABLE');
    expect(ask(design, { from: 'vm9', to: 'client', kind: 'ping' })).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'NET_UNREACHABLE' });
  });

  test('a client without line to the internet', () => {
    expect(ask(without(open, 'client-internet'), outwards)).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'NO_ROUTE', at: 'internet' }] });
  });
});

describe('an address that two of a subnet hold', () => {
  const twice = changed(draw(open, add('instance', 'vm2', 'subnet'), add('instance', 'vm9', 'subnet')), 'vm9', { interfaces: [{ id: 'eth0', address: '192.168.0.4', securityGroups: [] }] });
  const probe: Probe = { from: 'vm2', to: '192.168.0.4', kind: 'ping' };

  test('nobody can foresee who answers: both are tried', () => {
    const network = compileDesign(twice, registry);
    const result = trace(network, probe, { allPaths: true });
    expect(result.verdict).toBe('AMBIGUOUS');
    expect(result.paths.map((path) => [path.choices, path.at, path.reason])).toEqual([
      [[{ at: 'subnet', chosen: 'vm1', of: ['vm1', 'vm9'] }], 'vm1', null],
      [[{ at: 'subnet', chosen: 'vm9', of: ['vm1', 'vm9'] }], 'vm9', 'SG_INGRESS_NO_MATCH'],
    ]);
    expect(trace(network, probe, { choices: ['vm9'] }).paths[0]?.at).toBe('vm9');
  });

  test('an answer may come to the wrong one', () => {
    const answered = changed(twice, 'vm9', { interfaces: [{ id: 'eth0', address: '192.168.0.4', securityGroups: ['sg-default'] }] });
    expect(ask(answered, { from: 'vm9', to: 'vm2', kind: 'ping' }).verdict).toBe('AMBIGUOUS');
  });
});

describe('paths that the drawing allows', () => {
  test('a port that calls its own floating IP comes back to itself and sees its public address', () => {
    const result = ask(open, { from: 'vm1', to: '133.186.128.3', kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY', paths: [{ at: 'vm1' }] });
    expect(result.paths[0]?.legs.map((leg) => leg.hops.map((hop) => hop.component).join(' '))).toEqual(['vm1 rt fip-vm1 rt vm1', 'vm1 rt fip-vm1 rt vm1']);
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '133.186.128.3', destination: '192.168.0.4', ttl: 62 });
  });

  describe('an instance with two ports', () => {
    const twoPorts = (policyRouting: boolean): Design => draw(
      open, add('subnet', 'subnet2', 'vpc', { cidr: '192.168.1.0/24' }), add('instance', 'vm2', 'subnet'), add('instance', 'vm3', 'subnet2'),
      ['row.add', { id: 'vm2', path: '/interfaces', row: { id: 'eth1', address: '192.168.1.9', securityGroups: ['sg-default'] } }],
      connect('l2', 'vm2/eth1', 'subnet2'), add('floating-ip', 'fip-a'), connect('attach', 'fip-a', 'vm2/eth1'), add('floating-ip', 'fip-b'), connect('attach', 'fip-b', 'vm2/eth0'),
      update('vm2', { policyRouting }),
    );
    const hops = (result: Trace): readonly (string | undefined)[] => result.paths[0]?.legs.map((leg) => leg.hops.map((hop) => hop.component).join(' ')) ?? [];

    test('policy routing: an answer leaves by the port that owns its address, also towards the other port’s subnet', () => {
      const across = ask(twoPorts(true), { from: 'vm1', to: '192.168.1.9', kind: 'ping' });
      expect([across.outcome, hops(across)]).toEqual(['REPLY', ['vm1 rt vm2', 'vm2 rt vm1']]);
      expect(ask(twoPorts(true), { from: 'vm3', to: 'vm2/eth0', kind: 'ping' }).outcome).toBe('REPLY');
      expect(ask(twoPorts(true), { from: 'vm1', to: 'vm2/eth0', kind: 'ping' }).outcome).toBe('REPLY');
    });

    test('without it the answer takes the other port and is taken for spoofing', () => {
      expect(ask(twoPorts(false), { from: 'vm1', to: '192.168.1.9', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'SPOOF_BLOCKED', at: 'vm2' }] });
    });

    test('with anti-spoofing off the other port does not know the connection', () => {
      const trusting = changed(twoPorts(false), 'vm2', { interfaces: [
        { id: 'eth0', address: '192.168.0.5', securityGroups: ['sg-default'], sourceDestCheck: false }, { id: 'eth1', address: '192.168.1.9', securityGroups: ['sg-default'] },
      ] });
      expect(ask(trusting, { from: 'client', to: '133.186.128.4', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'CT_INVALID', at: 'vm2' }] });
      expect(ask(trusting, { from: 'client', to: '133.186.128.5', kind: 'ping' }).outcome).toBe('REPLY');
    });

    test('it is called by the floating IP of its first port, and sends from the port a floating IP stands before', () => {
      expect(ask(twoPorts(false), { from: 'client', to: 'vm2', kind: 'ping' })).toMatchObject({ verdict: 'REACHABLE', probe: { destination: '133.186.128.5' } });
      expect(ask(twoPorts(true), { from: '133.186.128.4', to: 'client', kind: 'ping' })).toMatchObject({ verdict: 'REACHABLE', probe: { source: '192.168.1.9', sourceComponent: 'vm2' } });
    });
  });
});
