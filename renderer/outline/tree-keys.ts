import type { OutlineRow } from '../../shared/model/outline.ts';

/** What a key means in a tree: another row, or folding and unfolding of one. */
export type TreeMove = { readonly kind: 'go'; readonly to: number } | { readonly kind: 'fold'; readonly id: string; readonly isFolded: boolean };

const pageRows = 12;

function parentIndex(rows: readonly OutlineRow[], at: number): number | null {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index -= 1) if ((rows[index]?.level ?? level) < level) return index;
  return null;
}

/** The keys of the ARIA tree pattern; null for a key that means nothing here, such as Left on a row without anything around it. */
export function treeMove(rows: readonly OutlineRow[], at: number, key: string): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return rows.length === 0 ? null : { kind: 'go', to: 0 };
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.max(0, Math.min(rows.length - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + pageRows);
    case 'PageUp':
      return go(at - pageRows);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.isOpen === null) return null;
      return row.isOpen ? go(at + 1) : { kind: 'fold', id: row.id, isFolded: false };
    case 'ArrowLeft': {
      if (row.isOpen === true) return { kind: 'fold', id: row.id, isFolded: true };
      const parent = parentIndex(rows, at);
      return parent === null ? null : go(parent);
    }
    default:
      return null;
  }
}
