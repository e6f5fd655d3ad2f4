import { expect, test } from 'vitest';
import { answerFor, isAppAddress } from './app-protocol.ts';

const get = (url: string, method = 'GET') => answerFor({ method, url }, '/opt/hopline/dist/renderer', 'bm9uY2U=');

test('a file of the window', () => {
  expect(get('app://hopline/assets/index-a1.js?v=1#x')).toMatchObject({
    status: 200,
    file: '/opt/hopline/dist/renderer/assets/index-a1.js',
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' },
    isPage: false,
  });
});

test('every answer carries the strict policy with the nonce of this load, and the page gets it too', () => {
  const answer = get('app://hopline/index.html');
  if (answer.status !== 200) throw new Error('no page');
  expect(answer.headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' data: blob:; font-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'",
  );
  expect(answer.finish('<meta property="csp-nonce" nonce="__CSP_NONCE__">')).toBe('<meta property="csp-nonce" nonce="bm9uY2U=">');
});

test.each([
  ['another method', 'app://hopline/index.html', 'POST', 405],
  ['another host', 'app://other/index.html', 'GET', 403],
  ['a host that begins like ours', 'app://hopline.example/index.html', 'GET', 403],
  ['another scheme', 'https://hopline/index.html', 'GET', 403],
  ['out of the folder, encoded', 'app://hopline/..%2f..%2fpackage.json', 'GET', 403],
  ['out of the folder into one that begins like it', 'app://hopline/..%2frenderer-old/index.html', 'GET', 403],
  ['a separator of Windows', 'app://hopline/..%5c..%5cpackage.json', 'GET', 403],
  ['a null byte', 'app://hopline/index.html%00.png', 'GET', 403],
  ['a broken encoding', 'app://hopline/%E0%A4%A.html', 'GET', 403],
  ['the folder itself', 'app://hopline/', 'GET', 403],
  ['an unknown kind of file', 'app://hopline/program.exe', 'GET', 404],
  ['no address at all', 'nonsense', 'GET', 403],
])('refused: %s', (_what, url, method, status) => {
  expect(get(url, method)).toEqual({ status });
});

test('dots that the address itself resolves stay inside', () => {
  expect(get('app://hopline/../../etc/a.json')).toMatchObject({ status: 200, file: '/opt/hopline/dist/renderer/etc/a.json' });
});

test.each([
  ['app://hopline/index.html', true],
  ['app://hopline/', true],
  ['app://hopline.example/', false],
  ['app://hopline@evil/', false],
  ['app://user:word@hopline/', false],
  ['https://hopline/', false],
  ['javascript:alert(1)', false],
  ['', false],
])('our own origin: %s is %s', (address, isOurs) => {
  expect(isAppAddress(address)).toBe(isOurs);
});
