import { describe, expect, test } from 'vitest';
import { ask } from '../../../engine/testing/ask.ts';
import type { Trace } from '../../../engine/index.ts';
import { emptyDesign, type Design } from '../../../model/design.ts';
import { add, connect, draw, findingsOf, planOf, project, update, type Step } from '../../testing/drawing-board.ts';

type Row = Readonly<Record<string, unknown>>;

/** Two sites behind edges on one provider network; nobody is at the next hop of their default routes. */
const site = (name: string, outside: string, net: string): readonly Step[] => [
  add('vlan', `lan-${name}`, null, { cidr: `${net}.0/24` }),
  add('esg', name, null, {
    interfaces: [{ id: 'vnic0', type: 'uplink', address: outside }, { id: 'vnic1', type: 'internal', address: `${net}.1/24` }],
    routes: [{ id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.9' }], firewallDefault: 'accept',
  }),
  connect('l2', `${name}/vnic0`, 'provider'),
  connect('l2', `${name}/vnic1`, `lan-${name}`),
  add('server', `host-${name}`, null, { interfaces: [{ id: 'eth0', address: `${net}.10` }], gateway: `${net}.1` }),
  connect('l2', `host-${name}/eth0`, `lan-${name}`),
];

const sites = draw(emptyDesign, add('vlan', 'provider', null, { cidr: '203.0.113.8/29' }), ...site('a', '203.0.113.10', '192.168.10'), ...site('b', '203.0.113.11', '192.168.11'), connect('tunnel', 'a', 'b'));

const policyA: Row = { id: 'to-b', localEndpoint: '203.0.113.10', peerEndpoint: '203.0.113.11', localSubnets: ['192.168.10.0/24'], peerSubnets: ['192.168.11.0/24'] };
const policyB: Row = { id: 'to-a', localEndpoint: '203.0.113.11', peerEndpoint: '203.0.113.10', localSubnets: ['192.168.11.0/24'], peerSubnets: ['192.168.10.0/24'] };

function joined(a: Row = {}, b: Row = a, ...more: readonly Step[]): Design {
  return draw(sites, update('a', { ipsec: [{ ...policyA, ...a }] }), update('b', { ipsec: [{ ...policyB, ...b }] }), ...more);
}

function run(design: Design, probe: Parameters<typeof ask>[1] = {}): Trace {
  return ask(planOf(design), { from: 'host-a', to: '192.168.11.10', kind: 'ping', ...probe });
}

/** Outer length of what leaves edge A in the tunnel, and the layers it wears. */
function worn(trace: Trace): readonly unknown[] {
  const step = trace.paths[0]?.legs[0]?.hops.flatMap((hop) => hop.steps).find((each) => each.kind === 'encapsulate');
  return [step?.bytes, step?.headers.map((header) => header.layer).join(' ')];
}

const codes = (design: Design, id = 'a'): readonly unknown[] => findingsOf(design, id).filter((finding) => finding.code === 'V-53').map((finding) => [finding.severity, finding.at.path, finding.params['case'] ?? null]);

describe('IPsec between two edges', () => {
  test('what a policy covers travels in ESP from endpoint to endpoint, both ways, by the route of the outer packet', () => {
    const result = run(joined());
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(result.paths[0]?.legs.map((leg) => leg.hops.map((hop) => hop.component))).toEqual([['host-a', 'a', 'b', 'host-b'], ['host-b', 'b', 'a', 'host-a']]);
    expect(worn(result)[1]).toBe('ipv4 ipsec ipv4 icmp');
    expect(result.paths[0]?.legs[0]?.hops[2]?.enter.headers[0]).toMatchObject({ source: '203.0.113.10', destination: '203.0.113.11', protocol: 50 });
    expect(result.paths[0]?.legs[0]?.hops[3]?.enter.headers[0]).toMatchObject({ source: '192.168.10.10', destination: '192.168.11.10', ttl: 62 });
  });

  test.each([
    ['aes-cbc-sha1', true, 1006, 66], ['aes-cbc-sha1', true, 1007, 81], ['aes-cbc-sha1', false, 1006, 58], ['aes-gcm', false, 1006, 54], ['aes-gcm', true, 1007, 65],
  ])('%s, NAT traversal %s: a packet of %i bytes grows by %i (private-cloud.md e)', (cipher, natTraversal, sizeBytes, more) => {
    const result = run(joined({ cipher, natTraversal }), { sizeBytes });
    expect(result.outcome).toBe('REPLY');
    expect(worn(result)).toEqual([sizeBytes + more, natTraversal ? 'ipv4 udp ipsec ipv4 icmp' : 'ipv4 ipsec ipv4 icmp']);
  });

  test.each([
    // Around the filled-up blocks of an uplink of 1500 bytes: 20 + 8 + 16 + 12, 8 more for NAT traversal; 20 + 8 + 8 + 16, 8 more. Two bytes are trailer.
    ['aes-cbc-sha1', false, 1438], ['aes-cbc-sha1', true, 1422], ['aes-gcm', false, 1446], ['aes-gcm', true, 1438],
  ])('%s, NAT traversal %s: who sends more than %i bytes with DF is told so by the edge (private-cloud.md e)', (cipher, natTraversal, most) => {
    const design = joined({ cipher, natTraversal });
    const result = run(design, { sizeBytes: most + 1, dontFragment: true });
    expect(result).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'a' }] });
    expect(result.paths[0]?.legs[0]?.hops[1]?.steps.at(-1)).toMatchObject({ kind: 'drop', because: { component: 'a', path: '/ipsec/0' }, detail: { mtu: most } });
    expect(result.paths[0]?.legs.map((leg) => [leg.direction, leg.hops.map((hop) => hop.component)])).toEqual([['forward', ['host-a', 'a']], ['error', ['a', 'host-a']]]);
    expect(result.paths[0]?.legs[1]?.hops[0]?.enter.headers).toMatchObject([{ source: '192.168.10.1', destination: '192.168.10.10' }, { layer: 'icmp', type: 3, code: 4 }]);
    expect(run(design, { sizeBytes: most, dontFragment: true }).outcome).toBe('REPLY');
  });

  test('without DF it is cut before it is wrapped: the first piece is the largest that fits', () => {
    const result = run(joined(), { sizeBytes: 1500 });
    expect(result.outcome).toBe('REPLY');
    const steps = result.paths[0]?.legs[0]?.hops[1]?.steps.filter((step) => step.kind === 'fragment' || step.kind === 'encapsulate');
    // 20 + 1416, the largest multiple of 8 up to 1418; 56 around 1436 + 2 filled to 1440.
    expect(steps).toMatchObject([{ kind: 'fragment', bytes: 1436, detail: { mtu: 1438, fragments: 2 }, because: { path: '/ipsec/0' } }, { kind: 'encapsulate', bytes: 1496 }]);
  });

  test('what fits depends on the interface that bears the tunnel’s address', () => {
    const narrow = joined({}, {}, ['row.update', { id: 'a', path: '/interfaces/vnic0', row: { mtu: 1400 } }]);
    // 56 + 1344, of which two are trailer.
    expect(run(narrow, { sizeBytes: 1343, dontFragment: true }).outcome).toBe('FRAGMENTATION_NEEDED');
    expect(run(narrow, { sizeBytes: 1342, dontFragment: true }).outcome).toBe('REPLY');
  });

  test('what is aimed at the peer’s networks but comes from none of the policy’s is dropped', () => {
    const other = joined({ localSubnets: ['192.168.10.128/25'] }, {});
    expect(run(other)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_OUT', reason: 'VPN_NO_POLICY', at: 'a' }] });
  });

  test('NAT comes first: what it hides is covered by no policy any more', () => {
    const hidden = joined({}, {}, update('a', { nat: [{ id: 'S1', kind: 'SNAT', appliedOn: 'vnic0', originalAddress: '192.168.0.0/16', translatedAddress: '203.0.113.10' }] }));
    expect(run(hidden)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'VPN_NO_POLICY', at: 'a' }] });
    expect(run(joined({ localSubnets: ['203.0.113.10/32'] }, { peerSubnets: ['203.0.113.10/32'] }, update('a', { nat: [{ id: 'S1', kind: 'SNAT', appliedOn: 'vnic0', originalAddress: '192.168.0.0/16', translatedAddress: '203.0.113.10' }] }))).outcome).toBe('REPLY');
  });

  test('a tunnel that is down carries nothing; one that is down at the other end takes nothing', () => {
    expect(run(joined({ state: 'down' }, {}))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'VPN_DOWN', at: 'a' }] });
    expect(run(joined({}, { state: 'down' }))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'NO_TUNNEL_ENDPOINT', at: 'b' }] });
  });

  test('who is no peer is not listened to, nor one who puts it into UDP', () => {
    expect(run(joined({}, { peerEndpoint: '203.0.113.13' }))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'NO_TUNNEL_ENDPOINT', at: 'b' }] });
    expect(run(joined({ natTraversal: true }, { natTraversal: false }))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'NO_TUNNEL_ENDPOINT', at: 'b' }] });
  });

  test('the edge’s own firewall lets the tunnel in by itself, and asks its rules about what comes out of it', () => {
    const closed = joined({}, {}, update('b', { firewallDefault: 'deny' }));
    expect(run(closed)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'EDGE_FIREWALL_DENY', at: 'b' }] });
    expect(run(draw(closed, ['row.add', { id: 'b', path: '/firewallRules', row: { id: 'vpn', source: ['192.168.10.0/24'], action: 'accept' } }])).outcome).toBe('REPLY');
  });

  test('an edge with policies listens for IKE, though a tunnel is down; one without refuses', () => {
    const asked = (design: Design) => [500, 4500].map((port) => run(design, { from: 'a', to: '203.0.113.11', kind: 'udp', port }).outcome);
    expect([asked(joined()), asked(joined({ state: 'down' })), asked(sites)]).toEqual([['REPLY', 'REPLY'], ['REPLY', 'REPLY'], ['REFUSED', 'REFUSED']]);
  });

  test('a policy that cannot be read decides nothing about what it may have been for', () => {
    expect(run(joined({ localSubnets: ['here'] }, {}))).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG', at: 'a' }] });
    expect(run(joined({ localSubnets: ['here'] }, {}), { to: '192.168.10.1' }).outcome).toBe('REPLY');
  });
});

