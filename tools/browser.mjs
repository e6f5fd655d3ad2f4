// Finding an installed Chromium, and opening an address in whatever browser a person has.
import { spawn } from 'node:child_process';
import { findProgram, isExecutable } from './process.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @returns {string | undefined} the path of a browser with Chromium's engine; CHROMIUM_PATH wins */
export function findChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  return usualPlaces.find(isExecutable);
}

/** Flags that keep a test browser silent on a closed network; `--no-sandbox` because Chromium refuses to run as root with one. */
export const chromiumTestFlags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Opens an address in the person's own browser.
 * @param {string} address
 * @returns {boolean} false when there is no display or nothing that could open it
 */
export function openInBrowser(address) {
  if (!hasDisplay()) return false;
  const [command, ...args] = openerFor(process.platform, address) ?? [];
  if (!command) return false;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(`The browser did not start. Open ${address} yourself.`));
  child.unref();
  return true;
}

/** @param {NodeJS.Platform} platform @param {string} address @returns {string[] | undefined} */
function openerFor(platform, address) {
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  const opener = findProgram('xdg-open');
  if (opener) return [opener, address];
  // Without an opener there is no person's default; a Chromium does, except as root, where it refuses its sandbox.
  const chromium = process.getuid?.() === 0 ? undefined : findChromium();
  return chromium ? [chromium, `--app=${address}`] : undefined;
}
