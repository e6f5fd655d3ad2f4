import { describe, expect, it } from 'vitest';
import { goldenTable, legsOf, visitsOf } from './testing/golden-table.ts';
import { arrived, hopsOf, read, stepsOf, translations, vxlans, way, wrappings, type Reading } from './testing/reference-reading.ts';
import { referencePlan, type ReferenceChange } from './testing/reference-topology.ts';

/** Scenarios of domain/private-cloud.md (g) of sizes and stretched networks: T16, T17, T18, T20, T22. What T20 and T22 say of findings needs the kinds, so their titles carry no id. */

describe('sizes', () => {
  const database = (vtepMtuBytes: number): Reading =>
    read(referencePlan({ podMtuBytes: 1500, vtepMtuBytes }), { from: 'pod-web1', to: 'db', kind: 'tcp', port: 3306, sizeBytes: 1500, dontFragment: true });

  it('T16 1500 bytes pass the node and fail at a VTEP of 1500, silently; 1600 is enough', () => {
    const narrow = database(1500);
    expect(narrow.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'esx2' }] });
    expect(way(narrow, 'forward')).toBe('pod-web1 worker1 esx2');
    expect(stepsOf(narrow).at(-1)).toMatchObject({ action: 'DROPPED', because: { component: 'esx2' }, bytes: 1550, detail: { mtu: 1500 } });
    expect(legsOf(narrow.result, 'error')).toEqual([]);
    expect(database(1600).result.verdict).toBe('REACHABLE');
  });

  const neighbour = (size: number): Reading =>
    read(referencePlan({ podMtuBytes: size }), { from: 'pod-web1', to: 'pod-web2', kind: 'tcp', port: 8080, sizeBytes: size, dontFragment: true });

  it('T17 1500 bytes need 1520 in IP-in-IP: the node says 1480; with that, VXLAN makes 1550 of it', () => {
    const wide = neighbour(1500);
    expect(wide.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'FRAGMENTATION_NEEDED', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'worker1' }] });
    expect(way(wide, 'forward')).toBe('pod-web1 worker1');
    expect(stepsOf(wide, 'forward').at(-1)).toMatchObject({ action: 'DROPPED', because: { component: 'worker1', label: 'tunl0' }, detail: { mtu: 1480 } });
    const fitting = neighbour(1480);
    expect(fitting.result.verdict).toBe('REACHABLE');
    expect(stepsOf(fitting, 'forward').filter((step) => step.kind === 'encapsulate').map((step) => step.bytes)).toEqual([1500, 1550]);
  });
});

describe('stretched networks', () => {
  const call = (change: ReferenceChange = {}): Reading =>
    read(referencePlan(change), { from: 'user', to: 'vm60.corp.example', kind: 'tcp', port: 443, sourcePort: 52000, sizeBytes: 1000 });

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
  it('with the cloud’s own gateway connected the reply goes to it and dies at the edge', () => {
    const strict = call({ isCloudGatewayConnected: true });
    expect(strict.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REVERSE_PATH_FILTER', at: 'esg' }] });
    expect(way(strict, 'return')).toBe('vm60 esx3 dlr@esx3 esx3 private-vlan-A esx1 esg');
    expect(vxlans(strict, 'return')).toEqual(['5000 esx3>esx1']);
    const off = call({ isCloudGatewayConnected: true, edgeReversePath: 'off' });
    expect(off.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'STATEFUL_NO_SESSION', at: 'esg' }] });
  });

  const trombone = (isCloudGatewayConnected: boolean): Reading =>
    read(referencePlan({ hasSecondStretch: true, isCloudGatewayConnected }), { from: 'vm60', to: 'vm61', kind: 'tcp', port: 443 });

  it('two machines on one host meet over the WAN, twice; with proximity routing at their own host', () => {
    const far = trombone(false);
    expect(far.result.verdict).toBe('REACHABLE');
    const there = 'esx3 private-vlan-A esx2 l2c-cloud esx2 bcr xcr wan op-router op-esx1 l2c-onprem op-esx1';
    const back = 'op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 private-vlan-A esx3';
    expect(way(far, 'forward')).toBe(`vm60 ${there} op-router ${back} vm61`);
    expect(arrived(far, 'forward')).toBe('172.20.10.60>172.20.11.61 ttl63');
    expect(wrappings(far, 'l2-tunnel', 'forward')).toBe(2);
    const near = trombone(true);
    expect(near.result.verdict).toBe('REACHABLE');
    expect(way(near, 'forward')).toBe('vm60 esx3 dlr@esx3 esx3 vm61');
    expect(stepsOf(near).filter((step) => step.kind === 'encapsulate')).toEqual([]);
  });
});
