// What a fresh machine lacks: packages from the npm registry, and for the tests a few programs of the system.
// Runs before node_modules exists, so it uses Node's own modules only.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './browser.mjs';
import { generate } from './generate.mjs';
import { findProgram, query, root, run, runNpm } from './process.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} LockFile */

/**
 * Whether node_modules holds what the lock file asks for. Optional packages are those of other platforms and may be absent.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([place, entry]) => {
    if (place === '') return true;
    const found = installed.packages?.[place];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/** @param {string} file @returns {LockFile | undefined} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Brings generated modules up to date and runs `npm ci` when node_modules is missing or differs from the lock file. Throws with a plain sentence when that fails. */
export async function ensureDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Hopline needs Node 20 or newer; this is ${process.version}.`);
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'));
  generate();
  if (wanted && installed && isInstalled(wanted, installed)) return;
  console.log('Installing the packages of package-lock.json (npm ci) ...');
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { timeoutMs: 10 * 60_000 });
  if (code !== 0) throw new Error('npm ci failed. Is the npm registry reachable?');
}

/**
 * What the tests need from the system, and how each is recognised.
 * @type {readonly { debian: string, what: string, present: () => boolean }[]}
 */
const systemNeeds = [
  { debian: 'chromium', what: 'a Chromium browser (or its path in CHROMIUM_PATH)', present: () => findChromium() !== undefined },
  { debian: 'fonts-noto-cjk', what: 'a Korean font', present: hasKoreanFont },
  { debian: 'xvfb', what: 'xvfb-run, a display for Electron', present: () => process.platform !== 'linux' || findProgram('xvfb-run') !== undefined },
  { debian: 'xauth', what: 'xauth, used by xvfb-run', present: () => process.platform !== 'linux' || findProgram('xauth') !== undefined },
  { debian: 'librsvg2-bin', what: 'rsvg-convert, which reads exported SVG', present: () => findProgram('rsvg-convert') !== undefined },
  { debian: 'poppler-utils', what: 'pdftoppm, which reads exported PDF', present: () => findProgram('pdftoppm') !== undefined },
];

function hasKoreanFont() {
  if (process.platform !== 'linux') return true;
  // A small Debian has fonts without fc-list.
  return query('fc-list', [':lang=ko', 'family']).trim() !== '' || query('dpkg-query', ['-W', '-f=${Status}', 'fonts-noto-cjk']).includes('ok installed');
}

const missing = () => systemNeeds.filter((need) => !need.present());

/**
 * Installs what is missing with apt where that is possible (root on Debian), and names the rest.
 * @returns {Promise<string[]>} what is still missing, one sentence each
 */
export async function ensureSystemPackages() {
  const first = missing();
  if (first.length === 0) return [];
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get');
  if (isRootOnDebian) {
    const packages = first.map((need) => need.debian);
    console.log(`Installing with apt: ${packages.join(' ')} ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ args) => run('apt-get', args, { env, quiet: true, timeoutMs: 8 * 60_000 });
    const refreshed = await apt(['update', '-qq']);
    const installed = await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    if (installed.code !== 0) console.log(lastLines(refreshed.output + installed.output, 15));
  }
  return missing().map((need) => `${need.what} (Debian package ${need.debian})`);
}

/** @param {string} text @param {number} count */
const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');
