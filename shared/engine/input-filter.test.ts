import { describe, expect, it } from 'vitest';
import { because } from './testing/cloud-plan.ts';
import { ask, kindsAt, legLines, stepsAt } from './testing/ask.ts';
import { destinationNat, filter, listener, routed, type Small } from './testing/small-plan.ts';

/** A filter in the slot `deliver` is Linux INPUT: what is for the device itself, after the reverse path check, before anything answers. */

const noPing = filter('router', 'deliver', [['deny', { protocol: 1 }]], { table: 'input' });

describe('a filter for what is for the device itself', () => {
  const plan = routed((net) => net.stage('router', noPing));
  it('stops it on the way in, at either address (weak host model, forwarding 5)', () => {
    for (const to of ['10.0.1.1', '10.0.2.1']) {
      expect(ask(plan, { to })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
      expect(kindsAt(ask(plan, { to }), 0, 1)).toEqual(['enter', 'filter']);
    }
    // Nothing listens there, and it is not the filter who says so.
    expect(ask(plan, { to: '10.0.2.1', kind: 'tcp', port: 22 })).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'NO_LISTENER' }] });
  });
  it('does not see what passes through, nor what the device sends', () => {
    expect(ask(plan).outcome).toBe('REPLY');
    expect(kindsAt(ask(plan), 0, 1)).toEqual(['enter', 'route', 'neighbor', 'exit']);
    const stateful = routed((net) => net.stage('router', { ...noPing, rows: [], stateful: true, defaultAction: 'deny' }));
    expect(ask(stateful, { from: 'router' })).toMatchObject({ outcome: 'REPLY', verdict: 'REACHABLE' });
    expect(ask(plan, { from: 'router' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
  });
  it('comes after the reverse path check', () => {
    const spoofed = (change: (net: Small) => void): ReturnType<typeof ask> =>
      ask(routed((net) => {
        net.builder.device({ id: 'router', component: because('router').component, profile: 'router', ttlCost: 1, reversePath: 'strict' });
        change(net);
      }, { router: ['10.0.1.0/24 right', '10.0.2.0/24 right'] }), { to: '10.0.1.1' });
    expect(spoofed((net) => net.stage('router', noPing))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'REVERSE_PATH_FILTER', at: 'router' }] });
    expect(spoofed((net) => net.stage('router', noPing)).blockers.map((blocker) => blocker.reason).slice(0, 2)).toEqual(['REVERSE_PATH_FILTER', 'FIREWALL_RULE_DENY']);
  });
  it('can look at the addresses the packet entered with', () => {
    const redirected = (view: 'original' | 'current'): ReturnType<typeof ask> =>
      ask(routed((net) => {
        net.stage('router', destinationNat('router', 'left', { destinations: ['203.0.113.9'] }, '10.0.2.1'));
        net.stage('router', filter('router', 'deliver', [['permit', { destinations: ['203.0.113.9'] }]], { table: 'input', view, defaultAction: 'deny' }));
      }), { to: '203.0.113.9' });
    expect(redirected('original').outcome).toBe('REPLY');
    expect(stepsAt(redirected('original'), 0, 1).map((step) => step.kind)).toEqual(['enter', 'translate', 'filter', 'inbound', 'session-setup', 'deliver']);
    expect(redirected('current')).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN' }] });
  });
  it('rejects aloud: a reset for TCP, administratively prohibited for the rest (forwarding 9)', () => {
    const loud = routed((net) => net.stage('server', filter('server', 'deliver', [['reject', {}]])));
    expect(ask(loud, { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'REFUSED', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY', at: 'server' }] });
    expect(ask(loud)).toMatchObject({ outcome: 'ADMIN_PROHIBITED' });
    expect(legLines(ask(loud))).toEqual(['forward: client router server', 'error: server router client']);
  });
  it('acts on the interface it is bound to, the one the packet came by', () => {
    const bound = (on: string): ReturnType<typeof ask> => ask(routed((net) => {
      net.builder.services('router', because('router'), [listener('router', 'tcp', 22)]);
      net.stage('router', filter('router', 'deliver', [['deny', {}]], { interface: on }));
    }), { to: '10.0.2.1', kind: 'tcp', port: 22 });
    expect(bound('left').outcome).toBe('TIMEOUT');
    expect(bound('right').outcome).toBe('REPLY');
  });
});
