import type { Cell, InventoryRow } from '../../shared/export/index.ts';
import { inventoryTexts } from '../../shared/i18n/inventory.ts';
import { InlineEditor } from '../controls/InlineEditor.tsx';
import { useDesign } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { commitCell } from './cell-edit.ts';
import { useInventory, type CellDraft } from './inventory-store.ts';

/** A cell being edited. Its text lives in the table's state: the row may scroll out of sight and come back. */
export function CellEditor({ row, cell, draft, column, leave }: { readonly row: InventoryRow; readonly cell: Cell; readonly draft: CellDraft; readonly column: string; readonly leave: () => void }) {
  const say = useTexts(inventoryTexts);
  const name = useDesign().components[row.component]?.name ?? '';
  const { setDraft } = useInventory.getState();
  const take = (typed: string): boolean => {
    const problem = commitCell(row, cell, typed);
    if (problem !== null) setDraft({ ...draft, text: typed, problem });
    return problem === null;
  };
  return (
    <InlineEditor
      text={draft.text}
      label={say('table.edit', { row: name, column })}
      problem={draft.problem}
      take={take}
      type={(text) => setDraft({ ...draft, text })}
      leave={(by) => (by === 'elsewhere' ? setDraft(null) : leave())}
    />
  );
}
