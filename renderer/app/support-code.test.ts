import { expect, test } from 'vitest';
import { supportCode } from './support-code.ts';

function defect(name: string, message: string, stack: readonly string[]): Error {
  const error = new Error(message);
  return Object.assign(error, { name, stack: [`${name}: ${message}`, ...stack.map((line) => `    at ${line}`)].join('\n') });
}

test('ux-97 a defect has one code wherever the program is installed, whatever its message says', () => {
  const here = supportCode(defect('TypeError', 'web-1 is broken', ['HistoryRow (http://127.0.0.1:4608/assets/app.js:10:20)', 'render (http://127.0.0.1:4608/assets/app.js:3:4)']));
  const there = supportCode(defect('TypeError', 'db-7 is broken', ['HistoryRow (app://hopline/assets/app.js:10:20)', 'render (app://hopline/assets/app.js:3:4)']));
  expect(here).toMatch(/^DEFECT-[0-9A-F]{8}$/);
  expect(there).toBe(here);
});

test('ux-97 another place or another kind of defect has another code', () => {
  const at = (name: string, line: number): string => supportCode(defect(name, 'm', [`HistoryRow (app://hopline/assets/app.js:${String(line)}:20)`]));
  expect(new Set([at('TypeError', 10), at('TypeError', 11), at('RangeError', 10)]).size).toBe(3);
});
