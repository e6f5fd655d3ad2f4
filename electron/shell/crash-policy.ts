export interface CrashPolicy {
  /** Notes one more crash: `reload` at most twice within a minute, then `ask`. */
  readonly next: (nowMs: number) => 'reload' | 'ask';
}

const mostReloads = 2;
const windowMs = 60_000;

/** A window that crashes over and over must not be reloaded for ever (DESKTOP, Recovery). */
export function createCrashPolicy(): CrashPolicy {
  let crashes: readonly number[] = [];
  return {
    next: (nowMs) => {
      crashes = [...crashes.filter((time) => nowMs - time < windowMs), nowMs];
      return crashes.length > mostReloads ? 'ask' : 'reload';
    },
  };
}
