import { describe, expect, it } from 'vitest';
import { ask, legLines } from './testing/ask.ts';
import type { Trace } from './index.ts';
import { destinationNat, filter, routed, sourceNat, type Small } from './testing/small-plan.ts';

/** A filter's reset belongs to the connection it is about, as in Linux: whatever the rejected packet wore, it goes to the people who know that connection. */

/** Addresses and ports of a leg's packet: as it was made, and as it came to where it went. */
function ends(result: Trace, leg: number): readonly string[] {
  const hops = result.paths[0]?.legs[leg]?.hops ?? [];
  return [hops[0], hops.at(-1)].map((hop) => {
    const [ip, tcp] = hop?.enter.headers ?? [];
    return ip?.layer === 'ipv4' && tcp?.layer === 'tcp' ? `${ip.source}:${tcp.sourcePort} > ${ip.destination}:${tcp.destinationPort} ${tcp.flags ?? ''}` : '';
  });
}

function translated(net: Small): void {
  net.stage('router', destinationNat('router', 'left', { destinations: ['10.0.1.1'], protocol: 6 }, '10.0.2.10', { port: 80 }));
  net.stage('router', sourceNat('router', 'right', { sources: ['10.0.1.0/24'] }, '10.0.2.1'));
}

const called = { to: '10.0.1.1', kind: 'tcp', port: 8080 } as const;

describe('a rejected opener', () => {
  it('hears from the address it called, at its own address, though the filter stands after source NAT', () => {
    const plan = routed((net) => {
      translated(net);
      net.stage('router', filter('router', 'egress-filter', [['reject', { sources: ['10.0.2.1'], protocol: 6 }]]));
    });
    const result = ask(plan, called);
    expect(result).toMatchObject({ outcome: 'REFUSED', verdict: 'UNREACHABLE', paths: [{ disposition: 'DENIED_OUT', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router', 'return: router client']);
    expect(ends(result, 1)).toEqual(['10.0.2.10:80 > 10.0.1.10:51000 RST,ACK', '10.0.1.1:8080 > 10.0.1.10:51000 RST,ACK']);
    expect(result.paths[0]?.legs[1]?.hops[0]?.steps.map((step) => step.kind)).toEqual(['originate', 'session-match', 'route', 'translate', 'filter', 'neighbor', 'exit']);
  });
  it('hears the same from a filter before any translation', () => {
    const plan = routed((net) => {
      translated(net);
      net.stage('router', filter('router', 'ingress-filter', [['reject', { destinations: ['10.0.1.1'], protocol: 6 }]]));
    });
    const result = ask(plan, called);
    expect(result.outcome).toBe('REFUSED');
    expect(ends(result, 1)).toEqual(['10.0.1.1:8080 > 10.0.1.10:51000 RST,ACK', '10.0.1.1:8080 > 10.0.1.10:51000 RST,ACK']);
  });
});

describe('a rejected answer', () => {
  const rejecting = (slot: 'ingress-filter' | 'egress-filter', sources: readonly string[]): Trace =>
    ask(routed((net) => {
      translated(net);
      net.stage('router', filter('router', slot, [['reject', { sources, protocol: 6 }]]));
    }), called);
  it('gives its sender a reset that wears what the opener wore towards it', () => {
    const result = rejecting('ingress-filter', ['10.0.2.10']);
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server router', 'forward: router server']);
    expect(ends(result, 2)).toEqual(['10.0.1.10:51000 > 10.0.2.10:80 RST,ACK', '10.0.2.1:51000 > 10.0.2.10:80 RST,ACK']);
  });
  it('does so where the answer has its translations off already', () => {
    const result = rejecting('egress-filter', ['10.0.1.1']);
    expect(result.paths[0]).toMatchObject({ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'router' });
    expect(ends(result, 2)).toEqual(['10.0.1.10:51000 > 10.0.2.10:80 RST,ACK', '10.0.2.1:51000 > 10.0.2.10:80 RST,ACK']);
    expect(result.paths[0]?.legs[2]?.hops[1]?.steps.at(-1)).toMatchObject({ kind: 'deliver', action: 'DELIVERED' });
  });
});
