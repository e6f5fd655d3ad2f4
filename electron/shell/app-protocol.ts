import path from 'node:path';
import { contentPolicy } from './content-policy.ts';

/** Where the window's files are served. A standard, secure origin of its own: no file:, no local web server. */
export const appScheme = 'app';
export const appOrigin = 'app://hopline';
export const appPage = `${appOrigin}/index.html`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** The word in a page that is replaced by the nonce of its load. */
const noncePlace = '__CSP_NONCE__';

export type AppAnswer =
  | { readonly status: 200; readonly file: string; readonly headers: Readonly<Record<string, string>>; readonly finish: (text: string) => string; readonly isPage: boolean }
  | { readonly status: 403 | 404 | 405 };

/**
 * What to answer to a request of the window. Only GET, only our host, only files inside `folder` with a known ending; the path is
 * decoded once and then compared with the folder as a path, not as text.
 */
export function answerFor(request: { readonly method: string; readonly url: string }, folder: string, nonce: string): AppAnswer {
  if (request.method !== 'GET') return { status: 405 };
  const url = parsed(request.url);
  if (url === null || `${url.protocol}//${url.host}` !== appOrigin) return { status: 403 };
  const name = decoded(url.pathname);
  if (name === null || name.includes('\0') || name.includes('\\')) return { status: 403 };
  const file = path.resolve(folder, `.${name}`);
  const relative = path.relative(folder, file);
  if (relative === '' || relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) return { status: 403 };
  const type = mediaTypes[path.extname(file).toLowerCase()];
  if (type === undefined) return { status: 404 };
  return {
    status: 200,
    file,
    headers: {
      'content-type': type,
      'content-security-policy': contentPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    isPage: type.startsWith('text/html'),
    finish: (text) => text.replaceAll(noncePlace, nonce),
  };
}

/** True for an address inside the window's own origin; compared as parsed parts, because a prefix would also match `app://hopline.evil`. */
export function isAppAddress(address: string): boolean {
  const url = parsed(address);
  return url !== null && `${url.protocol}//${url.host}` === appOrigin && url.username === '' && url.password === '';
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
