import { expect, test } from 'vitest';
import { hangulInitials, isInitials } from './hangul-initials.ts';

test('a Korean text is known by the first consonants of its syllables', () => {
  expect(hangulInitials('인터넷 게이트웨이')).toBe('ㅇㅌㄴ ㄱㅇㅌㅇㅇ');
  expect(hangulInitials('VPC 꽃힣')).toBe('VPC ㄲㅎ');
  // Decomposed, as macOS writes names of files.
  expect(hangulInitials('가'.normalize('NFD'))).toBe('ㄱ');
});

test('only consonants are read as consonants', () => {
  expect(isInitials('ㅅㅂㄴ')).toBe(true);
  expect(isInitials('ㅅ ㅂ')).toBe(true);
  expect(isInitials('서')).toBe(false);
  expect(isInitials('ㅏ')).toBe(false);
  expect(isInitials(' ')).toBe(false);
});
