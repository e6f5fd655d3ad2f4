import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { BalanceStage } from '../plan/stage.ts';
import { because } from './testing/cloud-plan.ts';
import { askBoth as ask, kindsAt, legLines, stepsAt } from './testing/ask.ts';
import { filter, listener, routed, type Small } from './testing/small-plan.ts';

/** A service address on the router, as kube-proxy sets it up: nobody owns it and no route leads there. */
function service(more: Partial<BalanceStage> = {}): BalanceStage {
  return {
    kind: 'balance', slot: 'balance', interface: null, because: because('router', 'web'), match: { destinations: ['172.29.0.80/32'], protocol: 6, destinationPorts: [[443, 443]] }, balancesOwn: true,
    backends: [{ component: componentId('server'), address: '10.0.2.10', port: 80, because: because('router', 'endpoint server') }],
    empty: { action: 'reject', reason: 'SERVICE_NO_ENDPOINTS' },
    ...more,
  };
}

const own = { from: 'router', to: '172.29.0.80', kind: 'tcp', port: 443 } as const;
const ofItself = { backends: [{ component: componentId('router'), address: '10.0.1.1', port: 8443, because: because('router', 'endpoint router') }] };

function called(stage: BalanceStage, change: (net: Small) => void = () => undefined): ReturnType<typeof ask> {
  return ask(routed((net) => {
    net.stage('router', stage);
    change(net);
  }), own);
}

describe('what a device itself sends to a service it balances', () => {
  it('is balanced before its route is looked up, and answered in the name of the service', () => {
    const result = called(service());
    expect(result).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
    expect(legLines(result)).toEqual(['forward: router server', 'return: server router']);
    expect(kindsAt(result, 0, 0)).toEqual(['originate', 'balance', 'route', 'neighbor', 'session-setup', 'exit']);
    expect(stepsAt(result, 0, 0)[1]).toMatchObject({ because: { label: 'endpoint server' }, detail: { destination: '172.29.0.80 → 10.0.2.10', destinationPort: '443 → 80' } });
    expect(kindsAt(result, 1, 1)).toEqual(['enter', 'session-match', 'translate', 'inbound', 'deliver']);
    expect(stepsAt(result, 1, 1)[2]).toMatchObject({ detail: { side: 'source', by: 'session', source: '10.0.2.10 → 172.29.0.80', sourcePort: '80 → 443' } });
  });
  it('is routed as it is where the balancer is for what comes in', () => {
    const { balancesOwn: _, ...inbound } = service();
    expect(called(inbound)).toMatchObject({ outcome: 'NET_UNREACHABLE', paths: [{ reason: 'NO_ROUTE', at: 'router' }] });
  });
  it('passes the filters for what is for the device in the name of whoever answered', () => {
    const guard = (source: string): string =>
      called(service(), (net) => net.stage('router', filter('router', 'deliver', [['permit', { sources: [source] }]], { defaultAction: 'deny' }))).outcome;
    expect([guard('10.0.2.10'), guard('172.29.0.80')]).toEqual(['REPLY', 'TIMEOUT']);
  });
  it('comes to nothing at the sender where there is no backend: refused, or silence', () => {
    expect(called(service({ backends: [] }))).toMatchObject({ outcome: 'REFUSED', verdict: 'UNREACHABLE', paths: [{ disposition: 'NO_BACKEND', reason: 'SERVICE_NO_ENDPOINTS', at: 'router' }] });
    expect(called(service({ backends: [], empty: { action: 'deny', reason: 'SERVICE_NO_ENDPOINTS' } }))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'SERVICE_NO_ENDPOINTS', at: 'router' }] });
  });
  it('from others, too: a service on the device’s own address refuses in the name of that address, one on nobody’s in the name of the device, as Linux does', () => {
    const refusal = (address: string): string | undefined => {
      const match = { destinations: [`${address}/32`], protocol: 6, destinationPorts: [[443, 443]] } as const;
      const result = ask(routed((net) => net.stage('router', service({ backends: [], match }))), { from: 'client', to: address, kind: 'tcp', port: 443 });
      const header = stepsAt(result, 1, 0)[0]?.headers[0];
      return header?.layer === 'ipv4' ? header.source : undefined;
    };
    expect([refusal('10.0.2.1'), refusal('172.29.0.80')]).toEqual(['10.0.2.1', '10.0.1.1']);
  });
  it('cannot be told where nobody knows the backends', () => {
    expect(called(service({ backends: [], empty: { action: 'deny', reason: 'INSUFFICIENT_CONFIG' } }))).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'INSUFFICIENT_CONFIG', at: 'router' }], blockers: [] });
  });
});

describe('a backend on the device itself', () => {
  it('answers a call of its own device in the name of the service', () => {
    const result = called(service(ofItself), (net) => net.builder.services('router', because('router'), [listener('router', 'tcp', 8443)]));
    expect(result.outcome).toBe('REPLY');
    expect(kindsAt(result, 0, 0)).toEqual(['originate', 'balance', 'inbound', 'session-setup', 'deliver']);
    expect(stepsAt(result, 1, 0).at(-1)?.headers[0]).toMatchObject({ source: '172.29.0.80', destination: '10.0.1.1' });
  });
  it('refuses it where nothing listens', () => {
    expect(called(service(ofItself))).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'NO_LISTENER', at: 'router' }] });
  });
});
