import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { Stage } from '../plan/stage.ts';
import { ipInIp, ipsec, type Tunnel } from '../plan/tunnel.ts';
import { because } from './testing/cloud-plan.ts';
import { ask, legLines, stepsAt } from './testing/ask.ts';
import { filter, small, type Small } from './testing/small-plan.ts';

/** Connections of protocols without ports (IP-in-IP 4, ESP 50) are known by addresses and protocol; any packet opens one. */

function wraps(gateway: string, own: string, other: string, inner: string, tunnel: Tunnel): readonly Stage[] {
  const common = { interface: null, because: because(gateway, 'tunnel'), tunnel } as const;
  return [
    { kind: 'encapsulate', slot: 'encapsulate', ...common, match: { destinations: [inner] }, source: own, destination: other },
    { kind: 'decapsulate', slot: 'decapsulate', ...common, address: own, peers: [other], into: null },
  ];
}

/** client - one ~ middle ~ two - server: `one` and `two` wrap what goes to the other side. */
function tunnelled(tunnel: Tunnel, change: (net: Small) => void): Plan {
  const net = small();
  for (const id of ['left', 'outer-left', 'outer-right', 'right']) net.segment(id);
  net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
  net.device('one', 'router', ['in left 10.0.1.1/24', 'out outer-left 172.16.1.1/24'], ['10.0.1.0/24 in', '172.16.1.0/24 out', '0.0.0.0/0 out 172.16.1.254']);
  net.device('middle', 'router', ['left outer-left 172.16.1.254/24', 'right outer-right 172.16.2.254/24'], ['172.16.1.0/24 left', '172.16.2.0/24 right']);
  net.device('two', 'router', ['in right 10.0.2.1/24', 'out outer-right 172.16.2.2/24'], ['10.0.2.0/24 in', '172.16.2.0/24 out', '0.0.0.0/0 out 172.16.2.254']);
  net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
  for (const stage of wraps('one', '172.16.1.1', '172.16.2.2', '10.0.2.0/24', tunnel)) net.stage('one', stage);
  for (const stage of wraps('two', '172.16.2.2', '172.16.1.1', '10.0.1.0/24', tunnel)) net.stage('two', stage);
  change(net);
  return net.builder.finish();
}

describe.each([['IP-in-IP', 4, ipInIp()], ['ESP', 50, ipsec('aes-gcm', false)]] as const)('%s, protocol %i', (_, protocol, tunnel) => {
  const fromOne = { sources: ['172.16.1.1'], protocol };
  it('passes a stateful filter back as an answer to what went out', () => {
    const result = ask(tunnelled(tunnel, (net) => net.stage('middle', filter('middle', 'forward-filter', [['permit', fromOne]], { stateful: true, defaultAction: 'deny' }))));
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(legLines(result)).toEqual(['forward: client one middle two server', 'return: server two middle one client']);
    expect(stepsAt(result, 0, 2).map((step) => step.kind)).toEqual(['enter', 'route', 'filter', 'neighbor', 'session-setup', 'exit']);
    expect(stepsAt(result, 1, 2).map((step) => step.kind)).toEqual(['enter', 'session-match', 'route', 'filter', 'neighbor', 'exit']);
    expect(stepsAt(result, 1, 2).find((step) => step.kind === 'filter')?.detail['session']).toBe('established');
  });
  it('does not pass back where nobody remembers', () => {
    const result = ask(tunnelled(tunnel, (net) => net.stage('middle', filter('middle', 'forward-filter', [['permit', fromOne]], { defaultAction: 'deny' }))));
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'middle' }] });
  });
});
