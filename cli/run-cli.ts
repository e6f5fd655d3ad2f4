import { CommanderError } from 'commander';
import { registry } from '../shared/catalog/index.ts';
import type { FileProblem } from '../shared/file/index.ts';
import { fileTexts } from '../shared/i18n/file.ts';
import type { Language } from '../shared/model/text.ts';
import { createContext, type CliContext } from './context.ts';
import { Ending, exitCodes, usage, type ExitCode } from './exit.ts';
import { printable } from './table.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';

/** The value of --lang wherever it stands, because help and errors speak it too. */
function wantedLanguage(args: readonly string[]): string | null {
  const at = args.lastIndexOf('--lang');
  const joined = args.findLast((arg) => arg.startsWith('--lang='));
  return joined?.slice('--lang='.length) ?? (at < 0 ? null : (args[at + 1] ?? ''));
}

const commanderCodes = {
  'commander.unknownCommand': 'UNKNOWN_COMMAND',
  'commander.unknownOption': 'UNKNOWN_OPTION',
  'commander.missingArgument': 'MISSING_ARGUMENT',
  'commander.optionMissingArgument': 'MISSING_ARGUMENT',
  'commander.missingMandatoryOptionValue': 'MISSING_ARGUMENT',
  'commander.excessArguments': 'EXCESS_ARGUMENTS',
  'commander.help': 'NO_COMMAND',
} as const;

function isKnownCode(code: string): code is keyof typeof commanderCodes {
  return Object.hasOwn(commanderCodes, code);
}

/** What commander found wrong, in our words. */
function fromCommander(error: CommanderError, args: readonly string[]): Ending | null {
  if (error.exitCode === 0) return null;
  const value = /'([^']*)'/.exec(error.message)?.[1] ?? error.message.replace(/^error: /, '');
  const command = ['hopline', ...args.slice(0, 1).filter((arg) => /^[a-z]+$/.test(arg))].join(' ');
  return usage(isKnownCode(error.code) ? commanderCodes[error.code] : 'BAD_USAGE', { value, command });
}

/** One line: what, where, what to do. With --json an object with `code`, holding every problem of a file. */
function reportEnding(context: CliContext, ending: Ending, isJson: boolean): void {
  const { io, words, fileWords } = context;
  const own = sentenceOf(context, ending);
  const [first] = ending.problems;
  if (isJson) {
    const problems = ending.problems.map((problem) => ({ code: problem.code, path: problem.path, ...(problem.line === undefined ? {} : { line: problem.line, column: problem.column }), message: fileWords(problem.code, problem.params) }));
    const place = first === undefined ? {} : { path: first.path, ...(first.line === undefined ? {} : { line: first.line, column: first.column }) };
    io.stderr(`${JSON.stringify({ code: ending.code, message: own, ...(ending.file === null ? {} : { file: ending.file }), ...place, ...(problems.length > 1 ? { problems } : {}) })}\n`);
    return;
  }
  const place = [first?.path, first?.line === undefined ? undefined : words('place', { line: first.line, column: first.column ?? 1 })].filter((part) => part !== undefined && part !== '').join(', ');
  const where = [ending.file, place].filter((part) => part !== null && part !== '').join(': ');
  const more = ending.problems.length > 1 ? ` (${words('more', { count: ending.problems.length - 1 })})` : '';
  io.stderr(`${printable(`${words('error')}: ${where === '' ? '' : `${where}: `}${own}${more}`)}\n`);
}

function isOfFile(code: Ending['code']): code is FileProblem['code'] {
  return Object.hasOwn(fileTexts, code);
}

function sentenceOf(context: CliContext, ending: Ending): string {
  const { code } = ending;
  return isOfFile(code) ? context.fileWords(code, ending.params) : context.words(code, ending.params);
}

/**
 * Runs the command line with the arguments after the program's name and returns the exit code (CONTRACTS 4). Never throws: this is the one
 * place where an ending becomes a line on standard error, and where a defect is caught.
 */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  const wanted = wantedLanguage(args);
  const language: Language = wanted === 'ko' ? 'ko' : 'en';
  const context = createContext(io, registry, language);
  try {
    if (wanted !== null && wanted !== 'ko' && wanted !== 'en') throw usage('BAD_OPTION', { option: '--lang', value: wanted, allowed: 'en, ko' });
    await createProgram(context).parseAsync(args, { from: 'user' });
    return context.exitCode();
  } catch (error) {
    const ending = error instanceof CommanderError ? fromCommander(error, args) : error instanceof Ending ? error : usage('DEFECT', { detail: error instanceof Error ? error.message : String(error) });
    if (ending === null) return exitCodes.fine;
    reportEnding(context, ending, args.includes('--json'));
    return ending.exitCode;
  }
}
