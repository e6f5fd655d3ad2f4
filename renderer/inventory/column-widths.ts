import { measureText } from '../../shared/drawing/index.ts';
import type { Inventory } from '../../shared/export/index.ts';

const leastPx = 56;
const widestPx = 260;
/** Rows that are measured: a column is as wide as the longest of them. */
const measured = 400;

/** Widths in CSS pixels: room for the heading with its arrow, and for the longest cell up to a limit. An address always fits. */
export function columnWidths({ columns, rows }: Inventory): readonly number[] {
  const some = rows.slice(0, measured);
  return columns.map((column, index) => {
    const heading = measureText(column.label, { size: 10.5, weight: 530 }) + 42;
    const cells = some.map((row) => measureText(row.cells[index]?.text ?? '', { size: 12, weight: 530, tabular: true }) + 22);
    return Math.ceil(Math.min(widestPx, Math.max(leastPx, heading, ...cells)));
  });
}
