import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { vxlan } from '../plan/tunnel.ts';
import { ask, errorCodes, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { filter, listener, small, type Small } from './testing/small-plan.ts';

/** domain/forwarding.md 9, 10, 15 and 16 where frames travel inside packets: rejections at a port, silence, the distributed router, TTL. */

interface Wiring {
  readonly hosts?: readonly string[];
  /** Hosts with an instance of the distributed router. */
  readonly instances?: readonly string[];
  readonly vtepMtu?: number;
  readonly underlayMtu?: number;
  /** Host of the second guest, and the switch it hangs on. */
  readonly second?: readonly [host: string, segment: 'red' | 'blue'];
  readonly change?: (net: Small) => void;
}

/** Hosts with a VTEP each on one VLAN, two logical switches, `client` on the first host, and a distributed router between the switches. */
function overlaid({ hosts = ['h1', 'h2'], instances = hosts, vtepMtu = 1600, underlayMtu = 9000, second = ['h2', 'blue'], change = () => undefined }: Wiring = {}): Plan {
  const net: Small = small();
  net.segment('underlay', { mtuBytes: underlayMtu });
  const endpoints = hosts.map((host, index) => ({ device: host, address: `10.100.1.${index + 11}`, because: because(host, 'vtep0') }));
  for (const { device, address } of endpoints) net.device(device, 'hypervisor', [`vtep0 underlay ${address}/26 ${vtepMtu}`], ['10.100.1.0/26 vtep0']);
  net.segment('red', { mtuBytes: 9000, overlay: { tunnel: vxlan(5001), endpoints } });
  net.segment('blue', { mtuBytes: 9000, overlay: { tunnel: vxlan(5002), endpoints } });
  for (const host of instances) {
    net.device(`dlr@${host}`, 'router', [`red red 10.0.1.1/24 @${host}`, `blue blue 10.0.2.1/24 @${host}`], ['10.0.1.0/24 red', '10.0.2.0/24 blue'], {
      component: because('dlr').component, host: because(host).component, distributed: { isDesignated: host === hosts[0] },
    });
  }
  const [place, segment] = second;
  const network = segment === 'red' ? '10.0.1' : '10.0.2';
  net.device('client', 'host', ['eth0 red 10.0.1.10/24 @h1'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
  net.device('server', 'host', [`eth0 ${segment} ${network}.20/24 @${place}`], [`${network}.0/24 eth0`, `0.0.0.0/0 eth0 ${network}.1`]);
  net.builder.services('server', because('server'), [listener('server', 'tcp', 80)]);
  change(net);
  return net.builder.finish();
}

/** Every wrapping of the played path: leg, VNI, and the endpoints it goes between. */
function wrappings(result: ReturnType<typeof ask>): readonly string[] {
  return (result.paths[0]?.legs ?? []).flatMap((leg) => leg.hops.flatMap((hop) => hop.steps.filter((step) => step.kind === 'encapsulate').map((step) => {
    const [outer, , vxlanHeader] = step.headers;
    return outer?.layer === 'ipv4' && vxlanHeader?.layer === 'vxlan' ? `${leg.direction} ${vxlanHeader.vni} ${outer.source}>${outer.destination}` : 'something else';
  })));
}

describe('a distributed firewall that rejects (forwarding 9)', () => {
  const guarded = (slot: 'port-out' | 'port-in', action: 'reject' | 'deny'): Plan => overlaid({
    change: (net) => net.stage(slot === 'port-out' ? 'client' : 'server', filter('dfw', slot, [[action, { destinations: ['10.0.2.20'] }]], {
      interface: 'eth0', table: 'dfw', stateful: true, reason: 'DFW_RULE_DENY',
    })),
  });
  // The answer goes back to where the frame came from: the router's instance on the sender's host.
  it.each([['port-out', 'h1', 'h1 client'], ['port-in', 'h2', 'h2 underlay h1 dlr h1 client']] as const)('at %s: RST for TCP, 3/13 for the rest, in the name of who was asked: FW-9', (slot, host, back) => {
    const tcp = ask(guarded(slot, 'reject'), { to: '10.0.2.20', kind: 'tcp', port: 80 });
    expect(tcp).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'DFW_RULE_DENY', at: host }] });
    expect(legLines(tcp).at(-1)).toBe(`return: ${back}`);
    expect(tcp.paths[0]?.legs.at(-1)?.hops.at(-1)?.enter.headers).toMatchObject([{ source: '10.0.2.20', destination: '10.0.1.10' }, { sourcePort: 80, flags: 'RST,ACK' }]);
    const ping = ask(guarded(slot, 'reject'), { to: '10.0.2.20' });
    expect(ping.outcome).toBe('ADMIN_PROHIBITED');
    expect(errorCodes(ping)).toEqual(['3/13']);
    expect(legLines(ping).at(-1)).toBe(`error: ${back}`);
    for (const probe of [{ kind: 'tcp', port: 80 }, { kind: 'ping' }] as const) {
      const denied = ask(guarded(slot, 'deny'), { to: '10.0.2.20', ...probe });
      expect(denied).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'DFW_RULE_DENY', at: host }] });
      expect(legLines(denied)).toHaveLength(1);
    }
  });
});

