// How the end-to-end tests start the built shell in a real Electron.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locateElectron } from './electron-runtime.mjs';
import { root } from './process.mjs';

/**
 * Options for Playwright's `_electron.launch`, with a fresh user-data folder.
 *
 * As root Electron refuses to start without `--no-sandbox`, so the tests, and only they, pass it then. A main process that
 * calls `app.enableSandbox()` cancels that flag and dies: it must call it only when the flag is absent. Each window's own
 * `sandbox: true` holds either way.
 * @param {{ args?: readonly string[], userData?: string, env?: Record<string, string> }} [options]
 * @returns {{ executablePath: string, args: string[], cwd: string, env: Record<string, string> }}
 */
export function electronLaunch({ args = [], userData = mkdtempSync(path.join(tmpdir(), 'hopline-e2e-')), env = {} } = {}) {
  const executablePath = process.env['HOPLINE_ELECTRON_BINARY'] ?? locateElectron('test')?.path;
  if (!executablePath) throw new Error('There is no Electron here: `node tools/electron-runtime.mjs` fetches one.');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const inherited = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return { executablePath, args: [...asRoot, `--user-data-dir=${userData}`, root, ...args], cwd: root, env: { ...inherited, ...env } };
}
