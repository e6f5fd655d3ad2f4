import type { TextParams } from '../shared/model/text.ts';
import type { cliTexts } from '../shared/i18n/cli.ts';
import type { FileProblem } from '../shared/file/index.ts';

/** Exit codes (CONTRACTS 4). */
export const exitCodes = { fine: 0, findings: 1, usage: 2, unreadable: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a run with one error; caught in one place, {@link runCli}. Text is made there, from the code and its params. */
export class Ending extends Error {
  readonly exitCode: ExitCode;
  readonly code: keyof typeof cliTexts | FileProblem['code'];
  readonly params: TextParams;
  /** File problems behind it, the first of which is the message. */
  readonly problems: readonly FileProblem[];
  readonly file: string | null;

  constructor(exitCode: ExitCode, code: Ending['code'], details: { readonly params?: TextParams; readonly problems?: readonly FileProblem[]; readonly file?: string } = {}) {
    super(code);
    this.exitCode = exitCode;
    this.code = code;
    this.params = details.params ?? {};
    this.problems = details.problems ?? [];
    this.file = details.file ?? null;
  }
}

/** Wrong usage: exit 2. */
export function usage(code: keyof typeof cliTexts, params: TextParams = {}): Ending {
  return new Ending(exitCodes.usage, code, { params });
}
