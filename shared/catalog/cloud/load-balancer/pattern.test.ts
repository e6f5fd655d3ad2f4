import { describe, expect, test } from 'vitest';
import { boundedPattern, patternProblem } from './pattern.ts';

describe('patterns of L7 conditions', () => {
  test.each([
    '^/api/', '\\.(png|jpg|gif|css|js)$', '^/api/.*/v[0-9]+$', '^/(?:shop|cart)/\\d{1,6}$', '/images?/', '[a-z]+', '^[^/]*$', '^(?<part>/a)?b', '\\(literal\\)+', '[)*+?|(]',
  ])('%s is taken', (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  });

  test.each(['(', '[a', '*a', 'a{2,1}', '\\'])('%s cannot be read', (pattern) => {
    expect(patternProblem(pattern)).toBe('unreadable');
  });

  test.each([
    '(a+)+$', '(a*)*b', '(a|a)*b', '(?:ab)+', '(a{1,9}){1,9}', '^(\\w+\\s?)*$', '(.)\\1', '(?=a)b', '(?<!a)b', '(?<n>a)\\k<n>',
    '.*.*=', 'a*a*a*b', '^a*b*c*', 'a?a?a?a?a?a?aaaaaa', '(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b', '(a|b|c|d|e|f)(a|b|c|d|e|f)', 'a{256}', 'x'.repeat(256),
  ])('%s is refused as too complex', (pattern) => {
    expect(patternProblem(pattern)).toBe('too-complex');
  });

  test('a cheap pattern is stated as it is; a dearer one says that long texts do not match', () => {
    expect(boundedPattern('^/api/')).toBe('^/api/');
    expect(boundedPattern('^/api/.*')).toBe('^/api/.*');
    const dear = new RegExp(boundedPattern('[a-z]+=[0-9]'));
    expect([dear.test('/path?key=1'), dear.test('/path?key=x'), dear.test(`${'a'.repeat(1022)}=1`), dear.test(`${'a'.repeat(1023)}=1`)]).toEqual([true, false, true, false]);
  });

  test('matching the dearest pattern that is taken against the longest text that is looked at takes a bounded number of steps', () => {
    // Steps of a backtracking matcher for ^a*a*b on n letters: n (n + 1) / 2 and a few, half a million for 1,024. Without the limit a megabyte takes hours.
    expect(patternProblem('^a*a*b')).toBeNull();
    expect(new RegExp(boundedPattern('^a*a*b')).test('a'.repeat(1_000_000))).toBe(false);
  });
});
