// `npm run fuzz:engine -- --networks N [--seed S] [--workers W] [--designs]`: the engine against its naive second interpreter on N random networks, ten
// probes each, on W threads (all cores). With --designs the networks are random designs of the private and hybrid half, of which everything else that
// shared/samples/testing/compare-design.ts says must hold as well. The same networks are asked whatever W is, and the report is in their order. The first differences are printed as
// the smallest plans that still have them; the last line sums up every fact that differs. Exit code 1 when there was one.
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { root } from './process.mjs';

/** @typedef {typeof import('../shared/engine/testing/compare.ts')} Compare */
/** @typedef {{ seed: number, fact: string }} Found */

const sources = { plans: 'shared/engine/testing/compare.ts', designs: 'shared/samples/testing/compare-design.ts' };
/** @param {keyof typeof sources} source */
const bundleOf = (source) => path.join(root, `dist/fuzz/${source}.js`);
const mostShown = 5;
/** Seeds handed to a thread at once. */
const batch = 50;
const progressMs = 10_000;
/** An interpreter that needs more for one network does not end. */
const maxOldGenerationSizeMb = 768;

/** @param {keyof typeof sources} source @returns {Promise<Compare>} */
const load = (source) => import(pathToFileURL(bundleOf(source)).href);

/** Compares batches of seeds as they are handed out, and shows where it is: who eats all memory cannot say so. */
async function work() {
  const { compareSeed } = await load(workerData.source);
  const at = new Int32Array(workerData.at);
  parentPort?.on('message', (/** @type {{ first: number, count: number }} */ { first, count }) => {
    /** @type {Found[]} */
    const found = [];
    for (let seed = first; seed < first + count; seed++) {
      at[0] = seed;
      const failure = compareSeed(seed);
      if (failure !== null) found.push({ seed, fact: failure.fact });
    }
    parentPort?.postMessage(found);
  });
}

/**
 * @param {number} first
 * @param {number} networks
 * @param {number} workers
 * @param {keyof typeof sources} source
 * @returns {Promise<Found[]>} what differs, by seed
 */
function compareAll(first, networks, workers, source) {
  return new Promise((resolve) => {
    /** @type {Found[]} */
    const found = [];
    let [next, done, said] = [first, 0, Date.now()];
    /** @param {number} count @param {Found[]} some */
    const take = (count, some) => {
      found.push(...some);
      done += count;
      if (Date.now() - said > progressMs || done === networks) {
        said = Date.now();
        console.error(`${done} of ${networks} networks, ${found.length} differ`);
      }
      if (done === networks) resolve(found.sort((a, b) => a.seed - b.seed));
    };
    /** @param {{ first: number, count: number }} rest of a batch that a thread before did not end */
    const start = (rest) => {
      const at = new SharedArrayBuffer(4);
      const worker = new Worker(new URL(import.meta.url), { workerData: { at, source }, resourceLimits: { maxOldGenerationSizeMb } });
      let task = rest;
      const hand = () => {
        if (task.count === 0) {
          task = { first: next, count: Math.min(batch, first + networks - next) };
          next += task.count;
        }
        if (task.count === 0) void worker.terminate();
        else worker.postMessage(task);
      };
      worker.on('message', (/** @type {Found[]} */ some) => {
        const { count } = task;
        task = { first: next, count: 0 };
        take(count, some);
        hand();
      });
      worker.on('error', (error) => {
        const [seed = 0] = new Int32Array(at);
        if (seed < task.first) throw error;
        console.error(`network ${seed}: ${error.message}`);
        // What was found before it in its batch went with the thread: those are asked again, one by one.
        const before = { first: task.first, count: seed - task.first };
        take(1, [{ seed, fact: 'no end' }]);
        if (before.count > 0) start(before);
        start({ first: seed + 1, count: task.first + task.count - seed - 1 });
      });
      hand();
    };
    for (let index = 0; index < workers; index++) start({ first: next, count: 0 });
  });
}

async function main() {
  const { values } = parseArgs({
    options: { networks: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' }, workers: { type: 'string', default: String(availableParallelism()) }, designs: { type: 'boolean', default: false } },
  });
  const [networks, first, workers] = [Number(values.networks), Number(values.seed), Number(values.workers)];
  if (!Number.isInteger(networks) || networks < 1 || !Number.isInteger(first) || !Number.isInteger(workers) || workers < 1) {
    console.error('fuzz:engine: --networks, --seed and --workers take whole numbers');
    process.exitCode = 2;
    return;
  }
  const source = values.designs ? 'designs' : 'plans';
  const file = bundleOf(source);
  const { build } = await import('rolldown');
  mkdirSync(path.dirname(file), { recursive: true });
  await build({ platform: 'node', cwd: root, input: path.join(root, sources[source]), output: { file, format: 'esm', codeSplitting: false }, logLevel: 'silent' });
  const started = Date.now();
  const found = await compareAll(first, networks, Math.min(workers, networks), source);
  const seconds = Math.round((Date.now() - started) / 1000);
  const { compareSeed, probesPerNetwork, shrinkFailure } = await load(source);
  if (found.length > 0) console.log(`differing: ${found.map(({ seed, fact }) => `${seed} ${fact}`).join(', ')}`);
  for (const { seed } of found.filter(({ fact }) => fact !== 'no end').slice(0, mostShown)) {
    const failure = compareSeed(seed);
    if (failure !== null) console.log(JSON.stringify(shrinkFailure(failure), null, 1));
  }
  /** @type {Map<string, number>} */
  const differing = new Map();
  for (const { fact } of found) differing.set(fact, (differing.get(fact) ?? 0) + 1);
  const facts = [...differing].sort().map(([fact, count]) => `${fact} ${count}`).join(', ');
  console.log(`${networks} networks x ${probesPerNetwork} probes from seed ${first}: ${found.length === 0 ? 'no difference' : `${found.length} networks differ (${facts})`}, ${seconds} s`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

await (isMainThread ? main() : work());
