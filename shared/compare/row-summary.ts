import type { Design } from '../model/design.ts';
import type { Localized } from '../model/text.ts';
import { fieldsOf, hintOf, valueOf, type PropSchema, type Row } from './prop-schema.ts';
import { isFilled, joined, plain, valueText } from './value-text.ts';

/** What fits on a line: a rule is told by direction, protocol, ports and addresses. */
const mostParts = 6;

/** Two neighbouring fields `portMin` and `portMax` are one range to a reader; null for other neighbours. */
function rangeText(key: string, next: string | undefined, row: Row): Localized | null {
  if (!key.endsWith('Min') || next !== `${key.slice(0, -3)}Max`) return null;
  const [low, high] = [row[key], row[next]];
  if (!isFilled(low) || !isFilled(high)) return null;
  return plain(low === high ? String(low) : `${String(low)}–${String(high)}`);
}

const nothing = {};

/** How a row is called: its name, else what its fields say, else its id. Switches, long texts and numbers nobody set tell rows apart badly: they are left out. */
export function rowSummary(row: Row, schema: PropSchema | null, design: Design): Localized {
  const name = row['name'];
  if (typeof name === 'string' && name !== '') return plain(name);
  const keys = fieldsOf(schema, row, row).filter((key) => key !== 'id');
  const parts: Localized[] = [];
  const done = new Set<string>();
  for (const [index, key] of keys.entries()) {
    const value = valueOf(schema, row, key);
    const hint = hintOf(schema, key);
    if (done.has(key) || !isFilled(value) || typeof value === 'boolean' || hint?.long === true || hint?.form === 'rows' || hint?.form === 'group') continue;
    if (typeof value === 'number' && value === valueOf(schema, nothing, key)) continue;
    const range = rangeText(key, keys[index + 1], row);
    if (range !== null) done.add(keys[index + 1] ?? '');
    parts.push(range ?? valueText(value, hint, design));
  }
  return parts.length === 0 ? plain(row.id) : joined(parts.slice(0, mostParts), ' · ');
}
