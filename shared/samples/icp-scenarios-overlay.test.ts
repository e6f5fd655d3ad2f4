import { describe, expect, it } from 'vitest';
import { findingsOf, update, type Step } from '../catalog/testing/drawing-board.ts';
import { goldenTable, legsOf, visitsOf } from '../engine/testing/golden-table.ts';
import { arrived, hopsOf, stepsOf, translations, vxlans, way, wrappings, type Reading } from '../engine/testing/reference-reading.ts';
import { addRow, asked, editRow, rt1 } from './testing/private-cloud.ts';

/** Scenarios of domain/private-cloud.md (g) of sizes and stretched networks, as edits of the sample `icp-on-vcenter`: T16, T17, T18, T20, T22. */

describe('sizes', () => {
  const vteps = (mtu: number): readonly Step[] => ['esx1', 'esx2', 'esx3'].map((host) => editRow(host, '/interfaces/vtep0', { mtu }));
  const pods = (mtu: number): readonly Step[] => ['pod-web1', 'pod-web2'].map((pod) => update(pod, { mtu }));
  const database = (mtu: number): Reading =>
    asked(rt1(...vteps(mtu), ...pods(1500)), { from: 'pod-web1', to: 'db', kind: 'tcp', port: 3306, sizeBytes: 1500, dontFragment: true });

  it('T16 1500 bytes pass the node and fail at a VTEP of 1500, silently; 1600 is enough', () => {
    const narrow = database(1500);
    expect(narrow.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'esx2' }] });
    expect(way(narrow, 'forward')).toBe('pod-web1 worker1 esx2');
    expect(stepsOf(narrow).at(-1)).toMatchObject({ action: 'DROPPED', because: { component: 'esx2' }, bytes: 1550, detail: { mtu: 1500 } });
    expect(legsOf(narrow.result, 'error')).toEqual([]);
    expect(database(1600).result.verdict).toBe('REACHABLE');
  });

  const neighbour = (size: number): Reading => asked(rt1(...pods(size)), { from: 'pod-web1', to: 'pod-web2', kind: 'tcp', port: 8080, sizeBytes: size, dontFragment: true });

  it('T17 1500 bytes need 1520 in IP-in-IP: the node says 1480; with that, VXLAN makes 1550 of it', () => {
    const wide = neighbour(1500);
    expect(wide.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'FRAGMENTATION_NEEDED', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'worker1' }] });
    expect(way(wide, 'forward')).toBe('pod-web1 worker1');
    expect(stepsOf(wide, 'forward').at(-1)).toMatchObject({ action: 'DROPPED', because: { component: 'ip-pool', path: '/mtu' }, detail: { mtu: 1480 } });
    const fitting = neighbour(1480);
    expect(fitting.result.verdict).toBe('REACHABLE');
    expect(stepsOf(fitting, 'forward').filter((step) => step.kind === 'encapsulate').map((step) => step.bytes)).toEqual([1500, 1550]);
  });
});

