import type { BenchRow } from '../cli/bench-report.ts';
import { recordBaseline, withBaseline } from './baseline.ts';
import * as canvas from './canvas.bench.ts';
import * as engine from './engine.bench.ts';
import * as findings from './findings.bench.ts';
import * as privateHalf from './private.bench.ts';
import * as sideBySide from './side-by-side.bench.ts';

/* `npm run bench [-- --only <part>] [--record]`: prints one JSON document; `--record` makes its figures the baseline. Parts are listed here, in the order they run. */

const parts: Readonly<Record<string, { readonly run: () => Promise<readonly BenchRow[]> }>> = { engine, findings, private: privateHalf, canvas, 'side-by-side': sideBySide };

const at = process.argv.indexOf('--only');
const only = at < 0 ? null : (process.argv[at + 1] ?? '');
if (only !== null && parts[only] === undefined) {
  process.stderr.write(`no such part: ${only} (${Object.keys(parts).join(', ')})\n`);
  process.exit(2);
}
const rows: BenchRow[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (only === null || only === name) rows.push(...(await part.run()).map((row) => ({ ...row, name: `${name}: ${row.name}` })));
}
if (process.argv.includes('--record')) recordBaseline(rows);
process.stdout.write(`${JSON.stringify({ contract: 'hopline-bench', version: 1, results: withBaseline(rows) }, null, 2)}\n`);
