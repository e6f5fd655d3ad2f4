import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudDesign } from '../../bench/cloud-design.ts';
import { registry } from '../catalog/index.ts';
import { draws, randomEdit } from '../catalog/testing/random-edit.ts';
import { compileDesign, createDesignCompiler } from '../engine/index.ts';
import { parseDesign } from '../file/index.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import { followDesigns } from '../model/followed-scope.ts';
import { createScope } from '../model/scope.ts';
import { samples } from '../samples/index.ts';
import { createChecker, validate } from './index.ts';

function designs(): readonly Design[] {
  const parsed = samples.map(({ id, text }) => parseDesign(text(), { registry, name: id }));
  return [...parsed.flatMap((result) => (result.ok ? [result.design] : [])), cloudDesign(60)];
}

/** An answer as text, or what went wrong: props with a wrong type are a defect that both ways of asking must show. */
function textOf(answer: () => unknown): string {
  try {
    return JSON.stringify(answer());
  } catch (defect) {
    return defect instanceof Error ? defect.name : String(defect);
  }
}

const isAnswer = (text: string): boolean => /^[[{]/.test(text);

describe('checking one value of a design after the other', { timeout: 120_000 }, () => {
  it('finds byte for byte what checking the last one alone finds, whatever was edited before', () => {
    const starts = designs();
    const codes = new Set<string>();
    let compared = 0;
    fc.assert(
      fc.property(fc.nat(starts.length - 1), fc.array(draws, { minLength: 1, maxLength: 20 }), (start, edits) => {
        const check = createChecker(registry);
        let design = starts[start] ?? emptyDesign;
        for (const edit of edits) {
          const edited = randomEdit(design, edit);
          const text = textOf(() => check(edited));
          expect(text).toBe(textOf(() => validate(edited, registry)));
          // After a defect the next edit starts from what could still be checked.
          if (!isAnswer(text)) continue;
          for (const { code } of check(edited)) codes.add(code);
          compared += 1;
          design = edited;
        }
      }),
      { numRuns: 150, seed: 41, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(800);
    // The edits bring much to light: findings of kinds, of links, parents, names and segments.
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes]).toEqual(expect.arrayContaining(['TOPO-001', 'TOPO-002', 'TOPO-007', 'SUB-005', 'KIND-001', 'CIDR-001', 'ADDR-001', 'NHN-NIC-001']));
  });

  it('goes on with a compiler on one scope, in any turn, each as if it were alone', () => {
    const starts = designs();
    let compared = 0;
    fc.assert(
      fc.property(fc.nat(starts.length - 1), fc.array(fc.tuple(draws, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 12 }), (start, edits) => {
        const followed = followDesigns(registry);
        const check = createChecker(registry, followed);
        const compileNext = createDesignCompiler(registry, followed);
        let design = starts[start] ?? emptyDesign;
        for (const [edit, isChecked, isCompiled] of edits) {
          const edited = randomEdit(design, edit);
          const alone = { findings: textOf(() => validate(edited, registry)), plan: textOf(() => compileDesign(edited, registry).plan) };
          const [findings, plan] = [() => textOf(() => check(edited)), () => textOf(() => compileNext(structuredClone(edited)).plan)];
          const before = isChecked ? findings() : alone.findings;
          const compiled = isCompiled ? plan() : alone.plan;
          const after = isChecked ? findings() : alone.findings;
          expect([before, compiled, after]).toEqual([alone.findings, alone.plan, alone.findings]);
          if (!isAnswer(alone.plan) || !isAnswer(alone.findings)) continue;
          compared += 1;
          design = edited;
        }
      }),
      { numRuns: 100, seed: 43, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(300);
  });

  it('keeps the findings of everything that an edit does not concern', () => {
    const design = cloudDesign(60);
    const check = createChecker(registry);
    const before = new Set(check(design));
    const vm = design.components['vm-7'];
    if (vm === undefined) throw new Error('no vm-7');
    const after = check(structuredClone({ ...design, components: { ...design.components, 'vm-7': { ...vm, name: '' } } }));
    const added = after.filter((finding) => !before.has(finding));
    expect(new Set(added.map(({ at }) => at.component))).toEqual(new Set(['vm-7']));
    expect(added.map(({ code }) => code)).toContain('NHN-INS-001');
  });
});

describe('a kind', () => {
  it('speaks of its own component only, whatever was edited: what it has named is looked up there', () => {
    const starts = designs();
    let found = 0;
    fc.assert(
      fc.property(fc.nat(starts.length - 1), fc.array(draws, { minLength: 1, maxLength: 12 }), (start, edits) => {
        const design = edits.reduce(randomEdit, starts[start] ?? emptyDesign);
        const scope = createScope(design, registry);
        for (const id of Object.keys(design.components)) {
          const entry = scope.component(id);
          if (entry === null) continue;
          const kind = registry.find(entry.component.kind);
          if (kind?.schema.safeParse(entry.component.props).success !== true) continue;
          let findings: ReturnType<typeof kind.checks> = [];
          try {
            findings = kind.checks(entry.id, entry.component, scope);
          } catch {
            // A neighbour's props have a wrong type: nothing is found at all.
          }
          for (const finding of findings) expect(finding.at.component).toBe(entry.id);
          found += findings.length;
        }
      }),
      { numRuns: 150, seed: 47, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(1000);
  });
});
