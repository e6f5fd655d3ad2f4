import type { BenchRow } from '../cli/bench-report.ts';
import { findingsRows } from './findings-rows.ts';

/** Findings, traces and saved probes of a public cloud of 10 VPCs, 100 subnets, 1,000 instances and 50 groups of 20 rules: warm, medians of five, processor time. */
export async function run(): Promise<readonly BenchRow[]> {
  return findingsRows();
}
