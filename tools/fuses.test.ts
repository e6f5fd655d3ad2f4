import { expect, test } from 'vitest';
import { fuseProblems, fuses, readWire } from './fuses.mjs';

const program = (states: string): Buffer => Buffer.from(`\0\0dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(states.length)}${states}\0\0`, 'latin1');

test('the table of the desktop document, release and test build', () => {
  expect(Object.values(fuses({ isTestBuild: false }))).toEqual([false, true, false, false, true, true, false, false]);
  expect(Object.values(fuses({ isTestBuild: true }))).toEqual([false, true, false, true, true, true, false, false]);
});

test('the wire is read from the program', () => {
  expect(readWire(program('10r'))).toEqual([true, false, null]);
  expect(() => readWire(Buffer.from('no program'))).toThrow('it has no fuses');
});

test('a program with our fuses has no problems', () => {
  expect(fuseProblems(readWire(program('010011001')), fuses({ isTestBuild: false }))).toEqual([]);
});

test('a fuse that differs, and one that nobody decided, are named', () => {
  expect(fuseProblems(readWire(program('1100110010')), fuses({ isTestBuild: false }))).toEqual([
    'fuse RunAsNode is on, it should be off',
    'fuse number 9 is new: decide it in tools/fuses.mjs',
  ]);
});