describe('V-53', () => {
  test('V-53 local and peer subnets that overlap, in one policy and between two', () => {
    expect(codes(joined())).toEqual([]);
    expect(codes(joined({ peerSubnets: ['192.168.0.0/16'] }, {}))).toEqual([['error', '/ipsec/0/peerSubnets', null]]);
    const again = draw(joined(), ['row.add', { id: 'a', path: '/ipsec', row: { ...policyA, id: 'again', peerSubnets: ['192.168.11.128/25'] } }]);
    expect(codes(again)).toEqual([['error', '/ipsec/1/peerSubnets', 'policies']]);
    const apart = draw(joined(), ['row.add', { id: 'a', path: '/ipsec', row: { ...policyA, id: 'apart', localSubnets: ['192.168.20.0/24'] } }]);
    expect(codes(apart)).toEqual([]);
  });
  test('V-53 a local endpoint that is no address of the edge; the ends of a drawn tunnel do not name each other', () => {
    expect(codes(joined({ localEndpoint: '203.0.113.12' }, {}))).toEqual([['error', '/ipsec/0/localEndpoint', 'endpoint']]);
    expect(codes(sites)).toEqual([['error', '/ipsec', 'ends']]);
    expect(codes(joined({}, { peerEndpoint: '203.0.113.13' }))).toEqual([['error', '/ipsec', 'ends']]);
    expect(codes(joined({}, { peerEndpoint: '203.0.113.13' }), 'b')).toEqual([['error', '/ipsec', 'ends']]);
  });
});

