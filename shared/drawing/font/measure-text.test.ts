import { describe, expect, it } from 'vitest';
import { fitText, measureText } from './measure-text.ts';

// Advances of Pretendard 1.3.9 read off its own hmtx and HVAR tables: A 653, B 621, C 696, one Hangul syllable 864, tabular figure 618 (weight 430).
describe('text metrics', () => {
  it('adds advances of Latin, Hangul and digits', () => {
    expect(measureText('ABC', { size: 10, weight: 430 })).toBeCloseTo(19.7, 6);
    expect(measureText('홉라인', { size: 10, weight: 430 })).toBeCloseTo(25.92, 6);
    expect(measureText('', { size: 10, weight: 430 })).toBe(0);
  });
  it('makes tabular figures equally wide and proportional ones not', () => {
    const tabular = { size: 10, weight: 430, tabular: true } as const;
    expect(measureText('111', tabular)).toBeCloseTo(18.54, 6);
    expect(measureText('888', tabular)).toBeCloseTo(18.54, 6);
    expect(measureText('111', { size: 10, weight: 430 })).toBeLessThan(measureText('888', { size: 10, weight: 430 }));
  });
  it('counts letter spacing once per character, in parts of the size', () => {
    expect(measureText('ABC', { size: 10, weight: 430, letterSpacing: -0.01 })).toBeCloseTo(19.4, 6);
  });
  it('is wider the bolder the weight', () => {
    expect(measureText('Hopline', { size: 12, weight: 620 })).toBeGreaterThan(measureText('Hopline', { size: 12, weight: 430 }));
  });
  it('ends what does not fit in an ellipsis that still fits', () => {
    const style = { size: 12.5, weight: 620 } as const;
    const fitted = fitText('a-very-long-instance-name', 60, style);
    expect(fitted).toMatch(/^a-very.*…$/);
    expect(measureText(fitted, style)).toBeLessThanOrEqual(60);
    expect(fitText('vm1', 60, style)).toBe('vm1');
    expect(fitText('wide', 3, style)).toBe('');
  });
  it('never cuts a character of two code units in half', () => {
    expect(fitText('👍👍👍👍👍👍', 45, { size: 12.5, weight: 430 })).toBe('👍👍…');
  });
});
