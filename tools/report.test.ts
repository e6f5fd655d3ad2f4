import { describe, expect, test } from 'vitest';
import { mergePlaywright, none, orFailure, readPlaywright, readVitest, sentence, single, suiteOf, sum } from './report.mjs';

describe('vitest report', () => {
  const report = {
    testResults: [
      { name: '/x/shared/net/cidr.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'pending', fullName: 'later' }] },
      { name: '/x/shared/engine/golden-flows.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { name: '/x/shared/net/broken.test.ts', status: 'failed', message: 'does not load', assertionResults: [] },
      { name: '/x/shared/net/hash.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  const suites = readVitest(report, (file) => (file.endsWith('hash.test.ts') ? "import fc from 'fast-check';" : ''));

  test('counts each suite by itself', () => {
    expect(suites.get('golden')).toEqual({ passed: 1, failed: 1, skipped: 0, skips: [], seconds: [] });
    expect(suites.get('property')).toEqual({ passed: 1, failed: 0, skipped: 0, skips: [], seconds: [] });
  });
  test('a file that does not load is a failure, and a skipped test is named', () => {
    expect(suites.get('unit')).toEqual({ passed: 1, failed: 1, skipped: 1, skips: ['later (pending in /x/shared/net/cidr.test.ts)'], seconds: [] });
  });
});

test('the suite of a test file comes from its name, or from what it draws its inputs with', () => {
  expect(suiteOf('shared/catalog/kinds.contract.test.ts', '')).toBe('contract');
  expect(suiteOf('shared/engine/golden.test.ts', "import fc from 'fast-check'")).toBe('golden');
  expect(suiteOf('shared/net/range.test.ts', "import { test } from 'vitest';\nimport fc from 'fast-check';")).toBe('property');
  expect(suiteOf('shared/net/range.test.ts', '')).toBe('unit');
});

describe('playwright report', () => {
  const passing = { title: 'draws', tests: [{ status: 'expected' }] };
  const failing = { title: 'saves', tests: [{ status: 'unexpected' }] };
  const flaky = { title: 'drags', tests: [{ status: 'flaky' }] };
  const skipped = { title: 'prints', tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no printer' }] }] };

  test('counts nested suites; what passed the second time is named; a skip tells its reason', () => {
    const report = { suites: [{ title: 'a.spec.ts', specs: [passing, flaky], suites: [{ title: 'files', specs: [failing, skipped] }] }] };
    expect(readPlaywright(report)).toEqual({ passed: 2, failed: 1, skipped: 1, skips: ['a.spec.ts files prints (no printer)'], seconds: ['a.spec.ts drags'] });
  });
  test('an error outside of any test is a failure', () => {
    expect(readPlaywright({ suites: [{ specs: [passing] }], errors: [{ message: 'the server did not start' }] }).failed).toBe(1);
  });
  test('two reports become one', () => {
    const merged = mergePlaywright([{ suites: [{ specs: [passing] }] }, { suites: [{ specs: [failing] }], errors: [1] }]);
    expect(merged).toEqual({ suites: [{ specs: [passing] }, { specs: [failing] }], errors: [1] });
    expect(mergePlaywright([])).toBeUndefined();
  });
});

test('a suite without any verdict, or with a bad end, is a failure', () => {
  expect(orFailure(none(), true).failed).toBe(1);
  expect(orFailure({ ...none(), skipped: 3 }, true).failed).toBe(1);
  expect(orFailure({ ...none(), passed: 3 }, false).failed).toBe(1);
  expect(orFailure({ ...none(), passed: 3 }, true).failed).toBe(0);
  expect(orFailure({ ...none(), passed: 3, failed: 2 }, false).failed).toBe(2);
});

test('the last line', () => {
  expect(sentence(sum([single(true), single(false), { passed: 10, failed: 0, skipped: 2, skips: ['a', 'b'], seconds: [] }]))).toBe('11 passed, 1 failed, 2 skipped');
});
