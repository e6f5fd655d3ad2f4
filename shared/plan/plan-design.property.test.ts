import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudDesign } from '../../bench/cloud-design.ts';
import { registry } from '../catalog/index.ts';
import { draws, randomEdit } from '../catalog/testing/random-edit.ts';
import { parseDesign } from '../file/index.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import { samples } from '../samples/index.ts';
import { createPlanner, planDesign } from './plan-design.ts';
import type { Plan } from './plan.ts';

function designs(): readonly Design[] {
  const parsed = samples.map(({ id, text }) => parseDesign(text(), { registry, name: id }));
  return [...parsed.flatMap((result) => (result.ok ? [result.design] : [])), cloudDesign(60)];
}

/** The plan as text, or what went wrong: props with a wrong type are a defect that both ways of planning must show. */
function textOf(plan: () => Plan): string {
  try {
    return JSON.stringify(plan());
  } catch (defect) {
    return defect instanceof Error ? defect.name : String(defect);
  }
}

describe('planning one value of a design after the other', { timeout: 120_000 }, () => {
  it('gives byte for byte what planning the last one alone gives, whatever was edited before', () => {
    const starts = designs();
    expect(starts.length).toBeGreaterThan(5);
    let planned = 0;
    fc.assert(
      fc.property(fc.nat(starts.length - 1), fc.array(draws, { minLength: 1, maxLength: 25 }), (start, edits) => {
        const plan = createPlanner(registry);
        let design = starts[start] ?? emptyDesign;
        for (const edit of edits) {
          const edited = randomEdit(design, edit);
          const text = textOf(() => plan(edited));
          expect(text).toBe(textOf(() => planDesign(edited, registry)));
          // After a defect the next edit starts from what could still be planned.
          if (!text.startsWith('{')) continue;
          planned += 1;
          design = edited;
        }
      }),
      { numRuns: 300, seed: 29, endOnFailure: true },
    );
    // Most of what was compared are plans, not defects.
    expect(planned).toBeGreaterThan(1500);
  });

  it('leaves devices alone that an edit does not concern', () => {
    const plan = createPlanner(registry);
    const design = cloudDesign(60);
    const before = plan(design);
    const vm = design.components['vm-7'];
    if (vm === undefined) throw new Error('no vm-7');
    const after = plan(structuredClone({ ...design, components: { ...design.components, 'vm-7': { ...vm, props: { ...vm.props, services: [] } } } }));
    const changed = after.devices.filter((device, index) => device !== before.devices[index]);
    expect(changed.map((device) => device.id)).toEqual(['vm-7']);
    expect(plan(design).devices.length).toBe(before.devices.length);
  });
});
