import { expect, test } from 'vitest';
import { openedWhen } from './opened-when.ts';

const now = new Date(2026, 10, 20, 15, 0);

test('today with the time, yesterday by name, then the date', () => {
  expect(openedWhen(new Date(2026, 10, 20, 9, 5), now, 'en')).toBe('today 09:05');
  expect(openedWhen(new Date(2026, 10, 20, 14, 20), now, 'ko')).toBe('오늘 14:20');
  expect(openedWhen(new Date(2026, 10, 19, 23, 59), now, 'en')).toBe('yesterday');
  expect(openedWhen(new Date(2026, 10, 19, 0, 1), now, 'ko')).toBe('어제');
  expect(openedWhen(new Date(2026, 10, 14, 12, 0), now, 'ko')).toBe('11월 14일');
  expect(openedWhen(new Date(2026, 9, 2, 12, 0), now, 'en')).toBe('Oct 2');
  expect(openedWhen(new Date(2025, 9, 2, 12, 0), now, 'en')).toBe('Oct 2, 2025');
});
