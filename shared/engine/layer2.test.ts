import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { FilterStage } from '../plan/stage.ts';
import { vxlan } from '../plan/tunnel.ts';
import { ask, errorCodes, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { stack, stepsOf } from './testing/header-stack.ts';
import { filter, listener, small, type Small } from './testing/small-plan.ts';

/** Frames: virtual switches, ports, overlays. Bytes, ports and headers are literals of domain/private-cloud.md c-e and CONTRACTS 3. */

/** A virtual switch on each host, one logical switch over both, a guest `client` on h1 and `server` on the host that is named. */
function overlaid(where: 'h1' | 'h2', change: (net: Small) => void = () => undefined, ports: readonly FilterStage[] = []): Plan {
  const net = small();
  const endpoints = [
    { device: 'h1', address: '10.100.1.12', because: because('h1', 'vtep') },
    { device: 'h2', address: '10.100.1.11', because: because('h2', 'vtep') },
  ];
  net.segment('vlan', { mtuBytes: 9000 });
  net.segment('red', { overlay: { tunnel: vxlan(5001), endpoints } });
  net.device('h1', 'hypervisor', ['vtep vlan 10.100.1.12/26 9000'], ['10.100.1.0/26 vtep']);
  net.device('h2', 'hypervisor', ['vtep vlan 10.100.1.11/26 9000'], ['10.100.1.0/26 vtep']);
  net.device('client', 'host', ['eth0 red 192.168.20.31/24 @h1'], ['192.168.20.0/24 eth0']);
  net.device('server', 'host', [`eth0 red 192.168.20.32/24 @${where}`], ['192.168.20.0/24 eth0']);
  net.builder.services('server', because('server'), [listener('server', 'tcp', 80)]);
  for (const stage of ports) net.stage(stage.because.component, stage);
  change(net);
  return net.builder.finish();
}

/** Two hosts whose endpoints are in different subnets: `route` is the first host's way out, `far` the router's way to the second. */
function routedUnderlay(route: string, far = '10.2.0.0/24 b'): Plan {
  const net = small();
  const endpoints = [{ device: 'h1', address: '10.1.0.2', because: because('h1') }, { device: 'h2', address: '10.2.0.2', because: because('h2') }];
  for (const id of ['a', 'b']) net.segment(id, { mtuBytes: 1600 });
  net.segment('red', { overlay: { tunnel: vxlan(5001), endpoints } });
  net.device('h1', 'hypervisor', ['vtep a 10.1.0.2/24 1600'], ['10.1.0.0/24 vtep', route]);
  net.device('h2', 'hypervisor', ['vtep b 10.2.0.2/24 1600'], ['10.2.0.0/24 vtep', '0.0.0.0/0 vtep 10.2.0.1']);
  net.device('core', 'router', ['a a 10.1.0.1/24 1600', 'b b 10.2.0.1/24 1600'], ['10.1.0.0/24 a', far]);
  net.device('client', 'host', ['eth0 red 192.168.20.31/24 @h1'], ['192.168.20.0/24 eth0']);
  net.device('server', 'host', ['eth0 red 192.168.20.32/24 @h2'], ['192.168.20.0/24 eth0']);
  return net.builder.finish();
}

const toServer = { to: '192.168.20.32' } as const;

describe('virtual switch', () => {
  it('hands a frame for the same host over itself: a hop, no VXLAN, no time of a link', () => {
    const result = ask(overlaid('h1'), { ...toServer, kind: 'tcp', port: 80 });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: client h1 server', 'return: server h1 client']);
    expect(result.paths[0]?.legs[0]?.hops[1]).toMatchObject({ component: 'h1', ingress: 'client/eth0', egress: 'server/eth0' });
    expect(stepsAt(result, 0, 1).map((step) => step.kind)).toEqual(['enter', 'bridge', 'exit']);
    expect(stepsAt(result, 0, 1)[1]).toMatchObject({ action: 'BRIDGED', because: { component: 'red' } });
    // New flow 1000, client 10, h1 10, and the server is reached.
    expect(stepsAt(result, 0, 2)[0]?.timeUs).toBe(1020);
    expect(stepsOf(result, 'encapsulate')).toEqual([]);
  });
  it('sends a frame for another host in VXLAN, through its own IP stack and over the VLAN', () => {
    const result = ask(overlaid('h2'), { ...toServer, kind: 'tcp', port: 80, sourcePort: 45000, sizeBytes: 1000 });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: client h1 vlan h2 server', 'return: server h2 vlan h1 client']);
    const [forth = ''] = stepsOf(result, 'encapsulate');
    expect(forth).toMatch(/^h1: 10\.100\.1\.12>10\.100\.1\.11 p17 ttl64 DF \/ udp \d+>4789 \/ vni 5001 \/ 192\.168\.20\.31>192\.168\.20\.32 p6 ttl64 DF \/ tcp \| 1050$/);
    expect(stepsOf(result, 'decapsulate')[0]).toBe('h2: 192.168.20.31>192.168.20.32 p6 ttl64 DF / tcp | 1000');
    expect(result.paths[0]?.legs[0]?.hops.map((hop) => [hop.ingress, hop.egress])).toEqual([
      [null, 'eth0'], ['client/eth0', 'vtep'], [null, null], ['vtep', 'server/eth0'], ['eth0', null],
    ]);
    expect(stepsAt(result, 0, 1).find((step) => step.kind === 'encapsulate')).toMatchObject({
      because: { component: 'h1', label: 'vtep' },
      detail: { tunnel: 'vxlan', vni: 5001, overheadBytes: 50, innerBytes: 1000, source: '10.100.1.12', destination: '10.100.1.11', segment: 'red' },
    });
    expect(stepsAt(result, 0, 2).map((step) => [step.kind, step.action, step.because.component])).toEqual([['bridge', 'BRIDGED', 'vlan']]);
    // New flow 1000, client 10, h1 10, link 50, h2 10.
    expect(stepsAt(result, 0, 4)[0]?.timeUs).toBe(1080);
  });
  it('carries frames of a segment without an overlay as they are, over the link', () => {
    const net = small();
    net.segment('lan');
    for (const host of ['h1', 'h2']) net.device(host, 'hypervisor', [], []);
    net.device('client', 'host', ['eth0 lan 10.0.0.1/24 @h1'], ['10.0.0.0/24 eth0']);
    net.device('server', 'host', ['eth0 lan 10.0.0.2/24 @h2'], ['10.0.0.0/24 eth0']);
    net.device('outside', 'host', ['eth0 lan 10.0.0.3/24'], ['10.0.0.0/24 eth0']);
    const plan = net.builder.finish();
    const result = ask(plan, { to: '10.0.0.2' });
    expect(legLines(result)).toEqual(['forward: client h1 h2 server', 'return: server h2 h1 client']);
    expect(stepsAt(result, 0, 3)[0]?.timeUs).toBe(1080);
    expect(result.paths[0]?.legs[0]?.hops.map((hop) => [hop.ingress, hop.egress])).toEqual([[null, 'eth0'], ['client/eth0', null], [null, 'server/eth0'], ['eth0', null]]);
    expect(legLines(ask(plan, { to: '10.0.0.3' }))).toEqual(['forward: client h1 outside', 'return: outside h1 client']);
    expect(legLines(ask(plan, { from: 'outside', to: '10.0.0.2' }))).toEqual(['forward: outside h2 server', 'return: server h2 outside']);
  });
});

describe('overlay and underlay', () => {
  it('the source port of VXLAN is the hash of the frame: vectors of CONTRACTS 3', () => {
    const net = small();
    const endpoints = [{ device: 'h1', address: '10.100.1.12', because: because('h1') }, { device: 'h2', address: '10.100.1.11', because: because('h2') }];
    net.segment('vlan');
    net.segment('red', { mtuBytes: 1400, overlay: { tunnel: vxlan(5001), endpoints } });
    net.device('h1', 'hypervisor', ['vtep vlan 10.100.1.12/26'], ['10.100.1.0/26 vtep']);
    net.device('h2', 'hypervisor', ['vtep vlan 10.100.1.11/26'], ['10.100.1.0/26 vtep']);
    net.device('client', 'host', ['eth0 red 192.168.20.31/24 198.51.100.25/24 @h1'], ['0.0.0.0/0 eth0 192.168.20.1']);
    net.device('gate', 'router', ['eth0 red 192.168.20.1/24 @h2'], []);
    const plan = net.builder.finish();
    const portOf = (probe: Parameters<typeof ask>[1]): string => /udp (\d+)>/.exec(stepsOf(ask(plan, { kind: 'tcp', ...probe }), 'encapsulate')[0] ?? '')?.[1] ?? '';
    expect(portOf({ from: '198.51.100.25', to: '172.29.0.80', port: 443, sourcePort: 51000 })).toBe('56863');
    expect(portOf({ from: '192.168.20.31', to: '192.168.30.50', port: 3306, sourcePort: 45000 })).toBe('51079');
  });
  it('a routed underlay lowers the outer TTL only, and its missing route is UNDERLAY_NO_ROUTE, silent', () => {
    const result = ask(routedUnderlay('0.0.0.0/0 vtep 10.1.0.1'), { ...toServer, sizeBytes: 1500 });
    expect(legLines(result)).toEqual(['forward: client h1 core h2 server', 'return: server h2 core h1 client']);
    expect(stack(stepsAt(result, 0, 3)[0]?.headers ?? [])).toMatch(/^10\.1\.0\.2>10\.2\.0\.2 p17 ttl63 DF .* 192\.168\.20\.31>192\.168\.20\.32 p1 ttl64/);
    expect(result.ping?.replies[0]?.ttl).toBe(64);
    const lost = ask(routedUnderlay('10.9.0.0/24 vtep'), toServer);
    expect(lost).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NO_ROUTE', reason: 'UNDERLAY_NO_ROUTE', at: 'h1' }] });
    expect(legLines(lost)).toEqual(['forward: client h1']);
  });
  it('an error about the outer packet goes to the endpoint and ends there', () => {
    const told = ask(routedUnderlay('0.0.0.0/0 vtep 10.1.0.1', '10.2.0.0/24 unreachable'), toServer);
    expect(told).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NULL_ROUTED', reason: 'ROUTE_UNREACHABLE', at: 'core' }] });
    expect(legLines(told)).toEqual(['forward: client h1 core', 'error: core h1']);
    expect(errorCodes(told)).toEqual(['3/1']);
  });
  it('a member without an endpoint is out of reach, a member behind the same one is not wrapped', () => {
    const plan = overlaid('h2', (net) => {
      net.device('lost', 'host', ['eth0 red 192.168.20.40/24'], ['192.168.20.0/24 eth0']);
    });
    expect(ask(plan, { to: '192.168.20.40' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_TUNNEL_ENDPOINT', at: 'h1' }] });
    expect(ask(plan, { from: 'lost', to: '192.168.20.31' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'NO_TUNNEL_ENDPOINT', at: 'lost' }] });
  });
  it('taken out by another endpoint with the same address, a frame finds nobody it is for', () => {
    const plan = overlaid('h2', (net) => net.device('a-twin', 'hypervisor', ['vtep vlan 10.100.1.11/26 9000'], []));
    const twins: Plan = {
      ...plan,
      segments: plan.segments.map((segment) => (segment.overlay === undefined ? segment : { ...segment, overlay: { ...segment.overlay, endpoints: [...segment.overlay.endpoints, { device: 'a-twin', address: '10.100.1.11', because: because('a-twin') }] } })),
    };
    const result = ask(twins, toServer, { choices: ['a-twin'] });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_TUNNEL_ENDPOINT', at: 'a-twin' }] });
    expect(stepsOf(result, 'decapsulate')).toHaveLength(1);
  });
  it('a packet of another network at a VXLAN port is VNI_MISMATCH, one at a machine that unwraps nothing is never delivered', () => {
    const twins = (second: 'endpoint' | 'host'): Plan =>
      overlaid('h2', (net) => {
        // Answers for the address of h2 on the underlay, before it.
        net.device('a-twin', second === 'endpoint' ? 'hypervisor' : 'host', ['vtep vlan 10.100.1.11/26 9000'], []);
        if (second === 'endpoint') net.segment('blue', { overlay: { tunnel: vxlan(5002), endpoints: [{ device: 'a-twin', address: '10.100.1.11', because: because('a-twin') }] } });
      });
    expect(ask(twins('endpoint'), toServer, { choices: ['a-twin'] })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'VNI_MISMATCH', at: 'a-twin' }] });
    expect(ask(twins('host'), toServer, { choices: ['a-twin'] })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REFUSED', reason: 'NO_TUNNEL_ENDPOINT', at: 'a-twin' }] });
  });
});

describe('ports of a virtual switch', () => {
  const deny = (device: string, slot: 'port-out' | 'port-in', action: 'deny' | 'reject', more: Partial<FilterStage> = {}): FilterStage =>
    filter(device, slot, [[action, { destinations: ['192.168.20.32/32'] }]], { interface: 'eth0', reason: 'DFW_RULE_DENY', stateful: true, ...more });

  it('a deny is seen at the hypervisor, on the way out as on the way in', () => {
    const out = ask(overlaid('h2', undefined, [deny('client', 'port-out', 'deny')]), toServer);
    expect(out).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_OUT', reason: 'DFW_RULE_DENY', at: 'h1' }] });
    expect(legLines(out)).toEqual(['forward: client h1']);
    const into = ask(overlaid('h2', undefined, [deny('server', 'port-in', 'deny')]), toServer);
    expect(into).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'DFW_RULE_DENY', at: 'h2' }] });
    expect(legLines(into)).toEqual(['forward: client h1 vlan h2']);
  });
  it('all of them are blockers', () => {
    const result = ask(overlaid('h2', undefined, [deny('client', 'port-out', 'deny'), deny('server', 'port-in', 'deny')]), toServer);
    expect(result.blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['h1', 'DFW_RULE_DENY'], ['h2', 'DFW_RULE_DENY']]);
  });
  it('a reject answers in the name of who was asked, from the virtual switch: FW-9', () => {
    const plan = overlaid('h2', undefined, [deny('server', 'port-in', 'reject')]);
    const tcp = ask(plan, { ...toServer, kind: 'tcp', port: 80 });
    expect(tcp).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'DFW_RULE_DENY', at: 'h2' }] });
    expect(legLines(tcp)).toEqual(['forward: client h1 vlan h2', 'return: h2 vlan h1 client']);
    expect(tcp.paths[0]?.legs[1]?.hops[0]?.enter.headers).toMatchObject([{ source: '192.168.20.32', destination: '192.168.20.31' }, { flags: 'RST,ACK' }]);
    const ping = ask(plan, toServer);
    expect(ping).toMatchObject({ outcome: 'ADMIN_PROHIBITED', paths: [{ reason: 'DFW_RULE_DENY', at: 'h2' }] });
    expect(legLines(ping)).toEqual(['forward: client h1 vlan h2', 'error: h2 vlan h1 client']);
    expect(errorCodes(ping)).toEqual(['3/13']);
    const near = ask(overlaid('h2', undefined, [deny('client', 'port-out', 'reject')]), { ...toServer, kind: 'tcp', port: 80 });
    expect(near.outcome).toBe('REFUSED');
    expect(legLines(near)).toEqual(['forward: client h1', 'return: h1 client']);
  });
  it('does not ask about its own answer, but about the same answer when it comes back', () => {
    const net = small();
    net.segment('lan');
    net.device('h1', 'hypervisor', [], []);
    // The router takes the server for the way to the client.
    net.device('gate', 'router', ['lan lan 10.0.0.1/24', 'out up 10.0.1.1/24'], ['10.0.0.0/24 lan', '10.0.1.0/24 lan 10.0.0.20']);
    net.segment('up');
    net.device('client', 'host', ['eth0 up 10.0.1.5/24'], ['0.0.0.0/0 eth0 10.0.1.1']);
    net.device('server', 'host', ['eth0 lan 10.0.0.20/24 @h1'], ['0.0.0.0/0 eth0 10.0.0.1']);
    net.stage('server', filter('server', 'port-in', [['reject', {}]], { interface: 'eth0', reason: 'DFW_RULE_DENY' }));
    const result = ask(net.builder.finish(), { to: '10.0.0.20' });
    expect(result.outcome).toBe('TIMEOUT');
    expect(legLines(result)).toEqual(['forward: client gate h1', 'error: h1 gate h1']);
    expect(result.paths[0]?.legs[1]?.hops[2]?.steps.at(-1)).toMatchObject({ kind: 'filter', action: 'REJECTED' });
  });
  it('remembers connections: what was let in is answered whatever the rules of the other way say', () => {
    const quiet = filter('server', 'port-out', [], { interface: 'eth0', defaultAction: 'deny', reason: 'DFW_RULE_DENY', stateful: true });
    expect(ask(overlaid('h2', undefined, [quiet]), { ...toServer, kind: 'tcp', port: 80 }).outcome).toBe('REPLY');
    expect(ask(overlaid('h2', undefined, [quiet]), { from: 'server', to: '192.168.20.31' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ at: 'h2' }] });
    const stateless = { ...quiet, stateful: false };
    expect(ask(overlaid('h2', undefined, [stateless]), { ...toServer, kind: 'tcp', port: 80 })).toMatchObject({ paths: [{ disposition: 'REPLY_LOST', at: 'h2' }] });
  });
});
