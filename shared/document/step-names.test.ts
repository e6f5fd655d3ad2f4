import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { stepNames } from './step-names.ts';

const component = (name: string): Design['components'][string] => ({ kind: 'instance', name, parent: null, props: {} });
const design: Design = { ...emptyDesign, components: { a: component('web-1'), b: component('web-2'), c: component('x'.repeat(60)) } };

test('ux-63 a step is called by what it was about', () => {
  expect(stepNames(design, ['a'])).toBe('web-1');
  expect(stepNames(design, ['b', 'a', 'c'])).toBe('web-2 +2');
  expect(stepNames(design, ['c'])).toBe(`${'x'.repeat(39)}…`);
  expect(stepNames(design, ['gone'])).toBe('gone');
});
