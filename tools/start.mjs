// `npm start`: sets everything up, then opens the app: in Electron, else in the browser, else it serves it and says where.
// `--check` does the same up to the moment of opening, proves that the served app answers, and ends.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay, openInBrowser } from './browser.mjs';
import { electronVersion, obstacleToElectron, obtainElectron } from './electron-runtime.mjs';
import { root } from './process.mjs';
import { ensureDependencies } from './setup.mjs';
import { serveFolder } from './static-server.mjs';

/** @typedef {import('./electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

/** An Electron that ends with an error sooner than this never showed a window. */
const earlyEndMs = 8000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean', default: false } } });

/** @param {ElectronRuntime} runtime @returns {Promise<boolean>} false when it ended before it could show a window */
function openElectron(runtime) {
  console.log(`Opening Hopline in Electron ${electronVersion(runtime)} (${runtime.origin}).`);
  const started = performance.now();
  const child = spawn(runtime.path, [root, ...positionals.map((file) => path.resolve(process.cwd(), file))], { cwd: root, stdio: 'inherit' });
  process.once('SIGTERM', () => child.kill());
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0 || performance.now() - started > earlyEndMs));
  });
}

/** @param {string} reason */
async function openBrowser(reason) {
  const { address, close } = await serveFolder(path.join(root, 'dist/renderer'));
  if (values.check) {
    const answer = await fetch(address);
    await answer.text();
    await close();
    if (!answer.ok) throw new Error(`The served app answers ${answer.status}.`);
    console.log(`Would serve the app (${reason}); it answers at ${address} under its security policy.`);
    return;
  }
  const opened = openInBrowser(address);
  console.log(`${opened ? 'Opening Hopline in the browser' : 'Hopline is served'} (${reason}): ${address}`);
  console.log('Press Ctrl+C to stop.');
}

async function start() {
  await ensureDependencies();
  // Loaded late: the builders are among what was just installed.
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale();
  const obstacle = obstacleToElectron({ display: hasDisplay(), isRoot: process.getuid?.() === 0, platform: process.platform });
  if (obstacle) return openBrowser(obstacle);
  const runtime = await obtainElectron('start');
  if (!runtime) return openBrowser('no Electron runtime');
  if (values.check) return console.log(`Would open Electron ${electronVersion(runtime)} (${runtime.origin}).`);
  if (!(await openElectron(runtime))) return openBrowser('Electron ended with an error');
  return undefined;
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
