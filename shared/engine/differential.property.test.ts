import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareSeed, shrinkFailure } from './testing/compare.ts';

/**
 * ARCHITECTURE 4: the engine and the naive interpreter of reference/ say the same of random networks: verdict, hops, steps, headers, bytes, blockers.
 * A difference is shown on the smallest plan that still has it. `npm run fuzz:engine` asks longer.
 */
const networks = 600;
/** What both speak alike so far. */
const agreed = { stages: false, layers: false };

it(`both interpreters agree on ${networks} networks with 10 probes each`, { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const failure = compareSeed(seed, agreed);
      expect(failure === null ? 'agreed' : JSON.stringify(shrinkFailure(failure), null, 1)).toBe('agreed');
    }),
    // Plans shrink by leaving things out; a smaller seed is no smaller plan. Every run asks the same networks.
    { numRuns: networks, seed: 3, endOnFailure: true },
  );
});
