import { describe, expect, test } from 'vitest';
import { ask, ending, stepsOf, way, addresses } from '../k8s/testing/small-cluster.ts';
import type { Design } from '../../model/design.ts';
import { add, connect, deviceOf, draw, planOf, problems, stagesOf, update, written, type Step } from '../testing/drawing-board.ts';
import { host, machine, smallInstance } from './testing/small-instance.ts';

/* Frames between guests of two hosts, and what stops them where the design is half wired (domain/private-cloud.md c, e). */

const web = (design: Design, from = 'vm1', to = 'vm2') => ask(design, { from, to, port: 80, sizeBytes: 1000 });
const overlay = (design: Design) => planOf(design).segments.find((segment) => segment.id === 'ls-web')?.overlay;

describe('a logical switch', () => {
  test('between two hosts a frame travels in VXLAN, on one host it does not', () => {
    const apart = web(smallInstance);
    expect(ending(apart)).toEqual(['REPLY', null, 'vm2']);
    expect(way(apart)).toBe('vm1 esx1 vlan-a esx2 vm2');
    expect(stepsOf(apart, 'encapsulate').map((step) => `${addresses(step)} ${step.bytes}`)).toEqual(['10.0.1.11>10.0.1.12 // 192.168.20.11>192.168.20.12 1050']);
    expect(stepsOf(apart, 'encapsulate')[0]?.headers[2]).toEqual({ layer: 'vxlan', vni: 5001 });
    const together = draw(smallInstance, ...machine('vm4', 'esx1', '192.168.20.14'));
    expect(way(web(together, 'vm1', 'vm4'))).toBe('vm1 esx1 vm4');
    expect(stepsOf(web(together, 'vm1', 'vm4'), 'encapsulate')).toEqual([]);
  });

  test('has one endpoint on each host of its zone, in its UDP port', () => {
    expect(overlay(smallInstance)).toMatchObject({
      tunnel: { type: 'vxlan', vni: 5001, ports: { source: 'flow', destination: 4789 } },
      endpoints: [
        { device: 'esx1', address: '10.0.1.11', because: { component: 'esx1', path: '/interfaces/1', label: 'vtep0' } },
        { device: 'esx2', address: '10.0.1.12' },
        { device: 'esx3', address: '10.0.1.13' },
      ],
    });
  });

  test('a zone takes the hosts of its clusters only; without a zone the switch has those of the instance', () => {
    const two = draw(smallInstance, add('cluster', 'cl2', 'vc'), ...host('esx4', 14, 'cl2'));
    expect(overlay(two)?.endpoints.map((endpoint) => endpoint.device)).toEqual(['esx1', 'esx2', 'esx3']);
    expect(overlay(draw(two, update('ls-web', { transportZone: '' })))?.endpoints.map((endpoint) => endpoint.device)).toEqual(['esx1', 'esx2', 'esx3', 'esx4']);
  });

  test('a host has a way to its own networks and to the router that holds the first address of its management network, its VTEP to that beside itself', () => {
    const routes = (design: Design) => stagesOf(deviceOf(design, 'esx1'), 'route')[0]?.rows.map((row) => `${row.destination} ${row.interface ?? ''} ${row.via ?? ''}`.trim());
    expect(routes(smallInstance)).toEqual(['10.0.0.0/24 vmk0', '10.0.1.0/24 vtep0']);
    const routed = draw(smallInstance, add('customer-router', 'bcr', null, { role: 'backend', interfaces: [{ id: 'vlan-a' }] }), connect('l2', 'bcr/vlan-a', 'vlan-a'));
    expect(routes(routed)).toEqual(['10.0.0.0/24 vmk0', '10.0.1.0/24 vtep0', '0.0.0.0/0 vtep0 10.0.1.1', '0.0.0.0/0 vmk0 10.0.0.1']);
  });
});

describe('MTU of a VTEP', () => {
  const of = (bytes: number) => draw(smallInstance, ...['esx1', 'esx2'].map((id): Step => ['row.update', { id, path: '/interfaces/vtep0', row: { mtu: bytes } }]));
  const big = { from: 'vm1', to: 'vm2', port: 80, sizeBytes: 1500, dontFragment: true } as const;

  test('1500 bytes need 1550: with 1500 they end at the sending host without a word, with 1600 they arrive', () => {
    expect(ending(ask(of(1500), big))).toEqual(['TIMEOUT', 'PACKET_TOO_BIG', 'esx1']);
    expect(ending(ask(of(1549), big))).toEqual(['TIMEOUT', 'PACKET_TOO_BIG', 'esx1']);
    expect(ending(ask(of(1550), big))).toEqual(['REPLY', null, 'vm2']);
    expect(stepsOf(ask(of(1600), big), 'encapsulate').map((step) => step.bytes)).toEqual([1550]);
  });
});

