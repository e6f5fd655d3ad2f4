import { describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { vxlan } from '../../plan/tunnel.ts';
import { because } from '../testing/cloud-plan.ts';
import { goldenQuestions } from '../testing/golden-table.ts';
import { referencePlan } from '../testing/reference-topology.ts';
import { filter, listener, small, type Small } from '../testing/small-plan.ts';
import { referenceLegs, referenceTrace } from './trace.ts';

/** The witness on small plans: what it says of virtual switches, overlays and distributed instances is known before it is believed. */

/** One logical switch over two hosts: `client` on h1, `server` on the host that is named. */
function overlaid(where: 'h1' | 'h2', change: (net: Small) => void = () => undefined, mtu = 9000): Plan {
  const net = small();
  const endpoints = [{ device: 'h1', address: '10.100.1.12', because: because('h1', 'vtep') }, { device: 'h2', address: '10.100.1.11', because: because('h2', 'vtep') }];
  net.segment('vlan', { mtuBytes: 9000 });
  net.segment('red', { overlay: { tunnel: vxlan(5001), endpoints } });
  net.device('h1', 'hypervisor', [`vtep vlan 10.100.1.12/26 ${mtu}`], ['10.100.1.0/26 vtep']);
  net.device('h2', 'hypervisor', [`vtep vlan 10.100.1.11/26 ${mtu}`], ['10.100.1.0/26 vtep']);
  net.device('client', 'host', ['eth0 red 192.168.20.31/24 @h1'], ['0.0.0.0/0 eth0']);
  net.device('server', 'host', [`eth0 red 192.168.20.32/24 @${where}`], ['0.0.0.0/0 eth0']);
  net.builder.services('server', because('server'), [listener('server', 'tcp', 80)]);
  change(net);
  return net.builder.finish();
}

const web = { from: 'client', to: '192.168.20.32', kind: 'tcp', port: 80 } as const;
const ping = { from: 'client', to: '192.168.20.32', kind: 'ping' } as const;

function walks(plan: Plan, probe: Parameters<typeof referenceLegs>[1]): readonly string[] {
  return referenceLegs(plan, probe).map((leg) => `${leg.direction}: ${leg.hops.map((hop) => hop.component).join(' ')}`);
}

describe('the witness: a frame', () => {
  it('for the same host is handed over in the virtual switch, without VXLAN (forwarding.md, ESXi host transmit)', () => {
    expect(walks(overlaid('h1'), web)).toEqual(['forward: client h1 server', 'return: server h1 client']);
    expect(referenceLegs(overlaid('h1'), web)[0]?.hops[1]).toMatchObject({ ingress: 'client/eth0', egress: 'server/eth0' });
  });
  it('for another host travels in VXLAN from endpoint to endpoint, and the VLAN between two of them is a hop (CONTRACTS 3)', () => {
    const plan = overlaid('h2');
    expect(walks(plan, { ...web, sizeBytes: 1000 })).toEqual(['forward: client h1 vlan h2 server', 'return: server h2 vlan h1 client']);
    const wrapped = referenceLegs(plan, { ...web, sizeBytes: 1000 })[0]?.hops[1]?.steps.find((step) => step.kind === 'encapsulate');
    expect(wrapped).toMatchObject({ bytes: 1050, because: { label: 'vtep' } });
    expect(wrapped?.headers.map((header) => header.layer)).toEqual(['ipv4', 'udp', 'vxlan', 'ipv4', 'tcp']);
    expect(wrapped?.headers[0]).toEqual({ layer: 'ipv4', source: '10.100.1.12', destination: '10.100.1.11', protocol: 17, ttl: 64, dontFragment: true });
  });
  it('has the source ports of the contract’s vectors: 56863, and 64884 around IP-in-IP', () => {
    const probe = goldenQuestions.find((question) => question.id === '1B')?.probe;
    const steps = referenceLegs(referencePlan(), probe ?? web, [1]).filter((leg) => leg.direction === 'forward').flatMap((leg) => leg.hops.flatMap((hop) => hop.steps));
    const ports = steps.flatMap((step) => (step.kind === 'encapsulate' && step.headers[1]?.layer === 'udp' ? [step.headers[1].sourcePort] : []));
    expect(ports).toEqual([56_863, 64_884]);
  });
  it('too long for the endpoint’s MTU is lost in silence: 1500 bytes need 1550 (private-cloud.md e)', () => {
    expect(referenceTrace(overlaid('h2', undefined, 1550), { ...ping, sizeBytes: 1500 })).toMatchObject({ outcome: 'REPLY' });
    const lost = referenceTrace(overlaid('h2', undefined, 1549), { ...ping, sizeBytes: 1500 });
    expect(lost).toMatchObject({ outcome: 'TIMEOUT', disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'h1' });
    expect(lost?.legs).toHaveLength(1);
  });
});

describe('the witness: a port of a virtual switch', () => {
  const ruled = (where: 'h1' | 'h2', action: 'deny' | 'reject'): Plan =>
    overlaid(where, (net) => net.stage('server', filter('server', 'port-in', [[action, { sources: ['192.168.20.31'] }]], { stateful: true, reason: 'DFW_RULE_DENY' })));
  it('that denies is silent; the step is seen at the host', () => {
    expect(referenceTrace(ruled('h2', 'deny'), web)).toMatchObject({ outcome: 'TIMEOUT', disposition: 'DENIED_IN', reason: 'DFW_RULE_DENY', at: 'h2' });
  });
  it('that rejects answers TCP with RST and the rest with 3/13, from the host, in the name of the address that was asked (forwarding.md 9)', () => {
    expect(referenceTrace(ruled('h2', 'reject'), web)).toMatchObject({ outcome: 'REFUSED' });
    expect(walks(ruled('h2', 'reject'), web)).toEqual(['forward: client h1 vlan h2', 'return: h2 vlan h1 client']);
    expect(referenceTrace(ruled('h1', 'reject'), ping)).toMatchObject({ outcome: 'ADMIN_PROHIBITED' });
    expect(referenceLegs(ruled('h1', 'reject'), ping)[1]).toMatchObject({ direction: 'error', hops: [{ component: 'h1', enter: { headers: [{ source: '192.168.20.32', ttl: 64 }, { type: 3, code: 13 }] } }, { component: 'client' }] });
  });
  it('knows its connections: an answer passes a filter that lets nothing in', () => {
    const plan = overlaid('h2', (net) => {
      for (const slot of ['port-out', 'port-in'] as const) net.stage('client', filter('client', slot, [], { stateful: true, defaultAction: slot === 'port-out' ? 'permit' : 'deny' }));
    });
    expect(referenceTrace(plan, web)).toMatchObject({ outcome: 'REPLY' });
  });
});

describe('the witness: a distributed router (forwarding.md 15)', () => {
  const routed = (hosts: readonly string[]): Plan => overlaid('h2', (net) => {
    net.segment('blue', { overlay: { tunnel: vxlan(5002), endpoints: [{ device: 'h1', address: '10.100.1.12', because: because('h1') }, { device: 'h2', address: '10.100.1.11', because: because('h2') }] } });
    for (const host of hosts) {
      net.device(`dlr@${host}`, 'router', [`red red 192.168.20.1/24 @${host}`, `blue blue 192.168.30.1/24 @${host}`], ['192.168.20.0/24 red', '192.168.30.0/24 blue'], {
        component: because('dlr').component, host: because(host).component, distributed: { isDesignated: false },
      });
    }
    net.device('app', 'host', ['eth0 red 192.168.20.40/24 @h1'], ['192.168.20.0/24 eth0', '0.0.0.0/0 eth0 192.168.20.1']);
    net.device('db', 'host', ['eth0 blue 192.168.30.50/24 @h2'], ['192.168.30.0/24 eth0', '0.0.0.0/0 eth0 192.168.30.1']);
  });
  it('routes on the sender’s host: there and back use different VNIs', () => {
    const legs = referenceLegs(routed(['h1', 'h2']), { from: 'app', to: '192.168.30.50', kind: 'ping' });
    const seen = legs.map((leg) => leg.hops.flatMap((hop) => hop.steps.flatMap((step) => (step.kind === 'encapsulate' ? step.headers.flatMap((header) => (header.layer === 'vxlan' ? [header.vni] : [])) : []))));
    expect(seen).toEqual([[5002], [5001]]);
    expect(legs[0]?.hops.filter((hop) => hop.component === 'dlr').map((hop) => hop.host)).toEqual(['h1']);
  });
  it('has nobody to ask where no instance is: NO_DLR_ON_HOST', () => {
    expect(referenceTrace(routed(['h2']), { from: 'app', to: '192.168.30.50', kind: 'ping' })).toMatchObject({ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_DLR_ON_HOST', at: 'app' });
  });
});
