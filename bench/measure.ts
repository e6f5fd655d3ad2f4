/** Runs the work five times and gives the median of what each run measured: these machines are noisy. */
export function median(measure: () => number): number {
  const values = Array.from({ length: 5 }, measure).sort((a, b) => a - b);
  return values[2] ?? Number.NaN;
}

/** Processor time of this process so far. Not the clock's, because other programs share these machines. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU milliseconds of one call, averaged over as many calls as fit into `budgetMs`. */
export function timePerCall(call: () => void, budgetMs = 300): number {
  const start = cpuMs();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < budgetMs) {
    call();
    calls += 1;
    // Reading the clock costs as much as a short call: look at it less and less often.
    if ((calls & (calls - 1)) === 0 || calls % 256 === 0) elapsed = cpuMs() - start;
  }
  return elapsed / calls;
}

/** Three digits are as much as a noisy machine can tell. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

const calibrationWords = 1 << 16;
const calibrationRounds = 200;

/** CPU milliseconds of a fixed piece of integer work on a table: how fast this machine is right now. */
export function calibrate(): number {
  const words = new Int32Array(calibrationWords);
  const work = (): number => {
    const before = cpuMs();
    let state = 1;
    for (let round = 0; round < calibrationRounds; round++) {
      for (let at = 0; at < calibrationWords; at++) {
        state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + at;
        words[at] = (words[state & (calibrationWords - 1)] ?? 0) ^ state;
      }
    }
    return cpuMs() - before;
  };
  work();
  return median(work);
}

/**
 * Bytes of heap that one call leaves behind or makes garbage of, warm. Needs `--expose-gc`; NaN without. So few calls are made between two looks that
 * no collection comes between them.
 */
export function heapPerCall(call: () => void): number {
  const { gc } = globalThis;
  if (gc === undefined) return Number.NaN;
  const calls = 4000;
  for (let number = 0; number < 4 * calls; number++) call();
  const growth = (count: number): number => {
    gc();
    const before = process.memoryUsage().heapUsed;
    for (let number = 0; number < count; number++) call();
    return process.memoryUsage().heapUsed - before;
  };
  growth(calls);
  // What looking costs is the same with and without calls.
  return median(() => Math.max(0, growth(calls) - growth(0)) / calls);
}
