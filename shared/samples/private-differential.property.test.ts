import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../engine/index.ts';
import { compareSeed, shrinkFailure } from './testing/compare-design.ts';

/**
 * ARCHITECTURE 4 for the private and hybrid half, on random designs instead of random plans: both interpreters say the same of every probe; following a person's
 * edits plans, compiles and finds what starting from scratch does; nothing throws; every fix is applied or refused; a file brings back what was saved;
 * UNREACHABLE stands beside no abort. A failure is shown on the smallest design that still has it. `npm run fuzz:engine -- --designs` asks longer.
 */

const designs = 60;
const batch = 12;

/** Every run draws the same designs; HOPLINE_TEST_SEED draws others. */
const start = ((fc.readConfigureGlobal().seed ?? 1) - 1) * designs + 1;
const batches = Array.from({ length: designs / batch }, (_, index) => start + index * batch);

/** What an answer shows: verdict, outcome, kinds of steps and layers of headers that it met. */
function metIn({ verdict, outcome, paths }: Trace): ReadonlySet<string> {
  const steps = paths.flatMap((path) => path.legs).flatMap((leg) => leg.hops).flatMap((hop) => hop.steps);
  return new Set([verdict, outcome, ...steps.flatMap((step) => [step.kind, ...step.headers.map((header) => header.layer)])]);
}

describe('random designs of the private and hybrid half', { timeout: 120_000 }, () => {
  const met = new Map<string, number>();

  it.each(batches)(`hold what every design must, ${batch} from %i with 25 probes each`, (first) => {
    for (let seed = first; seed < first + batch; seed++) {
      const failure = compareSeed(seed, (answer) => {
        for (const word of metIn(answer)) met.set(word, (met.get(word) ?? 0) + 1);
      });
      expect(failure === null ? null : JSON.stringify(shrinkFailure(failure), null, 1)).toBeNull();
    }
  });

  it('are worth asking: every verdict and kind of tunnel, translations, balancers, proxies, fragments', () => {
    const least = {
      REACHABLE: 120, UNREACHABLE: 500, UNDETERMINED: 80, TIMEOUT: 200, REFUSED: 80, NET_UNREACHABLE: 80, HOST_UNREACHABLE: 20, ADMIN_PROHIBITED: 8, DNS_FAILED: 50, HTTP_200: 3,
      vxlan: 100, ipip: 6, 'l2-tunnel': 10, ipsec: 2, filter: 200, policy: 60, translate: 80, balance: 10, proxy: 8, bridge: 200, fragment: 6, 'session-match': 150,
    };
    expect(Object.entries(least).filter(([word, count]) => (met.get(word) ?? 0) < count).map(([word]) => `${word} ${met.get(word) ?? 0}`)).toEqual([]);
  });
});
