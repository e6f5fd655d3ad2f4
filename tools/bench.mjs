// `npm run bench`: bundles bench/main.ts for plain Node and runs it; it prints one JSON document (contract "hopline-bench").
import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { root, run } from './process.mjs';

const entry = path.join(root, 'bench/main.ts');
if (!existsSync(entry)) {
  console.error('bench/main.ts is missing.');
  process.exit(1);
}
// The canvas figures are taken from the built window. Only the report goes to standard output.
console.log = console.error;
await buildIfStale();
const { build } = await import('rolldown');
const out = path.join(root, 'dist/bench/main.js');
await build({
  platform: 'node',
  cwd: root,
  input: entry,
  external: (id) => isBuiltin(id) || id.startsWith('@playwright/test') || id.endsWith('.mjs'),
  output: { file: out, format: 'esm', codeSplitting: false },
});
const { code } = await run(process.execPath, ['--expose-gc', out, ...process.argv.slice(2)]);
process.exitCode = code;
