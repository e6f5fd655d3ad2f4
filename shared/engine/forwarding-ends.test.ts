import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProxyStage } from '../plan/stage.ts';
import { ask, errorCodes, legLines, stepsAt } from './testing/ask.ts';
import { because, webServer } from './testing/cloud-plan.ts';
import { filter, listener, routed, small } from './testing/small-plan.ts';

/** domain/forwarding.md 10, 14, 16 and 17: sizes and limits, proxies, TTL of replies. */

describe('MTU at an IP hop (forwarding 10)', () => {
  const narrow = (): Plan => {
    const net = small();
    for (const id of ['left', 'right']) net.segment(id);
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24 1400'], ['10.0.1.0/24 left', '10.0.2.0/24 right']);
    net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
    return net.builder.finish();
  };
  it('with DF: fragmentation needed, with the next MTU: FW-10', () => {
    const kept = ask(narrow(), { sizeBytes: 1500, dontFragment: true });
    expect(kept).toMatchObject({ outcome: 'FRAGMENTATION_NEEDED', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'FRAGMENTATION_NEEDED_DF', at: 'router' }] });
    expect(stepsAt(kept, 0, 1).at(-1)?.detail).toMatchObject({ mtu: 1400 });
    expect(errorCodes(kept)).toEqual(['3/4']);
    expect(ask(narrow(), { sizeBytes: 1400, dontFragment: true }).outcome).toBe('REPLY');
  });
  it('without DF: fragments: FW-10', () => {
    const split = ask(narrow(), { sizeBytes: 1500 });
    expect(split.outcome).toBe('REPLY');
    // 20 bytes of header and a payload in multiples of eight: 1396 is the longest fragment that fits 1400.
    expect(stepsAt(split, 0, 1).find((step) => step.kind === 'fragment')).toMatchObject({ bytes: 1396, detail: { mtu: 1400, fragments: 2 } });
    expect(split.ping?.replies[0]?.bytes).toBe(1472);
  });
  it('inside a layer 2 segment that cannot carry the frame: silence, DF or not: FW-10', () => {
    const thin = routed((net) => net.segment('right', { mtuBytes: 1400 }));
    for (const dontFragment of [true, false]) {
      const result = ask(thin, { sizeBytes: 1500, dontFragment });
      expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'PACKET_TOO_BIG', reason: 'PACKET_TOO_BIG' }] });
      expect(legLines(result)).toEqual(['forward: client router']);
    }
  });
});

