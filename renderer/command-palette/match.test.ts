import { expect, test } from 'vitest';
import { rankOf } from './match.ts';

const layout = ['자동 배치', 'Auto Layout', '정렬', 'Arrange'];

test('ux-85 a command is found by words of either language, in any order, by part of a word and by its menu', () => {
  expect(rankOf(layout, 'auto layout')).toBe(0);
  expect(rankOf(layout, '자동')).toBe(1);
  expect(rankOf(layout, 'LAY')).toBe(2);
  expect(rankOf(layout, 'you')).toBe(3);
  for (const typed of ['layout auto', 'arrange lay', '정렬 auto', '배치 자동']) expect([typed, rankOf(layout, typed) === null]).toEqual([typed, false]);
  expect(rankOf(layout, 'auto zoom')).toBe(null);
});

test('ux-85 by first consonants and by first letters, after everything that is written so', () => {
  expect(rankOf(layout, 'ㅈㄷㅂㅊ')).toBe(4);
  expect(rankOf(layout, 'ㅂㅊ')).toBe(4);
  expect(rankOf(layout, 'al')).toBe(4);
  expect(rankOf(layout, 'ㅋ')).toBe(null);
});

test('a text typed decomposed, as macOS may give it, is the same text', () => {
  expect(rankOf(layout, '자동'.normalize('NFD'))).toBe(1);
});
