// `npm run fuzz:engine -- --networks N --seed S`: the engine against its naive second interpreter on N random networks, ten probes each.
// The first differences are printed as the smallest plans that still have them; the last line sums up. Exit code 1 when there was one.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { root } from './process.mjs';

const { values } = parseArgs({ options: { networks: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } } });
const [networks, first] = [Number(values.networks), Number(values.seed)];
if (!Number.isInteger(networks) || networks < 1 || !Number.isInteger(first)) {
  console.error('fuzz:engine: --networks and --seed take whole numbers');
  process.exit(2);
}

const file = path.join(root, 'dist/fuzz/compare.js');
mkdirSync(path.dirname(file), { recursive: true });
await build({ platform: 'node', cwd: root, input: path.join(root, 'shared/engine/testing/compare.ts'), output: { file, format: 'esm', codeSplitting: false }, logLevel: 'silent' });
/** @type {typeof import('../shared/engine/testing/compare.ts')} */
const { compareSeed, probesPerNetwork } = await import(pathToFileURL(file).href);

const mostShown = 5;
const started = Date.now();
/** @type {Map<string, number>} */
const differing = new Map();
let shown = 0;
for (let seed = first; seed < first + networks; seed++) {
  const failure = compareSeed(seed);
  if (failure === null) continue;
  differing.set(failure.fact, (differing.get(failure.fact) ?? 0) + 1);
  if (shown++ < mostShown) console.log(JSON.stringify(failure, null, 1));
}
const wrong = [...differing.values()].reduce((sum, count) => sum + count, 0);
const facts = [...differing].map(([fact, count]) => `${fact} ${count}`).join(', ');
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`${networks} networks x ${probesPerNetwork} probes from seed ${first}: ${wrong === 0 ? 'no difference' : `${wrong} networks differ (${facts})`}, ${seconds} s`);
process.exitCode = wrong === 0 ? 0 : 1;
