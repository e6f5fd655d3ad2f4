import { compareIpv4, parseIpv4, type Ipv4 } from '../../net/address.ts';
import { cidrContains, parseCidr } from '../../net/cidr.ts';
import type { Inventory, InventoryRow } from './table.ts';

export interface Sorting {
  /** Index of a column. */
  readonly column: number;
  readonly isDescending: boolean;
}

const words = new Intl.Collator('ko', { numeric: true });

/** The address a text is, or begins with; null for other texts. */
function addressIn(text: string): Ipv4 | null {
  return parseIpv4(text) ?? parseCidr(text)?.network ?? null;
}

/** Addresses as numbers, everything else as words with numbers in them; empty cells last. */
export function compareTexts(left: string, right: string): number {
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  const [a, b] = [addressIn(left), addressIn(right)];
  if (a !== null && b !== null && a !== b) return compareIpv4(a, b);
  return words.compare(left, right);
}

/** The rows whose cells hold every word of a filter; a prefix also holds for the addresses inside it. */
function filtered(rows: readonly InventoryRow[], filter: string): readonly InventoryRow[] {
  const wanted = filter.normalize('NFC').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const prefixes = wanted.map(parseCidr);
  return rows.filter(({ cells }) =>
    wanted.every((word, index) =>
      cells.some(({ text }) => {
        const prefix = prefixes[index] ?? null;
        const address = prefix === null ? null : parseIpv4(text);
        return text.normalize('NFC').toLowerCase().includes(word) || (prefix !== null && address !== null && cidrContains(prefix, address));
      }),
    ),
  );
}

/** The rows a person sees: filtered, then sorted; equal rows keep the order of the design. Empty cells stay last either way. */
export function rowsInView({ rows }: Inventory, filter: string, sorting: Sorting | null): readonly InventoryRow[] {
  const left = filtered(rows, filter);
  if (sorting === null) return left;
  const text = (row: InventoryRow): string => row.cells[sorting.column]?.text ?? '';
  const sign = sorting.isDescending ? -1 : 1;
  return [...left].sort((one, other) => {
    const [a, b] = [text(one), text(other)];
    return compareTexts(a, b) * (a === '' || b === '' ? 1 : sign);
  });
}
