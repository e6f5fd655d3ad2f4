import { describe, expect, it } from 'vitest';
import { batches, firstDifference } from './testing/differential.ts';

/**
 * ARCHITECTURE 4: the engine and the naive interpreter of reference/ say the same of random networks: verdict, hops, steps, headers, bytes, blockers.
 * A difference is shown on the smallest plan that still has it. `npm run fuzz:engine` asks longer.
 */
describe('both interpreters agree, first half of 5,000 networks', { timeout: 120_000 }, () => {
  it.each(batches(0))('networks $first to $last with 10 probes each', ({ first, last }) => {
    expect(firstDifference(first, last)).toBeNull();
  });
});
