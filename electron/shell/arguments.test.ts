import { expect, test } from 'vitest';
import { filesOf } from './arguments.ts';

test.each([
  ['a double click', ['/opt/hopline', '/home/kim/망.hopline'], ['/home/kim/망.hopline']],
  ['relative to where the command was given', ['hopline', 'a.hopline', '../b.json'], ['/home/kim/work/a.hopline', '/home/kim/b.json']],
  ['switches of Chromium', ['hopline', '--no-sandbox', '--user-data-dir=/x/a.hopline', '-r', 'a.hopline'], ['/home/kim/work/a.hopline']],
  ['an unpackaged program', ['electron', '/home/kim/hopline', 'a.hopline'], ['/home/kim/work/a.hopline']],
  ['the program itself is no file', ['/opt/odd.hopline'], []],
  ['each once', ['hopline', 'a.hopline', './a.hopline'], ['/home/kim/work/a.hopline']],
  ['after two dashes', ['hopline', '--', '--odd name.hopline'], ['/home/kim/work/--odd name.hopline']],
  ['nothing that is no design', ['hopline', '/etc/passwd', 'a.png', 'https://example.com/a.hopline', 'file:///a.hopline', 'a\0.hopline'], []],
])('ux-13 ux-14 the files on a command line: %s (logic only)', (_what, argv, files) => {
  expect(filesOf(argv, '/home/kim/work')).toEqual(files);
});
