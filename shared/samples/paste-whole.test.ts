import { expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { copyText, findCommand, planDesignImport } from '../document/index.ts';
import { parseDesign } from '../file/index.ts';
import { emptyDesign } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { samples } from './index.ts';

it.each(samples.map((sample) => [sample.id, sample.text()] as const))('ux-48 ux-24 all of %s can be copied into an empty document, and imported (logic only)', (_id, text) => {
  const parsed = parseDesign(text, { registry, name: 'sample' });
  if (!parsed.ok) throw new Error('unreadable');
  const { design } = parsed;
  const count = Object.keys(design.components).length;
  const pasted = findCommand('selection.paste')?.apply(emptyDesign, { text: copyText(createScope(design, registry), Object.keys(design.components)), x: 0, y: 0 }, registry);
  expect(pasted?.ok === true ? [Object.keys(pasted.design.components).length, Object.keys(pasted.design.links).length] : pasted).toEqual([count, Object.keys(design.links).length]);
  const plan = planDesignImport(emptyDesign, design, registry, { x: 0, y: 0 });
  expect(plan.rows.filter((row) => row.problem !== null)).toEqual([]);
  expect(findCommand('design.import')?.check(emptyDesign, plan.edit?.args, registry)).toEqual([]);
});
