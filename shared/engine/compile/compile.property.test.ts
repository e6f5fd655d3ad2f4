import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudDesign } from '../../../bench/cloud-design.ts';
import { registry } from '../../catalog/index.ts';
import { draws, randomEdit } from '../../catalog/testing/random-edit.ts';
import { parseDesign } from '../../file/index.ts';
import { emptyDesign, type Design } from '../../model/design.ts';
import type { Probe } from '../../model/probe.ts';
import type { Plan, PlanDevice } from '../../plan/plan.ts';
import { samples } from '../../samples/index.ts';
import { compileDesign, createDesignCompiler, trace, type Network } from '../index.ts';
import { randomPlan } from '../testing/random-plan.ts';
import { randomProbe } from '../testing/random-probe.ts';
import { chance, type Chance } from '../testing/random.ts';
import { compile, createCompiler } from './compile.ts';

const answer = (network: Network, probe: Probe): string => JSON.stringify(trace(network, probe, { allPaths: true }));

/** One device as an edit might leave it: something less, something switched, or everything the same in other objects. */
function editedDevice(dice: Chance, device: PlanDevice): PlanDevice {
  const at = dice.below(Math.max(1, device.stages.length));
  const port = dice.below(Math.max(1, device.interfaces.length));
  switch (dice.below(6)) {
    case 0:
      return { ...device, stages: device.stages.filter((_, index) => index !== at) };
    case 1:
      return { ...device, interfaces: device.interfaces.filter((_, index) => index !== port) };
    case 2:
      return { ...device, interfaces: device.interfaces.map((row, index) => (index === port ? { ...row, up: !row.up } : row)) };
    case 3:
      return { ...device, stages: device.stages.map((stage, index) => (index === at && stage.kind === 'filter' ? { ...stage, rows: stage.rows.slice(1) } : stage)) };
    case 4:
      return { ...device, stages: device.stages.map((stage, index) => (index === at && stage.kind === 'route' ? { ...stage, rows: stage.rows.toReversed() } : stage)) };
    default:
      return structuredClone(device);
  }
}

function withoutOverlays(plan: Plan): Plan {
  return {
    ...plan,
    segments: plan.segments.map(({ id, component, form, mtuBytes, delayUs, missing, because }) => ({ id, component, form, mtuBytes, delayUs, missing, because })),
  };
}

/** The plan after one edit; devices that it does not concern are the same objects, as the planner leaves them. */
function editedPlan(dice: Chance, plan: Plan, origin: Plan): Plan {
  const asked = dice.below(Math.max(1, plan.devices.length));
  const inOrder = (devices: readonly PlanDevice[]): readonly PlanDevice[] => [...devices].sort((a, b) => (a.id < b.id ? -1 : 1));
  switch (dice.below(8)) {
    case 0:
      return { ...plan, devices: plan.devices.filter((_, index) => index !== asked) };
    case 1:
      return { ...plan, devices: inOrder([...plan.devices, ...origin.devices.filter((device) => !plan.devices.some(({ id }) => id === device.id)).slice(0, 1)]) };
    case 2:
      return { ...plan, segments: plan.segments.map(({ overlay, ...segment }) => (overlay === undefined || dice.in100(50) ? { ...segment, mtuBytes: 1400 } : { ...segment, overlay })) };
    case 3:
      return { ...plan, publicAddresses: plan.publicAddresses.slice(1) };
    case 4:
      return origin;
    default:
      return { ...plan, devices: plan.devices.map((device, index) => (index === asked ? editedDevice(dice, device) : device)) };
  }
}

describe('compiling one plan after the other', { timeout: 240_000 }, () => {
  it('gives networks that answer like those compiled alone, and the earlier ones keep their answers', () => {
    let delivered = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 12 }), (seed, edits) => {
        const dice = chance(seed);
        const origin = randomPlan(seed);
        const compileNext = createCompiler();
        // Overlays come and go while the devices behind them stay the same objects.
        let plan = dice.in100(40) ? withoutOverlays(origin) : origin;
        const kept: { readonly network: Network; readonly probe: Probe; readonly text: string }[] = [];
        for (let edit = 0; edit < edits; edit++) {
          const network = compileNext(plan);
          const alone = compile(plan);
          for (let number = 0; number < 3 && plan.devices.length > 0; number++) {
            const probe = randomProbe(seed + edit * 3 + number, plan);
            const text = answer(network, probe);
            expect(text).toBe(answer(alone, probe));
            if (text.includes('"DELIVERED"')) delivered += 1;
            kept.push({ network, probe, text });
          }
          plan = editedPlan(dice, plan, origin);
        }
        for (const { network, probe, text } of kept) expect(answer(network, probe)).toBe(text);
      }),
      { numRuns: 70, seed: 31, endOnFailure: true },
    );
    expect(delivered).toBeGreaterThan(100);
  });

  it('follows a design through edits as if each value of it were the first', () => {
    const parsed = samples.map(({ id, text }) => parseDesign(text(), { registry, name: id }));
    const starts: readonly Design[] = [...parsed.flatMap((result) => (result.ok ? [result.design] : [])), cloudDesign(60)];
    expect(starts.length).toBeGreaterThan(5);
    let answered = 0;
    fc.assert(
      fc.property(fc.nat(starts.length - 1), fc.array(draws, { minLength: 1, maxLength: 12 }), (start, edits) => {
        const compileNext = createDesignCompiler(registry);
        let design = starts[start] ?? emptyDesign;
        for (const edit of edits) {
          const edited = randomEdit(design, edit);
          let network: Network;
          try {
            network = compileNext(edited);
          } catch {
            // Props of a wrong type: parsing and commands refuse them, shared/plan/plan-design.property.test.ts compares what happens to them.
            continue;
          }
          const alone = compileDesign(edited, registry);
          for (let number = 0; number < 3 && network.plan.devices.length > 0; number++) {
            const probe = randomProbe(edit[number] ?? number, network.plan);
            expect(answer(network, probe)).toBe(answer(alone, probe));
            answered += 1;
          }
          design = edited;
        }
      }),
      { numRuns: 70, seed: 37, endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(500);
  });
});
