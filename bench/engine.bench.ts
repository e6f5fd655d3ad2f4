import { registry } from '../shared/catalog/index.ts';
import { compileDesign } from '../shared/engine/index.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { cloudDesign } from './cloud-design.ts';
import { compileRows } from './compile-rows.ts';
import { lookupRows } from './lookup-rows.ts';
import { matrixRows } from './matrix-rows.ts';
import { traceRows } from './trace-rows.ts';

/** All figures of the engine, on one core, warm, medians of five, processor time; peers as measured in PERFORMANCE.md, in other runs on the same kind of machine. */
export async function run(): Promise<readonly BenchRow[]> {
  const network = compileDesign(cloudDesign(1000), registry);
  return [...traceRows(network), ...lookupRows(), ...matrixRows(), ...compileRows(1000, 5), ...compileRows(5000, 16)];
}
