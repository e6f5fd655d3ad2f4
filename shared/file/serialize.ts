import type { Design } from '../model/design.ts';
import { designFormat, designVersion } from './envelope.ts';
import { writtenNotes } from './notes.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function write(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => `${inner}${write(item ?? null, inner)}`);
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (isRecord(value)) {
    // Sorted here and not by rebuilding the object: JavaScript moves keys that look like numbers to the front.
    const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
    const members = keys.map((key) => `${inner}${JSON.stringify(key)}: ${write(value[key], inner)}`);
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value);
}

/** JSON as every file of ours has it: keys in code unit order, 2 spaces, LF, final newline. */
export function writeJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

/** The text of a design file (CONTRACTS 1). Equal designs give equal bytes; defaults that nobody wrote are not written either. */
export function serializeDesign(design: Design): string {
  const { extra, notes: _notes, ...parts } = design;
  return writeJson({ ...extra, ...parts, ...writtenNotes(design), format: designFormat, version: designVersion });
}
