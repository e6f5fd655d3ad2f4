import { expect, test } from 'vitest';
import { isInstalled } from './setup.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/immer': { version: '11.2.10' },
    'node_modules/@oxlint/binding-darwin-arm64': { version: '1.89.0', optional: true },
  },
};

test('the same versions count as installed, and the parts of other platforms may be absent', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/immer': { version: '11.2.10' } } })).toBe(true);
});

test('a missing or different package does not count as installed', () => {
  expect(isInstalled(wanted, { packages: {} })).toBe(false);
  expect(isInstalled(wanted, {})).toBe(false);
  expect(isInstalled(wanted, { packages: { 'node_modules/immer': { version: '11.2.9' } } })).toBe(false);
});

test('an optional package of another version does not count as installed', () => {
  const packages = { 'node_modules/immer': { version: '11.2.10' }, 'node_modules/@oxlint/binding-darwin-arm64': { version: '1.0.0' } };
  expect(isInstalled(wanted, { packages })).toBe(false);
});
