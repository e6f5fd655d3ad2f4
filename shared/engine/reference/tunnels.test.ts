import { describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { ipInIp, ipsec, l2Tunnel, vxlan, type Tunnel } from '../../plan/tunnel.ts';
import { because } from '../testing/cloud-plan.ts';
import { filter, small, type Small } from '../testing/small-plan.ts';
import { referenceLegs, referenceTrace } from './trace.ts';

/** The witness on tunnels of layer 3, on bridges, on errors about what tunnels send, and on what acts outside connection tracking. */

interface Shape {
  readonly near?: readonly string[];
  readonly peers?: readonly string[];
  readonly mtu?: number;
  readonly change?: (net: Small) => void;
}

/** client - one ==tunnel== two - server, over a router in the middle. */
function tunnelled(tunnel: Tunnel, { near = ['10.0.2.0/24 tun'], peers = [], mtu = 1500, change = () => undefined }: Shape = {}): Plan {
  const net = small();
  for (const id of ['left', 'a', 'b', 'right']) net.segment(id);
  net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
  net.device('one', 'router', ['left left 10.0.1.1/24', 'a a 10.9.1.1/24', 'tun - 9000'], ['10.0.1.0/24 left', '10.9.0.0/16 a 10.9.1.9', ...near]);
  net.device('middle', 'router', [`a a 10.9.1.9/24`, `b b 10.9.2.9/24 ${mtu}`], ['10.9.1.0/24 a', '10.9.2.0/24 b']);
  net.device('two', 'router', ['right right 10.0.2.1/24', 'b b 10.9.2.1/24', 'tun - 9000'], ['10.0.2.0/24 right', '10.9.0.0/16 b 10.9.2.9', '10.0.1.0/24 tun']);
  net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['0.0.0.0/0 eth0 10.0.2.1']);
  for (const [id, source, destination] of [['one', '10.9.1.1', '10.9.2.1'], ['two', '10.9.2.1', '10.9.1.1']] as const) {
    net.stage(id, { kind: 'encapsulate', slot: 'encapsulate', interface: 'tun', because: because(id, 'into'), match: {}, tunnel, source, destination });
    net.stage(id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because: because(id, 'out of'), tunnel, address: source, peers: id === 'two' ? peers : [], into: 'tun' });
  }
  change(net);
  return net.builder.finish();
}

const ping = { from: 'client', to: '10.0.2.10', kind: 'ping' } as const;

describe('the witness: a tunnel', () => {
  // Private-cloud.md (e): IP-in-IP 20, the layer 2 tunnel 150, ESP with NAT-T: 64 and 1002 filled up to 1008; AES-GCM without: 52 and 1002 filled up to 1004.
  it.each([
    ['IP-in-IP', ipInIp(), 1020], ['layer 2 tunnel', l2Tunnel(), 1150], ['ESP, AES-CBC, NAT-T', ipsec('aes-cbc-sha1', true), 1072], ['ESP, AES-GCM', ipsec('aes-gcm', false), 1056],
  ] as const)('%s carries 1000 bytes in as many as the document says', (_, tunnel, bytes) => {
    const plan = tunnelled(tunnel);
    expect(referenceTrace(plan, { ...ping, sizeBytes: 1000 })).toMatchObject({ outcome: 'REPLY' });
    const [forward] = referenceLegs(plan, { ...ping, sizeBytes: 1000 });
    expect(forward?.hops.map((hop) => [hop.component, hop.enter.bytes])).toEqual([['client', 1000], ['one', 1000], ['middle', bytes], ['two', bytes], ['server', 1000]]);
  });
  it('copies TTL and DF of IP-in-IP from the inner header, which no tunnel touches (forwarding.md 16)', () => {
    const hops = referenceLegs(tunnelled(ipInIp()), { ...ping, dontFragment: true })[0]?.hops;
    expect(hops?.[2]?.enter.headers).toMatchObject([{ protocol: 4, ttl: 63, dontFragment: true }, { layer: 'ipip' }, { ttl: 63, dontFragment: true }, { layer: 'icmp' }]);
    expect(hops?.[3]?.enter.headers).toMatchObject([{ ttl: 62 }, { layer: 'ipip' }, { ttl: 63 }, { layer: 'icmp' }]);
    expect(hops?.[4]?.enter.headers).toMatchObject([{ ttl: 62 }, { layer: 'icmp' }]);
  });
  it('refuses peers it does not know, and an underlay without route says so, both in silence', () => {
    expect(referenceTrace(tunnelled(ipInIp(), { peers: ['10.9.7.7'] }), ping)).toMatchObject({ outcome: 'TIMEOUT', disposition: 'DENIED_IN', reason: 'NO_TUNNEL_ENDPOINT', at: 'two' });
    const lost = tunnelled({ ...ipInIp() }, { change: (net) => net.stage('one', { kind: 'encapsulate', slot: 'encapsulate', interface: 'left', because: because('one'), match: {}, tunnel: ipInIp(), source: '10.9.1.1', destination: '172.16.0.1' }) });
    expect(referenceTrace(lost, { ...ping, from: 'server', to: '10.0.1.10' })).toMatchObject({ outcome: 'TIMEOUT', disposition: 'NO_ROUTE', reason: 'UNDERLAY_NO_ROUTE', at: 'one' });
  });
  it('whose packet is too big on its way hears of it, and the person does not', () => {
    const told = referenceTrace(tunnelled(ipInIp(), { mtu: 1400 }), { ...ping, sizeBytes: 1400, dontFragment: true });
    expect(told).toMatchObject({ outcome: 'TIMEOUT', reason: 'FRAGMENTATION_NEEDED_DF', at: 'middle' });
    const legs = referenceLegs(tunnelled(ipInIp(), { mtu: 1400 }), { ...ping, sizeBytes: 1400, dontFragment: true });
    expect(legs.map((leg) => `${leg.direction}: ${leg.hops.map((hop) => hop.component).join(' ')}`)).toEqual(['forward: client one middle', 'error: middle one']);
  });
  it('that leads through itself ends: ROUTING_LOOP, in silence', () => {
    const plan = tunnelled(ipInIp(), { near: ['10.0.2.0/24 tun', '10.9.2.0/24 tun'] });
    expect(referenceTrace(plan, ping)).toMatchObject({ outcome: 'TIMEOUT', disposition: 'LOOP', reason: 'ROUTING_LOOP', at: 'one' });
  });
  it('of VXLAN with a network nobody there knows: VNI_MISMATCH', () => {
    const plan = tunnelled(vxlan(7), { change: (net) => net.segment('other', { overlay: { tunnel: vxlan(8), endpoints: [{ device: 'server', address: '10.0.2.10', because: because('server') }] } }) });
    const other = { ...plan, devices: plan.devices.map((device) => (device.id === 'two' ? { ...device, stages: device.stages.filter((stage) => stage.kind !== 'decapsulate') } : device)) };
    const known = { ...other, segments: other.segments.map((segment) => (segment.overlay === undefined ? segment : { ...segment, overlay: { ...segment.overlay, endpoints: [{ device: 'two', address: '10.9.2.1', because: because('two') }] } })) };
    expect(referenceTrace(other, ping)).toMatchObject({ disposition: 'REFUSED', reason: 'NO_TUNNEL_ENDPOINT', at: 'two' });
    expect(referenceTrace(known, ping)).toMatchObject({ outcome: 'TIMEOUT', disposition: 'DENIED_IN', reason: 'VNI_MISMATCH', at: 'two' });
  });
});

