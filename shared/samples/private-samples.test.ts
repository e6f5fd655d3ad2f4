import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { findingsOf } from '../catalog/testing/drawing-board.ts';
import { referencePlan } from '../engine/testing/reference-topology.ts';
import { arrived, hopsOf, stepsOf, translations, vxlans, way } from '../engine/testing/reference-reading.ts';
import { planDesign } from '../plan/plan-design.ts';
import { asked, sampleDesign, shop } from './testing/private-cloud.ts';

/** Wiring T-B (domain/private-cloud.md 0.2): the cluster's network on a distributed router behind an edge of its own; compare T08. */

const design = sampleDesign('icp-dedicated-edge');

describe('a cluster behind an edge of its own', () => {
  it('flow 1 gains a hop before the worker, and its reply comes by the transit network', () => {
    const reading = asked(design, shop, ['pod-web1']);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect(way(reading, 'forward')).toBe('client internet fcr esx1 esg esx1 dlr@esx1 esx1 private-vlan-A esx2 worker1 pod-ingress worker1 pod-web1');
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx1>esx2']);
    expect(hopsOf(reading, 'forward').find((hop) => hop.component === 'worker1')?.enter.headers[0]).toMatchObject({ ttl: 60 });
    expect(way(reading, 'return')).toBe('pod-web1 worker1 pod-ingress worker1 esx2 dlr@esx2 esx2 private-vlan-A esx1 esg esx1 fcr internet client');
    expect(vxlans(reading, 'return')).toEqual(['5000 esx2>esx1']);
  });

  it('flow 2 never meets the edge', () => {
    const reading = asked(design, { from: 'pod-web1', to: 'db', kind: 'tcp', port: 3306 });
    expect(way(reading, 'forward')).toBe('pod-web1 worker1 esx2 dlr@esx2 esx2 private-vlan-A esx3 db');
    expect(arrived(reading, 'forward')).toBe('192.168.20.31>192.168.30.50 ttl62');
  });

  it('V-34 is told by the router that hands the Service network to a node, not by the edge before it', () => {
    const told = (id: string) => findingsOf(design, id).filter((finding) => finding.code === 'V-34').map((finding) => finding.at.path);
    expect([told('dlr'), told('esg')]).toEqual([['/routes/0'], []]);
  });

  it('takes the same ways as the plan written by hand with its option', () => {
    const plan = referencePlan({ icpGateway: 'router' });
    const routesOf = (id: string, of: typeof plan) => of.devices.find((device) => device.id === id)?.stages.flatMap((stage) => (stage.kind === 'route' ? stage.rows : [])).map((row) => `${row.destination} ${row.via ?? ''}`).sort();
    const drawn = planDesign(design, registry);
    for (const device of ['esg', 'dlr@esx1', 'dlr@esx2', 'dlr@esx3']) expect(routesOf(device, drawn)).toEqual(routesOf(device, plan));
  });
});

// Calico runs on every node, masters too: without a block theirs found no way to pods and lost even what a ClusterIP had sent them to at the frontend router.
describe.each(['icp-on-vcenter', 'icp-dedicated-edge', 'hybrid-all'])('the masters of %s', (id) => {
  it.each(['master1', 'master2', 'master3'])('%s reaches a pod and a Service, from its tunnel address', (master) => {
    const last = Number(master.slice(-1));
    const pod = asked(sampleDesign(id), { from: master, to: 'pod-web1', kind: 'tcp', port: 8080 });
    expect([pod.result.outcome, arrived(pod, 'forward')]).toEqual(['REPLY', `172.28.${last + 3}.1>172.28.1.20 ttl63`]);
    expect(asked(sampleDesign(id), { from: master, to: '172.29.0.90', kind: 'tcp', port: 80 }).result.outcome).toBe('REPLY');
  });
});

// What everybody tries before trusting jumbo frames: a VTEP that answered by the management interface lost replies of more than 1500 bytes.
it('a VTEP answers a ping of 8950 bytes from another network by itself', () => {
  const jumbo = sampleDesign('icp-on-vcenter', ['row.update', { id: 'ad-dns', path: '/interfaces/eth0', row: { mtu: 9000 } }]);
  const reading = asked(jumbo, { from: 'ad-dns', to: '10.100.1.11', kind: 'ping', sizeBytes: 8950, dontFragment: true });
  expect([reading.result.outcome, way(reading, 'return'), hopsOf(reading, 'return')[0]?.egress]).toEqual(['REPLY', 'esx1 bcr ad-dns', 'vtep0']);
});

