import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { findingsOf, update, type Step } from '../catalog/testing/drawing-board.ts';
import { devicesOf } from '../engine/testing/golden-table.ts';
import { arrived, hopsOf, translations, vxlans, way } from '../engine/testing/reference-reading.ts';
import type { Leg } from '../engine/index.ts';
import { fieldHint } from '../model/fields.ts';
import { asked, database, editRow, rt1, sampleDesign, shop, visit } from './testing/private-cloud.ts';

/** Sentences of seed 002 (domain/private-cloud.md a) that are about the whole topology: the three flows, their names, who sees whom. */

const design = rt1();

const moveTo = (id: string, parent: string): Step => ['component.move', { moves: [{ id, parent, x: 26, y: 700 }] }];

function lines(legs: readonly Leg[] | null, plan: ReturnType<typeof asked>['plan']): readonly string[] {
  return (legs ?? []).map((leg) => `${leg.direction} ${leg.connection}: ${devicesOf(plan, [leg]).join(' ')}`);
}

/** Where a leg's addresses change: device, side, from and to. */
function changes(leg: Leg): readonly string[] {
  return leg.hops.flatMap((hop) => hop.steps.filter((step) => step.kind === 'translate' || step.kind === 'balance').flatMap((step) =>
    ['source', 'destination'].flatMap((field) => (typeof step.detail[field] === 'string' ? [`${hop.component} ${field} ${step.detail[field]}`] : [])),
  ));
}

describe('the three flows', () => {
  it('R-017 R-018 R-019: they are saved as probes 1, 2 and 3', () => {
    expect(Object.values(design.probes).map((probe) => [probe.name?.slice(0, 6), probe.from, probe.to, probe.expect])).toEqual([
      ['Flow 1', 'client', 'https://shop.example.com', 'reachable'],
      ['Flow 2', 'pod-web1', 'db.corp.example', 'reachable'],
      ['Flow 3', 'user', 'vm60.corp.example', 'reachable'],
    ]);
  });

  it('R-020: an external user asks for the web tier by URL, and gets its page', () => {
    const { result } = asked(design, shop, ['pod-web1']);
    expect(result).toMatchObject({ outcome: 'HTTP_200', probe: { destination: '203.0.113.11' }, requests: [{ status: 200 }] });
  });

  it('R-022, V-08: the address is of a public portable subnet; in a primary one that is an error', () => {
    const told = (...steps: readonly Step[]) => findingsOf(rt1(...steps), 'esg').filter((finding) => finding.code === 'V-08').map((finding) => finding.severity);
    expect(told()).toEqual([]);
    expect(told(editRow('public-vlan', '/subnets/portable', { type: 'primary' }))).toContain('error');
  });

  it('R-025: between hosts the packet to the Ingress is wrapped in VXLAN, on one host it is not', () => {
    expect(vxlans(visit([], 'pod-web1'), 'forward')).toEqual(['5001 esx1>esx2']);
    expect(vxlans(visit([moveTo('worker1', 'esx1')], 'pod-web1'), 'forward')).toEqual([]);
  });

  it('R-032: the integration of the other page, an edge and a distributed router of its own, is a sample', () => {
    const other = sampleDesign('icp-dedicated-edge');
    expect(way(asked(other, shop, ['pod-web1']), 'forward')).toContain('esg esx1 dlr@esx1 esx1');
  });

  it('R-033: a container calls a database on a virtual machine of the same instance', () => {
    const reading = database();
    expect(reading.result.verdict).toBe('REACHABLE');
    expect([hopsOf(reading, 'forward')[0]?.component, hopsOf(reading, 'forward').at(-1)?.component]).toEqual(['pod-web1', 'db']);
  });

  it('R-034: its name is asked of kube-dns, which asks the directory server; both translations are undone on the way back (d.1)', () => {
    const { plan, result } = database();
    expect(result.probe.destination).toBe('192.168.30.50');
    expect(lines(result.resolution, plan)).toEqual([
      'forward 1: pod-web1 worker1 pod-dns',
      'forward 2: pod-dns worker1 esx2 private-vlan-A esx1 esg esx1 bcr ad-dns',
      'return 2: ad-dns bcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-dns',
      'return 1: pod-dns worker1 pod-web1',
    ]);
    expect(result.resolution?.map(changes)).toEqual([
      ['worker1 destination 172.29.0.10 → 172.28.1.5'],
      ['worker1 source 172.28.1.5 → 192.168.20.31', 'esg source 192.168.20.31 → 10.100.2.13'],
      ['esg destination 10.100.2.13 → 192.168.20.31', 'worker1 destination 192.168.20.31 → 172.28.1.5'],
      ['worker1 source 172.28.1.5 → 172.29.0.10'],
    ]);
  });

  it('R-041: the database receives the request from the node', () => {
    const reading = database();
    expect(reading.result.paths[0]).toMatchObject({ disposition: 'ACCEPTED', at: 'db' });
    expect(arrived(reading, 'forward')).toBe('192.168.20.31>192.168.30.50 ttl61');
  });

  it('R-042 R-043: an enterprise user calls a machine in the cloud by its name, which the company’s own server knows', () => {
    const { plan, result } = asked(design, { from: 'user', to: 'vm60.corp.example', kind: 'tcp', port: 443 });
    expect(result).toMatchObject({ verdict: 'REACHABLE', probe: { destination: '172.20.10.60' } });
    expect(lines(result.resolution, plan)).toEqual(['forward 1: user corp-dns', 'return 1: corp-dns user']);
  });

  it('R-064: an instance may be the Hybridity Bundle, and nothing is wrong with that', () => {
    const flavor = registry.find('vcenter-instance')?.schema.shape['flavor'];
    const options = flavor === undefined ? [] : (fieldHint(flavor)?.options ?? []);
    expect(options.map((option) => [option.value, option.label.en])).toContainEqual(['hybridity', 'Hybridity bundle']);
    expect(findingsOf(rt1(update('vcenter', { flavor: 'hybridity' })), 'vcenter')).toEqual([]);
  });
});

