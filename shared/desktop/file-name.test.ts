import { expect, test } from 'vitest';
import { safeFileName, withEnding } from './file-name.ts';

test.each([
  ['getting-started.hopline', 'getting-started.hopline'],
  ['사내망 2024.hopline', '사내망 2024.hopline'],
  ['망.hopline', '망.hopline'],
  ['../../etc/passwd', 'etc passwd'],
  ['a/b\\c:d*e?.hopline', 'a b c d e.hopline'],
  ['con.hopline', 'con_.hopline'],
  ['~$draft.hopline', '$draft.hopline'],
  ['.hidden', 'hidden'],
  ['evil\u202Egnp.hopline', 'evil gnp.hopline'],
  ['', 'untitled'],
  ['~.hopline', 'untitled.hopline'],
  ['ends with dot. .', 'ends with dot'],
])('ux-20 a name that every system takes: %j', (wish, name) => {
  expect(safeFileName(wish)).toBe(name);
});

test('a very long Korean name is cut to what 255 bytes hold', () => {
  expect(safeFileName(`${'가'.repeat(300)}.hopline`)).toBe(`${'가'.repeat(80)}.hopline`);
});

const filters = [{ name: 'Hopline', extensions: ['hopline', 'json'] }];

test.each([
  ['/a/campus', '/a/campus.hopline'],
  ['/a/campus.v2', '/a/campus.v2.hopline'],
  ['/a/campus.HOPLINE', '/a/campus.HOPLINE'],
  ['/a/campus.json', '/a/campus.json'],
])('an ending is added where the dialog added none: %s', (path, full) => {
  expect(withEnding(path, filters)).toBe(full);
});

test('a filter for all files asks for no ending', () => {
  expect(withEnding('/a/campus', [{ name: 'All', extensions: ['*'] }])).toBe('/a/campus');
});
