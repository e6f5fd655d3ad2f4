import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { BenchRow } from '../cli/bench-report.ts';
import { calibrate, rounded } from './measure.ts';

/*
 * Figures recorded once, to see what has become slower. Machines differ and are busy, so each run also times a fixed piece of work: a row is compared
 * after both figures have been divided by what the machine did with that. Ratios of times: 2 is twice as slow as the baseline, 0.5 twice as fast.
 */

// The bundle lies in dist/bench, the recorded figures beside the sources.
const file = path.resolve(import.meta.dirname, '../../bench/baseline.json');

const valueSchema = z.object({
  value: z.number(),
  calibrationMs: z.number(),
  /** Mean load of the five minutes before: what else was running. */
  load: z.number(),
});

const baselineSchema = z.object({
  note: z.string(),
  machine: z.string(),
  values: z.record(z.string(), valueSchema),
});
type Baseline = z.output<typeof baselineSchema>;

const timeUnits: readonly string[] = ['ms', 'us'];

function ratioOf(row: BenchRow, then: number, slowness: number): number {
  if (row.unit === '1/s') return then / row.value / slowness;
  return timeUnits.includes(row.unit) ? row.value / then / slowness : row.value / then;
}

function read(): Baseline | null {
  return existsSync(file) ? baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The rows beside the recorded ones. A row that was 0, or was not there, has nothing to be compared with. */
export function withBaseline(rows: readonly BenchRow[]): readonly BenchRow[] {
  const baseline = read();
  if (baseline === null) return rows;
  const now = calibrate();
  return rows.map((row) => {
    const then = baseline.values[row.name];
    if (then === undefined || then.value === 0) return row;
    return { ...row, baseline: { value: then.value, ratio: rounded(ratioOf(row, then.value, now / then.calibrationMs)) } };
  });
}

/** Records these rows, each with what the machine did at the time; rows of parts that were not run stay as they are. */
export function recordBaseline(rows: readonly BenchRow[]): void {
  const [load, calibrationMs] = [rounded(loadavg()[1] ?? 0), rounded(calibrate())];
  const values = { ...read()?.values, ...Object.fromEntries(rows.map((row) => [row.name, { value: row.value, calibrationMs, load }])) };
  const baseline: Baseline = {
    note: 'Compare by the ratios that npm run bench prints: they are divided by what the machine does with a fixed piece of work (calibrationMs). Differences under 1.5 are noise.',
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${arch()}, Node ${process.version}`,
    values,
  };
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
}