describe('an edge and a VPN gateway of the public cloud', () => {
  const hybrid = draw(
    project,
    add('customer-router', 'fcr', null, { role: 'frontend', interfaces: [{ id: 'internet' }, { id: 'public' }], routes: [{ id: 'out', network: '0.0.0.0/0', interface: 'internet' }] }),
    connect('routed', 'fcr/internet', 'internet'),
    add('vlan', 'public-vlan', null, { vlanKind: 'public', subnets: [{ id: 'esg', cidr: '203.0.113.8/29', type: 'portable' }] }),
    connect('l2', 'fcr/public', 'public-vlan'),
    add('vlan', 'inside', null, { cidr: '10.9.0.0/24' }),
    add('esg', 'esg', null, {
      interfaces: [{ id: 'vnic0', type: 'uplink', address: '203.0.113.10/29' }, { id: 'vnic1', type: 'internal', address: '10.9.0.1' }],
      routes: [{ id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.9' }], firewallDefault: 'accept',
      ipsec: [{ id: 'cloud', localEndpoint: '203.0.113.10', peerEndpoint: '133.186.128.3', localSubnets: ['10.9.0.0/24'], peerSubnets: ['192.168.0.0/24'] }],
    }),
    connect('l2', 'esg/vnic0', 'public-vlan'),
    connect('l2', 'esg/vnic1', 'inside'),
    add('server', 'office', null, { interfaces: [{ id: 'eth0', address: '10.9.0.10' }], gateway: '10.9.0.1' }),
    connect('l2', 'office/eth0', 'inside'),
    add('vpn-gateway', 'vpn', 'subnet'),
    connect('tunnel', 'esg', 'vpn'),
  );
  const policy = { id: 'hq', peerAddress: '203.0.113.10', localCidr: '192.168.0.0/24', remoteCidr: '10.9.0.0/24' };
  const both = draw(
    hybrid,
    ['row.add', { id: 'vpn', path: '/connections', row: policy }],
    ['row.add', { id: 'rt', path: '/routes', row: { id: 'hq', cidr: '10.9.0.0/24', gatewayType: 'VPN_GATEWAY', target: 'vpn' } }],
  );

  test('name each other or are told so (V-53)', () => {
    expect(codes(hybrid, 'esg')).toEqual([['error', '/ipsec', 'ends']]);
    expect(codes(both, 'esg')).toEqual([]);
  });

  test('carry what both policies cover from site to VPC and back', () => {
    const result = run(both, { from: 'vm1', to: '10.9.0.10' });
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(result.paths[0]?.legs[0]?.hops.map((hop) => hop.component)).toEqual(['vm1', 'rt', 'vpn', 'public-network', 'internet', 'fcr', 'esg', 'office']);
    expect(worn(result)[1]).toBe('ipv4 ipsec ipv4 icmp');
  });
});