describe('proxy (forwarding 14)', () => {
  const fronted = (mode: 'tcp' | 'http', more: Partial<ProxyStage> = {}, members: readonly string[] = ['10.0.2.99']): Plan => routed((net) => {
    net.device('front', 'host', ['eth0 right 10.0.2.30/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
    net.stage('front', {
      kind: 'proxy', slot: 'deliver', interface: null, because: because('front'), address: '10.0.2.30',
      listeners: [{ port: 80, mode, policies: [], defaultPool: 'pool', addsForwardedFor: true, because: because('front', 'listener') }],
      pools: [{
        id: 'pool', protocol: mode, method: 'round-robin', persistence: 'none', monitor: null, because: because('front', 'pool'),
        members: members.map((address) => ({ id: address, component: componentId('server'), address, port: 80, weight: 1, enabled: true, because: because('front', address) })),
      }],
      noListener: { action: 'reject', reason: 'NO_LISTENER' }, access: null, ...more,
    });
    net.builder.services('server', because('server'), [webServer('server')]);
  });
  const to = '10.0.2.30';

  it('accepts the connection before it knows whether a member answers: FW-14', () => {
    const dead = ask(fronted('tcp'), { to, kind: 'tcp', port: 80 });
    // The member is nobody: the proxy had already said yes, so the client sees a reset and not a timeout.
    expect(legLines(dead).slice(0, 2)).toEqual(['forward: client router front', 'forward: front']);
    expect(dead).toMatchObject({ outcome: 'RESET', verdict: 'UNREACHABLE' });
    expect(ask(fronted('tcp', {}, ['10.0.2.10']), { to, kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
  });
  it('no listener: RST, and silence from a load balancer of the public cloud: FW-14', () => {
    expect(ask(fronted('tcp'), { to, kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'NO_LISTENER', at: 'front' }] });
    const mute = fronted('tcp', { noListener: { action: 'deny', reason: 'LB_NO_LISTENER' } });
    expect(ask(mute, { to, kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'LB_NO_LISTENER', at: 'front' }] });
  });
  it('no member: RESET for TCP, 503 for HTTP: FW-14', () => {
    expect(ask(fronted('tcp', {}, []), { to, kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'RESET', verdict: 'UNREACHABLE', paths: [{ disposition: 'NO_BACKEND', at: 'front' }] });
    expect(ask(fronted('http', {}, []), { to, kind: 'http', port: 80 })).toMatchObject({ outcome: 'HTTP_503', verdict: 'UNREACHABLE', paths: [{ disposition: 'NO_BACKEND', at: 'front' }] });
  });
});

describe('TTL of a reply (forwarding 16)', () => {
  it('64 less one per forwarding device on the way back: FW-16', () => {
    expect(ask(routed()).ping?.replies[0]?.ttl).toBe(63);
    const second = routed((net) => {
      net.segment('far');
      net.device('second', 'router', ['right right 10.0.2.7/24', 'far far 10.0.5.1/24'], ['10.0.5.0/24 far', '0.0.0.0/0 right 10.0.2.1']);
      net.device('target', 'host', ['eth0 far 10.0.5.10/24'], ['0.0.0.0/0 eth0 10.0.5.1']);
    }, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.5.0/24 right 10.0.2.7'] });
    expect(ask(second, { to: '10.0.5.10' }).ping?.replies[0]?.ttl).toBe(62);
    const through = routed((net) => net.builder.device({ id: 'router', component: because('router').component, profile: 'transparent', ttlCost: 0 }));
    expect(ask(through).ping?.replies[0]?.ttl).toBe(64);
  });
});

describe('sizes (forwarding 17)', () => {
  const sizes = (plan: Plan, probe: Parameters<typeof ask>[1]): readonly (number | undefined)[] => (ask(plan, probe).paths[0]?.legs ?? []).map((leg) => leg.hops[0]?.enter.bytes);

  it('SYN and SYN-ACK are 60 bytes, a reset 40: FW-17', () => {
    expect(sizes(routed(), { kind: 'tcp', port: 80 })).toEqual([60, 60]);
    expect(sizes(routed(), { kind: 'tcp', port: 81 })).toEqual([60, 40]);
    const rejecting = routed((net) => net.stage('router', filter('router', 'forward-filter', [['reject', { protocol: 6 }]])));
    expect(sizes(rejecting, { kind: 'tcp', port: 80 })).toEqual([60, 40]);
  });
  it('a ping carries 56 bytes in 84, ours 32 in 60, and comes back as long: FW-17', () => {
    expect(ask(routed(), { sizeBytes: 84 }).ping?.replies[0]?.bytes).toBe(56);
    expect(sizes(routed(), { sizeBytes: 84 })).toEqual([84, 84]);
    expect(ask(routed()).ping?.replies[0]?.bytes).toBe(32);
    expect(sizes(routed(), {})).toEqual([60, 60]);
  });
  it('TCP carries DF, ping and UDP only when asked: FW-17', () => {
    const first = (probe: Parameters<typeof ask>[1]): unknown => ask(routed((net) => net.builder.services('server', because('server'), [listener('server', 'udp', 54)])), probe).paths[0]?.legs[0]?.hops[0]?.enter.headers[0];
    expect(first({ kind: 'tcp', port: 80 })).toMatchObject({ dontFragment: true });
    for (const probe of [{}, { kind: 'udp', port: 54 }] as const) {
      expect(first(probe)).not.toHaveProperty('dontFragment');
      expect(first({ ...probe, dontFragment: true })).toMatchObject({ dontFragment: true });
    }
  });
});
