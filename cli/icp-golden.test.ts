import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { registry } from '../shared/catalog/index.ts';
import { devicesOf, goldenTable, legsOf, visitsOf, type GoldenId } from '../shared/engine/testing/golden-table.ts';
import { parseDesign } from '../shared/file/index.ts';
import { planDesign } from '../shared/plan/plan-design.ts';
import { hopline, sampleFile, traceJson } from './testing/run.ts';

/** The hop tables of domain/private-cloud.md (d), from the design file through `hopline trace --json`: the saved probes of `icp-on-vcenter`. */

const file = sampleFile('icp-on-vcenter');

const flows: readonly (readonly [there: GoldenId, back: GoldenId, args: readonly string[]])[] = [
  ['1A', '1A-R', ['--probe', 'flow-1', '--choose', 'pod-web1']],
  ['1B', '1B-R', ['--probe', 'flow-1', '--choose', 'pod-web2']],
  ['2', '2-R', ['--probe', 'flow-2']],
  ['3', '3-R', ['--probe', 'flow-3']],
];

describe.each(flows)('flow %s and its return on the command line', (there, back, args) => {
  it(`golden-${there} golden-${back}: devices, headers after each step, outer bytes`, async () => {
    const text = await readFile(file, 'utf8');
    const parsed = parseDesign(text, { registry, name: file });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const [plan, result] = [planDesign(parsed.design, registry), await traceJson(text, ...args)];
    expect(devicesOf(plan, legsOf(result, 'forward'))).toEqual(goldenTable(there).devices);
    expect(visitsOf(plan, legsOf(result, 'forward'))).toEqual(goldenTable(there).visits);
    expect(devicesOf(plan, legsOf(result, 'return'))).toEqual(goldenTable(back).devices);
    expect(visitsOf(plan, legsOf(result, 'return'))).toEqual(goldenTable(back).visits);
  });
});

it('the saved probes hold what they expect', async () => {
  const ran = await hopline(['check', file, '--json']);
  expect([ran.exit, ran.err]).toEqual([0, '']);
});
