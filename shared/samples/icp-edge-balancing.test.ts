import { describe, expect, it } from 'vitest';
import { add, connect, findingsOf, update, type Step } from '../catalog/testing/drawing-board.ts';
import { hopsOf, translations, type Reading } from '../engine/testing/reference-reading.ts';
import { addRow, asked, editRow, rt1 } from './testing/private-cloud.ts';

/** T25 of domain/private-cloud.md (g): node ports behind the load balancer of the edge, transparent or not, in two connections or in one. */

interface Balanced {
  readonly transparent?: boolean;
  readonly accelerated?: boolean;
  readonly protocol?: 'http' | 'tcp';
  /** Both workers send what they do not know past the edge. */
  readonly bypassed?: boolean;
}

const bypass: readonly Step[] = [
  add('onprem-router', 'other', null, { interfaces: [{ id: 'inside', address: '192.168.20.254' }, { id: 'outside' }], routes: [{ id: 'default', network: '0.0.0.0/0', interface: 'outside' }] }),
  connect('l2', 'other/inside', 'ls-icp'),
  connect('routed', 'other/outside', 'internet'),
  ...['worker1', 'worker2'].map((worker) => update(worker, { gateway: '192.168.20.254' })),
];

function edits({ transparent = false, accelerated = false, protocol = accelerated ? 'tcp' : 'http', bypassed = false }: Balanced): readonly Step[] {
  return [
    editRow('esg', '/interfaces/vnic0', { secondary: ['203.0.113.11', '203.0.113.12'] }),
    addRow('esg', '/firewallRules', { id: 'F5', name: 'F5', destination: ['203.0.113.12'], service: ['tcp/80'], action: 'accept' }),
    update('svc-web', { type: 'NodePort', ports: [{ id: 'http', name: 'http', protocol: 'tcp', port: 80, targetPort: 8080, nodePort: 31_080 }] }),
    update('esg', {
      loadBalancer: { enabled: true, accelerationEnabled: accelerated },
      pools: [{ id: 'web', transparent, members: [{ id: 'worker1', address: '192.168.20.31', port: 31_080 }, { id: 'worker2', address: '192.168.20.32', port: 31_080 }] }],
      virtualServers: [{ id: 'shop', address: '203.0.113.12', protocol, port: 80, pool: 'web', accelerationEnabled: accelerated }],
    }),
    ...(bypassed ? bypass : []),
  ];
}

function call(options: Balanced, kind: 'http' | 'tcp' = 'http'): Reading {
  return asked(rt1(...edits(options)), { from: 'client', to: '203.0.113.12', kind, port: 80 }, ['worker1', 'pod-web1']);
}

/** Source and destination with which a question enters a component. */
function seenBy(reading: Reading, component: string): readonly string[] {
  const headers = hopsOf(reading, 'forward').find((hop) => hop.component === component)?.enter.headers ?? [];
  return headers.flatMap((header) => (header.layer === 'ipv4' ? [header.source, header.destination] : []));
}

const seenByWorker = (reading: Reading): readonly string[] => seenBy(reading, 'worker1');

/** Codes of V-54 at the edge, with the members they name. */
function warned(options: Balanced): readonly unknown[] {
  return findingsOf(rt1(...edits(options)), 'esg').filter((finding) => finding.code === 'V-54').map((finding) => [finding.severity, finding.at.path]);
}

const both = [['warning', '/pools/0/members/0'], ['warning', '/pools/0/members/1']];

describe('T25 the load balancer of the edge in front of node ports', () => {
  it('T25 not transparent: members see 192.168.20.1, in two connections and in one; then the node masquerades', () => {
    const proxied = call({});
    expect(proxied.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(seenByWorker(proxied)).toEqual(['192.168.20.1', '192.168.20.31']);
    expect(seenBy(proxied, 'pod-web1')).toEqual(['192.168.20.31', '172.28.1.20']);
    const accelerated = call({ accelerated: true });
    expect(accelerated.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(seenByWorker(accelerated)).toEqual(['192.168.20.1', '192.168.20.31']);
    expect(accelerated.result.paths[0]?.legs.map((leg) => leg.direction)).toEqual(['forward', 'return']);
  });
  it('T25 transparent with the edge as gateway: members see the client', () => {
    const proxied = call({ transparent: true });
    expect(proxied.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(seenByWorker(proxied)).toEqual(['198.51.100.25', '192.168.20.31']);
    const accelerated = call({ transparent: true, accelerated: true });
    expect(accelerated.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(seenByWorker(accelerated)).toEqual(['198.51.100.25', '192.168.20.31']);
    expect(warned({ transparent: true })).toEqual([]);
    expect(warned({ bypassed: true })).toEqual([]);
  });
  it('T25 V-54 transparent with another gateway: in two connections the member’s part fails, in one the reply is lost', () => {
    const http = call({ transparent: true, bypassed: true });
    expect(http.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'HTTP_503', paths: [{ disposition: 'REPLY_LOST' }] });
    expect(seenByWorker(http)).toEqual(['198.51.100.25', '192.168.20.31']);
    expect(call({ transparent: true, bypassed: true, protocol: 'tcp' }, 'tcp').result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'RESET' });
    const accelerated = call({ transparent: true, accelerated: true, bypassed: true });
    expect(accelerated.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST' }] });
    expect(translations(accelerated, 'forward')).not.toContain('S1');
    expect(hopsOf(accelerated, 'return').some((hop) => hop.component === 'esg')).toBe(false);
    expect(warned({ transparent: true, bypassed: true })).toEqual(both);
    expect(warned({ transparent: true, accelerated: true, bypassed: true })).toEqual(both);
  });
});
