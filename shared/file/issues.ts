import type { z } from 'zod';
import type { JsonPath, ProblemCode } from './problem.ts';
import type { TextParams } from '../model/text.ts';

/** What a schema says about a value, in our words: code, path and params, without the place in the text. */
export interface ValueProblem {
  readonly code: ProblemCode;
  readonly path: JsonPath;
  readonly params: TextParams;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The value at a path, or undefined. Own members only. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    const found: unknown = Reflect.get(value, part);
    return found;
  }, root);
}

const idProblems: readonly string[] = ['BAD_ID', 'ID_IS_ADDRESS', 'ID_RESERVED'] satisfies readonly ProblemCode[];

function isIdProblem(text: string): text is ProblemCode {
  return idProblems.includes(text);
}

const typeNames: Readonly<Record<string, string>> = { record: 'object', int: 'number', nan: 'number' };

/** Turns zod's issues into problems; `base` is where `root` stands in the file. */
export function problemsOf(error: z.ZodError, root: unknown, base: JsonPath): readonly ValueProblem[] {
  return error.issues.map((issue): ValueProblem => {
    const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    const value = valueAt(root, issue.path);
    if (issue.code === 'custom' && isIdProblem(issue.message)) return { code: issue.message, path, params: { id: String(value).slice(0, 80) } };
    if (issue.code === 'invalid_value') {
      return { code: value === undefined ? 'MISSING_MEMBER' : 'WRONG_VALUE', path, params: { expected: issue.values.map(String).join(', '), found: String(value).slice(0, 80), member: String(path.at(-1)) } };
    }
    const wanted = issue.code === 'invalid_type' ? (typeNames[issue.expected] ?? issue.expected) : issue.code;
    if (value === undefined) return { code: 'MISSING_MEMBER', path, params: { member: String(path.at(-1)), expected: wanted } };
    return { code: 'WRONG_TYPE', path, params: { expected: wanted, found: typeName(value) } };
  });
}
