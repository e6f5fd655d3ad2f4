import { expect, it } from 'vitest';
import { mixColors } from './mix-colors.ts';
import { themes } from './theme.ts';

it('mixes in Oklab as browsers do', () => {
  // color-mix(in oklab, white 50%, black) is rgb(99 99 99) in Chromium.
  expect(mixColors('#FFFFFF', '#000000', 0.5)).toBe('#636363');
  expect(mixColors('#1E59CD', '#FFFFFF', 1)).toBe('#1E59CD');
  expect(mixColors('#1E59CD', '#FFFFFF', 0)).toBe('#FFFFFF');
});

it('has the tokens of both themes under the same names', () => {
  expect(themes.light.color.accent).toBe('#1E59CD');
  expect(themes.dark.color.accent).toBe('#7DAAFD');
  expect(Object.keys(themes.light.color)).toEqual(Object.keys(themes.dark.color));
});
