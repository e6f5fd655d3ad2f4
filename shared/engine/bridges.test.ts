import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { l2Tunnel } from '../plan/tunnel.ts';
import { ask, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { stepsOf } from './testing/header-stack.ts';
import { small, type Small } from './testing/small-plan.ts';

/** Segments that bridges join, and a pair of layer 2 concentrators. Sizes are literals of domain/private-cloud.md e. */

describe('bridges', () => {
  /** client - left - bridge - right - server, and the same address space on both sides. */
  function bridged(change: (net: Small) => void = () => undefined, right = 1500): Plan {
    const net = small();
    net.segment('left');
    net.segment('right', { mtuBytes: right });
    net.device('bridge', 'transparent', ['a left', 'b right'], []);
    net.stage('bridge', { kind: 'bridge', slot: 'receive', interface: null, interfaces: ['a', 'b'], because: because('bridge') });
    net.device('client', 'host', ['eth0 left 10.0.0.1/24'], ['10.0.0.0/24 eth0']);
    net.device('server', 'host', ['eth0 right 10.0.0.2/24'], ['10.0.0.0/24 eth0']);
    change(net);
    return net.builder.finish();
  }

  it('joins two segments: found by address, passed unchanged', () => {
    const result = ask(bridged(), { to: '10.0.0.2' });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: client bridge server', 'return: server bridge client']);
    expect(stepsAt(result, 0, 1).map((step) => step.kind)).toEqual(['enter', 'bridge', 'exit']);
    expect(stepsAt(result, 0, 1)[1]).toMatchObject({ because: { component: 'bridge' }, detail: { from: 'a', to: 'b' } });
    expect(result.ping?.replies[0]?.ttl).toBe(64);
    // New flow 1000, client 10, link 50, bridge 10, link 50.
    expect(stepsAt(result, 0, 2)[0]?.timeUs).toBe(1120);
  });
  it('a segment behind it loses what is too long, without a word: FW-10', () => {
    expect(ask(bridged(undefined, 1400), { to: '10.0.0.2', sizeBytes: 1401 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG', at: 'bridge' }] });
    expect(ask(bridged(undefined, 1400), { to: '10.0.0.2', sizeBytes: 1400 }).outcome).toBe('REPLY');
  });
  it('with an interface down, or out of order, it joins nothing', () => {
    const down = bridged();
    const cut: Plan = { ...down, devices: down.devices.map((device) => (device.id === 'bridge' ? { ...device, interfaces: device.interfaces.map((row) => ({ ...row, up: row.id !== 'b' })) } : device)) };
    expect(ask(cut, { to: '10.0.0.2' })).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', at: 'client' }] });
    const stopped = bridged((net) => net.stage('bridge', { kind: 'admit', slot: 'receive', interface: null, rows: [], reason: 'COMPONENT_NOT_RUNNING', because: because('bridge') }));
    expect(ask(stopped, { to: '10.0.0.2' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'COMPONENT_DOWN', reason: 'COMPONENT_NOT_RUNNING', at: 'bridge' }] });
  });
  it('a pair of layer 2 concentrators stretches a segment over a routed network: 150 bytes more, UDP 4500', () => {
    const net = small();
    const endpoints = [{ device: 'l2c-a', address: '10.1.0.20', because: because('l2c-a') }, { device: 'l2c-b', address: '10.2.0.20', because: because('l2c-b') }];
    for (const id of ['left', 'right', 'near', 'far']) net.segment(id);
    net.segment('stretch', { mtuBytes: 9000, overlay: { tunnel: l2Tunnel(), endpoints } });
    for (const [id, side, place] of [['l2c-a', 'left', 'near 10.1.0.20/24'], ['l2c-b', 'right', 'far 10.2.0.20/24']] as const) {
      net.device(id, 'host', [`trunk ${side}`, 'tunnel stretch', `uplink ${place}`], [`0.0.0.0/0 uplink ${id === 'l2c-a' ? '10.1.0.1' : '10.2.0.1'}`]);
      net.stage(id, { kind: 'bridge', slot: 'receive', interface: null, interfaces: ['trunk', 'tunnel'], because: because(id) });
    }
    net.device('wan', 'router', ['near near 10.1.0.1/24', 'far far 10.2.0.1/24'], ['10.1.0.0/24 near', '10.2.0.0/24 far']);
    net.device('client', 'host', ['eth0 left 172.20.10.5/24'], ['172.20.10.0/24 eth0']);
    net.device('server', 'host', ['eth0 right 172.20.10.60/24'], ['172.20.10.0/24 eth0']);
    const plan = net.builder.finish();
    const result = ask(plan, { to: '172.20.10.60', sizeBytes: 1000 });
    expect(result.outcome).toBe('REPLY');
    expect(legLines(result)).toEqual(['forward: client l2c-a wan l2c-b server', 'return: server l2c-b wan l2c-a client']);
    expect(stepsOf(result, 'encapsulate')[0]).toBe('l2c-a: 10.1.0.20>10.2.0.20 p17 ttl64 / udp 4500>4500 / l2-tunnel / 172.20.10.5>172.20.10.60 p1 ttl64 / icmp | 1150');
    expect(stepsAt(result, 0, 3).map((step) => step.kind)).toEqual(['enter', 'decapsulate', 'bridge', 'exit']);
    // 1500 bytes become 1650 and go in two pieces (private-cloud.md e).
    const long = ask(plan, { to: '172.20.10.60', sizeBytes: 1500 });
    expect(long.outcome).toBe('REPLY');
    expect(stepsAt(long, 0, 1).find((step) => step.kind === 'fragment')).toMatchObject({ bytes: 1500, detail: { mtu: 1500, fragments: 2 } });
    expect(stepsAt(long, 0, 3).find((step) => step.kind === 'decapsulate')?.bytes).toBe(1500);
    expect(stepsAt(ask(plan, { to: '172.20.10.60', sizeBytes: 1350 }), 0, 1).map((step) => step.kind)).not.toContain('fragment');
  });
});
