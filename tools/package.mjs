// `npm run package [-- --dir]`: builds, then lets electron-builder put the desktop program together in release/.
// `-- --test-build` makes an unpacked program that Playwright can attach to, with whatever Electron the tests use.
import path from 'node:path';
import { buildAll } from './build.mjs';
import { electronVersion, obtainElectron } from './electron-runtime.mjs';
import { findProgram, runNode } from './process.mjs';

const args = process.argv.slice(2).filter((arg) => arg !== '--test-build');
const isTestBuild = process.argv.includes('--test-build');

await buildAll();
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, HOPLINE_TEST_BUILD: isTestBuild ? '1' : '0' };
// Where electron-builder cannot download its own tools, it takes those of the system.
const sevenZip = findProgram('7za');
if (sevenZip) env['ELECTRON_BUILDER_7ZIP_PATH'] ??= sevenZip;

// A release never contains an Electron that did not come from its makers.
const runtime = isTestBuild ? await obtainElectron('test') : undefined;
if (isTestBuild && !runtime) process.exit(1);
const fromRuntime = runtime
  ? ['--dir', `--config.electronDist=${path.dirname(runtime.path)}`, `--config.electronVersion=${electronVersion(runtime)}`, '--config.directories.output=release/test-build']
  : [];
const { code } = await runNode('electron-builder/cli.js', [...args, ...fromRuntime, '--publish=never'], { env });
process.exitCode = code;
