import { expect, it } from 'vitest';
import { levelAt, nextLevel } from './level-of-detail.ts';

// VISUAL 8: 92 % and more, 70 to 92 %, 35 to 70 %, under 35 %; 6 % hysteresis.
it.each([
  [2, 'full'],
  [0.92, 'full'],
  [0.91, 'plain'],
  [0.7, 'plain'],
  [0.69, 'compact'],
  [0.35, 'compact'],
  [0.34, 'block'],
] as const)('at zoom %f shows the %s level', (zoom, level) => {
  expect(levelAt(zoom)).toBe(level);
});

it('leaves a level only 6 % past its threshold, in both directions', () => {
  expect(nextLevel('full', 0.9)).toBe('full');
  expect(nextLevel('full', 0.86)).toBe('plain');
  expect(nextLevel('plain', 0.95)).toBe('plain');
  expect(nextLevel('plain', 0.98)).toBe('full');
  expect(nextLevel('compact', 0.34)).toBe('compact');
  expect(nextLevel('compact', 0.32)).toBe('block');
});

it('crosses several levels at once', () => {
  expect(nextLevel('full', 0.1)).toBe('block');
  expect(nextLevel('block', 1)).toBe('full');
});