describe('VXLAN that cannot carry the frame (forwarding 10)', () => {
  it.each([['the VTEP', { vtepMtu: 1500 }], ['the VLAN under it', { vtepMtu: 9000, underlayMtu: 1500 }]] as const)('%s is too narrow: silence, DF or not: FW-10', (_, wiring) => {
    const plan = overlaid({ ...wiring, second: ['h2', 'red'] });
    for (const dontFragment of [true, false]) {
      const result = ask(plan, { to: '10.0.1.20', sizeBytes: 1500, dontFragment });
      expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'h1' }] });
      expect(legLines(result)).toEqual(['forward: client h1']);
      // 1450 bytes are 1500 with the 50 of VXLAN.
      expect(ask(plan, { to: '10.0.1.20', sizeBytes: 1450, dontFragment }).outcome).toBe('REPLY');
    }
  });
});

describe('distributed router (forwarding 15)', () => {
  it('the instance on the sender’s host routes, so the ways there and back differ: FW-15', () => {
    const result = ask(overlaid(), { to: '10.0.2.20' });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: client h1 dlr h1 underlay h2 server', 'return: server h2 dlr h2 underlay h1 client']);
    expect(result.paths[0]?.legs.map((leg) => leg.hops.find((hop) => hop.component === 'dlr')?.host)).toEqual(['h1', 'h2']);
    expect(wrappings(result)).toEqual(['forward 5002 10.100.1.11>10.100.1.12', 'return 5001 10.100.1.12>10.100.1.11']);
  });
  it('has the same addresses everywhere: a guest that moves keeps its gateway and meets another instance: FW-15', () => {
    const moved = ask(overlaid({ second: ['h1', 'blue'] }), { to: '10.0.2.20' });
    expect(moved.outcome).toBe('REPLY');
    expect(legLines(moved)).toEqual(['forward: client h1 dlr h1 server', 'return: server h1 dlr h1 client']);
    expect(wrappings(moved)).toEqual([]);
  });
  it('ARP for its addresses never leaves the host: FW-15', () => {
    for (const [from, host] of [['client', 'h1'], ['server', 'h2']] as const) {
      const result = ask(overlaid(), { from, to: from === 'client' ? '10.0.1.1' : '10.0.2.1' });
      expect(result.outcome).toBe('REPLY');
      expect(legLines(result)).toEqual([`forward: ${from} ${host} dlr`, `return: dlr ${host} ${from}`]);
      expect(result.paths[0]?.legs[0]?.hops.at(-1)?.host).toBe(host);
      expect(wrappings(result)).toEqual([]);
    }
  });
  it('asks as one router: what an instance sent may be answered to the instance on the other’s host: FW-15', () => {
    const result = ask(overlaid(), { from: 'dlr', to: '10.0.2.20' });
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY', blockers: [] });
    expect(legLines(result)).toEqual(['forward: dlr h1 underlay h2 server', 'return: server h2 dlr']);
    expect(result.paths[0]?.legs.map((leg) => leg.hops.find((hop) => hop.component === 'dlr')?.host)).toEqual(['h1', 'h2']);
    expect(ask(overlaid(), { from: 'dlr', to: '10.0.2.20', kind: 'udp', port: 9 }).outcome).toBe('REFUSED');
  });
  it('no instance on the host: nobody else’s answers: FW-15', () => {
    const plan = overlaid({ hosts: ['h1', 'h2', 'h3'], instances: ['h1', 'h2'], second: ['h3', 'blue'] });
    const result = ask(plan, { from: 'server', to: '10.0.1.10' });
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_DLR_ON_HOST', at: 'server' }] });
    expect(legLines(result)).toEqual(['forward: server']);
    expect(ask(overlaid(), { from: 'server', to: '10.0.1.10' }).outcome).toBe('REPLY');
  });
  it('has on a host only the interfaces whose switch is there: FW-15', () => {
    const net = small();
    net.segment('red', { overlay: { tunnel: vxlan(5001), endpoints: [] } });
    net.segment('blue', { overlay: { tunnel: vxlan(5002), endpoints: [] } });
    for (const host of ['h1', 'h2']) net.device(host, 'hypervisor', [], []);
    net.device('dlr@h1', 'router', ['red red 10.0.1.1/24 @h1', 'blue blue 10.0.2.1/24 @h1'], ['10.0.1.0/24 red', '10.0.2.0/24 blue'], { component: because('dlr').component, distributed: { isDesignated: true } });
    net.device('dlr@h2', 'router', ['red red 10.0.1.1/24 @h2'], ['10.0.1.0/24 red'], { component: because('dlr').component, distributed: { isDesignated: false } });
    net.device('client', 'host', ['eth0 red 10.0.1.10/24 @h2'], ['0.0.0.0/0 eth0 10.0.1.1']);
    const result = ask(net.builder.finish(), { to: '10.0.2.20' });
    expect(result).toMatchObject({ outcome: 'NET_UNREACHABLE', paths: [{ disposition: 'NO_ROUTE', at: 'dlr' }] });
    expect(legLines(result)).toEqual(['forward: client h2 dlr', 'error: dlr h2 client']);
  });
});

describe('TTL inside an overlay (forwarding 16)', () => {
  it('VTEPs and switches do not touch it, a router does: FW-16', () => {
    const flat = ask(overlaid({ second: ['h2', 'red'] }), { to: '10.0.1.20' });
    expect(wrappings(flat)).toHaveLength(2);
    expect(flat.ping?.replies[0]?.ttl).toBe(64);
    expect(stepsAt(flat, 0, 0)[0]?.headers[0]).toMatchObject({ ttl: 64 });
    expect(ask(overlaid(), { to: '10.0.2.20' }).ping?.replies[0]?.ttl).toBe(63);
  });
});
