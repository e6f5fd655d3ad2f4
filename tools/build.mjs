// Builds the window (Vite), the shell and its preload, and the command line (rolldown) into dist/.
import { chmodSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.mjs';
import { isStale } from './freshness.mjs';
import { writeNotices } from './notices.mjs';
import { root } from './process.mjs';

/** @param {string} place */
const at = (place) => path.join(root, place);

/** @type {import('rolldown').RolldownOptions} */
const forNode = {
  platform: 'node',
  cwd: root,
  external: (id) => id === 'electron' || isBuiltin(id),
  transform: { target: 'node20' },
  onLog: (level, log, defaultHandler) => defaultHandler(level === 'warn' ? 'error' : level, log),
};

async function buildWindow() {
  const { build } = await import('vite');
  await build({ configFile: at('vite.config.ts'), logLevel: 'warn' });
  for (const problem of policyProblems(readFileSync(at('dist/renderer/index.html'), 'utf8'))) throw new Error(`dist/renderer/index.html: ${problem}`);
}

/**
 * What in a page the strict policy would block.
 * @param {string} html
 * @returns {string[]}
 */
export function policyProblems(html) {
  const problems = [];
  for (const [, attributes = '', body = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (!/\ssrc\s*=/.test(attributes) || body.trim() !== '') problems.push('an inline script');
  }
  if (/<style\b/i.test(html)) problems.push('an inline style sheet');
  if (/<[^>]+\sstyle\s*=/i.test(html)) problems.push('a style attribute');
  if (/<[^>]+\son[a-z]+\s*=/i.test(html)) problems.push('an inline event handler');
  if (/\b(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i.test(html)) problems.push('something from another host');
  return problems;
}

async function buildShell() {
  const { build } = await import('rolldown');
  rmSync(at('dist/electron'), { recursive: true, force: true });
  await build({ ...forNode, input: { main: at('electron/main.ts') }, output: { dir: at('dist/electron'), format: 'esm', sourcemap: true } });
  // A sandboxed preload is not a module: it must be one CommonJS file without imports of its own.
  await build({
    ...forNode,
    input: { preload: at('electron/preload.ts') },
    output: { dir: at('dist/electron'), format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false, sourcemap: true },
  });
}

async function buildCli() {
  const { build } = await import('rolldown');
  rmSync(at('dist/cli'), { recursive: true, force: true });
  await build({
    ...forNode,
    external: (id) => isBuiltin(id),
    input: { hopline: at('cli/hopline.ts') },
    output: { dir: at('dist/cli'), format: 'esm', sourcemap: true, banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : '') },
  });
  chmodSync(at('dist/cli/hopline.js'), 0o755);
}

/** Builds everything. Throws with the first problem. */
export async function buildAll() {
  const started = performance.now();
  generate();
  await buildWindow();
  await buildShell();
  await buildCli();
  writeNotices();
  const count = readdirSync(at('dist'), { recursive: true }).length;
  console.log(`Built the window, the shell and the command line into dist/ (${count} files, ${((performance.now() - started) / 1000).toFixed(1)} s).`);
}

/** Builds when a source is newer than what was built. */
export async function buildIfStale() {
  if (isStale(root)) await buildAll();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
