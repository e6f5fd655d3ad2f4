import { setTimeout as wait } from 'node:timers/promises';

/** Time as a parameter, so that waiting is tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: async (ms) => {
    await wait(ms);
  },
};
