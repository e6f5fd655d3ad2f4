import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { DecapsulateStage, EncapsulateStage, Match, Stage } from '../plan/stage.ts';
import { ipInIp, ipsec, vxlan, type Tunnel } from '../plan/tunnel.ts';
import { ask, askBoth, errorCodes, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { stepsOf } from './testing/header-stack.ts';
import { filter, listener, readRoute, small, sourceNat, type Small } from './testing/small-plan.ts';

/** Packets inside packets of the layer 3 kind. Headers and bytes are literals of domain/private-cloud.md c, d and e. */

function wraps(device: string, through: string | null, tunnel: Tunnel, source: string, destination: string | null, match: Match = {}): EncapsulateStage {
  return { kind: 'encapsulate', slot: 'encapsulate', interface: through, match, tunnel, source, destination, because: because(device, 'tunnel') };
}

function unwraps(device: string, tunnel: Tunnel, address: string, more: Partial<DecapsulateStage> = {}): DecapsulateStage {
  return { kind: 'decapsulate', slot: 'decapsulate', interface: null, tunnel, address, peers: [], into: null, because: because(device, 'tunnel end'), ...more };
}

/** Two nodes, a pod on each, and IP-in-IP between them over one LAN. */
function nodes(change: (net: Small) => void = () => undefined, more: { readonly mtu?: number; readonly peers?: readonly string[]; readonly overlay?: boolean; readonly tunl?: number } = {}): Plan {
  const net = small();
  const endpoints = [{ device: 'h1', address: '10.100.1.12', because: because('h1') }, { device: 'h2', address: '10.100.1.13', because: because('h2') }];
  const isOverlay = more.overlay === true;
  net.segment('lan', { mtuBytes: more.mtu ?? 1500, ...(isOverlay ? { overlay: { tunnel: vxlan(5001), endpoints } } : {}) });
  if (isOverlay) {
    net.segment('vlan', { mtuBytes: 9000 });
    net.device('h1', 'hypervisor', ['vtep vlan 10.100.1.12/26 9000'], ['10.100.1.0/26 vtep']);
    net.device('h2', 'hypervisor', ['vtep vlan 10.100.1.13/26 9000'], ['10.100.1.0/26 vtep']);
  }
  for (const [index, node, peer] of [[1, 'node1', '192.168.20.32'], [2, 'node2', '192.168.20.31']] as const) {
    const own = `192.168.20.3${index}`;
    net.wire(`cali${index}`);
    net.device(node, 'router', [`eth0 lan ${own}/24${isOverlay ? ` @h${index}` : ''} ${more.mtu ?? 1500}`, `cali cali${index}`, `tunl0 - 172.28.${index}.1/32 ${more.tunl ?? 1480}`], [
      '192.168.20.0/24 eth0', `172.28.${index}.20/32 cali`, `172.28.${3 - index}.0/26 tunl0 ${peer}`,
    ]);
    net.stage(node, wraps(node, 'tunl0', ipInIp(), own, null));
    net.stage(node, unwraps(node, ipInIp(), own, { peers: more.peers ?? [], into: 'tunl0' }));
    net.device(`pod${index}`, 'host', [`eth0 cali${index} 172.28.${index}.20/32`], ['0.0.0.0/0 eth0']);
    net.builder.services(`pod${index}`, because(`pod${index}`), [listener(`pod${index}`, 'tcp', 8080)]);
  }
  change(net);
  return net.builder.finish();
}

const podToPod = { from: 'pod1', to: '172.28.2.20' } as const;

describe('IP-in-IP between nodes', () => {
  it('takes the next hop for the other end, and the inner TTL: 20 bytes, protocol 4', () => {
    const result = ask(nodes(), { ...podToPod, kind: 'tcp', port: 8080, sizeBytes: 1000 });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: pod1 node1 node2 pod2', 'return: pod2 node2 node1 pod1']);
    expect(stepsOf(result, 'encapsulate')).toEqual([
      'node1: 192.168.20.31>192.168.20.32 p4 ttl63 DF / ipip / 172.28.1.20>172.28.2.20 p6 ttl63 DF / tcp | 1020',
      'node2: 192.168.20.32>192.168.20.31 p4 ttl63 DF / ipip / 172.28.2.20>172.28.1.20 p6 ttl63 DF / tcp | 1020',
    ]);
    expect(stepsOf(result, 'decapsulate')[0]).toBe('node2: 172.28.1.20>172.28.2.20 p6 ttl63 DF / tcp | 1000');
    expect(stepsAt(result, 0, 2).map((step) => step.kind)).toEqual(['enter', 'decapsulate', 'route', 'exit']);
    expect(stepsAt(result, 0, 3)[0]?.headers[0]).toMatchObject({ ttl: 62 });
  });
  it('inside VXLAN: 70 bytes, and the port of the vector of CONTRACTS 3', () => {
    const result = ask(nodes(undefined, { overlay: true }), { ...podToPod, kind: 'tcp', port: 8080, sizeBytes: 1000 });
    expect(legLines(result)).toEqual(['forward: pod1 node1 h1 vlan h2 node2 pod2', 'return: pod2 node2 h2 vlan h1 node1 pod1']);
    expect(stepsOf(result, 'encapsulate').slice(0, 2)).toEqual([
      'node1: 192.168.20.31>192.168.20.32 p4 ttl63 DF / ipip / 172.28.1.20>172.28.2.20 p6 ttl63 DF / tcp | 1020',
      'h1: 10.100.1.12>10.100.1.13 p17 ttl64 DF / udp 64884>4789 / vni 5001 / 192.168.20.31>192.168.20.32 p4 ttl63 DF / ipip / 172.28.1.20>172.28.2.20 p6 ttl63 DF / tcp | 1070',
    ]);
  });
  it('says its own MTU to who is too long for it, and what the wire cannot carry is silent', () => {
    const long = { ...podToPod, sizeBytes: 1500, dontFragment: true } as const;
    const told = ask(nodes(), long);
    expect(told).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ reason: 'FRAGMENTATION_NEEDED_DF', at: 'node1' }] });
    expect(errorCodes(told)).toEqual(['3/4']);
    const silent = ask(nodes(undefined, { tunl: 1500 }), long);
    expect(silent).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'node1' }] });
    expect(legLines(silent)).toEqual(['forward: pod1 node1']);
    const pieces = ask(nodes(undefined, { tunl: 1500 }), { ...long, dontFragment: false });
    expect(pieces.outcome).toBe('REPLY');
    expect(stepsAt(pieces, 0, 1).find((step) => step.kind === 'fragment')).toMatchObject({ bytes: 1500, detail: { mtu: 1500, fragments: 2 } });
    expect(stepsOf(pieces, 'decapsulate')[0]).toMatch(/ \| 1500$/);
  });
  it('accepts nodes it knows and nobody else', () => {
    expect(ask(nodes(undefined, { peers: ['192.168.20.31/32', '192.168.20.32/32'] }), podToPod).outcome).toBe('REPLY');
    const stranger = ask(nodes(undefined, { peers: ['192.168.20.99/32'] }), podToPod);
    expect(stranger).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'NO_TUNNEL_ENDPOINT', at: 'node2' }] });
    expect(legLines(stranger)).toEqual(['forward: pod1 node1 node2']);
  });
  it('what is for the node is filtered before it is unwrapped, what is inside afterwards', () => {
    const input = nodes((net) => net.stage('node2', filter('node2', 'deliver', [['deny', { protocol: 4 }]])));
    expect(ask(input, podToPod)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY', at: 'node2' }] });
    const through = nodes((net) => net.stage('node2', filter('node2', 'forward-filter', [['reject', { sources: ['172.28.1.0/26'] }]])));
    expect(ask(through, { ...podToPod, kind: 'tcp', port: 8080 })).toMatchObject({ outcome: 'REFUSED', paths: [{ at: 'node2' }] });
    const rejected = ask(nodes((net) => net.stage('node2', filter('node2', 'deliver', [['reject', { protocol: 4 }]]))), { ...podToPod, kind: 'tcp', port: 8080 });
    expect(rejected.outcome).toBe('TIMEOUT');
    expect(legLines(rejected)).toEqual(['forward: pod1 node1 node2', 'error: node2 node1']);
  });
  it('an error lost in a tunnel may cause one about the tunnel’s packet, for its end', () => {
    // The pod’s port is closed; what node2 sends back to node1 in the tunnel is refused there.
    const plan = nodes((net) => net.stage('node1', filter('node1', 'deliver', [['reject', { protocol: 4 }]])));
    const result = ask(plan, { ...podToPod, kind: 'udp', port: 9 });
    expect(result.outcome).toBe('TIMEOUT');
    expect(legLines(result)).toEqual(['forward: pod1 node1 node2 pod2', 'error: pod2 node2 node1', 'error: node1 node2']);
    expect(errorCodes(result)).toEqual(['3/3', '3/13']);
  });
  it('a node that unwraps nothing never takes it for its own', () => {
    const plan = nodes();
    const deaf: Plan = { ...plan, devices: plan.devices.map((device) => (device.id === 'node2' ? { ...device, stages: device.stages.filter((stage) => stage.kind !== 'decapsulate') } : device)) };
    expect(ask(deaf, podToPod)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REFUSED', reason: 'NO_TUNNEL_ENDPOINT', at: 'node2' }] });
  });
  it('without a next hop or a readable end there is nobody to wrap for', () => {
    const plan = (destination: string | null, route: string): Plan => {
      const net = small();
      net.segment('lan');
      net.device('client', 'router', ['eth0 lan 10.0.0.1/24', 'tun -'], ['10.0.0.0/24 eth0', route]);
      net.stage('client', wraps('client', 'tun', ipInIp(), '10.0.0.1', destination));
      return net.builder.finish();
    };
    for (const destination of [null, 'nowhere']) {
      expect(ask(plan(destination, '10.9.0.0/16 tun'), { to: '10.9.0.1' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_TUNNEL_ENDPOINT', at: 'client' }] });
    }
    expect(ask(plan('10.8.0.1', '10.9.0.0/16 tun'), { to: '10.9.0.1' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'NO_ROUTE', reason: 'UNDERLAY_NO_ROUTE', at: 'client' }] });
  });
  it('is sent like any other packet of the device, source NAT included, and found again by who unwraps', () => {
    const plan = nodes((net) => {
      net.stage('node1', sourceNat('node1', 'eth0', { protocol: 4 }, '192.168.20.91'));
      net.interface('node1', 'alias lan 192.168.20.91/24');
    });
    const result = ask(plan, podToPod);
    expect(result.outcome).toBe('REPLY');
    expect(result.paths[0]?.legs[0]?.hops[2]?.enter.headers[0]).toMatchObject({ source: '192.168.20.91', destination: '192.168.20.32', protocol: 4 });
  });
  it('a tunnel whose way leads into itself is a loop, silent', () => {
    const net = small();
    net.segment('lan');
    net.device('client', 'router', ['eth0 lan 10.0.0.1/24', 'tun -'], ['0.0.0.0/0 tun']);
    net.stage('client', wraps('client', 'tun', ipInIp(), '10.0.0.1', '10.8.0.1'));
    expect(ask(net.builder.finish(), { to: '10.9.0.1' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'LOOP', reason: 'ROUTING_LOOP', at: 'client' }] });
  });
});

describe('IPsec between sites', () => {
  /** Two edge gateways with a network behind each, and the internet's place taken by a router. */
  function sites(tunnel: Tunnel, change: (net: Small) => void = () => undefined): Plan {
    const net = small();
    for (const id of ['left', 'right', 'west', 'east']) net.segment(id);
    for (const [id, inside, outside, gate, own, other] of [
      ['edge-w', 'west west 10.1.0.1/24', 'out left 203.0.113.10/29', '203.0.113.9', '10.1.0.0/24', '10.2.0.0/24'],
      ['edge-e', 'east east 10.2.0.1/24', 'out right 198.51.100.10/29', '198.51.100.9', '10.2.0.0/24', '10.1.0.0/24'],
    ] as const) {
      const [here, there] = id === 'edge-w' ? ['203.0.113.10', '198.51.100.10'] : ['198.51.100.10', '203.0.113.10'];
      net.device(id, 'edge', [inside, outside], [`${own} ${inside.split(' ')[0] ?? ''}`, `0.0.0.0/0 out ${gate}`], { reversePath: 'strict' });
      net.stage(id, sourceNat(id, 'out', { sources: [own], exceptDestinations: [other] }, here));
      net.stage(id, wraps(id, 'out', tunnel, here, there, { sources: [own], destinations: [other] }));
      net.stage(id, unwraps(id, tunnel, here, { peers: [`${there}/32`] }));
    }
    net.device('core', 'router', ['left left 203.0.113.9/29', 'right right 198.51.100.9/29'], ['203.0.113.8/29 left', '198.51.100.8/29 right']);
    net.device('client', 'host', ['eth0 west 10.1.0.5/24'], ['0.0.0.0/0 eth0 10.1.0.1']);
    net.device('server', 'host', ['eth0 east 10.2.0.5/24'], ['0.0.0.0/0 eth0 10.2.0.1']);
    net.builder.services('server', because('server'), [listener('server', 'tcp', 443)]);
    change(net);
    return net.builder.finish();
  }

  it.each([
    // 28 + 8 + 16 + 12 = 64 around (1000 + 2) filled to 1008; 20 + 8 + 8 + 16 = 52 around 1002 filled to 1004.
    ['AES-CBC/SHA1 with NAT traversal', ipsec('aes-cbc-sha1', true), 'p17 ttl64 DF / udp 4500>4500 / ipsec', 1072],
    ['AES-GCM', ipsec('aes-gcm', false), 'p50 ttl64 DF / ipsec', 1056],
  ] as const)('%s: whole blocks, and neither reverse path nor NAT stands in the way of what comes out', (_, tunnel, wrapping, bytes) => {
    const result = ask(sites(tunnel), { to: '10.2.0.5', kind: 'tcp', port: 443, sizeBytes: 1000 });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: client edge-w core edge-e server', 'return: server edge-e core edge-w client']);
    expect(stepsOf(result, 'encapsulate')[0]).toBe(`edge-w: 203.0.113.10>198.51.100.10 ${wrapping} / 10.1.0.5>10.2.0.5 p6 ttl63 DF / tcp | ${bytes}`);
    expect(stepsOf(result, 'decapsulate')).toEqual(['edge-e: 10.1.0.5>10.2.0.5 p6 ttl63 DF / tcp | 1000', 'edge-w: 10.2.0.5>10.1.0.5 p6 ttl63 DF / tcp | 1000']);
  });
  describe('that know how long a packet may be to fit in', () => {
    const fitting = (tunnel: Tunnel, innerMtuBytes: number, change?: (net: Small) => void, match?: Match): Plan => {
      const plan = sites(tunnel, change);
      const limited = (stage: Stage): Stage => (stage.kind === 'encapsulate' && stage.tunnel.type === 'ipsec' ? { ...stage, innerMtuBytes, match: match ?? stage.match } : stage);
      return { ...plan, devices: plan.devices.map((device) => ({ ...device, stages: device.stages.map(limited) })) };
    };
    const [cbc, gcm] = [ipsec('aes-cbc-sha1', true), ipsec('aes-gcm', false)];
    const asked = { to: '10.2.0.5', dontFragment: true } as const;

    // Outer bytes of private-cloud.md (e): 64 around 1422 + 2, 52 around 1446 + 2.
    it.each([['AES-CBC/SHA1 with NAT traversal', cbc, 1422, 1488], ['AES-GCM', gcm, 1446, 1500]] as const)('%s: a packet of one byte more with DF is answered before it is wrapped', (_, tunnel, most, outer) => {
      const plan = fitting(tunnel, most);
      const told = askBoth(plan, { ...asked, sizeBytes: most + 1 });
      expect(told).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'FRAGMENTATION_NEEDED', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'edge-w' }] });
      expect(legLines(told)).toEqual(['forward: client edge-w', 'error: edge-w client']);
      expect(errorCodes(told)).toEqual(['3/4']);
      expect(stepsAt(told, 0, 1).find((step) => step.kind === 'drop')).toMatchObject({ because: { component: 'edge-w', label: 'tunnel' }, detail: { mtu: most } });
      expect(stepsOf(told, 'encapsulate')).toEqual([]);
      const fits = askBoth(plan, { ...asked, sizeBytes: most });
      expect(fits.outcome).toBe('REPLY');
      expect(stepsOf(fits, 'encapsulate')[0]).toMatch(new RegExp(` \\| ${outer}$`));
    });
    it('without DF it is cut: whole blocks of eight bytes in each piece but the last, and the outer packet is that of the first', () => {
      const result = askBoth(fitting(cbc, 1422), { to: '10.2.0.5', sizeBytes: 1500 });
      expect(result.outcome).toBe('REPLY');
      // 20 + 1400; 64 around 1420 + 2 filled to 1424.
      expect(stepsAt(result, 0, 1).find((step) => step.kind === 'fragment')).toMatchObject({ bytes: 1420, detail: { mtu: 1422, fragments: 2 }, because: { component: 'edge-w', label: 'tunnel' } });
      expect(stepsOf(result, 'encapsulate')[0]).toMatch(/ \| 1488$/);
      expect(stepsOf(result, 'decapsulate')[0]).toMatch(/ \| 1420$/);
    });
    it('what no tunnel takes may be longer', () => {
      const plan = fitting(cbc, 1422, (net) => net.interface('edge-w', 'lan - 10.3.0.1/24'));
      expect(askBoth(plan, { to: '203.0.113.9', sizeBytes: 1500, dontFragment: true }).paths[0]?.legs[0]?.hops.map((hop) => hop.component)).toEqual(['client', 'edge-w', 'core']);
    });
    it('a filter of the way out sees it first', () => {
      const plan = fitting(cbc, 1422, (net) => net.stage('edge-w', filter('edge-w', 'egress-filter', [['deny', { protocol: 1, sources: ['10.1.0.0/24'] }]])));
      expect(askBoth(plan, { ...asked, sizeBytes: 1500 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_OUT', reason: 'FIREWALL_RULE_DENY', at: 'edge-w' }] });
    });
    it('what the gateway itself sends is told to itself; a tunnel’s own packet in another tunnel is lost without a word', () => {
      const own = fitting(cbc, 1422, undefined, { destinations: ['10.2.0.0/24'] });
      expect(askBoth(own, { ...asked, from: 'edge-w', sizeBytes: 1423 })).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ reason: 'FRAGMENTATION_NEEDED_DF', at: 'edge-w' }] });
      const nested = fitting(cbc, 1422, (net) => {
        net.interface('edge-w', 'tun -');
        net.builder.routes('edge-w', [readRoute('edge-w', '10.9.0.0/24 tun')]);
        net.stage('edge-w', { ...wraps('edge-w', 'tun', ipInIp(), '10.1.0.1', '10.2.0.5'), innerMtuBytes: 1480 });
      });
      const inner = { ...asked, to: '10.9.0.5' } as const;
      expect(askBoth(nested, { ...inner, sizeBytes: 1403 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'edge-w' }] });
      expect(askBoth(nested, { ...inner, sizeBytes: 1402 }).paths[0]).toMatchObject({ reason: 'NO_TUNNEL_ENDPOINT', at: 'server' });
      expect(askBoth(nested, { ...inner, sizeBytes: 1481 })).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ reason: 'FRAGMENTATION_NEEDED_DF', at: 'edge-w' }] });
    });
    it('a tunnel that leads into itself is a loop, however long its packets become', () => {
      const net = small();
      net.segment('lan');
      net.device('client', 'router', ['eth0 lan 10.0.0.1/24', 'tun -'], ['0.0.0.0/0 tun']);
      net.stage('client', { ...wraps('client', 'tun', ipInIp(), '10.0.0.1', '10.8.0.1'), innerMtuBytes: 90 });
      expect(askBoth(net.builder.finish(), { to: '10.9.0.1', dontFragment: true })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'LOOP', reason: 'ROUTING_LOOP', at: 'client' }] });
    });
  });
  it('a router on its way that cannot carry it tells the gateway, and the person sees a timeout', () => {
    const plan = sites(ipsec('aes-gcm', true));
    const narrow: Plan = { ...plan, devices: plan.devices.map((device) => (device.id === 'core' ? { ...device, interfaces: device.interfaces.map((row) => (row.id === 'right' ? { ...row, mtuBytes: 1400 } : row)) } : device)) };
    const result = ask(narrow, { to: '10.2.0.5', sizeBytes: 1400, dontFragment: true });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'core' }] });
    expect(legLines(result)).toEqual(['forward: client edge-w core', 'error: core edge-w']);
    expect(errorCodes(result)).toEqual(['3/4']);
    expect(ask(narrow, { to: '10.2.0.5', sizeBytes: 1338, dontFragment: true }).outcome).toBe('REPLY');
  });
});