describe('the witness: a bridge', () => {
  it('passes frames on as they are: same addresses, same TTL, one network', () => {
    const net = small();
    for (const id of ['here', 'there']) net.segment(id);
    net.device('bridge', 'transparent', ['p here', 'q there'], []);
    net.stage('bridge', { kind: 'bridge', slot: 'receive', interface: null, because: because('bridge', 'both'), interfaces: ['p', 'q'] });
    net.device('client', 'host', ['eth0 here 10.0.2.9/24'], ['10.0.2.0/24 eth0']);
    net.device('server', 'host', ['eth0 there 10.0.2.10/24'], ['10.0.2.0/24 eth0']);
    const legs = referenceLegs(net.builder.finish(), ping);
    expect(legs[0]?.hops.map((hop) => [hop.component, hop.ingress, hop.egress])).toEqual([['client', null, 'eth0'], ['bridge', 'p', 'q'], ['server', 'eth0', null]]);
    expect(legs[0]?.hops[2]?.enter).toEqual({ headers: [{ layer: 'ipv4', source: '10.0.2.9', destination: '10.0.2.10', protocol: 1, ttl: 64 }, { layer: 'icmp', type: 8, code: 0, identifier: 1 }], bytes: 60 });
  });
});

describe('the witness: what stands after source NAT', () => {
  const guarded = (stateless: boolean): Plan => tunnelled(ipInIp(), {
    near: ['10.0.2.0/24 a 10.9.1.9'],
    change: (net) => {
      net.stage('one', { kind: 'source-translate', slot: 'source-translate', interface: 'a', because: because('one', 'snat'), stateless, ports: 'keep', rows: [{ match: { sources: ['10.0.1.0/24'] }, addresses: ['10.9.1.1'], port: null, because: because('one', 'snat') }] });
      net.stage('one', filter('one', 'egress-filter', [['reject', { sources: ['10.9.1.1'] }]]));
    },
  });
  it('and rejects, resets the one who called, whatever its packet wore by then (forwarding.md 2, 9)', () => {
    const legs = referenceLegs(guarded(false), { ...ping, kind: 'tcp', port: 80 });
    expect(referenceTrace(guarded(false), { ...ping, kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'REFUSED', at: 'one' });
    expect(legs[1]?.hops.at(-1)).toMatchObject({ component: 'client', enter: { headers: [{ source: '10.0.2.10', destination: '10.0.1.10' }, { flags: 'RST,ACK' }] } });
  });
  it('sees inside addresses where the pair is a fixed one: it acts after every filter (plan.ts, `stateless`)', () => {
    expect(referenceTrace(guarded(true), ping)?.reason).toBe('NO_ROUTE');
  });
});
