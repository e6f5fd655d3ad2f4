import { describe, expect, it } from 'vitest';
import { bulk, compile, trace, traceSchema, type Trace } from './index.ts';
import type { Probe } from '../model/probe.ts';
import type { Plan } from '../plan/plan.ts';
import { allIcmp, because, cloudPlan, webServer } from './testing/cloud-plan.ts';
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

describe('a machine that calls itself', () => {
  const local = cloudPlan({ services: { vm1: [{ ...webServer('vm1'), bind: '127.0.0.1' }] } });

  it('by 127.0.0.1: its own stack answers, nothing leaves it, no group is asked', () => {
    const result = run(local, { from: 'vm1', to: '127.0.0.1', kind: 'http' });
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200', probe: { source: '127.0.0.1', destinationComponent: 'vm1' } });
    expect(result.paths[0]?.legs.map((leg) => leg.hops.map((hop) => hop.component))).toEqual([['vm1'], ['vm1']]);
    expect(run(local, { from: 'vm1', to: '127.0.0.1', kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'NO_LISTENER', at: 'vm1' }] });
  });

  it('by its address: a service bound to 127.0.0.1 does not hear it', () => {
    expect(run(local, { from: 'vm1', to: 'vm1', kind: 'ping' }).verdict).toBe('REACHABLE');
    expect(run(local, { from: 'vm1', to: 'vm1', kind: 'http' })).toMatchObject({ outcome: 'REFUSED', paths: [{ reason: 'NO_LISTENER' }] });
  });

  it('not while it is stopped', () => {
    for (const to of ['vm1', '127.0.0.1']) {
      expect(run(cloudPlan({ stopped: ['vm1'] }), { from: 'vm1', to, kind: 'ping' })).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'INSTANCE_DOWN', at: 'vm1' }] });
    }
  });
});

describe('the world outside the design', () => {
  it('an address on the internet that the design does not have is not unreachable', () => {
    const result = run(cloudPlan({ rules: [allIcmp] }), { from: 'client', to: '8.8.8.8', kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'UNKNOWN_EXTERNAL_ADDRESS', at: 'internet' }], blockers: [] });
  });

  it.each([
    ['0.0.0.0', 'NON_ROUTABLE_ADDRESS'], ['169.254.169.254', 'NON_ROUTABLE_ADDRESS'], ['224.0.0.1', 'NON_ROUTABLE_ADDRESS'], ['255.255.255.255', 'NON_ROUTABLE_ADDRESS'],
    ['ftp://133.186.132.47/', 'NO_SOURCE_OR_DESTINATION'],
  ])('%s is no question about this network: %s', (to, reason) => {
    const result = run(cloudPlan({ rules: [allIcmp] }), { from: 'vm1', to, kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason, at: null }], blockers: [] });
    expect(lastStep(result)).toMatchObject({ kind: 'abort', reason });
  });

  it('somebody on the internet who calls himself: nothing is known of him', () => {
    for (const to of ['198.51.100.7', '127.0.0.1']) {
      expect(run(cloudPlan({}), { from: '198.51.100.7', to, kind: 'ping' })).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'UNKNOWN_EXTERNAL_ADDRESS' }] });
    }
  });

  it('what only passes packets on sends none: a gateway, the public network', () => {
    for (const from of ['igw', 'public-network', '133.186.128.1']) {
      expect(run(cloudPlan({ rules: [allIcmp] }), { from, to: 'client', kind: 'ping' })).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
    }
  });

  it('a floating IP named as sender is the machine behind it', () => {
    const result = run(cloudPlan({ rules: [allIcmp] }), { from: 'fip-vm1', to: 'client', kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'REACHABLE', probe: { sourceComponent: 'vm1', source: '192.168.0.4' } });
  });
});
