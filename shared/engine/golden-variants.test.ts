import { describe, expect, it } from 'vitest';
import { arrived, hopsOf, read, stepsOf, translations, vxlans, way, wrappings, type Reading } from './testing/reference-reading.ts';
import { referencePlan, type ReferenceChange } from './testing/reference-topology.ts';
import { edgeRules } from './testing/reference-topology-options.ts';

/** What the engine must get from the wiring alone: domain/private-cloud.md d.5 and the sizes of (e). */

function database(change: ReferenceChange, more: { readonly sizeBytes?: number } = {}): Reading {
  return read(referencePlan(change), { from: 'pod-web1', to: 'db', kind: 'tcp', port: 3306, sourcePort: 45_000, sizeBytes: 1000, ...more });
}

function stretched(change: ReferenceChange, probe: { readonly sizeBytes?: number; readonly kind?: 'ping'; readonly dontFragment?: boolean } = {}): Reading {
  return read(referencePlan(change), { from: 'user', to: 'vm60', kind: 'tcp', port: 443, sizeBytes: 1000, ...probe });
}

describe('wiring decides the hops (d.5)', () => {
  it('database on the edge’s host: nothing is wrapped between router and database, nor on the way back to the edge', () => {
    const reading = database({ hosts: { db: 'esx1' } });
    expect(way(reading, 'forward')).toBe('pod-web1 worker1 esx2 private-vlan-A esx1 esg esx1 dlr@esx1 esx1 db');
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx2>esx1']);
    expect(way(reading, 'return')).toBe('db esx1 dlr@esx1 esx1 esg esx1 private-vlan-A esx2 worker1 pod-web1');
    expect(vxlans(reading, 'return')).toEqual(['5001 esx1>esx2']);
  });
  it('worker on the edge’s host: nothing is wrapped between them', () => {
    const reading = database({ hosts: { worker1: 'esx1' } });
    expect(way(reading, 'forward')).toBe('pod-web1 worker1 esx1 esg esx1 dlr@esx1 esx1 private-vlan-A esx3 db');
    expect(vxlans(reading, 'forward')).toEqual(['5002 esx1>esx3']);
  });
  it('cluster’s network on the distributed router: flow 1 gains a hop before the worker, and the reply comes by the transit network', () => {
    const reading = read(referencePlan({ icpGateway: 'router' }), { from: 'client', to: 'https://shop.example.com', kind: 'http' }, ['pod-web1']);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect(way(reading, 'forward')).toBe('client internet fcr esx1 esg esx1 dlr@esx1 esx1 private-vlan-A esx2 worker1 pod-ingress worker1 pod-web1');
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx1>esx2']);
    // One lower than at the same place of table 1A.
    expect(hopsOf(reading, 'forward').find((hop) => hop.component === 'worker1')?.enter.headers[0]).toMatchObject({ ttl: 60 });
    expect(way(reading, 'return')).toBe('pod-web1 worker1 pod-ingress worker1 esx2 dlr@esx2 esx2 private-vlan-A esx1 esg esx1 fcr internet client');
    expect(vxlans(reading, 'return')).toEqual(['5000 esx2>esx1']);
  });
  it('pods that keep their address, where the edge knows their blocks: no translation, the database sees the pod', () => {
    const reading = database({
      isOutgoingMasqueraded: false,
      edgeRules: [{ label: 'F1', action: 'permit', match: { sources: ['192.168.0.0/16', '172.28.0.0/16'] } }, ...edgeRules.slice(1)],
    });
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(arrived(reading, 'forward')).toBe('172.28.1.20>192.168.30.50 ttl61');
    expect([...translations(reading, 'forward'), ...translations(reading, 'return')]).toEqual([]);
  });
  it('the same without routes at the edge: the strict check drops the request, without it the reply is lost', () => {
    const wide = [{ label: 'F1', action: 'permit', match: { sources: ['192.168.0.0/16', '172.28.0.0/16'] } }, ...edgeRules.slice(1)] as const;
    const unknown = { isOutgoingMasqueraded: false, arePodsRouted: false, edgeRules: wide };
    expect(database(unknown).result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'REVERSE_PATH_FILTER', at: 'esg' }] });
    const loose = database({ ...unknown, edgeReversePath: 'loose' });
    expect(loose.result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST' }] });
    expect(way(loose, 'forward').split(' ').at(-1)).toBe('db');
  });
  it('machine of the stretched network beside the cloud’s concentrator: no VXLAN in the cloud', () => {
    const reading = stretched({ hosts: { vm60: 'esx2' } });
    expect(way(reading, 'forward')).toBe('user op-router op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 vm60');
    expect(wrappings(reading, 'vxlan', 'forward') + wrappings(reading, 'vxlan', 'return')).toBe(0);
  });
});

describe('sizes (e)', () => {
  it.each([[1500, 1450, 'REACHABLE'], [1500, 1451, 'UNREACHABLE'], [1600, 1500, 'REACHABLE'], [9000, 1500, 'REACHABLE']] as const)(
    'VTEP of %d and a guest’s packet of %d: %s', (vtepMtuBytes, sizeBytes, verdict) => {
      // A node's own packet takes no IP-in-IP: what crosses the underlay is 50 bytes longer than it.
      expect(read(referencePlan({ vtepMtuBytes }), { from: 'worker1', to: 'db', kind: 'tcp', port: 3306, sizeBytes }).result.verdict).toBe(verdict);
    },
  );
  it.each([[1500, 1430, 1500, 'REACHABLE'], [1500, 1431, 1501, 'UNREACHABLE']] as const)('VTEP of %d and a pod’s packet of %d: %d bytes, %s', (vtepMtuBytes, sizeBytes, outer, verdict) => {
    const reading = read(referencePlan({ vtepMtuBytes }), { from: 'pod-web1', to: 'pod-web2', kind: 'tcp', port: 8080, sizeBytes });
    expect(reading.result.verdict).toBe(verdict);
    expect(stepsOf(reading, 'forward').filter((step) => step.kind === 'encapsulate').at(-1)?.bytes).toBe(outer);
  });
  it('a stretched frame of 1500 bytes is 1650 in the tunnel and crosses a WAN of 1500 in two fragments; 1350 needs none', () => {
    const whole = stretched({}, { sizeBytes: 1350 });
    expect(whole.result.verdict).toBe('REACHABLE');
    expect(stepsOf(whole, 'forward').filter((step) => step.kind === 'fragment')).toEqual([]);
    expect(stepsOf(whole, 'forward').find((step) => step.kind === 'encapsulate')?.bytes).toBe(1500);
    const cut = stretched({}, { sizeBytes: 1500 });
    expect(cut.result.verdict).toBe('REACHABLE');
    expect(stepsOf(cut, 'forward').find((step) => step.kind === 'encapsulate')).toMatchObject({ bytes: 1650, because: { component: 'l2c-onprem' } });
    const fragments = hopsOf(cut, 'forward').flatMap((hop) => hop.steps.filter((step) => step.kind === 'fragment').map((step) => [hop.component, step.detail['fragments']]));
    expect(fragments).toEqual([['l2c-onprem', 2]]);
    expect(arrived(cut, 'forward')).toBe('172.20.50.5>172.20.10.60 ttl63');
  });
});
