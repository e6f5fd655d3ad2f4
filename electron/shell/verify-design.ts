import { parseDesign } from '../../shared/file/index.ts';
import type { AnyRegistry } from '../../shared/model/definition.ts';

const registry: AnyRegistry = { kinds: [], find: () => null };

/** Reads a text back through the program's own reader: null when it would open, else the first problem as code and place. */
export function problemIn(text: string): string | null {
  const parsed = parseDesign(text, { registry, name: '' });
  if (parsed.ok) return null;
  const [first] = parsed.problems;
  return first === undefined ? 'unreadable' : `${first.code} ${first.path}`.trim();
}
