import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { draws, randomEdit } from '../../shared/catalog/testing/random-edit.ts';
import { parseDesign } from '../../shared/file/index.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { samples } from '../../shared/samples/index.ts';
import { changeBetween, withChange } from './design-change.ts';

function sample(): Design {
  const [first] = samples;
  const parsed = parseDesign(first?.text() ?? '', { registry, name: 'sample' });
  if (!parsed.ok) throw new Error('the sample does not open');
  return parsed.design;
}

test('the other side has every design as it is, and what was not touched as the same objects', () => {
  const start = sample();
  let kept = 0;
  fc.assert(
    fc.property(fc.array(draws, { minLength: 1, maxLength: 15 }), (edits) => {
      let [here, there] = [emptyDesign, emptyDesign];
      let design = start;
      for (const edit of [null, ...edits]) {
        if (edit !== null) design = randomEdit(design, edit);
        const before = there;
        there = withChange(there, structuredClone(changeBetween(here, design)));
        expect(there).toEqual(design);
        for (const [id, component] of Object.entries(design.components)) {
          const isUntouched = here.components[id] === component;
          if (isUntouched) kept += 1;
          expect(!isUntouched || there.components[id] === before.components[id]).toBe(true);
        }
        here = design;
      }
    }),
    { numRuns: 100, seed: 53 },
  );
  expect(kept).toBeGreaterThan(1000);
});

test('one edit sends one component', () => {
  const before = sample();
  const [id = ''] = Object.keys(before.components);
  const component = before.components[id];
  if (component === undefined) throw new Error('an empty sample');
  const after = { ...before, components: { ...before.components, [id]: { ...component, name: 'other' } } };
  expect(changeBetween(before, after)).toEqual({
    meta: null, components: { set: { [id]: { ...component, name: 'other' } }, gone: [] }, links: null, placements: null, probes: null, extra: null,
  });
});

test('a component whose id is a word of the language comes and goes like any other', () => {
  const named: Design = { ...emptyDesign, components: { constructor: { kind: 'internet', name: 'Internet', parent: null, props: {} } } };
  const there = withChange(emptyDesign, structuredClone(changeBetween(emptyDesign, named)));
  expect(there).toEqual(named);
  expect(withChange(there, structuredClone(changeBetween(named, emptyDesign)))).toEqual(emptyDesign);
});
