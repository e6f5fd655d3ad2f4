import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createCrashPolicy } from './crash-policy.ts';
import { createGrants } from './grants.ts';
import { openLog } from './log.ts';

test('ux-106 a page may touch the files that the person pointed at and no others', () => {
  const grants = createGrants();
  grants.allow('/home/kim/a.hopline');
  expect(grants.allows('/home/kim/a.hopline')).toBe(true);
  expect(grants.allows('/home/kim/work/../a.hopline')).toBe(true);
  expect(grants.allows('/home/kim/b.hopline')).toBe(false);
  expect(grants.allows('/home/kim')).toBe(false);
  expect(grants.allows('a.hopline')).toBe(false);
});

test('ux-100 a window that crashes is loaded again twice within a minute, then the person is asked', () => {
  const policy = createCrashPolicy();
  expect([policy.next(0), policy.next(20_000), policy.next(59_000)]).toEqual(['reload', 'reload', 'ask']);
  expect(policy.next(120_000)).toBe('reload');
});

test('the log keeps one older generation and is never a reason to stop', async () => {
  const folder = await temporaryFolder();
  const log = openLog(path.join(folder, 'logs'), () => 0);
  log.info('started');
  log.error('failed', new Error('reason'));
  const text = await readFile(path.join(folder, 'logs/hopline.log'), 'utf8');
  expect(text).toMatch(/^1970-01-01T00:00:00\.000Z info started\n1970-01-01T00:00:00\.000Z error failed: Error: reason\n/);
  log.info('x'.repeat(1024 * 1024));
  log.info('fresh');
  expect(await readFile(path.join(folder, 'logs/hopline.log'), 'utf8')).toBe('1970-01-01T00:00:00.000Z info fresh\n');
  expect(await readFile(path.join(folder, 'logs/hopline.old.log'), 'utf8')).toContain('info started');
  openLog('/dev/null/logs', () => 0).info('nowhere');
});
