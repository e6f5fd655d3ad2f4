// `npm run bench`: bundles bench/main.ts for plain Node and runs it; it prints one JSON document (contract "hopline-bench").
// What has to be measured in a page, bench/<name>-page.ts, is bundled for the browser as dist/bench/<name>-page.js.
import { readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { root, run } from './process.mjs';

// Only the report goes to standard output.
console.log = console.error;
await buildIfStale();
const { build } = await import('rolldown');

/** @param {string} name */
const entry = (name) => path.join(root, 'bench', `${name}.ts`);
/** @param {string} name @returns {import('rolldown').OutputOptions} */
const bundle = (name) => ({ file: path.join(root, 'dist/bench', `${name}.js`), format: 'esm', codeSplitting: false });

/** The tools find the repository from where they lie, so a bundle must not swallow them. @type {import('rolldown').Plugin} */
const toolsAsTheyLie = {
  name: 'tools-as-they-lie',
  resolveId: (id, importer) => (importer && /^\.\.\/tools\/.*\.mjs$/.test(id) ? { id: pathToFileURL(path.resolve(path.dirname(importer), id)).href, external: 'absolute' } : null),
};

const pages = readdirSync(path.join(root, 'bench')).flatMap((file) => /^(.+-page)\.ts$/.exec(file)?.[1] ?? []);
for (const page of pages) await build({ platform: 'browser', cwd: root, input: entry(page), output: bundle(page) });
await build({
  platform: 'node',
  cwd: root,
  input: entry('main'),
  external: (id) => isBuiltin(id) || id.startsWith('@playwright/test'),
  plugins: [toolsAsTheyLie],
  output: bundle('main'),
});
const { code } = await run(process.execPath, ['--expose-gc', path.join(root, 'dist/bench/main.js'), ...process.argv.slice(2)]);
process.exitCode = code;