describe('stretched networks', () => {
  const call = (...steps: readonly Step[]): Reading => asked(rt1(...steps), { from: 'user', to: 'vm60.corp.example', kind: 'tcp', port: 443, sourcePort: 52_000, sizeBytes: 1000 });

  it('T18 the on-premises router sees the packet twice, the cloud’s routers only its wrapping, and nothing is translated', () => {
    const reading = call();
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(visitsOf(reading.plan, legsOf(reading.result, 'forward'))).toEqual(goldenTable('3').visits);
    expect(way(reading, 'forward')).toBe('user op-router op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 private-vlan-A esx3 vm60');
    const outer = hopsOf(reading, 'forward').filter((hop) => ['wan', 'xcr', 'bcr'].includes(hop.component)).map((hop) => hop.enter.headers[0]);
    expect(outer).toMatchObject([{ destination: '10.100.3.20' }, { destination: '10.100.3.20' }, { destination: '10.100.3.20' }]);
    expect(arrived(reading, 'forward')).toBe('172.20.50.5>172.20.10.60 ttl63');
    expect([...translations(reading, 'forward'), ...translations(reading, 'return')]).toEqual([]);
  });

  const connected = editRow('dlr', '/interfaces/lif-stretched', { connected: true });

  it('T20 with the cloud’s own gateway connected the reply goes to it and dies at the edge, and V-43 is an error', () => {
    const strict = call(connected);
    expect(strict.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REVERSE_PATH_FILTER', at: 'esg' }] });
    expect(way(strict, 'return')).toBe('vm60 esx3 dlr@esx3 esx3 private-vlan-A esx1 esg');
    expect(vxlans(strict, 'return')).toEqual(['5000 esx3>esx1']);
    const unfiltered = ['vnic0', 'vnic1', 'vnic2', 'vnic3'].map((vnic) => editRow('esg', `/interfaces/${vnic}`, { reversePathFilter: 'off' }));
    const off = call(connected, ...unfiltered);
    expect(off.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'STATEFUL_NO_SESSION', at: 'esg' }] });
    const told = (...steps: readonly Step[]) => findingsOf(rt1(...steps), 'stretched-10').map((finding) => `${finding.code} ${finding.severity}`);
    expect(told(connected)).toContain('V-43 error');
    expect(told()).not.toContain('V-43 error');
  });

  /** A second stretched network 172.20.11.0/24, VNI 5005, with vm61 on esx3. */
  const second: readonly Step[] = [
    ['component.add', { kind: 'vlan', id: 'vlan11', name: 'VLAN 11', parent: 'onprem', x: 14, y: 700, props: { vlanId: 11, cidr: '172.20.11.0/24' } }],
    addRow('op-router', '/interfaces', { id: 'vlan11', address: '172.20.11.1' }),
    ['link.connect', { id: 'op-router-vlan11', kind: 'l2', from: 'op-router/vlan11', to: 'vlan11' }],
    ['component.add', { kind: 'logical-switch', id: 'ls-stretched-2', name: 'LS-Stretched-2', parent: 'vcenter', x: 14, y: 1000, props: { vni: 5005, cidr: '172.20.11.0/24', transportZone: 'tz1', stretched: true } }],
    addRow('dlr', '/interfaces', { id: 'lif-stretched-2', type: 'internal', address: '172.20.11.1', connected: false }),
    ['link.connect', { id: 'dlr-lif-stretched-2', kind: 'l2', from: 'dlr/lif-stretched-2', to: 'ls-stretched-2' }],
    ['component.add', { kind: 'virtual-machine', id: 'vm61', name: 'vm61', parent: 'esx3', x: 26, y: 700, props: { interfaces: [{ id: 'eth0', address: '172.20.11.61' }], gateway: '172.20.11.1', listens: [{ id: 'https', port: 443 }] } }],
    ['link.connect', { id: 'vm61-eth0', kind: 'l2', from: 'vm61/eth0', to: 'ls-stretched-2' }],
    ['component.add', {
      kind: 'stretched-network', id: 'stretched-11', name: 'Stretched 11', parent: 'vcenter', x: 534, y: 1000,
      props: { cidr: '172.20.11.0/24', onpremSegment: 'vlan11', cloudSegment: 'ls-stretched-2', onpremConcentrator: 'l2c-onprem', cloudConcentrator: 'l2c-cloud', gatewaySite: 'onprem', cloudGateway: 'dlr/lif-stretched-2' },
    }],
  ];
  const proximity: readonly Step[] = [
    update('stretched-10', { proximityRouting: true }), update('stretched-11', { proximityRouting: true }),
    connected, editRow('dlr', '/interfaces/lif-stretched-2', { connected: true }),
  ];
  const trombone = (...steps: readonly Step[]): Reading => asked(rt1(...second, ...steps), { from: 'vm60', to: 'vm61', kind: 'tcp', port: 443 });
  const warned = (...steps: readonly Step[]) => ['stretched-10', 'stretched-11'].flatMap((id) => findingsOf(rt1(...second, ...steps), id)).map((finding) => `${finding.code} ${finding.severity}`);

  it('T22 two machines on one host meet over the WAN, twice, and V-44 warns; with proximity routing at their own host', () => {
    const far = trombone();
    expect(far.result.verdict).toBe('REACHABLE');
    const there = 'esx3 private-vlan-A esx2 l2c-cloud esx2 bcr xcr wan op-router op-esx1 l2c-onprem op-esx1';
    const back = 'op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 private-vlan-A esx3';
    expect(way(far, 'forward')).toBe(`vm60 ${there} op-router ${back} vm61`);
    expect(arrived(far, 'forward')).toBe('172.20.10.60>172.20.11.61 ttl63');
    expect(wrappings(far, 'l2-tunnel', 'forward')).toBe(2);
    expect(warned()).toContain('V-44 warning');
    const near = trombone(...proximity);
    expect(near.result.verdict).toBe('REACHABLE');
    expect(way(near, 'forward')).toBe('vm60 esx3 dlr@esx3 esx3 vm61');
    expect(stepsOf(near).filter((step) => step.kind === 'encapsulate')).toEqual([]);
    expect(warned(...proximity)).not.toContain('V-44 warning');
  });
});
