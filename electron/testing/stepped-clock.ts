import type { Clock } from '../shell/clock.ts';

/** A clock that stands still until somebody waits; waiting takes no time and is written down. */
export function steppedClock(startMs = 0): Clock & { readonly waits: readonly number[] } {
  let now = startMs;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  };
}
