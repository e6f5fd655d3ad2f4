import { describe, expect, test } from 'vitest';
import { add, connect, update, type Step } from '../catalog/testing/drawing-board.ts';
import { arrived, hopsOf, way } from '../engine/testing/reference-reading.ts';
import { addRow, asked, rt1 } from './testing/private-cloud.ts';

/*
 * domain/private-cloud.md d.5, "IKS instead of ICP": workers of the provider between the public and the private VLAN of RT-1, an ALB on a public portable
 * address, and the database behind the edge by an address of the private network.
 */

const portable = { id: 'iks', cidr: '10.100.5.0/26', type: 'portable' };

function worker(number: number): readonly Step[] {
  const id = `iks-w${number}`;
  return [
    add('worker-node', id, 'iks', {
      interfaces: [{ id: 'eth0', address: `10.100.5.1${number}/26` }, { id: 'eth1', address: `203.0.113.1${1 + number}/29` }],
      gateway: '203.0.113.9', routes: [{ id: 'private', network: '10.0.0.0/8', nextHop: '10.100.5.1' }], podBlock: `172.30.${number}.0/26`,
    }),
    connect('l2', `${id}/eth0`, 'private-vlan-A'),
    connect('l2', `${id}/eth1`, 'public-vlan'),
    add('pod', `iks-web${number}`, id, { ip: `172.30.${number}.20`, labels: ['app=web'], listens: [{ id: 'http', port: 8080, application: 'http' }] }),
  ];
}

const iks: readonly Step[] = [
  addRow('private-vlan-A', '/subnets', portable),
  add('kubernetes-cluster', 'iks', null, { flavor: 'IKS', podCidr: '172.30.0.0/16', serviceCidr: '172.21.0.0/16' }),
  ...worker(1), ...worker(2),
  add('service', 'iks-shop', 'iks', { clusterIp: '172.21.0.90', selector: ['app=web'], ports: [{ id: 'http', port: 80, targetPort: 8080 }] }),
  add('ingress', 'iks-ingress', 'iks', { rules: [{ id: 'shop', host: 'shop.example.com', path: '/', service: 'iks-shop', port: 80 }] }),
  add('ingress-controller', 'alb', 'iks-w1', { ip: '172.30.1.10', entryAddress: '203.0.113.14', enabled: true }),
  update('public-dns', { records: [{ id: 'shop', name: 'shop.example.com', address: '203.0.113.14' }] }),
];
const shop = { from: 'client', to: 'https://shop.example.com', kind: 'http' } as const;
const visit = (web: string, ...more: readonly Step[]) => asked(rt1(...iks, ...more), shop, [web]);

describe('flow 1', () => {
  test('the public network brings the packet to the worker: no edge gateway and no VXLAN', () => {
    const near = visit('iks-web1');
    expect(near.result.outcome).toBe('HTTP_200');
    expect(way(near, 'forward')).toBe('client internet fcr iks-w1 alb iks-w1 iks-web1');
    expect(hopsOf(near, 'forward').map((hop) => hop.component)).not.toContain('esg');
  });

  test('on another worker of the same subnet nothing is wrapped either', () => {
    const far = visit('iks-web2');
    expect(far.result.outcome).toBe('HTTP_200');
    expect(way(far, 'forward')).toBe('client internet fcr iks-w1 alb iks-w1 iks-w2 iks-web2');
    const wrapped = hopsOf(far, 'forward').flatMap((hop) => hop.steps.filter((step) => step.kind === 'encapsulate'));
    expect(wrapped).toEqual([]);
  });

  test('IP-in-IP only across subnets', () => {
    const other = [
      addRow('private-vlan-A', '/subnets', { id: 'iks2', cidr: '10.100.6.0/26', type: 'portable' }),
      ['row.update', { id: 'iks-w2', path: '/interfaces/eth0', row: { address: '10.100.6.12/26' } }] as const,
      ['row.update', { id: 'iks-w2', path: '/routes/private', row: { nextHop: '10.100.6.1' } }] as const,
    ];
    const far = visit('iks-web2', ...other);
    expect(far.result.outcome).toBe('HTTP_200');
    expect(way(far, 'forward')).toBe('client internet fcr iks-w1 alb iks-w1 bcr iks-w2 iks-web2');
    const [wrapped] = hopsOf(far, 'forward').flatMap((hop) => hop.steps.filter((step) => step.kind === 'encapsulate'));
    expect(wrapped).toMatchObject({ headers: [{ source: '10.100.5.11', destination: '10.100.6.12', protocol: 4 }, { layer: 'ipip' }, { source: '172.30.1.10', destination: '172.30.2.20' }, {}] });
  });
});

test('flow 2: worker, customer router, edge gateway with its translation, distributed router, VXLAN, database', () => {
  const integration = [
    addRow('esg', '/nat', { id: 'D4', kind: 'DNAT', appliedOn: 'vnic1', originalAddress: '10.100.2.14', protocol: 'tcp', originalPort: '3306', translatedAddress: '192.168.30.50', translatedPort: '3306' }),
    addRow('esg', '/firewallRules', { id: 'F5', action: 'accept', source: ['10.0.0.0/8'], destination: ['10.100.2.14'] }),
    ['row.update', { id: 'esg', path: '/interfaces/vnic1', row: { secondary: ['10.100.2.11', '10.100.2.12', '10.100.2.13', '10.100.2.14'] } }] as const,
  ];
  const call = asked(rt1(...iks, ...integration), { from: 'iks-web1', to: '10.100.2.14', kind: 'tcp', port: 3306 });
  expect(call.result.verdict).toBe('REACHABLE');
  expect(way(call, 'forward')).toBe('iks-web1 iks-w1 bcr esx1 esg esx1 dlr@esx1 esx1 private-vlan-A esx3 db');
  expect(arrived(call, 'forward')).toBe('10.100.5.11>192.168.30.50 ttl60');
  expect(way(call, 'return')).toBe('db esx3 dlr@esx3 esx3 private-vlan-A esx1 esg esx1 bcr iks-w1 iks-web1');
});
