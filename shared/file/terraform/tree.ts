import type { JsonPath } from '../problem.ts';
import type { ValueProblem } from '../issues.ts';

/** Reading JSON of another program: what is not of the expected type becomes a problem with its place, never an exception. */

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object at a member, or an empty one. */
export function objectAt(value: unknown, ...path: readonly string[]): Json {
  const found = path.reduce<unknown>((known, name) => (isObject(known) ? known[name] : undefined), value);
  return isObject(found) ? found : {};
}

/** A list at a member, or an empty one. */
export function listAt(value: Json, name: string): readonly unknown[] {
  const found = value[name];
  return Array.isArray(found) ? found : [];
}

export function textAt(value: Json, name: string): string {
  const found = value[name];
  return typeof found === 'string' ? found : '';
}

/** A member that must have a type; its problem when it has another. */
export function mismatch(value: unknown, expected: 'string' | 'array' | 'object', path: JsonPath): ValueProblem | null {
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (found === expected) return null;
  if (value === undefined) return { code: 'MISSING_MEMBER', path, params: { member: String(path.at(-1)), expected } };
  return { code: 'WRONG_TYPE', path, params: { expected, found } };
}
