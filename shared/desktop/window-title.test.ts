import { expect, test } from 'vitest';
import { windowTitle } from './window-title.ts';

test('the title shows file name, unsaved mark and folder', () => {
  expect(windowTitle({ title: '망.hopline', folder: '/home/kim/설계', edited: true }, 'linux')).toBe('● 망.hopline — /home/kim/설계 — Hopline');
  expect(windowTitle({ title: '망.hopline', folder: '/home/kim/설계', edited: false }, 'win32')).toBe('망.hopline — /home/kim/설계 — Hopline');
});

test('a document without a file has no folder', () => {
  expect(windowTitle({ title: 'Untitled', folder: null, edited: false }, 'browser')).toBe('Untitled — Hopline');
});

test('macOS shows mark and folder in its own way (logic only)', () => {
  expect(windowTitle({ title: 'a.hopline', folder: '/Users/kim', edited: true }, 'darwin')).toBe('a.hopline — Hopline');
});

test('without a document there is only the product', () => {
  expect(windowTitle({ title: '', folder: null, edited: false }, 'linux')).toBe('Hopline');
});
