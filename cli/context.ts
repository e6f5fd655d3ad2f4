import type { PlanRegistry } from '../shared/plan/plan-design.ts';
import { say } from '../shared/i18n/catalogue.ts';
import { cliTexts } from '../shared/i18n/cli.ts';
import { sayOutcome, sayReason } from '../shared/i18n/reasons.ts';
import type { fileTexts } from '../shared/i18n/file.ts';
import { fileSentence, sentence } from '../shared/i18n/sentence.ts';
import type { Language, TextParams } from '../shared/model/text.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** What every command of one run shares. */
export interface CliContext {
  readonly io: Io;
  readonly registry: PlanRegistry;
  readonly language: Language;
  /** Sets the exit code of a run that ends well. */
  readonly finish: (code: ExitCode) => void;
  readonly exitCode: () => ExitCode;
  /** A sentence of the command line itself. */
  readonly words: (key: keyof typeof cliTexts, params?: TextParams) => string;
  /** Why a file does not open, or what to know about one that does. */
  readonly fileWords: (code: keyof typeof fileTexts, params?: TextParams) => string;
  /** A sentence of a finding or its fix. */
  readonly sentence: (code: string, params?: TextParams) => string;
  /** What a drop code of a trace means. */
  readonly reason: (code: string) => string;
  /** What the person at the keyboard sees, in words. */
  readonly outcome: (code: string) => string;
}

export function createContext(io: Io, registry: PlanRegistry, language: Language): CliContext {
  let exit: ExitCode = exitCodes.fine;
  return {
    io,
    registry,
    language,
    finish: (next) => {
      exit = next;
    },
    exitCode: () => exit,
    words: (key, params) => say(cliTexts, language, key, params),
    fileWords: (code, params) => fileSentence(language, code, params),
    sentence: (name, params) => sentence(registry, language, name, params),
    reason: (code) => sayReason(code, language),
    outcome: (code) => sayOutcome(code, language),
  };
}

/** Reports as the command line prints them: 2 spaces, final newline. */
export function printJson(context: CliContext, value: unknown): void {
  context.io.stdout(`${JSON.stringify(value, null, 2)}\n`);
}
