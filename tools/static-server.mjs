// Serves the built window to a plain browser, under the same policy as the shell's own protocol. Loopback only, reading only.
import { randomBytes } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** @param {string} nonce of this load, for the one style that the widget library injects */
export function securityPolicy(nonce) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The file that an address names, or undefined when it lies outside the folder or has an unknown ending.
 * @param {string} folder
 * @param {string} address path part of a URL, still percent-encoded
 */
export function fileFor(folder, address) {
  let name;
  try {
    name = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const file = path.resolve(folder, `.${name.endsWith('/') ? `${name}index.html` : name}`);
  const relative = path.relative(folder, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return mediaTypes.has(path.extname(file)) ? file : undefined;
}

/**
 * @param {string} folder
 * @param {number} port 0 takes any free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export function serveFolder(folder, port = 0) {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const own = server.address();
    const ownPort = own && typeof own === 'object' ? own.port : port;
    // A page elsewhere must not reach this server under another name (DNS rebinding).
    if (!['127.0.0.1', 'localhost'].some((host) => request.headers.host === `${host}:${ownPort}`)) return void response.writeHead(421).end();
    const file = fileFor(folder, (request.url ?? '/').split(/[?#]/)[0] ?? '/');
    const isFile = file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    if (!isFile) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'content-type': mediaTypes.get(path.extname(file)),
      'content-security-policy': securityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    if (path.extname(file) === '.html') return void response.end(readFileSync(file, 'utf8').replaceAll('__CSP_NONCE__', nonce));
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      const boundPort = bound && typeof bound === 'object' ? bound.port : port;
      resolve({
        address: `http://127.0.0.1:${boundPort}/`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    });
  });
}

/** @returns {Promise<number>} a port on which nothing listens */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(bound && typeof bound === 'object' ? bound.port : 0));
    });
  });
}
