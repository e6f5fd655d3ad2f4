import path from 'node:path';

const designEnding = /\.(hopline|json)$/i;

/**
 * The design files named on a command line, absolute, in order, without repetitions. Everything else is left out: the switches
 * of Chromium, the folder of an unpackaged program, and paths of any other kind, because a command line is written by others.
 * After `--` a name may begin with a dash.
 */
export function filesOf(argv: readonly string[], workingFolder: string): string[] {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv.slice(1).filter((argument) => !argument.startsWith('-')) : [...argv.slice(1, end).filter((argument) => !argument.startsWith('-')), ...argv.slice(end + 1)];
  const files = own.filter((argument) => designEnding.test(argument) && !argument.includes('\0') && !/^[a-z][a-z0-9+.-]+:\/\//i.test(argument));
  return [...new Set(files.map((file) => path.resolve(workingFolder, file)))];
}
