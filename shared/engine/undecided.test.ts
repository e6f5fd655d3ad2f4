import { describe, expect, it } from 'vitest';
import { bulk, compile, trace, traceSchema, type Trace } from './index.ts';
import type { Probe } from '../model/probe.ts';
import type { Plan } from '../plan/plan.ts';
import { allIcmp, because, cloudPlan } from './testing/cloud-plan.ts';
import { filter, routed } from './testing/small-plan.ts';

/** What the model does not know is never a block: verdicts-and-checks.md 1, CONTRACTS 3. */

const ping: Probe = { from: 'client', to: '10.0.2.10', kind: 'ping' };

function run(plan: Plan, probe: Probe = ping): Trace {
  const network = compile(plan);
  const result = traceSchema.parse(trace(network, probe));
  expect(bulk(network, [probe])).toEqual([result.verdict]);
  return result;
}

function lastStep(result: Trace): unknown {
  return result.paths[0]?.legs.at(-1)?.hops.at(-1)?.steps.at(-1);
}

const gap = { disposition: 'INSUFFICIENT_INFO', reason: 'INSUFFICIENT_CONFIG' };

describe('a reason that proves nothing', () => {
  it('of a filter row: the packets it may be about are undetermined, the others are not', () => {
    const plan = routed((net) => {
      const table = filter('router', 'forward-filter', [['permit', { protocol: 1 }], ['deny', { protocol: 6 }]], { defaultAction: 'deny' });
      net.stage('router', { ...table, rows: table.rows.map((row) => (row.action === 'deny' ? { ...row, reason: 'INSUFFICIENT_CONFIG' } : row)) });
    });
    expect(run(plan).verdict).toBe('REACHABLE');
    const tcp = run(plan, { ...ping, kind: 'tcp', port: 80 });
    expect(tcp).toMatchObject({ verdict: 'UNDETERMINED', outcome: 'TIMEOUT', paths: [{ ...gap, at: 'router' }], blockers: [] });
    expect(lastStep(tcp)).toMatchObject({ kind: 'abort', action: 'ABORTED', because: { component: 'router', label: 'rule 2' }, reason: 'INSUFFICIENT_CONFIG' });
    expect(run(plan, { ...ping, kind: 'udp', port: 53 })).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ disposition: 'DENIED_OUT' }] });
  });

  it('of an admission', () => {
    const plan = routed((net) => net.stage('server', { kind: 'admit', slot: 'receive', interface: null, because: because('server'), rows: [], reason: 'INSUFFICIENT_CONFIG' }));
    expect(run(plan)).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ ...gap, at: 'server' }], blockers: [] });
  });

  it('of a route row: silent, and no error comes back', () => {
    const plan = routed((net) => net.builder.routes('router', [{
      destination: '10.0.2.10/32', type: 'blackhole', interface: null, via: null, distance: 0, metric: 0, because: because('router', 'half a route'), reason: 'INSUFFICIENT_CONFIG',
    }]));
    const result = run(plan);
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ ...gap, at: 'router' }], blockers: [] });
    expect(result.paths[0]?.legs.map((leg) => leg.direction)).toEqual(['forward']);
    expect(lastStep(result)).toMatchObject({ kind: 'abort', because: { label: 'half a route' } });
  });

  it('on the way back: an answer nobody can follow is not a lost one', () => {
    const plan = routed((net) => net.builder.routes('server', [{
      destination: '10.0.1.0/24', type: 'blackhole', interface: null, via: null, distance: 0, metric: 0, because: because('server'), reason: 'INSUFFICIENT_CONFIG',
    }]));
    expect(run(plan)).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ ...gap, at: 'server' }] });
  });
});

describe('the world outside the design', () => {
  it('an address on the internet that the design does not have is not unreachable', () => {
    const result = run(cloudPlan({ rules: [allIcmp] }), { from: 'client', to: '8.8.8.8', kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'UNKNOWN_EXTERNAL_ADDRESS', at: 'internet' }], blockers: [] });
  });
});
