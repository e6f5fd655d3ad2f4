// Checks the types of every layer with that layer's own configuration; all are checked even when the first one fails.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNode } from './process.mjs';

/** @type {{ references: { path: string }[] }} */
const solution = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
const layers = solution.references.map((reference) => reference.path);

const results = await Promise.all(
  layers.map(async (project) => ({ project, ...(await runNode('typescript/bin/tsc', ['-p', project, '--pretty', 'false'], { quiet: true })) })),
);
const failed = results.filter((result) => result.code !== 0);
/** A mistake in shared/ shows in every layer that uses it; it is told once. */
const told = new Set();
for (const { project, output } of failed) {
  const mistakes = output.trim().split(/\n(?=\S)/).filter((mistake) => !told.has(mistake));
  mistakes.forEach((mistake) => told.add(mistake));
  console.log(`${project}\n${mistakes.join('\n') || 'only mistakes of the layers above'}\n`);
}
console.log(failed.length === 0 ? `Types are right in ${layers.length} layers.` : `Types are wrong in ${failed.length} of ${layers.length} layers.`);
process.exitCode = failed.length === 0 ? 0 : 1;
