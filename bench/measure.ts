/** Runs the work five times and gives the median of what each run measured: these machines are noisy. */
export function median(measure: () => number): number {
  const values = Array.from({ length: 5 }, measure).sort((a, b) => a - b);
  return values[2] ?? Number.NaN;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU milliseconds of one call, averaged over as many calls as fit into `budgetMs`. Processor time, because other programs share these machines. */
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
