import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { parseDesign } from '../file/index.ts';
import { componentId } from '../model/design.ts';
import type { Plan, PlanDevice } from '../plan/plan.ts';
import type { Stage } from '../plan/stage.ts';
import { compile, compileDesign, trace, traceSchema, type Header, type Leg, type Trace } from './index.ts';
import { samples } from '../samples/index.ts';
import { factsOf } from './reference/facts.ts';
import { because } from './testing/cloud-plan.ts';
import { randomPlan } from './testing/random-plan.ts';
import { randomProbe } from './testing/random-probe.ts';

/** What holds in every network, whatever is drawn: no second interpreter needed. */

const networks = 120;
const probes = 4;

/** Runs `check` on the probes of random networks. The seed is fixed: every run asks the same. */
function forAllTraces(check: (plan: Plan, probe: ReturnType<typeof randomProbe>, result: Trace) => void): void {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const plan = randomPlan(seed);
      const network = compile(plan);
      for (let number = 0; number < probes; number++) {
        const probe = randomProbe(seed * probes + number, plan);
        check(plan, probe, trace(network, probe));
      }
    }),
    { numRuns: networks, seed: 11, endOnFailure: true },
  );
}

function ipHeader(headers: readonly Header[] | undefined): Extract<Header, { layer: 'ipv4' }> | null {
  const [first] = headers ?? [];
  return first?.layer === 'ipv4' ? first : null;
}

function withDenyForNobody(stage: Stage): Stage {
  if (stage.kind !== 'filter') return stage;
  return { ...stage, rows: [{ match: { sources: ['240.0.0.1/32'] }, action: 'deny', because: because('nobody', 'deny nobody') }, ...stage.rows] };
}

/** What the devices of a leg take off the TTL between its first packet and the packet that entered its last hop. */
function spentOn(leg: Leg, plan: Plan): number {
  const passed = leg.hops.slice(1, -1);
  return passed.reduce((sum, hop) => sum + (plan.devices.find((device) => device.component === hop.component)?.ttlCost ?? 0), 0);
}

describe('in every design', { timeout: 120_000 }, () => {
  it('moving components changes no trace', () => {
    const parsed = parseDesign(samples.find((sample) => sample.id === 'getting-started')?.text() ?? '', { registry, name: 'getting-started' });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { design } = parsed;
    const asked = Object.values(design.probes);
    const answers = asked.map((probe) => trace(compileDesign(design, registry), probe));
    expect(answers.length).toBeGreaterThan(3);
    const place = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
        const placements = Object.fromEntries(Object.keys(design.components).map((id, index) => [id, places[index % places.length] ?? { x: 0, y: 0 }]));
        const network = compileDesign({ ...design, placements }, registry);
        expect(asked.map((probe) => trace(network, probe))).toEqual(answers);
      }),
      { numRuns: 20, seed: 5 },
    );
  });
});

describe('in every random network', { timeout: 120_000 }, () => {
  it('every trace ends and is a valid report', () => {
    let count = 0;
    forAllTraces((_, __, result) => {
      expect(traceSchema.parse(result).paths[0]?.legs.length).toBeGreaterThan(0);
      count++;
    });
    expect(count).toBe(networks * probes);
  });

  it('an unrelated component changes no trace', () => {
    const stranger: PlanDevice = {
      id: 'zz-stranger', component: componentId('zz-stranger'), host: null, profile: 'router', ttlCost: 1, delayUs: 10, reversePath: 'off', dnsServer: null, stages: [],
      interfaces: [{ id: 'eth0', segment: 'zz-island', addresses: [{ address: '100.64.9.1', prefixLength: 24 }], mtuBytes: 1500, up: true, because: because('zz-stranger', 'eth0') }],
    };
    forAllTraces((plan, probe, result) => {
      const [first] = plan.segments;
      const island = first === undefined ? [] : [{ ...first, id: 'zz-island' }];
      const more: Plan = { ...plan, devices: [...plan.devices, stranger], segments: [...plan.segments, ...island] };
      expect(trace(compile(more), probe)).toEqual(result);
    });
  });

  it('the order in which things are listed changes no trace', () => {
    forAllTraces((plan, probe, result) => {
      expect(factsOf(trace(compile({ ...plan, segments: [...plan.segments].reverse() }), probe))).toEqual(factsOf(result));
    });
  });

  it('a deny rule that nobody matches changes nothing that happens', () => {
    forAllTraces((plan, probe, result) => {
      const guarded: Plan = { ...plan, devices: plan.devices.map((device) => ({ ...device, stages: device.stages.map(withDenyForNobody) })) };
      expect(factsOf(trace(compile(guarded), probe))).toEqual(factsOf(result));
    });
  });

  it('an answer comes back from the address that was called to the address that asked', () => {
    let heard = 0;
    forAllTraces((_, probe, result) => {
      const isAnswered = result.outcome === 'REPLY' || result.outcome.startsWith('HTTP_');
      if (!isAnswered || (probe.kind !== 'tcp' && probe.kind !== 'udp' && probe.kind !== 'http')) return;
      const back = result.paths[0]?.legs.filter((leg) => leg.direction === 'return').at(-1);
      expect(ipHeader(back?.hops.at(-1)?.steps.at(-1)?.headers)).toMatchObject({ source: result.probe.destination, destination: result.probe.source });
      heard++;
    });
    expect(heard).toBeGreaterThan(20);
  });

  it('TTL falls by exactly what the forwarding devices take', () => {
    let crossed = 0;
    forAllTraces((plan, _, result) => {
      for (const leg of result.paths[0]?.legs ?? []) {
        const [first, last] = [ipHeader(leg.hops[0]?.enter.headers), ipHeader(leg.hops.at(-1)?.enter.headers)];
        if (first === null || last === null || leg.hops.length < 2) continue;
        expect(first.ttl - last.ttl).toBe(spentOn(leg, plan));
        crossed++;
      }
    });
    expect(crossed).toBeGreaterThan(300);
  });
});