describe('half-wired', () => {
  test('a machine without a host has no tunnel endpoint: its frames end there, and V-04 says why', () => {
    const bare = draw(smallInstance, ...machine('vm4', null, '192.168.20.14'));
    expect(ending(web(bare, 'vm4', 'vm1'))).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'vm4']);
    expect(ending(web(bare, 'vm1', 'vm4'))).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx1']);
    expect(problems(bare, 'vm4')).toEqual(['V-04 error']);
  });

  test('a host without a VTEP sends nothing to other hosts', () => {
    const bare = draw(smallInstance, ['link.disconnect', { id: 'esx1.vtep0-vlan-a' }], ['row.remove', { id: 'esx1', path: '/interfaces/vtep0' }]);
    expect(ending(web(bare))).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx1']);
    expect(ending(web(bare, 'vm2', 'vm1'))).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx2']);
    expect(ending(web(bare, 'vm2', 'vm3'))).toEqual(['REPLY', null, 'vm3']);
  });

  test('a VTEP that is plugged in nowhere has no way through the underlay', () => {
    const loose = draw(smallInstance, ['link.disconnect', { id: 'esx1.vtep0-vlan-a' }]);
    expect(ending(web(loose))).toEqual(['TIMEOUT', 'UNDERLAY_NO_ROUTE', 'esx1']);
  });

  test('a switch whose transport zone is not there reaches no host', () => {
    const lost = draw(smallInstance, update('ls-web', { transportZone: 'gone' }));
    expect(overlay(lost)?.endpoints).toEqual([]);
    expect(ending(web(lost))).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx1']);
  });

  test('a machine that is plugged in nowhere has no route; a gateway nobody can read is an open question', () => {
    const loose = draw(smallInstance, add('virtual-machine', 'vm4', 'esx1', { interfaces: [{ id: 'eth0', address: '192.168.20.14/24' }] }));
    expect(ending(web(loose, 'vm4', 'vm1'))).toEqual(['NET_UNREACHABLE', 'NO_ROUTE', 'vm4']);
    const unread = written(smallInstance, 'vm1', { gateway: 'the router' });
    const result = ask(unread, { from: 'vm1', to: '10.9.9.9', port: 80 });
    expect([result.verdict, result.paths[0]?.disposition, result.paths[0]?.reason]).toEqual(['UNDETERMINED', 'INSUFFICIENT_INFO', 'INSUFFICIENT_CONFIG']);
  });

  test('guests of a host that is off are gone from the network', () => {
    const off = draw(smallInstance, update('esx2', { state: 'down' }));
    expect(ending(web(off))).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'vm1']);
    expect(deviceOf(off, 'vm2').interfaces.map((row) => row.up)).toEqual([false]);
    expect(overlay(off)?.endpoints.map((endpoint) => endpoint.device)).toEqual(['esx1', 'esx3']);
  });

  test('hosts that use different UDP ports for VXLAN do not hear each other', () => {
    const mixed = draw(smallInstance, ['row.update', { id: 'esx2', path: '/interfaces/vtep0', row: { vxlanPort: 8472 } }]);
    expect(ending(web(mixed))).toEqual(['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx1']);
    expect(ending(web(mixed, 'vm1', 'vm3'))).toEqual(['REPLY', null, 'vm3']);
  });
});

describe('SpoofGuard', () => {
  const guarded = (design: Design) => draw(design, ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { spoofGuard: true } }]);

  test('lets pass what comes from the addresses of the interface', () => {
    expect(ending(web(guarded(smallInstance)))).toEqual(['REPLY', null, 'vm2']);
    expect(stagesOf(deviceOf(guarded(smallInstance), 'vm1'), 'admit')).toEqual([{
      kind: 'admit', slot: 'port-out', interface: 'eth0', rows: [{ sources: ['192.168.20.11/32'] }], reason: 'SPOOF_BLOCKED', because: { component: 'vm1', path: '/interfaces/0/spoofGuard', label: 'eth0' },
    }]);
  });

  test('stops at the host what comes from another address of the machine', () => {
    const two = draw(guarded(smallInstance), ['row.add', { id: 'vm1', path: '/interfaces', row: { id: 'eth1', address: '172.16.0.1/24' } }]);
    const result = ask(two, { from: 'vm1/eth1', to: 'vm2', port: 80 });
    expect(ending(result)).toEqual(['TIMEOUT', 'SPOOF_BLOCKED', 'esx1']);
  });
});
