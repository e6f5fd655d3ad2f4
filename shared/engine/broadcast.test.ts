import { describe, expect, it } from 'vitest';
import { ask, legLines } from './testing/ask.ts';
import { routed } from './testing/small-plan.ts';

/** Seen on Linux 6.18: a router answers nothing about a ping to the last address of its own network (RFC 2644), host unreachable about any other nobody has. */
describe('A broadcast to a network', () => {
  it('that is sent from outside ends at its router, silently', () => {
    const result = ask(routed(), { to: '10.0.2.255' });
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'NEIGHBOR_UNREACHABLE', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router']);
    expect(ask(routed(), { to: '10.0.2.254' }).outcome).toBe('HOST_UNREACHABLE');
    expect(ask(routed(), { to: '10.0.2.0' }).outcome).toBe('HOST_UNREACHABLE');
  });

  it('of one’s own cannot be judged: who answers is not modelled', () => {
    const result = ask(routed(), { to: '10.0.1.255', kind: 'udp', port: 67 });
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'NON_ROUTABLE_ADDRESS' }] });
  });

  it('of two addresses does not exist: the other end is a host (RFC 3021)', () => {
    const plan = routed((net) => net.interface('router', 'pair left 10.0.9.2/31'), { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.9.2/31 pair'] });
    expect(ask(plan, { from: 'router', to: '10.0.9.3' }).outcome).toBe('HOST_UNREACHABLE');
  });
});
