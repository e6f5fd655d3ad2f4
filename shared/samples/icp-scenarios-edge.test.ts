import { describe, expect, it } from 'vitest';
import { findingsOf, update, type Step } from '../catalog/testing/drawing-board.ts';
import { arrived, hopsOf, translations, way, type Reading } from '../engine/testing/reference-reading.ts';
import { addRow, asked, editRow, rt1 } from './testing/private-cloud.ts';

/** Scenarios of domain/private-cloud.md (g) at the edge gateway, as edits of the sample `icp-on-vcenter`: T25 (its load balancer) and T27 (what nodes fetch). */

describe('the load balancer of the edge', () => {
  interface Balanced {
    readonly transparent: boolean;
    readonly accelerated?: boolean;
    readonly protocol?: 'http' | 'tcp';
    /** Workers answer by another router, which stands beside the edge. */
    readonly bypass?: boolean;
  }

  const bypass: readonly Step[] = [
    ['component.add', {
      kind: 'onprem-router', id: 'bypass', name: 'bypass', parent: null, x: 0, y: 1200,
      props: { interfaces: [{ id: 'inside', address: '192.168.20.254' }, { id: 'outside', address: '203.0.113.13' }], routes: [{ id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.9' }] },
    }],
    ['link.connect', { id: 'bypass-inside', kind: 'l2', from: 'bypass/inside', to: 'ls-icp' }],
    ['link.connect', { id: 'bypass-outside', kind: 'l2', from: 'bypass/outside', to: 'public-vlan' }],
    ...['worker1', 'worker2'].map((worker) => update(worker, { gateway: '192.168.20.254' })),
  ];
  const balanced = (options: Balanced): readonly Step[] => [
    editRow('esg', '/interfaces/vnic0', { secondary: ['203.0.113.11', '203.0.113.12'] }),
    addRow('esg', '/firewallRules', { id: 'F5', name: 'F5', destination: ['203.0.113.12'], service: ['tcp/80'], action: 'accept' }),
    update('svc-web', { type: 'NodePort', ports: [{ id: 'http', name: 'http', protocol: 'tcp', port: 80, targetPort: 8080, nodePort: 31_080 }] }),
    update('esg', {
      loadBalancer: { enabled: true, accelerationEnabled: options.accelerated ?? false },
      pools: [{ id: 'web', transparent: options.transparent, members: [{ id: 'worker1', address: '192.168.20.31', port: 31_080 }, { id: 'worker2', address: '192.168.20.32', port: 31_080 }] }],
      virtualServers: [{ id: 'shop', address: '203.0.113.12', protocol: options.protocol ?? 'http', port: 80, pool: 'web', accelerationEnabled: options.accelerated ?? false }],
    }),
    ...(options.bypass === true ? bypass : []),
  ];
  const call = (options: Balanced, kind: 'http' | 'tcp' = 'http'): Reading => asked(rt1(...balanced(options)), { from: 'client', to: '203.0.113.12', kind, port: 80 }, ['worker1', 'pod-web2']);
  /** Source and destination of the packet as it reaches a component. */
  const seenBy = (reading: Reading, component: string): readonly string[] => {
    const header = hopsOf(reading, 'forward').find((hop) => hop.component === component)?.enter.headers.find((candidate) => candidate.layer === 'ipv4');
    return header?.layer === 'ipv4' ? [header.source, header.destination] : [];
  };
  const told = (options: Balanced) => findingsOf(rt1(...balanced(options)), 'esg').map((finding) => finding.code);

  it('T25 not transparent, members see the edge and then the node; transparent, they see the client; where the answer bypasses the edge the member leg fails, or accelerated the reply is lost, and V-54 warns of both', () => {
    const edge = call({ transparent: false });
    expect(edge.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200', paths: [{ at: 'pod-web2' }] });
    expect(seenBy(edge, 'worker1')).toEqual(['192.168.20.1', '192.168.20.31']);
    expect(seenBy(edge, 'pod-web2')).toEqual(['172.28.1.1', '172.28.2.20']);

    const client = call({ transparent: true });
    expect(client.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(seenBy(client, 'worker1')).toEqual(['198.51.100.25', '192.168.20.31']);
    expect(told({ transparent: true })).not.toContain('V-54');

    const proxied = call({ transparent: true, bypass: true });
    expect(proxied.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'HTTP_503' });
    const plain = call({ transparent: true, bypass: true, protocol: 'tcp' }, 'tcp');
    expect(plain.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'RESET' });
    const direct = call({ transparent: true, bypass: true, protocol: 'tcp', accelerated: true }, 'tcp');
    expect(direct.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST' }] });
    for (const accelerated of [false, true]) expect(told({ transparent: true, bypass: true, protocol: 'tcp', accelerated })).toContain('V-54');
  });
});

describe('what an installation fetches from outside', () => {
  const outside: readonly Step[] = [
    ['component.add', { kind: 'registry', id: 'hub', name: 'hub', parent: null, x: 0, y: 1200, props: { interfaces: [{ id: 'eth0', address: '192.0.2.80' }] } }],
    ['link.connect', { id: 'hub-internet', kind: 'routed', from: 'hub/eth0', to: 'internet' }],
    ['component.add', {
      kind: 'proxy-server', id: 'fetcher', name: 'fetcher', parent: 'esx1', x: 26, y: 700,
      props: { interfaces: [{ id: 'eth0', address: '192.168.20.40' }], gateway: '192.168.20.1' },
    }],
    ['link.connect', { id: 'fetcher-eth0', kind: 'l2', from: 'fetcher/eth0', to: 'ls-icp' }],
  ];
  const fetch = (from: string, ...steps: readonly Step[]): Reading => asked(rt1(...outside, ...steps), { from, to: 'hub', kind: 'tcp', port: 443 });
  const s1 = (row: Readonly<Record<string, unknown>>): Step => editRow('esg', '/nat/S1', row);

  it('T27 without S1 the edge sends the private source on and FCR drops it; with S1 the registry sees 203.0.113.10; behind a proxy S1 is needed for the proxy only', () => {
    const online = update('icp', { installMode: 'online', registry: 'hub' });
    const without = fetch('worker1', online, s1({ enabled: false }));
    expect(without.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'NULL_ROUTED', reason: 'UNROUTABLE_PRIVATE_SRC', at: 'fcr' }] });
    expect(way(without, 'forward')).toBe('worker1 esx2 private-vlan-A esx1 esg esx1 fcr');
    expect(arrived(without, 'forward')).toBe('192.168.20.31>192.0.2.80 ttl63');
    const direct = fetch('worker1', online);
    expect(direct.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(translations(direct, 'forward')).toEqual(['S1']);
    expect(arrived(direct, 'forward')).toBe('203.0.113.10>192.0.2.80 ttl61');

    const proxied: readonly Step[] = [update('icp', { installMode: 'proxy', proxyServer: 'fetcher', registry: 'hub' }), s1({ originalAddress: '192.168.20.40' })];
    expect(fetch('worker1', ...proxied).result).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'UNROUTABLE_PRIVATE_SRC', at: 'fcr' }] });
    expect(fetch('fetcher', ...proxied).result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    const asking = asked(rt1(...outside, ...proxied), { from: 'worker1', to: 'fetcher', kind: 'tcp', port: 3128 });
    expect(asking.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
  });
});