describe('stretched networks', () => {
  const stretched = sampleDesign('stretched-network');

  it('two machines on one host meet over the WAN, twice', () => {
    const reading = asked(stretched, { from: 'vm60', to: 'vm61', kind: 'tcp', port: 443 });
    const there = 'esx3 private-vlan-A esx2 l2c-cloud esx2 bcr xcr wan op-router op-esx1 l2c-onprem op-esx1';
    const back = 'op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 private-vlan-A esx3';
    expect(way(reading, 'forward')).toBe(`vm60 ${there} op-router ${back} vm61`);
  });

  it('one network on both sides: the frame crosses, no router lowers its TTL', () => {
    const reading = asked(stretched, { from: 'op-vm15', to: 'vm60', kind: 'ping' });
    expect(arrived(reading, 'forward')).toBe('172.20.10.15>172.20.10.60 ttl64');
  });

  it('a frame of 1500 bytes is 1650 in the tunnel, which crosses the WAN in two fragments', () => {
    const reading = asked(stretched, { from: 'user', to: 'vm60', kind: 'tcp', port: 443, sizeBytes: 1500 });
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(stepsOf(reading, 'forward').find((step) => step.kind === 'encapsulate')?.bytes).toBe(1650);
    expect(stepsOf(reading, 'forward').filter((step) => step.kind === 'fragment').map((step) => step.detail['fragments'])).toEqual([2]);
  });
});

describe('everything joined by a VPN', () => {
  const hybrid = sampleDesign('hybrid-all');
  const reading = asked(hybrid, { from: 'pod-web1', to: 'vm1', kind: 'tcp', port: 80, sourcePort: 46_000, sizeBytes: 1000 });

  it('one trace runs from a pod by the edge and the VPN to an instance of the VPC, and back', () => {
    expect(reading.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(way(reading, 'forward')).toBe('pod-web1 worker1 esx2 private-vlan-A esx1 esg esx1 fcr internet public-network vpn-gateway vm1');
    // The VPC's table is a router of its own on the way back.
    expect(way(reading, 'return')).toBe('vm1 rt vpn-gateway public-network internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-web1');
  });

  it('the node masquerades, the edge gives the VPN’s address, ESP makes 1064 bytes of 1000', () => {
    expect(translations(reading, 'forward')).toEqual(['natOutgoing', 'S0']);
    expect(arrived(reading, 'forward')).toBe('203.0.113.12>192.168.0.4 ttl61');
    const wrapped = hopsOf(reading, 'forward').find((hop) => hop.component === 'esg')?.steps.find((step) => step.kind === 'encapsulate');
    // Outer header 20, SPI and sequence 8, IV 16, 1000 and 2 padded to 1008, ICV 12 (domain/private-cloud.md e).
    expect(wrapped).toMatchObject({ bytes: 1064 });
    expect(wrapped?.headers[0]).toMatchObject({ source: '203.0.113.10', destination: '133.186.132.20', protocol: 50 });
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx2>esx1']);
  });

  // Both ends negotiate before anything travels between them; a stranger finds the managed gateway silent and the edge's own port open.
  it('its ends reach each other’s IKE ports; strangers only those of the edge', () => {
    const outcome = (from: string, to: string, port: number) => asked(hybrid, { from, to, kind: 'udp', port }).result.outcome;
    const ends = [outcome('vpn-gateway', '203.0.113.10', 500), outcome('vpn-gateway', '203.0.113.10', 4500), outcome('esg', '133.186.132.20', 500), outcome('esg', '133.186.132.20', 4500)];
    expect(ends).toEqual(['REPLY', 'REPLY', 'REPLY', 'REPLY']);
    expect([outcome('client', '133.186.132.20', 500), outcome('client', '203.0.113.10', 500)]).toEqual(['TIMEOUT', 'REPLY']);
  });
});

describe.each(['icp-on-vcenter', 'icp-dedicated-edge', 'stretched-network', 'hybrid-all'])('the saved probes of %s', (id) => {
  const sample = sampleDesign(id);
  it.each(Object.keys(sample.probes))('%s is as expected', (probe) => {
    const saved = sample.probes[probe];
    if (saved === undefined) throw new Error('no such probe');
    expect(asked(sample, saved).result.verdict).toBe(saved.expect === 'reachable' ? 'REACHABLE' : 'UNREACHABLE');
  });
});
