import fc from 'fast-check';
import { compareSeed, shrinkFailure } from './compare.ts';

/** Networks of `npm test`, asked in two halves so that two threads share the work (differential*.property.test.ts). */
export const networks = 5000;
const batch = 250;

/** First seeds of the batches of one half. Every run asks the same; HOPLINE_TEST_SEED asks others. */
export function batches(half: 0 | 1): readonly { readonly first: number; readonly last: number }[] {
  const start = ((fc.readConfigureGlobal().seed ?? 1) - 1) * networks + 1 + (half * networks) / 2;
  return Array.from({ length: networks / 2 / batch }, (_, index) => ({ first: start + index * batch, last: start + (index + 1) * batch - 1 }));
}

/** The first difference of the seeds, on the smallest plan that still has it; null when there is none. */
export function firstDifference(first: number, last: number): string | null {
  for (let seed = first; seed <= last; seed++) {
    const failure = compareSeed(seed);
    if (failure !== null) return JSON.stringify(shrinkFailure(failure), null, 1);
  }
  return null;
}
