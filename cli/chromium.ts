import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PngPage } from '../shared/export/index.ts';

/** PNG through an installed Chromium: one page without scripts, one screenshot, nothing left behind. */

export type Screenshot = { readonly ok: true; readonly png: Uint8Array } | { readonly ok: false; readonly reason: string };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const timeoutMs = 60_000;

type Environment = Readonly<Record<string, string | undefined>>;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser named by CHROMIUM_PATH, else the first one found on PATH or in its usual place; null when there is none. */
export function findChromium(environment: Environment, platform: NodeJS.Platform = process.platform): string | null {
  const named = environment['CHROMIUM_PATH'];
  // A wrong CHROMIUM_PATH must not silently become another browser: pictures would differ from what was asked for.
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const onPath = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const files = names.flatMap((name) => onPath.map((folder) => path.join(folder, platform === 'win32' ? `${name}.exe` : name)));
  const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = environment[variable];
    return folder === undefined ? [] : [path.join(folder, 'Google/Chrome/Application/chrome.exe'), path.join(folder, 'Chromium/Application/chrome.exe'), path.join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  });
  return [...files, ...fixed, ...programs].find(isExecutable) ?? null;
}

/** Width and height in the header of a PNG file, or null when it is none. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function run(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore', windowsHide: true });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve('timeout');
    }, timeoutMs);
    const end = (reason: string | null): void => {
      clearTimeout(timer);
      resolve(reason);
    };
    child.once('error', (error) => {
      end(error.message);
    });
    child.once('exit', (code, signal) => {
      end(code === 0 ? null : `exit ${code ?? signal ?? ''}`);
    });
  });
}

/** Photographs a page at exactly its size. */
export async function photograph(browser: string, page: PngPage): Promise<Screenshot> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hopline-'));
  try {
    const [html, png] = [path.join(folder, 'page.html'), path.join(folder, 'page.png')];
    await writeFile(html, page.html);
    // The sandbox needs privileges that a container's root does not have; the page is our own and holds no script.
    const isRoot = process.getuid?.() === 0;
    const failed = await run(browser, [
      '--headless',
      '--disable-gpu',
      '--hide-scrollbars',
      '--force-device-scale-factor=1',
      '--force-color-profile=srgb',
      '--disable-lcd-text',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-extensions',
      '--disable-background-networking',
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${path.join(folder, 'profile')}`,
      `--window-size=${page.width},${page.height}`,
      '--virtual-time-budget=5000',
      `--screenshot=${png}`,
      pathToFileURL(html).href,
    ]);
    if (failed !== null) return { ok: false, reason: failed };
    const bytes = await readFile(png).catch(() => new Uint8Array());
    const size = pngSize(bytes);
    if (size === null) return { ok: false, reason: 'no PNG' };
    if (size.width !== page.width || size.height !== page.height) return { ok: false, reason: `${size.width}x${size.height} instead of ${page.width}x${page.height}` };
    return { ok: true, png: bytes };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
