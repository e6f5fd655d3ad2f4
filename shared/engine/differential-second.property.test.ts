import { describe, expect, it } from 'vitest';
import { batches, firstDifference } from './testing/differential.ts';

/** The other half of differential.property.test.ts, for the other core. */
describe('both interpreters agree, second half of 5,000 networks', { timeout: 120_000 }, () => {
  it.each(batches(1))('networks $first to $last with 10 probes each', ({ first, last }) => {
    expect(firstDifference(first, last)).toBeNull();
  });
});
