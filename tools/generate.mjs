// `npm run prepare`: the modules that are made from other files of the repository and are therefore not in it. npm runs it after every install;
// build, start and test run it too.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { embedSamples } from './embed-samples.mjs';
import { writeGlyphPaths } from './glyph-paths.mjs';

/** Brings every generated module up to date. */
export function generate() {
  writeGlyphPaths();
  embedSamples();
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) generate();