describe('delivery modes of flow 1 (d.2)', () => {
  it('M2: the edge translates to the proxy VIP, whose holder runs the controller on its own address; the controller sees the client', () => {
    const steps: readonly Step[] = [
      moveTo('pod-ingress', 'proxy1'), update('pod-ingress', { hostNetwork: true, httpsPort: 443 }),
      editRow('esg', '/nat/D1', { translatedAddress: '192.168.20.20' }), ['row.remove', { id: 'esg', path: '/routes/service-cidr' }],
    ];
    const reading = visit(steps, 'pod-web1');
    expect(reading.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    // Neither kube-proxy nor masquerading touches connection 1.
    const [first] = reading.result.paths[0]?.legs ?? [];
    expect(first?.hops.at(-1)?.enter.headers.find((header) => header.layer === 'ipv4')).toMatchObject({ source: '198.51.100.25', destination: '192.168.20.20' });
    const second = reading.result.paths[0]?.legs.find((leg) => leg.direction === 'forward' && leg.connection === 2);
    // A pod on another node is called from tunl0's address.
    expect(second?.hops.at(-1)?.enter.headers.find((header) => header.layer === 'ipv4')).toMatchObject({ source: '172.28.3.1', destination: '172.28.1.20' });
    // The answer is the node's own: edge, FCR and the internet lower its TTL.
    expect(arrived(reading, 'return')).toBe('203.0.113.11>198.51.100.25 ttl61');
    expect(translations(reading, 'return')).toEqual(['D1 (session)']);
  });

  const nodePort = (externalTrafficPolicy: 'Cluster' | 'Local'): readonly Step[] => [
    update('svc-web', { type: 'NodePort', externalTrafficPolicy, ports: [{ id: 'http', name: 'http', protocol: 'tcp', port: 80, targetPort: 8080, nodePort: 31_443 }] }),
    editRow('esg', '/nat/D1', { translatedAddress: '192.168.20.31', translatedPort: '31443' }),
  ];
  const called = (policy: 'Cluster' | 'Local', web: string) => asked(rt1(...nodePort(policy)), { from: 'client', to: '203.0.113.11', kind: 'tcp', port: 443 }, [web]);

  it('M3, policy Cluster: from the node for its own pod, from tunl0 for a pod of another node', () => {
    expect(arrived(called('Cluster', 'pod-web1'), 'forward')).toMatch(/^192\.168\.20\.31>172\.28\.1\.20 /);
    expect(arrived(called('Cluster', 'pod-web2'), 'forward')).toMatch(/^172\.28\.1\.1>172\.28\.2\.20 /);
    expect(called('Cluster', 'pod-web2').result.verdict).toBe('REACHABLE');
  });

  it('M3, policy Local: only the node’s own pod, which sees the client', () => {
    const reading = asked(rt1(...nodePort('Local')), { from: 'client', to: '203.0.113.11', kind: 'tcp', port: 443 });
    expect(reading.result).toMatchObject({ verdict: 'REACHABLE', paths: [{ at: 'pod-web1' }] });
    expect(arrived(reading, 'forward')).toMatch(/^198\.51\.100\.25>172\.28\.1\.20 /);
  });
});

describe('wiring decides the hops (d.5)', () => {
  it('both workers on one host: IP-in-IP between them, and no VXLAN', () => {
    const reading = visit([moveTo('worker2', 'esx2')]);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect(way(reading, 'forward')).toBe('client internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-ingress worker1 esx2 worker2 pod-web2');
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx1>esx2']);
  });

  it('database on the edge’s host: nothing is wrapped behind the edge, nor on the way back to it', () => {
    const reading = database(moveTo('db', 'esx1'));
    expect(way(reading, 'forward')).toBe('pod-web1 worker1 esx2 private-vlan-A esx1 esg esx1 dlr@esx1 esx1 db');
    expect(vxlans(reading, 'forward')).toEqual(['5001 esx2>esx1']);
    expect(way(reading, 'return')).toBe('db esx1 dlr@esx1 esx1 esg esx1 private-vlan-A esx2 worker1 pod-web1');
  });

  it('natOutgoing off: the pod’s own address end to end, where the edge knows the blocks by BGP and F1 is widened; dropped or unanswered where not (V-37)', () => {
    const flow = (...steps: readonly Step[]) => asked(rt1(update('ip-pool', { natOutgoing: false }), ...steps), { from: 'pod-web1', to: '192.168.30.50', kind: 'tcp', port: 3306, sizeBytes: 1000 });
    const wide = editRow('esg', '/firewallRules/F1', { source: ['192.168.0.0/16', '172.28.0.0/16'] });
    const blocks = [['1', '31'], ['2', '32'], ['3', '21'], ['4', '11'], ['5', '12'], ['6', '13']].map(([block = '', node = '']): Step => ['row.add', { id: 'esg', path: '/routes', row: { id: `pods-${block}`, network: `172.28.${block}.0/26`, nextHop: `192.168.20.${node}`, source: 'bgp' } }]);
    const whole = flow(wide, ...blocks);
    expect([whole.result.verdict, arrived(whole, 'forward'), arrived(whole, 'return')]).toEqual(['REACHABLE', '172.28.1.20>192.168.30.50 ttl61', '192.168.30.50>172.28.1.20 ttl61']);
    expect(translations(whole, 'forward')).toEqual([]);
    expect(flow(...blocks).result.paths[0]).toMatchObject({ reason: 'EDGE_FIREWALL_DENY', at: 'esg' });
    expect(flow(wide).result.paths[0]).toMatchObject({ reason: 'REVERSE_PATH_FILTER', at: 'esg' });
    expect(flow(wide, editRow('esg', '/interfaces/vnic2', { reversePathFilter: 'loose' })).result.paths[0]).toMatchObject({ disposition: 'REPLY_LOST', at: 'fcr' });
    const told = (...steps: readonly Step[]) => findingsOf(rt1(update('ip-pool', { natOutgoing: false }), ...steps), 'ip-pool').map((finding) => finding.code);
    expect([told(), told(...blocks), findingsOf(rt1(), 'ip-pool')]).toEqual([['V-37'], [], []]);
  });

  it('machine of the stretched network beside the cloud’s concentrator: no VXLAN in the cloud', () => {
    const reading = asked(rt1(moveTo('vm60', 'esx2')), { from: 'user', to: 'vm60', kind: 'tcp', port: 443 });
    expect(way(reading, 'forward')).toBe('user op-router op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 vm60');
  });
});

describe('the cluster VIP outside', () => {
  it('R-063: the private network of the provider opens the console on it: F3, D2, the master that holds the VIP; every port of b.5 answers', () => {
    const reading = asked(design, { from: 'ad-dns', to: 'https://10.100.2.11:8443/', kind: 'http' });
    expect(reading.result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200', paths: [{ at: 'master1' }] });
    expect(reading.result.paths[0]?.legs.slice(0, 1).flatMap(changes)).toEqual(['esg destination 10.100.2.11 → 192.168.20.10']);
    const answers = [8001, 8500, 8600, 22].map((port) => asked(design, { from: 'ad-dns', to: '10.100.2.11', kind: 'tcp', port }).result.outcome);
    expect(answers).toEqual(['REPLY', 'REPLY', 'REPLY', 'REFUSED']);
  });
});
