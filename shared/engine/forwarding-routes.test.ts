import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { RouteRow } from '../plan/stage.ts';
import type { Trace } from './index.ts';
import { ask, errorCodes, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { destinationNat, listener, routed, small } from './testing/small-plan.ts';

/** domain/forwarding.md 11 to 13: longest prefixes, hairpins and martians, loops. */

describe('longest prefix (forwarding 11)', () => {
  const direct = ['10.0.1.0/24 left', '10.0.2.0/24 right'];
  const detour = (rows: readonly string[]): Trace =>
    ask(routed((net) => net.device('spare', 'router', ['right right 10.0.2.8/24'], ['10.0.2.0/24 right']), { router: [...direct, ...rows] }));

  it('wins even against a connected network: FW-11', () => {
    expect(legLines(detour(['10.0.2.0/25 right 10.0.2.8']))[0]).toBe('forward: client router spare server');
    expect(legLines(detour(['10.0.0.0/16 right 10.0.2.8']))[0]).toBe('forward: client router server');
  });

  const ranked = (rows: readonly (Pick<RouteRow, 'via' | 'distance' | 'metric'> & { readonly label: string })[]): Trace =>
    ask(routed((net) => {
      net.device('spare', 'router', ['right right 10.0.2.8/24'], ['10.0.2.0/24 right']);
      net.builder.routes('router', rows.map(({ label, ...row }) => ({ ...row, destination: '10.0.2.10/32', type: 'unicast', interface: 'right', because: because('router', label) })));
    }));

  it('equal prefix: lower administrative distance, then lower metric, and the losers say why they lost: FW-11', () => {
    const result = ranked([
      { via: '10.0.2.8', distance: 1, metric: 5, label: 'farther' },
      { via: null, distance: 1, metric: 1, label: 'metric' },
      { via: '10.0.2.8', distance: 20, metric: 0, label: 'distance' },
    ]);
    expect(legLines(result)[0]).toBe('forward: client router server');
    const step = stepsAt(result, 0, 1).find((candidate) => candidate.kind === 'route');
    expect(step?.because.label).toBe('metric');
    expect(step?.detail.candidates?.map((candidate) => [candidate.because.label, candidate.fields.at(-1)?.field, candidate.fields.at(-1)?.matches])).toEqual([
      ['10.0.1.0/24 left', 'destination', false], ['10.0.2.0/24 right', 'prefixLength', false], ['farther', 'metric', false], ['metric', 'destination', true], ['distance', 'distance', false],
    ]);
  });
  it('rows equal in everything keep a stable order: FW-11', () => {
    const same = { distance: 1, metric: 1 };
    // The same next hop twice is no choice: the first row stands.
    const result = ranked([{ ...same, via: '10.0.2.8', label: 'first' }, { ...same, via: '10.0.2.8', label: 'second' }]);
    expect(stepsAt(result, 0, 1).find((step) => step.kind === 'route')?.because.label).toBe('first');
    expect(result.paths[0]?.choices).toEqual([]);
  });
  it('a host with too wide a mask asks its own segment for what its router should get, and fails: FW-11', () => {
    const host = (length: number): Plan => {
      const net = small();
      for (const id of ['left', 'right']) net.segment(id);
      net.device('client', 'host', [`eth0 left 10.0.1.10/${length}`], [length === 8 ? '10.0.0.0/8 eth0' : '10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
      net.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24'], direct);
      net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
      return net.builder.finish();
    };
    const wide = ask(host(8));
    expect(wide).toMatchObject({ outcome: 'HOST_UNREACHABLE', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', at: 'client' }] });
    expect(legLines(wide)).toEqual(['forward: client']);
    expect(ask(host(24)).outcome).toBe('REPLY');
  });
});

describe('hairpin and martians (forwarding 12)', () => {
  const hairpin = (): Plan => {
    const net = small();
    net.segment('left');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('server', 'host', ['eth0 left 10.0.1.20/24'], ['10.0.1.0/24 eth0']);
    net.builder.services('server', because('server'), [listener('server', 'tcp', 80), listener('server', 'udp', 53)]);
    net.device('router', 'router', ['left left 10.0.1.1/24'], ['10.0.1.0/24 left']);
    net.stage('router', destinationNat('router', null, { destinations: ['203.0.113.9'] }, '10.0.1.20'));
    return net.builder.finish();
  };

  it.each([['tcp', 80], ['udp', 53]] as const)('a %s answer straight from the server comes from an unexpected address: FW-12', (kind, port) => {
    const result = ask(hairpin(), { to: '203.0.113.9', kind, port });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REPLY_FROM_UNEXPECTED_ADDRESS', at: 'client' }] });
    expect(legLines(result).slice(0, 2)).toEqual(['forward: client router server', 'return: server client']);
  });
  it('ping does not mind and shows the other address: FW-12', () => {
    const result = ask(hairpin(), { to: '203.0.113.9' });
    expect(result).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
    expect(result.paths[0]?.legs[1]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '10.0.1.20', destination: '10.0.1.10' });
  });
  it('what carries the receiver’s own address as source is dropped: FW-12', () => {
    const net = small();
    net.segment('left');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
    net.device('twin', 'host', ['eth0 left 10.0.1.11/24', 'lo left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
    expect(ask(net.builder.finish(), { to: '10.0.1.11' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'MARTIAN_SOURCE', at: 'twin' }] });
  });
});

describe('loops (forwarding 13)', () => {
  const circle = (ttlCost: number): Plan => {
    const net = small();
    net.segment('left');
    net.segment('between');
    net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
    net.device('one', 'router', ['left left 10.0.1.1/24', 'between between 10.0.3.1/24'], ['10.0.1.0/24 left', '0.0.0.0/0 between 10.0.3.2'], { ttlCost });
    net.device('two', 'router', ['between between 10.0.3.2/24'], ['0.0.0.0/0 between 10.0.3.1', '10.0.1.0/24 between 10.0.3.1'], { ttlCost });
    return net.builder.finish();
  };

  it('end by TTL, from the device where it reaches zero, and name their devices: FW-13', () => {
    const result = ask(circle(1), { to: '192.0.2.1' });
    expect(result).toMatchObject({ outcome: 'TTL_EXCEEDED', verdict: 'UNREACHABLE', paths: [{ disposition: 'TTL_EXCEEDED', reason: 'TTL_EXCEEDED', at: 'two' }] });
    // 64 hops left and every device takes one: the 64th device after the sender has none to give.
    expect(result.paths[0]?.legs[0]?.hops).toHaveLength(65);
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1)?.detail['loop']).toEqual(['two', 'one']);
    expect(errorCodes(result)).toEqual(['11/0']);
    expect(result.paths[0]?.legs[1]?.hops.map((hop) => hop.component)).toEqual(['two', 'one', 'client']);
  });
  it('a traceroute gets one answer per TTL, and a star from who is silent: FW-13', () => {
    const lines = ask(circle(1), { to: '192.0.2.1', kind: 'traceroute' }).traceroute;
    expect(lines?.slice(0, 4).map((line) => [line.ttl, line.from])).toEqual([[1, '10.0.1.1'], [2, '10.0.3.2'], [3, '10.0.1.1'], [4, '10.0.3.2']]);
    expect(lines).toHaveLength(30);
    const quiet = routed((net) => net.builder.device({ id: 'router', component: because('router').component, profile: 'transparent', ttlCost: 1 }));
    expect(ask(quiet, { kind: 'traceroute' }).traceroute?.map((line) => line.from)).toEqual([null, '10.0.2.10']);
    const chain = routed((net) => {
      net.segment('far');
      net.device('second', 'router', ['right right 10.0.2.7/24', 'far far 10.0.5.1/24'], ['10.0.5.0/24 far', '0.0.0.0/0 right 10.0.2.1']);
      net.device('target', 'host', ['eth0 far 10.0.5.10/24'], ['0.0.0.0/0 eth0 10.0.5.1']);
    }, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.5.0/24 right 10.0.2.7'] });
    expect(ask(chain, { to: '10.0.5.10', kind: 'traceroute' }).traceroute?.map((line) => [line.ttl, line.from])).toEqual([[1, '10.0.1.1'], [2, '10.0.2.7'], [3, '10.0.5.10']]);
  });
  it('are endless only where nothing counts down', () => {
    expect(ask(circle(0), { to: '192.0.2.1' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'LOOP', reason: 'ROUTING_LOOP' }] });
  });
});
