import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale, outputs } from './freshness.mjs';

let folder = '';
const write = (file: string, second: number): void => {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, '');
  utimesSync(place, second, second);
  if (!file.startsWith('dist')) utimesSync(path.dirname(place), 50, 50);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hopline-fresh-'));
  write('shared/net/cidr.ts', 100);
  utimesSync(path.join(folder, 'shared'), 50, 50);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('nothing built is stale', () => expect(isStale(folder)).toBe(true));

test('built after the last change is fresh; one missing or older output is stale', () => {
  for (const file of outputs) write(file, 200);
  expect(isStale(folder)).toBe(false);
  write('dist/cli/hopline.js', 90);
  expect(isStale(folder)).toBe(true);
  rmSync(path.join(folder, 'dist/cli/hopline.js'));
  expect(isStale(folder)).toBe(true);
});

test('a later change of a source is stale, of a test it is not', () => {
  for (const file of outputs) write(file, 200);
  write('shared/net/cidr.test.ts', 300);
  expect(isStale(folder)).toBe(false);
  write('shared/net/cidr.ts', 300);
  expect(isStale(folder)).toBe(true);
});
