import { expect, test } from 'vitest';
import { isAccepted, packagesOf } from './notices.mjs';

test('packages are named once, scoped and nested ones included; our own files are not packages', () => {
  const files = ['../../renderer/main.tsx', '../../node_modules/react/index.js', '../../node_modules/react/cjs/react.js', '../../node_modules/@xyflow/react/dist/a.js'];
  expect(packagesOf([...files, '../../node_modules/a/node_modules/b/x.js'])).toEqual(['node_modules/@xyflow/react', 'node_modules/a/node_modules/b', 'node_modules/react']);
});

test.each([
  ['MIT', true],
  ['EPL-2.0 OR GPL-3.0-or-later', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  [undefined, false],
])('%s: %s', (license, answer) => expect(isAccepted(license)).toBe(answer));
