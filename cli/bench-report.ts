import { z } from 'zod';

/** One figure: what was measured, the aim of PERFORMANCE.md, what others reach, and what the recorded baseline says. */
const rowSchema = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  aim: z.number().optional(),
  peers: z.array(z.object({ name: z.string(), value: z.number() })).optional(),
  /** The figure of bench/baseline.json, and this run over it after both are divided by what the machine does with a fixed piece of work. */
  baseline: z.object({ value: z.number(), ratio: z.number() }).optional(),
  /** What stands between the figure and the aim, where that is known. */
  note: z.string().optional(),
});
export type BenchRow = z.output<typeof rowSchema>;

/** The report that `npm run bench` prints: figures of this program beside those of its peers and the aim (PERFORMANCE). */
export const benchSchema = z.object({
  contract: z.literal('hopline-bench'),
  version: z.literal(1),
  results: z.array(rowSchema),
});
