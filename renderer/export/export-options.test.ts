import { expect, test } from 'vitest';
import { firstChoice, pictureOptions, suggestedName } from './export-options.ts';

test('a picture is named after the document', () => {
  expect(suggestedName('첫 네트워크.hopline', 'png')).toBe('첫 네트워크.png');
  expect(suggestedName('network.v2.json', 'svg')).toBe('network.v2.svg');
  expect(suggestedName('network', 'json')).toBe('network.json');
  expect(suggestedName('network.hopline', 'terraform')).toBe('network.tf');
});

test('only a selection that exists narrows the picture', () => {
  expect(pictureOptions(firstChoice, 'ko', ['vm1'])).toEqual({ theme: 'light', language: 'ko', title: true, legend: true });
  expect(pictureOptions({ ...firstChoice, selectionOnly: true }, 'ko', ['vm1'])).toEqual({ theme: 'light', language: 'ko', title: true, legend: true, select: ['vm1'] });
  expect(pictureOptions({ ...firstChoice, selectionOnly: true }, 'en', [])).toEqual({ theme: 'light', language: 'en', title: true, legend: true });
});
