// Whether what was built is older than what it is built from.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Everything a build reads; tests and their fixtures do not count. */
export const sources = [
  'renderer',
  'electron',
  'cli',
  'shared',
  'assets',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'tools/build.mjs',
];

export const outputs = ['dist/renderer/index.html', 'dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/cli/hopline.js'];

/**
 * @param {string} root
 * @returns {boolean} true when an output is missing or older than the newest source
 */
export function isStale(root) {
  const built = outputs.map((file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const newest = Math.max(...sources.map((place) => newestIn(path.join(root, place))));
  return Math.min(...built) <= newest;
}

/** @param {string} place @returns {number} the newest change below it, in milliseconds; folders count, so a removal is seen */
function newestIn(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat || /\.test\.tsx?$/.test(place)) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newestIn(path.join(place, name))));
}
