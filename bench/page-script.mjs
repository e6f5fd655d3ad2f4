// The script of a benchmark page, bundled for the browser. Plain Node: the bundler itself must not end up inside the bundle of the benchmarks.
import path from 'node:path';
import { build } from 'rolldown';
import { root } from '../tools/process.mjs';

/** @param {string} entry path from the root of the project @returns {Promise<string>} */
export async function pageScript(entry) {
  const result = await build({ cwd: root, input: path.join(root, entry), output: { format: 'iife' }, write: false, logLevel: 'silent' });
  const [chunk] = result.output;
  return chunk.code;
}
