import { expect, test } from 'vitest';
import { run } from './process.mjs';

test('the end and the output of a program', async () => {
  expect(await run(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'], { quiet: true })).toMatchObject({ code: 3, timedOut: false, output: expect.stringMatching(/out[\s\S]*err/) });
});

test('a program that does not exist', async () => {
  expect(await run('no-such-program-here', [], { quiet: true })).toMatchObject({ code: 127, timedOut: false });
});

test('a program that takes too long is ended, with its children', async () => {
  // The child holds the output open: the run ends only when the child is gone too.
  const forever = 'setInterval(() => {}, 1000)';
  const script = `require('node:child_process').spawn(process.execPath, ['-e', '${forever}'], { stdio: 'inherit' }); console.log('started'); ${forever}`;
  expect(await run(process.execPath, ['-e', script], { quiet: true, timeoutMs: 1500 })).toMatchObject({ timedOut: true, output: 'started\n' });
});
