import type { TerraformResource } from '../../model/terraform.ts';
import type { JsonPath } from '../problem.ts';
import type { ValueProblem } from '../issues.ts';

/** A resource and where it stands in the file. */
export interface FoundResource extends TerraformResource {
  readonly path: JsonPath;
}

export interface FoundResources {
  readonly resources: readonly FoundResource[];
  readonly problems: readonly ValueProblem[];
}

/**
 * Stands for a value that Terraform learns only when it applies a plan. Two places that hold the same value hold the same text, so that references can
 * be followed; it never gets into a design ({@link withoutUnknown}).
 */
export function unknownValue(address: string, attribute: string): string {
  return `(known after apply) ${address}.${attribute}`;
}

const unknownShape = /^\(known after apply\) /;

export function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && unknownShape.test(value);
}

/** A value with unknown texts emptied. */
export function withoutUnknown(value: unknown): unknown {
  if (isUnknown(value)) return '';
  if (Array.isArray(value)) return value.map(withoutUnknown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]: [string, unknown]) => [key, withoutUnknown(member)]));
}

/** `name`, or `name-0` for one of several. */
export function nameWithIndex(name: string, index: unknown): string {
  return typeof index === 'string' || typeof index === 'number' ? `${name}-${index}` : name;
}

/** The part of an address behind its name: `[0]`, `["key"]` or nothing. */
export function indexText(index: unknown): string {
  if (typeof index === 'number') return `[${index}]`;
  return typeof index === 'string' ? `[${JSON.stringify(index)}]` : '';
}
