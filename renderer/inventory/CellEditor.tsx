import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Cell, InventoryRow } from '../../shared/export/index.ts';
import { inventoryTexts } from '../../shared/i18n/inventory.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { commitCell } from './cell-edit.ts';
import { useInventory, type CellDraft } from './inventory-store.ts';

/** A cell being edited. Enter and leaving commit, Escape takes the text back; a text that is refused stays with the reason below it (UX 54). */
export function CellEditor({ row, cell, draft, column, leave }: { readonly row: InventoryRow; readonly cell: Cell; readonly draft: CellDraft; readonly column: string; readonly leave: () => void }) {
  const say = useTexts(inventoryTexts);
  const language = useLanguage();
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const name = useDesign().components[row.component]?.name ?? '';
  const { setDraft } = useInventory.getState();
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const commit = (): boolean => {
    const problem = commitCell(row, cell, draft.text);
    if (problem === null) return true;
    setDraft({ ...draft, problem });
    return false;
  };
  const close = (): void => {
    isDone.current = true;
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (commit()) close();
    } else if (event.key === 'Escape') close();
  };
  return (
    <>
      <input
        ref={input}
        className="input"
        value={draft.text}
        aria-label={say('table.edit', { row: name, column })}
        aria-invalid={draft.problem !== null}
        aria-describedby={draft.problem === null ? undefined : problemId}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isDone.current && commit()) setDraft(null);
        }}
      />
      {draft.problem === null ? null : (
        <p className="tip inventory-problem" id={problemId} role="alert">
          {draft.problem[language]}
        </p>
      )}
    </>
  );
}
