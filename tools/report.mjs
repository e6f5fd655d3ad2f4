// Reads the JSON reports of the test runners into plain numbers.

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} skips one sentence per skipped test: its title and why
 * @property {string[]} seconds titles of tests that passed only when run once more
 */

/** @returns {Tally} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0, skips: [], seconds: [] });

/** @param {boolean} ok @returns {Tally} a suite that is one yes or no, as lint and types are */
export const single = (ok) => ({ ...none(), passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** @param {readonly Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped, skips: [...all.skips, ...one.skips], seconds: [...all.seconds, ...one.seconds] }),
    none(),
  );

/** @param {Tally} tally */
export const sentence = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * A run that gives no verdict on anything, or ends badly without naming a failed test, is a failure and never silence.
 * @param {Tally} tally
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function orFailure(tally, endedWell) {
  const isSilent = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (isSilent || !endedWell) ? { ...tally, failed: 1 } : tally;
}

/** The suites inside the one vitest run. */
export const suiteNames = /** @type {const} */ (['unit', 'property', 'golden', 'contract']);

/**
 * Golden and contract tests say so in their file name (`golden-flows.test.ts`, `kinds.contract.test.ts`); a test that
 * draws its inputs with fast-check is a property test; the rest are unit tests.
 * @param {string} file
 * @param {string} text of the test file
 * @returns {(typeof suiteNames)[number]}
 */
export function suiteOf(file, text) {
  const name = file.split(/[/\\]/).at(-1) ?? file;
  const named = suiteNames.find((suite) => new RegExp(`\\b${suite}\\b`).test(name));
  return named ?? (/from 'fast-check'/.test(text) ? 'property' : 'unit');
}

/**
 * @typedef {{ name: string, status?: string, message?: string,
 *   assertionResults?: { status: string, fullName?: string, title?: string }[] }} VitestFile
 */

/**
 * @param {{ testResults?: VitestFile[] }} report
 * @param {(file: string) => string} read gives the text of a test file
 * @returns {Map<string, Tally>} by suite
 */
export function readVitest(report, read) {
  /** @type {Map<string, Tally>} */
  const suites = new Map();
  for (const file of report.testResults ?? []) {
    const suite = suiteOf(file.name, read(file.name));
    const tally = suites.get(suite) ?? none();
    const tests = file.assertionResults ?? [];
    for (const test of tests) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed += 1;
      else {
        tally.skipped += 1;
        tally.skips.push(`${test.fullName ?? test.title ?? file.name} (${test.status} in ${file.name})`);
      }
    }
    // A file that does not load has no tests to fail.
    if (file.status === 'failed' && !tests.some((test) => test.status === 'failed')) tally.failed += 1;
    suites.set(suite, tally);
  }
  return suites;
}

/**
 * @typedef {{ title?: string, suites?: PlaywrightSuite[],
 *   specs?: { title: string, tests: { status: string, annotations?: { type: string, description?: string }[] }[] }[] }} PlaywrightSuite
 */

/**
 * @param {{ suites?: PlaywrightSuite[], errors?: unknown[] }} report
 * @returns {Tally}
 */
export function readPlaywright(report) {
  const tally = none();
  /** @param {PlaywrightSuite} suite @param {string} above */
  const walk = (suite, above) => {
    const here = `${above} ${suite.title ?? ''}`.trim();
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') tally.passed += 1;
        else if (test.status === 'flaky') {
          tally.passed += 1;
          tally.seconds.push(`${here} ${spec.title}`);
        } else if (test.status === 'skipped') {
          tally.skipped += 1;
          const reason = test.annotations?.find((note) => note.type === 'skip' || note.type === 'fixme')?.description;
          tally.skips.push(`${here} ${spec.title} (${reason ?? 'no reason given'})`);
        } else tally.failed += 1;
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, here);
  };
  for (const suite of report.suites ?? []) walk(suite, '');
  if ((report.errors ?? []).length > 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

/**
 * @template {{ suites?: PlaywrightSuite[], errors?: unknown[] }} Report
 * @param {readonly Report[]} reports
 * @returns {Report | undefined} one report that holds the tests of all
 */
export function mergePlaywright(reports) {
  const [first, ...rest] = reports;
  if (!first) return undefined;
  return {
    ...first,
    suites: [first, ...rest].flatMap((report) => report.suites ?? []),
    errors: [first, ...rest].flatMap((report) => report.errors ?? []),
  };
}
