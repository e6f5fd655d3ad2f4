import { registry } from '../catalog/index.ts';
import { parseDesign } from './parse.ts';

/**
 * Reads a text back exactly as the program opens a file, kinds' props included. Null when it would open, else the first problem
 * as code and place: what every save asks before it replaces anything (DESKTOP, save path 2).
 */
export function problemInDesign(text: string): string | null {
  const parsed = parseDesign(text, { registry, name: '' });
  if (parsed.ok) return null;
  const [first] = parsed.problems;
  return first === undefined ? 'unreadable' : `${first.code} ${first.path}`.trim();
}
