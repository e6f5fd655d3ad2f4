import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentPolicy } from '../electron/shell/content-policy.ts';
import { fileFor, securityPolicy, serveFolder } from './static-server.mjs';

test('the browser gets the same policy as the desktop window', () => {
  expect(securityPolicy('abc')).toBe(contentPolicy('abc'));
});

describe('address to file', () => {
  test.each([
    ['/', '/site/index.html'],
    ['/assets/a%20b.js', '/site/assets/a b.js'],
  ])('%s is %s', (address, file) => expect(fileFor('/site', address)).toBe(path.resolve(file)));

  test.each(['/../secret.js', '/%2e%2e/secret.js', '/..%2fsecret.js', '/a/../../secret.js', '/%00.js', '/%zz.js', '/program.exe', '/.env'])('%s is nothing', (address) =>
    expect(fileFor('/site', address)).toBeUndefined(),
  );
});

describe('server', () => {
  let folder = '';
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'hopline-serve-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
    writeFileSync(path.join(folder, 'assets/a.js'), 'export {};');
    server = await serveFolder(folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test('a page comes under the strict policy, with a nonce of its own on every load', async () => {
    const first = await fetch(server.address);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+';/);
    expect(policy).not.toMatch(/unsafe/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(await first.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}">`);
    const second = await fetch(server.address);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
  });

  test('a script has its type and may not be sniffed', async () => {
    const answer = await fetch(`${server.address}assets/a.js?x=1`);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('export {};');
  });

  test('what is not there, writing, and another host name are refused', async () => {
    expect((await fetch(`${server.address}assets/`)).status).toBe(404);
    expect((await fetch(`${server.address}assets/b.js`)).status).toBe(404);
    expect((await fetch(server.address, { method: 'POST' })).status).toBe(405);
    const status = await new Promise((resolve) => {
      request(server.address, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(421);
  });
});
