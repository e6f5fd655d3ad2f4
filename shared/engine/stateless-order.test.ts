import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { FilterStage, Stage } from '../plan/stage.ts';
import { because } from './testing/cloud-plan.ts';
import { ask, stepsAt } from './testing/ask.ts';
import { filter, listener, small } from './testing/small-plan.ts';

/** The halves of a 1:1 pair act outside connection tracking: whoever looks at addresses in the device sees inside ones. */

const [floating, inside] = ['10.0.1.9', '10.0.2.10'];
const pair: readonly Stage[] = [
  {
    kind: 'destination-translate', slot: 'destination-translate', interface: 'left', because: because('router', 'pair'), stateless: true,
    rows: [{ match: { destinations: [floating] }, addresses: [inside], port: null, because: because('router', 'pair') }],
  },
  {
    kind: 'source-translate', slot: 'source-translate', interface: 'left', because: because('router', 'pair'), stateless: true, ports: 'keep',
    rows: [{ match: { sources: [inside] }, addresses: [floating], port: null, because: because('router', 'pair') }],
  },
];

function gate(filters: readonly FilterStage[]): Plan {
  const net = small();
  net.segment('left');
  net.segment('right');
  net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0']);
  net.device('router', 'router', [`left left 10.0.1.1/24 ${floating}/24`, 'right right 10.0.2.1/24'], ['10.0.1.0/24 left', '10.0.2.0/24 right']);
  net.device('server', 'host', [`eth0 right ${inside}/24`], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']);
  net.builder.services('server', because('server'), [listener('server', 'tcp', 80)]);
  for (const stage of [...filters, ...pair]) net.stage('router', stage);
  return net.builder.finish();
}

function steps(plan: Plan, leg: number): readonly unknown[] {
  return stepsAt(ask(plan, { to: floating, kind: 'tcp', port: 80 }), leg, 1).map((step) => [step.kind, step.detail['table'] ?? step.detail['side']].filter((word) => word !== undefined));
}

describe('a stateless pair', () => {
  const watched = gate([
    filter('router', 'ingress-filter', [['permit', { destinations: [inside] }]], { table: 'in', interface: 'left', stateful: true, defaultAction: 'deny' }),
    filter('router', 'egress-filter', [['permit', { sources: [inside] }]], { table: 'out', interface: 'left', defaultAction: 'deny' }),
  ]);
  it('turns the destination before the session is looked up, and the source when every filter has seen it', () => {
    expect(ask(watched, { to: floating, kind: 'tcp', port: 80 })).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(steps(watched, 0)).toEqual([['enter'], ['translate', 'destination'], ['filter', 'in'], ['route'], ['neighbor'], ['session-setup'], ['exit']]);
    expect(steps(watched, 1)).toEqual([['enter'], ['session-match'], ['route'], ['filter', 'out'], ['translate', 'source'], ['neighbor'], ['exit']]);
  });
  it('still shows a filter what the packet entered with, where it asks for that', () => {
    const original = gate([filter('router', 'ingress-filter', [['permit', { destinations: [floating] }]], { view: 'original', defaultAction: 'deny', interface: 'left' })]);
    expect(ask(original, { to: floating, kind: 'tcp', port: 80 }).outcome).toBe('REPLY');
    const current = gate([filter('router', 'ingress-filter', [['permit', { destinations: [floating] }]], { view: 'current', defaultAction: 'deny', interface: 'left' })]);
    expect(ask(current, { to: floating, kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
  });
});
