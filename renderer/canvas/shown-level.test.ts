import { expect, test } from 'vitest';
import { currentLevel, followLevel } from './shown-level.ts';

test('all layers show one level, which changes only once the zoom is 6 % past a threshold (VISUAL 8)', () => {
  expect(followLevel(0.75)).toBe('plain');
  expect(followLevel(0.69)).toBe('plain');
  expect(currentLevel()).toBe('plain');
  expect(followLevel(0.65)).toBe('compact');
  expect(followLevel(0.71)).toBe('compact');
  expect(currentLevel()).toBe('compact');
});
