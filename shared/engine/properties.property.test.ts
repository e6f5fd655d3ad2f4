import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { parseDesign } from '../file/index.ts';
import { componentId } from '../model/design.ts';
import type { Plan, PlanDevice, PlanSegment } from '../plan/plan.ts';
import type { Stage } from '../plan/stage.ts';
import { vxlan } from '../plan/tunnel.ts';
import { bulk, compile, compileDesign, trace, traceSchema, type Path, type Verdict } from './index.ts';
import { samples } from '../samples/index.ts';
import { comparable, factsOf } from './reference/facts.ts';
import { because } from './testing/cloud-plan.ts';
import { forAllTraces, ipHeaders } from './testing/random-traces.ts';

/** What holds in every network, whatever is drawn: no second interpreter needed. */

const networks = 150;

function nobody(): { readonly match: { readonly sources: readonly string[] }; readonly action: 'deny'; readonly because: ReturnType<typeof because> } {
  return { match: { sources: ['240.0.0.1/32'] }, action: 'deny', because: because('nobody', 'deny nobody') };
}

function withDenyForNobody(stage: Stage): Stage {
  return stage.kind === 'filter' ? { ...stage, rows: [nobody(), ...stage.rows] } : stage;
}

function withTableForNobody(device: PlanDevice): PlanDevice {
  const table = { kind: 'filter', interface: null, because: because('nobody'), table: 'nobody', stateful: false, view: 'current', rows: [nobody()], defaultAction: 'permit', reason: 'DEFAULT_DENY' } as const;
  return { ...device, stages: [...device.stages, { ...table, slot: 'ingress-filter' }, { ...table, slot: 'egress-filter' }, { ...table, slot: 'deliver' }] };
}

function verdictOfPath(path: Path): Verdict {
  const isAborted = path.legs.some((leg) => leg.hops.some((hop) => hop.steps.some((step) => step.kind === 'abort')));
  return path.disposition === 'ACCEPTED' ? 'REACHABLE' : isAborted ? 'UNDETERMINED' : 'UNREACHABLE';
}

describe('in every design', { timeout: 120_000 }, () => {
  it.each(samples.map((sample) => [sample.id, sample.text()] as const))('moving the components of %s changes no trace', (name, text) => {
    const parsed = parseDesign(text, { registry, name });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { design } = parsed;
    const asked = Object.values(design.probes);
    const answers = asked.map((probe) => trace(compileDesign(design, registry), probe));
    expect(answers.length).toBeGreaterThan(0);
    const place = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
        const placements = Object.fromEntries(Object.keys(design.components).map((id, index) => [id, places[index % places.length] ?? { x: 0, y: 0 }]));
        const network = compileDesign({ ...design, placements }, registry);
        expect(asked.map((probe) => trace(network, probe))).toEqual(answers);
      }),
      { numRuns: 10, seed: 5 },
    );
  });
});

