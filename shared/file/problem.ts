import type { TextParams } from '../model/text.ts';

/** Limits of a document, each named in the error that it causes (CONTRACTS 1). */
export const limits = {
  /** UTF-8 bytes of a file: 20 MB. */
  fileBytes: 20 * 1024 * 1024,
  components: 20_000,
  /** Containers around one another, the outermost counted as 1. */
  containment: 12,
  /** Lists and objects around one another in the JSON text. */
  jsonDepth: 100,
} as const;

export const problemCodes = [
  'FILE_TOO_LARGE', 'FILE_EMPTY', 'FOREIGN_FORMAT', 'FORMAT_MISSING', 'VERSION_INVALID', 'VERSION_TOO_NEW',
  'JSON_SYNTAX', 'JSON_UNFINISHED', 'JSON_TRAILING', 'JSON_DUPLICATE_KEY', 'JSON_TOO_DEEP', 'UNSAFE_KEY', 'NUMBER_TOO_LARGE',
  'MISSING_MEMBER', 'WRONG_TYPE', 'WRONG_VALUE', 'BAD_ID', 'ID_IS_ADDRESS', 'ID_RESERVED', 'TOO_MANY_COMPONENTS', 'PARENT_CYCLE', 'NESTING_TOO_DEEP',
  'TERRAFORM_MISSING', 'TERRAFORM_CONFIGURATION', 'TERRAFORM_BINARY_PLAN', 'TERRAFORM_STATE_VERSION', 'TERRAFORM_PLAN_VERSION', 'TERRAFORM_NOTHING', 'TERRAFORM_VALUE',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Why a file cannot be opened, and where. The sentence is made late from `code` and `params` (shared/i18n/file.ts). */
export interface FileProblem {
  readonly code: ProblemCode;
  /** The file's name as the caller gave it. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly path: string;
  readonly params: TextParams;
  /** 1-based place in the text. Columns count UTF-16 code units. */
  readonly line?: number;
  readonly column?: number;
}

/** Something a person should know about a file that did open. */
export interface FileNotice {
  readonly code: 'NEWER_VERSION' | 'MIGRATED' | 'NOTES_UNREADABLE' | 'TERRAFORM_IMPORTED' | 'TERRAFORM_LEFT' | 'TERRAFORM_REFERENCES' | 'TERRAFORM_ASSUMED';
  readonly params: TextParams;
}

export type JsonPath = readonly (string | number)[];

/** Writes a path as JSON Pointer. */
export function pointer(path: JsonPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