describe('in every random network', { timeout: 120_000 }, () => {
  it('every trace ends and is a valid report', () => {
    let count = 0;
    forAllTraces(networks, ({ result }) => {
      expect(traceSchema.parse(result).paths[0]?.legs.length).toBeGreaterThan(0);
      count++;
    });
    expect(count).toBe(600);
  });

  it('an unrelated component changes no trace, even on a logical switch of the same hosts', () => {
    const stranger: PlanDevice = {
      id: 'zz-stranger', component: componentId('zz-stranger'), host: null, profile: 'router', ttlCost: 1, delayUs: 10, reversePath: 'off', dnsServer: null, stages: [],
      interfaces: [{ id: 'eth0', segment: 'zz-island', addresses: [{ address: '100.64.9.1', prefixLength: 24 }], mtuBytes: 1500, up: true, because: because('zz-stranger', 'eth0') }],
    };
    forAllTraces(networks, ({ plan, probe, result }) => {
      const hosts = plan.devices.filter((device) => device.profile === 'hypervisor');
      const endpoints = hosts.flatMap((host) => host.interfaces.slice(0, 1).flatMap((own) => own.addresses.slice(0, 1).map(({ address }) => ({ device: host.id, address, because: because(host.id, 'zz') }))));
      const island: PlanSegment = {
        id: 'zz-island', component: componentId('zz-island'), form: 'broadcast', mtuBytes: 1500, delayUs: 50, missing: { silent: false, reason: 'NEIGHBOR_UNREACHABLE' }, because: because('zz-island'),
        overlay: { tunnel: vxlan(9999, 14789), endpoints },
      };
      const [host] = hosts;
      const guest = host === undefined ? stranger : { ...stranger, interfaces: stranger.interfaces.map((own) => ({ ...own, virtualSwitch: host.id })) };
      const more: Plan = { ...plan, devices: [...plan.devices, guest], segments: [...plan.segments, island] };
      expect(trace(compile(more), probe)).toEqual(result);
    });
  });

  it('the order in which segments are listed changes no trace', () => {
    forAllTraces(networks, ({ plan, probe, result }) => {
      expect(factsOf(trace(compile({ ...plan, segments: [...plan.segments].reverse() }), probe))).toEqual(factsOf(result));
    });
  });

  it('a deny rule that nobody matches changes nothing that happens', () => {
    forAllTraces(networks, ({ plan, probe, result }) => {
      const guarded: Plan = { ...plan, devices: plan.devices.map((device) => ({ ...device, stages: device.stages.map(withDenyForNobody) })) };
      expect(factsOf(trace(compile(guarded), probe))).toEqual(factsOf(result));
    });
  });

  it('a table that denies nobody, on every device, changes no outcome', () => {
    forAllTraces(networks, ({ plan, probe, result }) => {
      const guarded = trace(compile({ ...plan, devices: plan.devices.map(withTableForNobody) }), probe);
      const { legs: _, ...after } = comparable(factsOf(guarded));
      const { legs: __, ...before } = comparable(factsOf(result));
      expect(after).toEqual(before);
    });
  });

  it('an answer comes back from the address that was called to the address that asked, whatever NAT lies between', () => {
    let heard = 0;
    let translated = 0;
    forAllTraces(networks, ({ probe, result }) => {
      const isAnswered = result.outcome === 'REPLY' || result.outcome.startsWith('HTTP_');
      if (!isAnswered || (probe.kind !== 'tcp' && probe.kind !== 'udp' && probe.kind !== 'http')) return;
      const legs = result.paths[0]?.legs ?? [];
      const back = legs.filter((leg) => leg.direction === 'return').at(-1);
      expect(ipHeaders(back?.hops.at(-1)?.steps.at(-1)?.headers ?? [])[0]).toMatchObject({ source: result.probe.destination, destination: result.probe.source });
      heard++;
      if (legs.some((leg) => leg.hops.some((hop) => hop.steps.some((step) => step.kind === 'translate')))) translated++;
    });
    expect(heard).toBeGreaterThan(60);
    expect(translated).toBeGreaterThan(4);
  });

  it('a run that records nothing comes to the same verdict', () => {
    forAllTraces(networks, ({ network, probe, result }) => {
      expect(bulk(network, [probe])).toEqual([result.verdict]);
    });
  });

  it('the verdict is the join of what each alternative comes to, and each can be chosen', () => {
    let chosen = 0;
    forAllTraces(networks, ({ network, probe, result }) => {
      const { paths } = trace(network, probe, { allPaths: true });
      const verdicts = new Set(paths.map(verdictOfPath));
      const [only = 'UNDETERMINED'] = verdicts;
      const mixed = verdicts.has('UNDETERMINED') && !verdicts.has('REACHABLE') ? 'UNDETERMINED' : 'AMBIGUOUS';
      expect(result.verdict).toBe(verdicts.size === 1 ? only : mixed);
      for (const path of paths.slice(0, 6)) {
        const [forced] = trace(network, probe, { choices: path.choices.map((choice) => choice.chosen) }).paths;
        if (JSON.stringify(forced?.choices) !== JSON.stringify(path.choices)) continue;
        expect(forced).toEqual(path);
        if (path !== paths[0]) chosen++;
      }
    });
    expect(chosen).toBeGreaterThan(20);
  });
});
